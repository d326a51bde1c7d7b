"""The booklet itself, in three editions, through the whole life of an archive."""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import bagit
import ocfl
import pytest
from shelf_cases import submission

from catalogue.archive.adding import add
from catalogue.archive.bagging import export_bag
from catalogue.archive.comparing.compare import diff
from catalogue.archive.comparing.comparison import Comparison
from catalogue.archive.comparing.comparison_html import comparison_html
from catalogue.archive.editions import BookFacts, EditionStatement
from catalogue.archive.exporting import export
from catalogue.archive.listing import list_editions, listing_json
from catalogue.archive.rebuilding import LaidOut, Level, rebuild, rebuilt_text
from catalogue.archive.verifying import verify
from catalogue.pipeline.building import build
from catalogue.pipeline.folders import Folders
from catalogue.setting.fonts import Faces

pytestmark = pytest.mark.conformance

CHECKOUT = Path(__file__).parents[2]
IDENTIFIER = "urn:x-catalogue:based-on-a-true-story"
SOURCES = ("content", "templates", "fonts", ".cache/fonts/packages")
FACTS = BookFacts("מבוסס על סיפור אמיתי", "מקבץ סרטי AI קצרים")


def set_in(folder: Path, out: Path) -> None:
    """Build what stands in `folder`, by relative names, so that no path of this machine is written."""
    with contextlib.chdir(folder):
        build(Folders(Path("content"), Path("templates"), Path("fonts"), out))


def shelve(folder: Path, root: Path, statement: EditionStatement, message: str) -> None:
    set_in(folder, folder / "out")
    files = {
        str(path.relative_to(folder)): path
        for top in SOURCES
        for path in sorted((folder / top).rglob("*"))
        if path.is_file()
    }
    outputs = {path.name: path for path in (folder / "out").iterdir() if path.is_file()}
    offered = submission(
        files={**files, **outputs}, identifier=IDENTIFIER, statement=statement, facts=FACTS, message=message
    )
    add(root, offered)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) >= 1, old
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture(scope="module")
def shelf(faces: Faces, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """First; corrected printing (one word, one note); second edition (a paragraph, larger type)."""
    folder = tmp_path_factory.mktemp("three")
    work, root = folder / "work", folder / "shelf"
    for top in SOURCES:
        shutil.copytree(CHECKOUT / top, work / top)
    shelve(work, root, EditionStatement(1, 1), "ראשונה")
    text = work / "content/films/wolfs-lair/text.md"
    edit(text, "דומה שזאת השאלה", "נראה שזאת השאלה")
    edit(text, "(מודן, 2005)", "(מודן, 2005), עמ' 41")
    edit(work / "content/book.yaml", "printing: 1", "printing: 2")
    shelve(work, root, EditionStatement(1, 2), "מתוקנת")
    essay = work / "content/essays/thoughts.md"
    blocks = essay.read_text("utf-8").split("\n\n")
    blocks.insert(3, "זוהי פסקה חדשה שנוספה במהדורה השנייה. " * 4)
    essay.write_text("\n\n".join(blocks), "utf-8")
    edit(work / "templates/tokens.yaml", "size: 10.5pt", "size: 10.75pt")
    edit(work / "content/book.yaml", "printing: 2", "printing: 1")
    edit(work / "content/book.yaml", "  number: 1", "  number: 2")
    shelve(work, root, EditionStatement(2, 1), "שנייה")
    shutil.rmtree(work)
    return root


def told(shelf: Path, old: str, new: str) -> Comparison:
    return diff(shelf, old, new)[0]


def test_the_list_says_which_they_are(shelf: Path) -> None:
    [catalogue] = listing_json(list_editions(shelf))["catalogues"]
    numbers = [(one["edition"], one["printing"], one["version"]) for one in catalogue["editions"]]
    assert numbers == [(1, 1, "v1"), (1, 2, "v2"), (2, 1, "v3")]


def test_both_validators_accept_them(shelf: Path) -> None:
    [folder] = shelf.glob("urn*")
    assert ocfl.Object().validate(str(folder))[0]
    assert len(verify(shelf, "2030-01-01T00:00:00Z").report) == 0


def test_the_corrected_printing_is_told_exactly(shelf: Path) -> None:
    comparison = told(shelf, "1", "2")
    word, note = comparison.edits
    assert (word.old, word.new, word.note) == ("דומה", "נראה", "")
    assert (note.note, note.section) == ("sontag", "המדריך למאורת הזאב")
    assert word.old_page == word.new_page == note.new_page
    assert {one.new_page for one in comparison.pages} == {word.new_page}
    assert [(one.key, one.old, one.new) for one in comparison.facts] == [("edition.printing", "1", "2")]
    assert not comparison.notes and not comparison.files


def test_the_second_edition_is_told_with_its_causes(shelf: Path) -> None:
    comparison = told(shelf, "2", "3")
    [edit_] = comparison.edits
    assert edit_.kind == "inserted" and edit_.new.startswith("זוהי פסקה חדשה")
    assert [one.path for one in comparison.files] == ["templates/tokens.yaml"]
    assert {one.key for one in comparison.facts} == {"edition.number", "edition.printing"}


def test_the_html_comparison_is_whole(shelf: Path) -> None:
    comparison, old, new = diff(shelf, "1", "3")
    page = comparison_html(comparison, old, new)
    assert page.rstrip().endswith("</html>")
    assert page.count("<figure") >= 2 * sum(one.kind == "changed" for one in comparison.pages)


@pytest.mark.parametrize("version", ["1", "2", "3"])
def test_each_comes_off_the_shelf_whole_and_passes_bagit(shelf: Path, version: str, tmp_path: Path) -> None:
    exported = export(shelf, tmp_path / "edition", version)
    crate = json.loads((tmp_path / "edition/ro-crate-metadata.json").read_bytes())
    parts = {entity["@id"] for entity in crate["@graph"] if entity["@type"] == "File"}
    assert len(parts) == len(exported.files) - 1
    export_bag(shelf, tmp_path / "bag", version, date="2030-01-01")
    bagit.Bag(str(tmp_path / "bag")).validate()


def builder(change: Callable[[LaidOut], None] | None = None) -> Callable[[LaidOut, Path | None], None]:
    def set_again(laid: LaidOut, python: Path | None) -> None:
        if change:
            change(laid)
        set_in(laid.folder, laid.out)

    return set_again


def test_the_first_edition_is_set_again_byte_by_byte(shelf: Path) -> None:
    rebuilt = rebuild(shelf, builder(), "1")
    print(f"\n{rebuilt_text(rebuilt)}")
    assert rebuilt.level is Level.BYTES


def test_a_changed_word_shows_in_the_rebuild(shelf: Path) -> None:
    def change(laid: LaidOut) -> None:
        edit(laid.content / "films/wolfs-lair/text.md", "דומה שזאת השאלה", "נראה שזאת השאלה")

    rebuilt = rebuild(shelf, builder(change), "1")
    assert rebuilt.level is Level.DIFFERENCES
    pages = next(one.pages for one in rebuilt.files if one.path == "booklet.pdf")
    assert [one.kind for one in pages] == ["changed"]
