"""Printer's marks: what tells the press where to cut, fold and register, all outside the bleed.

Marks that every plate must show are painted in the colour /All, a Separation that means every
ink there is (ISO 32000-1, 8.6.6.4); it has no place on a page, only on a sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from catalogue.press.finishing.facts import PT_PER_MM
from catalogue.press.finishing.operators import decimals
from catalogue.press.layout import MARKS_FROM, MARKS_TO, LaidOut, Rect

ALL_INKS = "All"
_HAIRLINE_PT = 0.25
_TARGET_MM = 2.5
_PATCH_MM = 4.5
_KAPPA = 0.5523  # a circle's quadrant as a Bézier curve
_SOLIDS_AND_TINTS: tuple[tuple[float, float, float, float], ...] = (
    (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1),
    (1, 1, 0, 0), (1, 0, 1, 0), (0, 1, 1, 0),
    (0.5, 0, 0, 0), (0, 0.5, 0, 0), (0, 0, 0.5, 0), (0, 0, 0, 0.5),
    (0.5, 0.4, 0.4, 0),
)  # fmt: skip


def marks(side: LaidOut, bleed: float, spots: Sequence[str]) -> bytes:
    """Operators for all marks of one side. `spots` are colour-space names to show in the bar."""
    lines = [
        b"q",
        b"/" + ALL_INKS.encode() + b" CS 1 SCN",
        decimals(_HAIRLINE_PT) + b" w",
        *_edge_marks(side, bleed, side.cuts_x, side.cuts_y),
        b"[2 1.5] 0 d",
        *_edge_marks(side, bleed, side.folds_x, side.folds_y),
        b"[] 0 d",
        *_targets(side, bleed),
        b"Q",
        *_colour_bar(side, bleed, spots),
    ]
    return b"\n".join(lines)


def collation_mark(side: LaidOut, section: int, sections: int) -> bytes:
    """The block on the spine of a section's outer folio, a step lower for each section.

    Gathered, the blocks of a complete book run down its back as a staircase; a gap shows.
    """
    spine = _outer_spine(side)
    if sections < 2 or spine is None:
        return b""
    step = min(8.0, (side.placed[0].trim.height - 20) / sections)
    x, foot = spine
    top = foot + side.placed[0].trim.height - 10 - (section - 1) * step
    return b"q\n0 0 0 1 k\n" + _rect(Rect(x - 1, top - 0.8 * step, x + 1, top)) + b" f\nQ"


def _outer_spine(side: LaidOut) -> tuple[float, float] | None:
    """Where the first and the last page of a section meet at the spine, if they lie on this side."""
    outer = [one for one in side.placed if one.cell.within == 0 and not one.cell.head_down]
    if len(outer) < 2:
        return None
    first, last = (pick(outer, key=lambda one: one.cell.position) for pick in (min, max))
    left, right = sorted((first, last), key=lambda one: one.trim.left)
    if (
        left.cell.spine != "right"
        or left.cell.row != right.cell.row
        or right.cell.column - left.cell.column != 1
    ):
        return None
    return ((left.trim.right + right.trim.left) / 2, left.trim.bottom)


def _edge_marks(side: LaidOut, bleed: float, xs: Iterable[float], ys: Iterable[float]) -> Iterator[bytes]:
    near, far, block = bleed + MARKS_FROM, bleed + MARKS_TO, side.block
    for x in xs:
        yield _line(x, block.top + near, x, block.top + far)
        yield _line(x, block.bottom - near, x, block.bottom - far)
    for y in ys:
        yield _line(block.left - near, y, block.left - far, y)
        yield _line(block.right + near, y, block.right + far, y)


def _targets(side: LaidOut, bleed: float) -> Iterator[bytes]:
    """A register target at each side, a quarter along, where no fold or cut mark stands."""
    away, block = bleed + MARKS_TO + _TARGET_MM + 0.5, side.block
    x, y = block.left + side.placed[0].trim.width / 4, block.bottom + side.placed[0].trim.height / 4
    for at in (
        (x, block.top + away),
        (x, block.bottom - away),
        (block.left - away, y),
        (block.right + away, y),
    ):
        yield from _target(*at)


def _target(x: float, y: float) -> Iterator[bytes]:
    arm, radius = _TARGET_MM, _TARGET_MM * 0.6
    yield _line(x - arm, y, x + arm, y)
    yield _line(x, y - arm, x, y + arm)
    k = radius * _KAPPA
    yield _points(x + radius, y) + b" m"
    for (ax, ay), (bx, by) in (((1, 0), (0, 1)), ((0, 1), (-1, 0)), ((-1, 0), (0, -1)), ((0, -1), (1, 0))):
        yield (
            _points(
                x + ax * radius + bx * k,
                y + ay * radius + by * k,
                x + bx * radius + ax * k,
                y + by * radius + ay * k,
                x + bx * radius,
                y + by * radius,
            )
            + b" c"
        )
    yield b"S"


def _colour_bar(side: LaidOut, bleed: float, spots: Sequence[str]) -> Iterator[bytes]:
    """Solids, overprints, mid-tones and the gray balance, under the last column."""
    colours = [decimals(*ink) + b" k" for ink in _SOLIDS_AND_TINTS]
    colours += [b"/" + spot.encode() + b" cs 1 scn" for spot in spots]
    right = side.block.right - 2
    bottom = side.block.bottom - bleed - MARKS_TO - 1 - _PATCH_MM
    left = right - len(colours) * _PATCH_MM
    yield b"q"
    for at, colour in enumerate(colours):
        x = left + at * _PATCH_MM
        yield colour
        yield _rect(Rect(x, bottom, x + _PATCH_MM, bottom + _PATCH_MM)) + b" f"
    yield b"Q"


def _line(x1: float, y1: float, x2: float, y2: float) -> bytes:
    return _points(x1, y1) + b" m " + _points(x2, y2) + b" l S"


def _rect(rect: Rect) -> bytes:
    return _points(rect.left, rect.bottom, rect.width, rect.height) + b" re"


def _points(*millimetres: float) -> bytes:
    return decimals(*(value * PT_PER_MM for value in millimetres))
