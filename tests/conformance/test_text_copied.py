"""What other programs copy out of the screen copy of the booklet, held to what was measured.

Each has its own idea of right-to-left text, and what serves one spoils another (the table is in
`catalogue/README.md`): the floors say that nothing gets worse unnoticed. PyMuPDF, PDFBox and pypdf were
measured by hand: the first is AGPL, the second needs Java, the third reads as the others do.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from browser import needs_chromium
from text_readers import Reader, pdf_js, pdfium, poppler, shares, spoken

from catalogue.pipeline import Folders, build

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.conformance


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    into = tmp_path_factory.mktemp("out")
    build(Folders(ROOT / "content", ROOT / "templates", ROOT / "fonts", into))
    return into


@pytest.mark.parametrize(
    ("reader", "floors"),
    [
        pytest.param(poppler, {"exact": 0.36, "spaces aside": 0.87, "brackets": 0.5}, id="poppler"),
        pytest.param(pdfium, {"exact": 0.70, "spaces aside": 0.70, "brackets": 0.0}, id="pdfium"),
        pytest.param(
            pdf_js, {"exact": 0.80, "spaces aside": 0.91, "brackets": 0.8}, id="pdf.js", marks=needs_chromium
        ),
    ],
)
def test_a_reader_copies_as_much_as_was_measured(
    reader: Reader, floors: dict[str, float], out: Path, tmp_path: Path
) -> None:
    mapped = json.loads((out / "booklet.json").read_text("utf-8"))
    measured = shares(mapped, reader(out / "booklet-screen.pdf", tmp_path))
    print({name: round(share, 2) for name, share in measured.items()})
    assert all(measured[name] >= floor for name, floor in floors.items()), measured


@pytest.mark.parametrize("reader", [poppler, pdfium], ids=["poppler", "pdfium"])
def test_every_word_of_a_page_can_be_found(reader: Reader, out: Path, tmp_path: Path) -> None:
    """Whatever the order: no Hebrew or Latin word of the book is lost to a search."""
    mapped = json.loads((out / "booklet.json").read_text("utf-8"))
    pages = [spoken(page) for page in reader(out / "booklet-screen.pdf", tmp_path)]
    for line in mapped["lines"]:
        for word in re.findall(r"[א-ת׳״]+|[A-Za-z]+|\d+", spoken(line["text"])):
            assert word in pages[line["page"] - 1], (line["page"], word)
