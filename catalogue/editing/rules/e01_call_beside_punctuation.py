"""A note call stands after the punctuation it meets, or before it where the house says so."""

from __future__ import annotations

import re

from catalogue.diagnostics import Severity
from catalogue.editing.rule import Found, Rule
from catalogue.editing.texts import texts
from catalogue.model.book import Book
from catalogue.model.prose import CALL

_PATTERNS = {"after": re.compile(f"{CALL}(?=[.,:;!?…])"), "before": re.compile(f"(?<=[.,:;!?…]){CALL}")}


def _look(book: Book) -> Found:
    wanted = book.style.calls
    for prose in texts(book):
        calls = dict(prose.calls())
        for match in _PATTERNS[wanted].finditer(prose.text):
            if match.start() in calls:
                name = calls[match.start()]
                wrong = "before" if wanted == "after" else "after"
                yield prose.location(match.start()), {"name": name, "side": wrong}


RULE = Rule(
    "CAT-E01",
    Severity.WARNING,
    'the call of note "{name}" stands {side} the punctuation',
    "calls stand on one side of the punctuation through the whole book; book.yaml says which (style: calls)",
    "move the call past the sign",
    _look,
)
