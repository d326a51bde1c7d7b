"""The record of an edition names the libraries that set it, as they name themselves."""

from __future__ import annotations

import re
import subprocess
import sys

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


ASKED = """
import sys
from catalogue.setting.libraries import asked_by_soname
started = []
sys.addaudithook(lambda event, given: started.append(given[0]) if event == "subprocess.Popen" else None)
with asked_by_soname():
    from weasyprint.text.ffi import pango
print(pango.pango_version(), started)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the search is needed, and is made")
def test_weasyprint_finds_its_libraries_without_asking_the_compiler() -> None:
    ran = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, check=True)
    assert ran.stdout == f"{pango.pango_version()} []\n"
