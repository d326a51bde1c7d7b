"""Page makeup: a column of strips and its notes divided over pages, all breaks weighed together.

The shortest path over (place in the column, notes carried over). A page never
loses a note: when a call's line and one line of its note do not fit, the line
goes to the next page.
"""

from __future__ import annotations

import bisect
import heapq
import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from catalogue.composing.notearea import Filled, Rest, fill
from catalogue.composing.strips import FORBIDDEN, Strip
from catalogue.model.design import Design

_CANDIDATES = 8
"""Ends of a page that are weighed, from the fullest down."""

_FOLLOWED = 6
"""Ways to one end, differing in the notes they carry over, that are followed: it bounds the search."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A page: strips[start:end] and its note area. `cost` is what is wrong with it."""

    start: int
    end: int
    filled: Filled
    cost: float
    short: int = 0
    """Grid lines its text ends above the foot, where no notes stand under it and more follows."""


@dataclass(frozen=True, slots=True)
class Column:
    """What is to be divided: strips, the lengths of their notes, the page they go on."""

    strips: Sequence[Strip]
    notes: Mapping[str, int]
    """Note id to its count of lines."""
    design: Design
    first_page: int = 1
    """Number of the page it begins on; even pages are versos and face the next one."""
    carried: tuple[Rest, ...] = ()
    """Notes that the page before it has left unfinished."""
    height: float = field(init=False)
    leading: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "height", self.design.page.lines * self.design.grid)
        object.__setattr__(self, "leading", self.design.style("note").leading)


@dataclass(order=True, slots=True)
class _State:
    at: int
    owed: int
    """Minus the note lines carried over: with more left comes first."""
    order: int
    number: int = field(compare=False)
    """The page to be filled next."""
    carried: tuple[Rest, ...] = field(compare=False)
    cost: float = field(compare=False)
    page: Planned | None = field(compare=False)
    before: _State | None = field(compare=False)


def make_up(column: Column) -> tuple[Planned, ...]:
    """Divide the column over pages; every strip and every note line is on exactly one."""
    end = len(column.strips)
    counter = itertools.count()
    best: dict[tuple[int, tuple[Rest, ...]], _State] = {}
    start = _State(0, 0, next(counter), column.first_page, column.carried, 0.0, None, None)
    queue = [start]
    reached: defaultdict[int, list[float]] = defaultdict(list)
    while queue:
        state = heapq.heappop(queue)
        if best.get((state.at, state.carried), state).cost < state.cost:
            continue
        if state.at == end and not state.carried:
            continue
        for page in _pages(column, state.at, state.carried):
            cost = state.cost + page.cost + _uneven(state, page)
            key = (page.end, page.filled.carried)
            if key in best and best[key].cost <= cost:
                continue
            # A page of notes alone is the one way on, and it must not be given up.
            if page.end == state.at or _is_worth(reached[page.end], cost):
                owed = -sum(rest.left for rest in page.filled.carried)
                carried = page.filled.carried
                best[key] = _State(
                    page.end, owed, next(counter), state.number + 1, carried, cost, page, state
                )
                heapq.heappush(queue, best[key])
    return _trace(best[(end, ())]) if end else ()


def _is_worth(costs: list[float], cost: float) -> bool:
    """Whether a way to an end is among the few cheapest that are followed further; remembers its cost."""
    if len(costs) >= _FOLLOWED and cost >= costs[_FOLLOWED - 1]:
        return False
    bisect.insort(costs, cost)
    return True


def _uneven(state: _State, page: Planned) -> float:
    """Facing pages that end on different lines: more than a short line on both would cost."""
    if state.page is None or state.number % 2 == 0:
        return 0.0
    return 150.0 * (state.page.short - page.short) ** 2


def _trace(state: _State | None) -> tuple[Planned, ...]:
    pages: list[Planned] = []
    while state is not None and state.page is not None:
        pages.append(state.page)
        state = state.before
    return tuple(reversed(pages))


