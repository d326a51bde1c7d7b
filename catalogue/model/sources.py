"""Works cited, kept as data so that they can be cited long, short or as שם."""

from __future__ import annotations

from dataclasses import dataclass, field

from catalogue.diagnostics import Location
from catalogue.model.prose import Prose


@dataclass(frozen=True, slots=True)
class Source:
    """A work: its full citation, its short form, and the language both are written in."""

    id: str
    full: Prose
    short: Prose
    language: str = "he"
    location: Location = field(default=Location(), compare=False)
