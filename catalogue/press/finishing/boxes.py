"""Page boxes: where the sheet ends, where the ink must reach, where the knife goes.

WeasyPrint 70 puts the MediaBox at a negative origin and never makes BleedBox reach further than
10 pt from the trim, whatever the bleed. Some imposition programs trust neither, so the press
page starts at 0,0 and its BleedBox is the whole bleed (ISO 15930-7:2010, 6.5).
"""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from catalogue.diagnostics import Diagnostic, error, on_page
from catalogue.press.finishing.facts import PT_PER_MM, PressFacts

Corners = tuple[float, float, float, float]
"""Left, bottom, right, top in points."""

_TOLERANCE_PT = 0.05
_OTHER_BOXES = ("/CropBox", "/ArtBox", "/BleedBox", "/TrimBox", "/Rotate", "/UserUnit")


def check_geometry(pdf: pikepdf.Pdf, facts: PressFacts) -> Iterator[Diagnostic]:
    """CAT-P81 for every page whose media is not the book's trim with its bleed on each side."""
    width, height = facts.trim_pt
    wanted = (width + 2 * facts.bleed_pt, height + 2 * facts.bleed_pt)
    for number, page in enumerate(pdf.pages, 1):
        left, bottom, right, top = media(page)
        found = (right - left, top - bottom)
        if any(abs(a - b) > _TOLERANCE_PT for a, b in zip(found, wanted, strict=True)):
            yield on_page(_mismatch(found, wanted, facts), number)


def place_at_origin(page: pikepdf.Page, facts: PressFacts) -> tuple[float, float]:
    """Set the press boxes; returns how far the content must move along, in points."""
    left, bottom, _, _ = media(page)
    (width, height), bleed = facts.trim_pt, facts.bleed_pt
    full = (0.0, 0.0, width + 2 * bleed, height + 2 * bleed)
    _set_boxes(page, full, full, (bleed, bleed, bleed + width, bleed + height))
    return (-left, -bottom)


def crop_to_trim(page: pikepdf.Page, facts: PressFacts) -> None:
    """Make the trimmed page the whole page, where it stands: links and outline keep their places."""
    left, bottom, _, _ = media(page)
    (width, height), bleed = facts.trim_pt, facts.bleed_pt
    x, y = left + bleed, bottom + bleed
    trim = (x, y, x + width, y + height)
    _set_boxes(page, trim, trim, trim)


def media(page: pikepdf.Page) -> Corners:
    """The MediaBox, whichever corner it was written from."""
    x1, y1, x2, y2 = (float(value) for value in page.mediabox)
    return (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


def _set_boxes(page: pikepdf.Page, sheet: Corners, bleed: Corners, trim: Corners) -> None:
    for box in _OTHER_BOXES:
        if box in page.obj:
            del page.obj[box]
    page.obj.MediaBox = _array(sheet)
    page.obj.BleedBox = _array(bleed)
    page.obj.TrimBox = _array(trim)


def _array(values: Corners) -> pikepdf.Array:
    return pikepdf.Array([round(value, 5) for value in values])


def _mismatch(found: tuple[float, float], wanted: tuple[float, float], facts: PressFacts) -> Diagnostic:
    is_, must = (" × ".join(f"{side / PT_PER_MM:.1f}" for side in size) for size in (found, wanted))
    trim = " × ".join(f"{side:g}" for side in facts.trim_mm)
    return error(
        "CAT-P81",
        f"the page measures {is_} mm with its bleed, the book {must} mm",
        why=f"the book's trim is {trim} mm with {facts.bleed_mm:g} mm of bleed on every side",
        hint="let `@page { size; bleed }` in the style sheet take both from the book, and draw no marks",
    )
