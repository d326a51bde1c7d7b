"""Unicode's right-to-left cases, out of a real PDF: the order of the glyphs is the one UAX #9 gives."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from bidi_cases import Case, all_cases, needs_cases, sampled_cases
from drawn_lines import drawn_lines
from shown_cases import Chosen, Shown, choose, points_of

from catalogue.composing.levels import RTL
from catalogue.setting.collating.folding import fold_all
from catalogue.setting.fonts import Faces

BATCH = 5000
Record = Callable[[str, object], None]


def chosen(cases: Sequence[Case], faces: Faces, seed: int) -> Chosen:
    """Bold and italic must have the letters too."""
    upright = faces.find(400).coverage & faces.find(600).coverage
    return choose(cases, upright & (faces.find(400, italic=True).coverage | _HEBREW), seed)


_HEBREW = frozenset(range(0x590, 0x600))
"""Hebrew is never italic."""


def wrong(shown: Sequence[Shown], faces: Faces) -> list[tuple[Shown, str]]:
    """The cases that come out of the PDF in another order, with what was seen instead."""
    rows = drawn_lines([one.line for one in shown], faces)
    seen = ["".join(glyph.char for glyph in row) for row in rows]
    return [
        (one, found)
        for one, found in zip(shown, seen, strict=True)
        if (fold_all(found), points_of(found)) != (one.seen, one.points)
    ]


@needs_cases
def test_two_thousand_cases(faces: Faces, record_property: Record) -> None:
    cases = chosen(sampled_cases(2100, base=RTL), faces, seed=1)
    assert len(cases.shown) >= 2000
    failed = wrong(cases.shown, faces)
    record_property("right-to-left cases through a PDF", tally(cases, len(failed)))
    assert failed == []


@needs_cases
@pytest.mark.conformance
def test_every_case_the_face_can_show(faces: Faces, record_property: Record) -> None:
    cases = chosen([case for case in all_cases() if case.base == RTL], faces, seed=2)
    failed: list[tuple[Shown, str]] = []
    for start in range(0, len(cases.shown), BATCH):
        failed += wrong(cases.shown[start : start + BATCH], faces)
    record_property("all right-to-left cases through a PDF", tally(cases, len(failed)))
    assert failed == []


def tally(cases: Chosen, failed: int) -> str:
    """Passed of total, and what was left out for which reason."""
    total = len(cases.shown)
    reasons = "; ".join(f"{count} left out: {reason}" for reason, count in cases.left_out.most_common())
    return f"{total - failed}/{total} passed" + (f" ({reasons})" if reasons else "")
