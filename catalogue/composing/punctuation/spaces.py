"""Spaces, the ellipsis and the per cent sign (Academy 2018, ״הרווח כולו שלכם״)."""

from __future__ import annotations

import re

from catalogue.composing.punctuation.changes import Change, Flag, minimal
from catalogue.composing.punctuation.letters import (
    BREAKS,
    CLOSE_BRACKETS,
    DASHES,
    OPEN_BRACKETS,
    SPACES,
    after,
    before,
    is_digit,
    is_hebrew,
    is_latin,
    is_point,
)
from catalogue.composing.punctuation.marks import MARKS
from catalogue.model.punctuation import PunctuationStyle

# Each begins with the signs it is about, which `re` finds fast, and looks back from there.
_RUN = re.compile(r"[ \t\u00a0](?:[ \t\u00a0]+|(?<=\t))")
_IN_RUNS = ("  ", "\t", "\u00a0")
_ELLIPSIS = re.compile(r"[.…](?:(?<=\.)\.+|(?<=…))")
_LONE_POINT = re.compile(r"[,.;:!?)\]}](?<=[ \u00a0].)")
_AFTER_BRACKET = re.compile(r"[(\[{][ \u00a0]+")
_TIGHT = re.compile(r"[,;!?](?<=[\u05d0-\u05ea\u05f3\u05f4'\"’”].)(?=[\u05d0-\u05ea])")
_PERCENT = re.compile(r"%(?<=\d[ \u00a0]%)")
_VISUAL_PERCENT = re.compile(r"%(?<![\w%.]%)(\d+(?:[.,]\d+)?)(?![\w%]|[-–.]\d)")


def collapse_spaces(text: str, style: PunctuationStyle) -> list[Change]:
    """Of several spaces one stays, the no-break one if there is one; a tab is a space (T2)."""
    if not style.spaces or not any(map(text.__contains__, _IN_RUNS)):
        return []
    found = (
        minimal(match.start(), match[0], "\u00a0" if "\u00a0" in match[0] else " ", "T2")
        for match in _RUN.finditer(text)
    )
    return [change for change in found if change]


def set_ellipses(text: str, style: PunctuationStyle) -> tuple[list[Change], list[Flag]]:
    """Three points are U+2026, glued to the word before it unless it opens a phrase (T1)."""
    changes: list[Change] = []
    flags: list[Flag] = []
    for match in _ELLIPSIS.finditer(text) if ".." in text or "…" in text else ():
        dots = match[0]
        start, end = match.span()
        if dots not in ("...", "…"):
            if len(dots) in (2, 4) and before(text, start):
                flags.append(Flag(start, dots, "neither a full stop nor an ellipsis", "T4"))
            continue
        between_digits = is_digit(text[start - 1 : start]) and is_digit(text[end : end + 1])
        if not style.ellipsis or between_digits:
            continue
        word_end = len(text[:start].rstrip(SPACES))
        if word_end < start and style.spaces and _ends_phrase(text, word_end, end):
            changes.append(Change(word_end, text[word_end:end], "…", "T1"))
        elif dots != "…":
            changes.append(Change(start, dots, "…", "T1"))
    return changes, flags


def _ends_phrase(text: str, start: int, end: int) -> bool:
    left, right = text[start - 1 : start], text[end : end + 1]
    if not left or not (is_hebrew(left) or is_point(left) or is_digit(left) or left in MARKS):
        return False
    if right and right in MARKS:
        right = text[end + 1 : end + 2]
    return not right or right in SPACES or right in BREAKS or right in CLOSE_BRACKETS or right in ",.;:!?"


def set_spaces(text: str, style: PunctuationStyle) -> list[Change]:
    """A mark is glued to the word before it, one space after it; brackets hug (T2); 75% has none (M3)."""
    changes = _percent_signs(text, style)
    if not style.spaces:
        return changes
    for match in _LONE_POINT.finditer(text):
        changes += _glue_point(text, match.start() - 1, match.start())
    for match in _AFTER_BRACKET.finditer(text):
        inner = text[match.end() : match.end() + 1]
        if inner and not is_latin(inner) and inner not in CLOSE_BRACKETS:
            changes.append(Change(match.start() + 1, match[0][1:], "", "T2"))
    for match in _TIGHT.finditer(text):
        if match[0] in ",;" or (len(before(text, match.start())) > 1 and len(after(text, match.end())) > 1):
            changes.append(Change(match.end(), "", " ", "T2"))
    changes += [
        Change(match.start() - 1, text[match.start() - 1], "", "M3") for match in _PERCENT.finditer(text)
    ]
    return sorted(changes)


def _percent_signs(text: str, style: PunctuationStyle) -> list[Change]:
    if not style.percent:
        return []
    return [
        Change(match.start(), match[0], match[1] + "%", "M3v") for match in _VISUAL_PERCENT.finditer(text)
    ]


def _glue_point(text: str, start: int, end: int) -> list[Change]:
    """Drop the space before a mark that follows Hebrew, or move it behind if the next word sticks to it."""
    left, point, right = text[start - 1 : start], text[end], text[end + 1 : end + 2]
    if not left or left in BREAKS or left in OPEN_BRACKETS or left in DASHES or is_latin(left):
        return []
    gap = Change(start, text[start:end], "", "T2")
    opens = right and (right in OPEN_BRACKETS or right in MARKS) and text[end + 2 : end + 3].isalnum()
    if opens and point in ",;:.!?" and not is_digit(left) and not _is_figure(left, point, text[end + 1 :]):
        return [gap, Change(end + 1, "", " ", "T2")]
    if point in CLOSE_BRACKETS or not right.isalnum():
        return [] if _is_figure(left, point, text[end + 1 :]) else [gap]
    if is_hebrew(right) and not is_digit(left) and (point in ",;:!?" or len(after(text, end + 1)) > 1):
        return [gap, Change(end + 1, "", " ", "T2")]
    return []


def _is_figure(left: str, point: str, rest: str) -> bool:
    """A ratio typed with spaces (16 : 9), a face made of marks, or the first of several points."""
    if point == ":" and is_digit(left) and is_digit(rest.lstrip(SPACES)[:1]):
        return True
    return bool(rest) and ((point in ":;" and rest[0] in "()-[]") or (point == "." and rest[0] == "."))
