"""Same input, same bytes: in another folder, another time zone, with another hash seed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from shipped import ROOT, folders

from catalogue.pipeline import Built, press


def test_the_build_is_the_same_bytes_elsewhere(built: Built, tmp_path: Path):
    elsewhere(tmp_path, "build")
    for path in built.files:
        assert (tmp_path / "out" / path.name).read_bytes() == path.read_bytes(), path.name


@pytest.mark.conformance
def test_the_printers_folder_is_the_same_bytes_elsewhere(tmp_path: Path):
    made = press(folders(tmp_path / "here"))
    elsewhere(tmp_path / "there", "press")
    again = tmp_path / "there" / "out" / "press"
    assert (again / made.zip.name).read_bytes() == made.zip.read_bytes()
    for path in made.folder.iterdir():
        assert (again / made.folder.name / path.name).read_bytes() == path.read_bytes(), path.name


def elsewhere(place: Path, command: str) -> None:
    """The command in another folder, time zone and locale, with another hash seed."""
    for name in ("content", "templates", "fonts"):
        shutil.copytree(ROOT / name, place / name)
    shutil.copytree(ROOT / ".cache" / "fonts", place / ".cache" / "fonts")
    environment = {**os.environ, "TZ": "Pacific/Auckland", "PYTHONHASHSEED": "4711", "LC_ALL": "C.UTF-8"}
    environment["PYTHONPATH"] = str(ROOT)
    run = [sys.executable, "-P", "-m", "catalogue", command, "--plain"]
    done = subprocess.run(run, cwd=place, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
