"""Imposed sheets: measured, drawn, marked, and looked at again through other programs."""

import dataclasses
import re
import subprocess

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from catalogue.press import PressFacts, SpotColour, press_pdf
from catalogue.press.imposition import n_up, perfect_bound, saddle_stitched
from catalogue.press.layout import MARGIN, MARKS_FROM, Paper, lay_out, turned_by
from catalogue.press.lettering import Lettering, painted
from catalogue.press.marks import collation_mark
from catalogue.press.sheets import sheets_pdf
from catalogue.press.slugs import slugs

MM = 72 / 25.4
PAGES = "".join(
    f"<section class=page style='height:70mm'><div style='position:absolute;inset:-11mm;"
    f"background:device-cmyk({n % 2} {1 - n % 2} 0 0)'></div><p style='position:relative'>p{n}</p></section>"
    for n in range(1, 9)
)
STYLE = "body { margin: 0 } .page { position: relative }"


@pytest.fixture(scope="module")
def eight(typeset, facts) -> bytes:
    return press_pdf(typeset(PAGES, STYLE), facts)


def box_letterer(text: str) -> Lettering:
    """Every letter a box of half an em: enough to see where a line stands."""
    boxes = "".join(
        f"M{at / 2:g} 0L{at / 2 + 0.4:g} 0L{at / 2 + 0.4:g} -0.7L{at / 2:g} -0.7Z" for at in range(len(text))
    )
    return Lettering(boxes, len(text) / 2)


any_book = st.builds(
    lambda pages, binding, way: way(pages, binding),
    st.integers(1, 40),
    st.sampled_from(["right", "left"]),
    st.sampled_from(
        [
            saddle_stitched,
            lambda pages, binding: saddle_stitched(pages, binding, "work-and-turn"),
            lambda pages, binding: saddle_stitched(pages, binding, "work-and-tumble"),
            lambda pages, binding: perfect_bound(pages, 16, binding),
            lambda pages, binding: perfect_bound(pages, 12, binding, "tumble"),
            lambda pages, binding: n_up(pages, 3, 2, binding),
        ]
    ),
)
BOOK = PressFacts(
    title="א",
    language="he",
    edition_id="1",
    creators=(),
    trim_mm=(165, 235),
    bleed_mm=3,
    stamped="2025-01-01",
)


def sides_of(imposition, paper):
    for sheet in imposition.sheets:
        for side in range(len(sheet.sides)):
            yield sheet, lay_out(sheet, side, imposition.method, BOOK, paper)


@given(any_book, st.sampled_from([0.0, 3.0]))
def test_no_page_paints_on_its_neighbour(imposition, milling):
    for _, laid in sides_of(imposition, Paper(0.12, milling)):
        for one in laid.placed:
            assert one.trim.width == pytest.approx(165) and one.trim.height == pytest.approx(235)
            for other in laid.placed:
                assert one is other or not _overlap(one.clip, other.clip)


def _overlap(one, other) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    upwards = min(one.top, other.top) - max(one.bottom, other.bottom)
    return across > 1e-6 and upwards > 1e-6


@given(any_book)
def test_bleed_is_whole_on_every_cut_and_nought_on_a_shared_spine(imposition):
    for sheet, laid in sides_of(imposition, Paper(0.12)):
        for one in laid.placed:
            spine = one.trim.left - one.clip.left, one.clip.right - one.trim.right
            at_spine, at_fore_edge = spine if one.cell.spine == "left" else spine[::-1]
            assert at_fore_edge == pytest.approx(3) and at_spine == pytest.approx(0 if sheet.joined else 3)
            assert one.clip.top - one.trim.top == pytest.approx(3)


@given(any_book)
def test_creep_moves_towards_the_spine(imposition):
    for sheet, laid in sides_of(imposition, Paper(0.12)):
        for one in laid.placed:
            wanted = 0.12 * one.cell.within * (1 if one.cell.spine == "right" else -1) * sheet.joined
            assert one.creep == pytest.approx(wanted)


@given(any_book)
def test_marks_stay_off_the_bleed(imposition):
    for _, laid in sides_of(imposition, Paper()):
        for one in laid.placed:
            assert (
                one.clip.left >= laid.block.left - 3 - 1e-6 and one.clip.right <= laid.block.right + 3 + 1e-6
            )
        assert laid.block.left >= MARGIN + 3 - 1e-6 and MARKS_FROM > 0
        assert not set(laid.folds_x) & set(laid.cuts_x)


