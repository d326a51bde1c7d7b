"""What every house rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from catalogue.diagnostics import Diagnostic, Location, Severity
from catalogue.model.book import Book

Found = Iterator[tuple[Location, dict[str, object]]]
"""Where a rule is broken, and what to fill into its message."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A permanent code, a weight, a message to be filled in, a reason, a remedy, and the eye that looks."""

    code: str
    severity: Severity
    message: str
    why: str
    hint: str
    look: Callable[[Book], Found]

    def check(self, book: Book) -> Iterator[Diagnostic]:
        """Every place where `book` breaks the rule."""
        for location, words in self.look(book):
            message = self.message.format(**words)
            yield Diagnostic(self.code, self.severity, message, location, self.why, self.hint)
