"""How even lines are: the figures by which one way of setting a text is held against another."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LIMIT = 1.6
"""Word space over natural word space, above which a line is called loose."""


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line of a paragraph: word space over natural word space, and what is needed to find runts."""

    ratio: float
    justified: bool
    """Filled to the measure; a paragraph's last line is not."""
    words: int
    letters: int


@dataclass(frozen=True, slots=True)
class Grey:
    """The figures of a text."""

    lines: int
    justified: int
    least: float
    high: float
    """The 95th percentile."""
    most: float
    loose: int
    """Justified lines above `LIMIT`."""
    runts: int
    """Last lines of one word or of under five letters."""


def figures(paragraphs: Iterable[Sequence[SetLine]]) -> Grey:
    """The grey of some paragraphs together."""
    every = list(paragraphs)
    ratios = sorted(line.ratio for lines in every for line in lines if line.justified)
    return Grey(
        sum(map(len, every)),
        len(ratios),
        ratios[0],
        statistics.quantiles(ratios, n=20, method="inclusive")[-1],
        ratios[-1],
        sum(ratio > LIMIT + 1e-3 for ratio in ratios),
        sum(_ends_in_a_runt(lines) for lines in every),
    )


def count_letters(text: str) -> int:
    """Letters and digits."""
    return sum(char.isalnum() for char in text)


def _ends_in_a_runt(lines: Sequence[SetLine]) -> bool:
    """A single word of twelve letters is the rest of an address, and no runt."""
    last = lines[-1]
    return len(lines) > 1 and (last.letters < 5 or (last.words < 2 and last.letters < 12))
