"""Letters and words as Hebrew punctuation sees them."""

from __future__ import annotations

import re

PREFIX_LETTERS = frozenset("משהוכלב")

_PREFIX = re.compile("ו?(?:לכש|[כמבה]?ש)?(?:[מבכ]?ה|[בכלמ])?$")
"""Prefixes in the orders Hebrew allows; not every string of prefix letters is one (של, כל, מו)."""

SPACES = " \u00a0\t"
BREAKS = "\n\u2028\u2029"
OPEN_BRACKETS = "([{<"
CLOSE_BRACKETS = ")]}>"
HYPHENS = "-\u2010\u2011\u05be"
DASHES = HYPHENS + "\u2012\u2013\u2014\u2015\u2212"
FRACTIONS = "½¼¾⅓⅔⅛"

MASK = "\ue000"
"""Stands for what no rule may look into; counts as a Latin letter."""

_POINTS = frozenset(map(chr, (*range(0x591, 0x5BE), 0x5BF, 0x5C1, 0x5C2, 0x5C4, 0x5C5, 0x5C7)))
_IN_WORD = "".join(map(chr, (*range(0x5D0, 0x5EB), *range(0x5EF, 0x5F3)))) + "".join(sorted(_POINTS))


def words(listed: str) -> frozenset[str]:
    """A word list, written as one string with spaces."""
    return frozenset(listed.split())


def is_hebrew(char: str) -> bool:
    """A Hebrew letter, the Yiddish digraphs included."""
    return "\u05d0" <= char <= "\u05ea" or "\u05ef" <= char <= "\u05f2"


def is_point(char: str) -> bool:
    """Niqqud or a cantillation mark: it belongs to the letter before it."""
    return char in _POINTS


def is_latin(char: str) -> bool:
    """A letter of a left-to-right script. Digits are not letters."""
    return (char.isalpha() and not "\u0590" <= char <= "\u08ff" and not "\ufb1d" <= char <= "\ufefc") or (
        char == MASK
    )


def is_digit(char: str) -> bool:
    """A Western digit."""
    return "0" <= char <= "9"


def is_prefix(word: str) -> bool:
    """Whether the letters are a prefix Hebrew puts before a word (ו, ה, שב, כשה…)."""
    return bool(word) and len(word) <= 4 and PREFIX_LETTERS.issuperset(word) and bool(_PREFIX.match(word))


def may_be_prefix(word: str) -> bool:
    """Whether there are only prefix letters, in whatever order."""
    return bool(word) and len(word) <= 4 and PREFIX_LETTERS.issuperset(word)


def word_start(text: str, at: int) -> int:
    """Where the Hebrew letters and points begin that end at text[at]."""
    return len(text[:at].rstrip(_IN_WORD))


def word_end(text: str, at: int) -> int:
    """Where the Hebrew letters and points end that begin at text[at]."""
    return len(text) - len(text[at:].lstrip(_IN_WORD))


def before(text: str, at: int) -> str:
    """The Hebrew letters that end at text[at], niqqud left out."""
    return bare(text[word_start(text, at) : at])


def after(text: str, at: int) -> str:
    """The Hebrew letters that begin at text[at], niqqud left out."""
    return bare(text[at : word_end(text, at)])


def bare(word: str) -> str:
    """The word without its points."""
    return word if word.isalpha() else "".join(char for char in word if char not in _POINTS)
