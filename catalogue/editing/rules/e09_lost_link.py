"""A link that leads nowhere."""

from __future__ import annotations

from catalogue.diagnostics import Severity
from catalogue.editing.rule import Found, Rule
from catalogue.editing.texts import texts
from catalogue.model.book import Book
from catalogue.model.prose import Mark


def _look(book: Book) -> Found:
    for prose in texts(book):
        for span in prose.marked(Mark.LINK):
            if not span.value:
                yield prose.location(span.start), {"words": prose.text[span.start : span.end]}


RULE = Rule(
    "CAT-E09",
    Severity.WARNING,
    'the link "{words}" has lost its address',
    "its words are printed, but nobody can follow it",
    "ask the author for the address and write [words](https://…), or take the link's brackets out",
    _look,
)
