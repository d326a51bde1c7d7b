"""What is shelved, what is refused and why, and what ocfl-py alone would get wrong."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import ocfl
import pytest
from shelf_cases import IDENTIFIER, submission

from catalogue.archive import adding, clone, exchange, fixity, object_audit, staging, storage_root
from catalogue.archive.adding import add
from catalogue.archive.damages import damaging
from catalogue.archive.editions import Agent, EditionStatement, Submission
from catalogue.archive.object_audit import audit
from catalogue.archive.shelf import open_shelf
from catalogue.archive.storage_root import leftover
from catalogue.diagnostics import CatalogueError, ExitCode, Severity


def refused(root: Path, offered: Submission, **more: Any) -> set[str]:
    with pytest.raises(CatalogueError) as raised:
        add(root, offered, **more)
    assert raised.value.exit_code is ExitCode.ARCHIVE
    return {finding.code for finding in raised.value.report}


def snapshot(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_an_edition_is_shelved_and_ocfl_py_accepts_root_and_object(tmp_path: Path) -> None:
    receipt = add(tmp_path / "shelf", submission())
    assert (receipt.version, receipt.stored, receipt.new_files, receipt.kept_files) == ("v1", True, 4, 0)
    storage_root = ocfl.StorageRoot(root=str(tmp_path / "shelf"))
    assert storage_root.validate(log_warnings=True)
    assert (storage_root.good_objects, storage_root.num_objects, storage_root.errors) == (1, 1, [])
    assert storage_root.log.messages == []
    assert not audit(receipt.folder).damages
    assert leftover(tmp_path / "shelf") is None


def test_every_version_passes_ocfl_pys_full_validation_without_a_warning(three_editions: Path) -> None:
    [shelved] = open_shelf(three_editions).catalogues
    passed, validator = ocfl.Object().validate(str(shelved.folder), log_warnings=True)
    assert (passed, validator.log.messages) == (True, [])


def test_unchanged_files_are_stored_once(tmp_path: Path) -> None:
    add(tmp_path, submission(1))
    receipt = add(tmp_path, submission(2))
    assert (receipt.version, receipt.new_files, receipt.kept_files) == ("v2", 1, 3)
    assert not (receipt.folder / "v2/content/fonts").exists()


def test_a_file_twice_in_one_edition_is_stored_once_and_shown_twice(tmp_path: Path) -> None:
    receipt = add(tmp_path, submission(files={"one.txt": b"same", "two.txt": b"same", "three.txt": b"other"}))
    [shelved] = open_shelf(tmp_path).catalogues
    version = shelved.version("head")
    assert (shelved.read(version, "one.txt"), shelved.read(version, "two.txt")) == (b"same", b"same")
    assert receipt.new_files == 2


def test_the_same_edition_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "other"):
        for number in (1, 2):
            add(tmp_path / name, submission(number))
    assert snapshot(tmp_path / "one") == snapshot(tmp_path / "other")


def test_a_renamed_and_a_returned_file_need_no_new_content(tmp_path: Path) -> None:
    add(tmp_path, submission(1, files={"a.txt": b"first"}))
    add(tmp_path, submission(2, files={"a.txt": b"second"}))
    receipt = add(tmp_path, submission(3, files={"b.txt": b"first"}))
    assert receipt.new_files == 0
    assert not audit(receipt.folder).damages


def test_a_name_of_eighty_hebrew_letters_keeps_its_letters(three_editions: Path) -> None:
    assert list(three_editions.glob(f"*/v1/content/content/films/{'ש' * 80}/text.md"))


def test_hebrew_stands_readable_in_the_inventory(three_editions: Path) -> None:
    [inventory] = three_editions.glob("*/inventory.json")
    assert '"message": "הודעה 2.1"' in inventory.read_text("utf-8")


def test_an_equal_edition_is_refused_politely_and_nothing_is_written(shelf: Path) -> None:
    before = snapshot(shelf)
    receipt = add(shelf, submission(3, message="שוב", created="2031-01-01T00:00:00Z"))
    assert (receipt.stored, receipt.version) == (False, "v3")
    [finding] = receipt.report
    assert (finding.code, finding.severity) == ("CAT-A05", Severity.NOTE)
    assert snapshot(shelf) == before


def test_the_same_pages_by_another_program_are_no_other_edition(tmp_path: Path) -> None:
    pages = {"booklet.pdf": b"%PDF-1.7 one"}
    add(tmp_path, submission(files={**pages, "program.zip": b"PK one", "requirements.lock": b"a==1"}))
    again = submission(files={**pages, "program.zip": b"PK two", "preflight.json": b"{}"})
    assert not add(tmp_path, again).stored
    changed = submission(files={"booklet.pdf": b"%PDF-1.7 two", "program.zip": b"PK two"})
    assert add(tmp_path, changed).version == "v2"


def test_an_unchanged_reprint_is_another_printing(shelf: Path) -> None:
    files = submission(3).files
    receipt = add(shelf, submission(3, 2, files=files))
    assert (receipt.version, receipt.new_files, len(receipt.report)) == ("v4", 0, 0)


def test_other_content_under_a_taken_statement_is_stored_with_a_warning(shelf: Path) -> None:
    receipt = add(shelf, submission(3, files={**submission(3).files, "booklet.pdf": b"%PDF corrected"}))
    assert receipt.version == "v4"
    assert [finding.code for finding in receipt.report] == ["CAT-A06"]


def test_a_draft_is_refused_with_every_reason_and_stored_as_a_proof(tmp_path: Path) -> None:
    offered = submission(draft_reasons=("a still is awaited", "the preflight failed"))
    with pytest.raises(CatalogueError) as raised:
        add(tmp_path, offered)
    assert [finding.code for finding in raised.value.report] == ["CAT-A04", "CAT-A04"]
    assert add(tmp_path, offered, as_proof=True).version == "v1"
    receipt = add(tmp_path, submission())
    assert (receipt.version, receipt.stored, len(receipt.report)) == ("v2", True, 0)


@pytest.mark.parametrize(
    "path",
    [
        "../outside.txt",
        "/etc/passwd",
        "a//b",
        "a/./b",
        "a/../../b",
        "",
        "a\\b",
        "a\nb",
        "\ud800",
        "ש" * 121,
        "/".join(["folder"] * 200),
        "ro-crate-metadata.json",
    ],
)
def test_a_name_that_cannot_be_kept_is_refused(tmp_path: Path, path: str) -> None:
    assert refused(tmp_path / "shelf", submission(files={path: b"x"})) == {"CAT-A01"}
    assert not (tmp_path / "shelf").exists()


@pytest.mark.parametrize(
    ("one", "other"),
    [("Cover.pdf", "cover.pdf"), ("\u05e9\u05c1.md", "\ufb2a.md"), ("e\u0301.md", "\u00e9.md")],
)
def test_names_that_are_one_elsewhere_are_refused(tmp_path: Path, one: str, other: str) -> None:
    assert refused(tmp_path, submission(files={one: b"x", other: b"y"})) == {"CAT-A03"}


@pytest.mark.parametrize("identifier", ["urn:x:../../x", "file:///etc/passwd", f"urn:x:{'ש' * 80}"])
def test_an_identifier_names_a_folder_in_the_root_and_nowhere_else(tmp_path: Path, identifier: str) -> None:
    receipt = add(tmp_path / "shelf", submission(identifier=identifier))
    assert receipt.folder.parent == tmp_path / "shelf"
    assert [path.name for path in tmp_path.iterdir()] == ["shelf"]


def test_a_file_that_is_also_a_folder_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, submission(files={"a": b"x", "a/b": b"y"})) == {"CAT-A01"}


def test_links_folders_and_missing_files_are_refused_together(tmp_path: Path) -> None:
    (tmp_path / "true.pdf").write_bytes(b"%PDF")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "true.pdf")
    os.mkfifo(tmp_path / "pipe.pdf")
    files = {name: tmp_path / name for name in ("link.pdf", "pipe.pdf", "gone.pdf")}
    with pytest.raises(CatalogueError) as raised:
        add(tmp_path / "shelf", submission(files={**files, "folder.pdf": tmp_path}))
    assert [finding.code for finding in raised.value.report] == ["CAT-A02"] * 4


def test_a_link_that_appears_while_storing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "link.pdf").symlink_to("/etc/hostname")
    with pytest.raises(CatalogueError, match="symbolic link"):
        staging.stage({"link.pdf": tmp_path / "link.pdf"}, tmp_path / "staged", {})


@pytest.mark.parametrize(
    "wrong",
    [
        {"identifier": "no uri"},
        {"identifier": "urn:x:\0"},
        {"created": "2026-01-01"},
        {"created": "2026-13-01T00:00:00Z"},
        {"message": " "},
        {"person": Agent("")},
        {"person": Agent("name", address="not a uri")},
        {"statement": EditionStatement(0)},
        {"statement": EditionStatement(1, 0)},
        {"files": {}},
    ],
)
def test_facts_that_do_not_say_what_they_must_are_refused(tmp_path: Path, wrong: dict[str, Any]) -> None:
    assert refused(tmp_path, submission(**wrong)) == {"CAT-A07"}


def test_a_folder_of_other_things_is_no_archive(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").write_bytes(b"jpg")
    assert refused(tmp_path, submission()) == {"CAT-A08"}
    assert [path.name for path in tmp_path.iterdir()] == ["holiday.jpg"]


def test_a_root_with_a_layout_we_do_not_know_is_left_alone(shelf: Path) -> None:
    layout = shelf / "ocfl_layout.json"
    layout.write_text(json.dumps({"extension": "9999-unheard-of", "description": "?"}))
    assert refused(shelf, submission(4)) == {"CAT-A08"}


def test_a_source_that_changes_while_it_is_read_is_not_half_stored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(tmp_path / "shelf", submission(1, files={"a.txt": b"12345"}))
    source = tmp_path / "a.txt"
    source.write_bytes(b"abcde")
    true_reading = fixity.copy_fixed

    def reading(path: Path, target: Path | None, *more: Any) -> fixity.Fixed:
        fixed = true_reading(path, target, *more)
        path.write_bytes(b"vwxyz")
        return fixed

    monkeypatch.setattr(staging, "copy_fixed", reading)
    assert refused(tmp_path / "shelf", submission(2, files={"a.txt": source})) == {"CAT-A11"}
    assert len(open_shelf(tmp_path / "shelf").catalogues[0].inventory.versions) == 1


def test_staged_content_that_differs_from_its_digest_is_not_committed(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    true_stage = staging.stage

    def decaying(*arguments: Any) -> staging.Staged:
        staged = true_stage(*arguments)
        for path in staged.new:
            (arguments[1] / path).write_bytes(b"decayed in memory")
        return staged

    monkeypatch.setattr(adding, "stage", decaying)
    assert refused(shelf, submission(4)) == {"CAT-A11"}
    assert len(open_shelf(shelf).catalogues[0].inventory.versions) == 3


def test_a_version_that_does_not_validate_is_thrown_away(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = snapshot(shelf)
    true_append = adding.append_events

    def clumsy(folder: Path, events: Any) -> None:
        true_append(folder, events)
        (folder / "v4" / "stray.txt").write_bytes(b"?")

    monkeypatch.setattr(adding, "append_events", clumsy)
    assert refused(shelf, submission(4)) == {"CAT-A12"}
    assert snapshot(shelf) == before


def decay(root: Path, name: str) -> None:
    [path] = root.glob(f"urn*/{name}")
    path.write_bytes(bytes(byte ^ 1 for byte in path.read_bytes()))


@pytest.mark.parametrize("name", ["v3/content/booklet.pdf", "v1/content/fonts/FrankRuhlLibre.woff2"])
def test_nothing_is_added_to_a_last_edition_that_has_decayed(shelf: Path, name: str) -> None:
    decay(shelf, name)
    assert refused(shelf, submission(4)) == {"CAT-A13", "CAT-A20"}


def test_nothing_decayed_is_taken_up_from_an_older_edition(shelf: Path) -> None:
    again = submission(4, files={**submission(4).files, "old.pdf": submission(1).files["booklet.pdf"]})
    decay(shelf, "v1/content/booklet.pdf")
    assert refused(shelf, again) == {"CAT-A13", "CAT-A20"}


def test_what_only_older_editions_show_is_for_verify_to_find(shelf: Path) -> None:
    decay(shelf, "v1/content/booklet.pdf")
    receipt = add(shelf, submission(4))
    assert receipt.version == "v4"
    [damage] = audit(receipt.folder).damages
    assert (damage.path, damage.editions) == ("v1/content/booklet.pdf", ("v1",))


@pytest.mark.parametrize("name", ["v1/content/booklet.pdf", "v1/inventory.json", "v2/content/booklet.pdf"])
def test_nothing_is_added_where_an_older_file_is_gone(shelf: Path, name: str) -> None:
    [path] = shelf.glob(f"urn*/{name}")
    path.unlink()
    assert "CAT-A13" in refused(shelf, submission(4))


def test_what_is_read_does_not_grow_with_the_history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted in content files read back: as many for the twelfth edition as for the second."""
    read: list[Path] = []
    true_fix = object_audit.fix

    def counted(path: Path, *more: Any) -> fixity.Fixed:
        read.append(path)
        return true_fix(path, *more)

    monkeypatch.setattr(object_audit, "fix", counted)
    counts = []
    for number in range(1, 13):
        add(tmp_path, submission(number))
        counts.append(len(read))
        read.clear()
    assert counts == [0, *[6] * 11], "four files and two records"


