"""A copy of the book for a test to edit, and the program watching it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from catalogue.pipeline import Folders

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Copy:
    """A book nobody minds being edited."""

    root: Path

    @property
    def folders(self) -> Folders:
        return Folders(*(self.root / name for name in ("content", "templates", "fonts", "out")))

    def edit(self, path: str, before: str, after: str) -> None:
        file = self.root / path
        text = file.read_text("utf-8")
        assert before in text, before
        file.write_text(text.replace(before, after, 1), "utf-8")


def copy_book(root: Path) -> Copy:
    for name in ("content", "templates", "fonts"):
        shutil.copytree(ROOT / name, root / name)
    (root / ".cache").mkdir()
    (root / ".cache" / "fonts").symlink_to(ROOT / ".cache" / "fonts")
    return Copy(root)


@contextmanager
def watching(copy: Copy) -> Iterator[str]:
    """The address of a studio that watches this copy."""
    command = [sys.executable, "-P", "-m", "catalogue", "watch", "--no-open"]
    with subprocess.Popen(
        command, cwd=copy.root, env=environment(), stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        try:
            yield program.stdout.readline().strip()
        finally:
            program.terminate()
            program.wait(20)


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}
