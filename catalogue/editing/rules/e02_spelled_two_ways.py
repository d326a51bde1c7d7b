"""One word, one spelling: most of all in names."""

from __future__ import annotations

from catalogue.diagnostics import Severity
from catalogue.editing.rule import Found, Rule
from catalogue.editing.texts import texts
from catalogue.model.book import Book
from catalogue.model.spelling import spelled_two_ways


def _look(book: Book) -> Found:
    proses = list(texts(book))
    for two in spelled_two_ways([prose.text for prose in proses]):
        here = proses[two.here.text].location(two.here.offset)
        there = proses[two.there.text].location(two.there.offset)
        yield here, {"word": two.here.word, "other": two.there.word, "there": there}


RULE = Rule(
    "CAT-E02",
    Severity.WARNING,
    '"{word}" is spelled "{other}" at {there}',
    "two spellings of what seems one word; a reader looks for two people or two things",
    "ask the author which one is meant, or waive this finding with a reason",
    _look,
)
