"""Every stretch of prose in a book, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.model.blocks import proses
from catalogue.model.book import Book
from catalogue.model.prose import Prose
from catalogue.model.sections import Section, printed_titles


def texts(book: Book) -> Iterator[Prose]:
    """Titles, blocks, captions, notes, and the biographies of those who sign."""
    yield book.title
    yield from (one for one in (book.subtitle, book.running_title) if one)
    for section in book.sections():
        yield from titles(section)
        yield from proses(section.blocks)
        yield from (figure.caption for figure in section.figures if figure.caption)
        for note in section.notes:
            yield from note.paragraphs
    for person in book.people:
        yield from person.biography


def titles(section: Section) -> Iterator[Prose]:
    """A film's titles; an essay's, where it has one; and their shorter forms."""
    for title in printed_titles(section):
        yield from (one for one in (title.prose, title.running) if one)
