"""What preflight found: a diagnostic, the page, and the rectangle on it to look at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from catalogue.diagnostics import Diagnostic, Location, Severity

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points of the page's own space."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong. `page` counts from 1 (0: the whole file); `spots` are the places on that page."""

    code: str
    severity: Severity
    message: str
    page: int = 0
    spots: tuple[Box, ...] = ()
    why: str = ""
    hint: str = ""
    source: str = ""

    def diagnostic(self, file: str) -> Diagnostic:
        """The finding in the words every stage speaks in; the source of the rule joins the reason."""
        why = f"{self.why} ({self.source})" if self.why and self.source else self.why or self.source
        return Diagnostic(
            self.code, self.severity, self.message, Location(file), why, self.hint, self.page or None
        )


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By page, the gravest first, then by code; exact repeats once."""
    unique = dict.fromkeys(findings)
    return tuple(sorted(unique, key=lambda found: (found.page, -found.severity, found.code, found.message)))
