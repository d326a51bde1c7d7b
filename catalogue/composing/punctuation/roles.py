"""What a mark may be, and how well its neighbourhood agrees. Costs are steps of plausibility; 0 is certain.

The order of the clauses is that of `reference`: gershayim and geresh are told
by the letters around the mark (Academy of the Hebrew Language, rules of
punctuation §§29–31), quotation marks by what they touch, and where both are
possible the balance of the whole paragraph decides (`pairing`).
"""

from __future__ import annotations

import enum
import re

from catalogue.composing.punctuation.abbreviations import is_inflected, is_known_acronym, takes_geresh
from catalogue.composing.punctuation.letters import (
    FRACTIONS,
    is_digit,
    is_hebrew,
    is_latin,
    is_point,
    is_prefix,
    may_be_prefix,
)
from catalogue.composing.punctuation.marks import GERESH, SINGLES, Mark, Side


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

_ELISIONS = r"(?i:n|em|til|tis|twas|cause|round|cos)\b"
_DECADE = r"\d\ds?(?!\w)"

_ENDS = (Side.SPACE, Side.BRACKET, Side.POINT, Side.DASH, Side.ELLIPSIS)


def roles(mark: Mark, text: str) -> dict[Role, float]:
    """Every role the mark may have, with its cost; STRAY is always among them."""
    possible = _double_roles(mark) if mark.double else _single_roles(mark, text)
    possible[Role.STRAY] = STRAY_COST
    return possible


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
    return bool(char) and (char in SINGLES or not (char.isalnum() or char.isspace()) and char in '"“”„‟«»＂״')


def _double_roles(mark: Mark) -> dict[Role, float]:
    possible: dict[Role, float] = {}
    if mark.before and mark.after:
        cost = _gershayim_cost(mark)
        if cost is not None:
            possible[Role.GERSHAYIM] = cost
    cost = _opening_cost(mark)
    if cost is not None:
        possible[Role.OPEN] = cost
    cost = _closing_cost(mark)
    if cost is not None:
        possible[Role.CLOSE] = cost
    if _may_count_inches(mark):
        possible[Role.PRIME] = 1.0
    return possible


def _gershayim_cost(mark: Mark) -> float | None:
    prefixed = mark.starts_word and is_prefix(mark.before)
    if len(mark.after) == 1:
        if mark.beyond in SINGLES and mark.beyond:
            return 1.0
        return 0.3 if prefixed and _is_mark(mark.beyond) else 0.0
    if is_known_acronym(mark.before, mark.after):
        return 0.0
    if prefixed:
        return None
    return 0.0 if is_inflected(mark.after) else 0.5


def _opening_cost(mark: Mark) -> float | None:
    if mark.right_side is Side.SPACE:
        return None
    untidy = 2.0 if mark.right_side in (Side.POINT, Side.BRACKET, Side.DASH) else 0.0
    if mark.left_side in (Side.SPACE, Side.BRACKET, Side.DASH):
        return untidy
    if mark.left_side is not Side.WORD:
        return untidy + (0.5 if mark.left == ":" else 1.0)
    if not mark.before:
        return untidy + 3.0
    return _opening_in_word_cost(mark, untidy)


def _opening_in_word_cost(mark: Mark, untidy: float) -> float | None:
    """An opening mark right after Hebrew letters: rule 2 of the reference, prefixes stay outside."""
    short = len(mark.after) == 1
    if short and not _is_mark(mark.beyond):
        return None
    if is_known_acronym(mark.before, mark.after):
        return 1.5
    if is_prefix(mark.before):
        return untidy + (0.0 if mark.starts_word else 1.0) + (0.5 if short and mark.double else 0.0)
    return untidy + (1.0 if may_be_prefix(mark.before) else 2.0)


def _closing_cost(mark: Mark) -> float | None:
    if mark.left_side in (Side.SPACE, Side.BRACKET):
        return None
    interrupted = 1.0 if mark.left_side is Side.DASH and mark.right_side in _ENDS else 0.0
    if mark.left_side is Side.DASH and not interrupted:
        return 3.0
    if mark.right_side in _ENDS:
        return interrupted
    if mark.right_side is Side.INWARD:
        return 1.5
    if mark.before and len(mark.after) == 1 and not _is_mark(mark.beyond):
        return 3.0
    return 2.0 if is_hebrew(mark.right) else 3.0


