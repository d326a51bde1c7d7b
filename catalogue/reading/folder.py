"""The content folder as it lies on the disk: which files there are, and their bytes.

Only this module opens files. A folder can also be made from texts in memory,
which is how an imported manuscript is read back before anything is written.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from catalogue.diagnostics import Diagnostic, Location
from catalogue.reading.findings.files import FILE_TOO_LARGE, FILE_UNREADABLE, FOLDER_MISSING, PATH_LEAVES

TEXTS = frozenset({".yaml", ".md"})
PICTURES = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff"})
LARGEST = 4_000_000
"""Bytes; a text of this size would fill more than a thousand pages."""


@dataclass(frozen=True, slots=True)
class Folder:
    """Files by their path relative to the content folder, with forward slashes."""

    shown: str
    """The folder as the user typed it; locations begin with it."""
    texts: Mapping[str, bytes] = field(default_factory=dict)
    pictures: Mapping[str, Path] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    """Files nobody can read: neither text nor a picture of a known kind."""
    problems: tuple[Diagnostic, ...] = ()

    def location(self, path: str, line: int = 0, column: int = 0) -> Location:
        """The place as a reader would type it."""
        return Location(str(PurePosixPath(self.shown) / path), line, column)


def open_folder(content: Path) -> Folder | Diagnostic:
    """Read every text of the folder and list its pictures."""
    shown = content.as_posix()
    if not content.is_dir():
        return FOLDER_MISSING.at(Location(shown), path=shown)
    texts: dict[str, bytes] = {}
    pictures: dict[str, Path] = {}
    others: list[str] = []
    problems: list[Diagnostic] = []
    for path in _walk(content):
        name = path.relative_to(content).as_posix()
        place = Location(str(PurePosixPath(shown) / _printable(name)))
        if not _inside(path, content):
            problems.append(PATH_LEAVES.at(place, path=_printable(name)))
        elif path.suffix.lower() in PICTURES:
            pictures[name] = path
        elif path.suffix in TEXTS:
            texts.update(_bytes(path, name, place, problems))
        else:
            others.append(name)
    return Folder(shown, texts, pictures, tuple(others), tuple(problems))


def _walk(content: Path) -> Iterator[Path]:
    """All files below, in a fixed order; what begins with a dot or ends with ~ is the editor's own."""
    for root, folders, files in os.walk(content):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(root, name) for name in sorted(files) if name[0] != "." and name[-1] != "~")


def _inside(path: Path, content: Path) -> bool:
    """Whether the file, links followed, still lies in the folder: an edition keeps nothing else."""
    if not path.is_symlink() and not path.parent.is_symlink():
        return True
    try:
        return path.resolve().is_relative_to(content.resolve())
    except (OSError, RuntimeError):
        return False


def _bytes(path: Path, name: str, place: Location, problems: list[Diagnostic]) -> dict[str, bytes]:
    try:
        if path.stat().st_size > LARGEST:
            size = path.stat().st_size
            problems.append(FILE_TOO_LARGE.at(place, size=size, limit=LARGEST))
            return {}
        return {name: path.read_bytes()}
    except OSError as reason:
        words = reason.strerror or "unknown reason"
        problems.append(FILE_UNREADABLE.at(place, path=_printable(name), reason=words))
        return {}


def _printable(name: str) -> str:
    """A file name that any terminal can show, even where it is not UTF-8."""
    return name.encode("utf-8", "replace").decode("utf-8")
