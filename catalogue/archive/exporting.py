"""Taking an edition off the shelf: a copy, each file compared with its digest on the way out."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from catalogue.archive.findings import stop
from catalogue.archive.fixity import Fixed, Unreadable, copy_fixed
from catalogue.archive.inventory import Version
from catalogue.archive.shelf import Shelved, open_shelf
from catalogue.archive.shelf_findings import damaged, export_failed, in_the_way
from catalogue.archive.storage_root import reading


@dataclass(frozen=True, slots=True)
class Exported:
    """What was taken off the shelf, and where it is now."""

    identifier: str
    version: str
    place: Path
    files: Mapping[str, Fixed]
    """Logical path → size and digests of what was written."""


def export(root: Path, destination: Path, version: str = "head", identifier: str | None = None) -> Exported:
    """Restore a whole edition into a new folder.

    Nothing is left at `destination` when a file is damaged (CAT-A34) or the disk fails (CAT-A35).
    """
    with reading(root) as root, built_beside(destination) as folder:
        shelved = open_shelf(root).find(identifier)
        chosen = shelved.version(version)
        folder.mkdir()
        files = copy_out(shelved, chosen, folder)
        return Exported(shelved.inventory.identifier, chosen.name, destination, files)


def export_file(
    root: Path, path: str, destination: Path, version: str = "head", identifier: str | None = None
) -> Exported:
    """Restore one file of an edition, by its logical path, to a new file."""
    with reading(root) as root, built_beside(destination) as file:
        shelved = open_shelf(root).find(identifier)
        chosen = shelved.version(version)
        shelved.refuse_contradiction(chosen)
        fixed = _copy(shelved, chosen, path, file)
        return Exported(shelved.inventory.identifier, chosen.name, destination, {path: fixed})


def copy_out(shelved: Shelved, version: Version, folder: Path) -> dict[str, Fixed]:
    """Copy every file of a version below an existing folder, compared with its digest."""
    shelved.refuse_contradiction(version)
    return {path: _copy(shelved, version, path, folder / path) for path in version.state}


@contextmanager
def built_beside(destination: Path) -> Iterator[Path]:
    """A path to build a file or folder at, which is then renamed to `destination`, or removed.

    Raises `CatalogueError` CAT-A33 when something stands there, CAT-A35 when the disk refuses.
    """
    if os.path.lexists(destination):
        raise stop(in_the_way(destination))
    try:
        destination.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{destination.name}.", dir=destination.parent) as beside:
            yield Path(beside, destination.name)
            Path(beside, destination.name).rename(destination)
    except OSError as failure:
        raise stop(export_failed(destination, failure)) from failure


def _copy(shelved: Shelved, version: Version, path: str, target: Path) -> Fixed:
    """Copy one file and compare while copying; a source that cannot be read is a damage."""
    place = shelved.place(version, path)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        fixed = copy_fixed(place, target, {shelved.inventory.algorithm, "sha512"})
    except Unreadable as failure:
        raise stop(damaged(path, version.name, failure.strerror or "it cannot be read")) from failure
    if fixed.digests[shelved.inventory.algorithm] != version.state[path]:
        raise stop(damaged(path, version.name, "its bytes have changed"))
    return fixed
