"""Total fit: all breaks of a paragraph chosen together.

After Knuth and Plass, "Breaking Paragraphs into Lines" (Software: Practice and
Experience 11, 1981): every line has a badness by how far its word spaces stray
from natural, neighbours are compared, and the cheapest path through all legal
breaks wins. Hebrew is not hyphenated, so when no path keeps within the limits
the stretch alone is let out, step by step, and the line is reported.
"""

from __future__ import annotations

import bisect
import enum
import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from catalogue.composing.atoms import Atom
from catalogue.model.design import Align, Limits, TextStyle

_RELAXED = (1.0, 1.4, 2.0, math.inf)
"""Factors on the stretch limit, tried in turn until some path exists."""

_FORBIDDEN = 1e9


class Fitness(enum.IntEnum):
    """How a line looks beside its neighbour."""

    TIGHT = 0
    EVEN = 1
    LOOSE = 2


@dataclass(frozen=True, slots=True)
class Fitted:
    """One chosen line: atoms[first:last], the room it fills (pt) and its word-space ratio.

    `share` is how much of the allowed tracking and scaling the glyphs take:
    1 all of it to widen the line, -1 all of it to narrow it.
    """

    first: int
    last: int
    room: float
    ratio: float
    share: float = 0.0


@dataclass(slots=True)
class _Node:
    at: int
    lines: int
    cost: float
    fitness: Fitness
    loose: int
    line: Fitted | None
    before: _Node | None


@dataclass(frozen=True, slots=True)
class Measured:
    """The atoms of a paragraph with running sums, so that any line costs a subtraction."""

    atoms: Sequence[Atom]
    style: TextStyle
    measure: float
    """Room for a full line in points."""
    indent: float
    """Room the first line loses in points."""
    widths: tuple[float, ...] = field(init=False)
    gaps: tuple[float, ...] = field(init=False)
    gives: tuple[float, ...] = field(init=False)

    def __post_init__(self) -> None:
        widths = itertools.accumulate((a.width + a.trailing_width for a in self.atoms), initial=0.0)
        gaps = itertools.accumulate((a.inner_width + a.trailing_width for a in self.atoms), initial=0.0)
        gives = itertools.accumulate((self._give(atom) for atom in self.atoms), initial=0.0)
        object.__setattr__(self, "gives", tuple(gives))
        object.__setattr__(self, "widths", tuple(widths))
        object.__setattr__(self, "gaps", tuple(gaps))

    def _give(self, atom: Atom) -> float:
        """How much wider or narrower the glyphs of an atom may become, in points."""
        limits = self.style.limits
        glyphs = atom.width - atom.inner_width
        return glyphs * limits.scaling + atom.tracked * limits.tracking * self.style.size

    def give(self, first: int, last: int) -> float:
        """What tracking and scaling can add to a line, or take from it, at most."""
        return self.gives[last] - self.gives[first]

    def natural(self, first: int, last: int) -> tuple[float, float]:
        """Width of atoms[first:last] as a line, and how much of it is word space."""
        trailing = self.atoms[last - 1].trailing_width
        width = self.widths[last] - self.widths[first] - trailing
        return width, self.gaps[last] - self.gaps[first] - trailing

    def room(self, first: int, last: int) -> float:
        """What the line has to fill: the measure, less the indent, more what may hang out."""
        hanging = self.atoms[first].hang_start + self.atoms[last - 1].hang_end
        return self.measure - (0.0 if first else self.indent) + hanging


def fit(paragraph: Measured, more: int = 0) -> tuple[Fitted, ...]:
    """Choose the lines of a paragraph; `more` asks for that many lines above the best count.

    When no setting with that count keeps within the limits, the best one is
    returned: a caller that asks for more or fewer lines looks at what it got.
    """
    for relaxed in _RELAXED:
        stretch = paragraph.style.limits.stretch * relaxed
        best = _cheapest(_search(paragraph, stretch, by_count=False))
        if best is None:
            continue
        if not more:
            return _trace(best)
        ends = _search(paragraph, stretch, by_count=True)
        wanted = _cheapest([node for node in ends if node.lines == best.lines + more])
        return _trace(wanted or best)
    return tuple(_one_by_one(paragraph))


