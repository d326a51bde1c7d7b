"""Words of a source text with their places, and the runs of them that two texts do not share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_NOTE_BODY = re.compile(r"\[\^([^\]]+)\]:")
_WORD = re.compile(r"\[\^[^\]]+\]:?|(?:(?!\[\^)\S)+")
"""A note call is a word of its own, so that a moved call is not taken for a changed word."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word as typed, where it stands (from 1, code points), and the note it belongs to."""

    text: str
    line: int
    column: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Old words ``[old_start:old_end]`` stand where new words ``[new_start:new_end]`` stand now."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def words(text: str) -> tuple[Word, ...]:
    """The words of a Markdown text in logical order; a note's body reaches to the next unindented block."""
    found = []
    note, after_blank = "", True
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            after_blank = True
            continue
        body = _NOTE_BODY.match(line)
        if body:
            note = body[1]
        elif after_blank and not line.startswith((" ", "\t")):
            note = ""
        after_blank = False
        found += [Word(word[0], number, word.start() + 1, note) for word in _WORD.finditer(line)]
    return tuple(found)


def differing_runs(old: Sequence[Word], new: Sequence[Word]) -> Iterator[Run]:
    """The runs of words in which two texts differ, in order.

    What the texts share at both ends is set aside first: most edits are small, and the matcher's
    time grows with the square of what it is given.
    """
    ours, theirs = [word.text for word in old], [word.text for word in new]
    head = _shared(ours, theirs)
    tail = _shared(ours[head:][::-1], theirs[head:][::-1])
    ours, theirs = ours[head : len(ours) - tail], theirs[head : len(theirs) - tail]
    for tag, one, one_end, other, other_end in SequenceMatcher(
        None, ours, theirs, autojunk=False
    ).get_opcodes():
        if tag != "equal":
            yield Run(one + head, one_end + head, other + head, other_end + head)


def joined(chosen: Sequence[Word]) -> str:
    """Words as text."""
    return " ".join(word.text for word in chosen)


def _shared(ours: list[str], theirs: list[str]) -> int:
    for index, (one, other) in enumerate(zip(ours, theirs, strict=False)):
        if one != other:
            return index
    return min(len(ours), len(theirs))
