"""What looks like a slip of the pen, found without a dictionary: by what else the same text says.

Nothing here knows right from wrong. A word is suspected only because it, or
its neighbour, stands there twice, or because the text has another word that
sounds the same; the editor decides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0591-\u05c7\u0300-\u036f]|[\"'׳״’־-](?=[^\W\d_]))*")
"""A run of letters and the marks on them; gershayim, geresh and maqaf within a word belong to it."""

_LONGEST_PREFIX = 3
_PREFIXES = "משהוכלב"
"""The letters Hebrew puts before a word."""

_SAME_SOUND = ("אע", "בו", "טת", "חכ", "כק", "סז", "סש", "סצ", "זצ")
_MATRES = "וי"
"""Letters that only help to read a vowel."""

_SIGNS = re.compile("[\u0591-\u05c7\"'׳״’-]")
_DOUBLED = re.compile(r"(.)\1+")
_LEAST = {"sound": 5, "doubled": 7, "moved": 6}
"""Letters a word needs; in shorter ones, two words that differ so little are usually two words."""


@dataclass(frozen=True, slots=True)
class Place:
    """A word at an offset of one of several texts."""

    word: str
    text: int
    offset: int


@dataclass(frozen=True, slots=True)
class TwoWays:
    """A word, and the place of another that may be the same one."""

    here: Place
    there: Place


def doubled_words(text: str) -> Iterator[tuple[int, str]]:
    """Offset and letters of every word that only repeats the one before it."""
    before = None
    for match in WORD.finditer(text):
        if before and before.group() == match.group() and len(match.group()) > 1:
            between = text[before.end() : match.start()]
            if between and not between.strip(" \u00a0"):
                yield match.start(), match.group()
        before = match


def unpaired_brackets(text: str) -> Iterator[tuple[int, str]]:
    """Offset and sign of every bracket without its partner; ``א)`` and ``1)`` are labels."""
    opened: list[tuple[int, str]] = []
    for match in re.finditer(r"(?<!\S)(?:\d{1,2}|[A-Za-zא-ת]|[יכ][א-ט]|ט[וז])\)|[()\[\]]", text):
        sign = match.group()
        if sign in "([":
            opened.append((match.start(), sign))
        elif len(sign) == 1 and opened and opened[-1][1] == {")": "(", "]": "["}[sign]:
            opened.pop()
        elif len(sign) == 1:
            yield match.start(), sign
        elif opened and opened[-1][1] == "(":
            opened.pop()
    yield from opened


def spelled_two_ways(texts: Sequence[str]) -> list[TwoWays]:
    """Words that another word of the texts sounds or looks like; each once, at the later of the two."""
    first: dict[str, Place] = {}
    keys: dict[str, dict[str, str]] = defaultdict(dict)
    for index, text in enumerate(texts):
        words = list(WORD.finditer(text))
        for before, match, after in zip([None, *words], words, [*words[1:], None], strict=False):
            word = match.group()
            first.setdefault(word, Place(word, index, match.start()))
            for key, stem in _keys(word, before and before.group(), after and after.group()):
                keys[key].setdefault(word, stem)
    found: dict[str, TwoWays] = {}
    for group in keys.values():
        for one, other in _pairs(list(group.items())):
            earlier, later = sorted((first[one], first[other]), key=lambda place: (place.text, place.offset))
            found.setdefault(later.word, TwoWays(later, earlier))
    return sorted(found.values(), key=lambda two: (two.here.text, two.here.offset))


def _pairs(group: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Words of a group whose stems differ."""
    for index, (one, stem) in enumerate(group):
        for other, another in group[index + 1 :]:
            if stem != another:
                yield one, other


def _keys(word: str, before: str | None, after: str | None) -> Iterator[tuple[str, str]]:
    """What two spellings of one word have in common, and the stem it was found in."""
    whole = _SIGNS.sub("", word)
    for neighbour in ((f"{before} _" if before else ""), (f"_ {after}" if after else "")):
        yield from ((f"{neighbour} {key}", whole) for key in _sounds(whole) if neighbour)
    for stem in _stems(whole):
        if len(stem) >= _LEAST["doubled"]:
            yield "doubled " + _DOUBLED.sub(r"\1", stem), stem
        if len(stem) >= _LEAST["moved"]:
            yield from ((key, stem) for key in _moves(stem))


def _stems(word: str) -> Iterator[str]:
    """The word, and what is left of it without the prefixes it may have."""
    yield word
    for _ in range(_LONGEST_PREFIX):
        if word[:1] not in _PREFIXES or not word:
            return
        word = word[1:]
        yield word


def _sounds(word: str) -> Iterator[str]:
    """The word with one letter left open between two that sound the same; not where it may be a prefix."""
    if len(word) < _LEAST["sound"]:
        return
    for index, letter in enumerate(word):
        for pair in _SAME_SOUND:
            if letter in pair and not (index == 0 and set(pair) <= set(_PREFIXES)):
                yield f"{word[:index]}[{pair}]{word[index + 1 :]}"


def _moves(stem: str) -> Iterator[str]:
    """The stem with the order of a vav or yod and its neighbour left open."""
    for index in range(1, len(stem) - 2):
        pair = stem[index : index + 2]
        if sum(letter in _MATRES for letter in pair) == 1:
            yield f"moved {stem[:index]}[{''.join(sorted(pair))}]{stem[index + 2 :]}"
