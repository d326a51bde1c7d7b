"""Where blocks stand on the page: labels, gutters, and what is wholly in the other script."""

from __future__ import annotations

import pytest
from noted_book import DESIGN
from random_prose import measure

from catalogue.composing.levels import LTR, RTL
from catalogue.composing.lines import Line
from catalogue.composing.paragraphs import Setting
from catalogue.composing.setblocks import SetBlock, Typesetter
from catalogue.diagnostics import CatalogueError, ExitCode
from catalogue.model.blocks import Block, Listing, Table
from catalogue.model.prose import Prose, plain

MEASURE = DESIGN.page.measure
ENGLISH = "To be, or not to be, that is the question: whether it is nobler in the mind to suffer. " * 2
HEBREW = "כבר איננו מסוגלים לזהות מקור כלשהו חיה שפר אמנית מעצבת וחוקרת גלגלה את המחשבה הזאת " * 2


def typesetter(home: int = RTL) -> Typesetter:
    return Typesetter(DESIGN, Setting(measure, {}, {}, home))


def set_block(block: Block) -> SetBlock:
    return next(typesetter().blocks([block], {}, {}))


def lines(block: SetBlock) -> list[Line]:
    return [line for part in block.parts for line in part.lines]


def from_right(line: Line, width: float = MEASURE) -> tuple[float, float]:
    """Where a line begins and ends, in points from the right edge of its column."""
    return (
        (line.indent, line.indent + line.width)
        if line.base
        else (width - line.indent - line.width, width - line.indent)
    )


@pytest.mark.parametrize("text", ["Persona", "Persona?", ENGLISH, "פריט", HEBREW])
def test_no_list_item_runs_under_its_label(text: str) -> None:
    for line in lines(set_block(Listing((plain(text.strip()),)))):
        assert from_right(line)[0] >= 20 - 1e-6
        assert from_right(line)[1] <= MEASURE + 1e-6


def test_a_latin_item_of_one_line_stands_beside_its_label() -> None:
    (line,) = lines(set_block(Listing((plain("Persona"),))))
    assert (line.base, from_right(line)[0]) == (LTR, pytest.approx(20))


@pytest.mark.parametrize(("home", "labels"), [(RTL, ["ט.", "י."]), (LTR, ["9.", "10."])])
def test_a_list_is_numbered_in_the_script_of_its_text(home: int, labels: list[str]) -> None:
    listing = Listing((plain("one"), plain("two")), ordered=True, start=9)
    assert [block.label for block in typesetter(home).blocks([listing], {}, {})] == labels


def test_several_latin_lines_are_a_block_of_their_own_from_the_left() -> None:
    several = lines(set_block(Listing((plain(ENGLISH.strip()),))))
    assert len(several) > 2
    assert {line.indent for line in several} == {0.0}


@pytest.mark.parametrize(
    "cells", [("Persona", "פרסונה"), (ENGLISH, HEBREW), (HEBREW, ENGLISH), (ENGLISH, ENGLISH)]
)
def test_neighbouring_cells_never_touch(cells: tuple[str, str]) -> None:
    row = set_block(Table((tuple(plain(cell.strip()) for cell in cells),))).parts[0]
    column = MEASURE / 2
    right, left = ([from_right(line, column) for line in cell] for cell in row.cells)
    white = column - max(end for _, end in right) + min(start for start, _ in left)
    assert white >= 8 - 1e-6
    assert max(end for _, end in left) <= column + 1e-6


def test_several_latin_lines_of_a_ragged_cell_begin_one_under_the_other_at_the_head_of_their_column() -> None:
    """At the far side they would stand beside the next column's words."""
    (cell,) = set_block(Table(((plain("שם"), plain(ENGLISH.strip())),))).parts[0].cells[1:]
    assert len(cell) > 2 and len({line.indent for line in cell}) == 1
    assert min(from_right(line, MEASURE / 2)[0] for line in cell) == pytest.approx(0)


def test_the_head_of_a_table_is_told_by_its_weight() -> None:
    head, row = set_block(Table(((plain("שם"), plain("שנה")), (plain("פרסונה"), plain("1966"))))).parts
    strong = [[piece.strong for line in cell for piece in line.pieces] for cell in (*head.cells, *row.cells)]
    assert strong == [[True], [True], [False], [False]]


@pytest.mark.parametrize("style", ["heading", "title"])
@pytest.mark.parametrize(
    "text", ["Persona", "The Passion of Joan of Arc and a good many more words than fit"]
)
def test_latin_titles_stand_on_the_right_where_hebrew_ones_do(style: str, text: str) -> None:
    for line in lines(typesetter().text(style, plain(text), style)):
        assert (line.base, from_right(line)[0]) == (LTR, pytest.approx(0))


def test_a_title_keeps_the_order_of_its_own_script() -> None:
    """Its question mark stands at its end, not where a Hebrew sentence's would."""
    (line,) = lines(typesetter().text("heading", plain("Really?"), "heading"))
    assert {piece.level for piece in line.pieces} == {LTR}


def test_what_is_centred_stays_so() -> None:
    (line,) = lines(typesetter().text("centred", plain("Persona"), "centred"))
    assert from_right(line)[0] == pytest.approx(MEASURE - from_right(line)[1])


def test_in_an_english_section_it_is_the_hebrew_that_stands_aside() -> None:
    english = typesetter(LTR)
    (latin,) = lines(english.text("item", plain("Persona"), "item"))
    (hebrew,) = lines(english.text("item", plain("פרסונה"), "item"))
    assert latin.indent == 20
    assert hebrew.indent == pytest.approx(MEASURE - 20 - hebrew.width)


def test_a_style_the_template_lacks_is_named() -> None:
    with pytest.raises(CatalogueError) as caught:
        typesetter().text("maker", plain("דנה לוי"), "credits-line")
    (problem,) = caught.value.report
    assert (problem.code, caught.value.exit_code) == ("CAT-L06", ExitCode.CONTENT)
    assert '"credits-line"' in problem.message


def test_a_paragraph_in_the_other_script_is_set_in_one_way_only() -> None:
    """Set a line longer or shorter it would be placed anew; it is rare enough to stay as it is."""
    block = typesetter().text("paragraph", Prose(ENGLISH.strip()), "text")
    assert not list(block.set_otherwise())
