"""How an edition was made: the versions of everything, the lock files, and the program itself."""

from __future__ import annotations

import hashlib
import io
import platform
import zipfile
from collections.abc import Iterator
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

import catalogue
from catalogue.archive.editions import BUILD_LOCK, LOCK
from catalogue.setting.libraries import library_versions

_PACKAGE = Path(catalogue.__file__).parent
_NO_DATE = (1980, 1, 1, 0, 0, 0)
"""The oldest date a zip can hold: it says nothing of when it was made."""


def kept_locks() -> dict[str, Path]:
    """The lock files by the names they have in an archived edition.

    They stand beside the package in a checkout; where the program was installed without them, none
    is kept, and the edition is set again with the packages of that day.
    """
    places = {name: _PACKAGE.parent / name for name in (LOCK, BUILD_LOCK)}
    return {name: place for name, place in places.items() if place.is_file()}


def packed_program() -> bytes:
    """This program as a zip, its package folder at the top; the same files make the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(_program_files()):
            entry = zipfile.ZipInfo(path.relative_to(_PACKAGE.parent).as_posix(), _NO_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            packed.writestr(entry, path.read_bytes())
    return target.getvalue()


def unpack_program(packed: bytes, folder: Path) -> None:
    """Lay a kept program out, so that `folder` can stand on Python's path."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        archive.extractall(folder)


def environment_record(program: bytes) -> dict[str, Any]:
    """Versions of Python, of the system and its libraries, of every package, and the program's digest."""
    packages = {found.metadata["Name"].lower(): found.version for found in distributions()}
    return {
        "python": platform.python_version(),
        "system": _system(),
        "machine": platform.machine(),
        "program": f"sha512:{hashlib.sha512(program).hexdigest()}",
        "libraries": library_versions(),
        "packages": packages,
    }


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return f"{platform.system()} {platform.release()}"


def _program_files() -> Iterator[Path]:
    """Everything in the package but what tools leave there."""
    for path in _PACKAGE.rglob("*"):
        steps = path.relative_to(_PACKAGE).parts
        if path.is_file() and not any(step.startswith((".", "__pycache__")) for step in steps):
            yield path
