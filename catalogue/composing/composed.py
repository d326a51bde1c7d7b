"""The book, composed: the one entry to this package."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catalogue.composing.advances import Measure
from catalogue.composing.assembly import assemble
from catalogue.composing.cited import write_citations
from catalogue.composing.crowded import crowded_places
from catalogue.composing.document import Document
from catalogue.composing.grey import uneven_lines
from catalogue.composing.ibidem import diagnose, find_stale, printed_notes
from catalogue.composing.memory import Memory
from catalogue.composing.numbering import NumberedNote, number_notes
from catalogue.composing.paragraphs import Setting
from catalogue.composing.punctuated import Correction, punctuate, punctuate_alike
from catalogue.composing.setblocks import Typesetter
from catalogue.composing.setnotes import set_notes, with_room_for_marks
from catalogue.diagnostics import Report
from catalogue.model.book import Book
from catalogue.model.design import Design
from catalogue.model.prose import Prose


@dataclass(frozen=True, slots=True)
class Composed:
    """The pages, the book they were made from, what was changed on the way, and what to look at."""

    document: Document
    book: Book
    notes: Mapping[str, NumberedNote]
    corrections: tuple[Correction, ...]
    design: Design
    """The designer's numbers, the column of note marks as wide as this book's marks need it."""
    report: Report


def compose(
    book: Book,
    design: Design,
    measure: Measure,
    colophon: Sequence[Prose] = (),
    memory: Memory | None = None,
) -> Composed:
    """Set the whole book on pages.

    `measure` gives widths in the faces the book is printed in; `colophon` what
    the colophon page says beside the book's own facts, a paragraph a fact. `memory`
    is kept from one time to the next by whoever sets the same book again and again.
    """
    memory = memory or Memory()
    punctuated = punctuate(write_citations(book), memory)
    numbered = number_notes(punctuated.book)
    marks = {name: one.mark for name, one in numbered.items()}
    design = memory.settled("design", with_room_for_marks(design, marks.values(), measure))
    typesetter = Typesetter(design, Setting(measure, marks, dict(design.hang))).reading(book.language)
    notes = set_notes(
        numbered.values(),
        typesetter,
        english_left_to_right=punctuated.book.style.english_notes == "left-to-right",
        languages={one.id: punctuated.book.language_of(one) for one in punctuated.book.sections()},
    )
    document = assemble(punctuated.book, notes, punctuate_alike(book, colophon), typesetter, memory)
    stale = Report.of(diagnose(find_stale(printed_notes(numbered))))
    report = punctuated.report + crowded_places(document, design) + uneven_lines(document, design) + stale
    return Composed(document, punctuated.book, numbered, punctuated.corrections, design, report)
