"""The booklet, built once for all the tests that look at it."""

from __future__ import annotations

from pathlib import Path

import pytest
from shipped import folders

from catalogue.pipeline import Built, build


@pytest.fixture(scope="session")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("booklet")


@pytest.fixture(scope="session")
def built(out: Path) -> Built:
    return build(folders(out))
