"""What a section's body is made of, in the order a reader meets it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from catalogue.diagnostics import Location
from catalogue.model.prose import Prose


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    prose: Prose


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section; `level` 2 is the highest, the section's own title being 1."""

    prose: Prose
    level: int = 2


@dataclass(frozen=True, slots=True)
class Quotation:
    """A block quotation, set in without quotation marks."""

    paragraphs: tuple[Prose, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; `ordered` lists are labelled in Hebrew letters from `start`."""

    items: tuple[Prose, ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first row is the head."""

    rows: tuple[tuple[Prose, ...], ...]


@dataclass(frozen=True, slots=True)
class Placing:
    """A figure, placed here by its id."""

    figure: str
    location: Location = field(default=Location(), compare=False)


Block = Paragraph | Heading | Quotation | Listing | Table | Placing


def proses(blocks: Iterable[Block]) -> Iterator[Prose]:
    """Every stretch of text in these blocks, in reading order."""
    for block in blocks:
        match block:
            case Paragraph(prose) | Heading(prose):
                yield prose
            case Quotation(paragraphs):
                yield from paragraphs
            case Listing(items):
                yield from items
            case Table(rows):
                for row in rows:
                    yield from row
            case Placing():
                pass
