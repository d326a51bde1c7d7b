"""A stretch of prose as it was written, with the place of every letter.

A Markdown file is one stretch; a title in YAML is another, whose quotes and
folds have been undone. Both are read by the same parser.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from catalogue.diagnostics import Location
from catalogue.model.prose import Anchor
from catalogue.reading.scalars import Scalar
from catalogue.reading.source import Source


@dataclass(frozen=True, slots=True)
class Written:
    """`text`, and for each of its code points the offset in the source file."""

    text: str
    source: Source
    offsets: Sequence[int]

    def location(self, offset: int) -> Location:
        """Line and column of text[offset]."""
        if offset < len(self.offsets):
            return self.source.location(self.offsets[offset])
        return self.source.location(self.offsets[-1] if self.offsets else 0)

    def anchors(self, start: int, end: int, at: int) -> list[Anchor]:
        """Anchors for text[start:end] standing at offset `at` of a prose, one a run of neighbours."""
        offsets = self.offsets
        if offsets[end - 1] - offsets[start] == end - start - 1:
            return [Anchor(at, self.location(start))]
        breaks = (i for i in range(start, end) if i == start or offsets[i] != offsets[i - 1] + 1)
        return [Anchor(at + i - start, self.location(i)) for i in breaks]

    def part(self, start: int, end: int, blank: int = 0) -> Written:
        """text[start:end], its first `blank` code points turned to spaces so that columns stay."""
        text = " " * blank + self.text[start + blank : end]
        return Written(text, self.source, self.offsets[start:end])


def written_file(source: Source, first: int = 0) -> Written:
    """A file from text[first] on."""
    return Written(source.text[first:], source, range(first, len(source.text)))


def written_scalar(scalar: Scalar) -> Written:
    """A value of a YAML file."""
    return Written(scalar.text, scalar.source, scalar.offsets())
