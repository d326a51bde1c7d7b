"""The shape of a check: a permanent code, the rule's source, the uses it belongs to, one question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from catalogue.diagnostics import Severity
from catalogue.press.preflight.examined import Examined, Mark, PlacedImage
from catalogue.press.preflight.finding import Box, Finding
from catalogue.press.preflight.levels import Level, LevelName

PRESS: tuple[LevelName, ...] = ("sheetfed", "digital")
EVERYWHERE: tuple[LevelName, ...] = ("sheetfed", "digital", "screen", "archive")
_MOST_SPOTS = 40


@dataclass(frozen=True, slots=True)
class Found:
    """What a check has to say; the check itself adds code and source."""

    severity: Severity
    message: str
    page: int = 0
    spots: tuple[Box, ...] = ()
    why: str = ""
    hint: str = ""


Question = Callable[[Examined, Level], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Check:
    """One rule. `source` names it where it is written down."""

    code: str
    title: str
    source: str
    levels: tuple[LevelName, ...]
    ask: Question

    def findings(self, examined: Examined, level: Level) -> Iterator[Finding]:
        """What the check finds, under its code."""
        for found in self.ask(examined, level):
            yield Finding(
                self.code,
                found.severity,
                found.message,
                found.page,
                found.spots,
                found.why,
                found.hint,
                self.source,
            )


def error(message: str, page: int = 0, spots: Iterable[Box] = (), why: str = "", hint: str = "") -> Found:
    """Something the press would reject."""
    return Found(Severity.ERROR, message, page, tuple(spots)[:_MOST_SPOTS], why, hint)


def warning(message: str, page: int = 0, spots: Iterable[Box] = (), why: str = "", hint: str = "") -> Found:
    """Something a person should look at."""
    return Found(Severity.WARNING, message, page, tuple(spots)[:_MOST_SPOTS], why, hint)


def note(message: str, page: int = 0, spots: Iterable[Box] = (), why: str = "", hint: str = "") -> Found:
    """Something for the record."""
    return Found(Severity.NOTE, message, page, tuple(spots)[:_MOST_SPOTS], why, hint)


def by_page(marks: Iterable[Mark]) -> Iterator[tuple[int, list[Mark]]]:
    """Marks grouped by their page, pages in order."""
    pages: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        pages[mark.page].append(mark)
    yield from sorted(pages.items())


def boxes(things: Iterable[Mark | PlacedImage]) -> Iterator[Box]:
    """Where things lie."""
    return (thing.box for thing in things)


def times(count: int, one: str) -> str:
    """A count and its noun: "1 line", "3 lines"."""
    return f"{count} {one}" if count == 1 else f"{count} {one}s"
