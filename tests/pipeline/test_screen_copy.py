"""The booklet's screen copy by the Matterhorn protocol: a second program's opinion, and our own reading.

No checker of the whole protocol comes as a package (veraPDF needs Java and is on no registry); pdfua
checks a sixth of its machine-checkable rules, and the rest that concerns a book is looked at here.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pdfua
import pikepdf
import pytest

from catalogue.pipeline import Built


@pytest.fixture(scope="module")
def screen(built: Built, out: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(out / "booklet-screen.pdf") as pdf:
        yield pdf


def elements(pdf: pikepdf.Pdf) -> list[tuple[str, pikepdf.Object]]:
    """Every structure element in reading order, with the kind of the one it stands in."""
    found = []
    waiting = [("", kid) for kid in pdf.Root.StructTreeRoot.K]
    while waiting:
        outer, element = waiting.pop(0)
        if isinstance(element, pikepdf.Dictionary) and "/S" in element:
            kind = str(element.S)
            found.append((outer, element))
            kids = element.get("/K", [])
            waiting[:0] = [(kind, kid) for kid in (kids if isinstance(kids, pikepdf.Array) else [kids])]
    return found


def test_a_second_program_finds_nothing(built: Built, out: Path) -> None:
    report = pdfua.validate(out / "booklet-screen.pdf")
    assert [finding.message for finding in report.findings] == []


def test_the_second_program_would_find_something(built: Built, out: Path, tmp_path: Path) -> None:
    with pikepdf.open(out / "booklet-screen.pdf") as bare:
        del bare.Root.StructTreeRoot, bare.Root.Lang
        bare.save(tmp_path / "bare.pdf")
    assert pdfua.validate(tmp_path / "bare.pdf").findings


def test_06_07_11_the_file_names_itself_and_its_language(screen: pikepdf.Pdf) -> None:
    assert screen.Root.Lang == "he" and screen.Root.ViewerPreferences.DisplayDocTitle
    with screen.open_metadata() as xmp:
        assert xmp["pdfuaid:part"] == "1" and xmp["dc:title"] == "מבוסס על סיפור אמיתי"


def test_09_elements_stand_where_they_may(screen: pikepdf.Pdf) -> None:
    allowed = {"/TOC": {"/TOCI", "/TOC", "/Caption"}, "/TOCI": {"/Link", "/Reference", "/P", "/Lbl", "/TOC"}}
    for outer, element in elements(screen):
        assert str(element.S) in allowed.get(outer, {str(element.S)}), (outer, element.S)
    assert {str(element.S) for _, element in elements(screen)} >= {"/TOCI", "/Note", "/Figure", "/H1", "/P"}


def test_11_latin_phrases_say_their_language(screen: pikepdf.Pdf) -> None:
    spoken = {str(element.Lang) for _, element in elements(screen) if "/Lang" in element}
    assert spoken == {"en"}


def test_13_every_picture_is_described(screen: pikepdf.Pdf) -> None:
    figures = [element for _, element in elements(screen) if element.S == "/Figure"]
    assert len(figures) == 6 and all(str(figure.Alt).strip() for figure in figures)


def test_14_headings_go_down_one_at_a_time(screen: pikepdf.Pdf) -> None:
    levels = [int(str(e.S)[2:]) for _, e in elements(screen) if str(e.S)[:2] == "/H"]
    assert levels[0] == 1 and all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_17_18_heads_and_folios_are_no_text(screen: pikepdf.Pdf) -> None:
    folio = screen.pages[5].obj.Contents.read_bytes()
    assert folio.count(b"/Type /Pagination") == 2


def test_19_every_note_has_its_own_name(screen: pikepdf.Pdf) -> None:
    names = [bytes(element.ID) for _, element in elements(screen) if element.S == "/Note"]
    assert len(names) == len(set(names)) == 9


def test_28_links_are_described_and_read_in_order(screen: pikepdf.Pdf) -> None:
    linked = [page.obj for page in screen.pages if "/Annots" in page.obj]
    assert linked and all(page.Tabs == "/S" for page in linked)
    for page in linked:
        assert all(str(note.Contents).strip() and "/StructParent" in note for note in page.Annots)


def test_31_every_letter_says_what_it_is(screen: pikepdf.Pdf) -> None:
    fonts = [font for page in screen.pages for font in page.resources.get("/Font", {}).values()]
    assert fonts and all("/ToUnicode" in font for font in fonts)
