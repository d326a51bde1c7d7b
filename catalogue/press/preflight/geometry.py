"""Matrices and boxes of PDF user space, in points."""

from __future__ import annotations

import math
from collections.abc import Iterable

from catalogue.press.preflight.finding import Box

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
EVERYWHERE: Box = (-1e6, -1e6, 1e6, 1e6)


def times(first: Matrix, then: Matrix) -> Matrix:
    """Apply `first`, and `then` to its result (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where a point comes to lie."""
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e, b * x + d * y + f)


def scale(matrix: Matrix) -> float:
    """How much a length grows on average: the root of the area's growth."""
    a, b, c, d, *_ = matrix
    return math.sqrt(abs(a * d - b * c))


def sides(matrix: Matrix) -> tuple[float, float]:
    """Lengths of the unit square's sides after the matrix: the shown size of an image."""
    a, b, c, d, *_ = matrix
    return (math.hypot(a, b), math.hypot(c, d))


def around(points: Iterable[tuple[float, float]]) -> Box:
    """The box around points."""
    xs, ys = zip(*points, strict=True)
    return (min(xs), min(ys), max(xs), max(ys))


def box_through(matrix: Matrix, box: Box) -> Box:
    """The box around a box's four corners after the matrix."""
    left, bottom, right, top = box
    corners = ((left, bottom), (right, bottom), (right, top), (left, top))
    return around(moved(matrix, x, y) for x, y in corners)


def meet(one: Box, other: Box) -> Box | None:
    """What two boxes share; None when they are apart."""
    left, bottom = max(one[0], other[0]), max(one[1], other[1])
    right, top = min(one[2], other[2]), min(one[3], other[3])
    return (left, bottom, right, top) if left <= right and bottom <= top else None


def within(inner: Box, outer: Box, tolerance: float = 0.01) -> bool:
    """Whether a box lies in another, give or take so many points."""
    return (
        inner[0] >= outer[0] - tolerance
        and inner[1] >= outer[1] - tolerance
        and inner[2] <= outer[2] + tolerance
        and inner[3] <= outer[3] + tolerance
    )


def grown(box: Box, by: float) -> Box:
    """A box with so many points more on each side."""
    return (box[0] - by, box[1] - by, box[2] + by, box[3] + by)
