"""A paragraph as running sums of its atoms, so that any line costs a few subtractions."""

from __future__ import annotations

import bisect
import itertools
import math
import operator
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from catalogue.composing.atoms import Atoms
from catalogue.composing.vocabulary import Word
from catalogue.model.design import Align, TextStyle

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


_WHOLE, _WHITE, _GIVE, _FORCED, _BROKEN = map(
    operator.attrgetter, ("whole", "white", "give", "forced", "broken")
)


@dataclass(frozen=True, slots=True)
class Measured:
    """The atoms of a paragraph and the measure they are set to."""

    atoms: Atoms
    style: TextStyle
    measure: float
    """Room for a full line in points."""
    indent: float
    """Room the first line loses in points."""
    words: Sequence[Word] = field(init=False)
    widths: tuple[float, ...] = field(init=False)
    gaps: tuple[float, ...] = field(init=False)
    gives: tuple[float, ...] = field(init=False)
    """What tracking and scaling can add to the glyphs, or take from them, at most."""
    justified: bool = field(init=False)
    """Whether its lines are filled to the measure."""

    def __post_init__(self) -> None:
        words = self.atoms.words
        object.__setattr__(self, "words", words)
        object.__setattr__(self, "justified", self.style.align is Align.JUSTIFY)
        for name, part in (("widths", _WHOLE), ("gaps", _WHITE), ("gives", _GIVE)):
            object.__setattr__(self, name, tuple(itertools.accumulate(map(part, words), initial=0.0)))

    def ends(self, last: int) -> bool:
        """Whether a line ending before atom `last` need not be full.

        It ends the paragraph, is broken by its author, or the word behind it is longer than a line.
        """
        words = self.words
        return last == len(words) or words[last - 1].forced or (words[last].broken > words[last - 1].broken)

    def spaces(self, first: int, last: int) -> float:
        """The natural word spaces of atoms[first:last] as a line, in points."""
        return self.gaps[last] - self.gaps[first] - self.words[last - 1].trailing_width


class Lines:
    """Every line a paragraph can be broken into when its word spaces are stretched up to `stretch`.

    Infinity takes whatever there is.
    """

    def __init__(self, paragraph: Measured, stretch: float) -> None:
        self.paragraph, self.stretch = paragraph, stretch
        self.bounded = paragraph.justified and not math.isinf(stretch)
        limits, count = paragraph.style.limits, len(paragraph.words)
        self.shrink, self.most, self.less = limits.shrink, limits.stretch - 1, 1 - limits.shrink
        more, less = stretch - 1 if self.bounded else 0.0, self.less
        sums = list(zip(paragraph.widths, paragraph.gaps, paragraph.gives, strict=True))
        self.least = [width - gaps * less - give for width, gaps, give in sums]
        self.widest = [width + gaps * more + give for width, gaps, give in sums]
        forced = itertools.compress(itertools.count(1), map(_FORCED, paragraph.words))
        self.ends = sorted({*forced, count})
        """Where a line ends whatever it holds."""
        broken = itertools.compress(itertools.count(), map(_BROKEN, paragraph.words))
        self.giants = [last for last in broken if last and paragraph.ends(last)]
        """Where a line may end whatever it holds: behind it is a word longer than a line."""

    def of(self, first: int) -> list[Fitted]:
        """The lines that begin with atom `first`, the shortest first.

        If none is wide or narrow enough and the stretch has no limit, one of that atom alone.
        """
        paragraph, found = self.paragraph, []
        words, widths, least = paragraph.words, paragraph.widths, self.least
        begin, loose = self._begin(first), not paragraph.justified
        start, fullest = widths[first], least[first] + _TOLERANCE
        end = self.ends[bisect.bisect_right(self.ends, first)]
        nearest = self._nearest(first, end)
        early = [last for last in self.giants if first < last < nearest]
        for last in itertools.chain(early, range(nearest, end + 1)):
            word = words[last - 1]
            room, trailing = begin + word.hang_end, word.trailing_width
            natural = widths[last] - start - trailing
            if least[last] - trailing * self.shrink - fullest > room:
                break
            if loose or (last == end and natural <= room):
                if natural <= room + _TOLERANCE:
                    found.append(Fitted(first, last, room, natural, 1.0))
                continue
            line = self._filled(first, last, room, natural)
            if line.ratio > paragraph.style.limits.stretch and last in self.giants:
                found.append(Fitted(first, last, room, natural, 1.0))
            elif line.ratio <= self.stretch:
                found.append(line)
        if found or self.bounded:
            return found
        return [Fitted(first, first + 1, begin + words[first].hang_end, words[first].width, 0.0)]

    def _begin(self, first: int) -> float:
        """The room of a line that begins with atom `first` (pt), what hangs out at its end left aside."""
        paragraph = self.paragraph
        return paragraph.measure + paragraph.words[first].hang_start - (0.0 if first else paragraph.indent)

    def _nearest(self, first: int, end: int) -> int:
        """Before where a line from `first` may end, with all its spaces as wide as they may be."""
        if not self.bounded:
            return first + 1
        room = self.paragraph.measure - (0.0 if first else self.paragraph.indent)
        return bisect.bisect_left(self.widest, self.widest[first] + room - _TOLERANCE, first + 1, end)

    def _filled(self, first: int, last: int, room: float, natural: float) -> Fitted:
        """The line spread or pressed to its room: glyphs go as far along their limits as spaces do."""
        paragraph, missing = self.paragraph, room - natural
        gaps = paragraph.gaps[last] - paragraph.gaps[first] - paragraph.words[last - 1].trailing_width
        give = paragraph.gives[last] - paragraph.gives[first]
        most = gaps * (self.most if missing > 0 else self.less) + give
        share = missing / most if most > 0 else 0.0
        if not -1.0 <= share <= 1.0:
            share = 1.0 if share > 0 else -1.0
        ratio = 1 + (missing - share * give) / gaps if gaps else math.inf
        return Fitted._make((first, last, room, natural, ratio, share))
