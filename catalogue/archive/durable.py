"""Writing so that a killed program or a lost power supply leaves the old or the new, whole."""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Replace a file in one step: write beside it, flush, rename, flush the folder."""
    beside = path.with_name(f".{path.name}.new")
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Make the names in one folder durable (fsync of the directory, POSIX)."""
    _flush(folder, os.O_RDONLY | os.O_DIRECTORY)


def flush_tree(root: Path, new_only: bool = False) -> None:
    """Make every folder under `root` durable, and every file.

    With `new_only`, files that are hard links are taken as durable already: they are the
    untouched files of earlier versions.
    """
    for folder, _, files in os.walk(root, topdown=False):
        for name in files:
            path = Path(folder, name)
            if not path.is_symlink() and not (new_only and path.lstat().st_nlink > 1):
                _flush(path, os.O_RDONLY | os.O_NOFOLLOW)
        flush_folder(Path(folder))


def _flush(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
