"""A film is somebody's."""

from __future__ import annotations

from catalogue.diagnostics import Severity
from catalogue.editing.rule import Found, Rule
from catalogue.model.book import Book
from catalogue.model.sections import Film


def _look(book: Book) -> Found:
    for section in book.sections():
        if isinstance(section, Film) and not section.credits:
            yield section.location, f'the film "{section.title.prose.text}" names no maker'


RULE = Rule(
    "CAT-E04",
    Severity.WARNING,
    "the maker stands under the title, in the contents and in the running head",
    "add credits to film.yaml: role: cre, people: [id]",
    _look,
)
