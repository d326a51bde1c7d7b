"""sheets.pdf: the press pages on their sheets, with marks, ready to be plated and folded.

The pages come in as they are and keep their inks, boxes and output intent; each becomes a form
that is placed, turned, moved for creep and clipped where its neighbour begins.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from pikepdf import Dictionary, Name, Pdf

from catalogue.press.finishing.facts import PT_PER_MM, PressFacts
from catalogue.press.finishing.intent import separation
from catalogue.press.finishing.metadata import SHEETS, describe
from catalogue.press.finishing.raw import open_raw, saved
from catalogue.press.imposition import Imposition
from catalogue.press.layout import MARKS_TO, LaidOut, Paper, Rect, lay_out
from catalogue.press.lettering import Letterer, Lettering, painted
from catalogue.press.marks import ALL_INKS, collation_mark, marks
from catalogue.press.placement import add_page, page_form, placing
from catalogue.press.slugs import slugs

_SLUG_PT = 7.0
_SLUG_SHARE = 0.6  # of the sheet: the rest belongs to the register target
_SLUG_ABOVE_MM = 2.5


def sheets_pdf(
    pages: bytes,
    imposition: Imposition,
    facts: PressFacts,
    paper: Paper,
    letterer: Letterer | None = None,
    block: Sequence[int] = (),
) -> bytes:
    """The imposed sheets of a press PDF, one page a side, as PDF/X-4.

    `letterer` draws the slug line; None leaves it out. `block` names the pages of the file that are
    imposed, in order, from 1 (empty: all of them); a separate cover is left out of it. Raises
    ValueError when the sheet is too small or the imposition is of another number of pages.
    """
    pdf = open_raw(pages)
    originals, colours = len(pdf.pages), _colours(pdf, facts)
    forms = [page_form(pdf, pdf.pages[number - 1]) for number in block or range(1, originals + 1)]
    if len(forms) != imposition.pages:
        raise ValueError(f"{imposition.pages} pages are imposed, the block has {len(forms)}")
    sections = imposition.sheets[-1].section
    for slug in slugs(imposition, facts):
        laid = lay_out(slug.sheet, slug.side, imposition.method, facts, paper)
        parts = [placing(f"P{one.cell.page}", one, facts.bleed_pt) for one in laid.placed if one.cell.page]
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


def _colours(pdf: Pdf, facts: PressFacts) -> Dictionary:
    spaces = {f"/{spot.css_name}": separation(pdf, spot.ink, spot.cmyk) for spot in facts.spots}
    return Dictionary({f"/{ALL_INKS}": separation(pdf, ALL_INKS, (1, 1, 1, 1)), **spaces})


def _slug_line(text: Lettering, laid: LaidOut, facts: PressFacts) -> bytes:
    """The slug above the marks, away from the register target, in all inks like the marks."""
    room = laid.block.width * PT_PER_MM * _SLUG_SHARE
    size = min(_SLUG_PT, room / text.advance) if text.advance else _SLUG_PT
    y = (laid.block.top + facts.bleed_mm + MARKS_TO + _SLUG_ABOVE_MM) * PT_PER_MM
    x = laid.block.right * PT_PER_MM - text.advance * size
    return b"q\n/" + ALL_INKS.encode() + b" cs 1 scn\n" + painted(text, x, y, size) + b"\nQ"


def _add_side(pdf: Pdf, laid: LaidOut, facts: PressFacts, content: bytes, resources: Dictionary) -> None:
    block, bleed = laid.block, facts.bleed_mm
    sheet = Rect(0, 0, laid.width, laid.height)
    add_page(pdf, sheet, block.grown(bleed), block, content, resources)


def _forget_pages(pdf: Pdf) -> None:
    """A sheet turns no leaves: no labels, no reading direction."""
    for key in ("/PageLabels", "/ViewerPreferences"):
        if key in pdf.Root:
            del pdf.Root[key]
    pdf.Root.PageLayout = Name.SinglePage
