"""An archived edition set again from the archive alone: the same bytes, the same looks, or what differs."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import small_booklet
from shelf_cases import fast_folder, submission

from catalogue.archive.adding import add
from catalogue.archive.editions import BUILD_LOCK, LOCK
from catalogue.archive.environments import EnvironmentNotMade, locked_environment
from catalogue.archive.rebuilding import LaidOut, Level, Rebuilt, rebuild, rebuilt_text
from catalogue.diagnostics import CatalogueError, ExitCode, error
from catalogue.setting.fonts import Faces


@pytest.fixture(scope="module")
def shelf(faces: Faces) -> Iterator[Path]:
    """One edition; the folder it was made in is gone, and so are its sources."""
    with fast_folder() as folder:
        made = folder / "made"
        small_booklet.write_sources(made, next(face.path for face in faces if face.weight == 400))
        files = {**small_booklet.edition_files(made), LOCK: b"# nothing is needed\n"}
        add(folder / "shelf", submission(files=files))
        shutil.rmtree(made)
        yield folder / "shelf"


def set_again(laid: LaidOut, python: Path | None) -> None:
    for name, data in small_booklet.build(laid.folder).items():
        (laid.out / name).write_bytes(data)


def level_of(rebuilt: Rebuilt, path: str) -> Level:
    return next(one.level for one in rebuilt.files if one.path == path)


def test_the_archive_alone_gives_the_same_bytes(shelf: Path) -> None:
    rebuilt = rebuild(shelf, set_again)
    assert (rebuilt.level, len(rebuilt.report)) == (Level.BYTES, 0)
    assert [one.path for one in rebuilt.files] == ["booklet.pdf", "booklet.html", "booklet.json"]
    assert rebuilt_text(rebuilt).startswith("v1 set again in the present environment: the same bytes\n")


def test_other_bytes_that_look_the_same_are_told_as_that(shelf: Path) -> None:
    def with_a_comment(laid: LaidOut, python: Path | None) -> None:
        set_again(laid, python)
        pdf = laid.out / "booklet.pdf"
        pdf.write_bytes(pdf.read_bytes() + b"% made elsewhere\n")

    rebuilt = rebuild(shelf, with_a_comment)
    assert rebuilt.level is Level.TEXT_AND_PIXELS
    assert level_of(rebuilt, "booklet.pdf") is Level.TEXT_AND_PIXELS


def test_pages_that_differ_are_listed(shelf: Path) -> None:
    def larger(laid: LaidOut, python: Path | None) -> None:
        style = laid.templates / "style.css"
        style.write_text(style.read_text("utf-8").replace("10pt/1.4", "10.5pt/1.4"), "utf-8")
        set_again(laid, python)

    rebuilt = rebuild(shelf, larger)
    assert rebuilt.level is Level.DIFFERENCES
    assert "booklet.pdf: different, pages 1–3" in rebuilt_text(rebuilt)


def test_what_is_not_made_again_is_said(shelf: Path) -> None:
    def forgetful(laid: LaidOut, python: Path | None) -> None:
        set_again(laid, python)
        (laid.out / "booklet.html").unlink()

    rebuilt = rebuild(shelf, forgetful)
    assert (rebuilt.level, [found.code for found in rebuilt.report]) == (Level.DIFFERENCES, ["CAT-A65"])


def test_a_failing_builder_is_told_with_its_reasons(shelf: Path) -> None:
    def failing(laid: LaidOut, python: Path | None) -> None:
        raise CatalogueError(error("CAT-L01", "a line does not fit"), ExitCode.LAYOUT)

    with pytest.raises(CatalogueError) as raised:
        rebuild(shelf, failing)
    assert raised.value.exit_code is ExitCode.ARCHIVE
    assert {found.code for found in raised.value.report} == {"CAT-A63", "CAT-L01"}


def test_an_edition_without_sources_is_refused(tmp_path: Path) -> None:
    add(tmp_path, submission(files={"booklet.pdf": b"%PDF", "content/book.yaml": b"title: x"}))
    with pytest.raises(CatalogueError) as raised:
        rebuild(tmp_path, set_again)
    assert [found.code for found in raised.value.report] == ["CAT-A62", "CAT-A62"]


def test_the_editions_own_environment_is_given_to_the_builder(shelf: Path) -> None:
    seen: list[Path | None] = []

    def builder(laid: LaidOut, python: Path | None) -> None:
        seen.append(python)
        set_again(laid, python)

    rebuilt = rebuild(shelf, builder, prepare=lambda edition, target: target / "bin/python")
    assert rebuilt.own_environment
    assert [python.name for python in seen if python] == ["python"]
    assert "its own environment" in rebuilt_text(rebuilt)


def test_without_registries_the_present_environment_serves_and_is_named(shelf: Path) -> None:
    def unreachable(edition: Path, target: Path) -> Path:
        raise EnvironmentNotMade("no connection")

    rebuilt = rebuild(shelf, set_again, prepare=unreachable)
    assert (rebuilt.own_environment, [found.code for found in rebuilt.report]) == (False, ["CAT-A64"])
    assert rebuilt.level is Level.BYTES


def test_an_edition_without_a_lock_is_set_in_the_present_environment(tmp_path: Path) -> None:
    files = dict.fromkeys(("content/a", "templates/b", "fonts/c"), b"x")
    add(tmp_path, submission(files=files))
    rebuilt = rebuild(tmp_path, lambda laid, python: None, prepare=lambda edition, target: target)
    assert [found.code for found in rebuilt.report] == ["CAT-A64"]


def test_what_pip_said_last_is_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, 1, "", "trying\nno route to the registry\n\n")

    monkeypatch.setattr(subprocess, "run", refusing)
    with pytest.raises(EnvironmentNotMade, match="no route to the registry"):
        locked_environment(tmp_path, tmp_path / "venv")


@pytest.mark.conformance
def test_an_environment_is_made_from_the_locks_or_not_at_all(tmp_path: Path) -> None:
    for name in (LOCK, BUILD_LOCK):
        (tmp_path / name).write_text("# nothing is needed\n")
    python = locked_environment(tmp_path, tmp_path / "venv")
    assert python.exists()
    assert python != Path(sys.executable)
    (tmp_path / LOCK).write_text("--no-index\nno-such-package==1.0 --hash=sha256:" + "0" * 64 + "\n")
    with pytest.raises(EnvironmentNotMade, match="no-such-package"):
        locked_environment(tmp_path, tmp_path / "other")
