"""The verbs themselves: what they clear and what they keep."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest


@pytest.fixture
def checkout(tmp_path: Path, root: Path) -> Path:
    """A folder with our Makefile and the traces of a day's work."""
    shutil.copy(root / "Makefile", tmp_path)
    for name in ("booklet.html", "booklet.pdf", "booklet-screen.pdf", "booklet.json", ".gitkeep", "mine.txt"):
        _write(tmp_path / "out" / name)
    for name in ("press/a/pages.pdf", "proof/grey.svg", "faces/face.ttf", "archive/0=ocfl_1.1"):
        _write(tmp_path / "out" / name)
    for name in (
        "content/book.yaml",
        ".cache/fonts/face.ttf",
        ".cache/pages/1",
        ".venv/ready-run",
        ".mypy_cache/x",
    ):
        _write(tmp_path / name)
    return tmp_path


def make(folder: Path, *arguments: str) -> str:
    # The make that runs these tests hands its own variables on; this one must not hear of them.
    alone = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    ran = subprocess.run(
        ["make", *arguments], cwd=folder, env=alone, capture_output=True, text=True, check=True
    )
    return ran.stdout


def test_clean_keeps_the_archive_and_what_is_not_ours(checkout: Path) -> None:
    make(checkout, "clean")
    left = sorted(str(path.relative_to(checkout)) for path in checkout.rglob("*") if path.is_file())
    assert left == [
        ".cache/fonts/face.ttf",
        ".venv/ready-run",
        "Makefile",
        "content/book.yaml",
        "out/.gitkeep",
        "out/archive/0=ocfl_1.1",
        "out/mine.txt",
    ]


def test_clean_clears_the_folder_it_is_given(checkout: Path) -> None:
    shutil.move(checkout / "out", checkout / "other out")
    make(checkout, "clean", "OUT=other out")
    assert not (checkout / "other out/booklet.pdf").exists()
    assert (checkout / "other out/archive/0=ocfl_1.1").exists()


def test_help_lists_every_verb_in_a_line(checkout: Path) -> None:
    phony = re.search(r"^\.PHONY: (.*)$", (checkout / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert phony
    listed = make(checkout, "help").splitlines()
    assert {line.split()[1] for line in listed} == set(phony[1].split())
    assert all(re.fullmatch(r"make [a-z]+ +\S.*", line) for line in listed)


def _write(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x", "utf-8")
