"""A new catalogue builds at once, in both its looks, with the same words."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from copies import ROOT

from catalogue.diagnostics import CatalogueError, Severity
from catalogue.pipeline import Folders, build, check, new_catalogue
from catalogue.pipeline.beginning import sample_still
from catalogue.pipeline.laid import Laid
from catalogue.pipeline.stone import Stone


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    into = tmp_path_factory.mktemp("new") / "catalogue"
    new_catalogue(into, ROOT / "templates")
    return into


@pytest.fixture(scope="module", params=["templates", "brochure"])
def look(request: pytest.FixtureRequest, begun: Path, faces: object) -> Folders:
    folders = Folders(
        begun / "content", begun / request.param, ROOT / "fonts", begun / f"out-{request.param}"
    )
    assert not [one for one in build(folders).report if one.severity is Severity.ERROR]
    return folders


def words(folders: Folders) -> list[str]:
    mapped = json.loads((folders.out / "booklet.json").read_text("utf-8"))
    return re.findall(r"[^\W_]+", " ".join(line["text"] for line in mapped["lines"]))


def page_map(folders: Folders) -> dict:
    return json.loads((folders.out / "booklet.json").read_text("utf-8"))


def test_it_has_films_an_essay_a_note_and_a_still(look: Folders):
    mapped = page_map(look)
    assert [one["kind"] for one in mapped["sections"]] == ["essay", "film", "film"]
    assert len(mapped["notes"]) == 1 and mapped["figures"][0]["ppi"] > 250


def test_it_is_three_sheets_with_every_picture_facing_its_text(look: Folders):
    mapped = page_map(look)
    assert [one["number"] for one in mapped["pages"] if one["blank"]] == [2, 11], "the inner covers, no other"
    assert len(mapped["pages"]) == 12
    assert [(one["first_page"], one["last_page"]) for one in mapped["sections"][1:]] == [(6, 7), (8, 9)]


@pytest.mark.parametrize(("paragraphs", "pages"), [(0, [(5, 5), (6, 7)]), (9, [(5, 6), (8, 9)])])
def test_a_film_waits_for_a_page_that_faces_its_text(
    begun: Path, tmp_path: Path, faces: object, paragraphs: int, pages: list
):
    content = shutil.copytree(begun / "content", tmp_path / "content")
    essay = content / "essays/opening.md"
    essay.write_text(essay.read_text("utf-8") + "\nעוד פסקה, ארוכה כשורה אחת לפחות.\n" * paragraphs, "utf-8")
    stone = Stone(Folders(content, begun / "templates", ROOT / "fonts", tmp_path / "out"))
    laid = stone.lay()
    assert isinstance(laid, Laid) and stone.composed
    sections = stone.composed.document.sections
    assert [(one.first_page, one.last_page) for one in sections[:2]] == pages
    assert (laid.pages[6]["kind"] == "blank") == (paragraphs > 0)


def test_the_looks_differ_in_size_and_in_ink(begun: Path):
    looks = [(begun / name / "tokens.yaml").read_text("utf-8") for name in ("templates", "brochure")]
    for token in ("width", "height", "grid", "accent"):
        one, other = (re.search(rf"^ *{token}: (.*)$", text, re.MULTILINE)[1] for text in looks)
        assert one != other, token
    shared = {path.name for path in (begun / "templates").rglob("*.j2")}
    assert {path.name for path in (begun / "brochure").rglob("*.j2")} - shared == {"theme.css.j2"}


def test_both_looks_print_the_same_words(begun: Path, look: Folders):
    other = Folders(look.content, ROOT / "templates", look.fonts, begun / "out-again")
    build(other)
    assert sorted(words(look)) == sorted(words(other)) and len(words(look)) > 80


def test_the_house_has_nothing_against_the_sample(begun: Path):
    report = check(Folders(begun / "content", begun / "templates", ROOT / "fonts", begun / "out"))
    assert not [one for one in report if one.severity is not Severity.NOTE]


def test_the_brochure_prints_the_other_book_too(tmp_path: Path, begun: Path):
    folders = Folders(ROOT / "content", begun / "brochure", ROOT / "fonts", tmp_path)
    assert not [one for one in build(folders).report if one.severity is Severity.ERROR]


def test_nothing_is_overwritten(tmp_path: Path):
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(CatalogueError) as caught:
        new_catalogue(tmp_path, ROOT / "templates")
    assert [one.code for one in caught.value.report] == ["CAT-S23"]
    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]


def test_without_templates_there_is_no_beginning(tmp_path: Path):
    with pytest.raises(CatalogueError) as caught:
        new_catalogue(tmp_path / "new", tmp_path / "templates")
    assert [one.code for one in caught.value.report] == ["CAT-S24"]
    assert not (tmp_path / "new").exists()


def test_the_sample_still_is_the_same_each_time():
    assert sample_still() == sample_still()
