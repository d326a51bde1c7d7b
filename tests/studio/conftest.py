"""A studio of its own for the tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from copies import Copy, copy_book


@pytest.fixture
def book(tmp_path: Path, faces: object) -> Copy:
    """`faces` fills the checkout's font cache, which the copy shares."""
    return copy_book(tmp_path)
