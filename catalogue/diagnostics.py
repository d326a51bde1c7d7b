"""What went wrong, where, why, and what to try: the words every stage speaks in.

A stage never prints and never exits. It returns a `Report` of `Diagnostic`s,
or raises `CatalogueError` carrying them when it cannot go on. The command
line alone turns either into text and an exit code.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace


class ExitCode(enum.IntEnum):
    """The promises the command line makes to scripts; 1 is a bug of ours, 2 is usage."""

    FINE = 0
    BUG = 1
    USAGE = 2
    CONTENT = 3
    MISSING = 4
    LAYOUT = 5
    PREFLIGHT = 6
    ARCHIVE = 7
    INTERRUPTED = 130


class Severity(enum.IntEnum):
    """How much a finding weighs. Only ERROR stops the build."""

    NOTE = 0
    WARNING = 1
    ERROR = 2

    @property
    def word(self) -> str:
        """The lower-case name a reader sees."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a source file. Lines and columns count from 1, columns in code points.

    Line 0 means the whole file; column 0 means the whole line.
    """

    file: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        parts = [self.file]
        if self.line:
            parts.append(str(self.line))
            if self.column:
                parts.append(str(self.column))
        return ":".join(parts)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: a permanent code, a place, one sentence, a reason, a remedy."""

    code: str
    severity: Severity
    message: str
    location: Location = Location()
    why: str = ""
    hint: str = ""
    page: int | None = None

    @property
    def sort_key(self) -> tuple[Location, int, str, str]:
        """Order by place; at one place the gravest first."""
        return (self.location, -self.severity, self.code, self.message)


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of a stage, in the order of their places."""

    diagnostics: tuple[Diagnostic, ...] = field(default=())

    @staticmethod
    def of(diagnostics: Iterable[Diagnostic]) -> Report:
        """Sort the findings by place and drop exact repeats."""
        unique = dict.fromkeys(diagnostics)
        return Report(tuple(sorted(unique, key=lambda d: d.sort_key)))

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.diagnostics)

    def __len__(self) -> int:
        return len(self.diagnostics)

    def __add__(self, other: Report) -> Report:
        return Report.of((*self.diagnostics, *other.diagnostics))

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings that stop the build."""
        return tuple(d for d in self.diagnostics if d.severity is Severity.ERROR)

    def raise_errors(self, exit_code: ExitCode) -> Report:
        """Return this report, or raise it whole when any finding is an error."""
        if self.errors:
            raise CatalogueError(self, exit_code)
        return self


class CatalogueError(Exception):
    """The work cannot go on; the report says why and `exit_code` says of which kind."""

    def __init__(self, report: Report | Diagnostic, exit_code: ExitCode) -> None:
        self.report = report if isinstance(report, Report) else Report.of([report])
        self.exit_code = exit_code
        super().__init__("; ".join(d.message for d in self.report.errors))

    def __reduce__(self) -> tuple[type[CatalogueError], tuple[Report, ExitCode]]:
        """It travels between processes whole."""
        return CatalogueError, (self.report, self.exit_code)


def error(
    code: str, message: str, location: Location = Location(), *, why: str = "", hint: str = ""
) -> Diagnostic:
    """A finding that stops the build."""
    return Diagnostic(code, Severity.ERROR, message, location, why, hint)


def warning(
    code: str, message: str, location: Location = Location(), *, why: str = "", hint: str = ""
) -> Diagnostic:
    """A finding a person should look at."""
    return Diagnostic(code, Severity.WARNING, message, location, why, hint)


def note(
    code: str, message: str, location: Location = Location(), *, why: str = "", hint: str = ""
) -> Diagnostic:
    """A finding for the record."""
    return Diagnostic(code, Severity.NOTE, message, location, why, hint)


def on_page(diagnostic: Diagnostic, page: int) -> Diagnostic:
    """The same finding, tied to a page (from 1) of the booklet."""
    return replace(diagnostic, page=page)
