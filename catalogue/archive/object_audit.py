"""One catalogue on the shelf against the OCFL 1.1 text: from inventory to disk and from disk to inventory.

Independent of ocfl-py, so that two programs have to be wrong in the same way for a damage to pass.
Stricter than the text in three places, because nothing of ours ever leaves them so: every version
has its inventory (W010), older inventories repeat dates and messages (W011), and a version folder
holds nothing beside its content (W002).
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

from catalogue.archive.damages import Damage, Kind
from catalogue.archive.fixity import NotAPlainFile, fix
from catalogue.archive.inventory import Inventory, from_document
from catalogue.archive.inventory_chain import Promises, check_chain, trusted_document
from catalogue.archive.object_tree import check_tree

_OBJECT_DECLARATIONS = {
    "0=ocfl_object_1.0": b"ocfl_object_1.0\n",
    "0=ocfl_object_1.1": b"ocfl_object_1.1\n",
}


@dataclass(frozen=True, slots=True)
class Audited:
    """What an audit saw: damages in the order of their paths, and how much was read."""

    damages: tuple[Damage, ...]
    inventory: Inventory | None
    """None when the inventory cannot be trusted; then no more could be looked at."""
    files: int = 0
    bytes: int = 0


def audit(folder: Path, *, read_all: bool = True, links_expected: bool = False) -> Audited:
    """Check one object wholly: structure, all inventories and sidecars, every file, every byte.

    Without `read_all` no content is read, and of the inventories only those of the root and of
    the last two versions. `links_expected` is for a copy made of hard links while it is worked on.
    """
    damages = _declaration(folder)
    document, found_at_root = trusted_document(folder)
    damages += found_at_root
    if document is None:
        return Audited(tuple(damages), None)
    inventory = from_document(document)
    chained, promises = check_chain(folder, document, None if read_all else 2)
    stray, found = check_tree(folder, inventory, links_expected=links_expected)
    stored, files, size = _check_content(folder, promises, found, read_all)
    all_damages = dict.fromkeys([*damages, *chained, *stray, *stored])
    named = (replace(damage, editions=inventory.editions_with(damage.path)) for damage in all_damages)
    return Audited(
        tuple(sorted(named, key=lambda damage: (damage.path, damage.words))), inventory, files, size
    )


def _declaration(folder: Path) -> list[Damage]:
    names = sorted(entry.name for entry in os.scandir(folder) if entry.name.startswith("0="))
    if not names:
        return [Damage(Kind.MISSING, "0=ocfl_object_1.1", "the OCFL object declaration is missing", "E003")]
    if len(names) > 1 or names[0] not in _OBJECT_DECLARATIONS:
        return [Damage(Kind.STRUCTURE, names[-1], "there is not exactly one OCFL object declaration", "E003")]
    path = folder / names[0]
    if path.is_symlink() or not path.is_file() or path.read_bytes() != _OBJECT_DECLARATIONS[names[0]]:
        return [Damage(Kind.STRUCTURE, names[0], "the declaration does not say what its name says", "E007")]
    return []


def _check_content(
    folder: Path, promises: Promises, found: frozenset[str], read_all: bool
) -> tuple[list[Damage], int, int]:
    """Promised content against found content: missing, unknown (perhaps renamed), changed."""
    missing = sorted(promises.keys() - found)
    unknown = sorted(found - promises.keys())
    damages = [Damage(Kind.MISSING, path, "the archived file is missing", "E092") for path in missing]
    damages += [_unknown(folder, path, promises, missing) for path in unknown]
    files = size = 0
    for path in sorted(promises.keys() & found) if read_all else ():
        try:
            fixed = fix(folder / path, tuple(promises[path]))
        except OSError as failure:
            damages.append(_unreadable(path, failure))
            continue
        files, size = files + 1, size + fixed.size
        wrong = [name for name, digest in fixed.digests.items() if promises[path][name] != {digest}]
        if wrong:
            damages.append(
                Damage(Kind.CHANGED, path, f"the bytes of the file have changed ({wrong[0]})", "E092")
            )
    return damages, files, size


def _unknown(folder: Path, path: str, promises: Promises, missing: list[str]) -> Damage:
    try:
        digests = fix(folder / path, ("sha512", "sha256")).digests
    except OSError as failure:
        return _unreadable(path, failure)
    for lost in missing:
        if any(digest in promises[lost].get(name, ()) for name, digest in digests.items()):
            return Damage(Kind.UNKNOWN, path, f"the file was renamed; it should be {lost}", "E023")
    return Damage(Kind.UNKNOWN, path, "the file belongs to no edition", "E023")


def _unreadable(path: str, failure: OSError) -> Damage:
    kind = Kind.NOT_A_FILE if isinstance(failure, NotAPlainFile) else Kind.CHANGED
    return Damage(kind, path, f"the file cannot be read: {failure.strerror}", "E092")
