"""The proof: complete, self-contained, and its remarks find their way back to the words."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops, ImageFilter, ImageStat

from catalogue.diagnostics import CatalogueError
from catalogue.pipeline import Folders, check, prove, read_remarks
from catalogue.proofing.remarks import KIND, Remark
from catalogue.proofing.remarks import read_remarks as remarks_in
from catalogue.proofing.sheets import Proof, proof_page

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory, faces: object) -> Folders:
    """The book with a still dropped in, in cyan."""
    root = tmp_path_factory.mktemp("proof")
    shutil.copytree(ROOT / "content", root / "content")
    Image.new("CMYK", (1600, 900), (255, 0, 0, 0)).save(root / "content/films/original/still.tif")
    return Folders(root / "content", ROOT / "templates", ROOT / "fonts", root / "out")


@pytest.fixture(scope="module")
def page(folders: Folders) -> str:
    return prove(folders).index.read_text("utf-8")


@pytest.fixture(scope="module")
def pdf(folders: Folders, page: str) -> Path:
    return folders.out / "proof" / "proof.pdf"


def annotated(pdf: Path, into: Path, *notes: tuple[int, str, float, float, str]) -> Path:
    """The PDF as a reader saves it: (sheet, kind, left, top, words), in mm from the sheet's top left."""
    with pikepdf.open(pdf) as opened:
        for sheet, kind, left, top, words in notes:
            page = opened.pages[sheet - 1]
            x, y = left * 72 / 25.4, float(page.mediabox[3]) - top * 72 / 25.4
            note = Dictionary(Type=Name.Annot, Subtype=Name(kind), Rect=[x - 9, y - 9, x + 9, y + 9])
            note.Contents, note.T = words, "עורכת"
            page.obj.Annots = Array([*page.obj.get("/Annots", []), opened.make_indirect(note)])
        opened.save(into)
    return into


def remarks_file(path: Path, proof: str, **remark: object) -> Path:
    path.write_text(json.dumps({"kind": KIND, "proof": proof, "remarks": [remark]}), "utf-8")
    return path


def told(page: str) -> dict:
    return json.loads(re.search(r"const facts = (\{.*?\}), size", page)[1])


def test_every_picture_it_names_lies_beside_it(folders: Folders, page: str):
    named = set(re.findall(r'<img src="([^"]+)"', page))
    home = folders.out / "proof"
    assert named - {"stills/original-still.jpg"} == {f"pages/{number}.png" for number in range(1, 21)}
    assert all((home / one).stat().st_size > 1000 for one in named)


def test_nothing_is_fetched_from_anywhere(page: str):
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', page) and "default-src 'none'" in page


def test_it_names_no_folder_of_this_machine(folders: Folders, page: str, pdf: Path):
    root = str(folders.content.parent).encode()
    assert root not in page.encode() and root not in pdf.read_bytes()
    assert "content/essays/thoughts.md:5:" in page


def test_it_shows_every_change_of_typography(folders: Folders, page: str):
    changes = [one for one in check(folders) if one.code == "CAT-T02"]
    assert page.count(" הוחלף ב־") == len(changes) > 50 and " becomes " not in page


def test_it_says_what_is_missing(page: str):
    section = page.split('id="missing"')[1].split("</section>")[0]
    assert (
        "מסת״ב" in section
        and "ציון המהדורה" in section
        and section.count("תמונה לסרט ”") == 4
        and "האייפון החדש" in section
    )


def test_the_same_book_is_the_same_proof_and_an_old_one_leaves_no_page_behind(folders: Folders, pdf: Path):
    home = folders.out / "proof"
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    (home / "pages/99.png").write_bytes(b"old")
    prove(folders)
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


def test_a_remark_leads_to_the_words_it_stands_on(folders: Folders, page: str, tmp_path: Path):
    file = remarks_file(tmp_path / "r.json", told(page)["proof"], page=6, x=120, y=20, text="כאן", author="ר")
    same, (one,) = read_remarks(folders, file)
    assert same and one.remark == Remark(6, 120.0, 20.0, "כאן", "ר")
    place, line, column = one.place.rsplit(":", 2)
    assert Path(place).read_text("utf-8").splitlines()[int(line) - 1][int(column) - 1 :].startswith(one.words)


def test_a_remark_on_another_proof_is_told(folders: Folders, tmp_path: Path):
    same, returned = read_remarks(
        folders, remarks_file(tmp_path / "r.json", "x", page=99, x=1, y=1, text="?")
    )
    assert not same and returned[0].place == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"kind": "other"}',
        '{"kind": "catalogue-remarks", "proof": "x"}',
        '{"kind": "catalogue-remarks", "proof": "x", "remarks": [{"page": "1", "x": 0, "y": 0, "text": ""}]}',
        '{"kind": "catalogue-remarks", "proof": "x", "remarks": 5}',
    ],
)
def test_what_is_no_remarks_is_refused(tmp_path: Path, text: str):
    path = tmp_path / "remarks.json"
    path.write_text(text, "utf-8")
    with pytest.raises(CatalogueError) as caught:
        remarks_in(path)
    assert [one.code for one in caught.value.report] == ["CAT-R95"]


