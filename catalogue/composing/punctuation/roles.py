"""What a mark may be, and how well its neighbourhood agrees. Costs are steps of plausibility; 0 is certain.

The order of the clauses is that of `reference`: gershayim and geresh are told
by the letters around the mark (Academy of the Hebrew Language, rules of
punctuation §§29–31), quotation marks by what they touch, and where both are
possible the balance of the whole paragraph decides (`pairing`).
"""

from __future__ import annotations

import enum
import re

from catalogue.composing.punctuation.abbreviations import (
    is_ending,
    is_inflected,
    is_known_acronym,
    lacks_a_stroke,
    may_be_cut_short,
    takes_geresh,
)
from catalogue.composing.punctuation.letters import (
    FRACTIONS,
    is_digit,
    is_hebrew,
    is_latin,
    is_prefix,
    may_be_prefix,
)
from catalogue.composing.punctuation.marks import GERESH, MARKS, SINGLES, Mark, Side


class Role(enum.Enum):
    """What a mark is."""

    OPEN = "an opening quotation mark"
    CLOSE = "a closing quotation mark"
    GERSHAYIM = "gershayim"
    GERESH = "a geresh"
    APOSTROPHE = "an apostrophe"
    PRIME = "a prime"
    KEPT = "an unknown mark"
    """Unknown, but no part of a quotation: stays as typed and is flagged."""
    STRAY = "a mark without a partner"
    """A quotation mark without a partner: the paragraph is out of balance."""


STRAY_COST = 10.0

_SOFT = frozenset("גזצץתדטח")
"""Letters that a geresh turns into another sound (Academy, uses of the geresh)."""

_ELISIONS = r"(?i:em|til|tis|twas|cause|round|cos)\b"
_DECADE = r"\d\ds?(?!\w)"
_YEAR_AFTER = r"(?:(?<![א-ת])[וכמש]?ה[-־]|(?:שנת|מלחמת|ילידת?|אביב|קיץ|סתיו|חורף)[ \u00a0])\d\d$"
"""שנות ה־90': a year with its apostrophe on the wrong side, not minutes."""

_MEASURE = r"[xX×]\d|[NSEW](?![A-Za-z])"  # 5'x7', 32°42'N
_ROCK_N_ROLL = "[\u2018\u2019'][nN][\u2018\u2019']$"

_ENDS = (Side.SPACE, Side.BRACKET, Side.POINT, Side.DASH, Side.ELLIPSIS)


def roles(mark: Mark, text: str) -> dict[Role, float]:
    """Every role the mark may have, with its cost; it may be a stray besides, at STRAY_COST."""
    return _double_roles(mark) if mark.double else _single_roles(mark, text)


def is_certain(mark: Mark) -> bool:
    """Whether gershayim are beyond doubt even where the paragraph is out of balance."""
    if not (mark.before and mark.after):
        return False
    if len(mark.after) == 1:
        return not _is_mark(mark.beyond) or not is_prefix(mark.before)
    if is_known_acronym(mark.before, mark.after):
        return True
    return not is_prefix(mark.before) and is_inflected(mark.after)


def _is_mark(char: str) -> bool:
    return bool(char) and char in MARKS


def _double_roles(mark: Mark) -> dict[Role, float]:
    possible = _quoting(mark)
    gershayim = _gershayim_cost(mark) if mark.before and mark.after else None
    if gershayim is not None:
        possible[Role.GERSHAYIM] = gershayim
    if _may_count_inches(mark):
        possible[Role.PRIME] = 1.0
    return possible


def _gershayim_cost(mark: Mark) -> float | None:
    prefixed = mark.starts_word and is_prefix(mark.before)
    if len(mark.after) == 1:
        if mark.beyond in SINGLES and mark.beyond:
            return 1.0
        if not prefixed or not _is_mark(mark.beyond):
            return 0.0
        # ”ש״ס” hugs its acronym; in ה"ש"ס" the first mark would be the word's second gershayim.
        return (0.0 if mark.opened else 1.0) if mark.resumes or mark.opened else 0.3
    if is_known_acronym(mark.before, mark.after):
        return 0.0
    if prefixed:
        return None
    if not is_inflected(mark.after):
        return 0.5
    # A quotation may take an ending too (”סלופ”ים), when it opened with this very word.
    return 1.5 if mark.opened and is_ending(mark.after) else 0.0


def _opening_cost(mark: Mark) -> float | None:
    untidy = 2.0 if mark.right_side in (Side.POINT, Side.BRACKET, Side.DASH) else 0.0
    if mark.right_side is Side.SPACE or (
        untidy and mark.left_side is Side.WORD and not is_prefix(mark.before)
    ):
        return None
    if mark.left_side in (Side.SPACE, Side.BRACKET, Side.DASH):
        return untidy
    if mark.left_side is not Side.WORD:
        return untidy + (0.5 if mark.left == ":" else 1.0)
    if not mark.before:
        return 3.0
    inside = _opening_in_word_cost(mark)
    return None if inside is None else untidy + inside


def _opening_in_word_cost(mark: Mark) -> float | None:
    """An opening mark right after Hebrew letters: rule 2 of the reference, prefixes stay outside."""
    short = len(mark.after) == 1
    if short and not _is_mark(mark.beyond):
        return None
    if is_known_acronym(mark.before, mark.after):
        return 1.5
    if is_prefix(mark.before):
        return (0.0 if mark.starts_word else 1.0) + (
            0.5 if short and mark.double and not mark.resumes else 0.0
        )
    if may_be_prefix(mark.before):
        return 1.0 if mark.double else 2.0
    return 2.0 if mark.double else None


