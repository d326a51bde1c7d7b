"""Lines read back from a PDF that holds one paragraph a page, whoever set it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

from grey import SetLine
from manuscript import Manuscript, Sample

from catalogue.setting.collating.glyphs import Glyph, Sheet, read_sheets

_GAP = 0.45
"""White wider than this part of the natural word space is a word space; kerns are far below it."""


def read_lines(pdf: bytes, manuscript: Manuscript, samples: Sequence[Sample]) -> list[list[SetLine]]:
    """The lines of every sample; ValueError when there is not a page for each."""
    pages = zip(read_sheets(pdf), samples, strict=True)
    return [list(_lines(sheet, sample, manuscript)) for sheet, sample in pages]


def _lines(sheet: Sheet, sample: Sample, manuscript: Manuscript) -> Iterator[SetLine]:
    style = sample.style
    natural = manuscript.setting.measure(" ", style.weight, False, style.size, True)
    rows = list(_rows(sheet.glyphs, style.size))
    for at, row in enumerate(rows):
        gaps = [gap for gap in _gaps(row) if gap > _GAP * natural]
        letters = sum(glyph.char.isalnum() for glyph in row)
        ratio = sum(gaps) / len(gaps) / natural if gaps else 1.0
        yield SetLine(ratio, at + 1 < len(rows), len(gaps) + 1, letters)


def _rows(glyphs: Iterable[Glyph], size: float) -> Iterator[list[Glyph]]:
    """Glyphs line by line from the top; a raised call belongs to the line it is raised over."""
    row: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.y):
        if row and row[-1].y - glyph.y > size * 0.6:
            yield row
            row = []
        row.append(glyph)
    if row:
        yield row


def _gaps(row: Sequence[Glyph]) -> Iterator[float]:
    """White between neighbours, from left to right; a mark over a letter leaves none."""
    ordered = sorted(row, key=lambda glyph: glyph.x)
    reached = itertools.accumulate((glyph.right for glyph in ordered), max)
    for right, glyph in zip(reached, ordered[1:], strict=False):
        yield glyph.x - right
