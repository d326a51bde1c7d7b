"""A new catalogue builds at once, in both its looks, with the same words."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from copies import ROOT

from catalogue.diagnostics import CatalogueError, Severity
from catalogue.pipeline import Folders, build, check, new_catalogue
from catalogue.pipeline.beginning import sample_still


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


def test_it_has_a_film_an_essay_a_note_and_a_still(look: Folders):
    mapped = json.loads((look.out / "booklet.json").read_text("utf-8"))
    assert {one["kind"] for one in mapped["sections"]} == {"essay", "film"}
    assert len(mapped["notes"]) == 1 and mapped["figures"][0]["ppi"] > 250


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
