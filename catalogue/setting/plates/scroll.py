"""A title that scrolls and crowds.

A feed with the newest on top, in the accent, tall and whole; under it the same
title again and again, each pressed flatter by what came after it, until the
lines run together and off the foot of the sheet.
"""

from __future__ import annotations

from dataclasses import dataclass

from catalogue.setting.plates.contours import Contours
from catalogue.setting.plates.drawing import ACCENT, BLACK, Drawing, Edge, Shape
from catalogue.setting.plates.sheet import Box
from catalogue.setting.plates.style import MOST_LINES, Commission, setting

SIDE = 0.7
"""The side margins, as a part of the sheet's: narrow, like a screen's."""
THINNEST = 0.8
"""Millimetres a line keeps in the last row."""
SLENDER = 4.0
"""How many times taller than drawn letters may become before the title is rather broken into lines."""
LEADING = 1.2
"""Heights of the letters from line to line within a row."""
JOINT = 0.06
"""White between rows, as a part of the row's height."""
TOLERANCE = 0.03
"""Millimetres by which an outline may be simplified below the first row; the flatter, the more."""


@dataclass(frozen=True, slots=True)
class Scroll:
    """Weight of the type, and the newest row's part of the sheet's height."""

    weight: int = setting(900, 100, 900)
    newest: float = setting(0.26, 0.15, 0.5)

    def draw(self, commission: Commission) -> Drawing:
        """Rows from the head down, each a constant part of the one above."""
        sheet = commission.sheet
        side = sheet.margin * SIDE
        room = Box(side, side, sheet.width - side, sheet.full.bottom)
        screen, lines = self._screen(commission, room.width, self.newest * room.height)
        shapes, y = [], room.top
        heights = _heights(self.newest * room.height, room.height, THINNEST * lines)
        for row, height in enumerate(heights):
            joint = JOINT if row + 1 < len(heights) else 0.0
            ink = screen.placed(room.left, y, 1.0, height * (1 - joint))
            if row:
                ink = ink.simplified(TOLERANCE * (self.newest * room.height / height) ** 0.5)
            shapes.append(Shape(ink, BLACK if row else ACCENT))
            y += height
        return Drawing(tuple(shapes[::-1]), frozenset({Edge.BOTTOM}))

    def _screen(self, commission: Commission, width: float, tallest: float) -> tuple[Contours, int]:
        """The title as wide as the room, from its top at y = 0 to its last baseline at 1; and its lines."""
        case = commission.case
        for count in range(1, MOST_LINES + 1):
            texts = commission.broken(count, self.weight)
            sizes = [case.size((text,), self.weight, width) for text in texts]
            bodies = [case.body(self.weight, *pair) for pair in zip(sizes, texts, strict=True)]
            if sum(bodies) * SLENDER >= tallest or len(texts) < count:
                break
        parts, y = list[Contours](), 0.0
        for text, size, body in zip(texts, sizes, bodies, strict=True):
            y += body * (LEADING if parts else 1.0)
            ink = case.line(text, self.weight, size).contours
            parts.append(ink.placed(-ink.box.left, y))
        block = Contours.joined(parts)
        top = block.box.top
        return block.placed(0, -top / (y - top), 1.0, 1 / (y - top)), len(texts)


def _heights(first: float, total: float, least: float) -> list[float]:
    """Heights that fall by a constant ratio from `first`, fill `total`, and end at about `least` or above."""
    for count in range(40, 2, -1):
        low, high = 0.0, 1.0
        for _ in range(40):
            ratio = (low + high) / 2
            low, high = (ratio, high) if sum(first * ratio**k for k in range(count)) < total else (low, ratio)
        if first * low ** (count - 1) >= least:
            break
    return [first * low**k for k in range(count)]
