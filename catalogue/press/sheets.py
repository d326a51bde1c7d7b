"""sheets.pdf: the press pages on their sheets, with marks, ready to be plated and folded.

The pages come in as they are and keep their inks, boxes and output intent; each becomes a form
that is placed, turned, moved for creep and clipped where its neighbour begins.
"""

from __future__ import annotations

import hashlib

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

from catalogue.press.finishing.facts import PT_PER_MM, PressFacts
from catalogue.press.finishing.intent import separation
from catalogue.press.finishing.metadata import SHEETS, describe
from catalogue.press.finishing.operators import decimals
from catalogue.press.finishing.raw import open_raw, saved
from catalogue.press.imposition import Imposition
from catalogue.press.layout import MARKS_TO, LaidOut, Paper, Placed, lay_out
from catalogue.press.lettering import Letterer, Lettering, painted
from catalogue.press.marks import ALL_INKS, collation_mark, marks
from catalogue.press.slugs import slugs

_SLUG_PT = 7.0
_SLUG_SHARE = 0.6  # of the sheet: the rest belongs to the register target
_SLUG_ABOVE_MM = 2.5


def sheets_pdf(
    pages: bytes, imposition: Imposition, facts: PressFacts, paper: Paper, letterer: Letterer | None = None
) -> bytes:
    """The imposed sheets of a press PDF, one page a side, as PDF/X-4.

    `letterer` draws the slug line; None leaves it out. Raises ValueError when the sheet is too small.
    """
    pdf = open_raw(pages)
    forms = [_form(pdf, page) for page in pdf.pages]
    originals, colours = len(forms), _colours(pdf, facts)
    sections = imposition.sheets[-1].section
    for slug in slugs(imposition, facts):
        laid = lay_out(slug.sheet, slug.side, imposition.method, facts, paper)
        parts = [_placing(one, facts.bleed_pt) for one in laid.placed if one.cell.page]
        parts.append(marks(laid, facts.bleed_mm, [spot.css_name for spot in facts.spots]))
        if slug.side == 0 and slug.sheet.layer == 1:
            parts.append(collation_mark(laid, slug.sheet.section, sections))
        if letterer:
            parts.append(_slug_line(letterer(slug.text), laid, facts))
        used = {f"/P{one.cell.page}": forms[one.cell.page - 1] for one in laid.placed if one.cell.page}
        _add_side(
            pdf, laid, facts, b"\n".join(parts), Dictionary(XObject=Dictionary(used), ColorSpace=colours)
        )
    del pdf.pages[:originals]
    _forget_pages(pdf)
    describe(pdf, facts, SHEETS, hashlib.sha256(pages).hexdigest())
    return saved(pdf, "1.6")


def _form(pdf: Pdf, page: Page) -> Object:
    form = page.as_form_xobject()
    # pikepdf frames the form by the TrimBox: the bleed would be lost.
    form.BBox = page.obj.get("/BleedBox", page.obj.MediaBox)
    return pdf.make_indirect(form)


def _colours(pdf: Pdf, facts: PressFacts) -> Dictionary:
    spaces = {f"/{spot.css_name}": separation(pdf, spot.ink, spot.cmyk) for spot in facts.spots}
    return Dictionary({f"/{ALL_INKS}": separation(pdf, ALL_INKS, (1, 1, 1, 1)), **spaces})


def _placing(one: Placed, bleed: float) -> bytes:
    """Operators that clip to the page's own ground and paint it there, upright or on its head."""
    trim, clip = one.trim, one.clip
    turn, x, y = 1, trim.left + one.creep, trim.bottom
    if one.cell.head_down:
        turn, x, y, bleed = -1, trim.right + one.creep, trim.top, -bleed
    at = (x * PT_PER_MM - bleed, y * PT_PER_MM - bleed)
    window = (side * PT_PER_MM for side in (clip.left, clip.bottom, clip.width, clip.height))
    return b"\n".join(
        [
            b"q",
            decimals(*window) + b" re W n",
            decimals(turn, 0, 0, turn, *at) + b" cm",
            f"/P{one.cell.page} Do".encode(),
            b"Q",
        ]
    )


def _slug_line(text: Lettering, laid: LaidOut, facts: PressFacts) -> bytes:
    """The slug above the marks, away from the register target, in all inks like the marks."""
    room = laid.block.width * PT_PER_MM * _SLUG_SHARE
    size = min(_SLUG_PT, room / text.advance) if text.advance else _SLUG_PT
    y = (laid.block.top + facts.bleed_mm + MARKS_TO + _SLUG_ABOVE_MM) * PT_PER_MM
    x = laid.block.right * PT_PER_MM - text.advance * size
    return b"q\n/" + ALL_INKS.encode() + b" cs 1 scn\n" + painted(text, x, y, size) + b"\nQ"


def _add_side(pdf: Pdf, laid: LaidOut, facts: PressFacts, content: bytes, resources: Dictionary) -> None:
    pdf.add_blank_page(page_size=(laid.width * PT_PER_MM, laid.height * PT_PER_MM))
    page = pdf.pages[-1].obj
    block, bleed = laid.block, facts.bleed_mm
    page.MediaBox = _box(0, 0, laid.width, laid.height)
    page.TrimBox = _box(block.left, block.bottom, block.right, block.top)
    page.BleedBox = _box(block.left - bleed, block.bottom - bleed, block.right + bleed, block.top + bleed)
    page.Resources = resources
    page.Contents = pdf.make_stream(content)


def _box(*millimetres: float) -> Array:
    return Array([round(value * PT_PER_MM, 5) for value in millimetres])


def _forget_pages(pdf: Pdf) -> None:
    """A sheet turns no leaves: no labels, no reading direction."""
    for key in ("/PageLabels", "/ViewerPreferences"):
        if key in pdf.Root:
            del pdf.Root[key]
    pdf.Root.PageLayout = Name.SinglePage
