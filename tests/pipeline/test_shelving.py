"""Two real editions of the booklet on the shelf: what the list, the comparison and the pages say of them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import bagit
import pytest
from rocrate.rocrate import ROCrate
from shelf_story import CURATOR, WORD, Workplace

from catalogue.archive.bagging import export_bag
from catalogue.archive.comparing.compare import diff
from catalogue.archive.comparing.comparison import Comparison
from catalogue.archive.comparing.comparison_html import comparison_html
from catalogue.archive.editions import CIRCUMSTANCES
from catalogue.archive.exporting import export
from catalogue.archive.listing import list_editions, show_edition
from catalogue.archive.rebuilding import LaidOut, Level, rebuild
from catalogue.archive.verifying import verify
from catalogue.pipeline.setting_again import set_again

PAGES = ("booklet.pdf", "booklet-screen.pdf", "booklet-archive.pdf", "booklet.html", "booklet.json")
CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def first_edition(two_editions: Workplace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("first") / "edition"
    export(two_editions.archive, folder, "v1")
    return folder


@pytest.fixture(scope="module")
def compared(two_editions: Workplace) -> Comparison:
    return diff(two_editions.archive, "v1", "v2")[0]


def test_the_list_tells_edition_printing_and_version_apart(two_editions: Workplace) -> None:
    editions = list_editions(two_editions.archive).editions
    stated = [(one.version, str(one.described.statement)) for one in editions if one.described]
    assert stated == [
        ("v1", "edition 1, printing 1 – מהדורה ראשונה"),
        ("v2", "edition 1, printing 2 – מהדורה ראשונה"),
    ]
    assert [one.created[:4] for one in editions] == ["2030", "2031"]
    assert {one.person for one in editions} == {CURATOR.name}


def test_an_edition_is_kept_with_all_it_was_set_from(first_edition: Path) -> None:
    kept = {path.relative_to(first_edition).as_posix() for path in first_edition.rglob("*")}
    assert {*PAGES, *CIRCUMSTANCES} <= kept
    assert {"content/book.yaml", "content/films/crying/text.md", "templates/tokens.yaml"} <= kept
    assert {"fonts/fonts.yaml", "faces/CatalogueSerif-Regular.ttf"} <= kept
    assert len([name for name in kept if name.startswith("fonts/packages/")]) == 2
    assert len([name for name in kept if name.startswith("faces/LICENSE-")]) == 2


def test_the_kept_html_finds_its_faces(first_edition: Path) -> None:
    html = (first_edition / "booklet.html").read_text("utf-8")
    asked = {part.split(")")[0].strip("'\"") for part in html.split("url(")[1:]}
    assert asked and all((first_edition / name).is_file() for name in asked), asked


def test_the_environment_names_every_program(first_edition: Path) -> None:
    record = json.loads((first_edition / "environment.json").read_bytes())
    assert set(record["libraries"]) == {"pango", "harfbuzz", "fontconfig", "fribidi"}
    assert record["packages"]["weasyprint"] == "70.0"
    assert record["program"].startswith("sha512:")


def test_the_description_parses_as_a_ro_crate(first_edition: Path) -> None:
    crate = ROCrate(str(first_edition))
    book = crate.mainEntity
    assert (book["@type"], book["bookEdition"]) == ("Book", "מהדורה ראשונה")
    assert book["name"] == "מבוסס על סיפור אמיתי"
    makers = {person["name"]: person["jobTitle"] for person in book["contributor"]}
    assert makers["רות פתיר"] == "אוצרת" and len(makers) == 6
    files = {entity.id for entity in crate.data_entities}
    assert "booklet.pdf" in files and "content/book.yaml" in files


def test_the_events_tell_the_verdicts(two_editions: Workplace) -> None:
    told = [(one.kind, one.outcome, one.detail) for one in show_edition(two_editions.archive, "v1").events]
    assert ("validation", "success", "booklet.pdf: fit for sheetfed (20 pages)") in told
    assert ("validation", "success", "booklet-archive.pdf: fit for archive (20 pages)") in told


def test_unchanged_files_are_kept_once(two_editions: Workplace) -> None:
    shown = show_edition(two_editions.archive, "v2")
    assert {path for path, _, _ in shown.files if path in shown.new} == {
        *PAGES,
        *("content/book.yaml", "content/films/wolfs-lair/text.md"),
        *("preflight.json", "ro-crate-metadata.json"),
    }


def test_a_proof_reader_is_told_the_word_and_the_note_and_nothing_else(compared: Comparison) -> None:
    word, note = compared.edits
    assert ((word.old, word.new), word.note) == ((WORD[0].split()[0], WORD[1].split()[0]), "")
    assert (note.old, note.new, note.note) == ("2005).", "2005), עמ' 41.", "sontag")
    assert word.section == note.section == "המדריך למאורת הזאב"
    facts = [(one.key, one.old, one.new) for one in compared.facts]
    assert facts[0] == ("edition.printing", "1", "2") and facts[1][0] == "edition.previous"
    assert not compared.notes and not compared.files and not compared.dependencies


def test_only_the_page_of_the_edits_and_the_colophon_look_different(compared: Comparison) -> None:
    word, note = compared.edits
    assert word.old_page == word.new_page == note.new_page
    changed = [one.new_page for one in compared.pages]
    assert len(changed) == 2 and changed[0] == word.new_page


def test_the_edited_lines_are_marked_where_the_pages_differ(two_editions: Workplace) -> None:
    """By two ways: the boxes of the page map, and the glyphs read back from the finished pages."""
    comparison, old, new = diff(two_editions.archive, "v1", "v2")
    page = comparison_html(comparison, old, new)
    marks = re.findall(r'<i class="(\w+)" style="left:([\d.]+)%;top:([\d.]+)%;width:([\d.]+)%;', page)
    lines, words = (
        [tuple(map(float, box)) for kind, *box in marks if kind == wanted] for wanted in ("lines", "words")
    )
    assert len(words) == 4, "a word and a note, in both editions"
    for left, top, width in words:
        assert any(
            abs(top - line[1]) < 0.7 and line[0] - 0.5 < left and left + width < line[0] + line[2] + 0.5
            for line in lines
        ), (left, top, width)


def test_the_colophon_names_the_edition_before(two_editions: Workplace, compared: Comparison) -> None:
    digest = list_editions(two_editions.archive).editions[0].digest
    page = str(compared.pages[-1].new_page)
    pages = str(two_editions.folder / "out/booklet-screen.pdf")
    command = ["pdftotext", "-f", page, "-l", page, pages, "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert f"sha512:{digest}" in text


def test_every_byte_is_whole(two_editions: Workplace, tmp_path: Path) -> None:
    shelf = shutil.copytree(two_editions.archive, tmp_path / "shelf")
    [checked] = verify(shelf, "2033-01-01T00:00:00Z").checked
    assert (checked.versions, checked.damages) == (2, ())


def test_a_library_can_take_it_as_a_bag(two_editions: Workplace, tmp_path: Path) -> None:
    export_bag(two_editions.archive, tmp_path / "bag", "v2", date="2033-01-01", sender=CURATOR)
    bag = bagit.Bag(str(tmp_path / "bag"))
    bag.validate()
    assert bag.info["External-Identifier"] == "urn:x-catalogue:based-on-a-true-story/v2"


def test_the_first_is_set_again_byte_by_byte_after_later_changes(two_editions: Workplace) -> None:
    """From the archive alone, but for the built faces: building them anew takes 20 s (`test_shelf_life`)."""

    def builder(laid: LaidOut, python: Path | None) -> None:
        shutil.copytree(CHECKOUT / ".cache/fonts/faces", laid.folder / ".cache/fonts/faces")
        set_again(laid, python)

    rebuilt = rebuild(two_editions.archive, builder, "v1")
    assert {one.path: one.level for one in rebuilt.files} == dict.fromkeys(
        ("booklet.pdf", "booklet-screen.pdf", "booklet.html", "booklet.json"), Level.BYTES
    )
    assert len(rebuilt.report) == 0
