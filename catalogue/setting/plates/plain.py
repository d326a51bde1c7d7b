"""The sober default: the title, large, from the head of the sheet, in black."""

from __future__ import annotations

from dataclasses import dataclass

from catalogue.setting.plates.drawing import Drawing, Shape
from catalogue.setting.plates.style import Commission, setting

LEADING = 0.92
"""Em from line to line."""


@dataclass(frozen=True, slots=True)
class Plain:
    """Weight of the type, and where lines end ("one / two three"), if not evenly."""

    weight: int = setting(900, 100, 900)
    breaks: str = setting("")

    def draw(self, commission: Commission) -> Drawing:
        """As large as the frame allows, flush at the side where reading begins."""
        case, sheet = commission.case, commission.sheet
        room = sheet.frame._replace(bottom=sheet.frame.top + sheet.frame.height * 0.6)
        texts, size = commission.fitted(self.weight, room, LEADING, self.breaks)
        rows = [case.line(text, self.weight, size) for text in texts]
        top = sheet.frame.top - rows[0].box.top
        placed = (row.flush(sheet.frame, top + index * LEADING * size) for index, row in enumerate(rows))
        return Drawing(tuple(Shape(row.contours) for row in placed))
