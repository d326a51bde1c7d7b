"""Two numbers with a dash between them, and what such a pair is taken for."""

from __future__ import annotations

import enum
import re
from typing import NamedTuple

EN_DASH = "\u2013"

DASH = "[-\u2010-\u2014\u05be]"
"""Whatever an author may type between the two."""

ANY_DASH = re.compile(DASH)

# Compiled by `re` when first wanted: few books need it.
_PAGES = (
    r"(?:(?:עמ|ע)['׳’]|עמודים|עמוד|\bpp?\.|שם,|[Ii]bid\.?,|\b(?:1[5-9]|20)\d\d(?:\)[,:]|[,:]))"
    r"[ \u00a0]*(?:[\d–-]+,[ \u00a0]*)*$"
)


class Verdict(enum.Enum):
    """What a pair of numbers is."""

    RANGE = enum.auto()
    ABBREVIATED_YEAR = enum.auto()
    """1914-18: a range by the house's choice."""
    DESCENDING = enum.auto()
    """Reversed by its author, or a mistake: a person must say."""


class Range(NamedTuple):
    """Two numbers with a dash: text[start:end]; the dash (and the spaces around it) is text[dash:until]."""

    start: int
    dash: int
    until: int
    end: int
    verdict: Verdict


def verdict(*, ascends: bool) -> Verdict:
    """A pair that ascends is a range."""
    return Verdict.RANGE if ascends else Verdict.DESCENDING


def is_among_pages(text: str, start: int) -> bool:
    """Whether what stands before text[start] announces page numbers: עמ׳, pp., שם, or a citation's year."""
    return bool(re.search(_PAGES, text[max(0, start - 40) : start]))
