"""A tall upright and a pair of circles, made of letters.

The title's last letter stands on the axis of the sheet, as tall as a monument;
the rest of the title stands small beside its head, where the word it ends can
still be read. At its foot lie two rings in which the title runs round without
end. Clean ground, no shadow, no remark.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from catalogue.setting.plates.contours import Contours
from catalogue.setting.plates.drawing import ACCENT, BLACK, Drawing, Edge, Shape, flood
from catalogue.setting.plates.lettering import Line
from catalogue.setting.plates.sheet import Box
from catalogue.setting.plates.style import Commission, setting

HEAD, FOOT = 0.145, 0.925
"""Where the upright begins and stands, as parts of the sheet's height."""
GIRTH = (0.1, 0.33)
"""Its width as a part of the sheet's, at least and at most."""
RADIUS = 0.16
"""The rings' outer radius as a part of the sheet's width."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Weight of the type."""

    weight: int = setting(900, 100, 900)

    def draw(self, commission: Commission) -> Drawing:
        """The upright, what stands beside its head, the rings at its foot."""
        sheet = commission.sheet
        line = commission.case.line(commission.words.title, self.weight, 1.0)
        shapes = [flood(sheet, ACCENT)]
        if line.inked:
            at = _last_letter(line)
            upright = _upright(line.letters[at].contours, commission)
            rest = "".join(letter.text for index, letter in enumerate(line.letters) if index != at)
            shapes += [
                Shape(upright, BLACK),
                Shape(self._beside(rest, line.rtl, upright.box, commission), BLACK),
            ]
            shapes += [Shape(ring, BLACK) for ring in self._rings(upright, commission)]
        return Drawing(tuple(shapes), frozenset(Edge))

    def _beside(self, text: str, rtl: bool, upright: Box, commission: Commission) -> Contours:
        """The rest of the title, between the upright and the margin where reading begins."""
        case, frame = commission.case, commission.sheet.frame
        gap = commission.sheet.width / 36
        if not text.strip():
            return Contours()
        column = frame._replace(left=upright.right + gap) if rtl else frame._replace(right=upright.left - gap)
        column = column._replace(top=upright.top, bottom=upright.top + upright.height / 3)
        texts, size = commission.fitted(self.weight, column, 1.0, text=text)
        rows = [case.line(row, self.weight, size).placed(0, i * size).contours for i, row in enumerate(texts)]
        touching = [
            row.placed(column.left - row.box.left if rtl else column.right - row.box.right, 0) for row in rows
        ]
        ink = Contours.joined(touching)
        return ink.placed(0, upright.top - ink.box.top)

    def _rings(self, upright: Contours, commission: Commission) -> tuple[Contours, Contours]:
        """The two rings, standing on the ground the upright stands on, clear of it."""
        sheet, foot = commission.sheet, upright.box.bottom
        radius, gap = sheet.width * RADIUS, sheet.width / 55
        beside = [x for line in upright.polylines(1.0) for x, y in line if y > foot - 2 * radius]
        radius = min(
            radius, (sheet.frame.right - max(beside) - gap) / 2, (min(beside) - gap - sheet.frame.left) / 2
        )
        ring = self._ring(radius, commission)
        right = ring.placed(max(beside) + gap + radius, foot - radius)
        return right, ring.placed(min(beside) - gap - radius, foot - radius)

    def _ring(self, radius: float, commission: Commission) -> Contours:
        """The title round and round, its feet inwards; sized so that the round closes."""
        title, case = commission.words.title, commission.case
        once = case.line(title, self.weight, 1.0)
        twice = case.line(f"{title} {title}", self.weight, 1.0)
        lap, rise = _advance(twice) - _advance(once), -once.box.top
        laps = max(1, round(math.tau * (radius / (radius * 0.42) - rise) / lap))
        size = math.tau * radius / (laps * lap + math.tau * rise)
        line = case.line(" ".join([title] * laps), self.weight, size)
        letters = []
        for letter in line.inked:
            middle = (letter.left + letter.right) / 2
            upright = letter.contours.placed(-middle, rise * size - radius)
            letters.append(upright.turned(360 * middle / (laps * lap * size)))
        return Contours.joined(letters).simplified(0.02)


def _last_letter(line: Line) -> int:
    """The index of the last letter or digit; of the last sign where there is neither."""
    inked = [index for index, letter in enumerate(line.letters) if letter.contours]
    return ([i for i in inked if line.letters[i].text[0].isalnum()] or inked)[-1]


def _upright(letter: Contours, commission: Commission) -> Contours:
    """The letter stretched to stand; a wide one is narrowed, a narrow one only grows."""
    sheet, box = commission.sheet, letter.box
    down = sheet.height * (FOOT - HEAD) / (box.height or 1.0)
    least, most = (sheet.width * girth / (box.width or 1.0) for girth in GIRTH)
    across = min(max(down, least), most)
    middle = (box.left + box.right) / 2 * across
    return letter.placed(sheet.width / 2 - middle, sheet.height * FOOT - box.bottom * down, across, down)


def _advance(line: Line) -> float:
    return max((letter.right for letter in line.letters), default=0.0)
