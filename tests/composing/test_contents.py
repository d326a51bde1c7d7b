"""The contents go on as many pages as they need; heads and title pages that do not fit are told."""

from __future__ import annotations

import itertools
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from catalogue.composing.contents import divide
from catalogue.composing.crowded import crowded_places
from catalogue.composing.document import Document, Entry, Fragment, Page
from catalogue.composing.lines import Line, Piece
from catalogue.diagnostics import Location
from catalogue.model.book import Part
from catalogue.model.design import Design, NoteArea, PageFormat, Side, TextStyle

GRID = 15.0
STYLES = (
    TextStyle("contents-title", 10, GRID, after=3 * GRID),
    TextStyle("entry", 13, 22.5, after=GRID),
    TextStyle("entry-maker", 10, GRID),
)
LINE = Line((Piece("מילה", 1),), 1, 0, 4, 20, 20, 0, location=Location("book.yaml", 3, 8))
HEADING = (Fragment(0, "contents-title", "contents-title", 1, (LINE,), height=GRID),)


def design(lines: int) -> Design:
    return Design(PageFormat(165, 235, 3, 18, 19, 34, lines), GRID, STYLES, NoteArea(15, 15))


def height(entry: Entry) -> float:
    return len(entry.title) * 22.5 + len(entry.makers) * GRID


entries = st.lists(st.tuples(st.integers(1, 3), st.integers(0, 2)), max_size=60).map(
    lambda sizes: [
        Entry(str(at), (LINE,) * title, (LINE,) * makers) for at, (title, makers) in enumerate(sizes)
    ]
)


@given(entries, st.integers(12, 40))
def test_every_entry_stands_once_in_order_and_within_the_frame(listed: list[Entry], lines: int) -> None:
    pages = divide(listed, HEADING, design(lines))
    assert [entry for page in pages for entry in page] == listed
    for at, page in enumerate(pages):
        used = sum(height(entry) for entry in page) + GRID * (len(page) - 1) + (4 * GRID if at == 0 else 0)
        assert len(page) <= 1 or used <= lines * GRID


@given(entries, st.integers(12, 40))
def test_no_page_is_left_before_it_is_full(listed: list[Entry], lines: int) -> None:
    pages = divide(listed, HEADING, design(lines))
    for at, (page, after) in enumerate(itertools.pairwise(pages)):
        used = sum(height(entry) + GRID for entry in page) + (4 * GRID if at == 0 else 0)
        assert used + height(after[0]) > lines * GRID


def test_a_book_without_titles_has_one_empty_page_of_contents() -> None:
    assert divide([], HEADING, design(36)) == [()]


def told(*pages: Page) -> list[tuple[str, int | None]]:
    return [(one.code, one.page) for one in crowded_places(Document(pages, ()), design(10))]


def test_a_running_head_of_two_lines_is_told_once() -> None:
    page = Page(6, Side.VERSO, "text", head=(LINE, LINE))
    assert told(page, replace(page, number=8)) == [("CAT-L41", None)]
    assert told(replace(page, head=(LINE,))) == []


def test_a_title_page_over_its_foot_is_told() -> None:
    block = Fragment(0, "book-title", "contents-title", 1, (LINE,), space=30.0, height=120.0)
    assert told(Page(3, Side.RECTO, Part.TITLE, fragments=(block,))) == []
    assert told(Page(3, Side.RECTO, Part.TITLE, fragments=(replace(block, height=121.0),))) == [
        ("CAT-L42", 3)
    ]
