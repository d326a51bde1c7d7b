"""Remarks somebody wrote on a PDF in their reader: annotations with words (ISO 32000-1, 12.5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from pikepdf import Array, Dictionary, Object, Pdf, PdfError

from catalogue.press.finishing.facts import PT_PER_MM
from catalogue.press.proof_sheets import PROOF_KEY

_NO_REMARKS = ("/Link", "/Popup", "/Widget")


@dataclass(frozen=True, slots=True)
class Noted:
    """An annotation: its sheet, from 1, its middle in mm from the sheet's top-left corner, words, author."""

    sheet: int
    left: float
    top: float
    text: str
    author: str


def remarks_on(data: bytes) -> tuple[str, tuple[Noted, ...]]:
    """The name of the proof this PDF is (empty when it says none), and the remarks on its sheets.

    Raises ValueError when it cannot be read.
    """
    try:
        pdf = Pdf.open(BytesIO(data))
        name = str(pdf.trailer.get("/Info", Dictionary()).get(PROOF_KEY, ""))
        return name, tuple(
            noted for number, page in enumerate(pdf.pages, 1) for noted in _noted(number, page.obj)
        )
    except (PdfError, TypeError, AttributeError, KeyError) as trouble:
        raise ValueError(str(trouble)) from trouble


def _noted(number: int, sheet: Object) -> Iterator[Noted]:
    left, _, _, top = _corners(sheet.MediaBox)
    for one in sheet.get("/Annots", Array()):
        text = str(one.get("/Contents", "")).strip()
        if text and str(one.get("/Subtype")) not in _NO_REMARKS:
            x1, y1, x2, y2 = _corners(one.Rect)
            middle = ((x1 + x2) / 2 - left) / PT_PER_MM, (top - (y1 + y2) / 2) / PT_PER_MM
            yield Noted(number, *middle, text, str(one.get("/T", "")))


def _corners(box: Object) -> tuple[float, float, float, float]:
    """Left, bottom, right, top, whichever corner it was written from."""
    x1, y1, x2, y2 = (float(side) for side in box)
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
