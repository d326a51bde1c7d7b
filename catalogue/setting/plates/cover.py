"""A front cover: the book's title as the picture.

Its lines stand on one another like courses of masonry, each wider than the one
it carries: the first within the margins, the next from edge to edge, the last
beyond them and down over the foot of the sheet, so that what everything rests
on cannot be seen whole. The last line is the only one without ink: paper.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.setting.plates.drawing import ACCENT, BLACK, PAPER, Drawing, Edge, Shape, flood
from catalogue.setting.plates.lettering import Line
from catalogue.setting.plates.sheet import Box, Sheet
from catalogue.setting.plates.style import MOST_LINES, Commission, setting

SUBTITLE, SMALL = (700, 0.036), (400, 0.025)
"""Weight of the subtitle and of the names, and their size as a part of the sheet's width.

On 165 mm they come to 16.8 and 11.7 pt.
"""
SMALL_RISE = 0.59
"""Em from the head of the frame to the first baseline: the height of Hebrew letters."""
SMALL_LEADING = 1.36
"""Em from line to line of the small text."""
SMALL_MEASURE = 0.8
"""Its measure, as a part of the frame's width."""
BEYOND = 1.06
"""How many times the full width the last line is."""
SUNK = 0.05
"""How far, in em, the last line's feet stand below the bleed."""
ASCENDING = 1.15
"""What a line takes of the height, ascenders included, times the height of its letters."""
GROWTH = 0.85
"""A line may be this much smaller than the one it carries and still seem to carry it."""
MOST_WORDS = 10
"""In titles with more words not every way to break them is tried."""
JOINT = 0.008
"""White between two lines, as a part of the sheet's width."""


@dataclass(frozen=True, slots=True)
class Cover:
    """Weight of the title, and where its lines end ("one / two three"), if not where they fill most."""

    weight: int = setting(900, 100, 900)
    breaks: str = setting("")

    def draw(self, commission: Commission) -> Drawing:
        """The small words at the head, the title from the foot up."""
        sheet = commission.sheet
        small = list(_small(commission))
        head = max((line.box.bottom for line in small), default=0.0) + sheet.margin
        courses = self._courses(commission, sheet.full.bottom - head)
        shapes = [flood(sheet, ACCENT)]
        shapes += [Shape(line.contours, BLACK) for line in (*small, *courses[:-1])]
        shapes += [Shape(line.contours, PAPER) for line in courses[-1:]]
        return Drawing(tuple(shapes), frozenset(Edge))

    def _courses(self, commission: Commission, height: float) -> list[Line]:
        """The title's lines where they stand, from the first to the last, in `height` from the foot."""
        foot, shrink = commission.sheet.full.bottom, 1.0
        texts = self._texts(commission, height)
        for _ in range(6):
            courses = self._stacked(texts, commission, shrink)
            tall = foot - min((line.box.top for line in courses), default=foot)
            if tall <= height:
                break
            shrink *= 0.99 * height / tall
        return courses

    def _stacked(self, texts: tuple[str, ...], commission: Commission, shrink: float) -> list[Line]:
        """The lines on top of one another, each as wide as it should be times `shrink`."""
        case, sheet = commission.case, commission.sheet
        sizes = self._sizes(texts, commission)
        placed: list[Line] = []
        for index in reversed(range(len(texts))):
            size = sizes[index] * shrink
            line = case.line(texts[index], self.weight, size).flush(_span(index, len(texts), sheet), 0)
            y = _seat(line, placed[0], sheet) if placed else sheet.full.bottom + SUNK * size
            placed.insert(0, line.placed(0, y))
        return placed

    def _texts(self, commission: Commission, height: float) -> tuple[str, ...]:
        """The breaks that were given, or those with which the title stands best.

        Best is what fits, has no line smaller than the one it carries, and fills
        most of the height, in this order.
        """
        if self.breaks:
            return commission.broken(1, self.weight, self.breaks)
        words, sheet = commission.words.title.split(), commission.sheet
        body = ASCENDING * commission.case.body(self.weight, 1.0, commission.words.title)

        def standing(texts: tuple[str, ...]) -> tuple[bool, bool, float]:
            sizes = [
                _span(index, len(texts), sheet).width / (commission.case.advance(text, self.weight) or 1.0)
                for index, text in enumerate(texts)
            ]
            tall = sum(sizes) * body
            growing = all(lower > GROWTH * upper for upper, lower in itertools.pairwise(sizes))
            return tall <= height, growing, tall if tall <= height else -tall

        if len(words) > MOST_WORDS:
            options = {commission.broken(count, self.weight) for count in range(1, MOST_LINES + 1)}
        else:
            options = set(_partitions(words))
        return max(sorted(options), key=standing)

    def _sizes(self, texts: tuple[str, ...], commission: Commission) -> list[float]:
        spans = (_span(index, len(texts), commission.sheet) for index in range(len(texts)))
        return [
            commission.case.size((text,), self.weight, span.width)
            for text, span in zip(texts, spans, strict=True)
        ]


def _partitions(words: list[str]) -> Iterator[tuple[str, ...]]:
    """Every way to break a title into lines."""
    for cuts in itertools.product((" ", "\n"), repeat=max(0, len(words) - 1)):
        pieces = zip(words, (*cuts, ""), strict=False)
        yield tuple("".join(itertools.chain.from_iterable(pieces)).split("\n"))


def _span(index: int, count: int, sheet: Sheet) -> Box:
    """Where a line begins and ends: the first in the frame, the last beyond the sheet."""
    if index == 0:
        return sheet.frame
    beyond = (BEYOND - 1) / 2 * sheet.full.width if index == count - 1 else 0.0
    return sheet.full.inset(-beyond)


def _seat(line: Line, below: Line, sheet: Sheet) -> float:
    """The baseline at which a line set at y = 0 comes to stand on the letters of the line below."""
    pairs = [(upper.contours.box, lower.contours.box) for upper in line.inked for lower in below.inked]
    meeting = [low.top - up.bottom for up, low in pairs if up.left < low.right and low.left < up.right]
    return min(meeting, default=below.box.top) - JOINT * sheet.width


def _small(commission: Commission) -> Iterator[Line]:
    """The subtitle and the names, broken where they would run too wide, from the head of the frame down."""
    case, sheet, words = commission.case, commission.sheet, commission.words
    y = sheet.frame.top
    for text, (weight, part) in ((words.subtitle, SUBTITLE), *((line, SMALL) for line in words.lines)):
        size = part * sheet.width
        count = math.ceil(case.advance(text, weight) * size / (sheet.frame.width * SMALL_MEASURE))
        for row in commission.broken(count, weight, text=text):
            y += size * SMALL_LEADING if y > sheet.frame.top else size * SMALL_RISE
            yield case.text(row, weight, size).flush(sheet.frame, y)
