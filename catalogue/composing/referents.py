"""What every hand-written שם refers to, recorded at a build and compared at the next.

An edit that puts another citation before a שם leaves every word of it as it was,
and makes it lie. So each build records what it referred to; as long as the note
itself is not written anew, the record stands, and a difference is reported again
and again. Only this finding depends on an earlier build, nothing that is printed.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from catalogue.composing.ibidem import PrintedNote, find_root, leads
from catalogue.diagnostics import Diagnostic, Location, warning

_ALIKE = 0.6
"""Of a citation's letters: as much has to stay for a note of the same name to cite the same work."""


@dataclass(frozen=True, slots=True)
class Referent:
    """A note that begins with שם, and the citation it goes back to, in words that can be compared."""

    note: str
    text: str
    cited: str
    """The id of the note that cites."""
    words: str
    source: str = ""
    """The work's id, where the citation is kept as data."""
    location: Location = field(default=Location(), compare=False)


@dataclass(frozen=True, slots=True)
class Turned:
    """A שם that refers to another citation than when it was recorded."""

    note: PrintedNote
    was: Referent
    now: Referent


@dataclass(frozen=True, slots=True)
class Compared:
    """What is to be recorded now, and what has turned."""

    referents: tuple[Referent, ...]
    turned: tuple[Turned, ...]


def find_referents(notes: Sequence[PrintedNote]) -> Iterator[tuple[PrintedNote, Referent]]:
    """Every note that begins with a שם, in the order of print, and what it refers to."""
    for number, note in enumerate(notes):
        if leads(note) and not note.source and (root := find_root(notes, number)):
            yield note, Referent(note.id, note.text, root.id, root.text, root.source or "", root.location)


def compare(notes: Sequence[PrintedNote], recorded: Sequence[Referent] = ()) -> Compared:
    """Hold the book against the record; a record whose note still says the same stays until it is settled."""
    known: Mapping[str, Referent] = {one.note: one for one in recorded}
    referents: list[Referent] = []
    turned: list[Turned] = []
    for note, now in find_referents(notes):
        was = known.get(note.id)
        if was is None or _letters(was.text) != _letters(note.text) or _is_same(was, now):
            referents.append(now)
            continue
        referents.append(replace(was, text=note.text))
        turned.append(Turned(note, was, now))
    return Compared(tuple(referents), tuple(turned))


def diagnose_turned(turned: Sequence[Turned]) -> Iterator[Diagnostic]:
    """Each finding as an editor reads it, naming both places."""
    for one in turned:
        yield warning(
            "CAT-T21",
            f"the שם in note {one.note.id!r} now refers to note {one.now.cited!r} ({one.now.location})",
            one.note.location,
            why=f"it referred to note {one.was.cited!r} ({one.was.location}): “{_opening(one.was.words)}”",
            hint="name the source instead, or keep it as data and let the book write שם",
        )


def _is_same(was: Referent, now: Referent) -> bool:
    """One work: by its id, by its letters, or by most of them in a note that kept its name."""
    if was.source or now.source:
        return was.source == now.source
    before, after = _letters(was.words), _letters(now.words)
    if before == after:
        return True
    return was.cited == now.cited and difflib.SequenceMatcher(None, before, after).ratio() >= _ALIKE


def _letters(text: str) -> str:
    """Letters and digits: what the setting of punctuation leaves as it is."""
    return "".join(filter(str.isalnum, text))


def _opening(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:59]}…"
