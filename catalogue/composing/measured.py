"""A paragraph as running sums of its atoms, so that any line costs a few subtractions."""

from __future__ import annotations

import bisect
import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from catalogue.composing.atoms import Atom
from catalogue.model.design import Align, Limits, TextStyle

_TOLERANCE = 1e-6


class Fitted(NamedTuple):
    """One chosen line: atoms[first:last], the room it fills (pt) and its word-space ratio.

    `share` is how much of the allowed tracking and scaling the glyphs take:
    1 all of it to widen the line, -1 all of it to narrow it.
    """

    first: int
    last: int
    room: float
    natural: float
    """Its width with natural spaces (pt)."""
    ratio: float
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Measured:
    """The atoms of a paragraph and the measure they are set to."""

    atoms: Sequence[Atom]
    style: TextStyle
    measure: float
    """Room for a full line in points."""
    indent: float
    """Room the first line loses in points."""
    widths: tuple[float, ...] = field(init=False)
    gaps: tuple[float, ...] = field(init=False)
    gives: tuple[float, ...] = field(init=False)
    """What tracking and scaling can add to the glyphs, or take from them, at most."""
    justified: bool = field(init=False)
    """Whether its lines are filled to the measure."""

    def __post_init__(self) -> None:
        limits = self.style.limits
        tracking = limits.tracking * self.style.size
        widths = (atom.width + atom.trailing_width for atom in self.atoms)
        gaps = (atom.inner_width + atom.trailing_width for atom in self.atoms)
        gives = (
            (atom.width - atom.inner_width) * limits.scaling + atom.tracked * tracking for atom in self.atoms
        )
        object.__setattr__(self, "justified", self.style.align is Align.JUSTIFY)
        object.__setattr__(self, "widths", tuple(itertools.accumulate(widths, initial=0.0)))
        object.__setattr__(self, "gaps", tuple(itertools.accumulate(gaps, initial=0.0)))
        object.__setattr__(self, "gives", tuple(itertools.accumulate(gives, initial=0.0)))

    def ends(self, last: int) -> bool:
        """Whether a line ending before atom `last` ends the paragraph, or is broken by its author."""
        return last == len(self.atoms) or self.atoms[last - 1].forced

    def room(self, first: int, last: int) -> float:
        """What a line has to fill: the measure, less the indent, more what may hang out."""
        hanging = self.atoms[first].hang_start + self.atoms[last - 1].hang_end
        return self.measure - (0.0 if first else self.indent) + hanging

    def spaces(self, first: int, last: int) -> float:
        """The natural word spaces of atoms[first:last] as a line, in points."""
        return self.gaps[last] - self.gaps[first] - self.atoms[last - 1].trailing_width


class Lines:
    """Every line a paragraph can be broken into when its word spaces are stretched up to `stretch`.

    Infinity takes whatever there is.
    """

    def __init__(self, paragraph: Measured, stretch: float) -> None:
        self.paragraph, self.stretch = paragraph, stretch
        self.bounded = paragraph.justified and not math.isinf(stretch)
        sums = zip(paragraph.widths, paragraph.gaps, paragraph.gives, strict=True)
        more = stretch - 1 if self.bounded else 0.0
        self.widest = [width + gaps * more + give for width, gaps, give in sums]

    def to(self, last: int, starts: Sequence[object], oldest: int) -> Iterator[Fitted]:
        """The lines that end before atom `last`, the shortest first.

        They begin at atom `oldest` or later, and only where `starts` holds something.
        """
        paragraph = self.paragraph
        widths, gaps, gives = paragraph.widths, paragraph.gaps, paragraph.gives
        limits, end, ends = paragraph.style.limits, paragraph.atoms[last - 1], paragraph.ends(last)
        width_to, gaps_to, give_to = (
            widths[last] - end.trailing_width,
            gaps[last] - end.trailing_width,
            gives[last],
        )
        for first in range(self._nearest(last, ends), oldest - 1, -1):
            width, space, give = width_to - widths[first], gaps_to - gaps[first], give_to - gives[first]
            room = paragraph.room(first, last)
            if width - space * (1 - limits.shrink) - give > room + _TOLERANCE:
                if first == last - 1 and math.isinf(self.stretch):
                    yield Fitted(first, last, room, width, 0.0)
                return
            if not starts[first]:
                continue
            if not paragraph.justified or (ends and width <= room):
                if width <= room + _TOLERANCE:
                    yield Fitted(first, last, room, width, 1.0)
            elif (line := _filled(first, last, room, width, space, give, limits)).ratio <= self.stretch:
                yield line

    def _nearest(self, last: int, ends: bool) -> int:
        """The latest atom at which a line ending before `last` can begin and still be filled."""
        if ends or not self.bounded:
            return last - 1
        least = self.widest[last] - self.paragraph.measure + self.paragraph.indent
        return min(last - 1, bisect.bisect_right(self.widest, least))


def _filled(
    first: int, last: int, room: float, width: float, gaps: float, give: float, limits: Limits
) -> Fitted:
    """The line spread or pressed to its room: the glyphs go as far along their limits as the spaces do."""
    missing = room - width
    most = gaps * (limits.stretch - 1 if missing > 0 else 1 - limits.shrink) + give
    share = max(-1.0, min(1.0, missing / most)) if most > 0 else 0.0
    ratio = 1 + (missing - share * give) / gaps if gaps else math.inf
    return Fitted(first, last, room, width, ratio, share)
