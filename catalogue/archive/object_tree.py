"""The folders of one object on the disk: what lies there that may not, links among it."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from catalogue.archive.damages import Damage, Kind
from catalogue.archive.inventory import INVENTORY, Inventory

_SIDECAR = re.compile(r"inventory\.json\.(sha512|sha256)")


def check_tree(
    folder: Path, inventory: Inventory, *, links_expected: bool
) -> tuple[list[Damage], frozenset[str]]:
    """Check every entry below an object; returns the damages and the content paths found.

    Symbolic links are never followed. A hard link is a warning (OCFL E090) unless expected.
    """
    damages: list[Damage] = []
    found: set[str] = set()
    allowed = _root_files(inventory)
    for path, entry in _walk(folder):
        kind = _file_type(entry)
        parts = path.split("/")
        if kind == "other":
            damages.append(Damage(Kind.NOT_A_FILE, path, "there is a link or device here", "E090"))
        elif parts[0] in ("logs", "extensions"):
            if kind == "file" and (len(parts) == 1 or (parts[0] == "extensions" and len(parts) == 2)):
                damages.append(Damage(Kind.UNKNOWN, path, "a file stands where a folder should", "E067"))
        elif kind == "folder":
            damages += _stray_folder(path, parts, inventory, entry)
        elif len(parts) > 2 and parts[1] == inventory.content_folder and inventory.version(parts[0]):
            found.add(path)
        elif path not in allowed and not _is_version_file(parts, inventory):
            damages.append(Damage(Kind.UNKNOWN, path, "the file belongs to no edition", "E001"))
        if kind == "file" and not links_expected and entry.stat(follow_symlinks=False).st_nlink > 1:
            damages.append(Damage(Kind.LINKED, path, "the file is a hard link", "E090"))
    present = {entry.name for entry in os.scandir(folder)}
    damages += [
        Damage(Kind.MISSING, version.name, f"the folder of {version.name} is missing", "E046")
        for version in inventory.versions
        if version.name not in present
    ]
    return damages, frozenset(found)


def _walk(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every entry below a folder with its path; with a list of its own, for folders may lie very deep."""
    pending = [("", str(folder))]
    while pending:
        prefix, place = pending.pop()
        for entry in os.scandir(place):
            yield prefix + entry.name, entry
            if entry.is_dir(follow_symlinks=False):
                pending.append((f"{prefix}{entry.name}/", entry.path))


def _file_type(entry: os.DirEntry[str]) -> str:
    mode = entry.stat(follow_symlinks=False).st_mode
    if stat.S_ISDIR(mode):
        return "folder"
    return "file" if stat.S_ISREG(mode) else "other"


def _root_files(inventory: Inventory) -> set[str]:
    return {INVENTORY, f"{INVENTORY}.{inventory.algorithm}", "0=ocfl_object_1.0", "0=ocfl_object_1.1"}


def _is_version_file(parts: list[str], inventory: Inventory) -> bool:
    """An inventory or sidecar of a version; which sidecar it must be is `inventory_chain`'s to say."""
    if len(parts) != 2 or inventory.version(parts[0]) is None:
        return False
    return parts[1] == INVENTORY or _SIDECAR.fullmatch(parts[1]) is not None


def _stray_folder(
    path: str, parts: list[str], inventory: Inventory, entry: os.DirEntry[str]
) -> Iterator[Damage]:
    known = inventory.version(parts[0]) is not None
    if not known and len(parts) == 1:
        yield Damage(Kind.UNKNOWN, path, "the folder is no version of this object", "E001")
    elif known and len(parts) == 2 and parts[1] != inventory.content_folder:
        yield Damage(Kind.UNKNOWN, path, "the folder is not part of the version", "W002")
    elif len(parts) > 2 and not any(Path(entry.path).iterdir()):
        yield Damage(Kind.UNKNOWN, path, "the folder is empty", "E024")
