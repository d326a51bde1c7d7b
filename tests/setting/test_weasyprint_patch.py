"""The corrections of WeasyPrint: for one version, and written whole."""

from __future__ import annotations

import pytest
import weasyprint

from catalogue.diagnostics import CatalogueError, ExitCode
from catalogue.setting import weasyprint_patch
from catalogue.setting.weasyprint_patch import Thousandths


def test_another_version_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    with pytest.raises(CatalogueError) as caught:
        weasyprint_patch.apply()
    assert caught.value.exit_code is ExitCode.MISSING
    assert [one.code for one in caught.value.report] == ["CAT-S12"]


@pytest.mark.parametrize(
    ("value", "cut", "written"), [(-9.96, -9, "-10"), (7.0, 7, "7"), (-1.25, -1, "-1.2")]
)
def test_a_number_is_cut_for_pango_and_whole_for_the_pdf(value: float, cut: int, written: str) -> None:
    assert Thousandths(value) == cut
    assert f"{Thousandths(value)}" == written
