"""What every house rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from catalogue.diagnostics import Diagnostic, Location, Severity
from catalogue.model.book import Book

Found = Iterator[tuple[Location, str]]
"""Where a rule was broken, and in which words to say so."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A permanent code, a weight, a reason, a remedy, and the eye that looks."""

    code: str
    severity: Severity
    why: str
    hint: str
    look: Callable[[Book], Found]

    def check(self, book: Book) -> Iterator[Diagnostic]:
        """Every place where `book` breaks the rule."""
        for location, message in self.look(book):
            yield Diagnostic(self.code, self.severity, message, location, self.why, self.hint)
