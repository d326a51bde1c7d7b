"""A heading, item or paragraph without a word in it."""

from __future__ import annotations

from catalogue.diagnostics import Severity
from catalogue.editing.rule import Found, Rule
from catalogue.model.blocks import Table, proses
from catalogue.model.book import Book
from catalogue.model.prose import BREAK, CALL


def _look(book: Book) -> Found:
    for section in book.sections():
        blocks = [block for block in section.blocks if not isinstance(block, Table)]
        notes = [prose for note in section.notes for prose in note.paragraphs]
        for prose in (*proses(blocks), *notes):
            if not prose.text.strip(f" {BREAK}{CALL}") and not list(prose.spans):
                yield prose.location(), {}


RULE = Rule(
    "CAT-E07",
    Severity.WARNING,
    "there is nothing to print here",
    "it would be a hole in the page",
    "write it, or take its sign out",
    _look,
)