def _cheapest(nodes: Sequence[_Node]) -> _Node | None:
    return min(nodes, key=lambda node: node.cost, default=None)


def _search(paragraph: Measured, stretch: float, *, by_count: bool) -> list[_Node]:
    """The cheapest ways to the paragraph's end; `by_count` keeps one for every count of lines."""
    count = len(paragraph.atoms)
    nodes: list[dict[tuple[int, ...], _Node]] = [{} for _ in range(count + 1)]
    nodes[0][()] = _Node(0, 0, 0.0, Fitness.EVEN, 0, None, None)
    oldest = 0
    fullest = _fullest(paragraph, stretch)
    for last in range(1, count + 1):
        ends = last == count or paragraph.atoms[last - 1].forced
        nearest = last - 1 if ends else _nearest(paragraph, fullest, last)
        for first in range(nearest, oldest - 1, -1):
            if _overfull(paragraph, first, last):
                break
            line = _line(paragraph, first, last, stretch) if nodes[first] else None
            if line is not None:
                _extend(paragraph, nodes[first], nodes[last], line, by_count=by_count)
        if paragraph.atoms[last - 1].forced:
            oldest = last
    return list(nodes[count].values())


def _fullest(paragraph: Measured, stretch: float) -> list[float]:
    """Running sums of the widest each atom can be; empty where nothing bounds them."""
    if paragraph.style.align is not Align.JUSTIFY or math.isinf(stretch):
        return []
    sums = zip(paragraph.widths, paragraph.gaps, paragraph.gives, strict=True)
    return [width + gaps * (stretch - 1) + give for width, gaps, give in sums]


def _nearest(paragraph: Measured, fullest: Sequence[float], last: int) -> int:
    """The latest atom a line ending before `last` can begin with and still be filled."""
    if not fullest:
        return last - 1
    least = paragraph.measure - paragraph.indent
    return min(last - 1, bisect.bisect_right(fullest, fullest[last] - least))


def _overfull(paragraph: Measured, first: int, last: int) -> bool:
    width, gaps = paragraph.natural(first, last)
    limits = paragraph.style.limits
    least = width - gaps * (1 - limits.shrink) - paragraph.give(first, last)
    return least > paragraph.room(first, last) + 1e-6


def _line(paragraph: Measured, first: int, last: int, stretch: float) -> Fitted | None:
    """Set atoms[first:last] as a line, or None when it does not go."""
    width, gaps = paragraph.natural(first, last)
    room = paragraph.room(first, last)
    limits = paragraph.style.limits
    ends = last == len(paragraph.atoms) or paragraph.atoms[last - 1].forced
    if paragraph.style.align is not Align.JUSTIFY or (ends and width <= room):
        return None if width > room + 1e-6 else Fitted(first, last, room, 1.0)
    if not gaps:
        return Fitted(first, last, room, math.inf) if math.isinf(stretch) else None
    give = paragraph.give(first, last)
    share = _share(room - width, gaps, give, limits)
    ratio = 1 + (room - width - share * give) / gaps
    if ratio > stretch or ratio < limits.shrink - 1e-6:
        return None
    return Fitted(first, last, room, ratio, share)


def _share(missing: float, gaps: float, give: float, limits: Limits) -> float:
    """How far the glyphs help: as far along their limits as the spaces go along theirs."""
    span = limits.stretch - 1 if missing > 0 else 1 - limits.shrink
    most = gaps * span + give
    return max(-1.0, min(1.0, missing / most)) if most > 0 else 0.0


def _extend(
    paragraph: Measured,
    starts: Mapping[tuple[int, ...], _Node],
    reached: dict[tuple[int, ...], _Node],
    line: Fitted,
    *,
    by_count: bool,
) -> None:
    """Reach the line's end from every node at its start, keeping the cheapest of each kind."""
    own = _demerits(paragraph, line)
    fitness = _fitness(line.ratio)
    for node in starts.values():
        loose = min(node.loose + 1, 3) if fitness is Fitness.LOOSE else 0
        cost = node.cost + own + _neighbours(paragraph, node, line, fitness, loose)
        kind = (fitness, loose, node.lines) if by_count else (fitness, loose)
        if kind not in reached or cost < reached[kind].cost:
            reached[kind] = _Node(line.last, node.lines + 1, cost, fitness, loose, line, node)


