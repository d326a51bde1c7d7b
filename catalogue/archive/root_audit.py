"""The storage root itself against the OCFL 1.1 text (section 4): what may lie there, and where."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

from catalogue.archive.damages import Damage, Kind
from catalogue.archive.storage_root import DECLARATIONS, LAYOUT, WORKSPACE, is_object, leftover


def audit_root(root: Path) -> tuple[Damage, ...]:
    """Damages of everything in a root that is not inside an object; paths are relative to the root."""
    return (
        *_declaration(root),
        *_layout(root),
        *_extensions(root),
        *_hierarchy(root, root),
        *_leftover(root),
    )


def misplaced(root: Path, folder: Path, expected: Path) -> Damage | None:
    """An object that does not stand where its identifier puts it, told at the object itself; else None."""
    if folder == expected:
        return None
    words = f"the catalogue should stand at {expected.relative_to(root)}"
    return Damage(Kind.MISPLACED, "", words, "E083")


def _declaration(root: Path) -> Iterator[Damage]:
    names = sorted(entry.name for entry in os.scandir(root) if entry.name.startswith("0="))
    if len(names) != 1 or names[0] not in DECLARATIONS:
        yield Damage(Kind.STRUCTURE, "", f"the root has {len(names)} declarations, not one", "E076")
    for name in names:
        path = root / name
        if path.is_symlink() or not path.is_file() or path.read_bytes() != f"{name[2:]}\n".encode():
            yield Damage(Kind.STRUCTURE, name, "the declaration does not say what its name says", "E080")


def _layout(root: Path) -> Iterator[Damage]:
    """The two small files that say how identifiers become folders; ours always has both."""
    layout = _explained(root / "ocfl_layout.json", "extension")
    if layout is None:
        yield Damage(Kind.CHANGED, "ocfl_layout.json", "the file that explains the layout is lost", "E070")
    config = Path("extensions", LAYOUT, "config.json")
    if layout == LAYOUT and _explained(root / config, "extensionName") != LAYOUT:
        yield Damage(Kind.CHANGED, str(config), "the file that explains the layout is lost", "E070")


def _explained(path: Path, key: str) -> str | None:
    try:
        return str(json.loads(path.read_bytes())[key])
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _extensions(root: Path) -> Iterator[Damage]:
    if (root / "extensions").is_dir():
        for entry in sorted(os.scandir(root / "extensions"), key=lambda entry: entry.name):
            if not entry.is_dir(follow_symlinks=False):
                path = f"extensions/{entry.name}"
                yield Damage(Kind.MISPLACED, path, "only folders may stand among the extensions", "E112")


def _hierarchy(root: Path, folder: Path) -> Iterator[Damage]:
    entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    for entry in entries:
        path = Path(entry.path)
        name = str(path.relative_to(root))
        if entry.is_symlink():
            yield Damage(Kind.MISPLACED, name, "a link stands where only catalogues stand", "E090")
        elif entry.is_dir():
            if name != "extensions" and not is_object(path):
                yield from _between(root, path, name)
        elif folder != root:
            yield Damage(Kind.MISPLACED, name, "a file stands where only catalogues stand", "E072")


def _between(root: Path, path: Path, name: str) -> Iterator[Damage]:
    if any(path.iterdir()):
        yield from _hierarchy(root, path)
    else:
        yield Damage(Kind.MISPLACED, name, "an empty folder stands where only catalogues stand", "E073")


def _leftover(root: Path) -> Iterator[Damage]:
    if leftover(root):
        yield Damage(Kind.LEFTOVER, str(WORKSPACE), "an interrupted write left its working copy")
