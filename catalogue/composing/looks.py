"""What each character of a paragraph looks like, and the runs of one look and one level it falls into."""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from catalogue.model.prose import CALL, Mark, Prose

_LIGATURE = re.compile("f[fijlbhkt]|Th")
"""In a Latin word a face may have a ligature for these; tracking would take it apart."""

_OF_A_WORD = re.compile(f"[^\\s{CALL}]*")
_ONE_LEVEL = re.compile(rb"(.)\1*", re.DOTALL)


class Look(NamedTuple):
    """What the spans over a character say of it together."""

    strong: bool = False
    italic: bool = False
    link: str | None = None
    call: str | None = None
    whole: bool = False
    """It stands in a word with a ligature."""


_PLAIN = Look()


class Run(NamedTuple):
    """A stretch of one look and one embedding level."""

    start: int
    end: int
    level: int
    look: Look


def find_runs(prose: Prose, levels: bytes) -> tuple[Run, ...]:
    """A paragraph cut where its level or its look changes."""
    looks = _looks(prose, levels)
    turns = (match.end() for match in _ONE_LEVEL.finditer(levels))
    ends = sorted({*turns, *_bounds(looks), len(levels)} - {0})
    return tuple(
        Run(start, end, levels[start], looks.get(start, _PLAIN))
        for start, end in itertools.pairwise((0, *ends))
    )


def _bounds(looks: dict[int, Look]) -> set[int]:
    """Where the look changes. Every call is a run of its own."""
    bounds: set[int] = set()
    for at, look in looks.items():
        if look.call is not None or looks.get(at - 1, _PLAIN) != look:
            bounds.add(at)
        if look.call is not None or looks.get(at + 1, _PLAIN) != look:
            bounds.add(at + 1)
    return bounds


def _looks(prose: Prose, levels: bytes) -> dict[int, Look]:
    """The look of every character that is touched by a span or a ligature."""
    looks: dict[int, Look] = {}
    for span in prose.spans:
        for at in range(span.start, span.end):
            slants = span.mark is Mark.EMPHASIS and _slants(prose.text[at], levels[at])
            looks[at] = _add(looks.get(at, _PLAIN), span.mark, span.value, slants)
    for start, end in _ligated(prose.text):
        for at in range(start, end):
            if levels[at] % 2 == 0:
                looks[at] = looks.get(at, _PLAIN)._replace(whole=True)
    return looks


def _ligated(text: str) -> Iterator[tuple[int, int]]:
    """The words with a ligature; one with two comes twice."""
    for match in _LIGATURE.finditer(text):
        start = match.start()
        while start and _OF_A_WORD.fullmatch(text, start - 1, start):
            start -= 1
        rest = _OF_A_WORD.match(text, start)
        yield start, rest.end() if rest else start


def _slants(char: str, level: int) -> bool:
    """Hebrew has no italic; only what stands in a left-to-right run slants."""
    return level % 2 == 0 and unicodedata.bidirectional(char) not in ("R", "AL")


@functools.lru_cache(maxsize=256)  # asked for every character of a span
def _add(look: Look, mark: Mark, value: str, slants: bool) -> Look:
    match mark:
        case Mark.STRONG:
            return Look(True, look.italic, look.link, look.call)
        case Mark.EMPHASIS:
            return Look(look.strong, slants, look.link, look.call)
        case Mark.LINK | Mark.ADDRESS:
            return Look(look.strong, look.italic, value, look.call)
        case Mark.CALL:
            return Look(look.strong, look.italic, look.link, value)
        case Mark.CITATION:
            return look
