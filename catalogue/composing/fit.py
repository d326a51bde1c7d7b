"""Total fit: all breaks of a paragraph chosen together.

After Knuth and Plass, "Breaking Paragraphs into Lines" (Software: Practice and
Experience 11, 1981): every line has a badness by how far its word spaces stray
from natural, neighbours are compared, and the cheapest path through all legal
breaks wins. Hebrew is not hyphenated, so when no path keeps within the limits
the stretch alone is let out, step by step, and the line is reported.
"""

from __future__ import annotations

import functools
import heapq
import itertools
import math
import operator
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from catalogue.composing.demerits import EVEN, LOOSE, TIGHT, beside, demerits, fitness
from catalogue.composing.measured import Fitted, Lines, Measured

_RELAXED = (1.0, 1.4, 2.0, math.inf)
"""Factors on the stretch limit, tried in turn until some path exists."""

_LONGEST_RUN = 3
"""Lines of a kind on end that are counted; more are as bad as these."""


class _Node(NamedTuple):
    """The cheapest way of its kind to a break."""

    cost: float
    lines: int
    fitness: int
    run: int
    line: Fitted | None
    before: _Node | None


_Kind = tuple[int, ...]
"""Where a way has come to, its fitness, run and, where they count, lines: ways of a kind go on alike."""

_BESIDE = tuple(map(operator.attrgetter, ("hang_start", "hang_end", "trailing_width")))

_START = _Node(0.0, 0, EVEN, 0, None, None)


def fit(paragraph: Measured) -> tuple[Fitted, ...]:
    """Choose the lines of a paragraph: within its limits if that can be, or else as few beyond as can be."""
    for relaxed in _RELAXED:
        best = next(_ways(paragraph, paragraph.style.limits.stretch * relaxed), None)
        if best is not None:
            return _trace(best)
    raise AssertionError("with no limit on the stretch every atom may have a line of its own")


def fit_otherwise(paragraph: Measured, lines: int) -> Mapping[int, tuple[float, tuple[Fitted, ...]]]:
    """The best ways within the limits to set it in one line more and one line less than `lines`.

    By the count of lines: what it costs above the best way with `lines`, and the lines.
    """
    wanted = {lines - 1, lines, lines + 1}
    by_count: dict[int, _Node] = {}
    for node in _ways(paragraph, paragraph.style.limits.stretch, counting=True):
        by_count.setdefault(node.lines, node)
        if wanted <= by_count.keys():
            break
    usual = by_count.pop(lines, None)
    if usual is None:
        return {}
    return {
        count: (node.cost - usual.cost, _trace(node)) for count, node in by_count.items() if count in wanted
    }


def cost(paragraph: Measured, lines: Iterable[Fitted]) -> float:
    """What some way of breaking the paragraph costs, by the same measure as the best one."""
    spent, above, look = 0.0, None, (EVEN, 0)
    for line in lines:
        found = _look(paragraph, above, look, line)
        spent += demerits(paragraph, line)
        if above is not None:
            spent += beside(paragraph, above, line, abs(found[0] - look[0]), found[1])
        above, look = line, found
    return spent


def _ways(paragraph: Measured, stretch: float, *, counting: bool = False) -> Iterator[_Node]:
    """The ways to the paragraph's end, the cheapest first: one of a kind, or with `counting` one a length.

    The search is A*: of all ways so far the one goes on that is cheapest together with the least that
    what is left can cost. So most breaks are never looked at, and no better way is missed.
    """
    lines, end, turns = Lines(paragraph, stretch), len(paragraph.words), itertools.count()
    whole, price = lines.least[-1], _price_of_a_point(paragraph)
    following = functools.cache(lambda at: [(line, demerits(paragraph, line)) for line in lines.of(at)])
    waiting: list[tuple[float, int, _Kind, _Node]] = [(0.0, next(turns), (0,), _START)]
    spent: dict[_Kind, float] = {(0,): 0.0}
    lengths: dict[int, int] = {}
    while waiting:
        _, _, kind, node = heapq.heappop(waiting)
        at = kind[0]
        if node.cost > spent[kind]:
            continue  # a cheaper one of its kind has come since
        if counting and abs(node.lines - lengths.setdefault(at, node.lines)) > 1:
            continue  # the first way to come to a place is the best one to it
        if at == end:
            yield node
            continue
        before, length, looked, ran, above, _ = node
        for line, own in following(at):
            looks, run = _look(paragraph, above, (looked, ran), line)
            kind = (line.last, looks, run, length + 1 if counting else 0)
            known, cost = spent.get(kind, math.inf), before + own
            # Most ways lose, many before they are even held against the line above, which only adds to them.
            if cost < known and above is not None:
                cost += beside(paragraph, above, line, abs(looks - looked), run)
            if cost < known:
                spent[kind] = cost
                longer = _Node(cost, length + 1, looks, run, line, node)
                to_come = (whole - lines.least[line.last]) * price
                heapq.heappush(waiting, (cost + to_come, next(turns), kind, longer))


def _price_of_a_point(paragraph: Measured) -> float:
    """What every point of a paragraph costs at least, as if all its lines were perfect, and full.

    No line holds more than the measure, what hangs out of it, and the spaces that vanish at its end.
    """
    margins = sum([max(map(part, paragraph.words), default=0.0) for part in _BESIDE])
    return paragraph.style.weights.line**2 / (max(paragraph.measure, 0.0) + margins + 1.0)


def _look(
    paragraph: Measured, above: Fitted | None, looked: tuple[int, int], line: Fitted
) -> tuple[int, int]:
    """A line's fitness, and how many lines on end are like it: `looked` is that of the line above."""
    looks = fitness(paragraph, above, line)
    if looks != LOOSE and (looks != TIGHT or paragraph.justified):
        return looks, 0
    return looks, min(looked[1] + 1, _LONGEST_RUN) if looks == looked[0] else 1


def _trace(node: _Node | None) -> tuple[Fitted, ...]:
    """The lines of a way."""
    lines: list[Fitted] = []
    while node is not None and node.line is not None:
        lines.append(node.line)
        node = node.before
    return tuple(reversed(lines))
