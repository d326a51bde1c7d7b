"""From a line of the source to its place on the page, and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from copies import Copy

from catalogue.diagnostics import CatalogueError, Location
from catalogue.pipeline import where
from catalogue.pipeline.locating import source_at, spread, word_place
from catalogue.pipeline.stone import Stone
from catalogue.setting.hitting import WORD


@pytest.fixture
def here(book: Copy, monkeypatch: pytest.MonkeyPatch) -> Copy:
    monkeypatch.chdir(book.root)
    return book


def test_a_line_has_a_page_a_spread_and_a_box(here: Copy):
    found = where(here.folders, "content/essays/thoughts.md:5")
    assert {one.page for one in found} == {5} and found[0].spread == (4, 5)
    left, top, width, height = found[0].box
    assert 0 < left < 165 and 0 < top < 235 and width > 50 and height > 3


def test_a_column_leads_to_the_line_that_runs_through_it(here: Copy):
    text = (here.root / "content/essays/thoughts.md").read_text("utf-8").splitlines()[4]
    column = text.index("החורף") + 1
    (found,) = where(here.folders, f"content/essays/thoughts.md:5:{column}")
    assert "החורף" in found.text


def test_the_facts_of_a_film_lead_to_its_pages(here: Copy):
    assert [one.page for one in where(here.folders, "content/films/original/film.yaml")] == [8, 9]


@pytest.mark.parametrize(
    ("place", "pages", "words"),
    [
        ("content/essays/thoughts.md:5", [5, 5, 5, 5, 5, 5], "במשך חודשיים"),
        ("content/essays/thoughts.md:2", [5, 5], "מחשבות על בינה"),  # the title, in the head of the file
        ("content/essays/thoughts.md:21", [6], "שם, 100–105."),  # a note, under its call's page
        ("content/essays/thoughts.md:10", None, "כמי שפועלים"),  # the blank line behind a paragraph
        ("essays/thoughts.md:5:3", [5], "במשך חודשיים"),  # counted from the content folder
        ("./content/essays/thoughts.md:5:3", [5], "במשך חודשיים"),
        ("content/films/design/film.yaml:2", [13], "Design בעין"),
        ("content/book.yaml:3", [3, 3, 19], "מבוסס על"),  # title page and colophon: the template says where
        ("content/book.yaml:4", [3], "מקבץ סרטי AI קצרים"),
    ],
)
def test_a_place_is_printed_where_it_says(here: Copy, place: str, pages: list[int] | None, words: str):
    found = where(here.folders, place)
    assert found[0].text.startswith(words)
    assert pages is None or [one.page for one in found] == pages


def test_a_whole_path_is_a_place_too(here: Copy):
    (found,) = where(here.folders, f"{here.root}/content/essays/thoughts.md:21:1")
    assert found.page == 6 and found.spread == (6, 7)


@pytest.mark.parametrize(
    "place",
    [
        "content/essays/other.md:1",
        "content/essays/thoughts.md:9999",
        "content/essays/thoughts.md:abc",
        "content/essays/thoughts.md:5:",
        "content/waivers.yaml:1",
        "content/book.yaml:6",
        ":5",
        "",
    ],
)
def test_what_is_not_printed_is_nowhere(here: Copy, place: str):
    with pytest.raises(CatalogueError) as caught:
        where(here.folders, place)
    assert [one.code for one in caught.value.report] == ["CAT-L40"]


def test_there_and_back_again(here: Copy):
    """The word in the middle of a line of prose is found, and stands in the source where it is said to."""
    stone = Stone(here.folders)
    stone.lay()
    clicked = 0
    for line in stone.overlays()["lines"]:
        left, top, width, height = line["box"]
        found = source_at(stone, line["page"], left + width * 0.5, top + height / 2)
        assert found is not None
        if found["words"] == line["text"] or line["kind"] in ("maker", "facts"):
            continue  # between two words the line is the answer; makers are composed from people.yaml
        assert found["words"] in WORD.findall(line["text"])
        place = found["source"]
        written = Path(place["path"]).read_text("utf-8").splitlines()[place["line"] - 1]
        assert written[place["column"] - 1 :].startswith(found["words"]), line
        clicked += 1
    assert clicked > 150


def test_beside_the_text_stands_the_template(here: Copy):
    stone = Stone(here.folders)
    stone.lay()
    cover = source_at(stone, 1, 80, 80)
    assert cover and cover["template"]["file"].endswith("pages/cover.html.j2")
    folio = source_at(stone, 6, 150, 225)
    assert folio and folio["template"]["style"] == "folio" and folio["template"]["rule"]["line"] > 1
    assert source_at(stone, 99, 1, 1) is None


@pytest.mark.parametrize(("number", "open_together"), [(1, (1,)), (2, (2, 3)), (3, (2, 3)), (8, (8,))])
def test_spreads(number: int, open_together: tuple[int, ...]):
    assert spread(number, 8) == open_together


def test_words_are_found_behind_changed_punctuation(tmp_path):
    file = tmp_path / "x.md"
    file.write_text('אמר "שלום" ל-AI\n', "utf-8")
    assert word_place(Location(str(file), 1, 1), "אמר ”שלום” ל־AI", 1) == Location(str(file), 1, 6)
    assert word_place(Location(str(file), 1, 1), "אמר ”שלום” ל־AI", 3) == Location(str(file), 1, 14)
    assert word_place(Location(str(file), 1, 1), "מלה שאיננה", 0) == Location(str(file), 1, 1)
    assert word_place(Location("nowhere.md", 1, 1), "מלה", 0) == Location("nowhere.md", 1, 1)
