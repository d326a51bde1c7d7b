"""The booklet's own text, at its own design and at others: even, and where it is not, nothing could be."""

from __future__ import annotations

import itertools
import math
from pathlib import Path

import pytest
from grey import figures
from manuscript import Manuscript, composed, read_manuscript, samples, set_lines

from catalogue.composing.measured import Measured
from catalogue.composing.paragraphs import SetParagraph
from catalogue.model.design import MM
from catalogue.pipeline.folders import Folders
from catalogue.setting.fonts import Faces

ROOT = Path(__file__).resolve().parents[2]
OWN = (112, 10.5)
UNEVEN = ((100, 12), (115, 10.5))
"""Measures (mm) and sizes (pt) at which some paragraph cannot be set within its limits."""
ALL = tuple(itertools.product((100, 112, 115, 129, 145), (9.5, 10, 10.5, 11, 11.5, 12)))
_ROUNDING = 1e-6


@pytest.fixture(scope="module")
def manuscript(faces: Faces) -> Manuscript:
    return read_manuscript(Folders(ROOT / "content", ROOT / "templates", ROOT / "fonts", ROOT / "out"))


def set_all(manuscript: Manuscript, measure: float, size: float) -> list[SetParagraph]:
    return [composed(manuscript, sample) for sample in samples(manuscript, measure * MM, size)]


@pytest.mark.parametrize(("measure", "size"), ALL)
def test_the_grey_is_even(manuscript: Manuscript, measure: float, size: float) -> None:
    """Never tight, seldom loose, no runt; and a loose line is proven to be the least evil."""
    paragraphs = set_all(manuscript, measure, size)
    grey = figures(list(set_lines(one)) for one in paragraphs)
    assert grey.least >= 0.8 - _ROUNDING and grey.high <= 1.5 and not grey.runts
    for paragraph in paragraphs:
        stretch = paragraph.measured.style.limits.stretch
        loose = [line.ratio for line in paragraph.lines if line.ratio > stretch + _ROUNDING]
        assert len(loose) == fewest_loose(paragraph.measured, math.inf)
        if loose:
            assert fewest_loose(paragraph.measured, max(loose) - 1e-4) is None, "it could be less loose"


def test_at_its_own_design_no_line_goes_beyond_the_limits(manuscript: Manuscript) -> None:
    grey = figures(list(set_lines(one)) for one in set_all(manuscript, *OWN))
    assert grey.most <= 1.6 and grey.justified > 140


def test_some_paragraph_cannot_be_set_within_its_limits(manuscript: Manuscript) -> None:
    """Or the proofs below would prove nothing."""
    for setting in UNEVEN:
        assert any(fewest_loose(one.measured, math.inf) for one in set_all(manuscript, *setting))


def fewest_loose(paragraph: Measured, most: float) -> int | None:
    """Of all ways to break a paragraph, the least count of lines beyond its limit; None if there is no way.

    No line is stretched beyond `most`, or pressed beyond its limit. An independent
    search through every pair of places where a line may begin and end.
    """
    count, limits = len(paragraph.words), paragraph.style.limits
    fewest: list[int | None] = [0] + [None] * count
    for first in range(count):
        before = fewest[first]
        if before is None:
            continue
        for last in range(first + 1, count + 1):
            ratio = ratio_of(paragraph, first, last)
            if ratio < limits.shrink - _ROUNDING:
                break
            if ratio <= most + _ROUNDING:
                known = fewest[last]
                loose = before + (ratio > limits.stretch + _ROUNDING)
                fewest[last] = loose if known is None else min(known, loose)
            if paragraph.words[last - 1].forced:
                break
    return fewest[count]


def ratio_of(paragraph: Measured, first: int, last: int) -> float:
    """Word space over natural word space, when the glyphs give their share; 1 for a free last line."""
    words, limits = paragraph.words[first:last], paragraph.style.limits
    spaces = sum(word.inner_width + word.trailing_width for word in words) - words[-1].trailing_width
    letters = sum(word.width - word.inner_width for word in words)
    room = paragraph.measure - (0 if first else paragraph.indent) + words[0].hang_start + words[-1].hang_end
    missing = room - letters - spaces
    if missing >= 0 and (last == len(paragraph.words) or words[-1].forced):
        return 1.0
    tracked = sum(word.tracked for word in words)
    give = letters * limits.scaling + tracked * limits.tracking * paragraph.style.size
    # Within the limits spaces and glyphs go in step; beyond them the spaces go alone.
    span = spaces * (limits.stretch - 1 if missing > 0 else 1 - limits.shrink)
    share = max(-1.0, min(1.0, missing / (span + give)))
    return 1 + (missing - share * give) / spaces if spaces else math.inf * (1 if missing > 0 else -1)
