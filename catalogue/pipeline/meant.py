"""What is meant: content and design, read and held against the house rules."""

from __future__ import annotations

from dataclasses import dataclass

from catalogue.diagnostics import ExitCode, Report
from catalogue.editing import check as check_rules
from catalogue.model.book import Book
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
