"""A section unfolded: from leaves in reading order to pages on the two sides of a flat sheet.

A section is thought of as it lies folded and closed, and is unfolded, fold by fold, until it lies
flat; where its pages come to lie is the layout. The spine is the folder's last fold and so the
first to be undone: to the right for a book bound on the right, to the left for one on the left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Binding = Literal["right", "left"]
Method = Literal["turn", "tumble", "work-and-turn", "work-and-tumble"]
"""How the sheet gets its back: turned like a page, tumbled head over heels, or both on one form."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One leaf's panel as it lies: the position that looks up, the one that looks down, and how it stands.

    Positions count from 1 through the padded extent of the book.
    """

    up: int
    down: int
    head_down: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One page's place on a side, seen from above: column and row from the top left.

    `page` is None for a blank. `head_down`: the page stands on its head. `spine` is the side of
    the cell its back edge lies on; `within` counts the folios of its section that lie around it.
    """

    column: int
    row: int
    page: int | None
    position: int
    head_down: bool
    spine: Binding
    within: int


Stack = tuple[Panel, ...]
Grid = tuple[tuple[Stack, ...], ...]
"""Rows of columns of panels, uppermost panel first."""


def leaves(start: int, extent: int) -> Stack:
    """The leaves of `extent` positions from `start`, closed, the first recto on top."""
    return tuple(Panel(recto, recto + 1) for recto in range(start, start + extent, 2))


def unfold(stack: Stack, folds: int, binding: Binding) -> Grid:
    """Undo so many right-angle folds: the spine, the head, and again sideways and upwards."""
    grid: Grid = ((stack,),)
    for fold in range(folds):
        grid = _swung_up(grid) if fold % 2 else _swung_aside(grid, binding)
    return grid


def _swung_aside(grid: Grid, binding: Binding) -> Grid:
    """Swing the lower half of every stack out over the spine's edge: its under side comes to look up."""
    kept, lower = _halved(grid)
    swung = [tuple(_turned_over(stack, upside_down=False) for stack in line[::-1]) for line in lower]
    if binding == "right":
        return tuple(here + there for here, there in zip(kept, swung, strict=True))
    return tuple(there + here for here, there in zip(kept, swung, strict=True))


def _swung_up(grid: Grid) -> Grid:
    """Swing the lower half out over the head: it comes to lie above, standing on its head."""
    kept, lower = _halved(grid)
    return (
        tuple(tuple(_turned_over(stack, upside_down=True) for stack in line) for line in lower[::-1]) + kept
    )


def _halved(grid: Grid) -> tuple[Grid, Grid]:
    half = len(grid[0][0]) // 2
    kept = tuple(tuple(stack[:half] for stack in line) for line in grid)
    return kept, tuple(tuple(stack[half:] for stack in line) for line in grid)


def _turned_over(stack: Stack, *, upside_down: bool) -> Stack:
    return tuple(Panel(p.down, p.up, p.head_down != upside_down) for p in reversed(stack))


def sides(
    grid: Grid, places: Sequence[int | None], span: range, binding: Binding, method: Method
) -> tuple[tuple[Cell, ...], ...]:
    """The printed sides of a flat sheet, each seen from above as it lies in the press.

    `places` gives the page at each position, `span` the positions of the section. Work-and-turn and
    work-and-tumble give one side with front and back on it, printed on both sides and cut apart.
    """
    columns, rows = len(grid[0]), len(grid)
    tumble = method in ("tumble", "work-and-tumble")
    front, back = [], []
    for row, line in enumerate(grid):
        for column, (panel,) in enumerate(line):
            front.append(_cell(column, row, panel.up, panel.head_down, places, span, binding))
            other = (column, rows - 1 - row) if tumble else (columns - 1 - column, row)
            back.append(_cell(*other, panel.down, panel.head_down != tumble, places, span, binding))
    if method == "work-and-turn":
        return (_in_order(front, [_moved(cell, columns, 0) for cell in back]),)
    if method == "work-and-tumble":
        return (_in_order(front, [_moved(cell, 0, rows) for cell in back]),)
    return (_in_order(front), _in_order(back))


def _cell(
    column: int,
    row: int,
    position: int,
    head_down: bool,
    places: Sequence[int | None],
    span: range,
    binding: Binding,
) -> Cell:
    odd = position % 2 == 1
    spine: Binding = "right" if (odd == (binding == "right")) != head_down else "left"
    within = min(position - span.start, span.stop - 1 - position) // 2
    return Cell(column, row, places[position - 1], position, head_down, spine, within)


def _moved(cell: Cell, columns: int, rows: int) -> Cell:
    return Cell(
        cell.column + columns,
        cell.row + rows,
        cell.page,
        cell.position,
        cell.head_down,
        cell.spine,
        cell.within,
    )


def _in_order(*groups: list[Cell]) -> tuple[Cell, ...]:
    cells = [cell for group in groups for cell in group]
    return tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
