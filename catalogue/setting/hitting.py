"""What stands at a point of a page: the line, and the word of it, in millimetres from the trim's corner."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.composing.advances import Measure
from catalogue.composing.document import Page
from catalogue.composing.levels import visual_order
from catalogue.composing.lines import Line, Piece
from catalogue.composing.pieces import count_spaces, count_tracked, piece_width
from catalogue.model.design import MM, Design, TextStyle
from catalogue.setting.placing import PlacedLine, placed_lines

WORD = re.compile(r"[^\W_]+")
"""Letters and digits only: punctuation may differ between the page and its source."""


@dataclass(frozen=True, slots=True)
class PlacedPiece:
    """A piece of a line, its place in the line's text, and where it stands (mm)."""

    piece: Piece
    start: int
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Hit:
    """The line at a point, and which of its words; None between words."""

    placed: PlacedLine
    word: int | None


def line_at(page: Page, design: Design, x: float, y: float) -> PlacedLine | None:
    """The line whose box holds the point; beside a line, the line as well, as far as the frame goes."""
    rows = [one for one in placed_lines(page, design) if one.box[1] <= y < one.box[1] + one.box[3]]
    within = (one for one in rows if one.box[0] <= x <= one.box[0] + one.box[2])
    return next(within, rows[0] if rows else None)


def word_at(placed: PlacedLine, design: Design, measure: Measure, x: float) -> int | None:
    """Number of the word (see `WORD`) of the line's text under `x`."""
    style = design.style(placed.style)
    for one in placed_pieces(placed, style, measure):
        if one.left <= x <= one.left + one.width and one.piece.call is None:
            offset = one.start + _offset(one, style, measure, x)
            spans = [found.span() for found in WORD.finditer(as_written(placed.line))]
            return next((at for at, (start, end) in enumerate(spans) if start <= offset < end), None)
    return None


def placed_pieces(placed: PlacedLine, style: TextStyle, measure: Measure) -> Iterator[PlacedPiece]:
    """The line's pieces from left to right (UAX #9, rule L2), each with the room it takes."""
    line, left = placed.line, placed.box[0]
    starts = _starts(line)
    for at in visual_order([piece.level for piece in line.pieces]):
        width = _set_width(line, line.pieces[at], style, measure) / MM
        yield PlacedPiece(line.pieces[at], starts[at], left, width)
        left += width


def as_written(line: Line) -> str:
    """The line's text with its note marks blanked: they are computed, and stand in no source."""
    return "".join("\ufffc" * len(piece.text) if piece.call else piece.text for piece in line.pieces)


def _starts(line: Line) -> list[int]:
    starts, at = [], 0
    for piece in line.pieces:
        starts.append(at)
        at += len(piece.text)
    return starts


def _set_width(line: Line, piece: Piece, style: TextStyle, measure: Measure) -> float:
    tracked = count_tracked([piece]) * line.tracking
    natural = piece_width(piece, style, measure) + count_spaces(piece.text) * line.gap
    return (natural + tracked) * (1 + line.scaling)


def _offset(one: PlacedPiece, style: TextStyle, measure: Measure, x: float) -> int:
    """The character of the piece under `x`: the whole width shared out by the natural widths."""
    text, inward = one.piece.text, x - one.left
    if one.piece.level % 2:
        inward = one.width - inward
    weight = style.strong if one.piece.strong else style.weight
    rtl = one.piece.level % 2 == 1
    widths = [measure(char, weight, one.piece.italic, style.size, rtl) for char in text]
    share = inward / one.width * sum(widths)
    for at, width in enumerate(widths):
        share -= width
        if share < 0:
            return at
    return max(len(text) - 1, 0)