@pytest.mark.parametrize("name", ["inventory.json", "inventory.json.sha512"])
def test_nothing_is_added_to_an_object_with_a_damaged_inventory(shelf: Path, name: str) -> None:
    [path] = shelf.glob(f"*/{name}")
    path.write_bytes(path.read_bytes()[:-3])
    assert refused(shelf, submission(4)) == {"CAT-A13", "CAT-A24"}


def test_a_disk_that_fails_in_the_last_step_is_told_apart(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: Path) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(exchange, "flush_folder", failing)
    assert refused(shelf, submission(4)) == {"CAT-A14"}


def test_without_hard_links_everything_is_copied(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: Any, **__: Any) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(clone.os, "link", no_links)
    receipt = add(shelf, submission(4))
    assert receipt.version == "v4"
    assert not audit(receipt.folder).damages


def test_a_journal_left_behind_is_finished_by_the_next_reader_or_writer(shelf: Path) -> None:
    [folder] = shelf.glob("urn*")
    workspace = shelf / "extensions/catalogue-workspace"
    workspace.mkdir()
    folder.rename(workspace / "object")
    journal = {"place": f"../../{folder.name}", "new": "object"}
    (workspace / exchange.JOURNAL).write_text(json.dumps(journal))
    assert add(shelf, submission(4)).version == "v4"


