"""The laws of imposition as arithmetic; `test_planning` folds the paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.model.sheets import SIGNATURES, caliper_mm
from catalogue.press.imposition import (
    creep_mm,
    n_up,
    padded,
    perfect_bound,
    saddle_stitched,
    section_sizes,
)

bindings = st.sampled_from(["right", "left"])
extents = st.integers(1, 96)
two_sided = st.sampled_from(["turn", "tumble"])


def test_the_outer_sheet_of_a_hebrew_booklet_is_known_by_heart():
    """Sixteen pages bound on the right: page 1 on the left of the front, the back cover at its right."""
    outer, inner = saddle_stitched(16, "right").sheets[0], saddle_stitched(16, "right").sheets[-1]
    assert [cell.page for cell in outer.sides[0]] == [1, 16]
    assert [cell.page for cell in outer.sides[1]] == [15, 2]
    assert [cell.page for cell in inner.sides[1]] == [9, 8]
    english = saddle_stitched(16, "left").sheets[0]
    assert [cell.page for cell in english.sides[0]] == [16, 1]


def test_an_eight_page_sheet_is_known_by_heart():
    """Bound on the right, heads together: 1 and 8 upright below, 4 and 5 on their heads above."""
    (sheet,) = perfect_bound(8, 8, "right").sheets
    front = {(cell.column, cell.row): (cell.page, cell.head_down) for cell in sheet.sides[0]}
    assert front == {(0, 1): (1, False), (1, 1): (8, False), (0, 0): (4, True), (1, 0): (5, True)}


def every_way(pages, binding):
    yield saddle_stitched(pages, binding)
    yield from (perfect_bound(pages, signature, binding) for signature in (4, 8, 12, 16, 32))
    yield n_up(pages, 2, 2, binding)


@given(extents, bindings)
def test_every_page_is_printed_once(pages, binding):
    for imposition in every_way(pages, binding):
        cells = [cell for sheet in imposition.sheets for side in sheet.sides for cell in side]
        assert sorted(cell.page for cell in cells if cell.page) == list(range(1, pages + 1))
        assert len(cells) == imposition.extent
        assert sorted(cell.position for cell in cells) == list(range(1, imposition.extent + 1))


@given(extents, bindings, two_sided)
def test_recto_and_verso_lie_back_to_back(pages, binding, method):
    for sheet in (
        perfect_bound(pages, 16, binding, method).sheets + saddle_stitched(pages, binding, method).sheets
    ):
        by_place = {(cell.column, cell.row): cell for cell in sheet.sides[0]}
        for verso in sheet.sides[1]:
            place = (sheet.columns - 1 - verso.column, verso.row)
            if method == "tumble":
                place = (verso.column, sheet.rows - 1 - verso.row)
            recto = by_place[place]
            assert (min(recto.position, verso.position) + 1, True) == (
                max(recto.position, verso.position),
                min(recto.position, verso.position) % 2 == 1,
            )


@given(extents, bindings, st.sampled_from(["work-and-turn", "work-and-tumble"]))
def test_one_form_for_both_sides_backs_itself(pages, binding, method):
    """Printed on both sides from one form and cut in two, each half is the sheet of two forms."""
    plain = saddle_stitched(pages, binding, "turn" if method == "work-and-turn" else "tumble")
    for whole, sheet in zip(saddle_stitched(pages, binding, method).sheets, plain.sheets, strict=True):
        (form,) = whole.sides
        at = {(cell.column, cell.row): cell for cell in form}
        for cell in form:
            other = (whole.columns - 1 - cell.column, cell.row)
            if method == "work-and-tumble":
                other = (cell.column, whole.rows - 1 - cell.row)
            assert abs(at[other].position - cell.position) == 1
        halves = [cell for cell in form if cell.column < sheet.columns and cell.row < sheet.rows]
        assert tuple(halves) == sheet.sides[0]


@given(extents, bindings, st.sampled_from(SIGNATURES))
def test_spines_meet_in_pairs(pages, binding, signature):
    for sheet in perfect_bound(pages, signature, binding).sheets:
        for side in sheet.sides:
            at = {(cell.column, cell.row): cell for cell in side}
            for cell in side:
                step = 1 if cell.spine == "right" else -1
                neighbour = at[cell.column + step, cell.row]
                assert neighbour.spine != cell.spine and neighbour.head_down == cell.head_down


def test_the_inner_pages_move_furthest_and_partners_move_alike():
    sheets = saddle_stitched(16, "right").sheets
    assert [[cell.within for side in sheet.sides for cell in side] for sheet in sheets] == [
        [0, 0, 0, 0],
        [1, 1, 1, 1],
        [2, 2, 2, 2],
        [3, 3, 3, 3],
    ]
    assert creep_mm(3, 0.1) == pytest.approx(0.3)
    assert caliper_mm(150, 0.9) == pytest.approx(0.135)


@given(st.integers(1, 300), st.sampled_from(SIGNATURES))
def test_sections_hold_the_book_and_hardly_more(pages, signature):
    sizes = section_sizes(pages, signature)
    assert 0 <= sum(sizes) - pages < 4
    assert max(sizes) <= signature and (sizes[-1] == signature or sum(sizes) < signature)


@given(extents)
def test_blanks_stand_before_the_back_cover(pages):
    places = padded(pages)
    assert [place for place in places if place] == list(range(1, pages + 1))
    assert pages == 1 or places[-1] == pages


@pytest.mark.parametrize("signature", [0, 2, 6, 36])
def test_a_signature_of_odd_size_is_refused(signature):
    with pytest.raises(ValueError, match="4 to 32"):
        perfect_bound(16, signature, "right")
