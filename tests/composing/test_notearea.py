"""The notes' part of a page, case by case: who is divided, who waits, and how much white there is."""

from __future__ import annotations

import pytest

from catalogue.composing.notearea import Filled, Placed, Rest, area_height, fill
from catalogue.model.design import NoteArea

AREA = NoteArea(gap=12, mark_column=12)
LEADING = 10.0


def filled(carried: list[Rest], own: list[Rest], lines: float, area: NoteArea = AREA) -> Filled | None:
    """The area in a room of so many lines of notes below the white above them."""
    return fill(carried, own, area.gap + lines * LEADING, area, LEADING)


def lines_of(area: Filled | None) -> dict[str, tuple[int, int]]:
    assert area is not None
    return {one.id: (one.start, one.end) for one in area.placed}


def new(name: str, lines: int) -> Rest:
    return Rest(name, 0, lines)


def test_a_page_without_notes_has_no_area() -> None:
    assert fill([], [], 0.0, AREA, LEADING) == Filled((), (), 0.0)
    assert area_height(0, 0, AREA, LEADING) == 0.0


def test_an_area_is_its_lines_the_white_above_and_the_white_between() -> None:
    assert area_height(5, 3, NoteArea(12, 12, between=4), LEADING) == 12 + 50 + 2 * 4


def test_what_fits_is_whole() -> None:
    area = filled([], [new("a", 2), new("b", 3)], 5)
    assert area == Filled((Placed("a", 0, 2), Placed("b", 0, 3)), (), 12 + 50)


def test_of_the_pages_own_notes_the_last_is_divided() -> None:
    area = filled([], [new("a", 3), new("b", 6)], 6)
    assert lines_of(area) == {"a": (0, 3), "b": (0, 3)}
    assert area is not None and area.carried == (Rest("b", 3, 6),)


def test_two_lines_of_a_divided_note_stand_together_on_either_page() -> None:
    """Not five lines here and one there, but four and two."""
    assert lines_of(filled([], [new("a", 6)], 5)) == {"a": (0, 4)}


def test_a_note_too_short_for_that_is_left_whole_and_the_one_before_it_divided() -> None:
    area = filled([], [new("a", 8), new("b", 2)], 8)
    assert lines_of(area) == {"a": (0, 6), "b": (0, 2)}


def test_every_own_note_begins_with_a_line_at_least() -> None:
    area = filled([], [new("a", 9), new("b", 9), new("c", 9)], 3)
    assert lines_of(area) == {"a": (0, 1), "b": (0, 1), "c": (0, 1)}
    assert filled([], [new("a", 9), new("b", 9), new("c", 9)], 2.9) is None


def test_what_goes_on_comes_first_and_where_it_stopped() -> None:
    area = filled([Rest("long", 30, 100)], [new("a", 1)], 20)
    assert area is not None
    assert area.placed == (Placed("long", 30, 49), Placed("a", 0, 1))
    assert area.carried == (Rest("long", 49, 100),)


def test_a_second_note_that_waits_begins_only_when_the_first_is_finished() -> None:
    area = filled([Rest("first", 10, 40), Rest("second", 0, 20)], [new("a", 2)], 12)
    assert area is not None
    assert area.placed == (Placed("first", 10, 20), Placed("a", 0, 2))
    assert area.carried == (Rest("first", 20, 40), Rest("second", 0, 20))


def test_what_was_carried_over_must_go_on_by_a_line() -> None:
    assert filled([Rest("long", 5, 9)], [new("a", 1)], 1) is None
    assert lines_of(filled([Rest("long", 5, 9)], [new("a", 1)], 2)) == {"long": (5, 6), "a": (0, 1)}


def test_white_between_notes_is_taken_off_the_lines() -> None:
    """Four lines of two notes, eight points between them: only three have room beside it."""
    area = filled([], [new("a", 2), new("b", 2)], 4, NoteArea(12, 12, between=8))
    assert area is not None
    assert sum(one.end - one.start for one in area.placed) == 3
    assert area.height == pytest.approx(12 + 30 + 8)
