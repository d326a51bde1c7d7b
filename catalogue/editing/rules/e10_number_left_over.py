"""A superscript number in running text is a note call that was never joined to its note."""

from __future__ import annotations

import re

from catalogue.diagnostics import Severity
from catalogue.editing.rule import Found, Rule
from catalogue.editing.texts import texts
from catalogue.model.book import Book

_NUMBER = re.compile(r"(?<![A-Za-z0-9])[⁰¹²³⁴-⁹]+")
"""Not behind a Latin letter or a digit: m² is a unit, 10⁶ a number."""


def _look(book: Book) -> Found:
    for prose in texts(book):
        for match in _NUMBER.finditer(prose.text):
            yield prose.location(match.start()), {"number": match.group()}


RULE = Rule(
    "CAT-E10",
    Severity.ERROR,
    'the number "{number}" is set as text',
    "it looks like a note call, but no note hangs on it and the program does not count it",
    "write the call as [^name] with a note of that name, or take the number out",
    _look,
)
