"""שם and Ibid. written by hand: watched, because a note that comes between makes them lie."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from catalogue.composing.numbering import NumberedNote
from catalogue.diagnostics import Diagnostic, Location, warning
from catalogue.model.notes import MAIN

_IBIDEM = re.compile(
    r"(?:^|;)\s*(?:(?:ראו|ראה|ור['׳’]|ר['׳’])\s+(?:גם\s+)?)?"
    r"(שם|[Ii]bid\.?|[Ii]bidem)(?=\s*(?:[,.;:)]|$|\d|עמ['׳’]))"
)
_LOOKS_CITED = re.compile(
    r"\([^()]*\b(?:1[5-9]|20)\d\d[^()]*\)|,\s*(?:1[5-9]|20)\d\d\b|עמ['׳’]\s*\d|\bpp?\.\s*\d|https?://|doi"
)
"""A year in brackets or after a comma, a page, an address: what a citation written by hand has."""


@dataclass(frozen=True, slots=True)
class PrintedNote:
    """A note in the order of print: its id, its flat text, and the source its author says it cites."""

    id: str
    text: str
    source: str | None = None
    location: Location = field(default=Location(), compare=False)
    series: str = MAIN


@dataclass(frozen=True, slots=True)
class Stale:
    """A שם that refers to no citation: the note it stands in, at text[offset], and what stands before it."""

    note: PrintedNote
    offset: int
    written: str
    neighbour: PrintedNote | None


def printed_notes(numbered: Mapping[str, NumberedNote]) -> tuple[PrintedNote, ...]:
    """The notes in the order of print, as the watch over שם takes them."""
    return tuple(
        PrintedNote(
            name,
            "\n".join(prose.text for prose in one.note.paragraphs),
            one.note.cites,
            one.note.paragraphs[0].location() if one.note.paragraphs else one.note.location,
            one.note.series,
        )
        for name, one in numbered.items()
    )


def find_stale(notes: Sequence[PrintedNote]) -> tuple[Stale, ...]:
    """Every hand-written שם whose neighbour, the note before it in its own series, is no citation."""
    found: list[Stale] = []
    for number, note in enumerate(notes):
        at = _before(notes, number)
        previous = None if at is None else notes[at]
        for match in _IBIDEM.finditer(note.text):
            before = note.text[: match.start()]
            if before.strip():
                if not _is_citation(PrintedNote(note.id, before)):
                    found.append(Stale(note, match.start(1), match[1], note))
            elif not find_root(notes, number):
                found.append(Stale(note, match.start(1), match[1], previous))
    return tuple(found)


def diagnose(stale: Sequence[Stale]) -> Iterator[Diagnostic]:
    """Each finding as an editor reads it, naming both places."""
    for one in stale:
        at = f"note {one.neighbour.id!r} ({one.neighbour.location})" if one.neighbour else "no note at all"
        yield warning(
            "CAT-T20",
            f"{one.written!r} in note {one.note.id!r} has no citation before it",
            one.note.location,
            why=f"before it stands {at}, which cites nothing",
            hint="name the source instead, or keep it as data and let the book write שם",
        )


def leads(note: PrintedNote) -> bool:
    """Whether the note begins with a שם."""
    return bool(_IBIDEM.match(note.text))


def find_root(notes: Sequence[PrintedNote], number: int) -> PrintedNote | None:
    """The note that a chain of שם goes back to; None when it leads to no citation."""
    at = _before(notes, number)
    while at is not None and leads(notes[at]) and not notes[at].source:
        at = _before(notes, at)
    return notes[at] if at is not None and _is_citation(notes[at]) else None


def _before(notes: Sequence[PrintedNote], number: int) -> int | None:
    """The place of the note before it in the same series: an editor's note parts no two of the author's."""
    series = notes[number].series
    return next((at for at in range(number - 1, -1, -1) if notes[at].series == series), None)


def _is_citation(note: PrintedNote) -> bool:
    return bool(note.source or _LOOKS_CITED.search(note.text) or leads(note))
