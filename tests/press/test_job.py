"""The printer's folder: everything in it, whole or not at all, the same every time."""

import dataclasses
import hashlib
import json
import re
import subprocess
import zipfile
from pathlib import Path

import pikepdf
import pytest
import weasyprint

from catalogue.diagnostics import CatalogueError, ExitCode
from catalogue.press import (
    Cover,
    Job,
    Lettering,
    Order,
    Paper,
    SpotColour,
    deliver,
    judge,
    prepare,
    press_pdf,
    proof_marked,
    screen_pdf,
    ticket_html,
)
from catalogue.press.imposition import saddle_stitched
from catalogue.press.ticket import checksums
from catalogue.press.ticket_page import TICKET_TRIM_MM

PAGES = "".join(f"<section class=page><p>עמוד {n}</p></section>" for n in range(1, 5))
ORDER = Order(edition="מהדורה ראשונה", quantity="300", paper="120 גרם", paper_mm=0.12, contact="דנה")


def bars(text: str) -> Lettering:
    return Lettering("M0 0L1 0L1 -0.7L0 -0.7Z", len(text) / 2)


@pytest.fixture(scope="module")
def pages(typeset, facts) -> bytes:
    return press_pdf(typeset(PAGES), facts)


@pytest.fixture
def job(facts) -> Job:
    return Job(facts=facts, order=ORDER, imposition=saddle_stitched(4, "right"), paper=Paper(0.12))


def test_a_job_holds_all_a_printer_needs(pages, job):
    prepared = prepare(pages, job, bars)
    assert set(prepared.files) == {
        "pages.pdf",
        "sheets.pdf",
        "preflight.json",
        "preflight.html",
        "ticket.json",
        "PROOF.txt",
    }
    assert prepared.files["pages.pdf"] == pages
    assert prepared.judged.passed
    ticket = json.loads(prepared.files["ticket.json"])
    assert ticket["extent_pages"] == 4 and ticket["inks"] == ["Black"] and ticket["binding_edge"] == "right"
    assert ticket["quantity"] == "300" and ticket["printing_condition"] == "FOGRA39"
    listed = {entry["name"]: entry["sha256"] for entry in ticket["files"]}
    assert listed["pages.pdf"] == hashlib.sha256(pages).hexdigest()


def test_a_separate_cover_is_one_file_more(pages, job):
    covered = dataclasses.replace(job, cover=Cover(5, (1, 4)))
    assert "cover.pdf" in prepare(pages, covered).files


def test_the_cover_of_a_proof_is_marked_too(pages, job, reopened):
    order = dataclasses.replace(ORDER, proof=True)
    covered = dataclasses.replace(job, cover=Cover(5, (1, 4)), order=order)
    (page,) = reopened(prepare(pages, covered, bars).files["cover.pdf"]).pages
    for form in page.obj.Resources.XObject.values():
        assert b"0 0 0 0.5 k" in form.read_bytes()


def test_a_separate_cover_is_left_out_of_the_sheets(typeset, facts, job, tmp_path):
    pages = press_pdf(typeset(PAGES.replace("עמוד ", "p")), facts)
    bound = dataclasses.replace(
        job, imposition=saddle_stitched(2, "right"), block=(2, 3), cover=Cover(5, (1, 4))
    )
    path = tmp_path / "sheets.pdf"
    path.write_bytes(prepare(pages, bound).files["sheets.pdf"])
    text = subprocess.run(["pdftotext", str(path), "-"], check=True, capture_output=True, text=True).stdout
    assert set(re.findall(r"p\d", text)) == {"p2", "p3"}
    with pytest.raises(ValueError, match="4 pages are imposed, the block has 2"):
        prepare(pages, dataclasses.replace(job, block=(2, 3)))


def test_a_fault_stops_the_job_but_not_a_proof(typeset, facts, job):
    awaiting = press_pdf(typeset(PAGES), dataclasses.replace(facts, awaited=("סטיל של הסרט",)))
    with pytest.raises(CatalogueError) as caught:
        prepare(awaiting, job, bars)
    assert caught.value.exit_code is ExitCode.PREFLIGHT
    assert [found.code for found in caught.value.report] == ["CAT-P31"]
    assert "סטיל של הסרט" in caught.value.report.errors[0].message
    proof = dataclasses.replace(job, order=dataclasses.replace(ORDER, proof=True))
    prepared = prepare(awaiting, proof, bars)
    assert json.loads(prepared.files["ticket.json"])["proof"] is True
    assert prepared.files["pages.pdf"] != awaiting


def test_a_proof_is_marked_below_what_is_read(pages, facts, reopened):
    pdf = reopened(proof_marked(pages, facts, bars))
    for page in pdf.pages:
        content = page.obj.Contents
        data = b"".join(stream.read_bytes() for stream in content)
        assert b"0 0 0 0.5 k" in data
    with pdf.open_metadata() as xmp:
        assert xmp["xmpMM:RenditionClass"] == "proof"
    marks = [m for m in _marks(proof_marked(pages, facts, bars)) if m.paint.inks() == {"Black": 0.5}]
    assert len(marks) == 4 and all(m.box[1] > 8.5 and m.box[3] < 8.5 + 20 for m in marks)


