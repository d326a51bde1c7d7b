"""What is wrong with a line: alone, and below the line above it.

Badness grows with the third power of how far the word spaces stray (Knuth and
Plass); the rest are the things a reader of proofs marks in the margin.
"""

from __future__ import annotations

import math

from catalogue.composing.measured import Fitted, Measured
from catalogue.model.design import Align, Limits

_WORST = 1e5
"""Badness of a line without a word space, and of one that is too full whatever is done."""

_OVER = 50_000.0
"""Demerits of a line beyond the limits, so that only those go there that must."""

_RUNT_LETTERS = 5
_ONE_LONG_WORD = 12
"""A single word of so many letters is no runt: the rest of an address, never a Hebrew word."""

_SHORT = 3
"""Letters of a word that should not hang at the end of a ragged line."""


TIGHT, EVEN, LOOSE = range(3)
"""How a line looks beside its neighbours: the spaces of a justified one, the length of a ragged one."""


def demerits(paragraph: Measured, line: Fitted) -> float:
    """What the line costs by itself, and by where it ends."""
    first, last, _, _, ratio, _ = line
    style, words = paragraph.style, paragraph.words
    weights, limits, end = style.weights, style.limits, words[last - 1]
    badness = _badness(ratio, limits) if paragraph.justified else _white(paragraph, line)
    cost = (weights.line + badness) ** 2
    if ratio > limits.stretch:
        cost += _OVER
    if last == len(words):
        cost += weights.runt if _ends_in_a_runt(paragraph, line) else 0.0
    elif end.stuck or words[last].dash:
        # A dash at a line's end is poor; one that begins the next line stands there like a list's.
        cost += weights.stuck_end * (end.stuck + 2 * words[last].dash)
    if first and words[first - 1].key == end.key and end.key:
        cost += weights.repeat
    return cost


def beside(paragraph: Measured, above: Fitted, line: Fitted, step: int, run: int) -> float:
    """What the line costs because of the one above it.

    `step` is how far their fitness lies apart, `run` how many lines on end are
    loose, or in ragged text ever shorter or ever longer.
    """
    weights, words = paragraph.style.weights, paragraph.words
    cost = weights.loose_run if run > 2 else 0.0
    key = words[line.first].key
    if words[above.first].key == key and key:
        cost += weights.repeat
    if paragraph.justified:
        return cost + weights.contrast if step > 1 else cost
    return cost + weights.stuck_end if _hangs_out(paragraph, above, line) else cost


def fitness(paragraph: Measured, above: Fitted | None, line: Fitted) -> int:
    """Tight, even or loose by the word spaces; a ragged line by whether it is shorter or longer."""
    if paragraph.justified:
        if line.ratio < 0.93:
            return TIGHT
        return LOOSE if line.ratio > 1.3 else EVEN
    step = line.natural - above.natural if above else 0.0
    if abs(step) < paragraph.measure / 25:
        return EVEN
    return LOOSE if step > 0 else TIGHT


def _ends_in_a_runt(paragraph: Measured, line: Fitted) -> bool:
    """A last line of one word, of under five letters, or shorter than twice the indent."""
    first = line.first
    if line.last < len(paragraph.words) or first == 0 or paragraph.words[first - 1].forced:
        return False
    if paragraph.style.align is Align.BALANCE:
        return False
    words = paragraph.words[first : line.last]
    letters = sum([word.letters for word in words])
    spaces = sum([word.inner + word.trailing for word in words[:-1]]) + words[-1].inner
    short = letters < _RUNT_LETTERS or (not spaces and letters < _ONE_LONG_WORD)
    return short or line.natural < 2 * paragraph.style.indent


def _badness(ratio: float, limits: Limits) -> float:
    """100 at either limit, growing with the third power; Knuth's measure."""
    if not ratio or math.isinf(ratio):
        return _WORST
    span = limits.stretch - 1 if ratio > 1 else 1 - limits.shrink
    badness = 100 * abs((ratio - 1) / span) ** 3 if span > 0 else 0.0
    return badness if badness < _WORST else _WORST


def _white(paragraph: Measured, line: Fitted) -> float:
    """White at a ragged line's end, by its share of a fifth of the measure.

    The last line is free, except in a title: there all lines should be of a length.
    """
    if not line.ratio:
        return _WORST
    if paragraph.ends(line.last) and paragraph.style.align is not Align.BALANCE:
        return 0.0
    return 100 * ((line.room - line.natural) / (paragraph.measure / 5)) ** 2


def _hangs_out(paragraph: Measured, above: Fitted, line: Fitted) -> bool:
    """A short word at the end of a ragged line that stands out over the line below it."""
    if paragraph.ends(line.last) or paragraph.ends(above.last):
        return False
    word = paragraph.words[above.last - 1]
    return word.letters <= _SHORT and above.natural - word.width / 2 > line.natural
