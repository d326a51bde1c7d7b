"""The whole content folder, read: one Book, and every problem in one report."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from catalogue.diagnostics import Diagnostic, Report
from catalogue.model.book import Book, HouseStyle, Part, Waiver
from catalogue.model.edition import Edition, Imprint
from catalogue.model.punctuation import PunctuationStyle
from catalogue.model.sections import Section
from catalogue.reading.blocks import read_line
from catalogue.reading.folder import Folder, open_folder
from catalogue.reading.notes import refuse_calls
from catalogue.reading.ordering import left_over, look_over, read_order
from catalogue.reading.print_run import read_print_run
from catalogue.reading.registers import Known, check_id, read_facts, read_known, read_waivers
from catalogue.reading.schema import BookFacts, StyleFacts
from catalogue.reading.sections import read_credits
from catalogue.reading.written import written_scalar


@dataclass(frozen=True, slots=True)
class Read:
    """The book, or None when its own facts could not be read, and everything that was found.

    With errors in the report the book is what could be made out; nothing may be printed from it.
    """

    book: Book | None
    report: Report


def read_book(content: Path) -> Read:
    """Read the folder `content`; no problem stops the reading, all come in one report."""
    folder = open_folder(content)
    if isinstance(folder, Diagnostic):
        return Read(None, Report.of([folder]))
    return read_folder(folder)


def read_folder(folder: Folder) -> Read:
    """Read a folder that is already in memory."""
    found = list(folder.problems)
    facts = read_facts(folder, "book.yaml", BookFacts, found, required=True).facts
    known = read_known(folder, (facts.notes or {}) if facts else None, found)
    waivers = read_waivers(folder, found)
    if facts is None:
        look_over(folder, known, found)
        return Read(None, Report.of(found))
    order = read_order(folder, facts.order, known, found)
    book = _book(folder, facts, known, order, waivers, found)
    found += left_over(folder, facts.order, book)
    return Read(book, Report.of(found))


def _book(
    folder: Folder,
    facts: BookFacts,
    known: Known,
    order: tuple[Part | Section, ...],
    waivers: tuple[Waiver, ...],
    found: list[Diagnostic],
) -> Book:
    edition = facts.edition
    for scalar in (facts.slug, edition.id):
        check_id(scalar.text, scalar.location, found)
    title = read_line(written_scalar(facts.title), found)
    subtitle = read_line(written_scalar(facts.subtitle), found) if facts.subtitle else None
    running = read_line(written_scalar(facts.running_title), found) if facts.running_title else None
    refuse_calls([one for one in (title, subtitle, running) if one], "the book's title page", found)
    return Book(
        slug=facts.slug.text,
        title=title,
        subtitle=subtitle,
        language=facts.language,
        binding=facts.binding,
        edition=Edition(edition.id.text, **edition.model_dump(exclude={"id"})),
        imprint=Imprint(**facts.imprint.model_dump()),
        print_run=read_print_run(folder, facts.print, found),
        style=_style(facts.style),
        series=known.series or (),
        credits=read_credits(facts.credits, known, found),
        people=tuple((known.people or {}).values()),
        sources=tuple((known.works or {}).values()),
        order=order,
        waivers=waivers,
        extent_multiple=facts.extent_multiple,
        running_title=running,
        location=folder.location("book.yaml"),
    )


def _style(facts: StyleFacts) -> HouseStyle:
    """The house's decisions; ``punctuation: typed`` leaves everything as it was typed."""
    given = facts.model_dump()
    settings = {name: given.pop(name) for name in ("digits", "calls", "english_notes")}
    typed = given.pop("punctuation") == "typed"
    profile = given.pop("quotation_profile")
    punctuation = PunctuationStyle.as_typed() if typed else PunctuationStyle(profile, **given)
    return HouseStyle(punctuation, **settings)
