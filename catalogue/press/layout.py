"""A flat sheet measured: where each page's trim lies, how far its bleed may reach, where paper folds.

Millimetres from the sheet's lower left corner, as in PDF. Pages that share a spine touch (or leave
the milling of a perfect binding between them) and their bleeds stop at the spine; all other
neighbours stand apart by both their bleeds.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from catalogue.press.finishing.facts import PressFacts
from catalogue.press.imposition import Sheet, creep_mm
from catalogue.press.unfolding import Cell, Method

# Around the trims: the bleed, then 1 mm of air, 5 mm of crop marks, and 7 mm for bar, slug and targets.
MARKS_FROM, MARKS_TO, MARGIN = 1.0, 6.0, 13.0


class SheetTooSmall(ValueError):
    """The pages, their bleed and their marks do not go on the sheet."""


@dataclass(frozen=True, slots=True)
class Paper:
    """The stock and the sheet.

    `caliper_mm` is one leaf's thickness, `milling_mm` what a perfect binding mills off each page's
    spine, `sheet_mm` the sheet's width and height (None: as small as it can be).
    """

    caliper_mm: float = 0.0
    milling_mm: float = 0.0
    sheet_mm: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Rect:
    """Left, bottom, right, top in millimetres."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """Right minus left."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Top minus bottom."""
        return self.top - self.bottom

    def grown(self, by: float) -> Rect:
        """So many millimetres more on each side."""
        return Rect(self.left - by, self.bottom - by, self.right + by, self.top + by)


@dataclass(frozen=True, slots=True)
class Placed:
    """One page on its sheet: trim, the rectangle its ink may fill, and its move for creep (+ is right)."""

    cell: Cell
    trim: Rect
    clip: Rect
    creep: float


@dataclass(frozen=True, slots=True)
class LaidOut:
    """One side, measured. Cuts and folds are positions of vertical (`_x`) and horizontal (`_y`) lines."""

    width: float
    height: float
    block: Rect
    """Around all trims."""
    placed: tuple[Placed, ...]
    cuts_x: tuple[float, ...]
    cuts_y: tuple[float, ...]
    folds_x: tuple[float, ...]
    folds_y: tuple[float, ...]


def lay_out(sheet: Sheet, side: int, method: Method, facts: PressFacts, paper: Paper) -> LaidOut:
    """Measure one side of a sheet. SheetTooSmall when `paper.sheet_mm` is too small for it."""
    cells, bleed_mm = sheet.sides[side], facts.bleed_mm
    width, height = facts.trim_mm
    columns = _column_gaps(sheet, cells, bleed_mm, paper)
    rows = [2 * bleed_mm] * (sheet.rows - 1)
    block_w, block_h = sheet.columns * width + sum(columns), sheet.rows * height + sum(rows)
    sheet_w, sheet_h = _sheet_size(block_w, block_h, bleed_mm, paper)
    left, top = (sheet_w - block_w) / 2, (sheet_h + block_h) / 2
    xs = [left + gap for gap in _starts(width, columns)]
    ys = [top - gap - height for gap in _starts(height, rows)]
    grounds = [
        Rect(x, y, x + width, y + height) for cell in cells for x, y in [(xs[cell.column], ys[cell.row])]
    ]
    placed = tuple(
        _place(cell, ground, bleed_mm, sheet.joined, paper)
        for cell, ground in zip(cells, grounds, strict=True)
    )
    block = Rect(left, top - block_h, left + block_w, top)
    folds_x, folds_y = _folds(sheet, placed, method)
    return LaidOut(sheet_w, sheet_h, block, placed, *_cuts(placed, sheet.joined), folds_x, folds_y)


def turned_by(edge: str, width_mm: float, height_mm: float) -> Method:
    """The method of a duplex press that turns the sheet by its "long" or its "short" edge."""
    upright_axis = (edge == "long") == (height_mm >= width_mm)
    return "turn" if upright_axis else "tumble"


def _column_gaps(sheet: Sheet, cells: tuple[Cell, ...], bleed: float, paper: Paper) -> list[float]:
    first_row = sorted((cell for cell in cells if cell.row == 0), key=lambda cell: cell.column)
    return [
        2 * paper.milling_mm
        if sheet.joined and here.spine == "right" and there.spine == "left"
        else 2 * bleed
        for here, there in itertools.pairwise(first_row)
    ]


def _starts(side: float, gaps: list[float]) -> list[float]:
    return [at * side + sum(gaps[:at]) for at in range(len(gaps) + 1)]


def _sheet_size(block_w: float, block_h: float, bleed: float, paper: Paper) -> tuple[float, float]:
    least = (block_w + 2 * (bleed + MARGIN), block_h + 2 * (bleed + MARGIN))
    given = paper.sheet_mm or least
    if given[0] < least[0] - 1e-6 or given[1] < least[1] - 1e-6:
        needs, has = (" × ".join(f"{side:g}" for side in size) for size in (least, given))
        raise SheetTooSmall(f"the sheet is {has} mm, its pages with bleed and marks need {needs} mm")
    return given


def _ground(x: float, y: float, facts: PressFacts) -> Rect:
    return Rect(x, y, x + facts.trim_mm[0], y + facts.trim_mm[1])


def _place(cell: Cell, trim: Rect, bleed: float, joined: bool, paper: Paper) -> Placed:
    inner = min(bleed, paper.milling_mm) if joined else bleed
    to_left, to_right = (inner, bleed) if cell.spine == "left" else (bleed, inner)
    clip = Rect(trim.left - to_left, trim.bottom - bleed, trim.right + to_right, trim.top + bleed)
    creep = creep_mm(cell.within, paper.caliper_mm) if joined else 0.0
    return Placed(cell, trim, clip, -creep if cell.spine == "left" else creep)


def _cuts(placed: tuple[Placed, ...], joined: bool) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Every trimmed edge once; a shared spine is folded, not cut."""
    xs, ys = set(), set()
    for one in placed:
        ys |= {round(one.trim.bottom, 4), round(one.trim.top, 4)}
        if not (joined and one.cell.spine == "left"):
            xs.add(round(one.trim.left, 4))
        if not (joined and one.cell.spine == "right"):
            xs.add(round(one.trim.right, 4))
    return tuple(sorted(xs)), tuple(sorted(ys))


def _folds(
    sheet: Sheet, placed: tuple[Placed, ...], method: Method
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Half way between neighbours; where one form serves both sides its middle is cut, not folded."""
    if not sheet.joined:
        return (), ()
    xs = _middles(sorted({(one.trim.left, one.trim.right) for one in placed}))
    ys = _middles(sorted({(one.trim.bottom, one.trim.top) for one in placed}))
    if method == "work-and-turn":
        del xs[len(xs) // 2]
    if method == "work-and-tumble":
        del ys[len(ys) // 2]
    return tuple(xs), tuple(ys)


def _middles(spans: list[tuple[float, float]]) -> list[float]:
    return [(here[1] + there[0]) / 2 for here, there in itertools.pairwise(spans)]
