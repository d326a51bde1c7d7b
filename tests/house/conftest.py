"""The checkout itself, as the tests of the house see it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import code_table
import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def tracked() -> tuple[Path, ...]:
    """Every file that git keeps, as paths from the root."""
    # A checkout may belong to somebody else than the one who tests it; git refuses to look then unless told.
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return tuple(Path(name) for name in listed.stdout.split("\0") if name and (ROOT / name).exists())


@pytest.fixture(scope="session")
def modules(root: Path) -> dict[Path, str]:
    """The program's own modules and their text, by path from the root."""
    return code_table.modules(root)
