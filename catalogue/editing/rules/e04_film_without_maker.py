"""A film is somebody's."""

from __future__ import annotations

from catalogue.diagnostics import Severity
from catalogue.editing.rule import Found, Rule
from catalogue.model.book import Book
from catalogue.model.sections import Film


def _look(book: Book) -> Found:
    for section in book.sections():
        if isinstance(section, Film) and not section.credits:
            yield section.location, {"title": section.title.prose.text}


RULE = Rule(
    "CAT-E04",
    Severity.WARNING,
    'the film "{title}" names no maker',
    "the maker stands under the title, in the contents and in the running head",
    "add credits to film.yaml: role: cre, people: [id]",
    _look,
)
