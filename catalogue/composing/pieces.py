"""A paragraph cut where its direction or its look changes."""

from __future__ import annotations

import bisect
import functools
import itertools
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from catalogue.composing.direction import find_controls
from catalogue.composing.levels import RTL, resolve
from catalogue.composing.lines import Piece
from catalogue.model.design import TextStyle
from catalogue.model.prose import BREAK, CALL, Mark, Prose

Measure = Callable[[str, int, bool, float, bool], float]
"""Advance in points of (text, weight, italic, size in points, right-to-left)."""

SPACES = " \u00a0"
"""The word spaces, which stretch."""

_WORDS = re.compile("[ \u00a0]|[^ \u00a0]+")
"""Words and single spaces: what a face is measured by."""

_WHITE = frozenset(" \u00a0\t" + BREAK)

_LIGATURE = re.compile("f[fijlbhkt]|Th")
_LIGATED = re.compile(rf"[^\s{CALL}]*(?:{_LIGATURE.pattern})[^\s{CALL}]*")
"""Latin words in which a face may have a ligature; tracking would take it apart."""


@dataclass(frozen=True, slots=True)
class _Look:
    strong: bool = False
    italic: bool = False
    link: str | None = None
    call: str | None = None
    whole: bool = False


_PLAIN = _Look()


@dataclass(frozen=True, slots=True)
class Formatted:
    """A paragraph with its levels resolved and its marks written in, ready to be cut into lines."""

    prose: Prose
    base: int
    levels: tuple[int, ...]
    looks: tuple[_Look, ...]
    marks: Mapping[str, str]
    cuts: tuple[int, ...]
    """Offsets at which the level or the look changes, the text's end last."""

    def pieces(self, start: int, end: int) -> tuple[Piece, ...]:
        """The pieces of text[start:end] taken as one line; white space at its end is left off (rule L1)."""
        text = self.prose.text
        while end > start and text[end - 1] in _WHITE:
            end -= 1
        return tuple(self._cut(start, end))

    def width(self, start: int, end: int, style: TextStyle, measure: Measure) -> float:
        """Natural advance of text[start:end] in points, as `piece_width` gives it for its pieces."""
        if self.cuts[bisect.bisect_right(self.cuts, start)] < end or self.looks[start].call is not None:
            return sum([piece_width(piece, style, measure) for piece in self._cut(start, end)])
        look, right_to_left = self.looks[start], self.levels[start] % 2 == 1
        weight = style.strong if look.strong else style.weight
        return _advance(self.prose.text[start:end], weight, look.italic, style.size, right_to_left, measure)

    def spaces(self, style: TextStyle, measure: Measure) -> Iterator[float]:
        """The natural width (pt) of every character that is a word space; bold has another than regular."""
        for start, end in self._runs():
            look = self.looks[start]
            weight = style.strong if look.strong else style.weight
            space = measure(" ", weight, look.italic, style.size, True)
            yield from map(
                dict.fromkeys(SPACES, space).get, self.prose.text[start:end], itertools.repeat(0.0)
            )

    def spread(self) -> Iterator[int]:
        """For every character 1 if it is a letter or sign that tracking spreads, wherever the lines end."""
        for start, end in self._runs():
            text = self.prose.text[start:end]
            yield from itertools.repeat(0, end - start) if self.looks[start].whole else map(_spreads, text)

    def _runs(self) -> Iterator[tuple[int, int]]:
        """The stretches of one level and one look."""
        return itertools.pairwise((0, *self.cuts)) if self.looks else iter(())

    def _cut(self, start: int, end: int) -> Iterator[Piece]:
        called = False
        cut = bisect.bisect_right(self.cuts, start)
        while start < end:
            stop = min(self.cuts[cut], end)
            look, level = self.looks[start], self.levels[start]
            if look.call is not None:
                # Two calls side by side are parted by a comma, or they read as one number.
                yield Piece(("," if called else "") + self.marks[look.call], level, call=look.call)
            else:
                text = self.prose.text[start:stop]
                yield Piece(text, level, look.strong, look.italic, look.link, whole=look.whole)
            start, cut, called = stop, cut + 1, look.call is not None


