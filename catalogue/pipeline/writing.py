"""Outputs are written beside their place and renamed into it: whole, or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from catalogue.diagnostics import CatalogueError, Diagnostic, ExitCode, Location, error


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write every file next to where it goes, then rename them all.

    Raises CatalogueError (CAT-L09, LAYOUT) when the folder cannot be written;
    nothing that stood there has changed then.
    """
    beside = {path: path.with_name(f".{path.name}.new") for path in files}
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            beside[path].write_bytes(data)
        for path, new in beside.items():
            new.replace(path)
    except OSError as problem:
        for new in beside.values():
            with suppress(OSError):
                new.unlink()
        raise CatalogueError(_unwritable(problem), ExitCode.LAYOUT) from problem


def _unwritable(problem: OSError) -> Diagnostic:
    return error(
        "CAT-L09",
        f"the file cannot be written: {problem.strerror}",
        Location(str(problem.filename or "")),
        why="the outputs are written together or not at all",
        hint="look at the folder's rights and the room on the disk, or name another with --out",
    )
