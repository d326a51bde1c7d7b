"""A bracket without its partner."""

from __future__ import annotations

from catalogue.diagnostics import Severity
from catalogue.editing.rule import Found, Rule
from catalogue.editing.texts import texts
from catalogue.model.book import Book
from catalogue.model.spelling import unpaired_brackets


def _look(book: Book) -> Found:
    for prose in texts(book):
        for offset, sign in unpaired_brackets(prose.text):
            yield prose.location(offset), {"sign": sign}


RULE = Rule(
    "CAT-E11",
    Severity.WARNING,
    "the bracket {sign} has no partner in its paragraph",
    "one of the two was lost or forgotten; directions around it may turn wrong",
    "add its partner, or take it out",
    _look,
)
