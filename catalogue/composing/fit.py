"""Total fit: all breaks of a paragraph chosen together.

After Knuth and Plass, "Breaking Paragraphs into Lines" (Software: Practice and
Experience 11, 1981): every line has a badness by how far its word spaces stray
from natural, neighbours are compared, and the cheapest path through all legal
breaks wins. Hebrew is not hyphenated, so when no path keeps within the limits
the stretch alone is let out, step by step, and the line is reported.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
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


_START = _Node(0.0, 0, EVEN, 0, None, None)

_Nodes = dict[tuple[int, ...], _Node]


def fit(paragraph: Measured) -> tuple[Fitted, ...]:
    """Choose the lines of a paragraph: within its limits if that can be, or else as few beyond as can be."""
    for relaxed in _RELAXED:
        best = _cheapest(_search(paragraph, paragraph.style.limits.stretch * relaxed))
        if best is not None:
            return _trace(best)
    raise AssertionError("with no limit on the stretch every atom may have a line of its own")


def fit_otherwise(paragraph: Measured, lines: int) -> Mapping[int, tuple[float, tuple[Fitted, ...]]]:
    """The best ways within the limits to set it in one line more and one line less than `lines`.

    By the count of lines: what it costs above the best way with `lines`, and the lines.
    """
    by_count: dict[int, _Node] = {}
    for node in _search(paragraph, paragraph.style.limits.stretch, counting=True):
        if node.lines not in by_count or node.cost < by_count[node.lines].cost:
            by_count[node.lines] = node
    if lines not in by_count:
        return {}
    usual = by_count[lines].cost
    return {
        count: (by_count[count].cost - usual, _trace(by_count[count]))
        for count in (lines - 1, lines + 1)
        if count in by_count
    }


def cost(paragraph: Measured, lines: Iterable[Fitted]) -> float:
    """What some way of breaking the paragraph costs, by the same measure as the best one."""
    node = _START
    for line in lines:
        reached: _Nodes = {}
        _follow_on(paragraph, (node,), line, reached)
        (node,) = reached.values()
    return node.cost


def _cheapest(nodes: Iterable[_Node]) -> _Node | None:
    return min(nodes, key=lambda node: node.cost, default=None)


def _search(paragraph: Measured, stretch: float, *, counting: bool = False) -> Iterable[_Node]:
    """The cheapest ways to the paragraph's end; `counting`: one for each count of lines near the best."""
    count = len(paragraph.atoms)
    nodes: list[_Nodes] = [{} for _ in range(count + 1)]
    nodes[0][()] = _START
    lines, starts = Lines(paragraph, stretch), [0]
    for last in range(1, count + 1):
        reached = nodes[last]
        for line in lines.to(last, starts):
            _follow_on(paragraph, nodes[line.first].values(), line, reached, counting=counting)
        if counting:
            _thin(reached)
        if paragraph.atoms[last - 1].forced:
            starts.clear()
        if reached:
            starts.append(last)
    return nodes[count].values()


def _thin(reached: _Nodes) -> None:
    """Forget the ways to a break that are more than a line longer or shorter than the best one to it."""
    best = _cheapest(reached.values())
    for kind in [kind for kind, node in reached.items() if best and abs(node.lines - best.lines) > 1]:
        del reached[kind]


def _follow_on(
    paragraph: Measured, nodes: Iterable[_Node], line: Fitted, reached: _Nodes, *, counting: bool = False
) -> None:
    """Set a line behind each of `nodes`; of the ways of a kind only the cheapest stays in `reached`."""
    own, justified = demerits(paragraph, line), paragraph.justified
    looks = fitness(paragraph, None, line) if justified else EVEN
    for node in nodes:
        spent, lines, looked, ran, above, _ = node
        run = 0
        if not justified:
            looks = fitness(paragraph, above, line)
        if looks == LOOSE or (looks == TIGHT and not justified):
            run = min(ran + 1, _LONGEST_RUN) if looks == looked else 1
        total, lines = spent + own, lines + 1
        kind = (looks, run, lines) if counting else (looks, run)
        known = reached.get(kind)
        # Most ways lose, many before they are even held against the line above, which only adds to them.
        if known is not None and known.cost <= total:
            continue
        if above is not None:
            total += beside(paragraph, above, line, abs(looks - looked), run)
        if known is None or total < known.cost:
            reached[kind] = _Node(total, lines, looks, run, line, node)


def _trace(node: _Node | None) -> tuple[Fitted, ...]:
    """The lines of a way."""
    lines: list[Fitted] = []
    while node is not None and node.line is not None:
        lines.append(node.line)
        node = node.before
    return tuple(reversed(lines))
