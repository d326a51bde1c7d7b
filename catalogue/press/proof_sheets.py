"""The proof's PDF: pages laid on the sheets typeset for them, two and two as the book lies open.

The pages stay type and drawing, so they can be enlarged, searched and remarked upon.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from pikepdf import Dictionary, Name, Page, Pdf, String

from catalogue.press.finishing.facts import PT_PER_MM, PressFacts
from catalogue.press.finishing.metadata import UNTAGGED_SCREEN, describe
from catalogue.press.finishing.operators import decimals
from catalogue.press.finishing.raw import open_raw, saved
from catalogue.press.placement import page_form

PROOF_KEY = "/CatalogueProof"
"""In the Info dictionary: which proof this is."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a page lies: its sheet, from 1, and its trim's top-left corner in mm from the sheet's."""

    sheet: int
    left: float
    top: float


def proof_pdf(
    sheets: bytes, pages: Sequence[bytes], spots: Sequence[Spot], facts: PressFacts, name: str
) -> bytes:
    """The typeset sheets with each page, a screen copy of its own, on its spot.

    `name` is the proof's, for the remarks that come back.
    """
    pdf = open_raw(sheets)
    for page, spot in zip(pages, spots, strict=True):
        _lay(pdf, pdf.pages[spot.sheet - 1], page, spot, facts)
    # The pages have no tags, and a tree without them would hide them from a screen reader.
    del pdf.Root.StructTreeRoot, pdf.Root.MarkInfo
    pdf.Root.ViewerPreferences = Dictionary(
        Direction=Name.R2L if facts.binding == "right" else Name.L2R, DisplayDocTitle=True
    )
    pdf.Root.PageLayout = Name.SinglePage
    describe(pdf, facts, UNTAGGED_SCREEN, hashlib.sha256(sheets + b"".join(pages)).hexdigest())
    pdf.trailer.Info[PROOF_KEY] = String(name)
    return saved(pdf, "1.7")


def _lay(pdf: Pdf, sheet: Page, page: bytes, spot: Spot, facts: PressFacts) -> None:
    alone = open_raw(page)
    form = pdf.copy_foreign(page_form(alone, alone.pages[0]))
    # WeasyPrint's pages share their resources, so the name must be this page's alone.
    name = sheet.add_resource(form, Name.XObject, Name(f"/Sheet{spot.sheet}At{round(spot.left)}"))
    _, bottom, _, top = (float(side) for side in sheet.mediabox)
    left, low, *_ = (float(side) for side in form.BBox)
    x = spot.left * PT_PER_MM - left
    y = top - bottom - spot.top * PT_PER_MM - facts.trim_pt[1] - low
    # The sheet's own content need not leave the state as it found it, so it is put between q and Q.
    placed = b"Q\nq\n" + decimals(1, 0, 0, 1, x, y) + b" cm\n" + str(name).encode() + b" Do\nQ"
    sheet.contents_add(pdf.make_stream(b"q"), prepend=True)
    sheet.contents_add(pdf.make_stream(placed))
