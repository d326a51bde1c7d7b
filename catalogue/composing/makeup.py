"""Page makeup: a column of strips and its notes divided over pages, all breaks weighed together.

Page by page, the cheapest ways to every place in the column are followed on.
A page never loses a note: when a call's line and one line of its note do not
fit, the line goes to the next page.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalogue.composing.column import Column, Reach, Turned
from catalogue.composing.notearea import Filled, Rest, fill
from catalogue.composing.strips import FORBIDDEN

_FOLLOWED = 8
"""Ways that are followed on from page to page: it bounds the search."""

_ENDS = 4
"""Ends of a page of a kind that are weighed."""

_POOR = 50.0
"""What is wrong with a page before it is worth setting one of its paragraphs otherwise."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A page: the strips from `start` to `end`, and its note area."""

    start: int
    end: int
    filled: Filled
    cost: float
    """What a reader would hold against it."""
    flaw: float = 0.0
    """The part of it that another setting of a paragraph might mend."""
    short: int = 0
    """Grid lines its text ends above the foot, where no notes stand under it and more follows."""
    turned: Turned | None = None
    """The paragraph that is set a line longer or shorter for its sake."""


@dataclass(frozen=True, slots=True)
class _Way:
    """The cheapest way of its kind to fill the pages so far."""

    at: int
    carried: tuple[Rest, ...]
    cost: float
    page: Planned | None = None
    before: _Way | None = None


def make_up(column: Column) -> tuple[Planned, ...]:
    """Divide the column over pages; every strip and every note line is on exactly one."""
    ways = [_Way(0, column.carried, 0.0)]
    done: _Way | None = None
    for number in itertools.count(column.first_page):
        reached: dict[tuple[object, ...], _Way] = {}
        for way in ways:
            if way.at == column.end and not way.carried:
                done = way if done is None or way.cost < done.cost else done
                continue
            for page in _pages(column, way.at, way.carried):
                _keep_cheapest(reached, column, way, page, number)
        cheapest = sorted(reached.values(), key=lambda way: way.cost)[:_FOLLOWED]
        ways = [way for way in cheapest if done is None or way.cost < done.cost]
        if not ways:
            break
    return _trace(done)


def is_poor(pages: Iterable[Planned]) -> bool:
    """Whether setting a paragraph a line longer or shorter might do these pages good."""
    return any(page.flaw > _POOR for page in pages)


def _keep_cheapest(
    reached: dict[tuple[object, ...], _Way], column: Column, way: _Way, page: Planned, number: int
) -> None:
    cost = way.cost + page.cost
    facing = number % 2 == 1 and way.page is not None and page.end != column.end
    if facing and way.page is not None:
        cost += _uneven(way.page, page)
    # Where a page ends matters to the one that faces it.
    key = (page.end, page.filled.carried, page.short if number % 2 == 0 else 0)
    if key not in reached or cost < reached[key].cost:
        reached[key] = _Way(page.end, page.filled.carried, cost, page, way)


def _uneven(right: Planned, left: Planned) -> float:
    """Facing pages that end on different lines: more than a short line on both would cost."""
    return 150.0 * (right.short - left.short) ** 2


def _trace(way: _Way | None) -> tuple[Planned, ...]:
    pages: list[Planned] = []
    while way is not None and way.page is not None:
        pages.append(way.page)
        way = way.before
    return tuple(reversed(pages))


def _pages(column: Column, start: int, carried: tuple[Rest, ...]) -> list[Planned]:
    """The best few ways to fill a page from `start` on."""
    if start == column.end:
        return [_notes_alone(column, start, carried)]
    reaches = list(column.reaches(start))
    pages = list(_planned(column, start, carried, column.weighed(carried, reaches, _ENDS)))
    for turned in column.turns_from(start, reaches):
        others = column.weighed(carried, list(column.reaches(start, turned)), 1)
        pages.extend(_planned(column, start, carried, others, turned))
    if not pages:
        # What comes next is too tall beside the notes: they go on alone, until it has room.
        pages.append(_notes_alone(column, start, carried) if carried else _overfull(column, start))
    return pages


def _planned(
    column: Column,
    start: int,
    carried: tuple[Rest, ...],
    reaches: Iterable[Reach],
    turned: Turned | None = None,
) -> Iterator[Planned]:
    for reach in reaches:
        filled = column.filled(carried, reach)
        if filled is not None:
            yield _plan(column, start, reach, filled, turned)


def _plan(column: Column, start: int, reach: Reach, filled: Filled, turned: Turned | None) -> Planned:
    slack = int((column.height - reach.body - filled.height + 1e-6) // column.design.grid)
    ends = reach.end == column.end
    flaw = _few(column, start, reach, filled)
    if not (ends and not filled.carried):
        flaw += (25.0 if filled.placed else 60.0) * slack * slack
    if not ends:
        below = next(strip for at, _ in column.walk(reach.end) if not (strip := column.strips[at]).white)
        flaw += below.penalty + (300.0 if column.strips[reach.last].unfinished else 0.0)
    cost = 10.0 + flaw + _divided(filled) + (turned.turn.price if turned else 0.0)
    short = 0 if filled.placed or ends else slack
    return Planned(start, reach.end, filled, cost, flaw, short, turned)


def _few(column: Column, start: int, reach: Reach, filled: Filled) -> float:
    """A page with hardly any text; a section's first page may be short of it, and a full picture is not."""
    missing = column.design.makeup.least - int(reach.body / column.design.grid + 0.5)
    return 400.0 * max(0, missing) if start else 0.0


def _divided(filled: Filled) -> float:
    """Notes that go on on the next page: the longer, the worse; worst is one that leaves a page out."""
    cost = 0.0
    placed = {one.id: one for one in filled.placed}
    for number, rest in enumerate(filled.carried):
        here = placed.get(rest.id)
        alone = rest.left == 1 or (here is not None and here.end - here.start == 1)
        waits = here is None and rest.start > 0
        cost += 120.0 + 4.0 * rest.left + (250.0 if alone else 0.0) + (300.0 if number else 0.0)
        cost += 1500.0 if waits else 0.0
    return cost


def _notes_alone(column: Column, start: int, carried: tuple[Rest, ...]) -> Planned:
    """A page without text: worse while there is text to come, but never good."""
    filled = fill(carried, (), column.height, column.design.notes, column.leading)
    assert filled is not None, "a page has room for one line of a note"
    cost = 10.0 + (150.0 if start == column.end else 600.0) + _divided(filled)
    return Planned(start, start, filled, cost)


def _overfull(column: Column, start: int) -> Planned:
    """Nothing fits: place one strip all the same, so that the page check can say where."""
    for at, below in column.walk(start):
        if not column.strips[at].white:
            own = tuple(Rest(note, 0, column.notes[note]) for note in column.strips[at].notes)
            filled = fill((), own, 10 * column.height, column.design.notes, column.leading)
            return Planned(start, below, filled or Filled((), own, 0.0), FORBIDDEN)
    raise AssertionError("a column ends with something to print")
