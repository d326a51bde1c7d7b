"""Words on a sheet without a font: outlines drawn elsewhere, written as PDF path operators.

A slug line must read on any machine and must not add a face to the file, so whoever imposes
hands in a way to draw text as SVG path data, already in reading order for the eye.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from catalogue.press.finishing.operators import decimals


@dataclass(frozen=True, slots=True)
class Lettering:
    """A line of text as filled outlines at one unit to the em.

    `d` is SVG path data in absolute M, L, Q, C, Z; the origin is the left end of the baseline,
    y grows downwards; `advance` is the width in ems.
    """

    d: str
    advance: float


Letterer = Callable[[str], Lettering]
"""Draws one line of text, of any mixture of directions, as the eye must see it."""

_COMMAND = re.compile(r"([MLQCZ])([^MLQCZ]*)")
_NUMBER = re.compile(r"-?\d*\.?\d+(?:e-?\d+)?")


def painted(text: Lettering, x: float, y: float, size: float) -> bytes:
    """Operators that fill the text in the colour in force, its left baseline end at x, y (points)."""
    lines = [b"q", decimals(size, 0, 0, -size, x, y) + b" cm", *_path(text.d), b"f", b"Q"]
    return b"\n".join(lines)


def _path(d: str) -> Iterator[bytes]:
    at = (0.0, 0.0)
    for command, operands in _COMMAND.findall(d):
        numbers = [float(number) for number in _NUMBER.findall(operands)]
        if command == "Z":
            yield b"h"
            continue
        if command == "Q":
            numbers = _raised(at, numbers)
        yield decimals(*numbers) + {"M": b" m", "L": b" l"}.get(command, b" c")
        at = (numbers[-2], numbers[-1])


def _raised(start: tuple[float, float], quadratic: list[float]) -> list[float]:
    """The cubic Bézier curve of a quadratic one: PDF knows only cubics (ISO 32000-1, 8.5.2.2)."""
    (x0, y0), (x1, y1, x2, y2) = start, quadratic
    return [
        x0 + 2 / 3 * (x1 - x0),
        y0 + 2 / 3 * (y1 - y0),
        x2 + 2 / 3 * (x1 - x2),
        y2 + 2 / 3 * (y1 - y2),
        x2,
        y2,
    ]
