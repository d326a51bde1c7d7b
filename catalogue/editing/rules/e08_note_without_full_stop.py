"""Notes end the same way: with a full stop, where most of them do."""

from __future__ import annotations

from catalogue.diagnostics import Severity
from catalogue.editing.rule import Found, Rule
from catalogue.model.book import Book

_CLOSERS = " \"'”’״)]"


def _look(book: Book) -> Found:
    last = [note.paragraphs[-1] for section in book.sections() for note in section.notes if note.paragraphs]
    open_ones = [prose for prose in last if prose.text.rstrip(_CLOSERS)[-1:] not in (*".!?…",)]
    if len(open_ones) * 2 < len(last):
        for prose in open_ones:
            yield prose.location(max(len(prose.text) - 1, 0)), {}


RULE = Rule(
    "CAT-E08",
    Severity.NOTE,
    "this note does not end with a full stop; most do",
    "one note without its full stop looks forgotten",
    "ask the author for the full stop",
    _look,
)
