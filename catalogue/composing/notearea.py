"""The notes' part of a page: what fits of each note, and what is carried over.

A note begins on its call's page, always. What does not fit goes on at the top
of the next page's note area, above that page's own notes, without a second
mark. WeasyPrint 70 never divides a note (its issues 1833, 2432, 1564) and
loses the rest of one that is longer than a page, so the area is filled here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from catalogue.model.design import NoteArea

_ROUNDING = 1e-6
"""Points that sums of lengths may be off."""

_TOGETHER = 2
"""Lines of a divided note that stand together on either page, where that can be."""


class Rest(NamedTuple):
    """Lines `start` to `end` of a note still to be placed."""

    id: str
    start: int
    end: int

    @property
    def left(self) -> int:
        """Lines still to be placed."""
        return self.end - self.start


class Placed(NamedTuple):
    """Lines start to end of a note on this page."""

    id: str
    start: int
    end: int


class Filled(NamedTuple):
    """A page's note area: what stands in it, what is carried over, its height in points."""

    placed: tuple[Placed, ...]
    carried: tuple[Rest, ...]
    height: float


def area_height(lines: int, notes: int, area: NoteArea, leading: float) -> float:
    """Height in points of an area with that many lines and notes, white above it included."""
    return area.gap + lines * leading + (notes - 1) * area.between if notes else 0.0


def fill(
    carried: Sequence[Rest], own: Sequence[Rest], room: float, area: NoteArea, leading: float
) -> Filled | None:
    """Place what is carried over, then the page's own notes, into `room` points.

    The first note carried over goes on, and every own note begins, with a line
    at least; None where that has no room. What is carried over comes in its
    order, none before the one above it is finished. Of the own notes as few as
    possible are divided, the last one first.
    """
    waiting = [*carried, *own]
    if not waiting:
        return Filled((), (), 0.0)
    shares, lines = [rest.left for rest in waiting], _lines_in(room, len(waiting), area, leading)
    if sum(shares) <= lines:  # nearly always all of them have room
        whole = tuple([Placed(*rest) for rest in waiting if rest.left])
        return Filled(whole, (), area_height(sum(shares), len(whole), area, leading))
    least = [1 if at == 0 or at >= len(carried) else 0 for at in range(len(waiting))]
    if area_height(sum(least), sum(least), area, leading) > room + _ROUNDING:
        return None
    shares = _divided(shares, least, len(carried), lines)
    while area_height(sum(shares), sum(map(bool, shares)), area, leading) > room + _ROUNDING:
        _take_back(shares, least, 1)
    both = list(zip(waiting, shares, strict=True))
    placed = tuple(Placed(one.id, one.start, one.start + share) for one, share in both if share)
    rest = tuple(Rest(one.id, one.start + share, one.end) for one, share in both if share < one.left)
    return Filled(placed, rest, area_height(sum(shares), len(placed), area, leading))


def _lines_in(room: float, notes: int, area: NoteArea, leading: float) -> int:
    return int((room - area_height(0, notes, area, leading) + _ROUNDING) // leading)


def _divided(wanted: Sequence[int], least: Sequence[int], carried: int, lines: int) -> list[int]:
    """Lines for each note, `lines` together at most, when not all of them have room.

    One own note gives up what is missing, the last one that can; or else what
    was carried over goes on waiting, the last of it first; or else all give.
    """
    shares, missing = list(wanted), sum(wanted) - lines
    for at in range(len(shares) - 1, carried - 1, -1):
        cut = max(missing, _TOGETHER)
        if shares[at] - cut >= _TOGETHER:
            shares[at] -= cut
            return shares
    waiting = shares[:carried]
    missing -= _take_back(waiting, least, missing)
    shares[:carried] = waiting
    _take_back(shares, least, missing)
    return shares


def _take_back(shares: list[int], least: Sequence[int], missing: int) -> int:
    """Take so many lines from the notes, the last ones first, but leave each its least; how many it took."""
    taken = 0
    for at in range(len(shares) - 1, -1, -1):
        more = min(shares[at] - least[at], missing - taken)
        shares[at] -= more
        taken += more
    return taken
