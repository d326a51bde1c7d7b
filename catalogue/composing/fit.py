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


_Kind = tuple[int, int, int, int]
"""Where a way has come to, its fitness, run and, where they count, lines: ways of a kind go on alike."""


class _Node(NamedTuple):
    """The cheapest way of its kind to a break."""

    cost: float
    lines: int
    kind: _Kind
    line: Fitted | None
    before: _Node | None


_BESIDE = tuple(map(operator.attrgetter, ("hang_start", "hang_end", "trailing_width")))

_START = _Node(0.0, 0, (0, EVEN, 0, 0), None, None)


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
    node = _START
    for line in lines:
        (node,) = _longer(paragraph, node, _judged(paragraph, (line,)), {}, counting=False)
    return node.cost


def _ways(paragraph: Measured, stretch: float, *, counting: bool = False) -> Iterator[_Node]:
    """The ways to the paragraph's end, the cheapest first: one of a kind, or with `counting` one a length.

    The search is A*: of all ways so far the one goes on that is cheapest together with the least that
    what is left can cost. So most breaks are never looked at, and no better way is missed, as far as
    ways of a kind go on alike.
    """
    lines, end, turns = Lines(paragraph, stretch), len(paragraph.words), itertools.count()
    whole, price = lines.least[-1], _price_of_a_point(paragraph)
    following = functools.cache(lambda at: _judged(paragraph, lines.of(at)))
    waiting: list[tuple[float, int, _Node]] = [(0.0, next(turns), _START)]
    spent: dict[_Kind, float] = {}
    lengths: dict[int, int] = {}
    while waiting:
        _, _, node = heapq.heappop(waiting)
        at = node.kind[0]
        if node.cost > spent.get(node.kind, math.inf):
            continue  # a cheaper one of its kind has come since
        if counting and abs(node.lines - lengths.setdefault(at, node.lines)) > 1:
            continue  # the first way to come to a place is the best one to it
        if at == end:
            yield node
            continue
        for longer in _longer(paragraph, node, following(at), spent, counting=counting):
            to_come = (whole - lines.least[longer.kind[0]]) * price
            heapq.heappush(waiting, (longer.cost + to_come, next(turns), longer))


_Judged = tuple[Fitted, float, int]
"""A line, what it costs alone, and its fitness if that is its own matter."""


def _judged(paragraph: Measured, lines: Iterable[Fitted]) -> list[_Judged]:
    justified = paragraph.justified
    return [
        (line, demerits(paragraph, line), fitness(paragraph, None, line) if justified else EVEN)
        for line in lines
    ]


def _longer(
    paragraph: Measured, node: _Node, lines: Iterable[_Judged], spent: dict[_Kind, float], *, counting: bool
) -> list[_Node]:
    """The ways with one of the lines behind `node`, where none of the kind was as cheap; kept in `spent`."""
    found: list[_Node] = []
    before, length, (_, looked, ran, _), above, _ = node
    justified, length = paragraph.justified, length + 1
    for line, own, looks in lines:
        run = 0
        if not justified:
            looks = fitness(paragraph, above, line)
        if looks == LOOSE or (looks == TIGHT and not justified):
            run = min(ran + 1, _LONGEST_RUN) if looks == looked else 1
        kind = (line.last, looks, run, length if counting else 0)
        known, cost = spent.get(kind, math.inf), before + own
        # Most ways lose, many before they are even held against the line above, which only adds to them.
        if cost < known and above is not None:
            cost += beside(paragraph, above, line, abs(looks - looked), run)
        if cost < known:
            spent[kind] = cost
            found.append(_Node._make((cost, length, kind, line, node)))
    return found


def _price_of_a_point(paragraph: Measured) -> float:
    """What every point of a paragraph costs at least, as if all its lines were perfect, and full.

    No line holds more than the measure, what hangs out of it, and the spaces that vanish at its end.
    """
    margins = sum([max(map(part, paragraph.words), default=0.0) for part in _BESIDE])
    return paragraph.style.weights.line**2 / (paragraph.measure + margins)


def _trace(node: _Node | None) -> tuple[Fitted, ...]:
    """The lines of a way."""
    lines: list[Fitted] = []
    while node is not None and node.line is not None:
        lines.append(node.line)
        node = node.before
    return tuple(reversed(lines))
