"""The law of the import: the content folder says the manuscript's words, in order, and no others.

A word is a run of letters, digits and the marks on them. Body and notes are
compared apart, each in its own order, because a note's place in a manuscript
is an accident of its pages: the body from its first word to its last, the
notes in the order of their calls. Superscript numbers are calls, not words.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalogue.model.blocks import proses
from catalogue.model.book import Book
from catalogue.model.names import listed
from catalogue.model.prose import Prose
from catalogue.model.sections import Film, Section
from catalogue.reading.manuscript.pieces import SUPERSCRIPTS
from catalogue.reading.source import SUSPECT

_WORD = re.compile(rf"[^\W_{SUPERSCRIPTS}](?:[^\W_{SUPERSCRIPTS}]|[\u0300-\u036f\u0591-\u05c7])*")
_LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_BODY = re.compile(rf"[ \t]*[{SUPERSCRIPTS}]+")


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a text and, apart, those of its notes."""

    body: tuple[str, ...]
    notes: tuple[str, ...]


def words(text: str) -> list[str]:
    """The words of a text. A star may be mark-up within a word, so it divides none."""
    return _WORD.findall(text.replace("*", ""))


def _unmarked(line: str) -> str:
    """A line of the manuscript without what mark-up adds to it, which may stand within a word too."""
    return _ADDRESS.sub(r"\1", _LINK.sub(r"\1", line))


def said_by_manuscript(text: str, order: Iterable[int]) -> Said:
    """The manuscript's words; `order` gives its notes, by their place in it, in the order of their calls."""
    body: list[str] = []
    notes: list[list[str]] = []
    here = body
    for line in SUSPECT.sub(lambda match: match.group() if match.group() == "\t" else "", text).split("\n"):
        if not line.strip():
            here = body
        elif match := _BODY.match(line):
            notes.append(words(_unmarked(line[match.end() :])))
            here = notes[-1]
            continue
        here += words(_unmarked(line))
    return Said(tuple(body), tuple(word for index in order for word in notes[index]))


def said_by_book(book: Book) -> Said:
    """The words of a book that were read back from a content folder."""
    body = list(_proses([book.title, *([book.subtitle] if book.subtitle else [])]))
    for credit in book.credits:
        body += words(f"{credit.label} {listed(book.names(credit))}")
    notes: list[str] = []
    for section in book.sections():
        body += _section(book, section)
        notes += _notes(section)
    return Said(tuple(body), tuple(notes))


def first_difference(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, str] | None:
    """The first words that differ, with two before them; None where all are the same."""
    for at, (left, right) in enumerate(itertools.zip_longest(one, other, fillvalue="")):
        if left != right:
            return " ".join(one[max(at - 2, 0) : at + 2]), " ".join(other[max(at - 2, 0) : at + 2])
    return None


def _section(book: Book, section: Section) -> Iterator[str]:
    """Title, makers, text, and the biography of whoever signs."""
    if isinstance(section, Film):
        yield from _proses([section.title.prose])
        for credit in section.credits:
            yield from words(listed(book.names(credit)))
    elif section.title:
        yield from _proses([section.title.prose])
    yield from _proses(proses(section.blocks))
    if not isinstance(section, Film) and section.signed_by:
        yield from _proses(book.person(section.signed_by).biography)


def _notes(section: Section) -> Iterator[str]:
    """The notes in the order of their calls; those nobody calls come last."""
    titles = [section.title.prose] if section.title else []
    called = [name for prose in (*titles, *proses(section.blocks)) for _, name in prose.calls()]
    places = {name: place for place, name in reversed(list(enumerate(called)))}
    for note in sorted(section.notes, key=lambda note: places.get(note.id, len(called))):
        yield from _proses(note.paragraphs)


def _proses(texts: Iterable[Prose]) -> Iterator[str]:
    for prose in texts:
        yield from words(prose.text)
