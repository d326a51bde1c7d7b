"""A paragraph cut where its direction or its look changes."""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from catalogue.composing.advances import Measure, advances
from catalogue.composing.direction import find_controls, find_titles
from catalogue.composing.levels import RTL, resolve
from catalogue.composing.lines import Piece
from catalogue.composing.looks import Run, find_runs
from catalogue.model.design import TextStyle
from catalogue.model.prose import BREAK, Prose

_MAY_RIDE = re.compile("[^\u0000-\u02ff\u05d0-\u05f4\u2000-\u206f\ufffc]")
"""All but what never combines and nearly every line is made of."""

_WHITE = frozenset(" \u00a0\t" + BREAK)


@dataclass(frozen=True, slots=True)
class Formatted:
    """A paragraph with its levels resolved and its marks written in, ready to be cut into lines."""

    prose: Prose
    base: int
    runs: tuple[Run, ...]
    marks: Mapping[str, str]
    ends: tuple[int, ...] = field(init=False)
    """Where the runs end."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "ends", tuple(run.end for run in self.runs))

    def pieces(self, start: int, end: int) -> tuple[Piece, ...]:
        """The pieces of text[start:end] taken as one line; white space at its end is left off (rule L1)."""
        text = self.prose.text
        while end > start and text[end - 1] in _WHITE:
            end -= 1
        return self._cut(start, end)

    def width(self, start: int, end: int, style: TextStyle, measure: Measure) -> float:
        """Natural advance of text[start:end] in points."""
        return sum([piece_width(piece, style, measure) for piece in self._cut(start, end)])

    def _cut(self, start: int, end: int) -> tuple[Piece, ...]:
        found: list[Piece] = []
        text, called = self.prose.text, False
        at = bisect.bisect_right(self.ends, start)
        while start < end:
            _, stop, level, (strong, italic, link, call, whole) = self.runs[at]
            if call is not None:
                mark = printed_call(call, self.marks, follows=called)
                found.append(Piece(mark, level, call=call))
            else:
                words = text[start : min(stop, end)]
                found.append(Piece._make((words, level, strong, italic, link, None, whole)))
            start, at, called = stop, at + 1, call is not None
        return tuple(found)


def format_prose(prose: Prose, base: int, marks: Mapping[str, str]) -> Formatted:
    """Resolve a paragraph's levels and spread its spans over its characters.

    `marks` gives the printed mark of every note the paragraph calls.
    """
    controls = find_controls(prose.text, find_titles(prose)) if base == RTL else ()
    levels = resolve(prose.text, base, controls)
    return Formatted(prose, base, find_runs(prose, levels), marks)


def printed_call(note: str, marks: Mapping[str, str], *, follows: bool) -> str:
    """A note's mark in the text; of two calls side by side a comma parts them, or they read as one number."""
    return ("," if follows else "") + marks[note]


def piece_width(piece: Piece, style: TextStyle, measure: Measure) -> float:
    """Natural advance of a piece in points: its words, shaped one by one, and its spaces."""
    weight = style.strong if piece.strong else style.weight
    size = style.size * style.call_size if piece.call is not None else style.size
    return advances(measure, weight, piece.italic, size, piece.level % 2 == 1).of(piece.text)


def count_spaces(text: str) -> int:
    """The word spaces in a text: those that stretch."""
    return text.count(" ") + text.count("\u00a0")


def count_tracked(pieces: Iterable[Piece]) -> int:
    """Characters that tracking spreads: all but those of Latin words with a ligature.

    Combining marks ride on their letters (measured: Pango spaces grapheme clusters).
    """
    spread = "".join([piece.text for piece in pieces if not piece.whole])
    return len(spread) - count_riding(spread)


def count_riding(text: str) -> int:
    """The combining marks in a text."""
    return sum(map(bool, map(unicodedata.combining, text))) if _MAY_RIDE.search(text) else 0
