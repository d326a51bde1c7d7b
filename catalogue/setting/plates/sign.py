"""A visitor's sign.

The title in plain words on a dark board. The last letter of the last line is
dilated, as Hebrew scribes and printers widened letters to fill a line, until
it runs off the board and points the way: onwards, over the edge. A bet becomes
a corridor, open at the far end.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from catalogue.setting.plates.contours import Contours
from catalogue.setting.plates.drawing import ACCENT, BLACK, PAPER, Drawing, Edge, Shape, flood
from catalogue.setting.plates.lettering import Letter, Line
from catalogue.setting.plates.sheet import Sheet
from catalogue.setting.plates.style import Commission, setting

DILATABLE = frozenset("בדהחכךלםרת")
"""Hebrew letters that stay themselves when widened. In other scripts, every letter that can be cut."""
LEVEL = 0.3
"""The steepest a stroke may run where it is cut and drawn out."""
FULL = 0.7
"""How much of the letter's height may be inked where it is cut: more is a stem, and would swell."""
OPEN = 0.42
"""How much of the letter's height a stroke beyond the cut may take: more is a stem."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Weight of the type, and where lines end ("one / two three"), if not evenly."""

    weight: int = setting(900, 100, 900)
    breaks: str = setting("")

    def draw(self, commission: Commission) -> Drawing:
        """The lines stand low on the board; above them is nothing."""
        case, sheet = commission.case, commission.sheet
        count = min(5, len(commission.words.title.split()))
        texts = commission.broken(count, self.weight, self.breaks)
        size = case.size(texts, self.weight, sheet.frame.width * 0.86)
        size = min(size, sheet.height * 0.72 / max(1, len(texts)))
        shapes = [flood(sheet, BLACK)]
        for index, text in enumerate(texts):
            last = index == len(texts) - 1
            y = sheet.height * 0.875 - (len(texts) - 1 - index) * size
            line = case.line(text, self.weight, size).flush(sheet.frame, y)
            if last:
                line = _pointing(line, sheet, size)
            shapes.append(Shape(line.contours, ACCENT if last else PAPER))
        return Drawing(tuple(shapes), frozenset(Edge))


def _pointing(line: Line, sheet: Sheet, size: float) -> Line:
    """The line drawn out at the letter nearest its end that allows it.

    It runs off the sheet where that letter is open at the far side. It ends at
    the margin where a stem closes it, without which it would be another letter
    (a tav a resh, an n an r), and where other ink stands beyond it.
    """
    inked = sorted(line.inked, key=lambda letter: letter.left if line.rtl else -letter.right)
    spoken = [letter for letter in inked if letter.text[0].isalnum()]
    cuts = ((letter, _cut(letter)) for letter in spoken if letter is spoken[0] or _is_hebrew(letter))
    letter, cut = next(((letter, x) for letter, x in cuts if x is not None), (None, 0.0))
    if letter is None:
        return line
    box, off = line.box, letter is inked[0] and _is_open(letter, cut, line.rtl)
    if line.rtl:
        reach = min(0.0, (sheet.full.left - size / 8 if off else sheet.frame.left) - box.left)
    else:
        reach = max(0.0, (sheet.full.right + size / 8 if off else sheet.frame.right) - box.right)
    return Line(tuple(_drawn_out(letter, cut, reach) for letter in line.letters), line.rtl)


def _is_hebrew(letter: Letter) -> bool:
    return "א" <= letter.text[0] <= "ת"


def _drawn_out(letter: Letter, cut: float, reach: float) -> Letter:
    """Everything beyond the cut moved by `reach`, negative to the left."""

    def moved(x: float, y: float) -> tuple[float, float]:
        beyond = x < cut if reach < 0 else x > cut
        return (x + reach if beyond else x), y

    return Letter(letter.text, letter.contours.mapped(moved), letter.left, letter.right)


def _cut(letter: Letter) -> float | None:
    """Where the letter can be drawn out: the x at which only level strokes are cut, if there is one."""
    if _is_hebrew(letter) and letter.text[0] not in DILATABLE:
        return None
    box, best = letter.contours.box, (LEVEL, 0.0)
    for share in (0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65):
        x = box.left + box.width * share
        steepest = max((slope for _, slope in _crossings(letter.contours, x)), default=LEVEL)
        if sum(_strokes(letter.contours, x)) <= FULL and steepest < best[0]:
            best = (steepest, x)
    return best[1] if best[0] < LEVEL else None


def _is_open(letter: Letter, cut: float, rtl: bool) -> bool:
    """Whether nothing that stands beyond the cut is a stem."""
    box = letter.contours.box
    end = box.left if rtl else box.right
    strokes = (_strokes(letter.contours, cut + (end - cut) * step / 10) for step in range(1, 10))
    return max(itertools.chain.from_iterable(strokes), default=0.0) <= OPEN


def _strokes(contours: Contours, x: float) -> list[float]:
    """How much of the letter's height each stroke on a vertical takes."""
    crossings = [y for y, _ in _crossings(contours, x)]
    height = contours.box.height or 1.0
    return [(low - high) / height for high, low in zip(crossings[::2], crossings[1::2], strict=False)]


def _crossings(contours: Contours, x: float) -> list[tuple[float, float]]:
    """Where the outline crosses a vertical: y, from the top, and how steeply."""
    found = []
    for line in contours.polylines(contours.box.height / 16):
        for (ax, ay), (bx, by) in itertools.pairwise((*line, line[0])):
            if (ax < x) != (bx < x):
                slope = (by - ay) / (bx - ax)
                found.append((ay + (x - ax) * slope, abs(slope)))
    return sorted(found)