def _demerits(paragraph: Measured, line: Fitted) -> float:
    """What the line costs by itself."""
    style, weights = paragraph.style, paragraph.style.weights
    if style.align is Align.JUSTIFY:
        badness = _badness(line.ratio, style.limits)
    else:
        badness = _raggedness(paragraph, line)
    cost = (weights.line + badness) ** 2
    if line.last == len(paragraph.atoms):
        return cost + (weights.runt if _is_runt(paragraph, line) else 0.0)
    if paragraph.atoms[line.last - 1].stuck:
        cost += weights.stuck_end
    if paragraph.atoms[line.last].dash:
        cost += weights.stuck_end
    return cost


def _badness(ratio: float, limits: Limits) -> float:
    """100 at either limit, growing with the third power; Knuth's measure."""
    if math.isinf(ratio):
        return _FORBIDDEN
    span = limits.stretch - 1 if ratio > 1 else 1 - limits.shrink
    return 100 * abs((ratio - 1) / span) ** 3 if span > 0 else 0.0


def _raggedness(paragraph: Measured, line: Fitted) -> float:
    """White at a ragged line's end, by its share of a fifth of the measure.

    The last line is free, except in a title: there all lines should be of a length.
    """
    ends = line.last == len(paragraph.atoms) or paragraph.atoms[line.last - 1].forced
    if ends and paragraph.style.align is not Align.BALANCE:
        return 0.0
    width, _ = paragraph.natural(line.first, line.last)
    return 100 * ((line.room - width) / (paragraph.measure / 5)) ** 2


def _is_runt(paragraph: Measured, line: Fitted) -> bool:
    """A last line of one word, of under five letters, or shorter than twice the indent."""
    if line.first == 0 or paragraph.style.align is Align.BALANCE:
        return False
    words = [atom.word for atom in paragraph.atoms[line.first : line.last]]
    letters = sum(char.isalnum() for word in words for char in word)
    width, _ = paragraph.natural(line.first, line.last)
    return len(words) < 2 or letters < 5 or width < 2 * paragraph.style.indent


def _fitness(ratio: float) -> Fitness:
    if ratio < 0.93:
        return Fitness.TIGHT
    return Fitness.LOOSE if ratio > 1.3 else Fitness.EVEN


def _neighbours(paragraph: Measured, node: _Node, line: Fitted, fitness: Fitness, loose: int) -> float:
    """What the line costs because of the one above it."""
    if node.line is None:
        return 0.0
    weights = paragraph.style.weights
    cost = weights.contrast if abs(fitness - node.fitness) > 1 else 0.0
    if loose > 2:
        cost += weights.loose_run
    above = paragraph.atoms[node.line.first], paragraph.atoms[node.line.last - 1]
    here = paragraph.atoms[line.first], paragraph.atoms[line.last - 1]
    cost += sum(weights.repeat for up, down in zip(above, here, strict=True) if up.word == down.word)
    return cost


def _trace(node: _Node) -> tuple[Fitted, ...]:
    lines: list[Fitted] = []
    at: _Node | None = node
    while at is not None and at.line is not None:
        lines.append(at.line)
        at = at.before
    return tuple(reversed(lines))


def _one_by_one(paragraph: Measured) -> Iterator[Fitted]:
    """First fit, for a paragraph with an atom wider than its line: nothing is lost, and it is reported."""
    first, count = 0, len(paragraph.atoms)
    while first < count:
        last = first + 1
        while (
            last < count
            and not paragraph.atoms[last - 1].forced
            and paragraph.natural(first, last + 1)[0] <= paragraph.room(first, last + 1)
        ):
            last += 1
        yield Fitted(first, last, paragraph.room(first, last), 1.0)
        first = last
