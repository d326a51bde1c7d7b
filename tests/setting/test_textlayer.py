"""What is copied from the PDF is what was written, letter by letter and point by point."""

from __future__ import annotations

import unicodedata

from drawn_lines import drawn_lines

from catalogue.composing.lines import Line, Piece
from catalogue.setting.fonts import Faces

POINTED = "שָׁלוֹם בְּרֵאשִׁית דּוּגְמָה שׁ בָּ"


def line(*pieces: Piece) -> Line:
    return Line(pieces, 1, 0, 0, 0, 0, 0)


def letters(text: str) -> str:
    return "".join(char for char in text if not unicodedata.combining(char) and char != " ")


def test_pointed_hebrew_says_every_letter_and_point_once(faces: Faces) -> None:
    (glyphs,) = drawn_lines([line(Piece(POINTED, 1))], faces)
    said = "".join(glyph.char for glyph in glyphs)
    assert letters(said) == letters(POINTED)[::-1]
    assert sorted(said) == sorted(POINTED.replace(" ", ""))


def test_points_on_brackets_and_latin_letters(faces: Faces) -> None:
    (glyphs,) = drawn_lines([line(Piece("E(\u05b5W)\u05b6", 2))], faces)
    assert sorted(glyph.char for glyph in glyphs) == sorted("E(\u05b5W)\u05b6")


def test_ligatures_say_their_letters(faces: Faces) -> None:
    italic = Piece("office finding", 2, italic=True)
    (glyphs,) = drawn_lines([line(italic)], faces)
    assert "".join(glyph.char for glyph in glyphs) == "officefinding"
