"""The booklet as other jobs: a cover of its own, perfect-bound, on another press, with another profile."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from shipped import ROOT, folders

from catalogue.composing.composed import compose
from catalogue.diagnostics import CatalogueError, ExitCode
from catalogue.model.design import Design
from catalogue.model.sheets import Backing, Scheme, Sheets
from catalogue.pipeline import Pressed, press
from catalogue.pipeline.building import Printed
from catalogue.pipeline.clock import StageClock
from catalogue.pipeline.jobs import Briefed, brief
from catalogue.pipeline.meant import read_all
from catalogue.pipeline.supplies import Supplies
from catalogue.press import Lettering
from catalogue.setting.fonts import prepare_fonts
from catalogue.setting.shaping import Shaper

MM = 72 / 25.4
PRINT = """\
print:
  profile: press/own.icc
  paper: נטול עץ 150 גרם
  paper-weight: 150
  paper-bulk: 3.6
  separate-cover: yes
  sheets:
    scheme: perfect-bound
    signature: 8
"""


@pytest.fixture(scope="module")
def job(tmp_path_factory: pytest.TempPathFactory) -> Pressed:
    """Perfect-bound with a cover, in the printer's own profile, on a duplex press asked for by option."""
    place = tmp_path_factory.mktemp("bound")
    content = Path(shutil.copytree(ROOT / "content", place / "content"))
    book = (content / "book.yaml").read_text("utf-8")
    start, end = book.index("print:"), book.index("\norder:")
    (content / "book.yaml").write_text(book[:start] + PRINT + book[end:], "utf-8")
    (content / "press").mkdir()
    (content / "press" / "own.icc").write_bytes(own_profile())
    return press(folders(place / "out", content), sheets={"back": "short-edge", "size": (700.0, 520.0)})


def own_profile() -> bytes:
    """A profile that is not the shipped one, in a byte no colour depends on: the date it was made."""
    shipped = bytearray((ROOT / "catalogue/press/profiles/FOGRA39L_coated.icc").read_bytes())
    shipped[24:26] = (1999).to_bytes(2)
    return bytes(shipped)


def test_the_folder_has_a_cover_and_the_sheets_only_the_block(job: Pressed) -> None:
    ticket = json.loads((job.folder / "ticket.json").read_text("utf-8"))
    assert ticket["binding"] == "perfect binding" and ticket["cover"] == "separate, spine 4.3 mm"
    assert ticket["sheets"] == "perfect-bound, sections of 8 pages, short-edge, 700 × 520 mm"
    assert ticket["paper_thickness_mm"] == pytest.approx(0.54)
    with pikepdf.open(job.folder / "sheets.pdf") as sheets:
        assert [[float(v) for v in page.obj.MediaBox][2:] for page in sheets.pages] == [
            pytest.approx([700 * MM, 520 * MM], abs=1e-3)
        ] * 4
    text = subprocess.run(
        ["pdftotext", "-raw", job.folder / "sheets.pdf", "-"], check=True, capture_output=True, text=True
    ).stdout
    assert "קונטרס" not in text, "slugs are outlines"
    assert "הועמד" not in text and "OFL" not in text, "the colophon is inside the cover"


def test_the_cover_lies_front_spine_back_with_bleed_all_round(job: Pressed) -> None:
    with pikepdf.open(job.folder / "cover.pdf") as cover:
        assert len(cover.pages) == 2, "the colophon is printed inside"
        assert str(cover.Root.OutputIntents[0].OutputConditionIdentifier) == "FOGRA39"
        trim = [float(v) for v in cover.pages[0].obj.TrimBox]
    assert trim == pytest.approx([v * MM for v in (3, 3, 3 + 2 * 165 + 16 / 2 * 0.54, 238)], abs=1e-2)


def test_the_title_stands_white_on_the_spine(job: Pressed, tmp_path: Path) -> None:
    command = ["pdftoppm", "-r", "127", "-l", "1", "-png", "-singlefile", job.folder / "cover.pdf"]
    subprocess.run([*command, tmp_path / "cover"], check=True)
    with Image.open(tmp_path / "cover.png") as cover:
        spine = cover.convert("RGB").crop((5 * 168 + 4, 5, 5 * 168 + 18, cover.height - 5))
        greens = spine.getchannel("G")
        ground, lettered = greens.getpixel((2, 60)), greens.point(lambda value: 255 * (value > 200)).getbbox()
    assert ground < 60, "magenta"
    assert lettered is not None
    assert abs((lettered[1] + lettered[3]) / 2 - spine.height / 2) < 12, "in the middle of the spine"


