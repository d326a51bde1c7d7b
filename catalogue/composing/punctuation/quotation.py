"""Quotation marks by level, profile and script."""

from __future__ import annotations

import re
from collections.abc import Sequence

from catalogue.composing.punctuation.changes import Change
from catalogue.composing.punctuation.letters import (
    CLOSE_BRACKETS,
    HYPHENS,
    OPEN_BRACKETS,
    SPACES,
    before,
    is_hebrew,
    is_latin,
    is_prefix,
)
from catalogue.composing.punctuation.marks import GERESH, GERSHAYIM, Mark, printed
from catalogue.composing.punctuation.pairing import Quoted
from catalogue.model.punctuation import Profile, PunctuationStyle

Pair = tuple[str, str]

_LATIN: dict[bool, Pair] = {True: ("“", "”"), False: ("‘", "’")}
_HEBREW: dict[Profile, dict[bool, Pair]] = {
    Profile.HIGH: {True: ("”", "”"), False: ("’", "’")},
    Profile.LOW_HIGH: {True: ("„", "”"), False: ("‚", "’")},
    Profile.GERSHAYIM: {True: (GERSHAYIM, GERSHAYIM), False: (GERESH, GERESH)},
}
"""By profile, then by whether the quotation is a double one: opening and closing mark."""

_GLOSS = re.compile(r"(?<=[א-ת׳״'\" ])\([^()]*\)")
"""What stands in brackets after a word explains it and begins no Latin run: ז׳יז׳ק (Žižek), ”…”."""

_LATIN_AFTER_PREFIX = re.compile("[א-ת][-\u05be][^א-ת]*$")
"""A Latin run that a Hebrew prefix draws into the sentence (ה־MoMA)."""


def print_quotations(
    text: str, marks: Sequence[Mark], quoted: Sequence[Quoted], style: PunctuationStyle
) -> list[Change]:
    """The house's marks for every quotation: levels alternate, an inner one keeps the outer one's script."""
    if style.profile == Profile.TYPED:
        return []
    changes: list[Change] = []
    settled: list[tuple[bool, bool]] = []
    unquoted = _without_quotations(text, marks, quoted)
    for one in quoted:
        opening, closing = marks[one.opening], marks[one.closing]
        if one.parent is None:
            latin = style.latin_pair and _is_in_latin_run(text, unquoted, opening.start, closing.end)
            double = opening.double or style.promote_singles
        else:
            latin, double = settled[one.parent][0], not settled[one.parent][1]
        settled.append((latin, double))
        signs = _LATIN[double] if latin else _HEBREW[Profile(style.profile)][double]
        rule = _rule(text, opening, closing, one, latin)
        changes += filter(None, (printed(opening, signs[0], rule), printed(closing, signs[1], rule)))
        if style.maqaf and (hyphen := _superfluous_hyphen(text, opening)):
            changes.append(hyphen)
    return changes


def _rule(text: str, opening: Mark, closing: Mark, one: Quoted, latin: bool) -> str:
    if latin:
        return "Q8"
    if one.parent is not None:
        return "Q5"
    if not opening.double:
        return "S1"
    if opening.before:
        return "Q3"
    if opening.typed != '"':
        return "Q2"
    inside = text[opening.end : closing.start]
    return "Q7" if not any(map(is_hebrew, inside)) and any(map(is_latin, inside)) else "Q1"


def _superfluous_hyphen(text: str, opening: Mark) -> Change | None:
    """The hyphen of ה-"סלופ": a prefix touches the opening mark (rule 2 of the reference)."""
    start = len(text[: opening.start].rstrip(SPACES)) - 1
    if start < 1 or text[start] not in HYPHENS + "–":
        return None
    prefix = before(text, start)
    stands_alone = start == len(prefix) or not text[start - len(prefix) - 1].isalnum()
    if not is_prefix(prefix) or not stands_alone:
        return None
    return Change(start, text[start : opening.start], "", "Q4")


def _without_quotations(text: str, marks: Sequence[Mark], quoted: Sequence[Quoted]) -> str:
    """The text with everything quoted blanked: of titles in a row, none makes its neighbour Latin."""
    parts: list[str] = []
    at = 0
    for one in quoted:
        if one.parent is None:
            start, end = marks[one.opening].start, marks[one.closing].end
            parts += (text[at:start], " " * (end - start))
            at = end
    return "".join((*parts, text[at:]))


def _is_in_latin_run(text: str, unquoted: str, start: int, end: int) -> bool:
    """Whether a quotation text[start:end] lies wholly among Latin words, so that their pair is the right one.

    In a paragraph with Hebrew the Latin run has begun before it, not after a Hebrew prefix, and
    nothing Hebrew follows it, nor stands in it; a title alone in brackets is
    the Hebrew sentence's. In a Latin paragraph the words quoted may be Hebrew.
    """
    hebrew_inside = any(map(is_hebrew, text[start:end]))
    outside = text[:start] + text[end:]
    if not any(map(is_hebrew, outside)):
        return any(map(is_latin, unquoted if hebrew_inside else text))
    left, right = _surroundings(_GLOSS.sub(_blank, unquoted[:start]) + unquoted[start:], start, end)
    return (
        left is True
        and right is not False
        and not hebrew_inside
        and not _LATIN_AFTER_PREFIX.search(text[:start])
    )


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _surroundings(text: str, start: int, end: int) -> tuple[bool | None, bool | None]:
    """The script of the nearest letters on both sides: True Latin, False Hebrew, None for no letter.

    Within brackets only what they hold is asked; if that is nothing but the
    quotation, what stands around them is.
    """
    while True:
        left, start = _nearest(text, start - 1, -1, OPEN_BRACKETS)
        right, end = _nearest(text, end, 1, CLOSE_BRACKETS)
        if left is not None or right is not None or (start < 0 and end >= len(text)):
            return left, right
        end += 1


def _nearest(text: str, at: int, step: int, walls: str) -> tuple[bool | None, int]:
    """The script of the nearest letter from text[at] on and its place, or None and the place of the wall."""
    while 0 <= at < len(text) and text[at] not in walls:
        if is_hebrew(text[at]) or is_latin(text[at]):
            return is_latin(text[at]), at
        at += step
    return None, at
