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
    """Files that are neither texts nor pictures of a kind that is read."""
    unread: tuple[str, ...] = ()
    """Texts that are there but could not be opened."""
    problems: tuple[Diagnostic, ...] = ()

    @property
    def all_texts(self) -> tuple[str, ...]:
        """Every text that lies in the folder, readable or not."""
        return (*self.texts, *self.unread)

    def place(self, path: str) -> Path:
        """Where a file of the folder lies on the disk."""
        return Path(self.shown) / path

    def location(self, path: str, line: int = 0, column: int = 0) -> Location:
        """The place as a reader would type it."""
        return Location(str(PurePosixPath(self.shown) / path), line, column)


def open_folder(content: Path) -> Folder | Diagnostic:
    """Read every text of the folder and list its pictures."""
    shown = content.as_posix()
    if not content.is_dir():
        return FOLDER_MISSING.at(Location(shown), path=shown)
    folder = _Gathered({}, {}, [], [], [])
    for path in walk(content):
        folder.take(path, content)
    return Folder(
        shown,
        folder.texts,
        folder.pictures,
        tuple(folder.others),
        tuple(folder.unread),
        tuple(folder.problems),
    )


@dataclass(frozen=True, slots=True)
class _Gathered:
    """A folder while it is being looked through."""

    texts: dict[str, bytes]
    pictures: dict[str, Path]
    others: list[str]
    unread: list[str]
    problems: list[Diagnostic]

    def take(self, path: Path, content: Path) -> None:
        """Put one file where it belongs."""
        name = _printable(path.relative_to(content).as_posix())
        place = Location(str(PurePosixPath(content.as_posix()) / name))
        suffix = path.suffix.lower()
        if not _inside(path, content):
            self.problems.append(PATH_LEAVES.at(place, path=name))
            self.unread.extend([name] if suffix in TEXTS else [])
        elif suffix in PICTURES and path.is_file():
            self.pictures[name] = path
        elif suffix not in TEXTS:
            self.others.append(name)
        else:
            self._text(path, name, place)

    def _text(self, path: Path, name: str, place: Location) -> None:
        try:
            size = path.stat().st_size
            if not path.is_file():
                raise OSError(0, "it is no file")
            if size <= LARGEST:
                self.texts[name] = path.read_bytes()
                return
            self.problems.append(FILE_TOO_LARGE.at(place, size=size, limit=LARGEST))
        except OSError as reason:
            words = {"path": name, "reason": reason.strerror or "unknown reason"}
            self.problems.append(FILE_UNREADABLE.at(place, **words))
        self.unread.append(name)


def walk(content: Path) -> Iterator[Path]:
    """All files below, in a fixed order; what begins with a dot or ends with ~ is the editor's own.

    A link to a folder counts as a file: it is not followed.
    """
    for root, folders, files in os.walk(content):
        links = [name for name in folders if Path(root, name).is_symlink()]
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted([*files, *links]):
            if not name.startswith(".") and not name.endswith("~"):
                yield Path(root, name)


def _inside(path: Path, content: Path) -> bool:
    """Whether the file, links followed, still lies in the folder: an edition keeps nothing else."""
    if not path.is_symlink():
        return True
    try:
        return path.resolve().is_relative_to(content.resolve())
    except (OSError, RuntimeError):
        return False


def _printable(name: str) -> str:
    """A file name that any terminal can show, even where it is not UTF-8."""
    return name.encode("utf-8", "replace").decode("utf-8")
