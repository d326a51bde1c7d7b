"""The same word twice in a row."""

from __future__ import annotations

from catalogue.diagnostics import Severity
from catalogue.editing.rule import Found, Rule
from catalogue.editing.texts import texts
from catalogue.model.book import Book
from catalogue.model.spelling import doubled_words


def _look(book: Book) -> Found:
    for prose in texts(book):
        for offset, word in doubled_words(prose.text):
            yield prose.location(offset), {"word": word}


RULE = Rule(
    "CAT-E06",
    Severity.WARNING,
    'the word "{word}" stands twice in a row',
    "one of the two is often a slip",
    "take one out, or waive this finding where both are meant",
    _look,
)