def test_the_pdf_has_a_sheet_for_every_spread_and_the_lists_behind(folders: Folders, page: str, pdf: Path):
    with pypdfium2.PdfDocument(pdf) as opened:
        texts = [sheet.get_textpage().get_text_bounded() for sheet in opened]
        size = opened[3].get_size()
    assert size == pytest.approx([side * 72 / 25.4 for side in (354, 268)], abs=0.01), "true size"
    assert "עמודים 6–7" in texts[3] and "Crawford" in texts[3], "the pages are type"
    lists = "".join(texts[11:])
    assert "מסת״ב" in lists and lists.count("thoughts") == page.count("essays/thoughts.md")


def test_the_pages_of_the_pdf_are_the_pages_of_the_book(folders: Folders, pdf: Path):
    """Page 6 on its sheet, and as it is drawn alone; softened, since the two lie half a pixel apart."""
    mm = 1000 / 165
    with pypdfium2.PdfDocument(pdf) as opened:
        sheet = opened[3].render(scale=mm * 25.4 / 72).to_pil().convert("L")
    alone = Image.open(folders.out / "proof/pages/6.png").convert("L")
    page = sheet.crop(tuple(round(side * mm) for side in (177, 12, 177 + 165, 12 + 235)))
    trim = alone.resize(page.size)
    off_by_a_line = ImageChops.offset(trim, 0, 15)
    alike, unlike = (
        ImageStat.Stat(ImageChops.difference(*(each.filter(ImageFilter.BoxBlur(2)) for each in (page, one))))
        for one in (trim, off_by_a_line)
    )
    assert alike.mean[0] * 4 < unlike.mean[0]


def test_an_annotation_in_the_pdf_leads_to_the_words_it_stands_on(
    folders: Folders, pdf: Path, tmp_path: Path
):
    notes = [
        (4, "/Text", 177 + 120, 12 + 20, "כאן"),
        (13, "/FreeText", 100, 100, "ברשימה"),
        (4, "/Link", 1, 1, "x"),
    ]
    same, (one, other) = read_remarks(folders, annotated(pdf, tmp_path / "back.pdf", *notes))
    assert same and (one.remark.page, one.remark.text, one.remark.author) == (6, "כאן", "עורכת")
    assert (one.remark.x, one.remark.y) == pytest.approx((120, 20), abs=0.01)
    place, line, column = one.place.rsplit(":", 2)
    assert Path(place).read_text("utf-8").splitlines()[int(line) - 1][int(column) - 1 :].startswith(one.words)
    assert (other.remark.page, other.place) == (0, "")


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"nothing"])
def test_a_pdf_that_is_none_is_refused(folders: Folders, tmp_path: Path, data: bytes):
    path = tmp_path / "back.pdf"
    path.write_bytes(data)
    with pytest.raises(CatalogueError) as caught:
        read_remarks(folders, path)
    assert [one.code for one in caught.value.report] == ["CAT-R95"]


@pytest.mark.parametrize(
    ("binding", "sheet", "left", "page"),
    [
        ("right", 1, 20, 1),
        ("right", 1, 30, 0),
        ("right", 2, 20, 3),
        ("right", 2, 30, 2),
        ("right", 9, 20, 0),
        ("left", 1, 30, 1),
        ("left", 1, 20, 0),
        ("left", 2, 20, 2),
        ("left", 2, 30, 3),
    ],
)
def test_a_point_of_a_sheet_is_on_a_page(binding: str, sheet: int, left: float, page: int):
    """Pages of 10 mm on sheets with 12 mm of margin."""
    pages = [{"number": number, "label": str(number)} for number in range(1, 4)]
    proof = Proof("t", "0", binding, 10, 10, pages, (), (), (), ())
    assert proof.page_at(sheet, left, 15)[0] == page


def test_a_still_has_a_contact_print_that_every_screen_can_show(folders: Folders, pdf: Path):
    with Image.open(folders.out / "proof/stills/original-still.jpg") as shown:
        red, _, blue = shown.getpixel((100, 100))
        assert shown.format == "JPEG" and shown.mode == "RGB"
    assert red < 60 and blue > 180, "cyan, as a screen shows it"
    with pypdfium2.PdfDocument(pdf) as opened:
        last = opened[len(opened) - 1].get_textpage().get_text_bounded()
    assert "still" in last and "עמוד 8" in last


def test_no_title_can_end_the_script_it_stands_in():
    proof = Proof("</script><b>", "0", "right", 1, 1, (), (), (), (), ())
    page = proof_page(proof)
    assert "</script><b>" not in page and told(page)["title"] == "</script><b>"


@pytest.mark.parametrize(
    ("binding", "numbers"), [("right", [[1], [2, 3], [4, 5], [6]]), ("left", [[1], [2, 3], [4, 5], [6]])]
)
def test_pages_lie_open_in_pairs(binding: str, numbers: list[list[int]]):
    pages = [{"number": number, "label": str(number)} for number in range(1, 7)]
    proof = Proof("t", "0", binding, 1, 1, pages, (), (), (), ())
    assert [[page["number"] for page in spread] for spread in proof.spreads] == numbers
