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


@dataclass(frozen=True, slots=True)
class Ways:
    """The best way to set a paragraph, and the best one for every other count of lines."""

    best: int
    """Its count of lines; 0 for a paragraph without a word."""
    by_count: Mapping[int, _Node]

    def lines(self, more: int = 0) -> tuple[Fitted, ...]:
        """The lines, `more` above the best count (below it when negative).

        The best ones when that count does not go within the limits.
        """
        node = self.by_count.get(self.best + more) or self.by_count.get(self.best)
        return _trace(node) if node else ()

    def price(self, more: int) -> float | None:
        """Demerits that `more` lines cost above the best way; None where the limits do not allow it."""
        node = self.by_count.get(self.best + more)
        return node.cost - self.by_count[self.best].cost if node else None


def fit(paragraph: Measured) -> Ways:
    """Choose the lines of a paragraph.

    Within the limits if that can be; yet a last line too short to stand alone
    may be mended by a line a little looser than they allow, if that costs less.
    """
    best: _Node | None = None
    ways: Mapping[int, _Node] = {}
    for relaxed in _RELAXED if paragraph.atoms else ():
        found = _search(paragraph, paragraph.style.limits.stretch * relaxed)
        cheapest = min(found.values(), key=lambda node: node.cost, default=None)
        if cheapest and (best is None or cheapest.cost < best.cost):
            best = cheapest
            ways = found if relaxed == 1.0 else {best.lines: best}
        if best and best.line and not ends_in_a_runt(paragraph, best.line):
            break
    return Ways(best.lines if best else 0, ways)


def cost(paragraph: Measured, lines: Iterable[Fitted]) -> float:
    """What some way of breaking the paragraph costs, by the same measure as the best one."""
    node = _Node(0, 0.0, Fitness.EVEN, 0, None, None)
    for line in lines:
        node = _next(paragraph, node, line, demerits(paragraph, line))
    return node.cost


def _search(paragraph: Measured, stretch: float) -> dict[int, _Node]:
    """The cheapest way to the paragraph's end for every count of lines it can be set in."""
    count = len(paragraph.atoms)
    nodes: list[_Nodes] = [{} for _ in range(count + 1)]
    nodes[0][()] = _Node(0, 0.0, Fitness.EVEN, 0, None, None)
    lines, oldest = Lines(paragraph, stretch), 0
    for last in range(1, count + 1):
        for line in lines.to(last, nodes, oldest):
            _extend(paragraph, nodes[line.first], nodes[last], line)
        if paragraph.atoms[last - 1].forced:
            oldest = last
    ways: dict[int, _Node] = {}
    for node in nodes[count].values():
        if node.lines not in ways or node.cost < ways[node.lines].cost:
            ways[node.lines] = node
    return ways


def _extend(paragraph: Measured, starts: _Nodes, reached: _Nodes, line: Fitted) -> None:
    """Reach the line's end from every node at its start, keeping the cheapest of each kind."""
    own = demerits(paragraph, line)
    for node in starts.values():
        new = _next(paragraph, node, line, own)
        kind = (new.fitness, new.run, new.lines)
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
