"""What many tests share: the faces of the book from the shipped manifest, and the figures of the proofs."""

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


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests have recorded with `record_property`: how much was tried, also when all was right."""
    reports = [one for kind in ("passed", "failed") for one in terminalreporter.getreports(kind)]
    tallies = [(name, value) for one in reports if one.when == "call" for name, value in one.user_properties]
    if tallies:
        terminalreporter.section("proofs")
        for name, value in tallies:
            terminalreporter.line(f"{name}: {value}")
