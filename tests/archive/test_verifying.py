"""Looking after the shelf: every kind of damage by its code, slices, and the date of the last look."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from shelf_cases import IDENTIFIER, submission

from catalogue.archive import verifying
from catalogue.archive.adding import add
from catalogue.archive.damages import Damage, Kind, damaging
from catalogue.archive.events import read_events
from catalogue.archive.findings import storage_failed
from catalogue.archive.looking_after import verified_json, verified_text
from catalogue.archive.verifying import Verified, verify
from catalogue.diagnostics import CatalogueError, Severity

MOMENT = "2031-05-01T00:00:00Z"


def look(root: Path) -> Verified:
    return verify(root, MOMENT)


def the_object(root: Path) -> Path:
    [folder] = root.glob("urn*")
    return folder


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def outside(root: Path, name: str) -> Path:
    path = root.parent / name
    path.write_bytes(b"elsewhere")
    return path


def replace_by_link(root: Path) -> None:
    path = the_object(root) / "v1/content/booklet.pdf"
    path.unlink()
    path.symlink_to(outside(root, "elsewhere.pdf"))


CASES: list[tuple[str, str, Callable[[Path], None]]] = [
    ("CAT-A20", "v1/content/booklet.pdf", lambda root: flip(the_object(root) / "v1/content/booklet.pdf")),
    (
        "CAT-A21",
        "v2/content/booklet.pdf",
        lambda root: (the_object(root) / "v2/content/booklet.pdf").unlink(),
    ),
    ("CAT-A22", "v1/content/more", lambda root: (the_object(root) / "v1/content/more").touch()),
    ("CAT-A22", "v1/content/empty", lambda root: (the_object(root) / "v1/content/empty").mkdir()),
    ("CAT-A22", "notes.txt", lambda root: (the_object(root) / "notes.txt").touch()),
    ("CAT-A22", "v9", lambda root: (the_object(root) / "v9").mkdir()),
    ("CAT-A22", "v1/thumbs", lambda root: (the_object(root) / "v1/thumbs").mkdir()),
    ("CAT-A23", "v1/content/booklet.pdf", replace_by_link),
    ("CAT-A24", "inventory.json", lambda root: flip(the_object(root) / "inventory.json")),
    ("CAT-A24", "v1/inventory.json", lambda root: (the_object(root) / "v1/inventory.json").unlink()),
    ("CAT-A25", "0=ocfl_object_1.1", lambda root: flip(the_object(root) / "0=ocfl_object_1.1")),
    ("CAT-A27", "", lambda root: the_object(root).rename(root / "renamed")),
]


@pytest.mark.parametrize(("code", "path", "harm"), CASES)
def test_each_damage_is_told_by_its_code_and_file(
    shelf: Path, code: str, path: str, harm: Callable[[Path], None]
) -> None:
    harm(shelf)
    verified = look(shelf)
    assert verified.report.errors
    told = {(found.code, found.location.file.partition("/")[2]) for found in verified.report.errors}
    assert (code, path) in told


@pytest.mark.parametrize(
    ("code", "path", "harm"),
    [
        ("CAT-A25", "0=ocfl_1.1", lambda root: flip(root / "0=ocfl_1.1")),
        ("CAT-A20", "ocfl_layout.json", lambda root: (root / "ocfl_layout.json").write_text("{")),
        ("CAT-A27", "extensions/stray", lambda root: (root / "extensions/stray").touch()),
        ("CAT-A27", "stray", lambda root: (root / "stray").mkdir()),
        ("CAT-A27", "link", lambda root: (root / "link").symlink_to(root / "README.txt")),
        ("CAT-A27", "a/b", lambda root: ((root / "a").mkdir(), (root / "a/b").touch())),
    ],
)
def test_the_root_itself_is_looked_at(
    shelf: Path, code: str, path: str, harm: Callable[[Path], None]
) -> None:
    harm(shelf)
    assert (code, path) in {(found.code, found.location.file) for found in look(shelf).report.errors}


def test_a_damaged_file_is_told_with_the_editions_it_touches(shelf: Path) -> None:
    flip(the_object(shelf) / "v1/content/fonts/FrankRuhlLibre.woff2")
    [found] = look(shelf).report.errors
    assert found.message.endswith("touches v1, v2, v3")


def test_a_renamed_file_is_recognised(shelf: Path) -> None:
    path = the_object(shelf) / "v1/content/booklet.pdf"
    path.rename(path.with_name("bookIet.pdf"))
    assert any("renamed; it should be v1/content/booklet.pdf" in one.message for one in look(shelf).report)


def test_damage_is_found_behind_a_damaged_inventory(shelf: Path) -> None:
    flip(the_object(shelf) / "inventory.json")
    flip(the_object(shelf) / "v2/content/booklet.pdf")
    assert {"CAT-A20", "CAT-A24"} == {found.code for found in look(shelf).report.errors}


def test_a_digest_changed_in_an_inventory_accuses_no_content(shelf: Path) -> None:
    inventory = the_object(shelf) / "inventory.json"
    inventory.write_text(inventory.read_text("utf-8").replace('"head": "v3"', '"head": "v2"'), "utf-8")
    assert {found.code for found in look(shelf).report.errors} == {"CAT-A24"}


def test_a_hard_link_is_a_warning(shelf: Path) -> None:
    os.link(the_object(shelf) / "v1/content/booklet.pdf", shelf.parent / "second name")
    verified = look(shelf)
    assert [(found.code, found.severity) for found in verified.report] == [("CAT-A26", Severity.WARNING)]
    assert not verified.report.errors


def test_what_an_interrupted_writer_left_is_swept(shelf: Path) -> None:
    left = shelf / "extensions/catalogue-workspace/object"
    left.mkdir(parents=True)
    assert (len(look(shelf).report), left.exists()) == (0, False)


def test_leftovers_in_a_read_only_archive_are_noted(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_only(root: Path) -> None:
        raise storage_failed(root, OSError(30, "Read-only file system"))

    (shelf / "extensions/catalogue-workspace").mkdir()
    monkeypatch.setattr(verifying, "writing", read_only)
    verified = look(shelf)
    assert {(one.code, one.severity.word) for one in verified.report} == {
        ("CAT-A28", "note"),
        ("CAT-A29", "warning"),
    }
    assert not verified.report.errors


def test_the_date_of_the_look_is_kept_and_told_next_time(shelf: Path) -> None:
    assert look(shelf).checked[0].last_check == "", "storing is no look at everything"
    assert look(shelf).checked[0].last_check == MOMENT
    assert add(shelf, submission(4)).last_check == MOMENT
    assert read_events(the_object(shelf))[-1].outcome == "success"


def test_a_failed_look_is_kept_as_failed(shelf: Path) -> None:
    flip(the_object(shelf) / "v1/content/booklet.pdf")
    look(shelf)
    assert read_events(the_object(shelf))[-1].outcome == "fail"


def test_slices_oldest_first_go_round(tmp_path: Path) -> None:
    for number in range(1, 6):
        add(tmp_path, submission(number, identifier=f"urn:x-catalogue:{number}"))
    seen = []
    for round_ in range(3):
        verified = verify(tmp_path, f"2031-05-0{round_ + 1}T00:00:00+02:00", oldest_first=True, limit=2)
        assert (len(verified.checked), verified.waiting) == (2, 3)
        seen += [one.identifier.rsplit(":", 1)[1] for one in verified.checked]
    assert seen == ["1", "2", "3", "4", "5", "1"]


def test_one_catalogue_can_be_looked_at_alone(shelf: Path) -> None:
    add(shelf, submission(1, identifier="urn:x-catalogue:other"))
    verified = verify(shelf, MOMENT, identifier="urn:x-catalogue:other")
    assert [one.identifier for one in verified.checked] == ["urn:x-catalogue:other"]


def test_a_catalogue_that_is_not_there_is_no_clean_verdict(shelf: Path) -> None:
    with pytest.raises(CatalogueError) as raised:
        verify(shelf, MOMENT, identifier="urn:x-catalogue:none")
    assert [found.code for found in raised.value.report] == ["CAT-A30"]


def test_one_that_cannot_tell_its_name_is_looked_at_whatever_was_asked_for(shelf: Path) -> None:
    for inventory in the_object(shelf).rglob("inventory.json"):
        inventory.write_text("{}")
    assert verify(shelf, MOMENT, identifier=IDENTIFIER).report.errors


def test_a_folder_that_may_not_be_looked_into_is_damage(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed, true_scan = the_object(shelf) / "v2", os.scandir

    def scandir(path: Any) -> Any:
        if path in (closed, str(closed)):
            raise PermissionError(13, "Permission denied", str(path))
        return true_scan(path)

    monkeypatch.setattr(os, "scandir", scandir)
    [found] = look(shelf).report.errors
    assert found.code == "CAT-A23" and found.location.file.endswith("/v2")


def test_folders_in_folders_without_end_are_told_and_not_a_bug(shelf: Path) -> None:
    folder = the_object(shelf) / "v1/content"
    with contextlib.chdir(folder):
        for _ in range(1200):
            Path("d").mkdir()
            os.chdir("d")
    assert {found.code for found in look(shelf).report.errors} == {"CAT-A22"}
    with contextlib.chdir(folder):
        subprocess.run(["rm", "-r", "d"], check=True)


def test_a_folder_that_is_no_archive_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError) as raised:
        look(tmp_path / "nowhere")
    assert [found.code for found in raised.value.report] == ["CAT-A08"]


def test_a_complaint_of_ocfl_py_alone_is_reported(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("catalogue.archive.ocfl_commit.complaints", lambda _: ("[E001] something",))
    [found] = look(shelf).report.errors
    assert (found.code, found.message) == ("CAT-A25", "ocfl-py objects: [E001] something")


def test_warnings_do_not_count_as_damage() -> None:
    assert not damaging((Damage(Kind.LINKED, "a", ""), Damage(Kind.LEFTOVER, "b", "")))


def test_the_look_is_told_as_text_and_json(shelf: Path) -> None:
    flip(the_object(shelf) / "v1/content/booklet.pdf")
    verified = look(shelf)
    text = verified_text(verified)
    assert "3 versions, 10 files, 1 finding (last checked: never)" in text
    assert text.endswith("read: damage in 1 place\n")
    [checked] = json.loads(json.dumps(verified_json(verified)))["checked"]
    assert checked["damages"][0]["editions"] == ["v1"]


def test_a_program_that_only_lists_does_not_import_ocfl_py() -> None:
    heavy = "{'ocfl', 'botocore', 'PIL', 'pypdfium2', 'jinja2'}"
    light = "catalogue.archive.listing, catalogue.archive.looking_after"
    code = f"import sys, {light}; print(sorted({heavy} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