def _may_count_inches(mark: Mark) -> bool:
    if not mark.number or mark.right_side not in (*_ENDS, Side.INWARD):
        return False
    whole = mark.number.strip("." + FRACTIONS).split(".")[0]
    return len(whole) <= 3


def _single_roles(mark: Mark, text: str) -> dict[Role, float]:
    if mark.number:
        return _after_digit(mark)
    if is_latin(mark.left) and (is_latin(mark.right) or is_digit(mark.right)):
        return {Role.APOSTROPHE: 0.0}
    if is_hebrew(mark.left) or is_point(mark.left):
        return _after_hebrew(mark, text)
    possible: dict[Role, float] = {}
    if is_latin(mark.left):
        possible[Role.APOSTROPHE] = 0.3 if mark.left in "szxSZX" else 0.6
        if is_hebrew(mark.right):
            possible = {Role.KEPT: 3.0}
    elif is_digit(mark.right) and re.match(_DECADE, text[mark.end : mark.end + 4]) and not mark.left.isalnum():
        possible[Role.APOSTROPHE] = 0.5
    elif is_latin(mark.right) and re.match(_ELISIONS, text[mark.end : mark.end + 6]):
        possible[Role.APOSTROPHE] = -1.0 if text[mark.end : mark.end + 2].lower() in ("n'", "n’", "n‘") else 0.5
    elif mark.left.lower() == "n" and mark.right_side is Side.SPACE:
        possible[Role.APOSTROPHE] = 0.0
    _add_quoting(mark, possible)
    if mark.floating:
        possible[Role.KEPT] = 0.0
    return possible


def _add_quoting(mark: Mark, possible: dict[Role, float]) -> None:
    cost = _opening_cost(mark)
    if cost is not None:
        possible[Role.OPEN] = cost
    cost = _closing_cost(mark)
    if cost is not None:
        possible[Role.CLOSE] = cost


def _after_digit(mark: Mark) -> dict[Role, float]:
    if is_digit(mark.right):
        return {Role.PRIME: 0.0}
    if mark.right == "s":
        return {Role.APOSTROPHE: 0.0}
    if is_hebrew(mark.right) or is_latin(mark.right):
        return {Role.KEPT: 3.0, Role.CLOSE: 2.5}
    return {Role.PRIME: 0.5, Role.CLOSE: 0.0}


def _after_hebrew(mark: Mark, text: str) -> dict[Role, float]:
    if mark.after:
        return _inside_hebrew_word(mark, text)
    possible: dict[Role, float] = {}
    if mark.right_side in _ENDS or mark.right_side is Side.INWARD:
        if len(mark.before) == 1 or (len(mark.before) == 2 and is_prefix(mark.before[0])):
            possible[Role.GERESH] = 0.0
        elif takes_geresh(mark.before):
            possible[Role.GERESH] = 0.0
        elif mark.before[-1] in _SOFT:
            possible[Role.GERESH] = 0.2
        elif mark.typed == GERESH:
            possible[Role.GERESH] = 2.0
        else:
            possible[Role.KEPT] = 3.0
    else:
        possible[Role.KEPT] = 3.0
    _add_quoting(mark, possible)
    return possible


def _inside_hebrew_word(mark: Mark, text: str) -> dict[Role, float]:
    prefixed = mark.starts_word and is_prefix(mark.before)
    if not prefixed:
        geresh = 0.0 if mark.before[-1:] in _SOFT else 0.1
    else:
        geresh = 0.0 if is_year(mark) else 1.0
    possible = {Role.GERESH: geresh, Role.CLOSE: 4.0}
    opening = _opening_in_word_cost(mark, 0.0)
    if opening is not None:
        possible[Role.OPEN] = opening + (1.0 if is_year(mark) else 0.0) + (1.0 if opening >= 1 else 0.0)
    return possible


def is_year(mark: Mark) -> bool:
    """ה'תשפ"ד: the thousands of a year, not a quotation after the article."""
    return mark.before.endswith("ה") and mark.after.startswith("ת") and _is_mark(mark.beyond)
