"""cover.pdf: back, spine and front in one piece, as the cover lies flat with its outside up.

A book bound on the right has its spine at the right of the front cover: from left to right lie
front, spine, back. Bound on the left it is the other way round. Inside out, the sheet turned like
a page, the insides of the covers change places with them.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from pikepdf import Dictionary, Name, Object, Pdf

from catalogue.press.finishing.facts import PT_PER_MM, PressFacts
from catalogue.press.finishing.metadata import COVER, describe
from catalogue.press.finishing.operators import decimals
from catalogue.press.finishing.raw import open_raw, saved
from catalogue.press.layout import Placed, Rect
from catalogue.press.lettering import Lettering, painted
from catalogue.press.placement import add_page, page_form, placing
from catalogue.press.unfolding import Binding, Cell

_SPINE_SHARE = 0.5  # of the spine's width: what the letters of its title may take
_LEAST_LETTERED_MM = 4.0  # a narrower spine cannot be folded exactly enough to carry a line


@dataclass(frozen=True, slots=True)
class Cover:
    """What a cover is made of. Pages count from 1 in the file of cover pages.

    `outside` is (front, back), `inside` (inside front, inside back) or None; `spine_ink` the CMYK
    ground of the spine; `spine_title` is drawn in black, or in white on a ground darker than half.
    """

    spine_mm: float
    outside: tuple[int, int]
    inside: tuple[int, int] | None = None
    spine_ink: tuple[float, float, float, float] = (0, 0, 0, 0)
    spine_title: Lettering | None = None


def spine_mm(pages: int, caliper_mm: float) -> float:
    """Thickness of a book block: its leaves, two pages each."""
    return pages / 2 * caliper_mm


def cover_pdf(pages: bytes, cover: Cover, facts: PressFacts) -> bytes:
    """The cover of a press PDF's pages as PDF/X-4, one page for the outside, a second for the inside."""
    pdf = open_raw(pages)
    originals = len(pdf.pages)
    forms = {f"/P{number}": _alone(pdf, number) for number in (*cover.outside, *(cover.inside or ()))}
    _add_spread(pdf, cover.outside, cover, facts, forms, outside=True)
    if cover.inside:
        _add_spread(pdf, cover.inside, cover, facts, forms, outside=False)
    del pdf.pages[:originals]
    if "/PageLabels" in pdf.Root:
        del pdf.Root["/PageLabels"]
    pdf.Root.PageLayout = Name.SinglePage
    describe(pdf, facts, COVER, hashlib.sha256(pages).hexdigest())
    return saved(pdf, "1.6")


def _alone(pdf: Pdf, number: int) -> Object:
    """A page as a form with its own fonts and pictures: all pages share one list of those of the book."""
    page = pdf.pages[number - 1]
    page.remove_unreferenced_resources()
    return page_form(pdf, page)


def _add_spread(
    pdf: Pdf,
    pair: tuple[int, int],
    cover: Cover,
    facts: PressFacts,
    forms: dict[str, Object],
    *,
    outside: bool,
) -> None:
    front_left = (facts.binding == "right") == outside
    left, right = pair if front_left else pair[::-1]
    (width, height), bleed = facts.trim_mm, facts.bleed_mm
    trim = Rect(bleed, bleed, bleed + 2 * width + cover.spine_mm, bleed + height)
    spine = Rect(bleed + width, 0, bleed + width + cover.spine_mm, height + 2 * bleed)
    parts = [
        _ground(spine, cover),
        placing(f"P{left}", _side(left, bleed, "right", facts), facts.bleed_pt),
        placing(f"P{right}", _side(right, spine.right, "left", facts), facts.bleed_pt),
    ]
    if outside and cover.spine_title and cover.spine_mm >= _LEAST_LETTERED_MM:
        parts.append(_title(cover.spine_title, spine, cover, facts))
    used = {f"/P{number}": forms[f"/P{number}"] for number in pair}
    sheet = trim.grown(bleed)
    add_page(pdf, sheet, sheet, trim, b"\n".join(parts), Dictionary(XObject=Dictionary(used)))


def _side(page: int, left: float, spine: Binding, facts: PressFacts) -> Placed:
    """One cover: its ink stops at the spine's fold and bleeds on the three other sides."""
    (width, height), bleed = facts.trim_mm, facts.bleed_mm
    trim = Rect(left, bleed, left + width, bleed + height)
    to_left, to_right = (0.0, bleed) if spine == "left" else (bleed, 0.0)
    clip = Rect(trim.left - to_left, 0.0, trim.right + to_right, height + 2 * bleed)
    return Placed(Cell(0, 0, page, page, False, spine, 0), trim, clip, 0.0)


def _ground(spine: Rect, cover: Cover) -> bytes:
    if not any(cover.spine_ink) or not spine.width:
        return b""
    return decimals(*cover.spine_ink) + b" k\n" + _points(spine) + b" re f"


def _title(title: Lettering, spine: Rect, cover: Cover, facts: PressFacts) -> bytes:
    """The title along the spine, upright when the book lies on its back cover.

    Bound on the right it runs from foot to head, bound on the left from head to foot.
    """
    size = spine.width * PT_PER_MM * _SPINE_SHARE
    size = min(size, (spine.height - 4 * facts.bleed_mm - 20) * PT_PER_MM / max(title.advance, 0.01))
    middle_x = (spine.left + spine.right) / 2 * PT_PER_MM
    middle_y = (spine.bottom + spine.top) / 2 * PT_PER_MM
    turn = 1 if facts.binding == "right" else -1
    ink = b"0 0 0 0 k" if sum(cover.spine_ink) > _SPINE_SHARE else b"0 0 0 1 k"
    line = painted(title, -title.advance * size / 2, -0.35 * size, size)
    return b"\n".join([b"q", decimals(0, turn, -turn, 0, middle_x, middle_y) + b" cm", ink, line, b"Q"])


def _points(rect: Rect) -> bytes:
    return decimals(*(side * PT_PER_MM for side in (rect.left, rect.bottom, rect.width, rect.height)))
