"""What is asked of the sheets on the command line reaches the press, typed; what was not asked does not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from catalogue import pipeline
from catalogue.cli.program import catalogue
from catalogue.diagnostics import Report
from catalogue.pipeline import Pressed


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    heard: dict[str, Any] = {}

    def press(*_: object, **given: Any) -> Pressed:
        heard.update(given)
        return Pressed(Path("a"), Path("a.zip"), Report())

    monkeypatch.setattr(pipeline, "press", press)
    return heard


@pytest.mark.parametrize(
    ("options", "sheets"),
    [
        ("", {}),
        ("--scheme perfect-bound --signature 8", {"scheme": "perfect-bound", "signature": 8}),
        (
            "--scheme n-up --up 3x2 --stacked --sheet 450.5×320",
            {"scheme": "n-up", "up": (3, 2), "stacked": True, "size": (450.5, 320.0)},
        ),
        ("--back long-edge --sheet 420x297", {"back": "long-edge", "size": (420.0, 297.0)}),
    ],
)
def test_what_is_asked_is_handed_on(asked: dict[str, Any], options: str, sheets: dict[str, Any]) -> None:
    result = CliRunner().invoke(catalogue, ["press", "--plain", *options.split()])
    assert result.exit_code == 0, result.output
    assert asked["sheets"] == sheets and asked["proof"] is False


@pytest.mark.parametrize(
    "options", ["--up 2", "--up 2.5x2", "--up 0x2", "--sheet wide", "--back over", "--signature 33"]
)
def test_what_cannot_be_meant_is_misuse(asked: dict[str, Any], options: str) -> None:
    assert CliRunner().invoke(catalogue, ["press", *options.split()]).exit_code == 2
    assert not asked
