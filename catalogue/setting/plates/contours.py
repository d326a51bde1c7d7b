"""Outlines as numbers: read from path data, moved, stretched and turned, measured, written again."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import starmap

from catalogue.setting.plates.sheet import Box

Point = tuple[float, float]
Segment = tuple[str, tuple[Point, ...]]
"""An SVG path command in absolute coordinates (M, L, Q, C or Z) and its points."""
Polyline = tuple[Point, ...]

_SEGMENT = re.compile(r"([MLQCZ])([^MLQCZ]*)")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")


@dataclass(frozen=True, slots=True)
class Contours:
    """Closed outlines, filled by the non-zero rule. Lengths in millimetres."""

    segments: tuple[Segment, ...] = ()

    @staticmethod
    def read(d: str) -> Contours:
        """Read path data made of absolute M, L, Q, C and Z, as outliners write it."""
        return Contours(tuple((letter, _points(numbers)) for letter, numbers in _SEGMENT.findall(d)))

    @staticmethod
    def rectangle(box: Box) -> Contours:
        """A rectangle."""
        left, top, right, bottom = box
        corners: tuple[Point, ...] = ((right, top), (right, bottom), (left, bottom))
        return Contours((("M", ((left, top),)), *(("L", (corner,)) for corner in corners), ("Z", ())))

    @staticmethod
    def rounded(polylines: Iterable[Polyline]) -> Contours:
        """Polygons with their corners worn round: a curve through the middle of each side."""
        segments: list[Segment] = []
        for points in polylines:
            sides = zip(points, (*points[1:], points[0]), strict=True)
            middles = [((ax + bx) / 2, (ay + by) / 2) for (ax, ay), (bx, by) in sides]
            segments.append(("M", (middles[-1],)))
            segments += [("Q", (point, middle)) for point, middle in zip(points, middles, strict=True)]
            segments.append(("Z", ()))
        return Contours(tuple(segments))

    @staticmethod
    def joined(parts: Iterable[Contours]) -> Contours:
        """All parts as one."""
        return Contours(tuple(itertools.chain.from_iterable(part.segments for part in parts)))

    def __bool__(self) -> bool:
        return bool(self.segments)

    def mapped(self, change: Callable[[float, float], Point]) -> Contours:
        """Every point moved by `change`."""
        return Contours(tuple([(letter, tuple(starmap(change, points))) for letter, points in self.segments]))

    def placed(self, x: float, y: float, across: float = 1.0, down: float | None = None) -> Contours:
        """Stretched about the origin, `across` in both directions unless `down` is given, then moved."""
        tall = across if down is None else down
        return Contours(
            tuple(
                [
                    (letter, tuple([(px * across + x, py * tall + y) for px, py in points]))
                    for letter, points in self.segments
                ]
            )
        )

    def turned(self, degrees: float) -> Contours:
        """Turned clockwise about the origin."""
        cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        return self.mapped(lambda px, py: (px * cos - py * sin, px * sin + py * cos))

    @property
    def box(self) -> Box:
        """The extent of the ink; exact where the extremes are points on the curve, as in type they are."""
        points = [point for _, points in self.segments for point in points]
        if not points:
            return Box(0.0, 0.0, 0.0, 0.0)
        xs, ys = zip(*points, strict=True)
        return Box(min(xs), min(ys), max(xs), max(ys))

    def polylines(self, step: float) -> tuple[Polyline, ...]:
        """Each contour as points, those along a curve about `step` millimetres apart."""
        contours: list[list[Point]] = []
        for letter, points in self.segments:
            if letter == "M":
                contours.append([points[0]])
            elif letter != "Z":
                contours[-1] += _flattened(contours[-1][-1], points, step)
        return tuple(map(tuple, contours))

    def simplified(self, tolerance: float) -> Contours:
        """The same outline, curves flatter than `tolerance` millimetres drawn as lines.

        What is printed small needs no more: each point costs WeasyPrint time.
        """
        segments: list[Segment] = []
        at = (0.0, 0.0)
        for letter, points in self.segments:
            if letter == "L" and math.dist(at, points[-1]) < tolerance:
                continue
            level = letter in "QC" and all(_off_chord(p, at, points[-1]) < tolerance for p in points[:-1])
            segments.append(("L", points[-1:]) if level else (letter, points))
            at = points[-1] if points else at
        return Contours(tuple(segments))

    def data(self, fine: int) -> str:
        """Path data in whole units, `fine` of them to a millimetre."""
        return "".join(
            letter + " ".join([f"{round(x * fine)} {round(y * fine)}" for x, y in points])
            for letter, points in self.segments
        )


def _points(numbers: str) -> tuple[Point, ...]:
    values = map(float, _NUMBER.findall(numbers))
    return tuple(zip(values, values, strict=True))


def _flattened(start: Point, points: tuple[Point, ...], step: float) -> Iterator[Point]:
    """Points along a line or Bézier curve from `start`, the end included."""
    polygon = (start, *points)
    count = 1
    if len(points) > 1:
        length = sum(math.dist(a, b) for a, b in itertools.pairwise(polygon))
        count = max(1, min(64, round(length / step)))
    for index in range(1, count + 1):
        yield _on_curve(polygon, index / count)


def _on_curve(polygon: tuple[Point, ...], t: float) -> Point:
    """De Casteljau's construction, for any degree."""
    while len(polygon) > 1:
        pairs = itertools.pairwise(polygon)
        polygon = tuple((ax + (bx - ax) * t, ay + (by - ay) * t) for (ax, ay), (bx, by) in pairs)
    return polygon[0]


def _off_chord(point: Point, start: Point, end: Point) -> float:
    """How far a point lies from the line between two others, or from either end of it."""
    length = math.dist(start, end)
    if not length:
        return math.dist(point, start)
    (px, py), (ax, ay), (bx, by) = point, start, end
    along = ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length**2
    if not 0 <= along <= 1:
        return min(math.dist(point, start), math.dist(point, end))
    return abs((px - ax) * (by - ay) - (py - ay) * (bx - ax)) / length
