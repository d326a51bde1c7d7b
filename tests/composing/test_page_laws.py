"""Laws of page makeup and of the notes' part of a page, on random sections."""

from __future__ import annotations

from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from page_laws import GRID, LEADING, check_pages, columns, design

from catalogue.composing import makeup
from catalogue.composing.makeup import Column, make_up
from catalogue.composing.notearea import Rest, area_height, fill
from catalogue.composing.strips import Strip
from catalogue.model.design import NoteArea

RESTS = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 60)), max_size=5)
LONG = settings(max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@settings(max_examples=150, deadline=None)
@given(columns(), st.sampled_from([1, 1, 3]))
def test_nothing_is_lost_and_every_page_holds_its_content(column: Column, care: int) -> None:
    check_pages(column, make_up(column, care))


@pytest.mark.conformance
@LONG
@given(columns(longest_note=400, blocks=10))
def test_nothing_is_lost_in_fifteen_hundred_crammed_sections(column: Column) -> None:
    check_pages(column, make_up(column))


@settings(max_examples=50, deadline=None)
@given(columns())
def test_the_search_is_bounded(column: Column) -> None:
    """A page is looked for from no end more often than a few ways lead to it, or notes are left."""
    with mock.patch.object(makeup, "_pages", wraps=makeup._pages) as looked:
        make_up(column)
    left = sum(column.notes.values())
    assert looked.call_count <= (len(column.strips) + 1) * 60 + left


@given(RESTS, RESTS, st.floats(0, 600), st.sampled_from([0.0, 3.0]))
def test_an_area_never_grows_over_its_room(
    carried: list[tuple[int, int]], own: list[tuple[int, int]], room: float, between: float
) -> None:
    area = NoteArea(12, 12, between)
    old = [Rest(f"c{at}", start, start + left) for at, (start, left) in enumerate(carried)]
    new = [Rest(f"o{at}", 0, left) for at, (_, left) in enumerate(own)]
    filled = fill(old, new, room, area, LEADING)
    if filled is None:
        assert area_height(len(new) + bool(old), len(new) + bool(old), area, LEADING) > room - 1e-6
        return
    assert filled.height <= room + 1e-5
    lines = sum(one.end - one.start for one in filled.placed)
    assert filled.height == pytest.approx(area_height(lines, len(filled.placed), area, LEADING))
    shown = {one.id: (one.start, one.end) for one in filled.placed}
    rest = {one.id: (one.start, one.end) for one in filled.carried}
    assert set(shown) >= {one.id for one in new}
    for one in (*old, *new):
        start, end = shown.get(one.id, (one.start, one.start))
        assert start == one.start
        assert rest.get(one.id, (end, end)) == (end, one.end)


def test_a_full_page_picture_after_a_long_note() -> None:
    """The note goes on alone on a page, and the picture follows."""
    page = design(20)
    strips = (Strip(0, 0, GRID, ("long",)), Strip(1, 0, 20 * GRID))
    column = Column(strips, {"long": 60}, page)
    check_pages(column, make_up(column))


def test_more_long_notes_than_a_page_has_lines() -> None:
    page = design(20)
    strips = tuple(Strip(0, at, GRID, tuple(f"n{at}.{note}" for note in range(3))) for at in range(30))
    column = Column(strips, {note: 60 for strip in strips for note in strip.notes}, page)
    check_pages(column, make_up(column))
