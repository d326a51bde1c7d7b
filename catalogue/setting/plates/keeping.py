"""Plates already drawn, kept on disk: drawing five of them takes longer than setting the text.

A plate is kept under the digest of everything it depends on, the programs that
draw it included, so a wrong one cannot be found.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from catalogue.setting.fonts.packages import write_whole

_PROGRAMS = (Path(__file__).parent, Path(__file__).parent.parent)
"""Every module that has a hand in a plate: this package, and shaping and outlines beside it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A folder of drawn plates, and what all of them depend on: the digests of the faces."""

    folder: Path
    faces: tuple[str, ...]

    def plate(self, drawn_from: object, draw: Callable[[], str]) -> str:
        """The plate drawn from these values (anything `repr` tells apart), drawn anew if it is not here."""
        path = self.folder / f"{self._digest(drawn_from)}.svg"
        try:
            return path.read_text("utf-8")
        except FileNotFoundError:
            svg = draw()
            self.folder.mkdir(parents=True, exist_ok=True)
            write_whole(path, svg.encode())
            return svg

    def _digest(self, drawn_from: object) -> str:
        whole = json.dumps([repr(drawn_from), self.faces, _programs()], ensure_ascii=False)
        return hashlib.sha256(whole.encode()).hexdigest()


@functools.cache
def _programs() -> str:
    """One digest of all source files that draw."""
    digest = hashlib.sha256()
    for path in _sources(_PROGRAMS):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def _sources(folders: Iterable[Path]) -> list[Path]:
    return sorted(path for folder in folders for path in folder.glob("*.py"))
