"""The booklet, built once for all the tests that look at it."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalogue.pipeline import Built, Folders, build

ROOT = Path(__file__).resolve().parents[2]


def folders(out: Path, content: Path = ROOT / "content", templates: Path = ROOT / "templates") -> Folders:
    return Folders(content, templates, ROOT / "fonts", out)


@pytest.fixture(scope="session")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("booklet")


@pytest.fixture(scope="session")
def built(out: Path) -> Built:
    return build(folders(out))
