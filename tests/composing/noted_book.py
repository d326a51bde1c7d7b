"""Books of nothing but what a test of notes needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from catalogue.model.blocks import Paragraph
from catalogue.model.book import Book, HouseStyle
from catalogue.model.design import Align, Design, NoteArea, PageFormat, TextStyle
from catalogue.model.edition import Edition, Imprint, PrintRun
from catalogue.model.notes import MAIN, Note, Series
from catalogue.model.prose import CALL, Mark, Prose, Span, plain
from catalogue.model.sections import Essay, Section

RAGGED = Align.START
DESIGN = Design(
    PageFormat(100, 110, 3, 10, 10, 14, 19),
    12.0,
    (
        TextStyle("text", 9, 12, indent=12),
        TextStyle("note", 7, 9, indent=6),
        TextStyle("note-english", 7, 9, align=RAGGED),
        TextStyle("item", 9, 12, start=20),
        TextStyle("table", 8, 12, align=RAGGED, end=8),
        TextStyle("film-title", 16, 24, align=RAGGED, keep=2),
        TextStyle("maker", 10, 12, align=RAGGED, after=36, keep=2),
        TextStyle("facts", 8, 12, align=RAGGED, after=24, keep=2),
        TextStyle("quotation", 9, 12, start=12, end=6, before=12, after=12, indent=12),
        TextStyle("heading-2", 10, 12, 700, align=RAGGED, before=12, keep=2),
        TextStyle("head", 7, 12, align=RAGGED),
        TextStyle("heading", 12, 12, align=RAGGED, keep=2),
        TextStyle("title", 20, 24, align=Align.BALANCE, end=60),
        TextStyle("centred", 12, 12, align=Align.CENTRE),
    ),
    NoteArea(12, 12),
)
"""A small page, and a style of every kind of alignment."""

EMPTY = Book(
    slug="noted",
    title=plain("ספר"),
    subtitle=None,
    language="he",
    binding="right",
    edition=Edition("1"),
    imprint=Imprint(),
    print_run=PrintRun(),
    style=HouseStyle(),
    series=(),
    credits=(),
    people=(),
    sources=(),
    order=(),
)
"""A book without a page."""


def called(*names: str, text: str = "") -> Prose:
    """Words, and behind them the calls of these notes."""
    spans = (Span(at, at + 1, Mark.CALL, name) for at, name in enumerate(names, len(text)))
    return Prose(text + CALL * len(names), tuple(spans))


def note(name: str) -> Note:
    """A note whose name says its series: ``editor/remark``."""
    series, _, rest = name.partition("/")
    return Note(name, (plain(f"הערה {name}."),), series if rest else MAIN)


def essay(identity: str, *names: str) -> Essay:
    """An essay that calls these notes in one paragraph."""
    return Essay(identity, None, (Paragraph(called(*names, text="מילים")),), tuple(map(note, names)))


def book_of(sections: Iterable[Section], *series: Series) -> Book:
    """A book of these sections."""
    return replace(EMPTY, order=tuple(sections), series=series or (Series(),))
