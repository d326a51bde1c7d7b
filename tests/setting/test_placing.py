"""Where the page map says that lines and pictures stand, they stand on the page."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import replace

import pytest
from small_book import DESIGN, SmallBook, make_small_book, prose

from catalogue.composing.document import Page
from catalogue.composing.notearea import area_height
from catalogue.composing.paging import paginate
from catalogue.composing.paragraphs import Setting
from catalogue.composing.setblocks import SetBlock, Typesetter
from catalogue.model.design import MM, Side
from catalogue.model.figures import Asset, Figure
from catalogue.setting.collating.glyphs import Sheet, read_sheets
from catalogue.setting.fonts import Faces
from catalogue.setting.placing import Box, placed_lines
from catalogue.setting.shaping import Shaper


@pytest.fixture(scope="module")
def small_book(faces: Faces) -> SmallBook:
    return make_small_book(faces)


def letters_in(sheet: Sheet, box: Box) -> Counter[str]:
    """Letters and digits whose origin lies in a box, with a fifth of a millimetre around it."""
    left, _, _, top = sheet.trim
    found = Counter[str]()
    for glyph in sheet.glyphs:
        x, y = (glyph.x - left) / MM, (top - glyph.y) / MM
        if -0.2 <= x - box[0] <= box[2] + 0.2 and 0 <= y - box[1] <= box[3]:
            found.update(char for char in glyph.char if char.isalnum())
    return found


def test_every_line_stands_in_its_box(small_book: SmallBook) -> None:
    """Lines of text, of notes and of a table's cells, of either direction."""
    sheets = read_sheets(small_book.draw())
    kinds = set()
    for page, sheet in zip(small_book.document.pages, sheets, strict=True):
        for placed in placed_lines(page, DESIGN) if page.kind == "text" else ():
            text = unicodedata.normalize("NFC", placed.line.text)
            assert letters_in(sheet, placed.box) >= Counter(char for char in text if char.isalnum())
            kinds.add(placed.kind)
    assert {"paragraph", "row", "note", "heading-2", "item", "quotation"} <= kinds


def set_figure(width: int, height: int, caption: str, faces: Faces, credit: str = "") -> SetBlock:
    typesetter = Typesetter(DESIGN, Setting(Shaper(faces).advance, {"note": "א"}, {}))
    figure = Figure("still", "still", "", prose(caption))
    return typesetter.figure(figure, Asset("still", None, width, height, credit, "© Archive"))


def test_a_picture_fills_the_measure(faces: Faces) -> None:
    placed = set_figure(1600, 900, "כיתוב.", faces).figure
    assert placed is not None
    assert (placed.width, placed.height) == pytest.approx((DESIGN.page.measure, DESIGN.page.measure * 9 / 16))


@pytest.mark.parametrize("caption", ["כיתוב.", "כיתוב ארוך " * 40])
def test_a_picture_taller_than_a_page_is_made_smaller(faces: Faces, caption: str) -> None:
    block = set_figure(900, 2700, caption, faces)
    placed, frame = block.figure, DESIGN.page.lines * DESIGN.grid
    assert placed is not None
    assert placed.width == pytest.approx(placed.height / 3) and placed.width < DESIGN.page.measure
    assert 2 * DESIGN.grid + block.parts[0].height <= frame, "with a heading and white over it"


def test_the_tallest_picture_leaves_a_paragraph_its_last_two_lines(faces: Faces) -> None:
    """Beside the white over it, its caption, and the first line of the caption's note."""
    block = set_figure(900, 2700, "כיתוב[note] ארוך " * 9, faces)
    calls = sum(len(line.calls) for line in block.parts[0].lines)
    area = area_height(calls, calls, DESIGN.notes, DESIGN.style("note").leading)
    assert calls and 3 * DESIGN.grid + block.parts[0].height + area <= DESIGN.page.lines * DESIGN.grid


def test_whom_a_picture_is_owed_to_is_printed_under_its_caption(faces: Faces) -> None:
    lines = set_figure(1600, 900, "כיתוב.", faces, "צילום: John").parts[0].lines
    assert [line.text for line in lines] == ["כיתוב.", "צילום: John", "© Archive"]


def test_a_caption_stands_under_its_picture(faces: Faces) -> None:
    block = set_figure(1600, 900, "כיתוב ארוך " * 10, faces)
    typesetter = Typesetter(DESIGN, Setting(Shaper(faces).advance, {}, {}))
    content = paginate([block], {}, typesetter)[0]
    page = replace(Page(1, Side.RECTO, "text"), fragments=content.fragments)
    lines = list(placed_lines(page, DESIGN))
    assert len(lines) > 1 and block.figure is not None
    below = DESIGN.page.head * MM + block.before + block.figure.height + DESIGN.style("caption").before
    assert [line.box[1] * MM for line in lines] == pytest.approx([below + 9 * at for at in range(len(lines))])