def test_an_object_some_other_program_made_can_be_continued(tmp_path: Path) -> None:
    add(tmp_path, submission(1, identifier="urn:x-catalogue:first"))
    (tmp_path / "source").mkdir()
    (tmp_path / "source/a.txt").write_text("foreign")
    metadata = ocfl.VersionMetadata(
        created="2020-01-01T00:00:00Z", message="m", name="n", address="mailto:a@b"
    )
    folder = tmp_path / "urn%3ax-catalogue%3abrightness"
    ocfl.Object(identifier=IDENTIFIER).create(str(tmp_path / "source"), metadata, str(folder))
    shutil.rmtree(tmp_path / "source")
    assert add(tmp_path, submission(1)).version == "v2"


@pytest.mark.parametrize("algorithm", ["sha256", "sha512"])
def test_an_object_of_another_kind_is_left_to_its_program(tmp_path: Path, algorithm: str) -> None:
    add(tmp_path / "shelf", submission(1, identifier="urn:x-catalogue:first"))
    (tmp_path / "source").mkdir()
    (tmp_path / "source/a.txt").write_text("foreign")
    metadata = ocfl.VersionMetadata(created="2020-01-01T00:00:00Z", message="m", name="n")
    folder = tmp_path / "shelf/urn%3ax-catalogue%3abrightness"
    version = "1.1" if algorithm == "sha256" else "1.0"
    made = ocfl.Object(identifier=IDENTIFIER, digest_algorithm=algorithm, spec_version=version)
    made.create(str(tmp_path / "source"), metadata, str(folder))
    assert not damaging(audit(folder).damages)
    before = snapshot(folder)
    assert refused(tmp_path / "shelf", submission(1)) == {"CAT-A15"}
    assert snapshot(folder) == before


@pytest.mark.parametrize(
    ("number", "words"), [(28, "the disk is full"), (30, "it is read-only"), (5, "Input/output error")]
)
def test_a_refusing_disk_is_named(
    shelf: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    def refusing(*_: Any) -> None:
        raise OSError(number, os.strerror(number))

    before = snapshot(shelf)
    monkeypatch.setattr(adding, "clone", refusing)
    with pytest.raises(CatalogueError, match=words) as raised:
        add(shelf, submission(4))
    assert [finding.code for finding in raised.value.report] == ["CAT-A09"]
    assert snapshot(shelf) == before


def test_a_reader_that_may_not_finish_an_interrupted_write_says_so(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(_: Path) -> None:
        raise OSError(30, "Read-only file system")

    workspace = shelf / "extensions/catalogue-workspace"
    workspace.mkdir()
    (workspace / exchange.JOURNAL).write_text("{}")
    monkeypatch.setattr(storage_root, "finish_interrupted", read_only)
    with pytest.raises(CatalogueError) as raised, storage_root.reading(shelf):
        pass
    assert [finding.code for finding in raised.value.report] == ["CAT-A10"]
