"""Every diagnostic code is permanent: said in one module, explained once, tried in a test."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from code_table import CODE, table

LETTERS = "NRMTFLPAES"
"""Notes, reading, manuscript, typography, fonts, layout, press, archive, editing, set-up."""


@pytest.fixture(scope="module")
def said(modules: dict[Path, str]) -> dict[str, list[Path]]:
    """Where each code is given to a finding: the modules that write it as a literal."""
    places: dict[str, list[Path]] = {}
    for path, text in modules.items():
        for code in sorted(set(re.findall(rf'"({CODE.pattern})"', text))):
            places.setdefault(code, []).append(path)
    return places


def test_one_code_one_module(said: dict[str, list[Path]]) -> None:
    assert not {code: [str(p) for p in paths] for code, paths in said.items() if len(paths) > 1}


def test_every_code_has_a_known_letter(said: dict[str, list[Path]]) -> None:
    assert not [code for code in said if code[4] not in LETTERS]


def test_every_code_is_explained_once(
    said: dict[str, list[Path]], modules: dict[Path, str], root: Path
) -> None:
    page = (root / "catalogue/codes.md").read_text("utf-8")
    assert page == table(modules), "catalogue/codes.md is behind the program; run `make codes`"
    assert re.findall(rf"^\| ({CODE.pattern}) \|", page, re.MULTILINE) == sorted(said)


def test_every_code_is_tried(said: dict[str, list[Path]], root: Path) -> None:
    cases = [
        path for path in root.glob("tests/**/*") if path.suffix in {".py", ".md", ".txt", ".yaml", ".json"}
    ]
    tried = {code for path in cases for code in CODE.findall(path.read_text("utf-8"))}
    assert sorted(set(said) - tried) == []
