"""Where the lines of a text page stand, in millimetres from the trim's top-left corner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.composing.document import Fragment, Page
from catalogue.composing.lines import Line
from catalogue.model.design import MM, Design

Box = tuple[float, float, float, float]
"""Left, top, width, height in millimetres."""


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line, what it belongs to, and the box it stands in."""

    kind: str
    style: str
    line: Line
    box: Box


def frame_left(page: Page, design: Design) -> float:
    """Millimetres from the trim's left edge to the text frame."""
    return design.page.inner if page.spine == "left" else design.page.outer


def placed_lines(page: Page, design: Design) -> Iterator[PlacedLine]:
    """The lines of running text and of the notes under it, as the template's frame stacks them."""
    left = frame_left(page, design)
    top = design.page.head * MM
    for fragment in page.fragments:
        top += fragment.space
        yield from _placed_fragment(fragment, design, left, top)
        top += fragment.height
    yield from _placed_notes(page, design, left)


def _placed_fragment(fragment: Fragment, design: Design, left: float, top: float) -> Iterator[PlacedLine]:
    """The lines of a block, a caption's under its picture; the cells of a row from where its text begins."""
    style, measure = design.style(fragment.style), design.page.measure
    if fragment.figure:
        top += fragment.figure.height + style.before
    column = measure / len(fragment.cells) if fragment.cells else measure
    cells = fragment.cells or (fragment.lines,)
    for number, lines in enumerate(cells):
        edge = left + (len(cells) - 1 - number if fragment.home else number) * column / MM
        for at, line in enumerate(lines):
            box = _box(line, edge, top + at * style.leading, style.leading, column)
            yield PlacedLine(fragment.kind, fragment.style, line, box)


def _placed_notes(page: Page, design: Design, left: float) -> Iterator[PlacedLine]:
    """Notes stand on the frame's foot, so they are counted from there."""
    column = design.notes.mark_column
    foot = design.page.head * MM + design.page.lines * design.grid
    leadings = [design.style(note.style).leading for note in page.notes]
    between = design.notes.between
    top = foot - sum(len(note.lines) * one for note, one in zip(page.notes, leadings, strict=True))
    top -= max(0, len(leadings) - 1) * between
    for note, leading in zip(page.notes, leadings, strict=True):
        for at, line in enumerate(note.lines):
            measure = design.page.measure - column
            yield PlacedLine("note", note.style, line, _box(line, left, top + at * leading, leading, measure))
        top += len(note.lines) * leading + between


def _box(line: Line, left: float, top: float, leading: float, measure: float) -> Box:
    """`measure` and `leading` in points; an RTL line starts at the right, its indent taken off there."""
    start = measure - line.indent - line.width if line.base else line.indent
    return (left + start / MM, top / MM, line.width / MM, leading / MM)
