"""Whole books on pages of any height, with notes of any length: nothing is lost, no note leaves its call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from noted_book import DESIGN, book_of, called
from random_prose import HEBREW, measure

from catalogue.composing import paging
from catalogue.composing.composed import compose
from catalogue.composing.document import Document, NoteSlice, Page
from catalogue.composing.lines import Line
from catalogue.composing.numbering import block_prose
from catalogue.model.blocks import Block, Heading, Listing, Paragraph, Quotation, Table
from catalogue.model.book import Book
from catalogue.model.design import Design, NoteArea
from catalogue.model.notes import MAIN, MarkStyle, Note, Restart, Series
from catalogue.model.prose import CALL, Prose, plain
from catalogue.model.sections import Essay

SERIES = (Series(), Series("editor", MarkStyle.SYMBOLS, Restart.SECTION))
WORDS = [word for word in HEBREW if not set(word) & set("\"'")]
FAST = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
LONG = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def designs() -> st.SearchStrategy[Design]:
    """Pages of eight to forty lines, white between notes or none, marks in a column of any width."""
    return st.builds(
        lambda lines, between, column, share: replace(
            DESIGN,
            page=replace(DESIGN.page, lines=lines),
            notes=NoteArea(12, column, between, share),
        ),
        st.integers(8, 40),
        st.sampled_from([0.0, 3.0]),
        st.sampled_from([4.0, 12.0]),
        st.sampled_from([0.5, 0.75]),
    )


@st.composite
def books(draw: st.DrawFn, longest: int) -> Book:
    """Essays of every kind of block, up to three calls in a place, notes of up to `longest` words."""
    sections = []
    for number in range(draw(st.integers(1, 2))):
        notes: list[Note] = []
        blocks = [draw(one_block(f"s{number}b{at}", notes, longest)) for at in range(draw(st.integers(1, 5)))]
        sections.append(Essay(f"s{number}", None, tuple(blocks), tuple(notes)))
    return book_of(sections, *SERIES)


@st.composite
def one_block(draw: st.DrawFn, name: str, notes: list[Note], longest: int) -> Block:
    """A block whose words call notes; their bodies are added to `notes`."""
    proses = tuple(draw(said(name, at, notes, longest)) for at in range(draw(st.integers(1, 3))))
    match draw(st.sampled_from(["paragraph", "paragraph", "heading", "listing", "quotation", "table"])):
        case "heading":
            return Heading(proses[0], 2) if len(proses) == 1 else Quotation(proses)
        case "listing":
            return Listing(proses, ordered=True)
        case "quotation":
            return Quotation(proses)
        case "table":
            return Table((proses, tuple(plain("תא") for _ in proses)))
    return Paragraph(proses[0]) if len(proses) == 1 else Quotation(proses)


@st.composite
def said(draw: st.DrawFn, name: str, at: int, notes: list[Note], longest: int) -> Prose:
    """Some words, and behind them up to three calls."""
    text = words(draw, draw(st.integers(1, 60)))
    names = []
    for number in range(draw(st.sampled_from([0, 0, 1, 1, 2, 3]))):
        series = draw(st.sampled_from([MAIN, "editor"]))
        names.append(f"{series}/{name}n{at}-{number}")
        lengths = draw(st.lists(st.integers(1, longest), min_size=1, max_size=2))
        notes.append(Note(names[-1], tuple(plain(words(draw, length)) for length in lengths), series))
    return called(*names, text=text)


def words(draw: st.DrawFn, count: int) -> str:
    """Drawn as a beginning and a step, so that a long text costs no more choices than a short one."""
    start, step = draw(st.integers(0, 10)), draw(st.sampled_from([1, 2, 3, 5, 7]))
    return " ".join(WORDS[(start + at * step) % len(WORDS)] for at in range(count))


def check_book(book: Book, design: Design) -> None:
    """The laws of a book on its pages, and how often it was paged to get there."""
    with mock.patch.object(paging, "make_up", wraps=paging.make_up) as passes:
        composed = compose(book, design, measure)
    assert passes.call_count <= 2 * len(composed.document.sections), "a section is paged twice at most"
    bodies = {note.id: note for section in composed.book.sections() for note in section.notes}
    begun: list[str] = []
    for page in composed.document.pages:
        calls = [call for line in lines_of(page) for call in line.calls]
        assert [note.id for note in page.notes if note.begins] == calls
        assert all((note.mark != "") == note.begins for note in page.notes)
        goes_on = [note.begins for note in page.notes]
        assert goes_on == sorted(goes_on), "what goes on comes before what begins"
        begun += calls
    assert begun == list(composed.notes)
    for name, slices in by_note(composed.document).items():
        check_waiting([number for number, _ in slices], begun.index(name), composed.document)
        assert [one.ends for _, one in slices] == [False] * (len(slices) - 1) + [True]
        printed = [line for _, one in slices for line in one.lines]
        assert words_of(printed) == joined(prose.text for prose in bodies[name].paragraphs)
    for one in composed.document.sections:
        pages_of = composed.document.pages[one.first_page - 1 : one.last_page]
        blocks = (prose for block in one.section.blocks for prose in block_prose(block))
        assert words_of([line for page in pages_of for line in lines_of(page)]) == joined(
            prose.text for prose in blocks
        )


def check_waiting(numbers: Sequence[int], called: int, document: Document) -> None:
    """A note goes on from page to page, and leaves one out only while an earlier note fills it."""
    order = [note.id for page in document.pages for note in page.notes if note.begins]
    for number in set(range(numbers[0], numbers[-1])) - set(numbers):
        first = document.pages[number - 1].notes[0]
        assert not first.begins
        assert order.index(first.id) < called


def by_note(document: Document) -> dict[str, list[tuple[int, NoteSlice]]]:
    found: dict[str, list[tuple[int, NoteSlice]]] = {}
    for page in document.pages:
        for note in page.notes:
            found.setdefault(note.id, []).append((page.number, note))
    return found


def lines_of(page: Page) -> Iterator[Line]:
    for fragment in page.fragments:
        yield from fragment.lines
        for cell in fragment.cells:
            yield from cell


def words_of(lines: Sequence[Line]) -> str:
    """What the lines say, without white and without the marks of calls."""
    return joined(piece.text for line in lines for piece in line.pieces if piece.call is None)


def joined(texts: Iterator[str] | Sequence[str]) -> str:
    return "".join("".join(texts).replace(CALL, "").replace("\u2060", "").split())


@FAST
@given(books(longest=150), designs())
def test_nothing_is_lost_on_pages_of_any_height(book: Book, design: Design) -> None:
    check_book(book, design)


@pytest.mark.conformance
@LONG
@given(books(longest=1500), designs())
def test_nothing_is_lost_in_three_hundred_books_with_longer_notes(book: Book, design: Design) -> None:
    check_book(book, design)