def _marks(data: bytes):
    from catalogue.press.preflight.reading import examine

    return examine(data).marks


def test_inks_are_listed_in_printing_order(typeset, facts, job, gray_profile):
    raw = typeset(
        "<p style='color:device-cmyk(.5 0 0 .2)'>א</p><p style='color:color(--accent 1)'>א</p>",
        "@color-profile --accent { src: url(http://booklet.invalid/spot.icc); components: tint }",
        images={"spot.icc": gray_profile},
    )
    spotted = dataclasses.replace(facts, spots=(SpotColour("--accent", "Gold", (0, 0.2, 0.8, 0)),))
    one = dataclasses.replace(job, facts=spotted, imposition=saddle_stitched(1, "right"))
    prepared = prepare(press_pdf(raw, spotted), one)
    assert json.loads(prepared.files["ticket.json"])["inks"] == ["Cyan", "Black", "Gold"]


def test_the_note_speaks_both_languages_and_says_the_spine(pages, job, facts):
    note = prepare(pages, job).files["PROOF.txt"].decode()
    assert "השדרה בצד ימין" in note and "spine is on the right" in note and facts.title in note
    left = dataclasses.replace(job, facts=dataclasses.replace(facts, binding="left"))
    note = prepare(pages, left).files["PROOF.txt"].decode()
    assert "השדרה בצד שמאל" in note and "spine is on the left" in note


@pytest.mark.parametrize(("binding", "edge"), [("right", "M40.00 0V"), ("left", "M0.00 0V")])
def test_the_ticket_page_shows_which_side_is_bound(pages, job, facts, tmp_path, binding, edge):
    bound = dataclasses.replace(job, facts=dataclasses.replace(facts, binding=binding))
    html = ticket_html(prepare(pages, bound).ticket, "DejaVu Sans")
    assert edge in html
    raw = weasyprint.HTML(string=html).write_pdf(pdf_tags=True)
    page = dataclasses.replace(bound.facts, trim_mm=TICKET_TRIM_MM, bleed_mm=0)
    path = tmp_path / "ticket.pdf"
    path.write_bytes(screen_pdf(raw, page))
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 1
    text = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True, text=True
    )
    assert "60 × 90 mm" in text.stdout and "300" in text.stdout and "Print order" in text.stdout
    assert not re.search(r"\brgb\b|#[0-9a-f]{3}", html)


def test_a_fact_nobody_gave_is_a_line_to_fill_in(pages, job):
    bare = dataclasses.replace(job, order=Order())
    html = ticket_html(prepare(pages, bare).ticket, "DejaVu Sans")
    assert html.count('class="blank"') == 5


def test_the_folder_and_its_zip_hold_the_same(tmp_path):
    delivered = deliver(tmp_path / "press", "ספר-1", {"a.pdf": b"A", "ב.txt": b"B"})
    names = sorted(path.name for path in delivered.folder.iterdir())
    assert names == ["SHA256SUMS", "a.pdf", "ב.txt"]
    with zipfile.ZipFile(delivered.zip) as archive:
        assert archive.namelist() == [f"ספר-1/{name}" for name in names]
        assert archive.read("ספר-1/a.pdf") == b"A"
    check = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    subprocess.run(check, check=True, cwd=delivered.folder, capture_output=True)
    assert sorted(path.name for path in (tmp_path / "press").iterdir()) == ["ספר-1", "ספר-1.zip"]


def test_a_second_job_replaces_the_first_byte_for_byte(tmp_path):
    first = deliver(tmp_path, "a", {"x": b"1", "old": b"2"}).zip.read_bytes()
    deliver(tmp_path, "a", {"x": b"other"})
    assert not (tmp_path / "a" / "old").exists()
    assert deliver(tmp_path, "a", {"x": b"1", "old": b"2"}).zip.read_bytes() == first


@pytest.mark.parametrize("step", ["write_bytes", "rename", "replace"])
def test_a_failure_leaves_the_last_good_folder(tmp_path, monkeypatch, step):
    deliver(tmp_path, "a", {"x": b"good"})

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(Path, step, refuse)
        with pytest.raises(CatalogueError) as caught:
            deliver(tmp_path, "a", {"x": b"new"})
    assert [found.code for found in caught.value.report] == ["CAT-P90"]
    assert "No space left" in caught.value.report.errors[0].message
    assert (tmp_path / "a" / "x").read_bytes() == b"good"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "a.zip"]


def test_checksums_are_those_of_sha256sum():
    assert checksums({"b": b"", "a": b"x"}).splitlines() == [
        f"{hashlib.sha256(b'x').hexdigest()}  a",
        f"{hashlib.sha256(b'').hexdigest()}  b",
    ]


def test_the_same_job_is_the_same_bytes(pages, job):
    assert prepare(pages, job, bars).files == prepare(pages, job, bars).files


def test_sheets_of_a_job_pass_as_sheets(pages, job):
    """What preflight has to say about imposed sheets is nothing but notes."""
    assert judge(prepare(pages, job, bars).files["sheets.pdf"]).passed
