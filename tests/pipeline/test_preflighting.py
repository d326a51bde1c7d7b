"""Any file can be judged: ours, nobody's, none."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalogue.diagnostics import CatalogueError, ExitCode, Severity
from catalogue.pipeline import Built, preflight


def test_the_booklet_is_fit_for_the_press(built: Built, out: Path, tmp_path: Path) -> None:
    judged = preflight(out / "booklet.pdf", "sheetfed", tmp_path)
    assert judged.pages == built.pages
    # Page two is blank on purpose; a stranger's eye cannot know that.
    assert {one.code for one in judged.report if one.severity is not Severity.NOTE} == {"CAT-P12"}
    assert [path.name for path in judged.files] == ["preflight.json", "preflight.html"]


def test_a_file_that_is_no_pdf_is_judged_too(tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").write_text("dear printer")
    judged = preflight(tmp_path / "letter.pdf", "sheetfed", tmp_path / "reports")
    (found,) = judged.report.errors
    assert found.code == "CAT-P01" and "BytesIO" not in found.message


def test_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError) as caught:
        preflight(tmp_path / "nowhere.pdf", "sheetfed", tmp_path)
    assert caught.value.exit_code is ExitCode.MISSING
    assert [one.code for one in caught.value.report] == ["CAT-P98"]
