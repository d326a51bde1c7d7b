"""Notes are numbered in the order they are met, a series at a time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from noted_book import book_of, called, essay, note

from catalogue.composing.numbering import number_notes
from catalogue.model.blocks import Block, Heading, Listing, Paragraph, Placing, Quotation, Table
from catalogue.model.book import Book
from catalogue.model.figures import Asset, Figure
from catalogue.model.names import Credit
from catalogue.model.notes import MarkStyle, Restart, Series
from catalogue.model.prose import plain
from catalogue.model.sections import Essay, Film, Title

EDITOR = Series("editor", MarkStyle.SYMBOLS)


def marks(book: Book) -> dict[str, str]:
    return {name: one.mark for name, one in number_notes(book).items()}


def test_numbers_run_through_the_book() -> None:
    book = book_of([essay("one", "a", "b"), essay("two", "c")])
    assert marks(book) == {"a": "א", "b": "ב", "c": "ג"}


def test_a_series_begins_again_with_every_section() -> None:
    again = Series(restart=Restart.SECTION)
    assert marks(book_of([essay("one", "a", "b"), essay("two", "c")], again)) == {
        "a": "א",
        "b": "ב",
        "c": "א",
    }


def test_every_series_counts_for_itself_and_in_its_own_marks() -> None:
    sections = [essay("one", "a", "editor/x", "b", "editor/y"), essay("two", "editor/z", "c")]
    expected = {"a": "א", "editor/x": "*", "b": "ב", "editor/y": "†", "editor/z": "‡", "c": "ג"}
    assert marks(book_of(sections, Series(), EDITOR)) == expected
    again = replace(EDITOR, restart=Restart.SECTION)
    assert marks(book_of(sections, Series(), again)) == expected | {"editor/z": "*"}


def test_digits_and_unpleasant_numbers_are_settings_of_the_series() -> None:
    names = [f"n{number}" for number in range(1, 305)]
    chosen = {
        Series(): ("רחצ", "דש"),
        Series(reorder=False): ("רצח", "שד"),
        Series(marks=MarkStyle.DIGITS): ("298", "304"),
    }
    for series, (murder, demon) in chosen.items():
        found = marks(book_of([essay("one", *names)], series))
        assert (found["n298"], found["n304"]) == (murder, demon)


def test_notes_are_counted_in_the_order_they_are_met_on_the_pages() -> None:
    """Opening still, titles, makers, other credits, text and what is placed in it, closing pictures."""
    expected = [
        "opening",
        "title",
        "english",
        "maker",
        "camera",
        "text",
        "heading",
        "quoted",
        "item",
        "cell-1",
        "cell-2",
        "placed",
        "last",
    ]
    blocks: tuple[Block, ...] = (
        Paragraph(called("text")),
        Heading(called("heading")),
        Quotation((called("quoted"),)),
        Listing((called("item"),)),
        Table(((plain("ראש"), called("cell-1")), (plain("גוף"), called("cell-2")))),
        Placing("inside"),
    )
    film = Film(
        "film",
        (Title(called("title", text="סרט")), Title(called("english", text="Film"), language="en")),
        (
            Credit("cng", ("noa",), "צילום", notes=("camera",)),
            Credit("fmd", ("dana",), notes=("maker",)),
        ),
        blocks,
        tuple(map(note, reversed(expected))),
        figures=(
            Figure("still", "asset", "", called("opening")),
            Figure("inside", "asset", "", called("placed")),
            Figure("behind", "asset", "", called("last")),
        ),
        assets=(Asset("asset", None),),
    )
    numbered = number_notes(book_of([film]))
    assert list(numbered) == expected
    assert [one.number for one in numbered.values()] == list(range(1, len(expected) + 1))
    assert {one.section for one in numbered.values()} == {"film"}


@pytest.mark.parametrize("names", [("a", "a"), ("a", "b", "a")])
def test_a_second_call_is_no_second_number(names: tuple[str, ...]) -> None:
    """Reading reports it; the number is the first call's."""
    one = Essay("one", None, (Paragraph(called(*names)),), tuple(map(note, dict.fromkeys(names))))
    assert list(number_notes(book_of([one]))) == list(dict.fromkeys(names))


def test_a_call_without_a_note_and_a_note_without_a_call_have_no_number() -> None:
    one = Essay("one", None, (Paragraph(called("gone", "here")),), (note("here"), note("alone")))
    assert marks(book_of([one])) == {"here": "א"}
