"""Every diagnostic code is permanent: said in one layer, explained once, tried in a test."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from code_table import CODE, rows, table

LETTERS = "NRMTFLPAES"
"""Notes, reading, manuscript, typography, fonts, layout, press, archive, editing, set-up."""


@pytest.fixture(scope="module")
def said(modules: dict[Path, str]) -> dict[str, set[str]]:
    """The layers that give each code to a finding."""
    layers: dict[str, set[str]] = {}
    for path, row in rows(modules):
        layers.setdefault(row.code, set()).add(path.parts[1])
    return layers


def test_one_code_one_layer(said: dict[str, set[str]]) -> None:
    assert not {code: layers for code, layers in said.items() if len(layers) > 1}


def test_no_code_is_said_in_a_way_the_table_cannot_read(
    said: dict[str, set[str]], modules: dict[Path, str]
) -> None:
    written = {code for text in modules.values() for code in re.findall(rf'"({CODE.pattern})"', text)}
    assert sorted(written - said.keys()) == []


def test_every_code_has_a_known_letter(said: dict[str, set[str]]) -> None:
    assert not [code for code in said if code[4] not in LETTERS]


def test_every_code_is_explained_once(
    said: dict[str, set[str]], modules: dict[Path, str], root: Path
) -> None:
    page = (root / "catalogue/codes.md").read_text("utf-8")
    assert page == table(modules), "catalogue/codes.md is behind the program; run `make codes`"
    assert re.findall(rf"^\| ({CODE.pattern}) \|", page, re.MULTILINE) == sorted(said)


def test_every_code_is_tried(said: dict[str, set[str]], root: Path) -> None:
    cases = [
        path for path in root.glob("tests/**/*") if path.suffix in {".py", ".md", ".txt", ".yaml", ".json"}
    ]
    tried = {code for path in cases for code in CODE.findall(path.read_text("utf-8"))}
    assert sorted(set(said) - tried) == []
