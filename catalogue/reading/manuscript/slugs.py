"""File names and ids from Hebrew words: letter by letter, so that the same word gives the same id."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = dict(
    zip(
        "אבגדהוזחטיכךלמםנןסעפףצץקרשת",
        ("a", "b", "g", "d", "h", "v", "z", "h", "t", "y", "k", "k", "l", "m", "m", "n", "n", "s", "a", "p", "f", "tz")
        + ("tz", "k", "r", "sh", "t"),
        strict=True,
    )
)


def slug(words: str, longest: int = 40) -> str:
    """Small Latin letters, digits and hyphens; empty when `words` has no letter or digit to keep."""
    latin = "".join(_LETTERS.get(letter, letter) for letter in re.sub(r"(?<=\w)[\"'׳״’](?=\w)", "", words.lower()))
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
