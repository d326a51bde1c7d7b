"""What many tests share: the faces of the book, as built from the shipped manifest."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalogue.setting.fonts import Faces, prepare_fonts

CHECKOUT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def font_cache() -> Path:
    """The checkout's own font cache; filled on the first run, no network needed after that."""
    return CHECKOUT / ".cache" / "fonts"


@pytest.fixture(scope="session")
def faces(font_cache: Path) -> Faces:
    return prepare_fonts(CHECKOUT / "fonts", font_cache)