def _closing_cost(mark: Mark) -> float | None:
    if mark.left_side in (Side.SPACE, Side.BRACKET):
        return None
    if mark.left_side is Side.DASH:
        return 1.0 if mark.right_side in _ENDS else None
    if mark.right_side in _ENDS:
        return 0.0
    if mark.right_side is Side.INWARD:
        return 1.5
    if not is_hebrew(mark.right):
        return 3.0
    if mark.starts_word and not mark.opened and is_prefix(mark.before):
        return None
    if mark.opened and is_ending(mark.after):
        return 0.5
    if mark.before and (is_certain(mark) or len(mark.after) == 1):
        return None
    return 2.0 if is_ending(mark.after) else 3.0


def _may_count_inches(mark: Mark) -> bool:
    ends = mark.right_side in (*_ENDS, Side.INWARD) or mark.right in tuple("xX×NSEW")
    whole = mark.number.strip("." + FRACTIONS).split(".")[0]
    return bool(mark.number) and ends and len(whole) <= 3


def _single_roles(mark: Mark, text: str) -> dict[Role, float]:
    if mark.number:
        return _after_digit(mark, text)
    if mark.before:
        return _after_hebrew(mark)
    if is_latin(mark.left) and is_hebrew(mark.right):
        return {Role.KEPT: 3.0, Role.CLOSE: 2.5}
    possible = _elision(mark, text)
    if 0.0 not in possible.values():
        possible |= _quoting(mark)
    if mark.floating:
        possible[Role.KEPT] = 0.0
    elif is_latin(mark.right):
        # A letter of another alphabet in transliteration ('Abd); less likely than a quotation that closes.
        possible.setdefault(Role.KEPT, 6.0)
    return possible


def _elision(mark: Mark, text: str) -> dict[Role, float]:
    """The Latin apostrophe: inside a word, after a plural, and where letters or a century are left out."""
    if is_latin(mark.left) and (is_latin(mark.right) or is_digit(mark.right)):
        return {Role.APOSTROPHE: 0.0}
    if mark.right == "s" and mark.left_side is Side.POINT and not text[mark.end + 1 : mark.end + 2].isalnum():
        return {Role.APOSTROPHE: 0.0}
    around = text[max(mark.start - 2, 0) : mark.end], text[mark.start : mark.end + 2]
    if any(len(one) == 3 and re.match(_ROCK_N_ROLL, one) for one in around):
        return {Role.APOSTROPHE: 0.0}
    if is_latin(mark.left):
        return {Role.APOSTROPHE: 0.3 if mark.left in "szxSZX" else 0.6}
    if re.match(_DECADE, text[mark.end : mark.end + 4]) and not mark.left.isalnum():
        return {Role.APOSTROPHE: 0.0 if text[mark.end + 2 : mark.end + 3] == "s" else -0.5}
    return {Role.APOSTROPHE: 0.0} if re.match(_ELISIONS, text[mark.end : mark.end + 6]) else {}


def _quoting(mark: Mark) -> dict[Role, float]:
    costs = {Role.OPEN: _opening_cost(mark), Role.CLOSE: _closing_cost(mark)}
    return {role: cost for role, cost in costs.items() if cost is not None}


def _after_digit(mark: Mark, text: str) -> dict[Role, float]:
    if is_digit(mark.right) or re.match(_MEASURE, text[mark.end :]):
        return {Role.PRIME: 0.0}
    if mark.right == "s":
        return {Role.APOSTROPHE: 0.0}
    if re.search(_YEAR_AFTER, text[: mark.start]):
        return {Role.KEPT: 0.5, Role.CLOSE: 0.0}
    if is_hebrew(mark.right) or is_latin(mark.right):
        return {Role.KEPT: 3.0, Role.CLOSE: 2.5}
    return {Role.PRIME: 0.5, Role.CLOSE: 0.0}


def _after_hebrew(mark: Mark) -> dict[Role, float]:
    if mark.after:
        return _inside_hebrew_word(mark)
    ends = mark.right_side in (*_ENDS, Side.INWARD) or is_digit(mark.right)
    possible = _word_end(mark) if ends else {Role.KEPT: 3.0}
    return possible | _quoting(mark)


def _word_end(mark: Mark) -> dict[Role, float]:
    word = mark.before
    if len(word) == 1 or (len(word) == 2 and is_prefix(word[0])) or takes_geresh(word):
        return {Role.GERESH: 0.0}
    if word[-1] in _SOFT:
        return {Role.GERESH: 0.2}
    if may_be_cut_short(word):
        return {Role.GERESH: 1.0}
    return {Role.GERESH: 2.0} if mark.typed == GERESH else {Role.KEPT: 3.0}


def _inside_hebrew_word(mark: Mark) -> dict[Role, float]:
    if lacks_a_stroke(mark.before, mark.after):
        return {Role.KEPT: 0.0}
    prefixed = mark.starts_word and is_prefix(mark.before)
    possible = {Role.GERESH: 0.0 if mark.before[-1:] in _SOFT else 0.1, Role.CLOSE: 4.0}
    if prefixed:
        possible[Role.GERESH] = 0.0 if mark.year else 1.0
    opening = _opening_in_word_cost(mark)
    if opening is not None:
        possible[Role.OPEN] = opening + (1.0 if mark.year else 0.0)
    return possible
