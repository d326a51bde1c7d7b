"""The shipped booklet, looked at from outside: its files, its words, its pages."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import ImageChops
from shipped import ROOT

from catalogue.diagnostics import Severity
from catalogue.pipeline import Built

FILES = ("booklet.html", "booklet.pdf", "booklet-screen.pdf", "booklet.json")
WORD = re.compile(r"[^\W_]+")
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"


@pytest.fixture(scope="session")
def mapped(built: Built, out: Path) -> dict:
    return json.loads((out / "booklet.json").read_text("utf-8"))


def test_a_build_writes_the_four_files_and_finds_no_error(built, out):
    assert [path.name for path in built.files] == list(FILES)
    assert all((out / name).stat().st_size > 10_000 for name in FILES)
    assert not [finding for finding in built.report if finding.severity is Severity.ERROR]


def manuscript_words() -> tuple[list[str], list[str]]:
    """Words of the body and of the notes, straight from the manuscript, with no code of the reader's."""
    text = (ROOT / "tests/reading/manuscripts/based-on-a-true-story.txt").read_text("utf-8")
    text = re.sub(r"\]\(#\)", "]", text)
    body, notes = [], []
    for line in text.splitlines():
        into = notes if line[:1] in SUPERSCRIPTS and line else body
        into += WORD.findall(re.sub(f"[{SUPERSCRIPTS}]", " ", line))
    return body, notes


def printed_words(mapped: dict, kinds: set[str]) -> list[str]:
    lines = [line["text"] for line in mapped["lines"] if line["kind"] in kinds]
    return WORD.findall(joined(lines))


def joined(lines: list[str]) -> str:
    """Lines as running text: a word parted behind its maqaf, or an address behind a slash, is one again."""
    return " ".join(lines)


def test_every_word_of_the_manuscript_is_on_the_pages_in_order(mapped):
    body, notes = manuscript_words()
    printed = printed_words(mapped, {line["kind"] for line in mapped["lines"]} - {"note"})
    # The title page is set from book.yaml; the manuscript opens with the same words.
    opening = body.index("מחשבות")
    assert printed == body[opening:]
    assert printed_words(mapped, {"note"}) == notes


def test_the_title_page_says_the_manuscripts_first_lines(out, mapped):
    body, _ = manuscript_words()
    html = (out / "booklet.html").read_text("utf-8")
    title = next(page["number"] for page in mapped["pages"] if page["kind"] == "title")
    section = html.split(f'id="page-{title}"')[1].split("</section>")[0]
    assert WORD.findall(re.sub(r"<[^>]*>", "", section).split(">", 1)[1]) == body[: body.index("מחשבות")]


def test_pages_are_a_multiple_of_four_and_odd_ones_are_rectos(built, mapped):
    assert built.pages % 4 == 0 and built.pages == len(mapped["pages"])
    assert all((page["side"] == "recto") == bool(page["number"] % 2) for page in mapped["pages"])


def test_every_film_opens_with_a_plate_facing_its_text(mapped):
    kinds = {page["number"]: page["kind"] for page in mapped["pages"]}
    films = [section for section in mapped["sections"] if section["kind"] == "film"]
    assert len(films) == 5
    for film in films:
        assert kinds[film["first_page"]] == "plate" and film["first_page"] % 2 == 0
        assert kinds[film["first_page"] + 1] == "text"


def test_notes_are_numbered_in_hebrew_letters_and_begin_under_their_call(mapped):
    assert [note["mark"] for note in mapped["notes"]] == list("אבגדהוזחט")
    assert all(note["body_pages"][0] == note["call_page"] for note in mapped["notes"])


@pytest.mark.parametrize("name", FILES[1:3])
def test_both_pdfs_turn_from_right_to_left(out, built, name):
    with pikepdf.open(out / name) as pdf:
        assert pdf.Root.ViewerPreferences.Direction == "/R2L"
        assert pdf.Root.PageLayout == "/TwoPageRight"


def test_the_press_pages_have_their_boxes_and_their_labels(out, built):
    with pikepdf.open(out / "booklet.pdf") as pdf:
        assert len(pdf.pages) == built.pages
        for page in pdf.pages:
            width, height = (
                float(page.TrimBox[2] - page.TrimBox[0]),
                float(page.TrimBox[3] - page.TrimBox[1]),
            )
            assert (width, height) == pytest.approx((165 * 72 / 25.4, 235 * 72 / 25.4), abs=0.01)
            assert float(page.TrimBox[0] - page.BleedBox[0]) == pytest.approx(3 * 72 / 25.4, abs=0.01)
        assert [page.label for page in pdf.pages][:3] == ["1", "2", "3"]


def test_the_screen_copy_has_an_outline_links_tags_and_a_language(out):
    with pikepdf.open(out / "booklet-screen.pdf") as pdf:
        assert pdf.Root.Lang == "he" and "/StructTreeRoot" in pdf.Root
        with pdf.open_outline() as outline:
            assert len(outline.root) >= 6
        links = [link for page in pdf.pages for link in page.get("/Annots", [])]
        addresses = {str(link.A.URI) for link in links if "/A" in link and "/URI" in link.A}
        assert "https://www.youtube.com/watch?v=IkdziSLYzHw" in addresses


def test_no_line_is_outside_the_limits_that_can_be_kept(mapped):
    """Note six is two lines of long English words; every other line is even."""
    loose = [line for line in mapped["lines"] if line["ratio"] and not 0.8 <= line["ratio"] <= 1.6]
    assert {(line["file"], line["line"]) for line in loose} <= {("content/films/original/text.md", 7)}


def test_running_text_is_drawn_in_one_ink(out):
    """Black text pages render without any colour (poppler and pdfium agree on CMYK black)."""
    pdf = pypdfium2.PdfDocument(out / "booklet.pdf")
    red, green, blue = pdf[5].render(scale=1).to_pil().convert("RGB").split()
    assert red.getextrema()[0] < 80, "there is text"
    assert ImageChops.difference(red, green).getextrema()[1] < 12
    assert ImageChops.difference(green, blue).getextrema()[1] < 12
