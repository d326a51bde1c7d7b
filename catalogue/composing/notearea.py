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

_ROUNDING = 1e-6
"""Points that sums of lengths may be off."""


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

    The first note carried over goes on, and every own note begins, with a line
    at least; None where that has no room. The rest of the room goes to the
    notes in order, so that no note goes on while one before it is unfinished.
    """
    waiting = [*carried, *own]
    if not waiting:
        return Filled((), (), 0.0)
    shares = [1 if at == 0 or at >= len(carried) else 0 for at in range(len(waiting))]
    left = room - area_height(sum(shares), sum(shares), area, leading)
    if left < -_ROUNDING:
        return None
    _share_out(shares, waiting, left, area.between, leading)
    both = list(zip(waiting, shares, strict=True))
    placed = tuple(Placed(one.id, one.start, one.start + share) for one, share in both if share)
    rest = tuple(Rest(one.id, one.start + share, one.count) for one, share in both if share < one.left)
    return Filled(placed, rest, area_height(sum(shares), len(placed), area, leading))


def _share_out(
    shares: list[int], waiting: Sequence[Rest], room: float, between: float, leading: float
) -> None:
    """Give every note in turn what it still wants, until the room is used up."""
    for at, one in enumerate(waiting):
        opening = 0.0 if shares[at] else between
        lines = int((room - opening + _ROUNDING) // leading)
        more = max(0, min(lines, one.left - shares[at]))
        if more:
            shares[at] += more
            room -= opening + more * leading
        if shares[at] < one.left:
            return
