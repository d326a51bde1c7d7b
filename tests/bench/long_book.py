"""A long book out of a short one: its sections over and over, the words of each paragraph shuffled."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

from catalogue.model.blocks import Paragraph
from catalogue.model.book import Book
from catalogue.model.notes import Note, Restart
from catalogue.model.prose import CALL, Mark, Prose, Span
from catalogue.model.sections import Essay, Section


def long_book(book: Book, times: int, seed: int = 0) -> Book:
    """The same words and notes `times` over, as essays: no paragraph like another, and no plates."""
    chance = random.Random(seed)
    essays = tuple(_essay(section, number, chance) for number in range(times) for section in book.sections())
    series = tuple(replace(one, restart=Restart.SECTION) for one in book.series)
    return replace(book, order=essays, series=series, waivers=())


def _essay(section: Section, number: int, chance: random.Random) -> Essay:
    blocks = (block for block in section.blocks if isinstance(block, Paragraph))
    return Essay(
        f"{section.id}-{number}",
        None,
        tuple(Paragraph(_shuffled(block.prose, number, chance)) for block in blocks),
        tuple(_notes(section, number, chance)),
    )


def _notes(section: Section, number: int, chance: random.Random) -> Iterator[Note]:
    for note in section.notes:
        body = tuple(_shuffled(prose, number, chance) for prose in note.paragraphs)
        yield replace(note, id=f"{note.id}-{number}", paragraphs=body, cites=None)


def _shuffled(prose: Prose, number: int, chance: random.Random) -> Prose:
    """The words of a paragraph in another order, each with the notes it calls, in their own order."""
    words = prose.text.split(" ")
    chance.shuffle(words)
    text = " ".join(words)
    names = [f"{name}-{number}" for _, name in prose.calls()]
    places = [at for at, char in enumerate(text) if char == CALL]
    calls = (Span(at, at + 1, Mark.CALL, name) for at, name in zip(places, names, strict=True))
    return Prose(text, tuple(calls), prose.anchors)
