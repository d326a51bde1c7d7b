"""The cover laid flat: order of its parts, spine, bleed, title."""

import dataclasses
import re
import subprocess

import pikepdf
import pytest
from PIL import Image

from catalogue.press import Lettering, press_pdf
from catalogue.press.cover import Cover, cover_pdf, spine_mm
from catalogue.press.preflight.judging import judge

MM = 72 / 25.4
GROUND = "<div style='position:absolute;inset:-11mm;background:device-cmyk({})'></div>"
INKS = {"front": "1 0 0 0", "insidefront": "0 0 0 0", "insideback": "0 0 0 0", "back": "0 1 0 0"}
COVERS = "".join(
    f"<section class=page style='height:74mm'>{GROUND.format(ink)}<p style='position:relative'>{name}</p>"
    for name, ink in INKS.items()
)
BAR = Lettering("M0 0L4 0L4 -0.7L0 -0.7Z", 4)


@pytest.fixture(scope="module")
def covers(typeset, facts) -> bytes:
    return press_pdf(typeset(COVERS, "body, p { margin: 0 } .page { position: relative }"), facts)


def words(data: bytes, tmp_path) -> list[list[str]]:
    path = tmp_path / "cover.pdf"
    path.write_bytes(data)
    text = _run("pdftotext", "-bbox", path, "-")
    pages = []
    for page in text.split("<page ")[1:]:
        found = re.findall(r'xMin="([\d.]+)".*>(\w+)</word>', page)
        pages.append(
            [word for _, word in sorted((float(x), word) for x, word in found if not word.isdigit())]
        )
    return pages


@pytest.mark.parametrize(
    ("binding", "outside", "inside"),
    [
        ("right", ["front", "back"], ["insideback", "insidefront"]),
        ("left", ["back", "front"], ["insidefront", "insideback"]),
    ],
)
def test_the_front_lies_where_the_binding_says(covers, facts, tmp_path, binding, outside, inside):
    book = dataclasses.replace(facts, binding=binding)
    data = cover_pdf(covers, Cover(6, (1, 4), (2, 3)), book)
    assert words(data, tmp_path) == [outside, inside]


def test_the_cover_is_as_wide_as_its_parts_and_bleeds_all_round(covers, facts, reopened):
    data = cover_pdf(covers, Cover(6, (1, 4)), facts)
    (page,) = reopened(data).pages
    trim = [float(v) for v in page.obj.TrimBox]
    assert trim == pytest.approx([3 * MM, 3 * MM, 129 * MM, 93 * MM], abs=1e-3)
    assert page.obj.BleedBox == page.obj.MediaBox
    assert {found.code for found in judge(data).findings} <= {"CAT-P23"}


def test_ink_of_both_covers_stops_at_the_spine(covers, facts, tmp_path):
    path = tmp_path / "cover.pdf"
    path.write_bytes(cover_pdf(covers, Cover(6, (1, 4), spine_ink=(0, 0, 1, 0)), facts))
    _run("pdftoppm", "-r", "254", "-png", "-singlefile", path, tmp_path / "cover")
    with Image.open(tmp_path / "cover.png") as cover:
        colours = [cover.getpixel((x * 10 + 5, cover.height // 3)) for x in (0, 62, 63, 68, 69, 131)]
    names = [
        "cyan" if r < 100 else "magenta" if g < 100 else "yellow" if b < 100 else "?" for r, g, b in colours
    ]
    assert names == ["cyan", "cyan", "yellow", "yellow", "magenta", "magenta"]


@pytest.mark.parametrize(("binding", "sense"), [("right", b"0 1 -1 0"), ("left", b"0 -1 1 0")])
def test_the_spine_title_is_upright_when_the_book_lies_face_up(covers, facts, reopened, binding, sense):
    book = dataclasses.replace(facts, binding=binding)
    page = reopened(cover_pdf(covers, Cover(6, (1, 4), spine_title=BAR), book)).pages[0]
    assert sense in page.obj.Contents.read_bytes()


def test_a_title_stays_inside_its_spine(covers, facts, tmp_path):
    path = tmp_path / "cover.pdf"
    path.write_bytes(cover_pdf(covers, Cover(6, (1, 4), spine_ink=(0, 0, 1, 0), spine_title=BAR), facts))
    _run("pdftoppm", "-r", "254", "-png", "-singlefile", path, tmp_path / "cover")
    with Image.open(tmp_path / "cover.png") as cover:
        spine = cover.crop((630, 0, 690, cover.height)).convert("RGB").getchannel("B")
        white = spine.point(lambda value: 255 * (value > 200)).getbbox()
    assert white is not None
    left, top, right, bottom = white
    assert left > 10 and right < 50 and top > 100 and bottom < cover.height - 100


def test_a_spine_too_thin_for_letters_stays_bare(covers, facts, reopened):
    page = reopened(cover_pdf(covers, Cover(2, (1, 4), spine_title=BAR), facts)).pages[0]
    assert b"0 1 -1 0" not in page.obj.Contents.read_bytes()


def test_pictures_of_the_block_stay_there(typeset, facts, reopened, cmyk_jpeg):
    pictured = COVERS.replace(
        "insidefront</p>", "insidefront</p><img src=tile.jpg alt=א style='position:absolute'>"
    )
    pages = press_pdf(typeset(pictured, images={"tile.jpg": cmyk_jpeg}), facts)
    cover = reopened(cover_pdf(pages, Cover(6, (1, 4)), facts))
    assert not _images(cover)
    assert _images(reopened(cover_pdf(pages, Cover(6, (1, 4), (2, 3)), facts)))


def _images(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]


def test_the_spine_is_as_thick_as_its_leaves():
    assert spine_mm(240, 0.1) == pytest.approx(12)


def _run(*command: object) -> str:
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stdout
