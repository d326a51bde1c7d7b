"""Lines the eye would notice are told, with their page and what would mend them."""

from __future__ import annotations

from dataclasses import replace

from catalogue.composing.document import Document, Fragment, Page
from catalogue.composing.grey import uneven_lines
from catalogue.composing.lines import Line, Piece
from catalogue.diagnostics import Location
from catalogue.model.design import Design, NoteArea, PageFormat, Side, TextStyle

STYLE = TextStyle("text", 10, 15)
DESIGN = Design(PageFormat(165, 235, 3, 18, 19, 34, 36), 15, (STYLE,), NoteArea(15, 15))
EVEN = Line(
    (Piece("שלוש מילים כאן", 1),), 1, 0, 14, 290, 300, 2, gap=0.5, ratio=1.2, location=Location("a.md", 3, 1)
)


def codes(line: Line, style: TextStyle = STYLE) -> list[tuple[str, int | None, int]]:
    fragment = Fragment(0, "paragraph", "text", 1, (line,))
    document = Document((Page(7, Side.RECTO, "text", fragments=(fragment,)),), ())
    report = uneven_lines(document, replace(DESIGN, styles=(style,)))
    return [(one.code, one.page, one.location.line) for one in report]


def test_an_even_line_is_silent() -> None:
    assert codes(EVEN) == []


def test_a_loose_line_is_told_with_how_many_letters_would_mend_it() -> None:
    assert codes(replace(EVEN, ratio=2.0, gap=2.5)) == [("CAT-T10", 7, 3)]


def test_a_line_pressed_too_far_is_told() -> None:
    assert codes(replace(EVEN, ratio=0.7, gap=-0.8)) == [("CAT-T11", 7, 3)]
