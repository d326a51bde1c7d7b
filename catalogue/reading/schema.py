"""The shape of the content folder's YAML files, key by key."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator

from catalogue.model.notes import MarkStyle, Restart
from catalogue.model.sections import TitleKind
from catalogue.reading.fields import (
    AT_LEAST_ONE,
    Code,
    Date,
    Digest,
    Facts,
    Fractions,
    Isbn,
    Plain,
    Printed,
    Truth,
    Whole,
    Words,
    text_of,
)
from catalogue.reading.print_schema import PrintFacts

Marks = Annotated[MarkStyle, BeforeValidator(text_of)]
Restarts = Annotated[Restart, BeforeValidator(text_of)]
Kind = Annotated[TitleKind, BeforeValidator(text_of)]


class CreditFacts(Facts):
    """Who did what."""

    role: Words
    people: Annotated[tuple[Words, ...], AT_LEAST_ONE]
    label: Printed = ""
    credited_as: tuple[Printed, ...] = ()


class MakerFacts(CreditFacts):
    """Who made what: a credit of a section, whose text holds its notes."""

    notes: tuple[Words, ...] = ()


class EditionFacts(Facts):
    """edition: in book.yaml."""

    id: Words
    statement: Printed = ""
    number: Whole = 1
    printing: Whole = 1
    year: Printed = ""
    isbn: Isbn = ""
    date: Date = "2000-01-01"
    previous: Digest = ""


class ImprintFacts(Facts):
    """imprint: in book.yaml."""

    publisher: Printed = ""
    place: Printed = ""
    rights: Printed = ""
    lines: tuple[Printed, ...] = ()


class StyleFacts(Facts):
    """style: in book.yaml, the decisions of the house; those about punctuation as in `PunctuationStyle`."""

    digits: Annotated[Literal["hebrew", "latin"], BeforeValidator(text_of)] = "hebrew"
    calls: Annotated[Literal["after", "before"], BeforeValidator(text_of)] = "after"
    english_notes: Annotated[Literal["left-to-right", "right-to-left"], BeforeValidator(text_of)] = (
        "left-to-right"
    )
    punctuation: Annotated[Literal["house", "typed"], BeforeValidator(text_of)] = "house"
    quotation_profile: Annotated[Literal["A", "B", "C", "typed"], BeforeValidator(text_of)] = "A"
    latin_pair: Truth = True
    promote_singles: Truth = False
    gershayim: Truth = True
    geresh: Truth = True
    apostrophes: Truth = True
    primes: Truth = True
    maqaf: Truth = True
    suffixes: Truth = True
    ranges: Truth = True
    abbreviated_years: Truth = True
    dashes: Truth = True
    minus: Truth = True
    times: Truth = True
    percent: Truth = True
    ellipsis: Truth = True
    spaces: Truth = True
    no_break: Truth = True
    characters: Truth = True


class SeriesFacts(Facts):
    """One series of notes."""

    marks: Marks = MarkStyle.HEBREW
    restart: Restarts = Restart.BOOK
    reorder: Truth = True


class BookFacts(Facts):
    """book.yaml."""

    slug: Words
    title: Words
    subtitle: Words | None = None
    running_title: Words | None = None
    language: Plain = "he"
    binding: Annotated[Literal["right", "left"], BeforeValidator(text_of)] = "right"
    extent_multiple: Whole = 4
    edition: EditionFacts
    imprint: ImprintFacts = ImprintFacts()
    print: PrintFacts = PrintFacts()
    style: StyleFacts = StyleFacts()
    notes: dict[str, SeriesFacts] | None = None
    credits: tuple[CreditFacts, ...] = ()
    order: Annotated[tuple[Words, ...], AT_LEAST_ONE]


class PersonFacts(Facts):
    """One entry of people.yaml, under the person's id."""

    name: Printed
    sort: Plain
    latin: Plain = ""
    biography: Words | None = None


class SourceFacts(Facts):
    """One entry of sources.yaml, under the work's id."""

    full: Words
    short: Words
    language: Plain = "he"


class WaiverFacts(Facts):
    """One entry of waivers.yaml."""

    rule: Code
    place: Words
    reason: Plain


class StillFacts(Facts):
    """One picture of a film or an essay."""

    file: Words
    id: Words | None = None
    alternative: Plain = ""
    caption: Words | None = None
    credit: Printed = ""
    rights: Printed = ""
    crop: Fractions | None = None


class TitleFacts(Facts):
    """One title of a film."""

    text: Words
    kind: Kind = TitleKind.ORIGINAL
    language: Plain = "he"


class CopyFacts(Facts):
    """The copy that was shown."""

    format: Printed = ""
    colour: Printed = ""
    sound: Printed = ""
    aspect: Printed = ""
    runtime: Printed = ""
    languages: tuple[Printed, ...] = ()
    subtitles: tuple[Printed, ...] = ()
    courtesy: Printed = ""


class PlateFacts(Facts):
    """The typographic plate of a film without a still."""

    style: Words
    parameters: dict[str, Plain] | None = None


class FilmFacts(Facts):
    """film.yaml."""

    titles: Annotated[tuple[TitleFacts, ...], AT_LEAST_ONE]
    running_title: Words | None = None
    credits: tuple[MakerFacts, ...] = ()
    year: Printed = ""
    countries: tuple[Printed, ...] = ()
    runtime: Printed = ""
    copy_shown: CopyFacts = CopyFacts()
    stills: tuple[StillFacts, ...] = ()
    plate: PlateFacts | None = None


class EssayFacts(Facts):
    """The head of an essay."""

    title: Words | None = None
    running_title: Words | None = None
    language: Plain = ""
    signed_by: Words | None = None
    credits: tuple[MakerFacts, ...] = ()
    stills: tuple[StillFacts, ...] = ()
