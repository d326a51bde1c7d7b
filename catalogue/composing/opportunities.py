"""Where a line may end: UAX #14 on the flat text, from the ICU that is pinned with us.

Spans, note calls and our direction spans are not in the text the algorithm
sees, so mark-up neither adds nor removes an opportunity, and an upgrade of
Pango cannot move a line.
"""

from __future__ import annotations

import itertools

from icu4py.breakers import LineBreaker

from catalogue.composing.islands import find_islands
from catalogue.model.prose import CALL, Mark, Prose

_TRANSPARENT = "\u0301"
"""Class CM: rule LB9 lets it follow whatever stands before it."""

_ADDRESS_BREAKS = frozenset("/?&=._-")


def opportunities(prose: Prose) -> tuple[int, ...]:
    """Offsets at which a new line may begin, the paragraph's end last.

    Inside an address a line may also end after ``/ ? & = . _ -``, never with
    a hyphen added. A sign stays with its word, where UAX #14 would part C+ from +.
    """
    flat = prose.text.replace(CALL, _TRANSPARENT)
    # ICU counts UTF-16 units inside, but its segments come back as strings.
    found = tuple(itertools.accumulate(map(len, LineBreaker(flat, "he"))))
    closed = [at for start, end in find_islands(prose.text) for at in range(start + 1, end)]
    opened = [at for span in prose.marked(Mark.ADDRESS) for at in _address_breaks(flat, span.start, span.end)]
    return tuple(sorted({*found}.difference(closed).union(opened))) if closed or opened else found


def _address_breaks(text: str, start: int, end: int) -> list[int]:
    """Offsets after a separator, never between two of them and never next to the address's ends."""
    return [
        at + 1
        for at in range(start + 1, end - 2)
        if text[at] in _ADDRESS_BREAKS and text[at + 1] not in _ADDRESS_BREAKS
    ]
