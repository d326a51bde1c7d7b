"""What finishing must be told: everything about the book that a raw PDF does not know."""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass, field
from typing import Literal

from catalogue.press.profiles import PressProfile, fogra39

Binding = Literal["right", "left"]
PT_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class SpotColour:
    """A declared spot ink: its colour-space name in CSS (`--accent`), its plate, its CMYK stand-in."""

    css_name: str
    ink: str
    cmyk: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class PressFacts:
    """The edition as the finished files state it.

    `trim_mm` is width and height, `bleed_mm` the bleed on each side, `page_labels` one label a
    page (empty: no labels), `stamped` an ISO 8601 date with zone: the edition's date, never the
    clock's. `binding` is the edge of the spine; Hebrew binds on the right.
    """

    title: str
    language: str
    edition_id: str
    creators: tuple[str, ...]
    trim_mm: tuple[float, float]
    bleed_mm: float
    stamped: str
    binding: Binding = "right"
    page_labels: tuple[str, ...] = ()
    awaited: tuple[str, ...] = ()
    """Stills that are placeholders still; preflight refuses a file that names any."""
    tool: str = "catalogue"
    spots: tuple[SpotColour, ...] = ()
    profile: PressProfile = field(default_factory=fogra39)

    @property
    def trim_pt(self) -> tuple[float, float]:
        """Trim width and height in PDF points."""
        width, height = self.trim_mm
        return (width * PT_PER_MM, height * PT_PER_MM)

    @property
    def bleed_pt(self) -> float:
        """The bleed of one side in PDF points."""
        return self.bleed_mm * PT_PER_MM

    @property
    def date(self) -> datetime.datetime:
        """The edition's date; UTC when `stamped` names no zone."""
        moment = datetime.datetime.fromisoformat(self.stamped)
        return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)

    def document_id(self, rendition: str, digest: str) -> uuid.UUID:
        """A name-based identifier (RFC 9562, version 5): same edition and content, same id."""
        return uuid.uuid5(uuid.NAMESPACE_URL, f"{self.edition_id}/{rendition}/{digest}")
