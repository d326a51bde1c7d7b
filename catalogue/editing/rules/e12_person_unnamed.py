"""People of people.yaml whom the book never names."""

from __future__ import annotations

from catalogue.diagnostics import Severity
from catalogue.editing.rule import Found, Rule
from catalogue.model.book import Book
from catalogue.model.sections import Essay


def _look(book: Book) -> Found:
    named = {one for credit in book.credits for one in credit.people}
    for section in book.sections():
        named |= {one for credit in section.credits for one in credit.people}
        if isinstance(section, Essay) and section.signed_by:
            named.add(section.signed_by)
    for person in book.people:
        if person.id not in named:
            yield person.location, {"name": person.name}


RULE = Rule(
    "CAT-E12",
    Severity.WARNING,
    '"{name}" is in people.yaml, but no credit names them',
    "somebody may have been left out of the credits",
    "name them in a credit, or take them out of people.yaml",
    _look,
)
