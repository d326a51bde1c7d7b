"""What is written names sources from their own folder on, however the folders were typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalogue.pipeline.folders import Folders
from catalogue.pipeline.source_names import with_source_names


def mapped(folder: str) -> dict:
    place = f"{folder}/essays/one.md" if folder != "." else "essays/one.md"
    finding = {"file": place, "message": f"spelled “א” at {place}:3:4", "hint": "", "code": "CAT-E02"}
    return {
        "pages": [],
        "lines": [{"file": place, "line": 3}, {"file": "", "line": 0}],
        "findings": [finding],
    }


@pytest.mark.parametrize("typed", ["content", "/srv/book/content", "../c", "c", "שירים"])
def test_any_folder_gives_the_same_map(typed: str) -> None:
    folders = Folders(Path(typed), Path("/srv/templates"), Path("/srv/fonts"), Path("out"))
    assert with_source_names(mapped(typed), folders) == mapped("content")


def test_a_folder_that_is_a_dot_is_named_in_places() -> None:
    folders = Folders(Path(), Path("/srv/templates"), Path("/srv/fonts"), Path("out"))
    named = with_source_names(mapped("."), folders)
    assert [line["file"] for line in named["lines"]] == ["content/essays/one.md", ""]


def test_a_short_folder_name_is_not_found_inside_words() -> None:
    folders = Folders(Path("c"), Path("templates"), Path("fonts"), Path("out"))
    finding = {"file": "c/a.md", "message": "abc/def and c/a.md and ./c/x", "hint": "see c/b.md"}
    named = with_source_names({"lines": [], "findings": [finding]}, folders)["findings"][0]
    assert named["message"] == "abc/def and content/a.md and ./c/x"
    assert (named["file"], named["hint"]) == ("content/a.md", "see content/b.md")