def _pages(column: Column, start: int, carried: tuple[Rest, ...]) -> list[Planned]:
    """The best few ways to fill a page from `start` on."""
    pages = list(itertools.islice(_fullest_first(column, start, carried), _CANDIDATES))
    if not pages:
        # What comes next is too tall beside the notes: they go on alone, until it has room.
        pages.append(_notes_alone(column, start, carried) if carried else _overfull(column, start))
    return pages


def _notes_alone(column: Column, start: int, carried: tuple[Rest, ...]) -> Planned:
    filled = fill(carried, (), column.height, column.design.notes, column.leading)
    assert filled is not None, "a page has room for one line of a note"
    return Planned(start, start, filled, _cost(column, start, start, 0.0, filled))


def _fullest_first(column: Column, start: int, carried: tuple[Rest, ...]) -> Iterator[Planned]:
    ends = list(_ends(column, start))
    for end, body, own in reversed(ends):
        filled = _fill(column, carried, own, body, end == len(column.strips))
        if filled is not None:
            cost = _cost(column, start, end, body, filled)
            yield Planned(start, end, filled, cost, _short(column, end, body, filled))


def _ends(column: Column, start: int) -> Iterator[tuple[int, float, tuple[Rest, ...]]]:
    """Every end a page may have: (end, height of its strips, its own notes)."""
    strips = column.strips
    height, shown = 0.0, 0.0
    own: list[Rest] = []
    if start == len(strips):
        yield start, 0.0, ()
        return
    for at in range(start, len(strips)):
        strip = strips[at]
        if strip.white and start and not shown:
            continue  # white vanishes at the head of a page, but not of a section
        height += strip.height
        if strip.white:
            continue
        if height > column.height + 1e-6:
            return
        shown = height
        own.extend(Rest(note, 0, column.notes[note]) for note in strip.notes)
        yield at + 1, shown, tuple(own)


def _fill(
    column: Column, carried: tuple[Rest, ...], own: tuple[Rest, ...], body: float, last: bool
) -> Filled | None:
    """The note area: as much as it needs, or its share of the page while text is still to come."""
    area = column.design.notes
    room = column.height - body
    whole = fill(carried, own, room, area, column.leading)
    if whole is None or last or not whole.carried:
        return whole
    return fill(carried, own, min(room, area.share * column.height), area, column.leading) or whole


def _cost(column: Column, start: int, end: int, body: float, filled: Filled) -> float:
    """What a reader would hold against the page."""
    makeup = column.design.makeup
    lines = sum(not strip.white for strip in column.strips[start:end])
    cost = 10.0 + sum(120.0 + 4.0 * rest.left for rest in filled.carried)
    if end == len(column.strips) and not filled.carried:
        missing = max(0, makeup.least - lines) if start else 0
        return cost + 400.0 * missing
    slack = _slack(column, body, filled)
    cost += 60.0 * slack * slack
    if end < len(column.strips):
        cost += next(strip.penalty for strip in column.strips[end:] if not strip.white)
        cost += 300.0 if column.strips[end - 1].dashed else 0.0
    return cost


def _slack(column: Column, body: float, filled: Filled) -> int:
    """Whole grid lines left empty."""
    return int((column.height - body - filled.height + 1e-6) // column.design.grid)


def _short(column: Column, end: int, body: float, filled: Filled) -> int:
    """Lines the page's foot stands too high; notes at the foot, or a section's end, hide it."""
    return 0 if filled.placed or end == len(column.strips) else _slack(column, body, filled)


def _overfull(column: Column, start: int) -> Planned:
    """Nothing fits: place one strip all the same, so that the page check can say where."""
    strips = column.strips
    end = next((at + 1 for at in range(start, len(strips)) if not strips[at].white), len(strips))
    notes = (note for strip in strips[start:end] for note in strip.notes)
    own = tuple(Rest(note, 0, column.notes[note]) for note in notes)
    filled = fill((), own, 10 * column.height, column.design.notes, column.leading)
    return Planned(start, end, filled or Filled((), own, 0.0), FORBIDDEN)
