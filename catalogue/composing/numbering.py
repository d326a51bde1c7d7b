"""Notes get their numbers here, in reading order, a series at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from catalogue.composing.marks import note_mark
from catalogue.model.blocks import Block, Heading, Listing, Paragraph, Placing, Quotation, Table
from catalogue.model.book import Book
from catalogue.model.figures import Figure
from catalogue.model.notes import Note, Restart, Series
from catalogue.model.prose import Prose
from catalogue.model.sections import (
    Section,
    closing_stills,
    further_credits,
    maker_credits,
    opening_still,
    printed_titles,
)


@dataclass(frozen=True, slots=True)
class NumberedNote:
    """A note with its number and the mark printed for it."""

    note: Note
    number: int
    mark: str
    section: str


def number_notes(book: Book) -> Mapping[str, NumberedNote]:
    """Number every called note; the mapping keeps reading order, keyed by the note's id.

    Notes without a call are not in it: reading reports them.
    """
    series = {one.id: one for one in book.series}
    counts: Counter[tuple[str, str]] = Counter()
    numbered: dict[str, NumberedNote] = {}
    for section in book.sections():
        notes = {note.id: note for note in section.notes}
        for call in section_calls(section):
            if call in notes and call not in numbered:
                numbered[call] = _number(notes[call], series, counts, section.id)
    return numbered


def _number(
    note: Note, series: Mapping[str, Series], counts: Counter[tuple[str, str]], section: str
) -> NumberedNote:
    kind = series.get(note.series, Series(note.series))
    key = (kind.id, section if kind.restart is Restart.SECTION else "")
    counts[key] += 1
    mark = note_mark(counts[key], kind.marks.value, reorder=kind.reorder)
    return NumberedNote(note, counts[key], mark, section)


def section_calls(section: Section) -> Iterator[str]:
    """Note ids in the order their calls are met on the pages.

    The caption of the still that opens a film, titles, makers, text with the
    captions placed in it, captions of the pictures behind the text.
    """
    if (opening := opening_still(section)) is not None:
        yield from _caption_calls(opening)
    for title in printed_titles(section):
        yield from _calls(title.prose)
    for credit in (*maker_credits(section), *further_credits(section)):
        yield from credit.notes
    figures = {figure.id: figure for figure in section.figures}
    for block in section.blocks:
        if isinstance(block, Placing):
            yield from _caption_calls(figures[block.figure])
        for prose in block_prose(block):
            yield from _calls(prose)
    for figure in closing_stills(section):
        yield from _caption_calls(figure)


def _caption_calls(figure: Figure) -> Iterator[str]:
    return _calls(figure.caption) if figure.caption else iter(())


def block_prose(block: Block) -> tuple[Prose, ...]:
    """The paragraphs a block holds, in reading order; none for a placed figure."""
    match block:
        case Paragraph(prose) | Heading(prose):
            return (prose,)
        case Quotation(paragraphs):
            return paragraphs
        case Listing(items):
            return items
        case Table(rows):
            return tuple(cell for row in rows for cell in row)
        case Placing():
            return ()


def _calls(prose: Prose) -> Iterator[str]:
    return (note for _, note in prose.calls())