def test_the_printers_profile_is_in_the_files_and_on_the_ticket(job: Pressed) -> None:
    digest = hashlib.sha256(own_profile()).hexdigest()
    assert json.loads((job.folder / "ticket.json").read_text("utf-8"))["profile_sha256"] == digest
    for name in ("pages.pdf", "sheets.pdf", "cover.pdf"):
        with pikepdf.open(job.folder / name) as pdf:
            embedded = pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes()
        assert hashlib.sha256(embedded).hexdigest() == digest, name


def test_there_is_nothing_to_ask(job: Pressed) -> None:
    assert not re.search("CAT-P9", " ".join(found.code for found in job.report))


@pytest.fixture(scope="module")
def booklet(tmp_path_factory: pytest.TempPathFactory) -> tuple[Printed, Design]:
    """The shipped booklet, composed but not drawn: a job is made from its facts."""
    work = folders(tmp_path_factory.mktemp("composed"))
    meant = read_all(work, StageClock(lambda _: None))
    faces = prepare_fonts(work.fonts, work.font_cache, meant.book.style.digits)
    composed = compose(meant.book, meant.design, Shaper(faces).advance, ())
    return Printed(composed, "", b"", b"", b"", Supplies({}, {}), faces, (), composed.report), meant.design


Asked = Callable[..., Briefed]


@pytest.fixture
def asked(booklet: tuple[Printed, Design]) -> Asked:
    """asked(sheets, separate=…, kinds=…) → the brief of the finished booklet, its pages of these kinds."""

    def run(sheets: Sheets, *, separate: bool = True, kinds: tuple[str, ...] = ()) -> Briefed:
        printed, design = booklet
        composed = printed.composed
        book = replace(composed.book, print_run=replace(composed.book.print_run, separate_cover=separate))
        document = composed.document
        if kinds:
            pages = zip(document.pages, kinds, strict=False)
            document = replace(document, pages=tuple(replace(page, kind=kind) for page, kind in pages))
        printed = replace(printed, composed=replace(composed, book=book, document=document))
        return brief(printed, design, sheets, lambda text: Lettering("", len(text) / 2), proof=False)

    return run


def test_a_stapled_cover_is_folded_and_has_no_spine(asked: Asked) -> None:
    job = asked(Sheets()).job
    assert job.cover.spine_mm == 0 and job.block == tuple(range(3, 19))
    assert job.imposition.pages == 16 and len(job.imposition.sheets) == 4


def test_glued_leaves_have_a_spine_too(asked: Asked) -> None:
    job = asked(Sheets(Scheme.N_UP, up=(2, 2))).job
    assert job.cover.spine_mm == pytest.approx(16 / 2 * 0.1)


def test_insides_that_nobody_prints_are_not_plated(asked: Asked) -> None:
    bare = ("cover", "blank", "text", "text", "blank", "back-cover")
    assert asked(Sheets(), kinds=bare).job.cover.inside is None
    assert asked(Sheets(), kinds=(*bare[:4], "colophon", bare[5])).job.cover.inside == (2, 5)
    assert asked(Sheets(), kinds=(bare[0], "text", *bare[2:])).job.cover.inside == (2, 5)


def test_a_block_without_a_cover_is_asked_about(asked: Asked) -> None:
    codes = [found.code for found in asked(Sheets(Scheme.PERFECT_BOUND), separate=False).report]
    assert codes == ["CAT-P92"]
    assert not list(asked(Sheets(Scheme.PERFECT_BOUND)).report)


def test_four_pages_are_all_cover(asked: Asked) -> None:
    with pytest.raises(CatalogueError) as caught:
        asked(Sheets(), kinds=("cover", "text", "text", "back-cover"))
    assert caught.value.exit_code is ExitCode.CONTENT
    assert [found.code for found in caught.value.report] == ["CAT-P91"]


def test_options_that_contradict_the_book_are_misuse(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError) as caught:
        press(folders(tmp_path / "out"), sheets={"back": Backing.LONG_EDGE, "signature": 8})
    assert caught.value.exit_code is ExitCode.USAGE
    assert [found.code for found in caught.value.report] == ["CAT-P93", "CAT-P93"]
    assert not (tmp_path / "out").exists()