def test_front_and_back_register_on_a_given_sheet():
    paper = Paper(sheet_mm=(450, 320))
    (sheet, *_) = saddle_stitched(8, "right").sheets
    front, back = (lay_out(sheet, side, "turn", BOOK, paper) for side in (0, 1))
    assert (front.width, front.height) == (450, 320) and front.block == back.block
    assert front.block.left == pytest.approx(450 - front.block.right)


def test_a_sheet_too_small_is_refused():
    (sheet, *_) = saddle_stitched(8, "right").sheets
    with pytest.raises(ValueError, match=r"is 297 × 420 mm.* need 362 × 267 mm"):
        lay_out(sheet, 0, "turn", BOOK, Paper(sheet_mm=(297, 420)))


@pytest.mark.parametrize(
    ("edge", "size", "method"),
    [
        ("long", (450, 320), "tumble"),
        ("short", (450, 320), "turn"),
        ("long", (320, 450), "turn"),
        ("short", (320, 450), "tumble"),
    ],
)
def test_a_duplex_press_turns_by_its_long_or_short_edge(edge, size, method):
    assert turned_by(edge, *size) == method


def test_pages_stand_where_the_imposition_says(eight, facts, tmp_path):
    path = tmp_path / "sheets.pdf"
    path.write_bytes(sheets_pdf(eight, saddle_stitched(8, "right"), facts, Paper(0.1)))
    text = _run("pdftotext", "-bbox", path, "-")
    found = []
    for page in text.split("<page ")[1:]:
        words = re.findall(r'xMin="([\d.]+)".*>(p\d)</word>', page)
        found.append([word for _, word in sorted((float(x), word) for x, word in words)])
    assert found == [["p1", "p8"], ["p7", "p2"], ["p3", "p6"], ["p5", "p4"]]


def test_ink_stops_at_the_spine_and_runs_into_the_bleed(eight, facts, tmp_path):
    """Cyan pages meet magenta ones at the fold, to the pixel, though each page has bleed on all sides."""
    path = tmp_path / "sheets.pdf"
    path.write_bytes(sheets_pdf(eight, saddle_stitched(8, "right"), facts, Paper()))
    _run("pdftoppm", "-r", "254", "-f", "1", "-l", "1", "-png", path, tmp_path / "sheet")
    with Image.open(tmp_path / "sheet-1.png") as sheet:
        middle, y = sheet.width // 2, sheet.height // 2
        row = [sheet.getpixel((x, y)) for x in range(sheet.width)]
    is_cyan = [red < 100 and green > 100 for red, green, _ in row]
    is_magenta = [green < 100 and red > 100 for red, green, _ in row]
    assert is_cyan[middle - 3] and is_magenta[middle + 3]
    assert is_cyan.index(True) == pytest.approx(MARGIN * 10, abs=2), "bleed on the fore-edge"
    assert len(row) - 1 - is_magenta[::-1].index(True) == pytest.approx(middle * 2 - MARGIN * 10, abs=2)
    assert not any(is_cyan[middle + 1 :]) and not any(is_magenta[: middle - 1])


