"""A proof says that it is one: a line at the foot of every page, below what is read."""

from __future__ import annotations

import hashlib

from pikepdf import Page, Pdf

from catalogue.press.finishing.facts import PT_PER_MM, PressFacts
from catalogue.press.finishing.metadata import PROOF, describe
from catalogue.press.finishing.operators import decimals
from catalogue.press.finishing.raw import open_raw, saved
from catalogue.press.lettering import Letterer, Lettering, painted

HEBREW, ENGLISH = "הגהה · לא לדפוס", "PROOF · NOT FOR PRESS"
_ABOVE_THE_CUT_MM = 4.0
_SIZE_PT = 9.0
_WIDEST = 0.8  # of the page


def proof_marked(pages: bytes, facts: PressFacts, letterer: Letterer) -> bytes:
    """The press pages with "proof, not for press" in half-strength black along the foot of each."""
    pdf = open_raw(pages)
    line = letterer(HEBREW if facts.language.split("-")[0] == "he" else ENGLISH)
    for page in pdf.pages:
        _mark(pdf, page, line, facts)
    describe(pdf, facts, PROOF, hashlib.sha256(pages).hexdigest())
    return saved(pdf, "1.6")


def _mark(pdf: Pdf, page: Page, line: Lettering, facts: PressFacts) -> None:
    width = facts.trim_pt[0]
    size = min(_SIZE_PT, width * _WIDEST / max(line.advance, 0.01))
    x = facts.bleed_pt + (width - line.advance * size) / 2
    y = facts.bleed_pt + _ABOVE_THE_CUT_MM * PT_PER_MM
    # The page's own content need not leave the state as it found it, so it is put between q and Q.
    before, after = b"q", b"Q\nq\n" + decimals(0, 0, 0, 0.5) + b" k\n" + painted(line, x, y, size) + b"\nQ"
    page.contents_add(pdf.make_stream(before), prepend=True)
    page.contents_add(pdf.make_stream(after))
