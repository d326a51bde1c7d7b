"""The contents: a line for each section, on as many pages as they need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from catalogue.composing import parts
from catalogue.composing.document import Entry, Fragment, SetSection
from catalogue.composing.setblocks import Typesetter
from catalogue.model.book import Book
from catalogue.model.design import Design


def set_entries(book: Book, typesetter: Typesetter) -> tuple[Entry, ...]:
    """The lines of the contents, before anybody knows their pages."""
    entries = (parts.entry(book, section, typesetter) for section in book.sections())
    return tuple(entry for entry in entries if entry is not None)


def divide(entries: Sequence[Entry], heading: Sequence[Fragment], design: Design) -> list[tuple[Entry, ...]]:
    """The entries page by page, the heading above the first; one page at least, and no entry divided."""
    frame = design.page.lines * design.grid
    room = frame - sum(one.height + design.style(one.style).after for one in heading)
    pages: list[list[Entry]] = [[]]
    for entry in entries:
        height = _height(entry, design)
        if pages[-1] and height > room:
            pages.append([])
            room = frame
        pages[-1].append(entry)
        room -= height + design.style("entry").after
    return [tuple(page) for page in pages]


def with_pages(entries: Sequence[Entry], sections: Sequence[SetSection]) -> Iterator[Entry]:
    """Every entry with the page its section begins on."""
    first = {one.section.id: one.first_page for one in sections}
    return (replace(entry, page=first[entry.section]) for entry in entries)


def _height(entry: Entry, design: Design) -> float:
    """Of its words, the white below left out (pt)."""
    title, makers = design.style("entry").leading, design.style("entry-maker").leading
    return len(entry.title) * title + len(entry.makers) * makers
