"""Lines that were found whole, and yet stand upon one another."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from catalogue.setting.collating.rows import Run

_LEAST = 0.25
"""What two lines may share of a place, in em of the smaller one: kerned signs reach over less."""

_TALL = 0.6
"""Height of the letters above the baseline, in em: lines closer than this meet, however they are led."""


def find_overprinted(runs: Iterable[Run]) -> Iterator[tuple[Run, Run]]:
    """The pairs of stretches of one page that cover each other, from the top of the page down."""
    ordered = sorted(runs, key=lambda run: (-run.row.y, run.left))
    reach = _TALL * max((run.row.size for run in ordered), default=0.0)
    for at, upper in enumerate(ordered):
        for lower in itertools.islice(ordered, at + 1, None):
            if upper.row.y - lower.row.y >= reach:
                break
            if _meet(upper, lower):
                yield upper, lower


def _meet(upper: Run, lower: Run) -> bool:
    size = min(upper.row.size, lower.row.size)
    shared = min(upper.right, lower.right) - max(upper.left, lower.left)
    return shared > _LEAST * size and upper.row.y - lower.row.y < _TALL * size
