"""A line of text as one outline, of any mixture of directions: for slugs and watermarks, without a font."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from catalogue.composing.direction import find_controls
from catalogue.composing.levels import base_level, resolve, visual_order
from catalogue.setting.outlines import draw_text
from catalogue.setting.plates.contours import Contours
from catalogue.setting.shaping import Shaper


@dataclass(frozen=True, slots=True)
class Lettered:
    """SVG path data (absolute M, L, Q, C, Z; one unit to the em, y downwards) and the advance in em."""

    d: str
    advance: float


def letter_line(shaper: Shaper, text: str, weight: int = 400) -> Lettered:
    """Draw a line as the eye must see it: its level runs from left to right (UAX #9, L2)."""
    base = base_level(text)
    levels = resolve(text, base, find_controls(text) if base else ())
    parts: list[str] = []
    at = 0.0
    for level, run in itertools.groupby(visual_order(levels), key=lambda index: levels[index]):
        offsets = sorted(run)
        words = text[offsets[0] : offsets[-1] + 1]
        outline = draw_text(shaper, words, weight, 1.0, level % 2 == 1)
        parts.append(_written(Contours.read(outline.d).placed(at, 0.0)))
        at += outline.advance
    return Lettered("".join(parts), at)


def _written(contours: Contours) -> str:
    return "".join(
        letter + " ".join(f"{x:.4f} {y:.4f}" for x, y in points) for letter, points in contours.segments
    )
