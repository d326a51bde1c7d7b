"""The whole catalogue, as read: facts, prose and the order of everything."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from catalogue.diagnostics import Location
from catalogue.model.edition import Edition, Imprint, PrintRun
from catalogue.model.names import Credit, Person, listed
from catalogue.model.notes import Series
from catalogue.model.prose import Prose
from catalogue.model.punctuation import PunctuationStyle
from catalogue.model.sections import Essay, Film, Section
from catalogue.model.sources import Source


class Part(enum.StrEnum):
    """A page of the book that is not a section: named in `order`, drawn by a template."""

    COVER = "cover"
    TITLE = "title"
    CONTENTS = "contents"
    COLOPHON = "colophon"
    BACK_COVER = "back-cover"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """Decisions of the house for this book, each one line of book.yaml."""

    punctuation: PunctuationStyle = field(default_factory=PunctuationStyle)
    digits: Literal["hebrew", "latin"] = "hebrew"
    """Height of the digits everywhere: ``hebrew`` or ``latin``."""
    calls: str = "after"
    """Note calls stand ``after`` the punctuation they meet, or ``before`` it."""
    english_notes: str = "left-to-right"
    """A wholly English note: ``left-to-right``, its mark in the right-hand column, or ``right-to-left``."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding the editors accept: rule, place, reason."""

    rule: str
    place: str
    """A file of the content folder, with a line and a column where those are meant: ``a.md:14:31``."""
    reason: str
    location: Location = field(default=Location(), compare=False)

    def covers(self, code: str, here: Location) -> bool:
        """Whether rule and place agree with a finding."""
        file, *numbers = self.place.split(":")
        wanted = [int(number) for number in numbers if number.isdigit()]
        same_file = here.file == file or here.file.endswith(f"/{file}")
        return self.rule == code and same_file and wanted == [here.line, here.column][: len(wanted)]


@dataclass(frozen=True, slots=True)
class Book:
    """Everything that is meant; nothing that is set."""

    slug: str
    title: Prose
    subtitle: Prose | None
    language: str
    binding: str
    """``right`` for Hebrew, ``left`` for a left-to-right book."""
    edition: Edition
    imprint: Imprint
    print_run: PrintRun
    style: HouseStyle
    series: tuple[Series, ...]
    credits: tuple[Credit, ...]
    people: tuple[Person, ...]
    sources: tuple[Source, ...]
    order: tuple[Part | Section, ...]
    waivers: tuple[Waiver, ...] = ()
    extent_multiple: int = 4
    """The page count is filled up to a multiple of this."""
    running_title: Prose | None = None
    """A shorter form of the title, for the running head."""
    location: Location = field(default=Location(), compare=False)

    def sections(self) -> Iterator[Section]:
        """Essays and films in reading order."""
        return (entry for entry in self.order if isinstance(entry, Essay | Film))

    def person(self, person_id: str) -> Person:
        """The person with that id; reading has made sure there is one."""
        return next(person for person in self.people if person.id == person_id)

    def language_of(self, section: Section) -> str:
        """What a section's text is written in (BCP 47): the book's language, unless an essay has its own."""
        own = section.language if isinstance(section, Essay) else ""
        return own or self.language

    def names(self, credit: Credit) -> tuple[str, ...]:
        """The names a credit prints, in its order."""
        return credit.credited_as or tuple(self.person(one).name for one in credit.people)

    def credit_line(self, credit: Credit) -> str:
        """``אוצרת: רות פתיר``; the names alone where the credit has no label."""
        names = listed(self.names(credit))
        return f"{credit.label}: {names}" if credit.label else names
