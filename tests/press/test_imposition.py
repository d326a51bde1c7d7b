"""The laws of imposition, held by folding paper that exists only as numbers."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.press.imposition import (
    SIGNATURES,
    Imposition,
    Sheet,
    caliper_mm,
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


@dataclass(frozen=True)
class Face:
    """One page of printed paper, and whether it stands upright as one looks at it."""

    page: int | None
    upright: bool


def printed(sheet: Sheet, method: str) -> dict[tuple[int, int], tuple[Face, Face]]:
    """The sheet as paper: at each place seen from above, the face up and the face down.

    The face below is looked at after turning the sheet like a page, whichever way it went through
    the press: a tumbled back comes out mirrored top to bottom and standing the other way.
    """
    front, back = sheet.sides
    under = {}
    for cell in back:
        if method == "turn":
            under[sheet.columns - 1 - cell.column, cell.row] = Face(cell.page, not cell.head_down)
        else:
            under[cell.column, sheet.rows - 1 - cell.row] = Face(cell.page, cell.head_down)
    return {
        (cell.column, cell.row): (Face(cell.page, not cell.head_down), under[cell.column, cell.row])
        for cell in front
    }


def folded(sheet: Sheet, binding: str, method: str) -> list[tuple[Face, Face]]:
    """Fold the paper as a folder does, spine last; the pile of leaves from top to bottom."""
    paper = {place: [faces] for place, faces in printed(sheet, method).items()}
    columns, rows = sheet.columns, sheet.rows
    while columns > 1 or rows > 1:
        if rows > 1 and rows >= columns:
            paper, rows = fold_down(paper, rows), rows // 2
        else:
            paper, columns = fold_aside(paper, columns, binding), columns // 2
    return paper[0, 0]


def fold_down(paper, rows):
    """The upper half goes back, under the lower one."""
    half = rows // 2
    return {
        (column, row - half): pile + [(flip(b), flip(a)) for a, b in reversed(paper[column, rows - 1 - row])]
        for (column, row), pile in paper.items()
        if row >= half
    }


def flip(face: Face) -> Face:
    """Tumbled, a face that stood upright stands on its head."""
    return Face(face.page, not face.upright)


def fold_aside(paper, columns, binding):
    """The half on the spine's side goes back, under the other."""
    half = columns // 2
    kept = range(half) if binding == "right" else range(half, columns)
    return {
        (column - kept.start, row): pile + [(b, a) for a, b in reversed(paper[columns - 1 - column, row])]
        for (column, row), pile in paper.items()
        if column in kept
    }


def read(imposition: Imposition) -> list[Face]:
    """Gather the folded sheets into a block and turn its leaves: recto, verso, recto …"""
    faces = []
    for section in sorted({sheet.section for sheet in imposition.sheets}):
        block: list[tuple[Face, Face]] = []
        mine = [sheet for sheet in imposition.sheets if sheet.section == section]
        for sheet in sorted(mine, key=lambda sheet: -sheet.layer):  # innermost first, the next around it
            pile = folded(sheet, imposition.binding, imposition.method)
            half = len(pile) // 2
            block = pile[:half] + block + pile[half:]
        faces += [face for leaf in block for face in leaf]
    return faces


def in_order(imposition: Imposition, pages: int, *, blank_before_back: bool) -> None:
    faces = read(imposition)
    assert all(face.upright for face in faces)
    numbers = [face.page for face in faces]
    assert [number for number in numbers if number] == list(range(1, pages + 1))
    blanks = len(numbers) - pages
    last = 1 if blank_before_back and pages > 1 else 0
    assert numbers[len(numbers) - last - blanks : len(numbers) - last] == [None] * blanks


@given(extents, bindings, two_sided)
def test_a_saddle_stitched_book_folds_into_reading_order(pages, binding, method):
    imposition = saddle_stitched(pages, binding, method)
    in_order(imposition, pages, blank_before_back=True)
    assert imposition.extent % 4 == 0 and imposition.extent - pages < 4


@given(extents, st.sampled_from(SIGNATURES), bindings, two_sided)
def test_gathered_sections_fold_into_reading_order(pages, signature, binding, method):
    in_order(perfect_bound(pages, signature, binding, method), pages, blank_before_back=False)


@pytest.mark.parametrize("pages", range(4, 97, 4))
@pytest.mark.parametrize("binding", ["right", "left"])
def test_every_whole_extent_up_to_ninety_six_reads_in_order(pages, binding):
    in_order(saddle_stitched(pages, binding), pages, blank_before_back=True)
    for signature in SIGNATURES:
        in_order(perfect_bound(pages, signature, binding), pages, blank_before_back=False)


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


@given(extents, bindings, two_sided, st.integers(1, 4), st.integers(1, 3), st.booleans())
def test_loose_leaves_come_out_in_order(pages, binding, method, columns, rows, stacked):
    imposition = n_up(pages, columns, rows, binding, method, stacked=stacked)
    places = [(column, row) for row in range(rows) for column in range(columns)]
    if binding == "right":
        places = [(columns - 1 - column, row) for column, row in places]
    sheets = [printed(sheet, method) for sheet in imposition.sheets]
    pile = (
        [sheet[at] for at in places for sheet in sheets]
        if stacked
        else [s[at] for s in sheets for at in places]
    )
    faces = [face for leaf in pile for face in leaf]
    assert all(face.upright for face in faces)
    assert [face.page for face in faces if face.page] == list(range(1, pages + 1))
    assert not any(sheet.joined for sheet in imposition.sheets)


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
