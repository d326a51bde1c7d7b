"""Notes by name. The program numbers them; the source never does."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from catalogue.diagnostics import Location
from catalogue.model.prose import Prose

MAIN = "main"
"""The series of a note that names none."""


class MarkStyle(enum.StrEnum):
    """How a series counts."""

    HEBREW = "hebrew"
    DIGITS = "digits"
    SYMBOLS = "symbols"


class Restart(enum.StrEnum):
    """Where a series begins again at one."""

    BOOK = "book"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class Series:
    """One run of notes with its own marks: the author's, the editor's…"""

    id: str = MAIN
    marks: MarkStyle = MarkStyle.HEBREW
    restart: Restart = Restart.BOOK
    reorder: bool = True
    """Re-order numerals that read as an unpleasant word (רצח, שד…)."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note's body, one Prose a paragraph."""

    id: str
    paragraphs: tuple[Prose, ...]
    series: str = MAIN
    cites: str | None = None
    """The id of the source this note cites, when the author says so."""
    location: Location = field(default=Location(), compare=False)
