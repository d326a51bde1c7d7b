"""The printer's folder of the shipped booklet, and what keeps it from being handed over."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from shipped import ROOT, folders

from catalogue.diagnostics import CatalogueError, ExitCode
from catalogue.pipeline import Pressed, build, press

STILL = "stills:\n  - file: frame.jpg\n    alternative: פריים מן הסרט\n    credit: באדיבות היוצרת\n"


@pytest.fixture(scope="module")
def job(tmp_path_factory: pytest.TempPathFactory) -> Pressed:
    return press(folders(tmp_path_factory.mktemp("press")))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "content", tmp_path / "content"))


def test_the_folder_holds_everything_and_its_checksums(job):
    names = {path.name for path in job.folder.iterdir()}
    assert names == {
        *("pages.pdf", "sheets.pdf", "ticket.pdf", "ticket.json"),
        *("preflight.json", "preflight.html", "PROOF.txt", "SHA256SUMS"),
    }
    for line in (job.folder / "SHA256SUMS").read_text("utf-8").splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((job.folder / name).read_bytes()).hexdigest() == digest
    with zipfile.ZipFile(job.zip) as archive:
        assert {name.split("/")[1] for name in archive.namelist()} == names


def test_pages_are_the_booklets_own_bytes(job, built, out):
    assert (job.folder / "pages.pdf").read_bytes() == (out / "booklet.pdf").read_bytes()


def test_the_ticket_says_which_side_is_bound(job):
    ticket = json.loads((job.folder / "ticket.json").read_text("utf-8"))
    assert (ticket["binding_edge"], ticket["extent_pages"]) == ("right", 20)
    assert ticket["inks"] == ["Magenta", "Black"]


def test_five_sheets_carry_twenty_pages(job):
    with pikepdf.open(job.folder / "sheets.pdf") as sheets:
        assert len(sheets.pages) == 10
        assert "/OutputIntents" in sheets.Root


def test_an_awaited_still_is_no_job_but_a_proof(job, content):
    """The last good folder stays beside the proof as it was."""
    good, zipped = contents(job.folder), job.zip.read_bytes()
    film = content / "films/original/film.yaml"
    film.write_text(film.read_text("utf-8") + STILL, "utf-8")
    out = job.folder.parents[1]
    with pytest.raises(CatalogueError) as caught:
        press(folders(out, content))
    assert caught.value.exit_code is ExitCode.PREFLIGHT == 6
    (refused,) = caught.value.report.errors
    assert refused.code == "CAT-P31" and "frame" in refused.message
    (awaited,) = [one for one in caught.value.report if one.code == "CAT-R42"]
    assert awaited.location.file.endswith("films/original/film.yaml") and awaited.location.line
    marked = press(folders(out, content), proof=True)
    assert marked.folder.name == f"{job.folder.name}-proof"
    with pikepdf.open(marked.folder / "pages.pdf") as pages, pages.open_metadata() as xmp:
        assert xmp["xmpMM:RenditionClass"] == "proof"
        assert all(b"0 0 0 0.5 k" in page.obj.Contents[-1].read_bytes() for page in pages.pages)
    assert contents(job.folder) == good and job.zip.read_bytes() == zipped


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_still_dropped_in_takes_the_plates_place(content, tmp_path):
    (content / "films/original/film.yaml").write_text(
        (content / "films/original/film.yaml").read_text("utf-8") + STILL, "utf-8"
    )
    grey = Image.linear_gradient("L").resize((2400, 1350))
    coloured = Image.merge("RGB", (grey, grey.rotate(180), grey.transpose(Image.Transpose.FLIP_LEFT_RIGHT)))
    coloured.save(content / "films/original/frame.jpg", quality=80)
    built = build(folders(tmp_path / "out", content))
    mapped = json.loads((tmp_path / "out" / "booklet.json").read_text("utf-8"))
    assert [page["kind"] for page in mapped["pages"]].count("still") == 1
    (figure,) = mapped["figures"]
    assert figure["ppi"] == pytest.approx(2400 / (171 / 25.4), abs=2)
    with pikepdf.open(tmp_path / "out" / "booklet.pdf") as pdf:
        images = [x for x in pdf.objects if isinstance(x, pikepdf.Stream) and x.get("/Subtype") == "/Image"]
        assert [str(image.ColorSpace) for image in images] == ["/DeviceCMYK"]
    assert built.pages == 20
