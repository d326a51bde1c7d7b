"""File names and ids from Hebrew words: letter by letter, so that the same word gives the same id."""

from __future__ import annotations

import re
import unicodedata

_LATIN = "a b g d h v z h t y k k l m m n n s a f p tz tz k r sh t"
_LETTERS = dict(zip(range(0x05D0, 0x05EB), _LATIN.split(), strict=True))
"""From alef to tav in Unicode's order, where a final letter comes before its own."""

_WITHIN = re.compile(r"(?<=\w)[\"'׳״’](?=\w)")
"""Gershayim and geresh within a word."""


def slug(words: str, longest: int = 40) -> str:
    """Small Latin letters, digits and hyphens; empty when `words` has no letter or digit to keep."""
    latin = _WITHIN.sub("", words.lower()).translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode()
    whole = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return whole if len(whole) <= longest else whole[:longest].rpartition("-")[0] or whole[:longest]


def unique(name: str, taken: set[str]) -> str:
    """`name`, or with -2, -3… where it is taken; notes and sections share no id with another."""
    free, count = name, 1
    while free in taken or free.isdigit():
        count += 1
        free = f"{name}-{count}"
    taken.add(free)
    return free
