"""Page makeup, case by case: where pages end, and where notes go on."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from page_laws import GRID, check_pages, design

from catalogue.composing.column import Column
from catalogue.composing.makeup import Planned, make_up, worst_flaw
from catalogue.composing.notearea import Rest
from catalogue.composing.strips import FORBIDDEN, LONELY, Strip

PAGE = design(20)


def column(strips: Sequence[Strip], notes: dict[str, int] | None = None, **more: object) -> Column:
    return Column(strips, notes or {}, PAGE, **more)  # type: ignore[arg-type]


def text(count: int, called: dict[int, tuple[str, ...]] | None = None, block: int = 0) -> list[Strip]:
    """A paragraph of so many lines; `called` has the notes of each line."""
    lonely = {1, count - 1}
    return [
        Strip(block, at, GRID, (called or {}).get(at, ()), LONELY if at in lonely else 0.0)
        for at in range(count)
    ]


def ends(pages: Sequence[Planned]) -> list[int]:
    return [page.end for page in pages]


def shown(pages: Sequence[Planned], note: str) -> list[int]:
    """The pages a note stands on, counted from 0."""
    return [at for at, page in enumerate(pages) if note in {one.id for one in page.filled.placed}]


def test_full_pages_one_after_another() -> None:
    assert ends(make_up(column(text(50)))) == [20, 40, 50]


def test_no_widow_and_no_orphan_where_a_line_can_be_given_up() -> None:
    """Its last line alone would begin a page."""
    assert 20 not in ends(make_up(column(text(21))))
    two = [*text(19), *text(20, block=1)]
    assert 20 not in ends(make_up(column(two)))


def test_a_forbidden_break_is_not_taken() -> None:
    strips = text(30)
    strips[20] = Strip(0, 20, GRID, (), FORBIDDEN)
    assert 20 not in ends(make_up(column(strips)))


def test_white_vanishes_at_the_head_and_at_the_foot_of_a_page() -> None:
    strips = [*text(20), Strip(1, -1, GRID), *text(20, block=1)]
    pages = make_up(column(strips))
    assert len(pages) == 2
    check_pages(column(strips), pages)


def test_a_call_in_the_last_line_leaves_no_hole_above_its_note() -> None:
    """The note begins under its call with what has room, and goes on on the next page."""
    strips = text(40, {14: ("n",)})
    pages = make_up(column(strips, {"n": 30}))
    check_pages(column(strips, {"n": 30}), pages)
    assert shown(pages, "n")[0] == 0
    slack = (
        PAGE.page.lines * GRID - sum(one.height for one in strips[: pages[0].end]) - pages[0].filled.height
    )
    assert slack < 2 * GRID


def test_the_last_line_goes_on_when_not_a_line_of_its_note_has_room() -> None:
    strips = text(40, {19: ("n",)})
    pages = make_up(column(strips, {"n": 1}))
    assert ends(pages)[0] < 20
    assert shown(pages, "n") == [1]


@pytest.mark.parametrize("lines", [1, 30, 100, 400])
def test_a_note_of_any_length_is_whole_and_in_order(lines: int) -> None:
    strips = text(120, {5: ("n",)})
    made = column(strips, {"n": lines})
    pages = make_up(made)
    check_pages(made, pages)
    found = shown(pages, "n")
    assert found == list(range(found[0], found[-1] + 1)), "page after page, without a gap"


def test_a_long_note_goes_on_beside_the_text() -> None:
    """While there is text left, no page is notes alone."""
    strips = text(120, {5: ("n",)})
    pages = make_up(column(strips, {"n": 100}))
    assert all(page.end > page.start for page in pages)


def test_a_note_longer_than_the_text_ends_on_pages_of_its_own() -> None:
    strips = text(10, {5: ("n",)})
    pages = make_up(column(strips, {"n": 100}))
    assert [page.end - page.start > 0 for page in pages].count(False) == len(pages) - 1
    assert pages[-1].filled.carried == ()


def test_a_few_lines_of_a_note_do_not_stand_alone_on_a_white_page() -> None:
    """The last lines of the text go with them, or make room for them."""
    strips = text(17, {13: ("n",)})
    pages = make_up(column(strips, {"n": 6}))
    check_pages(column(strips, {"n": 6}), pages)
    assert [page.end - page.start for page in pages] == [14, 3]


def test_three_calls_in_one_line_keep_their_order() -> None:
    strips = text(60, {14: ("a", "b", "c")})
    made = column(strips, {"a": 8, "b": 8, "c": 8})
    pages = make_up(made)
    check_pages(made, pages)
    assert [one.id for one in pages[0].filled.placed] == ["a", "b", "c"]


def test_what_an_earlier_page_left_over_comes_first() -> None:
    strips = text(40, {2: ("own",)})
    pages = make_up(column(strips, {"own": 2, "old": 30}, carried=(Rest("old", 10, 30),)))
    assert [(one.id, one.start) for one in pages[0].filled.placed] == [("old", 10), ("own", 0)]
    old = [one for page in pages for one in page.filled.placed if one.id == "old"]
    assert [one.start for one in old] == [10, *(one.end for one in old[:-1])]
    assert old[-1].end == 30


def test_facing_pages_end_on_the_same_line() -> None:
    """Page 2 is a line short for a widow's sake; page 3, which faces it, is not made a different height."""
    strips = [*text(21), *text(60, block=1)]
    right, left = make_up(column(strips, first_page=2))[:2]
    assert right.short == left.short


def test_a_page_does_not_end_like_a_word_that_goes_on() -> None:
    """Its last line would end in a dash, a maqaf or a lone prefix: it gives that line to the next page."""
    strips = text(36)
    assert ends(make_up(column(strips))) == [20, 36]
    strips[19] = strips[19]._replace(unfinished=True)
    assert ends(make_up(column(strips)))[0] < 20


def test_a_note_that_goes_on_once_more_has_had_all_the_room_there_is() -> None:
    """It does not drip over four pages, a few lines on each."""
    strips = [strip for at in range(7) for strip in text(7, {6: ("n",)} if at == 1 else None, block=at)]
    assert len(shown(make_up(column(strips, {"n": 11})), "n")) == 2


def test_what_fits_on_no_page_is_placed_all_the_same() -> None:
    """The check of the pages then says where."""
    strips = [*text(3), Strip(1, 0, 30 * GRID, ("n",)), *text(3, block=2)]
    pages = make_up(column(strips, {"n": 2}))
    assert pages[-1].end == len(strips)
    assert shown(pages, "n") == [next(at for at, page in enumerate(pages) if page.start <= 3 < page.end)]


@pytest.mark.parametrize("lines", range(22, 31))
def test_no_note_is_divided_to_fill_a_page_before_a_picture(lines: int) -> None:
    """The picture begins the next page whatever is done; the white above it needs no filling."""
    strips = [*text(lines, {1: ("n",)}), Strip(1, -1, GRID), Strip(1, 0, 18 * GRID)]
    pages = make_up(column(strips, {"n": 3}, first_page=2))
    check_pages(column(strips, {"n": 3}), pages)
    assert shown(pages, "n") == [0]


def test_a_hole_is_the_worst_flaw() -> None:
    assert worst_flaw(make_up(column(text(40)))) == 0
    hole = [*text(18), Strip(1, 0, 8 * GRID), *text(18, block=2)]
    assert worst_flaw(make_up(column(hole))) >= 60 * 2 * 2
