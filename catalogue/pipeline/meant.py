"""What is meant: content and design, read and held against the house rules."""

from __future__ import annotations

from dataclasses import dataclass

from catalogue.diagnostics import ExitCode, Report
from catalogue.editing import check as check_rules
from catalogue.editing import waive
from catalogue.model.book import Book, Waiver
from catalogue.model.design import Design
from catalogue.pipeline.clock import StageClock
from catalogue.pipeline.folders import Folders
from catalogue.reading.book import read_book
from catalogue.reading.tokens import read_design


@dataclass(frozen=True, slots=True)
class Meant:
    """A book and its design, free of errors, with what is still worth a look."""

    book: Book
    design: Design
    report: Report


def read_all(folders: Folders, clock: StageClock) -> Meant:
    """Read everything; all errors of content and design at once, or none.

    Raises CatalogueError (CONTENT).
    """
    with clock.stage("reading"):
        book = read_book(folders.content)
        design, design_report = read_design(folders.templates)
    with clock.stage("editing"):
        rules = check_rules(book.book) if book.book else Report()
    report = (book.report + design_report + rules).raise_errors(ExitCode.CONTENT)
    assert book.book is not None and design is not None, "no errors, so both were read"
    return Meant(book.book, design, report)


FLAGS = frozenset({"CAT-T01"})
"""What punctuation leaves to a person."""

STALE = frozenset({"CAT-T20"})
"""A שם that refers to nothing."""

TURNED = frozenset({"CAT-T21"})
"""A שם that refers to something else than at an earlier build; so a waiver of it is never idle."""

LINES = FLAGS | STALE | {"CAT-T10", "CAT-T11"}
"""What composing finds besides: uneven lines."""


def accepted(report: Report, book: Book, codes: frozenset[str]) -> Report:
    """The report without what the editors waived; `codes` are those this stage can find.

    Raises CatalogueError (CONTENT) for a waiver that waives nothing.
    """
    waivers = [waiver for waiver in book.waivers if waiver.rule in codes and _may_be_idle(waiver, report)]
    return waive(report, waivers, "T").raise_errors(ExitCode.CONTENT)


def _may_be_idle(waiver: Waiver, report: Report) -> bool:
    return waiver.rule not in TURNED or any(waiver.covers(one.code, one.location) for one in report)
