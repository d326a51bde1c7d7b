"""A title copied until it degrades.

Each row is a copy of the row above it, never of the first: its outlines are
walked with a longer stride and a less steady hand, its light parts burn away,
its letters slip. The first row lies half off the sheet: there is no original
to be had. What is no letter (a geresh, a hyphen) stays as sharp as it was and
is printed in the accent; a title without such marks has its first row in the
accent instead.
"""

from __future__ import annotations

import itertools
import math
import statistics
from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.setting.plates.chance import Chance
from catalogue.setting.plates.contours import Contours, Point, Polyline
from catalogue.setting.plates.drawing import ACCENT, BLACK, Drawing, Edge, Shape
from catalogue.setting.plates.lettering import Letter
from catalogue.setting.plates.style import Commission, setting

LEADING = 0.7
"""Em from line to line: an ascender reaches into the row it was copied from."""
BETWEEN = 0.3
"""Em more from a row to the next where the title takes several lines."""
ROWS = (9, 7, 5)
"""Rows a sheet has room for at least; fewer where the title would become too small."""
SMALLEST = 0.12
"""Millimetres to the em that are too small, as a part of the sheet's width."""
STEP = 1.1
"""Millimetres between the points of a copied outline, at least."""


@dataclass(frozen=True, slots=True)
class Degrade:
    """Weight of the type, and how fast it wears: 1 as designed, 0 for a machine that copies without loss."""

    weight: int = setting(900, 100, 900)
    wear: float = setting(1.0, 0.0, 2.0)

    def draw(self, commission: Commission) -> Drawing:
        """Rows from the head of the sheet to its foot."""
        sheet = commission.sheet
        letters, pitch = self._row(commission)
        body = statistics.median_low([a.contours.box.height for a in letters]) if letters else 1.0
        rise = max((-a.contours.box.top for a in letters), default=body)
        first = min(body / 2, rise - sheet.bleed)
        count = max(3, 1 + math.floor((sheet.frame.bottom - first) / pitch))
        pitch = (sheet.frame.bottom - first) / (count - 1)
        marks = Contours.joined(a.contours for a in letters if not a.text[0].isalnum())
        worn = _Copy.of([a for a in letters if a.text[0].isalnum()], body)
        shapes: list[Shape] = []
        for row in range(count):
            if row > 1:
                worn = worn.copied(commission.chance, row / (count - 1), self.wear)
            shapes += worn.printed(first + row * pitch, BLACK if marks or row else ACCENT)
            shapes.append(Shape(marks.placed(0, first + row * pitch), ACCENT))
        return Drawing(tuple(shapes), frozenset({Edge.TOP}))

    def _row(self, commission: Commission) -> tuple[tuple[Letter, ...], float]:
        """The title's letters as large as fits, its last baseline at y = 0, and the rows' pitch."""
        sheet, frame = commission.sheet, commission.sheet.frame
        for rows in ROWS:
            room = frame._replace(bottom=frame.top + sheet.height / rows)
            lines, size = commission.fitted(self.weight, room, LEADING)
            if size >= sheet.width * SMALLEST:
                break
        letters: list[Letter] = []
        for above, text in enumerate(reversed(lines)):
            line = commission.case.line(text, self.weight, size)
            letters += line.flush(frame, -above * LEADING * size).inked
        return tuple(letters), (LEADING * len(lines) + (BETWEEN if len(lines) > 1 else 0.0)) * size


@dataclass(frozen=True, slots=True)
class _Sort:
    """A letter as it has become: its outline and how far it has slipped."""

    outline: tuple[Polyline, ...]
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class _Copy:
    """One row, lengths in millimetres; `body` is the height of its letters."""

    body: float
    original: Contours
    sorts: tuple[_Sort, ...]
    burnt: float = 0.0

    @staticmethod
    def of(letters: list[Letter], body: float) -> _Copy:
        """The row nobody has copied yet."""
        sorts = tuple(_Sort(letter.contours.polylines(body / 9)) for letter in letters)
        return _Copy(body, Contours.joined(letter.contours for letter in letters), sorts)

    def copied(self, chance: Chance, age: float, wear: float) -> _Copy:
        """A copy of this copy; `age` is 0 at the first row and 1 at the last."""
        stride = max(STEP, self.body * (0.08 + 0.1 * wear * age**1.3))
        tremor = self.body * 0.032 * wear * age**1.5
        slip = self.body * 0.05 * wear * age
        sorts = tuple(
            _Sort(
                tuple(_walked(line, stride, tremor, chance) for line in sort.outline),
                sort.x + chance.swing(slip),
                sort.y + chance.swing(slip),
            )
            for sort in self.sorts
        )
        return _Copy(self.body, Contours(), sorts, self.body * 0.115 * wear * age**1.2)

    def printed(self, y: float, ink: str) -> Iterator[Shape]:
        """This row with its baseline at y."""
        if self.original:
            yield Shape(self.original.placed(0, y), ink)
            return
        letters = (Contours.rounded(sort.outline).placed(sort.x, sort.y + y) for sort in self.sorts)
        yield Shape(Contours.joined(letters), ink, self.burnt)


def _walked(line: Polyline, stride: float, tremor: float, chance: Chance) -> Polyline:
    """A contour again, in equal steps of about `stride`, by an unsteady hand."""
    sides = list(itertools.pairwise((*line, line[0])))
    lengths = [math.dist(a, b) for a, b in sides]
    count = max(4, round(sum(lengths) / stride))
    step, due, walked, points = sum(lengths) / count, 0.0, 0.0, list[Point]()
    for (a, b), length in zip(sides, lengths, strict=True):
        while length and len(points) < count and due < walked + length:
            points.append(_between(a, b, (due - walked) / length, tremor, chance))
            due += step
        walked += length
    return tuple(points) or line


def _between(a: Point, b: Point, t: float, tremor: float, chance: Chance) -> Point:
    x, y = a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t
    return x + chance.swing(tremor), y + chance.swing(tremor)
