"""The notes' part of a page: what fits of each note, and what is carried over.

A note begins on its call's page, always. What does not fit goes on at the top
of the next page's note area, above that page's own notes, without a second
mark. WeasyPrint 70 never divides a note (its issues 1833, 2432, 1564) and
loses the rest of one that is longer than a page, so the area is filled here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from catalogue.model.design import NoteArea


@dataclass(frozen=True, slots=True)
class Rest:
    """Lines `start` to `count` of a note still to be placed."""

    id: str
    start: int
    count: int

    @property
    def left(self) -> int:
        """Lines still to be placed."""
        return self.count - self.start


@dataclass(frozen=True, slots=True)
class Placed:
    """Lines start to end of a note on this page."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Filled:
    """A page's note area: what stands in it, what is carried over, its height in points."""

    placed: tuple[Placed, ...]
    carried: tuple[Rest, ...]
    height: float

    @property
    def broken(self) -> int:
        """Notes that this page divides."""
        return len(self.carried)


def area_height(lines: int, notes: int, area: NoteArea, leading: float) -> float:
    """Height in points of an area with that many lines and notes, white above it included."""
    return area.gap + lines * leading + (notes - 1) * area.between if notes else 0.0


def fill(
    carried: Sequence[Rest], own: Sequence[Rest], room: float, area: NoteArea, leading: float
) -> Filled | None:
    """Place what is carried over, then the page's own notes, into `room` points.

    None when not even one line of every note has its place. Every own note
    gets at least one line; the rest of the room goes to the notes in order.
    """
    waiting = [*carried, *own]
    if not waiting:
        return Filled((), (), 0.0)
    lines = _lines_for(room, len(waiting), area, leading)
    if lines < len(waiting):
        return None
    shares = _share(waiting, lines)
    placed = tuple(
        Placed(one.id, one.start, one.start + share) for one, share in zip(waiting, shares, strict=True)
    )
    rest = tuple(
        Rest(one.id, one.start + share, one.count)
        for one, share in zip(waiting, shares, strict=True)
        if share < one.left
    )
    return Filled(placed, rest, area_height(sum(shares), len(waiting), area, leading))


def _lines_for(room: float, notes: int, area: NoteArea, leading: float) -> int:
    return int((room - area.gap - (notes - 1) * area.between + 1e-6) // leading)


def _share(waiting: Sequence[Rest], lines: int) -> list[int]:
    """One line each, then in order as many as each still wants; two to a note if that is all it lacks."""
    shares = [1] * len(waiting)
    free = lines - len(waiting)
    for at, one in enumerate(waiting):
        more = min(free, one.left - 1)
        shares[at] += more
        free -= more
    return shares
