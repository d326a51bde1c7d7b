"""What a plate is drawn on and what it says."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

UNSPEAKABLE = {"Cc", "Cn", "Cs"}
"""Controls, unassigned code points and surrogates: no letters, and no part of XML."""


class Box(NamedTuple):
    """A rectangle in millimetres; y grows downwards, as in SVG."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Millimetres from left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Millimetres from top to bottom."""
        return self.bottom - self.top

    def inset(self, by: float) -> Box:
        """The same box with `by` millimetres taken off each side."""
        return Box(self.left + by, self.top + by, self.right - by, self.bottom - by)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page a plate fills: its trimmed size, and the bleed on each of its four sides, in millimetres.

    The origin is the trim's top-left corner; the bleed has negative coordinates.
    """

    width: float
    height: float
    bleed: float

    @property
    def trim(self) -> Box:
        """The page as the reader holds it."""
        return Box(0.0, 0.0, self.width, self.height)

    @property
    def full(self) -> Box:
        """The page with its bleed: what must be inked where a plate bleeds."""
        return self.trim.inset(-self.bleed)

    @property
    def margin(self) -> float:
        """White at the edges of what does not bleed: an eighteenth of the width, 9 mm on 165."""
        return min(self.width, self.height) / 18

    @property
    def frame(self) -> Box:
        """The page within its margins."""
        return self.trim.inset(self.margin)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a plate: a title, and on a cover what stands small beside it."""

    title: str
    subtitle: str = ""
    lines: tuple[str, ...] = ()

    @property
    def spoken(self) -> str:
        """All of them as one line, for a reader who cannot see the plate."""
        parts = (" ".join(part.split()) for part in (self.title, self.subtitle, *self.lines))
        spoken = ", ".join(filter(None, parts))
        return "".join(char for char in spoken if unicodedata.category(char) not in UNSPEAKABLE)
