"""Without FriBidi nothing can be set, and the reader is told what to install."""

from __future__ import annotations

import ctypes

import pytest

from catalogue.composing import levels
from catalogue.diagnostics import CatalogueError, ExitCode


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> None:
        raise OSError(name)

    monkeypatch.setattr(ctypes, "CDLL", refuse)
    levels._fribidi.cache_clear()
    with pytest.raises(CatalogueError) as caught:
        levels.resolve("שלום")
    levels._fribidi.cache_clear()
    assert caught.value.exit_code is ExitCode.MISSING
    assert [one.code for one in caught.value.report] == ["CAT-S11"]
