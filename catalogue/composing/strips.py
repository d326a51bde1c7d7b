"""A section as a column of strips: lines, white and pictures that pages are filled from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from catalogue.composing.lines import Line
from catalogue.composing.setblocks import SetBlock
from catalogue.model.design import Makeup

FORBIDDEN = 1e6
"""A page break no reader would forgive; taken only when there is no other."""

_LONELY = 2500.0
_HYPHEN_LIKE = ("\u05be", "-", "\u2013", "\u2014")


@dataclass(frozen=True, slots=True)
class Strip:
    """A piece of the column that no page break divides. `height` in points."""

    block: int
    """Which block it belongs to; white belongs to the block below it."""
    part: int
    """Which line (or row) of the block; -1 for white."""
    height: float
    notes: tuple[str, ...] = ()
    penalty: float = 0.0
    """What a page break before it costs."""
    dashed: bool = False
    """Its line ends in a dash or maqaf: a poor last line of a page."""

    @property
    def white(self) -> bool:
        """White vanishes at the head and the foot of a page."""
        return self.part < 0


def stack(blocks: Sequence[SetBlock], makeup: Makeup) -> tuple[Strip, ...]:
    """Put a section's blocks under each other, white between them."""
    return tuple(_stack(blocks, makeup))


def _stack(blocks: Sequence[SetBlock], makeup: Makeup) -> Iterator[Strip]:
    kept = 0
    owed = 0.0
    for number, block in enumerate(blocks):
        white = block.before if not number else max(owed, block.before)
        if white:
            yield Strip(number, -1, white)
        owed = block.after
        count = len(block.parts)
        for at, part in enumerate(block.parts):
            penalty = FORBIDDEN if kept > 0 or (block.together and at) else 0.0
            if at and not penalty:
                penalty = _lonely(at, count, makeup)
            yield Strip(number, at, part.height, part.notes, penalty, _is_dashed(part.lines))
            kept -= 1
        if block.keep:
            kept = block.keep


def _lonely(at: int, count: int, makeup: Makeup) -> float:
    """A break that leaves a widow or an orphan; one in a block too short to avoid it costs the same."""
    orphan = at < makeup.orphan
    widow = count - at < makeup.widow
    return _LONELY * (orphan + widow)


def _is_dashed(lines: tuple[Line, ...]) -> bool:
    return bool(lines) and lines[-1].text.rstrip("\u2060 ").endswith(_HYPHEN_LIKE)
