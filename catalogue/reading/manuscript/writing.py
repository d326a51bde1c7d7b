"""An imported manuscript onto the disk, whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from catalogue.diagnostics import CatalogueError, ExitCode, Location
from catalogue.reading.findings.manuscript import FOLDER_TAKEN, FOLDER_UNWRITABLE
from catalogue.reading.manuscript.importing import Imported


def write_content(imported: Imported, into: Path) -> None:
    """Write the files as the folder `into`, whole or not at all; CatalogueError where it has content."""
    if into.is_file() or (into.is_dir() and any(into.iterdir())):
        path = into.as_posix()
        raise CatalogueError(FOLDER_TAKEN.at(Location(path), path=path), ExitCode.CONTENT)
    try:
        into.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{into.name}-", dir=into.parent))
        try:
            _fill(beside, imported.files)
            beside.replace(into)
        except OSError:
            shutil.rmtree(beside, ignore_errors=True)
            raise
    except OSError as reason:
        words = {"path": into.as_posix(), "reason": reason.strerror or "unknown reason"}
        finding = FOLDER_UNWRITABLE.at(Location(into.as_posix()), **words)
        raise CatalogueError(finding, ExitCode.CONTENT) from None


def _fill(folder: Path, files: Mapping[str, str]) -> None:
    """Write every file below `folder`, which gets the rights any new folder has."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
    mask = os.umask(0)
    os.umask(mask)
    folder.chmod(0o777 & ~mask)
