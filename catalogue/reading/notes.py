"""Calls and bodies of notes joined, section by section."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from catalogue.diagnostics import Diagnostic, Location
from catalogue.model.blocks import Paragraph, proses
from catalogue.model.notes import MAIN, Note
from catalogue.model.prose import Mark, Prose
from catalogue.reading.blocks import NoteText
from catalogue.reading.checking import near
from catalogue.reading.findings.notes import (
    CITATION_HOMELESS,
    NOTE_CALLED_TWICE,
    NOTE_DANGLING,
    NOTE_DOUBLED,
    NOTE_EMPTY,
    NOTE_HOMELESS,
    NOTE_NAME,
    NOTE_NESTED,
    NOTE_UNUSED,
)
from catalogue.reading.findings.prose import BLOCK_UNKNOWN
from catalogue.reading.markup import NAME


def joined(texts: Iterable[Prose], notes: Sequence[NoteText], found: list[Diagnostic]) -> tuple[Note, ...]:
    """The notes of a section, in the order of their bodies; `texts` are all its stretches of prose."""
    bodies: dict[str, Note] = {}
    for note in notes:
        _named(note, found)
        if note.name in bodies:
            other = bodies[note.name].location
            found.append(NOTE_DOUBLED.at(note.location, name=note.name, other=other))
        else:
            bodies[note.name] = _note(note, found)
    called: dict[str, Location] = {}
    for prose in texts:
        for offset, name in prose.calls():
            _call(name, prose.location(offset), bodies, called, found)
    for name, body in bodies.items():
        if name not in called:
            found.append(NOTE_UNUSED.at(body.location, name=name))
    return tuple(bodies.values())


def refuse_calls(proses: Iterable[Prose], where: str, found: list[Diagnostic]) -> None:
    """Report notes and citations that are called where no section's notes can stand."""
    for prose in proses:
        for offset, name in prose.calls():
            found.append(NOTE_HOMELESS.at(prose.location(offset), name=name, where=where))
        refuse_citations([prose], found)


def refuse_citations(proses: Iterable[Prose], found: list[Diagnostic]) -> None:
    """Report citations kept as data that stand in no note."""
    for prose in proses:
        for span in prose.marked(Mark.CITATION):
            source = span.value.partition(":")[0]
            found.append(CITATION_HOMELESS.at(prose.location(span.start), source=source))


def _call(
    name: str, place: Location, bodies: dict[str, Note], called: dict[str, Location], found: list[Diagnostic]
) -> None:
    if name not in bodies:
        found.append(NOTE_DANGLING.at(place, hint=near(name, bodies), name=name))
    elif name in called:
        found.append(NOTE_CALLED_TWICE.at(place, name=name))
    called.setdefault(name, place)


def _named(note: NoteText, found: list[Diagnostic]) -> None:
    if not re.fullmatch(NAME, note.name) or note.name.isdigit():
        found.append(NOTE_NAME.at(note.location, name=note.name))


def _note(note: NoteText, found: list[Diagnostic]) -> Note:
    """The body as paragraphs; what else stands in it is refused."""
    paragraphs = []
    for block in note.blocks:
        if not isinstance(block, Paragraph):
            kind = type(block).__name__.lower()
            words = {"block": f"a {kind} in a note", "instead": "paragraphs, indented by two spaces"}
            found.append(BLOCK_UNKNOWN.at(note.location, **words))
        paragraphs += list(proses([block]))
    for prose in paragraphs:
        for offset, name in prose.calls():
            found.append(NOTE_NESTED.at(prose.location(offset), name=name))
    if not any(prose.text.strip() for prose in paragraphs):
        found.append(NOTE_EMPTY.at(note.location, name=note.name))
    series, _, rest = note.name.partition("/")
    cited = next((span.value for prose in paragraphs for span in prose.marked(Mark.CITATION)), None)
    source = cited.partition(":")[0] if cited else None
    return Note(note.name, tuple(paragraphs), series if rest else MAIN, source, note.location)
