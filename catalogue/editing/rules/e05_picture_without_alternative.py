"""Every picture has words for those who cannot see it."""

from __future__ import annotations

from catalogue.diagnostics import Severity
from catalogue.editing.rule import Found, Rule
from catalogue.model.book import Book


def _look(book: Book) -> Found:
    for section in book.sections():
        for figure in section.figures:
            if not figure.alternative:
                yield figure.location, {"id": figure.id}


RULE = Rule(
    "CAT-E05",
    Severity.WARNING,
    'the picture "{id}" has no alternative text',
    "a screen reader would pass over it, and the screen copy would not be accessible (PDF/UA)",
    "describe it under alternative: in the stills of film.yaml, in a sentence",
    _look,
)
