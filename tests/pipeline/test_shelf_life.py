"""Three editions of the booklet through the whole life of an archive, when their workplace is long gone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import bagit
import ocfl
import pytest
from shelf_story import CURATOR, PARAGRAPH, Workplace, corrected, first, open_workplace, second

from catalogue.archive.bagging import export_bag
from catalogue.archive.comparing.compare import diff
from catalogue.archive.comparing.comparison_html import comparison_html
from catalogue.archive.exporting import export
from catalogue.archive.listing import list_editions
from catalogue.archive.rebuilding import Level, rebuilt_text
from catalogue.archive.verifying import verify
from catalogue.diagnostics import CatalogueError
from catalogue.pipeline import Shelving, rebuild_edition, shelve

pytestmark = pytest.mark.conformance


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """First, corrected printing, second edition; then the sources and the out folder go."""
    place: Workplace = open_workplace(tmp_path_factory.mktemp("life") / "place")
    second(place, corrected(place, first(place)))
    for name in ("content", "templates", "out"):
        shutil.rmtree(place.folder / name)
    return place.archive


def test_the_list_says_exactly_that(archive: Path) -> None:
    editions = list_editions(archive).editions
    assert [(one.version, str(one.described.statement)) for one in editions if one.described] == [
        ("v1", "edition 1, printing 1 – מהדורה ראשונה"),
        ("v2", "edition 1, printing 2 – מהדורה ראשונה"),
        ("v3", "edition 2, printing 1 – מהדורה שנייה"),
    ]


def test_the_second_edition_is_told_with_its_paragraph_and_its_type(archive: Path) -> None:
    comparison, old, new = diff(archive, "v2", "v3")
    [paragraph] = comparison.edits
    assert (paragraph.kind, paragraph.new.split()) == ("inserted", PARAGRAPH.split())
    assert not comparison.files
    told = {(one.file, one.key): (one.old, one.new) for one in comparison.facts}
    assert told.pop(("templates/tokens.yaml", "styles.text.size")) == ("10.5pt", "10.75pt")
    named = ("id", "statement", "number", "printing", "previous")
    assert told.keys() == {("content/book.yaml", f"edition.{key}") for key in named}
    assert not comparison.dependencies
    changed = {one.new_page for one in comparison.pages if one.kind == "changed"}
    assert paragraph.new_page in changed and len(changed) > len(new) / 3, "larger type touches all text"
    assert comparison_html(comparison, old, new).rstrip().endswith("</html>")


def test_each_colophon_names_the_edition_before(archive: Path) -> None:
    digests = [one.digest for one in list_editions(archive).editions]
    for number, before in enumerate(digests[:-1], 1):
        named = [one for one in diff(archive, str(number), str(number + 1))[0].facts if "previous" in one.key]
        assert [one.new for one in named] == [before]


def test_every_edition_is_sound_by_three_programs(archive: Path, tmp_path: Path) -> None:
    [folder] = archive.glob("urn*")
    assert ocfl.Object().validate(str(folder))[0]
    assert len(verify(archive, "2040-01-01T00:00:00Z").report) == 0
    for version in ("v1", "v2", "v3"):
        export_bag(archive, tmp_path / version, version, date="2040-01-01")
        bagit.Bag(str(tmp_path / version)).validate()


def test_the_first_edition_is_set_again_from_the_archive_alone(archive: Path) -> None:
    """Faces built anew from the kept packages, plates drawn anew, by the kept program."""
    rebuilt = rebuild_edition(archive, "v1", here=True)
    assert rebuilt.level is Level.BYTES, rebuilt_text(rebuilt)


def test_a_stranger_finds_and_sets_the_second_edition_by_the_readme_alone(
    archive: Path, tmp_path: Path
) -> None:
    """Nothing of ours is used: a file browser, a PDF reader, a text editor, an unzipper and Python."""
    [folder] = archive.glob("urn*")
    stated = {
        path.parents[1].name: subprocess.run(
            ["pdftotext", str(path), "-"], capture_output=True, text=True, check=True
        ).stdout
        for path in sorted(folder.glob("v*/content/booklet-screen.pdf"))
    }
    version = next(name for name in sorted(stated, reverse=True) if "מהדורה שנייה" in stated[name])
    inventory = json.loads((folder / "inventory.json").read_bytes())
    for digest, names in inventory["versions"][version]["state"].items():
        for name in names:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(folder / inventory["manifest"][digest][0], tmp_path / name)
    shutil.unpack_archive(tmp_path / "program.zip", tmp_path)
    alone = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    subprocess.run([sys.executable, "-m", "catalogue", "build"], cwd=tmp_path, env=alone, check=True)
    for name in ("booklet.pdf", "booklet-screen.pdf", "booklet.html", "booklet.json"):
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / name).read_bytes(), name


def test_the_second_edition_is_set_again_in_an_environment_of_its_own(
    archive: Path, record_property: Callable[[str, object], None]
) -> None:
    """From its own lock file where the registries can be reached; where not, it says so (CAT-A64)."""
    rebuilt = rebuild_edition(archive, "v3")
    record_property("second edition set again", rebuilt_text(rebuilt).splitlines()[0])
    assert rebuilt.level is Level.BYTES, rebuilt_text(rebuilt)
    assert rebuilt.own_environment or [one.code for one in rebuilt.report] == ["CAT-A64"]


def test_the_description_keeps_every_must_of_ro_crates_shapes(
    archive: Path, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """By SHACL, in an environment of its own (`crate_shapes` says why)."""
    export(archive, tmp_path / "crate", "v2")
    python = tmp_path / "environment/bin/python"
    subprocess.run([sys.executable, "-m", "venv", python.parents[1]], check=True)
    install = [python, "-m", "pip", "install", "--quiet", "roc-validator==0.13.0"]
    if subprocess.run(install, stdin=subprocess.DEVNULL, check=False).returncode:
        pytest.skip("the package registry does not give roc-validator here")
    context = files("rocrate").joinpath("data/ro-crate.jsonld")
    shapes = [python, Path(__file__).with_name("crate_shapes.py"), tmp_path / "crate", str(context)]
    told = json.loads(subprocess.run(shapes, capture_output=True, text=True, check=True).stdout)
    record_property("RO-Crate 1.2 by SHACL", f"{told['checks']} checks, {len(told['issues'])} issues")
    assert told["checks"] > 50
    assert told["issues"] == []


def test_a_draft_is_refused_and_kept_only_as_a_proof(tmp_path: Path) -> None:
    place = open_workplace(tmp_path)
    film = place.folder / "content/films/crying/film.yaml"
    awaited = "stills:\n  - file: first.jpg\n    alternative: תמונה שעוד לא הגיעה\n"
    film.write_text(film.read_text("utf-8") + awaited, "utf-8")
    told = Shelving(moment="2030-01-01T00:00:00Z", person=CURATOR)
    with pytest.raises(CatalogueError) as stopped:
        shelve(place.folders, place.archive, told)
    drafts = [one.message for one in stopped.value.report if one.code == "CAT-A04"]
    assert "which edition it is" in "".join(drafts) and "is awaited" in "".join(drafts)
    assert not place.archive.exists()
    receipt = shelve(place.folders, place.archive, replace(told, as_proof=True))
    [listed] = list_editions(place.archive).editions
    assert receipt.version == "v1" and listed.described and listed.described.proof
