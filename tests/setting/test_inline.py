"""A composed line as HTML: nested directions, and spacing that WeasyPrint and Pango print as it was meant."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drawn_lines import SIZE, drawn_lines

from catalogue.composing.lines import Line, Piece
from catalogue.composing.pieces import count_spaces, piece_width
from catalogue.model.design import TextStyle
from catalogue.setting.fonts import Faces
from catalogue.setting.inline import line_html
from catalogue.setting.shaping import Shaper

STYLE = TextStyle("text", SIZE, 12)
PIXEL = 0.75


def line(*pieces: Piece, base: int = 1, **spacing: float) -> Line:
    return Line(pieces, base, 0, 0, 0, 0, sum(count_spaces(piece.text) for piece in pieces), **spacing)


def test_one_span_for_each_level() -> None:
    pieces = (Piece("ראו ", 1), Piece("A ", 2), Piece("ב", 3), Piece(" C", 2, strong=True))
    assert line_html(line(*pieces)) == (
        '<span class="line" dir="rtl">ראו <span dir="ltr" lang="en">A <span dir="rtl">ב</span>'
        "<b> C</b></span></span>"
    )


def test_a_line_says_its_own_direction() -> None:
    assert line_html(line(Piece("1966 Persona", 0), base=0)) == (
        '<span class="line" dir="ltr">1966 Persona</span>'
    )


def test_words_are_escaped() -> None:
    assert "a &lt;b&gt; &amp; c" in line_html(line(Piece("a <b> & c", 2)))


BROKEN_BY_CALL = (Piece("המלאכותית;", 1), Piece("ב", 1, call="n"), Piece(" הציר השני, המעשי, כלל", 1))
BROKEN_BY_NUMBER = (Piece("ראו עמ׳\u00a0", 1), Piece("6", 2), Piece(" ועוד מילים", 1))


@pytest.mark.parametrize("pieces", [BROKEN_BY_CALL, BROKEN_BY_NUMBER], ids=["call", "number"])
def test_the_printed_width_is_the_measured_one(faces: Faces, pieces: tuple[Piece, ...]) -> None:
    """All gaps near half and whole pixels, where Pango would round, and some others."""
    near = [PIXEL / 2 + at / 5000 for at in range(-6, 7)]
    gaps = [0.0, 0.3, PIXEL / 2, PIXEL, 2 * PIXEL, 1.23, -0.2, *near]
    lines = [replace(line(*_calling(pieces, at)), gap=gap) for at, gap in enumerate(gaps)]
    shaper = Shaper(faces)
    natural = sum(piece_width(piece, STYLE, shaper.advance) for piece in pieces)
    for one, glyphs in zip(lines, drawn_lines(lines, faces), strict=True):
        width = glyphs[-1].right - glyphs[0].x
        assert width == pytest.approx(natural + one.gap * one.spaces, abs=0.03), one.gap


def _calling(pieces: tuple[Piece, ...], number: int) -> tuple[Piece, ...]:
    """Every call of a page has a note of its own."""
    return tuple(replace(piece, call=f"n{number}") if piece.call else piece for piece in pieces)
