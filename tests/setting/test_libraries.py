"""The record of an edition names the libraries that set it, as they name themselves."""

from __future__ import annotations

import re

import pytest
from weasyprint.text.ffi import pango

from catalogue.setting import libraries
from catalogue.setting.libraries import library_versions


def test_the_four_libraries_give_their_versions() -> None:
    found = library_versions()
    assert list(found) == ["pango", "harfbuzz", "fontconfig", "fribidi"]
    assert all(re.fullmatch(r"\d+\.\d+(\.\d+)*", version) for version in found.values()), found


def test_it_is_the_library_weasyprint_draws_with() -> None:
    major, minor, micro = map(int, library_versions()["pango"].split("."))
    assert pango.pango_version() == major * 10000 + minor * 100 + micro


def test_a_library_that_is_not_here_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    absent = ("no-such-library", "libno-such-library.so.0", lambda library: "1.0")
    monkeypatch.setattr(libraries, "_LIBRARIES", {"none": absent})
    assert library_versions() == {}
