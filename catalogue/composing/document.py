"""The composed book: pages, and on them fragments made of lines. Lengths in points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from catalogue.composing.levels import RTL
from catalogue.composing.lines import Line
from catalogue.model.book import Part
from catalogue.model.design import Side
from catalogue.model.figures import Asset, Figure
from catalogue.model.sections import Plate, Section


@dataclass(frozen=True, slots=True)
class PlacedFigure:
    """A picture in the text frame: its asset and the size it is printed at (pt)."""

    figure: Figure
    asset: Asset
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Fragment:
    """What one page shows of a block: some of its lines, with white above."""

    block: int
    """Number of the block in its section, so that the parts of a divided one can be told."""
    kind: str
    """``paragraph``, ``title``, ``maker``, ``heading``, ``quotation``, ``item``, ``figure``…"""
    style: str
    base: int
    lines: tuple[Line, ...] = ()
    space: float = 0.0
    begins: bool = True
    ends: bool = True
    label: str = ""
    figure: PlacedFigure | None = None
    cells: tuple[tuple[Line, ...], ...] = ()
    """The cells of a table row, each its lines."""
    home: int = RTL
    """The level of the text it belongs to: 1 right-to-left, 0 left-to-right.

    A label, a table's first column and a picture narrower than the text stand on that side.
    """
    height: float = 0.0
    """From its first line to its last, white above it left out."""


@dataclass(frozen=True, slots=True)
class NoteSlice:
    """What one page shows of a note; the mark stands only where the note begins."""

    id: str
    series: str
    number: int
    mark: str
    style: str
    base: int
    lines: tuple[Line, ...]
    begins: bool
    ends: bool


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the booklet, numbered from 1."""

    number: int
    side: Side
    kind: str
    """The template that draws it: ``text``, ``plate``, ``title``, ``cover``…"""
    spine: str = "right"
    """The edge it is bound at: ``right`` on a recto of a Hebrew book, ``left`` on its verso."""
    section: str = ""
    opens: bool = False
    """The section's first page of text: no running head."""
    fragments: tuple[Fragment, ...] = ()
    notes: tuple[NoteSlice, ...] = ()
    head: tuple[Line, ...] = ()
    """Running head, one line, or none."""
    plate: Plate | None = None
    figure: PlacedFigure | None = None
    listed: tuple[str, ...] = ()
    """The sections whose entries stand on this page of the contents."""

    @property
    def blank(self) -> bool:
        """Nothing is printed on it."""
        return self.kind == Part.BLANK

    @property
    def label(self) -> str:
        """The folio, as printed and as the page label of the PDF."""
        return str(self.number)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: title and makers as set, and the page they lead to."""

    section: str
    title: tuple[Line, ...]
    makers: tuple[Line, ...]
    page: int = 0
    """Where the section begins; 0 until that is known."""


@dataclass(frozen=True, slots=True)
class SetSection:
    """A section and the pages it came to stand on."""

    section: Section
    first_page: int
    last_page: int


@dataclass(frozen=True, slots=True)
class Document:
    """The whole book, ready to be drawn."""

    pages: tuple[Page, ...]
    sections: tuple[SetSection, ...]
    entries: tuple[Entry, ...] = field(default=())

    def listed(self, page: Page) -> Iterator[Entry]:
        """The entries on that page of the contents."""
        return (entry for entry in self.entries if entry.section in page.listed)
