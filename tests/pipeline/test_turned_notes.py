"""A שם that an edit has turned, from build to build."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from shipped import folders

from catalogue.archive.editions import Agent
from catalogue.diagnostics import Report
from catalogue.pipeline import Folders, build
from catalogue.pipeline.checking import check
from catalogue.pipeline.shelving import shelve
from catalogue.pipeline.statement import Shelving

BOOK = """\
slug: ibidem
title: שם
edition:
  id: 1
order:
  - title
  - essays/notes
"""
TEXT = """\
---
title: הערות
---

ראשית,[^atlas] שנית.[^shem]

[^atlas]: Kate Crawford, *Atlas of AI* (Yale University Press, 2021), 12.

[^shem]: שם, 100-105.
"""
BETWEEN = TEXT.replace("שנית.", "שנית,[^pain] שלישית.") + "\n[^pain]: סוזן זונטאג, להתבונן (מודן, 2005).\n"
SHELVING = Shelving(moment="2030-01-01T00:00:00Z", person=Agent("שלומית"), edition=1, as_proof=True)


@pytest.fixture
def place(tmp_path: Path) -> Folders:
    content = tmp_path / "content"
    (content / "essays").mkdir(parents=True)
    (content / "book.yaml").write_text(BOOK, "utf-8")
    return folders(tmp_path / "out", content)


def written(place: Folders, text: str) -> None:
    (place.content / "essays/notes.md").write_text(text, "utf-8")


def turned(report: Report) -> list[int]:
    return [one.location.line for one in report if one.code == "CAT-T21"]


def test_a_turned_shem_is_told_by_check_and_build_until_it_is_settled(place: Folders) -> None:
    written(place, TEXT)
    assert turned(check(place)) == []
    assert turned(build(place).report) == []
    written(place, BETWEEN)
    for report in (check(place), build(place).report, build(place).report, check(place)):
        assert turned(report) == [9]
    written(place, BETWEEN.replace("שם, 100-105", "Crawford, Atlas, 100-105"))
    assert turned(build(place).report) == []


def test_what_is_printed_does_not_depend_on_the_build_before(place: Folders) -> None:
    written(place, BETWEEN)
    build(place)
    fresh = {path.name: path.read_bytes() for path in place.out.glob("booklet*.*")}
    (place.out / "booklet.json").unlink()
    written(place, TEXT)
    build(place)
    written(place, BETWEEN)
    build(place)
    again = {path.name: path.read_bytes() for path in place.out.glob("booklet*.*")}
    assert [name for name in fresh if fresh[name] != again[name]] == ["booklet.json"]
    maps = [json.loads(files["booklet.json"]) for files in (fresh, again)]
    assert [key for key in maps[0] if maps[0][key] != maps[1][key]] == ["findings", "referents"]


def test_a_record_names_its_files_from_the_content_folder_on(place: Folders) -> None:
    written(place, TEXT)
    build(place)
    (record,) = json.loads((place.out / "booklet.json").read_text("utf-8"))["referents"]
    assert (record["note"], record["cited"], record["file"], record["line"]) == (
        "shem",
        "atlas",
        "content/essays/notes.md",
        7,
    )


@pytest.mark.parametrize(
    "broken", ["", "[]", "{}", '{"referents": 7}', '{"referents": [{"note": "shem"}]}', "\0"]
)
def test_a_record_that_cannot_be_read_is_none(place: Folders, broken: str) -> None:
    written(place, BETWEEN)
    place.out.mkdir()
    (place.out / "booklet.json").write_text(broken, "utf-8")
    assert turned(check(place)) == []


def test_an_edition_is_held_against_the_one_before(place: Folders, tmp_path: Path) -> None:
    """Whatever was built or swept away between; what is shelved is the same as it would be alone."""
    written(place, TEXT)
    assert turned(shelve(place, tmp_path / "shelf", SHELVING).report) == []
    written(place, BETWEEN)
    (place.out / "booklet.json").unlink()
    assert turned(shelve(place, tmp_path / "shelf", SHELVING).report) == [9]
    shelved = (place.out / "booklet.json").read_bytes()
    shelve(place, tmp_path / "other", SHELVING)
    assert (place.out / "booklet.json").read_bytes() == shelved


def test_the_first_edition_is_held_against_the_last_build(place: Folders, tmp_path: Path) -> None:
    written(place, TEXT)
    build(place)
    written(place, BETWEEN)
    assert turned(shelve(place, tmp_path / "shelf", SHELVING).report) == [9]


def test_a_waiver_accepts_it_and_is_idle_for_nobody(place: Folders) -> None:
    """Where there is no earlier build there is nothing to waive, and nothing wrong with the waiver."""
    waiver = "- rule: CAT-T21\n  place: essays/notes.md:9\n  reason: כך התכוונה המחברת\n"
    written(place, TEXT)
    build(place)
    written(place, BETWEEN)
    (place.content / "waivers.yaml").write_text(waiver, "utf-8")
    assert turned(build(place).report) == []
    (place.out / "booklet.json").unlink()
    assert turned(check(place)) == []
