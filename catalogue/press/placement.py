"""Finished pages set into larger ones: a page becomes a form, the form is clipped and painted."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Object, Page, Pdf

from catalogue.press.finishing.facts import PT_PER_MM
from catalogue.press.finishing.operators import decimals
from catalogue.press.layout import Placed, Rect


def page_form(pdf: Pdf, page: Page) -> Object:
    """A press page as a form XObject that reaches to the edge of its bleed."""
    form = page.as_form_xobject()
    # pikepdf frames the form by the TrimBox: the bleed would be lost.
    form.BBox = page.obj.get("/BleedBox", page.obj.MediaBox)
    return pdf.make_indirect(form)


def placing(name: str, one: Placed, bleed_pt: float) -> bytes:
    """Operators that clip to the page's own ground and paint it there, upright or on its head."""
    trim, clip = one.trim, one.clip
    turn, x, y, inset = 1, trim.left + one.creep, trim.bottom, bleed_pt
    if one.cell.head_down:
        turn, x, y, inset = -1, trim.right + one.creep, trim.top, -bleed_pt
    at = (x * PT_PER_MM - inset, y * PT_PER_MM - inset)
    window = (side * PT_PER_MM for side in (clip.left, clip.bottom, clip.width, clip.height))
    return b"\n".join(
        [
            b"q",
            decimals(*window) + b" re W n",
            decimals(turn, 0, 0, turn, *at) + b" cm",
            f"/{name} Do".encode(),
            b"Q",
        ]
    )


def add_page(pdf: Pdf, sheet: Rect, bleed: Rect, trim: Rect, content: bytes, resources: Dictionary) -> None:
    """Append a page with its boxes; rectangles in millimetres from the sheet's lower left corner."""
    pdf.add_blank_page(page_size=(sheet.width * PT_PER_MM, sheet.height * PT_PER_MM))
    page = pdf.pages[-1].obj
    page.MediaBox, page.BleedBox, page.TrimBox = _box(sheet), _box(bleed), _box(trim)
    page.Resources = resources
    page.Contents = pdf.make_stream(content)


def _box(rect: Rect) -> Array:
    sides = (rect.left, rect.bottom, rect.right, rect.top)
    return Array([round(side * PT_PER_MM, 5) for side in sides])
