"""Every line the eye would stop at is told, wherever on the page it stands."""

from __future__ import annotations

import pytest
from random_prose import measure

from catalogue.composing.document import Document, Fragment, NoteSlice, Page
from catalogue.composing.grey import uneven_lines
from catalogue.composing.lines import Line
from catalogue.composing.paragraphs import Setting, compose_paragraph
from catalogue.diagnostics import Diagnostic, Location
from catalogue.model.design import Align, Design, Limits, NoteArea, PageFormat, Side, TextStyle
from catalogue.model.prose import Anchor, Prose

TEXT = TextStyle("text", 10, 15, limits=Limits(0.8, 1.6, 0.01, 0.02))
TABLE = TextStyle("table", 10, 15, align=Align.START)
DESIGN = Design(PageFormat(165, 235, 3, 18, 19, 34, 36), 15, (TEXT, TABLE), NoteArea(15, 15))
PLACE = Location("content/essays/one.md", 7, 1)


def set_lines(text: str, style: TextStyle, width: float) -> tuple[Line, ...]:
    prose = Prose(text, (), (Anchor(0, PLACE),))
    return compose_paragraph(prose, style, width, Setting(measure, {}, {}), base=1).lines


def findings(page: Page) -> list[Diagnostic]:
    return list(uneven_lines(Document((page,), ()), DESIGN))


def page(*fragments: Fragment, notes: tuple[NoteSlice, ...] = ()) -> Page:
    return Page(9, Side.RECTO, "text", fragments=fragments, notes=notes)


LOOSE = "היפרמציאותיות אפיסטמולוגיות והאקטיביסטיות פופוליסטיות אוטומטיזציות אינטליגנציות"


def test_a_paragraph_that_no_break_can_set_is_told_with_its_place() -> None:
    lines = set_lines(LOOSE, TEXT, 150)
    found = findings(page(Fragment(0, "paragraph", "text", 1, lines)))
    assert found and {(one.code, one.page, one.location.file) for one in found} == {
        ("CAT-T10", 9, PLACE.file)
    }
    assert len(found) == sum(line.ratio > 1.6 for line in lines)


def test_so_many_letters_would_mend_it() -> None:
    """A line of 2 × its spaces of 2.5 pt: 0.4 × 2.5 × 10 spaces is too much, a letter takes 4.7 pt."""
    line = set_lines("אב גד", TEXT, 150)[0]._replace(spaces=10, gap=2.5, ratio=2.0)
    (found,) = findings(page(Fragment(0, "paragraph", "text", 1, (line,))))
    assert "about 2 would set it" in found.hint


def test_a_line_pressed_too_far_is_told() -> None:
    line = set_lines("אב גד", TEXT, 150)[0]._replace(spaces=10, gap=-0.8, ratio=0.7)
    assert [one.code for one in findings(page(Fragment(0, "paragraph", "text", 1, (line,))))] == ["CAT-T11"]


def test_an_even_paragraph_is_silent() -> None:
    lines = set_lines("את של עם כל הם גם לא מן כי אם יש בה לו זה מה אז רק עד פה שם " * 3, TEXT, 150)
    assert len(lines) > 3
    assert findings(page(Fragment(0, "paragraph", "text", 1, lines))) == []


def test_a_note_is_looked_at_too() -> None:
    note = NoteSlice("n", "main", 1, "א", "text", 1, set_lines(LOOSE, TEXT, 150), True, True)
    assert {one.code for one in findings(page(notes=(note,)))} == {"CAT-T10"}


@pytest.mark.parametrize("where", ["lines", "cells"])
def test_a_word_longer_than_its_line_is_told_in_ragged_text_too(where: str) -> None:
    lines = set_lines("תיאורטיקניות", TABLE, 40)
    assert len(lines) > 1
    cells = {"cells": ((), lines)} if where == "cells" else {"lines": lines}
    found = findings(page(Fragment(0, "row", "table", 1, **cells)))
    assert {one.code for one in found} == {"CAT-T12"}
    assert len(found) == len(lines) - 1


def test_ragged_lines_have_no_grey() -> None:
    line = set_lines("אב גד", TABLE, 150)[0]._replace(ratio=3.0, gap=5.0)
    assert findings(page(Fragment(0, "caption", "table", 1, (line,)))) == []
