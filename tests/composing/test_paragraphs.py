"""From prose to set lines: margins, calls, addresses, directions, narrow measures."""

from __future__ import annotations

from dataclasses import replace

import pytest
from random_prose import measure

from catalogue.composing.levels import LTR, RTL
from catalogue.composing.lines import Line
from catalogue.composing.paragraphs import Setting, compose_paragraph
from catalogue.diagnostics import Location
from catalogue.model.design import Align, Limits, TextStyle
from catalogue.model.prose import BREAK, CALL, Anchor, Mark, Prose, Span

STYLE = TextStyle("text", 10, 14, indent=12, limits=Limits())
RAGGED = TextStyle("ragged", 10, 14, align=Align.START)
SETTING = Setting(measure, {"one": "א", "two": "ב"}, {".": 0.6, "”": 0.6, "(": 0.2, CALL: 0.5})
WORDS = (
    "כבר איננו מסוגלים לזהות מקור כלשהו חיה שפר אמנית מעצבת וחוקרת גלגלה את המחשבה הזאת אל הדימוי הגנרטיבי"
)


def lines_of(prose: Prose | str, width: float, style: TextStyle = STYLE, **how: object) -> tuple[Line, ...]:
    prose = Prose(prose) if isinstance(prose, str) else prose
    return compose_paragraph(prose, style, width, SETTING, **how).lines  # type: ignore[arg-type]


def calling(text: str) -> Prose:
    """`{one}` and `{two}` become calls."""
    spans = []
    for name in ("one", "two"):
        at = text.index(f"{{{name}}}")
        text = text.replace(f"{{{name}}}", CALL, 1)
        spans.append(Span(at, at + 1, Mark.CALL, name))
    return Prose(text, tuple(sorted(spans)))


def edges(line: Line, width: float) -> tuple[float, float]:
    """How far a line reaches over its measure at its start and at its end."""
    return -line.indent, line.indent + line.width - width


def test_both_margins_look_straight() -> None:
    """Only what the table names stands out, and by what it says; everything else is flush."""
    text = f"(כבר איננו{BREAK}" + WORDS.replace(" ", ". ").replace("מקור.", "”מקור”")
    for line in lines_of(text, 150)[1:-1]:
        start, end = edges(line, 150)
        first, last = line.text[0], line.text[-1]
        assert start == pytest.approx(SETTING.hang.get(first, 0) * measure(first, 400, False, 10, True))
        assert end == pytest.approx(SETTING.hang.get(last, 0) * measure(last, 400, False, 10, True))


def test_an_opening_bracket_hangs_at_the_start_of_an_indented_line_too() -> None:
    line = lines_of(f"({WORDS})", 200, indented=True)[0]
    assert line.indent == pytest.approx(12 - 0.2 * measure("(", 400, False, 10, True))


def test_nothing_hangs_where_the_style_does_not_want_it() -> None:
    style = replace(STYLE, hanging=False)
    assert all(edges(line, 150) == (0, pytest.approx(0)) for line in lines_of(f"({WORDS}).", 150, style)[:-1])


def test_a_style_set_in_from_both_sides() -> None:
    style = replace(STYLE, start=30, end=20, hanging=False)
    for line in lines_of(WORDS, 250, style)[:-1]:
        assert (line.indent, line.width) == (30, pytest.approx(200))


def test_calls_side_by_side_are_parted_by_a_comma() -> None:
    lines = lines_of(calling("כבר איננו{one}{two} מסוגלים"), 300)
    assert lines[0].calls == ("one", "two")
    assert lines[0].text == "כבר איננוא,ב מסוגלים"


@pytest.mark.parametrize("width", range(60, 200, 7))
def test_no_line_begins_with_a_call(width: int) -> None:
    words = WORDS.split()
    prose = calling(" ".join([*words[:4], "מקור,{one}", *words[4:8], "אמנית{two}", *words[8:]]))
    lines = lines_of(prose, width)
    assert not any(line.pieces[0].call for line in lines)
    assert [call for line in lines for call in line.calls] == ["one", "two"]


def test_a_call_widens_its_line_by_its_mark() -> None:
    plain, called = lines_of("כבר איננו", 300)[0], lines_of(calling("כבר איננו{one}{two}"), 300)[0]
    marks = measure("א,ב", 400, False, 10 * STYLE.call_size, True)
    assert called.natural - plain.natural == pytest.approx(marks)