def test_sheets_keep_boxes_intent_and_standard(eight, facts, reopened):
    pdf = reopened(sheets_pdf(eight, saddle_stitched(8, "right"), facts, Paper(), box_letterer))
    assert str(pdf.Root.OutputIntents[0].OutputConditionIdentifier) == "FOGRA39"
    assert "/PageLabels" not in pdf.Root and pdf.Root.PageLayout == "/SinglePage"
    page = pdf.pages[0].obj
    media, bleed, trim = ([float(v) for v in page[box]] for box in ("/MediaBox", "/BleedBox", "/TrimBox"))
    assert media[:2] == [0, 0] and trim[2] - trim[0] == pytest.approx(120 * MM, abs=1e-3)
    assert trim[0] - bleed[0] == pytest.approx(3 * MM, abs=1e-3) and bleed[0] > media[0]
    with pdf.open_metadata() as xmp:
        assert xmp["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
    assert len(pdf.pages) == 4


def test_marks_print_in_every_ink_and_the_bar_shows_the_spots(typeset, facts, reopened, gray_profile):
    raw = typeset(
        "<p style='color:color(--accent 1)'>א</p>",
        "@color-profile --accent { src: url(http://booklet.invalid/spot.icc); components: tint }",
        images={"spot.icc": gray_profile},
    )
    spotted = dataclasses.replace(facts, spots=(SpotColour("--accent", "Accent", (0, 0.9, 0.8, 0)),))
    pages = press_pdf(raw, spotted)
    page = reopened(sheets_pdf(pages, saddle_stitched(1, "right"), spotted, Paper())).pages[0].obj
    content = page.Contents.read_bytes()
    assert b"/All CS 1 SCN" in content and b"/--accent cs 1 scn" in content
    assert [str(part) for part in list(page.Resources.ColorSpace.All)[:2]] == ["/Separation", "/All"]
    assert not re.search(rb"(?m) (rg|RG|g|G)$", content)


def test_the_slug_ends_above_the_right_edge_of_the_pages(eight, facts, tmp_path):
    path = tmp_path / "sheets.pdf"
    path.write_bytes(sheets_pdf(eight, saddle_stitched(8, "right"), facts, Paper(), box_letterer))
    _run("pdftoppm", "-r", "101.6", "-gray", "-singlefile", path, tmp_path / "sheet")
    with Image.open(tmp_path / "sheet.pgm") as sheet:
        above = sheet.crop((sheet.width // 2, 8, sheet.width, int((MARGIN - 6) * 4)))
        ink = above.point(lambda value: 255 * (value < 128)).getbbox()
        assert sheet.width // 2 + ink[2] == pytest.approx(sheet.width - 16 * 4, abs=4)


@pytest.mark.parametrize(
    ("language", "words"), [("he-IL", "גיליון 1 מתוך 2 · פנים"), ("en", "sheet 1 of 2 · front")]
)
def test_slugs_name_book_sheet_and_side(facts, language, words):
    book = dataclasses.replace(facts, language=language)
    texts = [slug.text for slug in slugs(saddle_stitched(8, "right"), book)]
    assert len(texts) == 4 and words in texts[0] and facts.title in texts[0]
    (one, *_) = slugs(saddle_stitched(8, "right", "work-and-turn"), book)
    assert one.text.endswith(("בתבנית אחת", "one form"))
    gathered = [slug.text for slug in slugs(perfect_bound(16, 8, "right"), book)]
    assert "2" in gathered[-1] and ("קונטרס" in gathered[-1] or "section" in gathered[-1])


def test_collation_marks_run_down_the_back_like_stairs():
    book = perfect_bound(48, 16, "right")
    tops = []
    for sheet in book.sheets:
        laid = lay_out(sheet, 0, "turn", BOOK, Paper(milling_mm=3))
        mark = collation_mark(laid, sheet.section, 3)
        x, y, width, height = (float(v) / MM for v in mark.split(b"k\n")[1].split()[:4])
        assert x + width / 2 == pytest.approx(laid.block.left + 165 + 3, abs=0.01)
        tops.append(y + height)
    assert tops == sorted(tops, reverse=True) and len({round(top) for top in tops}) == 3
    alone = lay_out(book.sheets[0], 0, "turn", BOOK, Paper())
    assert collation_mark(alone, 1, 1) == b""


def test_an_outline_becomes_path_operators():
    text = painted(Lettering("M0 0L1 0Q1 1 0 1C0 1 0 .5 0 0Z", 1), 10, 20, 8)
    assert text.split(b"\n") == [
        b"q",
        b"8 0 0 -8 10 20 cm",
        b"0 0 m",
        b"1 0 l",
        b"1 0.66667 0.66667 1 0 1 c",
        b"0 1 0 0.5 0 0 c",
        b"h",
        b"f",
        b"Q",
    ]


def test_same_input_same_sheets(eight, facts):
    made = [sheets_pdf(eight, perfect_bound(8, 8, "right"), facts, Paper(), box_letterer) for _ in range(2)]
    assert made[0] == made[1]


def test_other_programs_accept_the_sheets(eight, facts, tmp_path):
    path = tmp_path / "sheets.pdf"
    path.write_bytes(sheets_pdf(eight, perfect_bound(8, 8, "right"), facts, Paper(0.1, 3), box_letterer))
    assert "No syntax or stream encoding errors" in _run("qpdf", "--check", path)
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 2


def _run(*command: object) -> str:
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stdout
