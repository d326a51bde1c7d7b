"""A paragraph as running sums of its atoms, so that any line costs a few subtractions."""

from __future__ import annotations

import bisect
import itertools
import math
from collections.abc import Sequence
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
        scaling, tracking = limits.scaling, limits.tracking * self.style.size
        widths = [atom.width + atom.trailing_width for atom in self.atoms]
        gaps = [atom.inner_width + atom.trailing_width for atom in self.atoms]
        gives = [(atom.width - atom.inner_width) * scaling + atom.tracked * tracking for atom in self.atoms]
        object.__setattr__(self, "justified", self.style.align is Align.JUSTIFY)
        object.__setattr__(self, "widths", tuple(itertools.accumulate(widths, initial=0.0)))
        object.__setattr__(self, "gaps", tuple(itertools.accumulate(gaps, initial=0.0)))
        object.__setattr__(self, "gives", tuple(itertools.accumulate(gives, initial=0.0)))

    def ends(self, last: int) -> bool:
        """Whether a line ending before atom `last` ends the paragraph, or is broken by its author."""
        return last == len(self.atoms) or self.atoms[last - 1].forced

    def natural(self, first: int, last: int) -> float:
        """Width of atoms[first:last] as a line with natural spaces, in points."""
        return self.widths[last] - self.widths[first] - self.atoms[last - 1].trailing_width

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
        atoms, limits = paragraph.atoms, paragraph.style.limits
        more, less = stretch - 1 if self.bounded else 0.0, 1 - limits.shrink
        self.hangs = [atom.hang_start for atom in atoms]
        self.hangs[:1] = [hang - paragraph.indent for hang in self.hangs[:1]]
        sums = list(zip(paragraph.widths, paragraph.gaps, paragraph.gives, strict=True))
        self.least = [width - gaps * less - give for width, gaps, give in sums]
        self.widest = [width + gaps * more + give for width, gaps, give in sums]
        self.nearest = [
            width - atom.trailing_width * stretch - paragraph.measure + _TOLERANCE
            if self.bounded and not atom.forced
            else math.inf
            for width, atom in zip(self.widest[1:], atoms, strict=True)
        ]
        """By an atom: how much may be `widest` where a line begins that it ends and that can be filled."""
        self.nearest[-1:] = [math.inf]
        self.widest[0] = -math.inf  # the first line, which has less to fill, is always tried

    def to(self, last: int, starts: list[int]) -> list[Fitted]:
        """The lines that end before atom `last` and begin at one of `starts`, which rise.

        Starts from which a line would be too full are taken off the list: no
        later atom can end it either.
        """
        found: list[Fitted] = []
        nearest, widest = self.nearest[last - 1], self.widest
        if not starts or widest[starts[0]] > nearest:
            return found
        paragraph = self.paragraph
        end, ends = paragraph.atoms[last - 1], paragraph.ends(last)
        at = bisect.bisect_right(starts, nearest, key=widest.__getitem__)
        # Every legal line of the book comes by here, so its sums are taken on the spot.
        limits, trailing, loose = paragraph.style.limits, end.trailing_width, not paragraph.justified
        width, gaps, give = paragraph.widths[last], paragraph.gaps[last], paragraph.gives[last]
        least = self.least[last] - trailing * limits.shrink - _TOLERANCE
        full = paragraph.measure + end.hang_end
        for first in reversed(starts[:at]):
            at -= 1
            room = full + self.hangs[first]
            natural = width - paragraph.widths[first] - trailing
            if least - self.least[first] > room:
                if first == last - 1 and not self.bounded:
                    found.append(Fitted(first, last, room, natural, 0.0))
                del starts[: at + 1]
                break
            if loose or (ends and natural <= room):
                if natural <= room + _TOLERANCE:
                    found.append(Fitted(first, last, room, natural, 1.0))
                continue
            white = gaps - paragraph.gaps[first] - trailing
            line = _filled(first, last, room, natural, white, give - paragraph.gives[first], limits)
            if line.ratio <= self.stretch:
                found.append(line)
        return found


def _filled(
    first: int, last: int, room: float, width: float, gaps: float, give: float, limits: Limits
) -> Fitted:
    """The line spread or pressed to its room: the glyphs go as far along their limits as the spaces do."""
    missing = room - width
    most = gaps * (limits.stretch - 1 if missing > 0 else 1 - limits.shrink) + give
    share = missing / most if most > 0 else 0.0
    if not -1.0 <= share <= 1.0:
        share = 1.0 if share > 0 else -1.0
    ratio = 1 + (missing - share * give) / gaps if gaps else math.inf
    return Fitted(first, last, room, width, ratio, share)
