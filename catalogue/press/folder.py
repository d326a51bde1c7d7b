"""The printer's folder and its zip, written whole or not at all.

Both are made beside their final names and moved there at the end, so a printer's upload or a cut
of power never meets half a job, and a failure leaves the last good one where it was.
"""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from catalogue.diagnostics import CatalogueError, Diagnostic, ExitCode, Location, error
from catalogue.press.ticket import checksums

SUMS = "SHA256SUMS"
# The oldest date a zip can hold: the archive says nothing of when it was made.
_NO_DATE = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o100644 << 16


@dataclass(frozen=True, slots=True)
class Delivered:
    """Where the job lies: the folder and the zip of it."""

    folder: Path
    zip: Path


def deliver(into: Path, name: str, files: Mapping[str, bytes]) -> Delivered:
    """Write `into`/`name`/ with its files and SHA256SUMS, and `into`/`name`.zip.

    File names are plain, without folders. Raises CatalogueError (CAT-P90) when the disk refuses.
    """
    complete = {**files, SUMS: checksums(files).encode()}
    folder, archive = into / name, into / f"{name}.zip"
    new_folder, new_archive = into / f".{name}.new", into / f".{name}.zip.new"
    try:
        into.mkdir(parents=True, exist_ok=True)
        _clear(new_folder)
        new_folder.mkdir()
        for file, data in sorted(complete.items()):
            (new_folder / file).write_bytes(data)
        _zip(new_archive, name, complete)
        _swap((new_folder, new_archive), (folder, archive), into / f".{name}.old")
    except OSError as trouble:
        raise CatalogueError(_refused(into, trouble), ExitCode.PREFLIGHT) from trouble
    finally:
        _clear(new_folder)
        new_archive.unlink(missing_ok=True)
    return Delivered(folder, archive)


def _zip(target: Path, name: str, files: Mapping[str, bytes]) -> None:
    """Stored, sorted, dateless: the same files make the same zip. PDFs would not get smaller anyway."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for file, data in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{name}/{file}", _NO_DATE)
            entry.external_attr = _READABLE
            entry.create_system = 3
            archive.writestr(entry, data)


def _swap(new: tuple[Path, Path], final: tuple[Path, Path], old: Path) -> None:
    """Put folder and zip in place of the last ones, both or neither.

    A full folder cannot be replaced by a rename, so the last one steps aside and comes back if need be.
    """
    _clear(old)
    if final[0].exists():
        final[0].rename(old)
    try:
        new[0].rename(final[0])
        new[1].replace(final[1])
    except OSError:
        _clear(final[0])
        if old.exists():
            old.rename(final[0])
        raise
    _clear(old)


def _clear(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


def _refused(into: Path, trouble: OSError) -> Diagnostic:
    return error(
        "CAT-P90",
        f"the printer's folder cannot be written: {trouble.strerror or trouble}",
        Location(into.name),
        why="the folder is delivered whole or not at all; the last good one was left alone",
        hint="make room on the disk, or choose another --out folder you may write to",
    )
