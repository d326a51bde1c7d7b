"""Draws text as outlines, for titles that become pictures.

The letters are shaped and placed exactly as `catalogue.setting.shaping`
measures them, and written as one SVG path, so that a plate needs no font.
"""

from __future__ import annotations

from dataclasses import dataclass

from fontTools.pens.basePen import BasePen
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.teePen import TeePen
from fontTools.pens.transformPen import TransformPen

from catalogue.setting.shaping import Shaper

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Outline:
    """A text of one direction as a filled outline (non-zero rule), in the unit its size was given in.

    The origin is on the baseline at the left end of the text, y grows downwards.
    `d` is SVG path data in absolute M, L, Q, C and Z; `box` the exact extent of
    the ink as left, top, right, bottom (all 0 where there is none); `advance` the
    width with side bearings.
    """

    d: str
    box: tuple[float, float, float, float]
    advance: float


def draw_text(
    shaper: Shaper, text: str, weight: int, size: float, rtl: bool, italic: bool = False
) -> Outline:
    """Draw a text of one direction at `size` units to the em.

    Raises CatalogueError (CAT-F08) for a face the book does not have.
    """
    font = shaper.font(weight, italic)
    path, bounds = _PathPen(), BoundsPen(None)
    ink = TeePen(path, bounds)
    scale, at = size / font.face.upem, 0.0
    for glyph in shaper.glyphs(text, weight, italic, rtl):
        x, y = (at + glyph.x) * size, -glyph.y * size
        font.draw_glyph_with_pen(glyph.index, TransformPen(ink, (scale, 0, 0, -scale, x, y)))
        at += glyph.advance
    return Outline("".join(path.commands), bounds.bounds or (0.0, 0.0, 0.0, 0.0), at * size)


class _PathPen(BasePen):  # type: ignore[misc]
    """Absolute path commands, to a ten-thousandth of the unit."""

    def __init__(self) -> None:
        super().__init__(None)
        self.commands: list[str] = []

    def _moveTo(self, point: Point) -> None:
        self._write("M", point)

    def _lineTo(self, point: Point) -> None:
        self._write("L", point)

    def _qCurveToOne(self, control: Point, point: Point) -> None:
        self._write("Q", control, point)

    def _curveToOne(self, first: Point, second: Point, point: Point) -> None:
        self._write("C", first, second, point)

    def _closePath(self) -> None:
        self._write("Z")

    def _write(self, command: str, *points: Point) -> None:
        numbers = (f"{round(number, 4) + 0.0:g}" for point in points for number in point)
        self.commands.append(command + " ".join(numbers))
