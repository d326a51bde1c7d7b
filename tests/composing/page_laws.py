"""Random sections as columns of strips, and the laws that every way of paging them keeps."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from hypothesis import strategies as st

from catalogue.composing.makeup import Column, Planned
from catalogue.composing.strips import FORBIDDEN, Strip
from catalogue.model.design import Design, NoteArea, PageFormat, TextStyle

GRID = 12.0
LEADING = 9.0
GAP = 12.0


def design(lines: int, between: float = 0.0) -> Design:
    """A page of so many lines."""
    styles = (TextStyle("text", 9, GRID), TextStyle("note", 7, LEADING))
    return Design(PageFormat(100, 140, 3, 12, 10, 14, lines), GRID, styles, NoteArea(GAP, 12, between))


@st.composite
def columns(draw: st.DrawFn, longest_note: int = 40, blocks: int = 4) -> Column:
    """A section whose every strip fits on a page by itself, with a line of each of its notes."""
    page = design(draw(st.integers(12, 40)), draw(st.sampled_from([0.0, 2.0])))
    ids = (f"n{number}" for number in itertools.count())
    strips: list[Strip] = []
    notes: dict[str, int] = {}
    for block in range(draw(st.integers(1, blocks))):
        if draw(st.booleans()):
            strips.append(Strip(block, -1, draw(st.sampled_from([GRID, 2.5 * GRID]))))
        for part in range(draw(st.integers(1, 9))):
            called = tuple(itertools.islice(ids, draw(st.sampled_from([0, 0, 0, 1, 1, 2, 3]))))
            notes.update((name, draw(st.integers(1, longest_note))) for name in called)
            penalty = draw(st.sampled_from([0.0, 0.0, 2500.0, FORBIDDEN])) if strips else 0.0
            strips.append(Strip(block, part, draw(heights(page, len(called), strips)), called, penalty))
    return Column(strips, notes, page, draw(st.integers(1, 2)))


def heights(page: Design, notes: int, above: Sequence[Strip]) -> st.SearchStrategy[float]:
    """A line, or something taller, up to all the room that its notes and the section's first white leave."""
    least = GAP + notes * (LEADING + page.notes.between) if notes else 0.0
    least += above[0].height if len(above) == 1 and above[0].white else 0.0
    most = int(page.page.lines - least // GRID - 1)
    return st.one_of(st.just(GRID), st.just(GRID), st.integers(1, most).map(lambda lines: lines * GRID))


def check_pages(column: Column, pages: Sequence[Planned]) -> None:
    """Nothing lost, nothing twice, all in order; every note begins with its call, every page has room."""
    assert [page.start for page in pages] == [0, *(page.end for page in pages[:-1])]
    assert pages[-1].end == len(column.strips)
    printed: dict[str, list[tuple[int, int]]] = {}
    for page in pages:
        called = [note for strip in column.strips[page.start : page.end] for note in strip.notes]
        placed = [slice_.id for slice_ in page.filled.placed]
        begun = [slice_.id for slice_ in page.filled.placed if slice_.start == 0]
        assert begun == called
        assert placed[len(placed) - len(begun) :] == begun, "what goes on comes before what begins"
        for slice_ in page.filled.placed:
            assert slice_.start < slice_.end
            printed.setdefault(slice_.id, []).append((slice_.start, slice_.end))
        assert body_height(column, page) + page.filled.height <= column.height + 1e-6
    assert list(printed) == list(column.notes)
    for name, slices in printed.items():
        assert [start for start, _ in slices] == [0, *(end for _, end in slices[:-1])]
        assert slices[-1][1] == column.notes[name]


def body_height(column: Column, page: Planned) -> float:
    """The strips of a page without the white at its head (but the section's) and at its foot."""
    strips = list(column.strips[page.start : page.end])
    while strips and strips[-1].white:
        strips.pop()
    while strips and strips[0].white and page.start:
        strips.pop(0)
    return sum(strip.height for strip in strips)
