"""The printer's folder of the booklet by programs that know nothing of us.

qpdf, poppler and Ghostscript come as Debian packages and are asked here. JHOVE is in no release that
the project installs on and knows PDF/X no further than X-3; PDFBox's preflight knows PDF/A-1b alone;
veraPDF has no PDF/X profile. What they would say of X-4 is said by poppler, and by reading the bytes.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest
from PIL import Image, ImageCms

from catalogue.pipeline import Folders, Pressed, build, press

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.conformance
DRAWN = ("pages.pdf", "sheets.pdf", "ticket.pdf")
SPACES = {
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    return Folders(ROOT / "content", ROOT / "templates", ROOT / "fonts", tmp_path_factory.mktemp("out"))


@pytest.fixture(scope="module")
def job(work: Folders) -> Pressed:
    return press(work)


Told = Callable[..., str]


@pytest.fixture
def told(job: Pressed) -> Told:
    """told(file, program, …) → what the program says of a file of the folder."""

    def run(file: str, *command: str) -> str:
        asked = subprocess.run([*command, str(job.folder / file)], capture_output=True, text=True, check=True)
        return asked.stdout + asked.stderr

    return run


@pytest.mark.parametrize("file", DRAWN)
def test_qpdf_finds_no_fault_in_the_syntax(told: Told, file: str) -> None:
    assert "No syntax or stream encoding errors" in told(file, "qpdf", "--check")


@pytest.mark.parametrize("file", DRAWN)
def test_poppler_finds_every_font_embedded_and_cut_down(told: Told, file: str) -> None:
    rows = [row.split() for row in told(file, "pdffonts").splitlines()[2:]]
    assert rows and all(row[-5:-2] == ["yes", "yes", "yes"] for row in rows)
    assert told(file, "pdfimages", "-list").count("rgb") == 0


@pytest.mark.parametrize("file", DRAWN)
def test_poppler_calls_it_pdf_x_4(told: Told, file: str) -> None:
    said = told(file, "pdfinfo")
    assert "PDF/X-4" in said and "ISO 15930-7" in said and "Encrypted:       no" in said


@pytest.mark.parametrize("file", DRAWN)
def test_intent_and_metadata_by_other_readers_than_wrote_them(job: Pressed, file: str) -> None:
    """XMP by the standard library's XML, the profile by littleCMS."""
    with pikepdf.open(job.folder / file) as pdf:
        (intent,) = pdf.Root.OutputIntents
        packet, profile = pdf.Root.Metadata.read_bytes(), intent.DestOutputProfile.read_bytes()
        assert (intent.S, str(intent.OutputConditionIdentifier)) == ("/GTS_PDFX", "FOGRA39")
        assert str(intent.RegistryName) == "http://www.color.org"
        assert pdf.docinfo.Trapped == "/False"
        assert "/Filter" not in pdf.Root.Metadata, "readable as it lies (ISO 16684-1)"
    xmp = ElementTree.fromstring(packet)
    facts = {**{name: value for node in xmp.iter() for name, value in node.attrib.items()}}
    facts |= {node.tag: "".join(node.itertext()).strip() for node in xmp.iter()}
    assert facts[f"{{{SPACES['pdfxid']}}}GTS_PDFXVersion"] == "PDF/X-4"
    assert facts[f"{{{SPACES['pdf']}}}Trapped"] == "False"
    assert "מבוסס על סיפור אמיתי" in facts[f"{{{SPACES['dc']}}}title"]
    opened = ImageCms.ImageCmsProfile(BytesIO(profile)).profile
    assert (opened.xcolor_space.strip(), opened.device_class) == ("CMYK", "prtr")


def test_ghostscript_prints_text_pages_from_the_black_plate_alone(
    work: Folders, told: Told, tmp_path: Path
) -> None:
    build(work)
    kinds = [page["kind"] for page in json.loads((work.out / "booklet.json").read_text("utf-8"))["pages"]]
    plates = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-r48"]
    told("pages.pdf", *plates, f"-sOutputFile={tmp_path}/p%d.tif")
    found: dict[str, set[int]] = {}
    for path in tmp_path.glob("p*(*).tif"):
        number, ink = re.fullmatch(r"p(\d+)\((\w+)\)\.tif", path.name).groups()  # type: ignore[union-attr]
        with Image.open(path) as plate:
            if plate.convert("L").getextrema()[0] < 250:
                found.setdefault(ink, set()).add(int(number))
    text = {number for number, kind in enumerate(kinds, 1) if kind == "text"}
    assert len(text) >= 8 and text <= found["Black"]
    assert set(found) == {"Black", "Magenta"} and not text & found["Magenta"]
