"""שם and Ibid. written by hand: watched, because a note that comes between makes them lie.

What each of them refers to is computed from the notes' order and can be
recorded (`referents`); a later version of the book is compared with the record.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from catalogue.diagnostics import Diagnostic, Location, warning

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


@dataclass(frozen=True, slots=True)
class Stale:
    """A שם that may lie: the note it stands in, at text[offset], and the neighbour it would refer to."""

    note: PrintedNote
    offset: int
    written: str
    neighbour: PrintedNote | None
    changed: bool
    """It referred to something else when last recorded; otherwise what it refers to is no citation."""


def referents(notes: Sequence[PrintedNote]) -> Mapping[str, str]:
    """What every hand-written שם at a note's start refers to, as a fingerprint, by the note's id.

    The fingerprint is the source's id, or a digest of the letters and digits
    of the note it was first cited in: corrections of punctuation do not change it.
    """
    return {
        note.id: _fingerprint(root)
        for number, note in enumerate(notes)
        if _leading(note) and (root := _root(notes, number))
    }


def find_stale(notes: Sequence[PrintedNote], recorded: Mapping[str, str] | None = None) -> tuple[Stale, ...]:
    """Every hand-written שם whose neighbour is no citation, or another one than was `recorded`."""
    found: list[Stale] = []
    now = referents(notes) if recorded else {}
    for number, note in enumerate(notes):
        previous = notes[number - 1] if number else None
        for match in _IBIDEM.finditer(note.text):
            before = note.text[: match.start()]
            if before.strip():
                if not _is_citation(PrintedNote(note.id, before)):
                    found.append(Stale(note, match.start(1), match[1], note, changed=False))
            elif not _root(notes, number):
                found.append(Stale(note, match.start(1), match[1], previous, changed=False))
            elif recorded and recorded.get(note.id, now[note.id]) != now[note.id]:
                found.append(Stale(note, match.start(1), match[1], previous, changed=True))
    return tuple(found)


def diagnose(stale: Sequence[Stale]) -> Iterator[Diagnostic]:
    """Each finding as an editor reads it, naming both places."""
    for one in stale:
        at = f"note {one.neighbour.id!r} ({one.neighbour.location})" if one.neighbour else "no note at all"
        if one.changed:
            yield warning(
                "CAT-T21",
                f"{one.written!r} in note {one.note.id!r} now refers to another source",
                one.note.location,
                why=f"it follows {at}, which is not what it followed in the last recorded version",
                hint="name the source instead, or keep it as data and let the book write שם",
            )
        else:
            yield warning(
                "CAT-T20",
                f"{one.written!r} in note {one.note.id!r} has no citation before it",
                one.note.location,
                why=f"before it stands {at}, which cites nothing",
                hint="name the source instead, or keep it as data and let the book write שם",
            )


def _leading(note: PrintedNote) -> bool:
    return bool(_IBIDEM.match(note.text))


def _root(notes: Sequence[PrintedNote], number: int) -> PrintedNote | None:
    """The note that a chain of שם goes back to; None when it leads to no citation."""
    at = number - 1
    while at >= 0 and _leading(notes[at]) and not notes[at].source:
        at -= 1
    return notes[at] if at >= 0 and _is_citation(notes[at]) else None


def _is_citation(note: PrintedNote) -> bool:
    return bool(note.source or _LOOKS_CITED.search(note.text) or _leading(note))


def _fingerprint(note: PrintedNote) -> str:
    if note.source:
        return note.source
    letters = "".join(filter(str.isalnum, note.text))
    return "text:" + hashlib.sha256(letters.encode()).hexdigest()[:16]
