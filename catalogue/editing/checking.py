"""All rules over one book, then the waivers of the editors."""

from __future__ import annotations

from catalogue.diagnostics import Report
from catalogue.editing.rules import RULES
from catalogue.editing.waiving import waive
from catalogue.model.book import Book


def check(book: Book) -> Report:
    """Hold the book against every house rule; what the editors waived is left out."""
    found = Report.of(finding for rule in RULES for finding in rule.check(book))
    return waive(found, book.waivers, "E")
