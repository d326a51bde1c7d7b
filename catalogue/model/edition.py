"""Which state of the book this is. Edition, printing and archive version are three numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from catalogue.model.sheets import Sheets


@dataclass(frozen=True, slots=True)
class Edition:
    """The edition as its own pages state it. Only facts the editors gave."""

    id: str
    """Short, for file names: ``1``, ``2-revised``."""
    statement: str = ""
    """As printed in the colophon, e.g. ``מהדורה ראשונה``."""
    number: int = 1
    printing: int = 1
    year: str = ""
    isbn: str = ""
    date: str = "2000-01-01"
    """ISO 8601 date written into the files; never taken from the clock."""
    previous: str = ""
    """Short digest of the edition before this one on the shelf: ``3f2a-91bc-04de-7788``."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """Publisher's facts for the colophon; empty where nobody gave any."""

    publisher: str = ""
    place: str = ""
    rights: str = ""
    lines: tuple[str, ...] = ()
    """Further colophon lines, printed as they stand."""


@dataclass(frozen=True, slots=True)
class PrintRun:
    """What the printer's ticket asks for."""

    quantity: str = ""
    paper: str = ""
    paper_thickness: float = 0.1
    """Millimetres a leaf, for creep and spine."""
    profile: Path | None = None
    """A profile the printer sent; None for FOGRA39, which comes with the program."""
    contact: str = ""
    separate_cover: bool = False
    """The first and last two pages are a cover of their own, printed on another sheet."""
    sheets: Sheets = field(default_factory=Sheets)