def format_prose(prose: Prose, base: int, marks: Mapping[str, str]) -> Formatted:
    """Resolve a paragraph's levels and spread its spans over its characters.

    `marks` gives the printed mark of every note the paragraph calls.
    """
    levels = resolve(prose.text, base, find_controls(prose.text) if base == RTL else ())
    looks = _looks(prose, levels)
    return Formatted(prose, base, levels, tuple(looks), marks, tuple(_cuts(levels, looks)))


def _cuts(levels: tuple[int, ...], looks: list[_Look]) -> Iterator[int]:
    """Equal looks are the same object, but every call is a piece of its own."""
    at = 0
    for _, run in itertools.groupby(zip(levels, map(id, looks), strict=True)):
        start, at = at, at + len(list(run))
        yield from range(start + 1, at + 1) if looks[start].call is not None else (at,)


def _looks(prose: Prose, levels: tuple[int, ...]) -> list[_Look]:
    """One look a character; equal looks are the same object."""
    looks = [_PLAIN] * len(prose.text)
    known: dict[_Look, _Look] = {_PLAIN: _PLAIN}
    for span in prose.spans:
        for at in range(span.start, span.end):
            look = _add(looks[at], span.mark, span.value, prose.text[at], levels[at])
            looks[at] = known.setdefault(look, look)
    for word in _LIGATED.finditer(prose.text) if _LIGATURE.search(prose.text) else ():
        for at in range(*word.span()):
            if levels[at] % 2 == 0:
                look = replace(looks[at], whole=True)
                looks[at] = known.setdefault(look, look)
    return looks


def _add(look: _Look, mark: Mark, value: str, char: str, level: int) -> _Look:
    match mark:
        case Mark.STRONG:
            return _Look(True, look.italic, look.link, look.call)
        case Mark.EMPHASIS:
            # Hebrew has no italic; only what stands in a left-to-right run slants.
            italic = level % 2 == 0 and unicodedata.bidirectional(char) not in ("R", "AL")
            return _Look(look.strong, italic, look.link, look.call)
        case Mark.LINK | Mark.ADDRESS:
            return _Look(look.strong, look.italic, value, look.call)
        case Mark.CALL:
            return _Look(look.strong, look.italic, look.link, value if char == CALL else None)
        case Mark.CITATION:
            return look


def piece_width(piece: Piece, style: TextStyle, measure: Measure) -> float:
    """Natural advance of a piece in points: its words, shaped one by one, and its spaces."""
    weight = style.strong if piece.strong else style.weight
    size = style.size * style.call_size if piece.call is not None else style.size
    right_to_left = piece.level % 2 == 1
    return _advance(piece.text, weight, piece.italic, size, right_to_left, measure)


def _advance(
    text: str, weight: int, italic: bool, size: float, right_to_left: bool, measure: Measure
) -> float:
    words = _WORDS.findall(text)
    return sum([measure(word, weight, italic, size, right_to_left) for word in words])


@functools.cache
def _spreads(char: str) -> int:
    """A combining mark rides on its letter, and a word space has its own measure."""
    return int(char not in SPACES and not unicodedata.combining(char))


def count_spaces(text: str) -> int:
    """The word spaces in a text."""
    return sum(map(text.count, SPACES))


def count_tracked(pieces: Iterable[Piece]) -> int:
    """Characters that tracking spreads: all but those of Latin words with a ligature.

    Combining marks ride on their letters (measured: Pango spaces grapheme clusters).
    """
    spread = "".join([piece.text for piece in pieces if not piece.whole])
    return len(spread) - sum(map(bool, map(unicodedata.combining, spread)))
