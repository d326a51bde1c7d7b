"""One catalogue on the shelf against the OCFL 1.1 text: from inventory to disk and from disk to inventory.

Independent of ocfl-py, so that two programs have to be wrong in the same way for a damage to pass.
Stricter than the text in three places, because nothing of ours ever leaves them so: every version
has its inventory (W010), older inventories repeat dates and messages (W011), and a version folder
holds nothing beside its content (W002).
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
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


def audit(folder: Path, *, links_expected: bool = False) -> Audited:
    """Check one object wholly: structure, all inventories and sidecars, every file, every byte.

    `links_expected` is for a copy made of hard links while it is worked on.
    """
    return _readable(folder, None, links_expected)


def audit_structure(folder: Path, *, links_expected: bool = False) -> Audited:
    """The same without reading content, and of the inventories only root's and the last two versions'.

    What it costs hardly grows with the versions; `reread` looks at chosen content beside it.
    """
    return _readable(folder, 2, links_expected)


def reread(folder: Path, inventory: Inventory, paths: Collection[str]) -> tuple[Damage, ...]:
    """The damages of some content paths, every byte of which is compared with the manifest."""
    stated = {path: {inventory.algorithm: {digest}} for path, digest in inventory.content() if path in paths}
    damages, _, _ = _read_content(folder, stated)
    return _named(damages, inventory)


def _readable(folder: Path, last: int | None, links_expected: bool) -> Audited:
    """The audit, or the folder that the disk or its rights do not let us look into."""
    try:
        return _audit(folder, last, links_expected)
    except OSError as failure:
        path = os.path.relpath(failure.filename or folder, folder).removeprefix(".")
        words = f"it cannot be looked into: {failure.strerror or failure}"
        return Audited((Damage(Kind.NOT_A_FILE, path, words, "E092"),), None)


def _audit(folder: Path, last: int | None, links_expected: bool) -> Audited:
    damages = _declaration(folder)
    document, found_at_root = trusted_document(folder)
    damages += found_at_root
    if document is None:
        return Audited(tuple(damages), None)
    inventory = from_document(document)
    chained, promises = check_chain(folder, document, last)
    stray, found = check_tree(folder, inventory, links_expected=links_expected)
    damages += [*chained, *stray, *_two_way(folder, promises, found)]
    files = size = 0
    if last is None:
        there = {path: promises[path] for path in promises.keys() & found}
        decayed, files, size = _read_content(folder, there)
        damages += decayed
    return Audited(_named(damages, inventory), inventory, files, size)


def _named(damages: Iterable[Damage], inventory: Inventory) -> tuple[Damage, ...]:
    """Each damage once with the editions it touches, in the order of their paths."""
    ordered = sorted(dict.fromkeys(damages), key=lambda damage: (damage.path, damage.words))
    return tuple(replace(damage, editions=inventory.editions_with(damage.path)) for damage in ordered)


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


def _two_way(folder: Path, promises: Promises, found: frozenset[str]) -> Iterator[Damage]:
    """Promised content that is missing, and found content nobody promised (perhaps renamed)."""
    missing = sorted(promises.keys() - found)
    yield from (Damage(Kind.MISSING, path, "the archived file is missing", "E092") for path in missing)
    yield from (_unknown(folder, path, promises, missing) for path in sorted(found - promises.keys()))


def _read_content(folder: Path, promises: Promises) -> tuple[list[Damage], int, int]:
    """Every byte of some content files against what is promised of them; damages, files and bytes read."""
    damages: list[Damage] = []
    files = size = 0
    for path, stated in sorted(promises.items()):
        try:
            fixed = fix(folder / path, tuple(stated))
        except OSError as failure:
            damages.append(_unreadable(path, failure))
            continue
        files, size = files + 1, size + fixed.size
        wrong = [name for name, digest in fixed.digests.items() if stated[name] != {digest}]
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
