"""Imposition: which page stands where on which side of which sheet, so that folding makes a book.

Pure arithmetic: an extent and a binding in, places out. `unfolding` knows how paper turns,
this module which leaves go on which sheet. Pages count from 1 through the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from catalogue.model.sheets import SIGNATURES
from catalogue.press.unfolding import Binding, Cell, Grid, Method, Panel, Stack, leaves, sides, unfold

# Sections that one sheet makes when it is folded at right angles; the others are folios put together.
_FOLDS = {4: 1, 8: 2, 16: 3, 32: 4}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: section and layer count from 1, layer 1 is the outermost. One side: work-and-turn.

    `columns` and `rows` measure the side's grid; `joined` says that neighbours share a spine.
    """

    section: int
    layer: int
    columns: int
    rows: int
    joined: bool
    sides: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Imposition:
    """All sheets of a book in the order they are gathered, and how each gets its back."""

    sheets: tuple[Sheet, ...]
    binding: Binding
    method: Method
    extent: int
    """Pages with the blanks."""

    @property
    def pages(self) -> int:
        """Pages without the blanks."""
        return len({cell.page for sheet in self.sheets for side in sheet.sides for cell in side if cell.page})


def saddle_stitched(pages: int, binding: Binding, method: Method = "turn") -> Imposition:
    """Folios put one inside the other: two pages a side, padded to four before the back cover."""
    places = padded(pages)
    span = range(1, len(places) + 1)
    sheets = _folios(1, leaves(1, len(places)), places, span, binding, method)
    return Imposition(tuple(sheets), binding, method, len(places))


def perfect_bound(pages: int, signature: int, binding: Binding, method: Method = "turn") -> Imposition:
    """Sections gathered one behind the other, blanks at the end.

    `signature` is 4, 8, … 32 pages; ValueError otherwise. What is left over becomes smaller
    sections, gathered before the last full one: the outer sections of a book block bear most.
    """
    if signature not in SIGNATURES:
        raise ValueError(f"a signature has 4 to 32 pages in fours, not {signature}")
    sizes = section_sizes(pages, signature)
    places: list[int | None] = [*range(1, pages + 1), *[None] * (sum(sizes) - pages)]
    sheets: list[Sheet] = []
    start = 1
    for number, size in enumerate(sizes, 1):
        sheets += _section(number, range(start, start + size), places, binding, method)
        start += size
    return Imposition(tuple(sheets), binding, method, len(places))


def n_up(
    pages: int, columns: int, rows: int, binding: Binding, method: Method = "turn", *, stacked: bool = False
) -> Imposition:
    """Loose leaves for cutting: along the sheet in reading order, or `stacked` so that piles add up.

    Cut and stacked, the pile of the first cell is followed by the pile of the second, and so on.
    """
    cells = columns * rows
    count = -(-pages // (2 * cells))
    places: list[int | None] = [*range(1, pages + 1), *[None] * (2 * cells * count - pages)]
    loose = leaves(1, len(places))
    sheets = []
    for at in range(count):
        mine = [loose[cell * count + at if stacked else at * cells + cell] for cell in range(cells)]
        grid = _in_rows(mine, columns, binding)
        printed = sides(grid, places, range(1, len(places) + 1), binding, method)
        sheets.append(_sheet(1, at + 1, printed, joined=False))
    return Imposition(tuple(sheets), binding, method, len(places))


def padded(pages: int) -> list[int | None]:
    """Pages 1…n as a saddle-stitched extent: a multiple of four, blanks before the back cover."""
    blanks: list[int | None] = [None] * (-pages % 4)
    if pages < 2:
        return [*range(1, pages + 1), *blanks]
    return [*range(1, pages), *blanks, pages]


def section_sizes(pages: int, signature: int) -> list[int]:
    """Pages in each section: full ones, and before the last of them what is left in halves.

    >>> section_sizes(44, 16)
    [16, 8, 4, 16]
    """
    full, rest = divmod(-(-pages // 4) * 4, signature)
    smaller = []
    for size in sorted(_FOLDS, reverse=True):
        while rest >= size:
            smaller.append(size)
            rest -= size
    return [*[signature] * max(0, full - 1), *smaller, *[signature] * min(1, full)]


def creep_mm(within: int, caliper_mm: float) -> float:
    """How far a page moves towards the spine: by the paper of every folio that lies around its own.

    Without it the fore-edge margins of the inner pages are trimmed narrower than those of the outer.
    """
    return within * caliper_mm


def _section(
    number: int, span: range, places: Sequence[int | None], binding: Binding, method: Method
) -> Iterator[Sheet]:
    stack = leaves(span.start, len(span))
    if folds := _FOLDS.get(len(span)):
        printed = sides(unfold(stack, folds, binding), places, span, binding, method)
        yield _sheet(number, 1, printed, joined=True)
    else:
        yield from _folios(number, stack, places, span, binding, method)


def _folios(
    number: int,
    stack: Stack,
    places: Sequence[int | None],
    span: range,
    binding: Binding,
    method: Method,
) -> Iterator[Sheet]:
    for layer in range(len(stack) // 2):
        folio = (stack[layer], stack[-1 - layer])
        printed = sides(unfold(folio, 1, binding), places, span, binding, method)
        yield _sheet(number, layer + 1, printed, joined=True)


def _in_rows(mine: Sequence[Panel], columns: int, binding: Binding) -> Grid:
    rows = [mine[at : at + columns] for at in range(0, len(mine), columns)]
    return tuple(tuple((leaf,) for leaf in (row[::-1] if binding == "right" else row)) for row in rows)


def _sheet(section: int, layer: int, printed: tuple[tuple[Cell, ...], ...], *, joined: bool) -> Sheet:
    columns = 1 + max(cell.column for cell in printed[0])
    rows = 1 + max(cell.row for cell in printed[0])
    return Sheet(section, layer, columns, rows, joined, printed)
