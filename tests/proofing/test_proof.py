"""The proof: complete, self-contained, and its remarks find their way back to the words."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from catalogue.diagnostics import CatalogueError
from catalogue.pipeline import Folders, check, prove, read_remarks
from catalogue.proofing.remarks import KIND, Remark
from catalogue.proofing.remarks import read_remarks as remarks_in
from catalogue.proofing.sheets import Proof, proof_page

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory, faces: object) -> Folders:
    return Folders(ROOT / "content", ROOT / "templates", ROOT / "fonts", tmp_path_factory.mktemp("proof"))


@pytest.fixture(scope="module")
def page(folders: Folders) -> str:
    return prove(folders).index.read_text("utf-8")


def remarks_file(path: Path, proof: str, **remark: object) -> Path:
    path.write_text(json.dumps({"kind": KIND, "proof": proof, "remarks": [remark]}), "utf-8")
    return path


def told(page: str) -> dict:
    return json.loads(re.search(r"const facts = (\{.*?\}), size", page)[1])


def test_every_picture_it_names_lies_beside_it(folders: Folders, page: str):
    named = set(re.findall(r'<img src="([^"]+)"', page))
    home = folders.out / "proof"
    assert len(named) == 20 and all((home / one).read_bytes().startswith(b"\x89PNG") for one in named)


def test_nothing_is_fetched_from_anywhere(page: str):
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', page) and "default-src 'none'" in page


def test_it_shows_every_change_of_typography(folders: Folders, page: str):
    changes = [one for one in check(folders) if one.code == "CAT-T02"]
    assert page.count(" becomes ") == len(changes) > 50


def test_it_says_what_is_missing(page: str):
    section = page.split('id="missing"')[1].split("</section>")[0]
    assert "מסת״ב" in section and "ציון המהדורה" in section and section.count("תמונה לסרט") == 5


def test_an_old_proof_leaves_no_page_behind(folders: Folders, page: str):
    stray = folders.out / "proof" / "pages" / "99.png"
    stray.write_bytes(b"old")
    prove(folders)
    assert not stray.exists()


def test_the_same_book_is_the_same_proof(folders: Folders, page: str):
    assert prove(folders).index.read_text("utf-8") == page


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


def test_no_title_can_end_the_script_it_stands_in():
    proof = Proof("</script><b>", "0", "right", 1, 1, 0, (), (), (), (), ())
    page = proof_page(proof)
    assert "</script><b>" not in page and told(page)["title"] == "</script><b>"


@pytest.mark.parametrize(
    ("binding", "numbers"), [("right", [[1], [2, 3], [4, 5], [6]]), ("left", [[1], [2, 3], [4, 5], [6]])]
)
def test_pages_lie_open_in_pairs(binding: str, numbers: list[list[int]]):
    pages = [{"number": number, "label": str(number)} for number in range(1, 7)]
    proof = Proof("t", "0", binding, 1, 1, 0, pages, (), (), (), ())
    assert [[page["number"] for page in spread] for spread in proof.spreads] == numbers
