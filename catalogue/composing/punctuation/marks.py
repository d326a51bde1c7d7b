"""The marks that must be decided: every sign that may quote, abbreviate, or count inches."""

from __future__ import annotations

import enum
import re
from typing import NamedTuple

from catalogue.composing.punctuation.changes import Change
from catalogue.composing.punctuation.letters import (
    BREAKS,
    CLOSE_BRACKETS,
    DASHES,
    FRACTIONS,
    OPEN_BRACKETS,
    SPACES,
    after,
    before,
    is_digit,
    is_hebrew,
    is_latin,
    is_point,
    word_end,
    word_start,
)

GERSHAYIM = "\u05f4"
GERESH = "\u05f3"
APOSTROPHE = "\u2019"
PRIME = "\u2032"
DOUBLE_PRIME = "\u2033"

DOUBLES = '"“”„‟«»＂' + GERSHAYIM
SINGLES = "'‘’‚‛‹›`´＇" + GERESH
MARKS = DOUBLES + SINGLES
_EITHER = frozenset(MARKS)
_FIND = re.compile(f"[{re.escape(MARKS)}](?:(?<=(['’‘´`]))\\1)?")
"""A mark, or two single ones of a kind."""
_POINTED = frozenset("«»‹›`´")
"""Taken for Hebrew marks only beside Hebrew or digits: elsewhere they are another language's, or code."""


class Side(enum.Enum):
    """What stands beside a mark, other marks looked through."""

    SPACE = enum.auto()
    """White space, or the paragraph's edge."""
    BRACKET = enum.auto()
    """An opening bracket on the left of it, a closing one on the right."""
    WORD = enum.auto()
    DASH = enum.auto()
    POINT = enum.auto()
    """A full stop, comma or the like that ends what came before."""
    ELLIPSIS = enum.auto()
    INWARD = enum.auto()
    """A closing bracket on the left of it, an opening one on the right."""


class Mark(NamedTuple):
    """One sign and its neighbourhood. `left` and `right` are the characters that touch it."""

    start: int
    end: int
    typed: str
    double: bool
    left: str
    right: str
    left_side: Side
    right_side: Side
    before: str
    """Hebrew letters directly before it."""
    starts_word: bool
    """Nothing of the same word stands before these letters."""
    opened: bool
    """Another mark stands directly before these letters."""
    after: str
    """Hebrew letters directly after it; a geresh between letters is looked through."""
    beyond: str
    """The character after these letters."""
    resumes: bool
    """Hebrew letters go on right behind that character (the first mark of ה"ש"ס")."""
    number: str
    """Digits (and a fraction) directly before it."""

    @property
    def year(self) -> bool:
        """ה'תשפ"ד: the thousands of a year, not a quotation after the article."""
        return self.before.endswith("ה") and self.after.startswith("ת") and self.beyond in _EITHER

    @property
    def floating(self) -> bool:
        """White space on both sides: neither opening nor closing."""
        return self.left_side is Side.SPACE and self.right_side is Side.SPACE


def find_marks(text: str) -> list[Mark]:
    """Every mark of the paragraph in order; marks of other languages and of code are left out."""
    found: list[Mark] = []
    doubled = False
    at = 0
    while match := _FIND.search(text, at):
        start, end = match.span()
        if end - start == 2:
            if _is_double(text, start, end, doubled):
                doubled = True
            else:
                end = start + 1
        at = end
        if text[start] not in _POINTED or _is_hebrew_mark(text, start):
            found.append(_mark(text, start, end))
    return found


def _is_double(text: str, start: int, end: int, doubled: bool) -> bool:
    """Whether two apostrophes stand for one double mark.

    Between Hebrew letters and at a word's start they do, and after a number they
    count inches where no single mark may be open; at a word's end only when such
    a pair stood before, for there they may be a geresh and a closing mark.
    """
    left, right = text[start - 1] if start else "", text[end : end + 1]
    if right in _EITHER or left in _EITHER:
        return False
    if is_hebrew(left) and is_hebrew(right):
        return True
    if left and (is_digit(left) or left in FRACTIONS) and not _may_be_open(text, start):
        return True
    starts = not left or left in SPACES or left in BREAKS or left in OPEN_BRACKETS or left in DASHES
    return doubled if not starts else bool(right) and right not in SPACES


