"""A paragraph as flat text with marks over it.

Direction (UAX #9), line breaking (UAX #14) and Hebrew punctuation all look at
the whole paragraph, across bold, italics and links. So the paragraph is kept
as one string; what is bold, linked or a note call is a span of code-point
offsets over it.
"""

from __future__ import annotations

import bisect
import enum
import operator
from collections.abc import Iterable
from dataclasses import dataclass, field

from catalogue.diagnostics import Location

CALL = "\ufffc"
"""The place of a note call in the text (OBJECT REPLACEMENT CHARACTER)."""

BREAK = "\u2028"
"""A line break the author asked for (LINE SEPARATOR)."""


class Mark(enum.StrEnum):
    """What a span says of its text."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    LINK = "link"
    """`value` is the address; empty when the manuscript lost it."""
    ADDRESS = "address"
    """An address printed as itself; `value` is the address."""
    CALL = "call"
    """One CALL character; `value` is the note's id."""
    CITATION = "citation"
    """One CALL character that becomes a citation; `value` is ``source`` or ``source:locator``."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A mark over text[start:end], in code points."""

    start: int
    end: int
    mark: Mark
    value: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """From `offset` on, the text stands in the source at `location` and after."""

    offset: int
    location: Location


_OFFSET = operator.attrgetter("offset")


@dataclass(frozen=True, slots=True)
class Prose:
    """One paragraph: text, spans sorted by start, and where each stretch came from."""

    text: str
    spans: tuple[Span, ...] = ()
    anchors: tuple[Anchor, ...] = field(default=(), compare=False)

    def location(self, offset: int = 0) -> Location:
        """Where text[offset] stands in its source file (column counted within its stretch)."""
        index = bisect.bisect_right(self.anchors, offset, key=_OFFSET) - 1
        if index < 0:
            return self.anchors[0].location if self.anchors else Location()
        anchor = self.anchors[index]
        place = anchor.location
        return (
            Location(place.file, place.line, place.column + offset - anchor.offset) if place.column else place
        )

    def marked(self, mark: Mark) -> Iterable[Span]:
        """The spans that carry `mark`, in order of their start."""
        return (span for span in self.spans if span.mark is mark)

    def calls(self) -> tuple[tuple[int, str], ...]:
        """The note calls as (offset, note id), in reading order."""
        return tuple((span.start, span.value) for span in self.marked(Mark.CALL))


def plain(text: str, location: Location = Location()) -> Prose:
    """Text without marks."""
    return Prose(text, (), (Anchor(0, location),))
