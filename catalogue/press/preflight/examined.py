"""What preflight knows about a file once it is read: pages, and everything painted on them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import pikepdf

from catalogue.press.preflight.faces import Face
from catalogue.press.preflight.finding import Box
from catalogue.press.preflight.paint import Paint, Space

Kind = Literal["text", "fill", "stroke"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Something painted with a colour in force.

    `size` in points: the effective type size, the line width, or the thinner side of what is filled.
    `overprint` counts for the way it is painted; `mode` is the overprint mode in force.
    """

    page: int
    kind: Kind
    paint: Paint
    box: Box
    size: float
    overprint: bool
    mode: int
    font: str = ""
    tagged: bool = False
    """In marked content that the structure tree knows, or declared an artifact."""


@dataclass(frozen=True, slots=True)
class PlacedImage:
    """An image on a page: pixels, the size it is shown at in points, its colour space."""

    page: int
    box: Box
    pixels: tuple[int, int]
    shown: tuple[float, float]
    bits: int
    space: Space
    is_mask: bool
    paint: Paint
    for_position: bool = False
    tagged: bool = False

    @property
    def ppi(self) -> float:
        """Pixels an inch in the poorer direction; 0 when it is shown at no size."""
        return min(
            (72 * count / side for count, side in zip(self.pixels, self.shown, strict=True) if side > 0.01),
            default=0.0,
        )


@dataclass(slots=True)
class PageRead:
    """One page: its boxes in points, its turn, what is painted on it, and how far it could be read."""

    number: int
    boxes: dict[str, Box]
    rotate: int
    user_unit: float
    marks: list[Mark] = field(default_factory=list)
    images: list[PlacedImage] = field(default_factory=list)
    shadings: list[Space] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    faces: dict[str, Face] = field(default_factory=dict)
    spaces: set[Space] = field(default_factory=set)
    trouble: str = ""

    @property
    def media(self) -> Box:
        """The MediaBox."""
        return self.boxes["/MediaBox"]

    def box(self, name: str) -> Box:
        """A box, or what stands in for it: bleed and trim default to crop, crop to media (14.11.2)."""
        return self.boxes.get(name) or self.boxes.get("/CropBox") or self.media


@dataclass(slots=True)
class Examined:
    """A whole file, open, with its bytes. `flaws` are the repairs qpdf had to make."""

    pdf: pikepdf.Pdf
    pages: list[PageRead]
    data: bytes
    encrypted: bool
    flaws: tuple[str, ...] = ()
    unread: str = ""
    """Why reading stopped before the end, if it did."""
    endless: str = ""
    """Why a page must not be handed to a renderer, if there is a reason."""

    @property
    def marks(self) -> list[Mark]:
        """Everything painted with a colour, in order."""
        return [mark for page in self.pages for mark in page.marks]

    @property
    def images(self) -> list[PlacedImage]:
        """Every image placed, in order."""
        return [image for page in self.pages for image in page.images]
