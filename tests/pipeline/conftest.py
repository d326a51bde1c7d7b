"""The booklet, built once for all the tests that look at it."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest
from shelf_story import Workplace, corrected, first, open_workplace
from shipped import folders

from catalogue.pipeline import Built, build


@pytest.fixture(scope="session")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("booklet")


@pytest.fixture(scope="session")
def built(out: Path) -> Built:
    return build(folders(out))


@pytest.fixture(scope="session")
def two_editions(tmp_path_factory: pytest.TempPathFactory) -> Workplace:
    """First edition and corrected printing; nobody may change them. Made once for all workers of a run."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", "")
    folder = tmp_path_factory.getbasetemp()
    folder = folder.parent / f"two-{run}" if run else folder / "two"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        place = Workplace(folder / "place")
        if not (folder / "done").exists():
            place = open_workplace(folder / "place")
            corrected(place, first(place))
            (folder / "done").touch()
    return place