def _may_be_open(text: str, at: int) -> bool:
    """Whether a single mark before text[at] may wait for its partner; after a number it counts feet."""
    return any(
        char in SINGLES and not is_digit(text[place - 1 : place]) for place, char in enumerate(text[:at])
    )


def _is_hebrew_mark(text: str, at: int) -> bool:
    """Whether a guillemet or a backtick stands where a Hebrew mark would: by Hebrew, digits, other marks."""
    if text[at] in "`´":
        return bool(before(text, at))
    near = text[at + 1 : at + 3].lstrip()[:1] if text[at] in "«‹" else text[max(at - 2, 0) : at].rstrip()[-1:]
    return is_hebrew(near) or is_digit(near) or is_point(near) or near in _EITHER


def _mark(text: str, start: int, end: int) -> Mark:
    typed = text[start:end]
    tail, past = _tail(text, end)
    return Mark(
        start,
        end,
        typed,
        typed[0] in DOUBLES or end - start == 2,
        text[start - 1] if start else "",
        text[end : end + 1],
        _left_side(text, start),
        _right_side(text, end),
        before(text, start),
        *_beginning(text, start),
        tail,
        text[past : past + 1],
        is_hebrew(text[past + 1 : past + 2]),
        _number(text, start),
    )


def _tail(text: str, end: int) -> tuple[str, int]:
    tail, at = after(text, end), word_end(text, end)
    while tail and is_hebrew(text[at + 1 : at + 2]) and (text[at] in SINGLES or _is_initial(text, at)):
        tail += after(text, at + 1)
        at = word_end(text, at + 1)
    return tail, at


def _is_initial(text: str, at: int) -> bool:
    """Whether a full stop stands between initials (מ.א.), so that the word goes on."""
    return text[at] == "." and not is_hebrew(text[at + 2 : at + 3])


def _beginning(text: str, start: int) -> tuple[bool, bool]:
    """Whether the letters before text[start] begin their word, and whether a mark stands before them."""
    letters = word_start(text, start)
    at = len(text[:letters].rstrip(MARKS))
    starts = letters < start and not (at and (text[at - 1].isalnum() or is_point(text[at - 1])))
    return starts, at < letters < start


def _number(text: str, start: int) -> str:
    at = start
    while at and (is_digit(text[at - 1]) or text[at - 1] in FRACTIONS or text[at - 1] == "."):
        at -= 1
    number = text[at:start]
    return "" if number.endswith(".") else number


def _left_side(text: str, start: int) -> Side:
    return _side(text[:start].rstrip(MARKS)[-1:], OPEN_BRACKETS, CLOSE_BRACKETS)


def _right_side(text: str, end: int) -> Side:
    at = len(text) - len(text[end:].lstrip(MARKS))
    char = text[at : at + 1]
    if char == "." and text[at : at + 3] == "...":
        return Side.ELLIPSIS
    if char in (".", "#") and text[at + 1 : at + 2].isalnum():
        return Side.WORD
    return _side(char, CLOSE_BRACKETS, OPEN_BRACKETS)


def _side(char: str, brackets: str, inward: str) -> Side:
    if not char or char in SPACES or char in BREAKS:
        return Side.SPACE
    if char.isalnum() or is_point(char) or char in "@#$₪€£&*+" or is_latin(char):
        return Side.WORD
    if char in brackets:
        return Side.BRACKET
    if char in inward:
        return Side.INWARD
    if char in DASHES or char in "/|=":
        return Side.DASH
    return Side.ELLIPSIS if char == "…" else Side.POINT


def printed(mark: Mark, sign: str, rule: str) -> Change | None:
    """The change from the typed mark to the printed sign; None when it is printed as typed."""
    return Change(mark.start, mark.typed, sign, rule) if mark.typed != sign else None
