"""Outputs are written together or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalogue.diagnostics import CatalogueError, ExitCode
from catalogue.pipeline.writing import write_all


def test_files_are_written_whole_and_nothing_is_left_beside_them(tmp_path: Path) -> None:
    write_all({tmp_path / "a.pdf": b"a", tmp_path / "fonts" / "b.ttf": b"b"})
    assert {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()} == {
        "a.pdf",
        "fonts/b.ttf",
    }


def test_when_one_cannot_be_written_the_others_stay_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"the last good one")
    (tmp_path / "taken").write_bytes(b"a file where a folder should be")
    with pytest.raises(CatalogueError) as caught:
        write_all({tmp_path / "a.pdf": b"new", tmp_path / "taken" / "b.ttf": b"b"})
    assert caught.value.exit_code is ExitCode.LAYOUT
    assert [one.code for one in caught.value.report] == ["CAT-L09"]
    assert (tmp_path / "a.pdf").read_bytes() == b"the last good one"
    assert {path.name for path in tmp_path.iterdir()} == {"a.pdf", "taken"}
