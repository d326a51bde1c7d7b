"""Glyphs that stand on one baseline, as a string that lines can be looked for in."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from catalogue.setting.collating.folding import fold
from catalogue.setting.collating.glyphs import Glyph

_SAME_BASELINE = 0.3
"""Points by which origins on one baseline may differ."""

_RAISED = (0.1, 0.7)
"""How far a note call stands above its baseline, in em of the text, at least and at most."""

_SMALL = 0.85
"""A note call is smaller than this part of the text's size."""

_PARTED = 0.6
"""White wider than this, in em, parts two things in a row that nobody has accounted for."""


@dataclass(slots=True)
class Row:
    """What stands on one baseline from left to right, folded; `taken` marks what has been accounted for."""

    number: int
    y: float
    size: float
    glyphs: tuple[Glyph, ...]
    """One for every character of `text`."""
    text: str = field(init=False)
    taken: bytearray = field(init=False)

    def __post_init__(self) -> None:
        self.glyphs, self.text = _spell(self.glyphs)
        self.taken = bytearray(len(self.text))

    def find(self, wanted: str) -> Iterator[int]:
        """Where `wanted` stands among what is not taken yet."""
        at = self.text.find(wanted)
        while at >= 0:
            if not any(self.taken[at : at + len(wanted)]):
                yield at
            at = self.text.find(wanted, at + 1)

    def take(self, start: int, end: int) -> Run:
        """Account for a stretch of the row."""
        self.taken[start:end] = b"\x01" * (end - start)
        return Run(self, start, end)

    def left_over(self) -> Iterator[Run]:
        """The stretches nobody has taken, parted where taken ones or wide white stand between."""
        start = None
        for at in range(len(self.text) + 1):
            ends = at == len(self.text) or self.taken[at]
            if start is not None and (ends or self._is_parted(at)):
                yield Run(self, start, at)
                start = None
            if start is None and not ends:
                start = at

    def _is_parted(self, at: int) -> bool:
        white = self.glyphs[at].x - self.glyphs[at - 1].right
        return white > _PARTED * self.size


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a row."""

    row: Row
    start: int
    end: int

    @property
    def text(self) -> str:
        """Its characters from left to right."""
        return self.row.text[self.start : self.end]

    @property
    def glyphs(self) -> tuple[Glyph, ...]:
        """One for every character of it."""
        return self.row.glyphs[self.start : self.end]

    @property
    def left(self) -> float:
        """The origin of its first glyph."""
        return self.glyphs[0].x

    @property
    def right(self) -> float:
        """Where the advance of its last glyph ends."""
        return self.glyphs[-1].right

    @property
    def width(self) -> float | None:
        """From edge to edge; None when it ends in a ligature, whose advance PDFium does not tell."""
        letters = self.glyphs[-2:]
        return None if len(letters) == 2 and letters[0].x == letters[1].x else self.right - self.left


def set_in_rows(glyphs: Iterable[Glyph]) -> tuple[Row, ...]:
    """Group a page's glyphs by baseline, from the top down; note calls join the row they are raised from."""
    levels = _baselines(glyphs)
    sizes = [Counter(round(glyph.size, 2) for glyph in level).most_common(1)[0][0] for level in levels]
    members: list[list[Glyph]] = [[] for _ in levels]
    for at, level in enumerate(levels):
        below = [
            other for other in range(at + 1, len(levels)) if _is_near(levels[other], level, sizes[other])
        ]
        for glyph in level:
            home = next((other for other in below if _is_raised(glyph, levels[other], sizes[other])), at)
            members[home].append(glyph)
    kept = [(at, sorted(row, key=lambda glyph: glyph.x)) for at, row in enumerate(members) if row]
    return tuple(Row(number, levels[at][0].y, sizes[at], tuple(row)) for number, (at, row) in enumerate(kept))


def _baselines(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    levels: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.y):
        if levels and levels[-1][-1].y - glyph.y <= _SAME_BASELINE:
            levels[-1].append(glyph)
        else:
            levels.append([glyph])
    return levels


def _is_near(lower: Sequence[Glyph], upper: Sequence[Glyph], size: float) -> bool:
    least, most = _RAISED
    return least * size <= upper[0].y - lower[0].y <= most * size


def _is_raised(glyph: Glyph, row: Sequence[Glyph], size: float) -> bool:
    """Whether a glyph is a note call over that row: small, and within the row's length."""
    if glyph.size > _SMALL * size:
        return False
    left, right = min(other.x for other in row), max(other.right for other in row)
    return left - 3 * size <= glyph.x <= right + 3 * size


def _spell(glyphs: Sequence[Glyph]) -> tuple[tuple[Glyph, ...], str]:
    """A glyph once for every character it stands for."""
    spelt = [(glyph, char) for glyph in glyphs for char in fold(glyph.char)]
    return tuple(glyph for glyph, _ in spelt), "".join(char for _, char in spelt)


def all_left_over(rows: Iterable[Row]) -> Iterator[Run]:
    """What nobody has taken, row by row."""
    return itertools.chain.from_iterable(row.left_over() for row in rows)