def test_a_broken_address_leads_to_one_place_and_takes_no_hyphen() -> None:
    address = "https://www.youtube.com/watch?v=IkdziSLYzHw"
    text = f"ראו {address} וגם"
    prose = Prose(text, (Span(4, 4 + len(address), Mark.ADDRESS, address),))
    lines = lines_of(prose, 120, RAGGED)
    printed = [piece for line in lines for piece in line.pieces if piece.link]
    assert len({id(line) for line in lines for piece in line.pieces if piece.link}) > 1
    assert {piece.link for piece in printed} == {address}
    assert "".join(piece.text for piece in printed) == address


def test_a_line_of_two_scripts_keeps_its_levels() -> None:
    pieces = lines_of("הספר Atlas of AI, 2021, של שפר", 300)[0].pieces
    assert [(piece.text, piece.level) for piece in pieces] == [
        ("הספר ", 1), ("Atlas of AI, 2021", 2), (", של שפר", 1)
    ]  # fmt: skip


def test_a_wholly_latin_paragraph_is_left_to_right() -> None:
    paragraph = compose_paragraph(Prose("Ray Kurzweil, The Singularity"), RAGGED, 300, SETTING)
    assert paragraph.base == LTR
    assert {piece.level for line in paragraph.lines for piece in line.pieces} == {0}
    assert compose_paragraph(Prose("Ray Kurzweil, הספר"), RAGGED, 300, SETTING).base == RTL


def test_latin_slants_and_hebrew_does_not() -> None:
    text = "הספר Atlas שלה"
    line = lines_of(Prose(text, (Span(0, len(text), Mark.EMPHASIS),)), 300)[0]
    assert [(piece.text, piece.italic) for piece in line.pieces] == [
        ("הספר ", False), ("Atlas", True), (" שלה", False)
    ]  # fmt: skip


def test_a_latin_word_with_a_ligature_is_left_whole() -> None:
    pieces = lines_of("הספר The final word שלה", 300)[0].pieces
    assert [piece.text for piece in pieces if piece.whole] == ["The", "final"]


def test_a_narrow_caption_prints_over_nothing() -> None:
    lines = lines_of("Institutionalisation של התיאורטיקניות", 45, RAGGED)
    assert all(line.natural <= 45 for line in lines) and any(line.broken for line in lines)
    assert "".join(line.text for line in lines).replace(" ", "") == "Institutionalisationשלהתיאורטיקניות"


def test_a_line_before_a_word_longer_than_the_measure_is_not_torn_open() -> None:
    giant = "Donaudampfschifffahrtsgesellschaftskapitän"
    lines = lines_of(f"{WORDS} ראו {giant} וגם {WORDS}", 180, STYLE)
    (at,) = (at for at, line in enumerate(lines[1:]) if line.broken and not lines[at].broken)
    assert "ראו" in lines[at].text and lines[at].gap == 0 and lines[at].width == lines[at].natural
    assert max(line.ratio for line in lines) <= STYLE.limits.stretch


def test_every_line_knows_its_place_in_the_source() -> None:
    prose = Prose(WORDS, (), (Anchor(0, Location("a.md", 3, 1)), Anchor(60, Location("a.md", 4, 1))))
    lines = lines_of(prose, 150)
    assert [line.location for line in lines] == [prose.location(line.start) for line in lines]
    assert lines[0].location.line == 3 and lines[-1].location.line == 4


def test_a_paragraph_in_a_line_more_and_a_line_less() -> None:
    """The same words, within the limits, and it costs something."""
    found = set()
    for width in range(160, 260, 3):
        paragraph = compose_paragraph(Prose(" ".join([WORDS] * 5)), STYLE, width, SETTING)
        for demerits, other in paragraph.set_otherwise():
            assert demerits >= 0
            assert "".join(line.text for line in other.lines).replace(" ", "") == WORDS.replace(" ", "") * 5
            assert all(line.ratio <= 1.6 + 1e-6 for line in other.lines)
            found.add(len(other.lines) - len(paragraph.lines))
    assert found == {-1, 1}
