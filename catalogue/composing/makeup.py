"""Page makeup: a column of strips and its notes divided over pages, all breaks weighed together.

Page by page, the cheapest ways to every place in the column are followed on.
A page never loses a note: when a call's line and one line of its note do not
fit, the line goes to the next page.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from catalogue.composing.column import Column, Reach, Turned
from catalogue.composing.notearea import Filled, Rest, fill
from catalogue.composing.strips import FORBIDDEN

_FOLLOWED = 8
"""Ways that are followed on from page to page: it bounds the search."""

_TALL = 4
"""Grid lines: a picture or a row higher than these makes the hole above it, whatever a page does."""

_ENDS = 4
"""Ends of a page of a kind that are weighed."""


class Planned(NamedTuple):
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


class _Way(NamedTuple):
    """The cheapest way of its kind to fill the pages so far."""

    at: int
    carried: tuple[Rest, ...]
    cost: float
    page: Planned | None = None
    before: _Way | None = None


def make_up(column: Column, care: int = 1) -> tuple[Planned, ...]:
    """Divide the column over pages; every strip and every note line is on exactly one.

    With more `care` so many times as many ways are followed, from so many times as many ends.
    """
    opened = functools.cache(functools.partial(_opened, column))
    ways = [_Way(0, column.carried, 0.0)]
    done: _Way | None = None
    for number in itertools.count(column.first_page):
        reached: dict[tuple[object, ...], _Way] = {}
        for way in ways:
            if way.at == column.end and not way.carried:
                done = way if done is None or way.cost < done.cost else done
                continue
            for page in _pages(column, way.at, way.carried, opened, _ENDS * care):
                _keep_cheapest(reached, column, way, page, number)
        cheapest = sorted(reached.values(), key=lambda way: way.cost)[: _FOLLOWED * care]
        ways = [way for way in cheapest if done is None or way.cost < done.cost]
        if not ways:
            break
    return _trace(done)


def worst_flaw(pages: Iterable[Planned]) -> float:
    """What is wrong with the worst of these pages, as far as another setting might mend it."""
    return max((page.flaw for page in pages), default=0.0)


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


_Opened = Callable[[int], Sequence[tuple[Turned | None, Sequence[Reach]]]]


def _opened(column: Column, start: int) -> list[tuple[Turned | None, Sequence[Reach]]]:
    """Every end of a page that begins at `start`, and those when one of its paragraphs is set otherwise."""
    reaches = list(column.reaches(start))
    turns = ((turned, list(column.reaches(start, turned))) for turned in column.turns_from(start, reaches))
    return [(None, reaches), *turns]


def _pages(
    column: Column, start: int, carried: tuple[Rest, ...], opened: _Opened, most: int
) -> list[Planned]:
    """The best few ways to fill a page from `start` on: to `most` ends of a kind."""
    if start == column.end:
        return [_notes_alone(column, start, carried)]
    pages: list[Planned] = []
    for turned, reaches in opened(start):
        ends = column.weighed(carried, reaches, 1 if turned else most)
        pages.extend(_planned(column, start, carried, ends, turned))
    if not pages:
        # What comes next is too tall beside the notes: they go on alone, until it has room.
        pages.append(_notes_alone(column, start, carried) if carried else _overfull(column, start))
    return pages


def _planned(
    column: Column,
    start: int,
    carried: tuple[Rest, ...],
    reaches: Iterable[Reach],
    turned: Turned | None,
) -> Iterator[Planned]:
    for reach in reaches:
        filled = column.filled(carried, reach)
        if filled is not None:
            yield _plan(column, start, reach, filled, turned)


def _plan(column: Column, start: int, reach: Reach, filled: Filled, turned: Turned | None) -> Planned:
    slack = int((column.height - reach.body - filled.height + 1e-6) // column.design.grid)
    ends, tall = reach.end == column.end, False
    flaw = _few(column, start, reach, filled)
    if not ends:
        below = next(strip for at, _ in column.walk(reach.end) if not (strip := column.strips[at]).white)
        tall = below.height > _TALL * column.design.grid
        flaw += below.penalty + (300.0 if column.strips[reach.last].unfinished else 0.0)
    if not (ends and not filled.carried):
        hole = min(slack, _TALL) if tall else slack
        flaw += (40.0 if filled.placed else 60.0) * hole * hole
    cost = 10.0 + flaw + _divided(column, filled) + (turned.turn.price if turned else 0.0)
    short = 0 if filled.placed or ends or tall else slack
    return Planned(start, reach.end, filled, cost, flaw, short, turned)


def _few(column: Column, start: int, reach: Reach, filled: Filled) -> float:
    """A page with hardly any text; a section's first page may be short of it, and a full picture is not."""
    missing = column.design.makeup.least - int(reach.body / column.design.grid + 0.5)
    return 400.0 * max(0, missing) if start else 0.0


def _divided(column: Column, filled: Filled) -> float:
    """Notes that go on on the next page: the longer, the worse; one line alone is worst.

    A note that comes from the page before and goes on once more should have had all the room there is.
    """
    cost = 0.0
    placed = {one.id: one for one in filled.placed} if filled.carried else {}
    for number, rest in enumerate(filled.carried):
        here = placed.get(rest.id)
        alone = rest.left == 1 or (here is not None and here.end - here.start == 1)
        cost += 120.0 + 4.0 * rest.left + (250.0 if alone else 0.0) + (300.0 if number else 0.0)
        if here is not None and here.start:
            cost += 400.0 * max(0.0, 1 - filled.height / (column.design.notes.share * column.height))
    return cost


def _notes_alone(column: Column, start: int, carried: tuple[Rest, ...]) -> Planned:
    """A page without text: worse while there is text to come, but never good, worst if nearly empty.

    Three last lines of text over them look better than a few lines of notes at the foot of a white page.
    """
    filled = fill(carried, (), column.height, column.design.notes, column.leading)
    assert filled is not None, "a page has room for one line of a note"
    flaw = 150.0 if start == column.end else 600.0
    flaw += 900.0 * (1 - filled.height / column.height)
    return Planned(start, start, filled, 10.0 + flaw + _divided(column, filled), flaw)


def _overfull(column: Column, start: int) -> Planned:
    """Nothing fits: place one strip all the same, so that the page check can say where."""
    for at, below in column.walk(start):
        if not column.strips[at].white:
            own = tuple(Rest(note, 0, column.notes[note]) for note in column.strips[at].notes)
            filled = fill((), own, 10 * column.height, column.design.notes, column.leading)
            return Planned(start, below, filled or Filled((), own, 0.0), FORBIDDEN)
    raise AssertionError("a column ends with something to print")
