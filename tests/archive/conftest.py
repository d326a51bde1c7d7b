"""A shelf with three editions, made once and copied for whoever wants to change it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from shelf_cases import fast_folder, submission

from catalogue.archive.adding import add


@pytest.fixture(scope="session")
def three_editions() -> Iterator[Path]:
    """A storage root nobody may change."""
    with fast_folder() as folder:
        for number in (1, 2, 3):
            add(folder / "shelf", submission(number))
        yield folder / "shelf"


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """In memory where that can be had: the shelf flushes every file, and only the kill tests need a disk."""
    with fast_folder() as folder:
        yield folder


@pytest.fixture
def shelf(three_editions: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(three_editions, tmp_path / "shelf"))
