"""Notes as lines beside their column of marks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from noted_book import DESIGN
from random_prose import measure

from catalogue.composing.levels import LTR, RTL
from catalogue.composing.numbering import NumberedNote
from catalogue.composing.paragraphs import Setting
from catalogue.composing.setblocks import Typesetter
from catalogue.composing.setnotes import SetNote, set_notes, with_room_for_marks
from catalogue.model.design import NoteArea
from catalogue.model.notes import Note
from catalogue.model.prose import plain

HEBREW = "כבר איננו מסוגלים לזהות מקור כלשהו חיה שפר אמנית מעצבת וחוקרת גלגלה את המחשבה הזאת. "
ENGLISH = "Kate Crawford, Atlas of AI: Power, Politics, and the Planetary Costs of it (Yale, 2021), 12. "
ROOM = DESIGN.page.measure - DESIGN.notes.mark_column


def set_note(*paragraphs: str, ltr: bool = True) -> SetNote:
    note = NumberedNote(Note("n", tuple(plain(text.strip()) for text in paragraphs)), 7, "ז", "essay")
    typesetter = Typesetter(DESIGN, Setting(measure, {}, {}))
    return set_notes([note], typesetter, english_left_to_right=ltr)["n"]


def test_every_line_leaves_the_column_of_marks_free() -> None:
    for one in (set_note(HEBREW * 4), set_note(ENGLISH * 4)):
        assert len(one.lines) > 3
        assert all(line.indent + line.width <= ROOM + 1e-6 for line in one.lines)


@pytest.mark.parametrize(
    ("text", "ltr", "base", "style"),
    [
        (HEBREW, True, RTL, "note"),
        (ENGLISH, True, LTR, "note-english"),
        (ENGLISH, False, RTL, "note"),
        (f"Kate Crawford, {HEBREW}", True, RTL, "note"),
        ("1984, 46-7.", True, RTL, "note"),
    ],
)
def test_only_a_wholly_english_note_is_set_left_to_right(text: str, ltr: bool, base: int, style: str) -> None:
    one = set_note(text, ltr=ltr)
    assert (one.base, one.style) == (base, style)
    assert {line.base for line in one.lines} == {base}


def test_one_hebrew_paragraph_makes_the_whole_note_hebrew() -> None:
    assert {line.base for line in set_note(ENGLISH, HEBREW).lines} == {RTL}


def test_only_later_paragraphs_are_indented() -> None:
    lines = set_note(HEBREW, HEBREW).lines
    assert [line.indent for line in lines if line.start == 0] == [0.0, DESIGN.style("note").indent]


def test_the_mark_stands_only_where_the_note_begins() -> None:
    one = set_note(HEBREW * 4)
    count = len(one.lines)
    first, second = one.slice(0, 2), one.slice(2, count)
    assert (first.mark, first.begins, first.ends) == ("ז", True, False)
    assert (second.mark, second.begins, second.ends) == ("", False, True)
    assert first.lines + second.lines == one.lines
    assert (one.slice(0, count).begins, one.slice(0, count).ends) == (True, True)


def test_the_column_is_the_designers_as_long_as_the_marks_fit() -> None:
    assert with_room_for_marks(DESIGN, ["א", "יב"], measure) is DESIGN
    assert with_room_for_marks(DESIGN, [], measure) is DESIGN


def test_a_wider_mark_widens_the_column_of_the_whole_book() -> None:
    """Three letters (רצג) would touch the note's first word."""
    narrow = replace(DESIGN, notes=NoteArea(12, 8))
    widened = with_room_for_marks(narrow, ["א", "תרחצ", "רצג"], measure)
    widest = measure("תרחצ", 400, False, 7, True)
    assert widened.notes.mark_column == pytest.approx(widest + 0.4 * 7)
    assert replace(widened, notes=narrow.notes) == narrow
