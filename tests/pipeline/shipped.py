"""The checkout's own book, as the tests of the pipeline work on it."""

from __future__ import annotations

from pathlib import Path

from catalogue.pipeline import Folders

ROOT = Path(__file__).resolve().parents[2]


def folders(out: Path, content: Path = ROOT / "content", templates: Path = ROOT / "templates") -> Folders:
    """The shipped folders, or copies of them in their place."""
    return Folders(content, templates, ROOT / "fonts", out)
