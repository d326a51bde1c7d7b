"""Total fit: all breaks of a paragraph chosen together.

After Knuth and Plass, "Breaking Paragraphs into Lines" (Software: Practice and
Experience 11, 1981): every line has a badness by how far its word spaces stray
from natural, neighbours are compared, and the cheapest path through all legal
breaks wins. Hebrew is not hyphenated, so when no path keeps within the limits
the stretch alone is let out, step by step, and the line is reported.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from catalogue.composing.demerits import Fitness, beside, demerits, ends_in_a_runt, fitness
from catalogue.composing.measured import Fitted, Lines, Measured

_RELAXED = (1.0, 1.4, 2.0, math.inf)
"""Factors on the stretch limit, tried in turn until some path exists."""

_LONGEST_RUN = 3
"""Lines of a kind on end that are counted; more are as bad as these."""


@dataclass(slots=True)
class _Node:
    """The cheapest way of its kind to a break."""

    lines: int
    cost: float
    fitness: Fitness
    run: int
    line: Fitted | None
    before: _Node | None


_Nodes = dict[tuple[int, ...], _Node]


def fit(paragraph: Measured, more: int = 0) -> tuple[Fitted, ...]:
    """Choose the lines of a paragraph; `more` asks for that many lines above the best count.

    When no setting with that count keeps within the limits, the best one is
    returned: a caller that asks for more or fewer lines looks at what it got.
    """
    if not paragraph.atoms:
        return ()
    best, stretch = _best(paragraph)
    if more:
        ends = _search(paragraph, stretch, by_count=True)
        best = _cheapest(node for node in ends if node.lines == best.lines + more) or best
    return _trace(best)


def cost(paragraph: Measured, lines: Iterable[Fitted]) -> float:
    """What some way of breaking the paragraph costs, by the same measure as the best one."""
    node = _Node(0, 0.0, Fitness.EVEN, 0, None, None)
    for line in lines:
        node = _next(paragraph, node, line, demerits(paragraph, line))
    return node.cost


def _best(paragraph: Measured) -> tuple[_Node, float]:
    """The cheapest way, and how far it stretches.

    Within the limits if there is one; yet a last line too short to stand alone
    may be mended by a line a little looser than they allow, if that costs less.
    """
    best, chosen = None, 0.0
    for relaxed in _RELAXED:
        stretch = paragraph.style.limits.stretch * relaxed
        found = _cheapest(_search(paragraph, stretch, by_count=False))
        if found and (best is None or found.cost < best.cost):
            best, chosen = found, stretch
        if best and best.line and not ends_in_a_runt(paragraph, best.line):
            break
    assert best is not None, "with no limit on the stretch every atom may have a line of its own"
    return best, chosen


def _cheapest(nodes: Iterable[_Node]) -> _Node | None:
    return min(nodes, key=lambda node: node.cost, default=None)


def _search(paragraph: Measured, stretch: float, *, by_count: bool) -> Iterable[_Node]:
    """The cheapest ways to the paragraph's end; `by_count` keeps one for every count of lines."""
    count = len(paragraph.atoms)
    nodes: list[_Nodes] = [{} for _ in range(count + 1)]
    nodes[0][()] = _Node(0, 0.0, Fitness.EVEN, 0, None, None)
    lines, oldest = Lines(paragraph, stretch), 0
    for last in range(1, count + 1):
        for line in lines.to(last, nodes, oldest):
            _extend(paragraph, nodes[line.first], nodes[last], line, by_count=by_count)
        if paragraph.atoms[last - 1].forced:
            oldest = last
    return nodes[count].values()


def _extend(paragraph: Measured, starts: _Nodes, reached: _Nodes, line: Fitted, *, by_count: bool) -> None:
    """Reach the line's end from every node at its start, keeping the cheapest of each kind."""
    own = demerits(paragraph, line)
    for node in starts.values():
        new = _next(paragraph, node, line, own)
        kind = (new.fitness, new.run, new.lines) if by_count else (new.fitness, new.run)
        if kind not in reached or new.cost < reached[kind].cost:
            reached[kind] = new


def _next(paragraph: Measured, node: _Node, line: Fitted, own: float) -> _Node:
    """The node behind a line that follows on another."""
    above = node.line
    kind = fitness(paragraph, above, line)
    goes_on = kind is Fitness.LOOSE or (not paragraph.justified and kind is Fitness.TIGHT)
    run = 0
    if goes_on:
        run = min(node.run + 1, _LONGEST_RUN) if kind is node.fitness or paragraph.justified else 1
    total = node.cost + own
    if above is not None:
        total += beside(paragraph, above, line, abs(kind - node.fitness), run)
    return _Node(node.lines + 1, total, kind, run, line, node)


def _trace(node: _Node) -> tuple[Fitted, ...]:
    lines: list[Fitted] = []
    at: _Node | None = node
    while at is not None and at.line is not None:
        lines.append(at.line)
        at = at.before
    return tuple(reversed(lines))
