"""A section as a column of strips: lines, white and pictures that pages are filled from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from catalogue.composing.lines import Line
from catalogue.composing.setblocks import SetBlock
from catalogue.model.design import Makeup

FORBIDDEN = 1e6
"""A page break no reader would forgive; taken only when there is no other."""

LONELY = 2500.0
"""A widow or an orphan."""

_DEMERITS = 60.0
"""Demerits of a paragraph set otherwise that weigh as much as one of a page's."""

_RESET = 40.0
"""What it costs a page that one of its paragraphs is not set at its best, whatever it looks like."""

_UNFINISHED = re.compile(r"[\u05be\u2013\u2014-]\u2060?$|(?:^|[ \u00a0])[^\W\d]$")
"""A line that ends in a dash, a maqaf or a lone letter."""


class Strip(NamedTuple):
    """A piece of the column that no page break divides. `height` in points."""

    block: int
    """Which block it belongs to; white belongs to the block below it."""
    part: int
    """Which line (or row) of the block; -1 for white."""
    height: float
    notes: tuple[str, ...] = ()
    penalty: float = 0.0
    """What a page break before it costs."""
    unfinished: bool = False
    """Its line ends in a dash, a maqaf or a lone prefix: a poor last line of a page."""
    other: SetBlock | None = None
    """What it is part of, where that is a paragraph set a line longer or shorter than at its best."""

    @property
    def white(self) -> bool:
        """White vanishes at the head and the foot of a page."""
        return self.part < 0


class Turn(NamedTuple):
    """A paragraph set a line longer or shorter: where its strips are, and what that costs a page."""

    to: int
    price: float


@dataclass(frozen=True, slots=True)
class Stack:
    """Strips under each other, and behind them those of paragraphs set otherwise."""

    strips: tuple[Strip, ...]
    follow: Mapping[int, int] = field(default_factory=dict)
    """The strip below those that are not followed by their neighbour."""
    turns: Mapping[int, tuple[Turn, ...]] = field(default_factory=dict)
    """By a paragraph's first strip: the ways it can be set instead."""


def stack(blocks: Sequence[SetBlock], makeup: Makeup, *, turning: bool = False) -> Stack:
    """Put a section's blocks under each other, white between them; `turning` adds their other settings."""
    column = tuple(_stack(blocks, makeup))
    if not turning:
        return Stack(column)
    strips = list(column)
    below: dict[int, int] = {}
    turns: dict[int, tuple[Turn, ...]] = {}
    for start, strip in enumerate(column):
        if strip.part:
            continue
        parts = column[start : start + len(blocks[strip.block].parts)]
        kept = sum(one.penalty == FORBIDDEN for one in parts)
        for demerits, block in blocks[strip.block].set_otherwise():
            turns[start] = (*turns.get(start, ()), Turn(len(strips), _RESET + demerits / _DEMERITS))
            strips.extend(one._replace(other=block) for one in _parts(strip.block, block, makeup, kept))
            below[len(strips) - 1] = start + len(parts)
    # What stands below the last strip of the column is its end, and that is now further on.
    below[len(column) - 1] = len(column)
    end = len(strips)
    follow = {at: end if next_one == len(column) else next_one for at, next_one in below.items()}
    return Stack(tuple(strips), follow, turns)


def _stack(blocks: Sequence[SetBlock], makeup: Makeup) -> Iterator[Strip]:
    kept = 0
    owed = 0.0
    for number, block in enumerate(blocks):
        white = block.before if not number else max(owed, block.before)
        if white:
            yield Strip(number, -1, white)
        owed = block.after
        yield from _parts(number, block, makeup, kept)
        # A heading wants company; a picture is company enough.
        kept = block.keep or (0 if block.figure else kept - len(block.parts))


def _parts(number: int, block: SetBlock, makeup: Makeup, kept: int) -> Iterator[Strip]:
    """A block's parts, the first `kept` of them with what stands above them."""
    count = len(block.parts)
    for at, part in enumerate(block.parts):
        penalty = _lonely(at, count, makeup) if at else 0.0
        if at < kept or (block.together and at):
            penalty = FORBIDDEN
        yield Strip(number, at, part.height, part.notes, penalty, _is_unfinished(part.lines))


def _lonely(at: int, count: int, makeup: Makeup) -> float:
    """A break that leaves a widow or an orphan; one in a block too short to avoid it costs the same."""
    orphan = at < makeup.orphan
    widow = count - at < makeup.widow
    return LONELY * (orphan + widow)


def _is_unfinished(lines: tuple[Line, ...]) -> bool:
    # Its end is looked for at its end, not all along it.
    return bool(lines) and bool(_UNFINISHED.search(lines[-1].text[-3:]))
