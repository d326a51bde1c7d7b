"""The parts of a book that carry text: essays and films."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass, field

from catalogue.diagnostics import Location
from catalogue.model.blocks import Block, Placing
from catalogue.model.figures import Asset, Figure
from catalogue.model.names import Credit
from catalogue.model.notes import Note
from catalogue.model.prose import Prose


class TitleKind(enum.StrEnum):
    """Which title of a film this is."""

    ORIGINAL = "original"
    HEBREW = "hebrew"
    ENGLISH = "english"
    TRANSLITERATED = "transliterated"


@dataclass(frozen=True, slots=True)
class Title:
    """A title with its language (BCP 47, script included where it is not the usual one)."""

    prose: Prose
    kind: TitleKind = TitleKind.ORIGINAL
    language: str = "he"
    running: Prose | None = None
    """A shorter form, for the running head."""


@dataclass(frozen=True, slots=True)
class Copy:
    """The copy that was shown, as the lender describes it; empty where nothing is known."""

    format: str = ""
    colour: str = ""
    sound: str = ""
    aspect: str = ""
    runtime: str = ""
    languages: tuple[str, ...] = ()
    subtitles: tuple[str, ...] = ()
    courtesy: str = ""


@dataclass(frozen=True, slots=True)
class Plate:
    """A typographic plate: a named style of the templates and its parameters."""

    style: str
    parameters: tuple[tuple[str, str], ...] = ()
    location: Location = field(default=Location(), compare=False)


@dataclass(frozen=True, slots=True)
class Essay:
    """A prose section. An essay without a title continues the voice of the one before."""

    id: str
    title: Title | None
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    credits: tuple[Credit, ...] = ()
    figures: tuple[Figure, ...] = ()
    assets: tuple[Asset, ...] = ()
    language: str = ""
    """Of its text (BCP 47); empty for the book's own."""
    signed_by: str | None = None
    """The person whose biography stands at the section's foot."""
    location: Location = field(default=Location(), compare=False)


@dataclass(frozen=True, slots=True)
class Film:
    """A film: titles, makers, facts as far as they are known, its text and stills."""

    id: str
    titles: tuple[Title, ...]
    credits: tuple[Credit, ...]
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    year: str = ""
    countries: tuple[str, ...] = ()
    runtime: str = ""
    copy: Copy = Copy()
    figures: tuple[Figure, ...] = ()
    assets: tuple[Asset, ...] = ()
    plate: Plate | None = None
    """Drawn when no still is there."""
    location: Location = field(default=Location(), compare=False)

    @property
    def title(self) -> Title:
        """The title the book prints: the first one given."""
        return self.titles[0]


Section = Essay | Film


def printed_titles(section: Section) -> tuple[Title, ...]:
    """A film's titles, or the one that an essay may have."""
    if isinstance(section, Film):
        return section.titles
    return (section.title,) if section.title else ()


def maker_credits(section: Section) -> tuple[Credit, ...]:
    """The credits that stand under the title: those without a label, or else the first."""
    plain = tuple(credit for credit in section.credits if not credit.label)
    return plain or section.credits[:1]


def further_credits(section: Section) -> tuple[Credit, ...]:
    """The others, printed with their labels."""
    makers = maker_credits(section)
    return tuple(credit for credit in section.credits if credit not in makers)


def opening_still(section: Section) -> Figure | None:
    """The still that opens a film; None for an essay, and for a film without one."""
    return next(iter(_unplaced(section)), None) if isinstance(section, Film) else None


def closing_stills(section: Section) -> tuple[Figure, ...]:
    """The pictures that follow the text, because nothing else shows them."""
    unplaced = tuple(_unplaced(section))
    return unplaced[1:] if isinstance(section, Film) else unplaced


def _unplaced(section: Section) -> Iterator[Figure]:
    placed = {block.figure for block in section.blocks if isinstance(block, Placing)}
    return (figure for figure in section.figures if figure.id not in placed)
