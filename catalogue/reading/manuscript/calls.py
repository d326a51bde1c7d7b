"""Superscript numbers in the text joined to the notes that begin with them.

The k-th call of a number belongs to the k-th note that begins with it, so
numbering may run through the manuscript or begin again in every chapter.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from catalogue.diagnostics import Diagnostic
from catalogue.reading.findings.manuscript import BODY_WITHOUT_CALL, CALL_WITHOUT_BODY
from catalogue.reading.manuscript.pieces import SUPERSCRIPTS, Piece
from catalogue.reading.manuscript.slugs import slug, unique

_CALL = re.compile(rf"(?<=\S)[{SUPERSCRIPTS}]+")
_POWER = re.compile(rf"(?:(?<=[A-Za-z0-9])[{SUPERSCRIPTS}]+)")


@dataclass(frozen=True, slots=True)
class Call:
    """A call at text[start:end] of paragraph `paragraph`, and the note it leads to."""

    paragraph: int
    start: int
    end: int
    note: int
    """Index among the manuscript's notes."""


def joined_calls(paragraphs: list[Piece], notes: list[Piece], found: list[Diagnostic]) -> list[Call]:
    """Every call that has a note, in reading order; the others are reported."""
    bodies: dict[str, list[int]] = defaultdict(list)
    for index, note in enumerate(notes):
        bodies[note.number].append(index)
    marks = [
        (index, match)
        for index, paragraph in enumerate(paragraphs)
        for match in _CALL.finditer(paragraph.text)
    ]
    calls = []
    for index, match in _without_powers(marks, bodies):
        waiting = bodies[match.group()]
        if not waiting:
            place = paragraphs[index].written.location(match.start())
            found.append(CALL_WITHOUT_BODY.at(place, mark=match.group()))
            continue
        calls.append(Call(index, match.start(), match.end(), waiting.pop(0)))
    for waiting in bodies.values():
        for index in waiting:
            place = notes[index].written.location(0)
            found.append(BODY_WITHOUT_CALL.at(place, mark=notes[index].number))
    return calls


def _without_powers(
    marks: list[tuple[int, re.Match[str]]], bodies: dict[str, list[int]]
) -> list[tuple[int, re.Match[str]]]:
    """Where a number is called more often than it has notes, m² and x² are not calls."""
    surplus = Counter(match.group() for _, match in marks)
    surplus.subtract({number: len(indices) for number, indices in bodies.items()})
    kept = []
    for index, match in marks:
        number = match.group()
        if surplus[number] > 0 and _POWER.match(match.string, match.start()):
            surplus[number] -= 1
        else:
            kept.append((index, match))
    return kept


def note_names(notes: list[Piece]) -> list[str]:
    """A name for each note from its first words, each used once."""
    taken: set[str] = set()
    return [unique(slug(" ".join(re.findall(r"\w+", note.text)[:2])) or "note", taken) for note in notes]
