"""Titles that are no sentence take no full stop (Academy of the Hebrew Language, punctuation, §1)."""

from __future__ import annotations

import re

from catalogue.diagnostics import Severity
from catalogue.editing.rule import Found, Rule
from catalogue.editing.texts import titles
from catalogue.model.blocks import Heading
from catalogue.model.book import Book
from catalogue.model.prose import CALL

_SHORTENED = re.compile(r"\b[A-Za-z]\.$")
"""E.T., John S.: the stop is the word's own."""


def _look(book: Book) -> Found:
    proses = [book.title, *([book.subtitle] if book.subtitle else [])]
    for section in book.sections():
        proses += titles(section)
        proses += [block.prose for block in section.blocks if isinstance(block, Heading)]
    for prose in proses:
        words = prose.text.rstrip(f" {CALL}")
        if words.endswith(".") and not words.endswith("..") and not _SHORTENED.search(words):
            yield prose.location(len(words) - 1), {"words": words}


RULE = Rule(
    "CAT-E03",
    Severity.WARNING,
    'the heading "{words}" ends with a full stop',
    "a heading is no sentence; the white around it ends it",
    "take the full stop out",
    _look,
)
