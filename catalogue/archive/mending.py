"""Building a whole object out of a damaged one and a replica, every file from whoever has it intact."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from catalogue.archive.clone import link_or_copy
from catalogue.archive.fixity import Unreadable, copy_fixed, fix
from catalogue.archive.inventory import INVENTORY, inventory_bytes
from catalogue.archive.inventory_chain import agreeing_document, trusted_document

SET_ASIDE = Path("logs", "set-aside")


@dataclass(slots=True)
class Mended:
    """What went into the object that was built anew."""

    restored: list[str] = field(default_factory=list)
    set_aside: list[str] = field(default_factory=list)


def mend(folder: Path, donor: Path | None, target: Path) -> Mended | None:
    """Build at `target` what `folder` should be; None when nobody has a sound inventory for it.

    Intact files of the object are linked, damaged and missing ones copied from `donor` and
    compared while copying. What nobody has intact is kept as it is. Files no edition knows go to
    ``logs/set-aside``: a repair throws nothing away.
    """
    truth = _truth(folder, donor)
    if truth is None:
        return None
    mended = Mended()
    target.mkdir()
    number = str(truth["type"]).removeprefix("https://ocfl.io/").split("/")[0]
    known = _write_declaration(folder, target, number, mended)
    places = _places(donor, truth["digestAlgorithm"])
    for path, digest in _content(truth):
        known.add(path)
        _restore_content(folder, target, path, truth["digestAlgorithm"], digest, places, mended)
    for name in truth["versions"]:
        known |= _restore_inventory(folder, donor, target, name, truth, mended)
    known |= _copy_head_to_root(folder, target, truth, mended)
    _keep_the_rest(folder, target, known, mended)
    return mended


def _truth(folder: Path, donor: Path | None) -> dict[str, Any] | None:
    """The object's own sound inventory, else the donor's if that is not older than what lies here."""
    own, _ = trusted_document(folder)
    if own is not None or donor is None:
        return own
    theirs, _ = trusted_document(donor)
    versions = {entry.name for entry in os.scandir(folder) if entry.is_dir() and entry.name.startswith("v")}
    return theirs if theirs is not None and versions <= set(theirs["versions"]) else None


def _content(document: dict[str, Any]) -> Iterator[tuple[str, str]]:
    return ((path, digest.lower()) for digest, paths in document["manifest"].items() for path in paths)


def _places(donor: Path | None, algorithm: str) -> dict[str, list[Path]]:
    """Digest → where the donor holds that content."""
    theirs = trusted_document(donor)[0] if donor else None
    places: dict[str, list[Path]] = {}
    if donor and theirs and theirs["digestAlgorithm"] == algorithm:
        for path, digest in _content(theirs):
            places.setdefault(digest, []).append(donor / path)
    return places


def _write_declaration(folder: Path, target: Path, number: str, mended: Mended) -> set[str]:
    name, data = f"0=ocfl_object_{number}", f"ocfl_object_{number}\n".encode()
    (target / name).write_bytes(data)
    if _bytes(folder / name) != data:
        mended.restored.append(name)
    return {name}


def _restore_content(
    folder: Path,
    target: Path,
    path: str,
    algorithm: str,
    digest: str,
    places: dict[str, list[Path]],
    mended: Mended,
) -> None:
    (target / path).parent.mkdir(parents=True, exist_ok=True)
    if not _is_intact(folder / path, algorithm, digest):
        for place in places.get(digest, ()):
            if _taken_over(place, target / path, algorithm, digest):
                mended.restored.append(path)
                return
    if (folder / path).is_file() and not (folder / path).is_symlink():
        link_or_copy(str(folder / path), str(target / path))


def _is_intact(place: Path, algorithm: str, digest: str) -> bool:
    try:
        return fix(place, (algorithm,)).digests[algorithm] == digest
    except Unreadable:
        return False


def _taken_over(place: Path, target: Path, algorithm: str, digest: str) -> bool:
    try:
        if copy_fixed(place, target, (algorithm,)).digests[algorithm] == digest:
            return True
    except Unreadable:
        pass
    target.unlink(missing_ok=True)
    return False


def _restore_inventory(
    folder: Path, donor: Path | None, target: Path, name: str, truth: dict[str, Any], mended: Mended
) -> set[str]:
    """The inventory of one version, from the object's version folder, its root, or the donor."""
    (target / name).mkdir(exist_ok=True)
    sources = [(folder, name), (folder, "")] + ([(donor, name), (donor, "")] if donor else [])
    for place, version in sources:
        document, _ = agreeing_document(place, version)
        if document and (document["id"], document["head"]) == (truth["id"], name):
            data = inventory_bytes(place / version)
            return _write_inventory(folder, target, name, document["digestAlgorithm"], data, mended)
    return set()


def _copy_head_to_root(folder: Path, target: Path, truth: dict[str, Any], mended: Mended) -> set[str]:
    head = target / str(truth["head"])
    if not (head / INVENTORY).exists():
        return set()
    return _write_inventory(
        folder, target, "", truth["digestAlgorithm"], (head / INVENTORY).read_bytes(), mended
    )


def _write_inventory(
    folder: Path, target: Path, name: str, algorithm: str, data: bytes, mended: Mended
) -> set[str]:
    sidecar = f"{hashlib.new(algorithm, data).hexdigest()} {INVENTORY}\n".encode()
    written = {INVENTORY: data, f"{INVENTORY}.{algorithm}": sidecar}
    for file, wanted in written.items():
        (target / name / file).write_bytes(wanted)
        if _bytes(folder / name / file) != wanted:
            mended.restored.append(str(Path(name, file)))
    return {str(Path(name, file)) for file in written}


def _keep_the_rest(folder: Path, target: Path, known: set[str], mended: Mended) -> None:
    """Logs and extensions stay; plain files that no edition knows are set aside. Links hold nothing."""
    for parent, _, names in os.walk(folder):
        for name in names:
            place = Path(parent, name)
            path = place.relative_to(folder)
            if str(path) in known or place.is_symlink() or not place.is_file():
                continue
            if path.parts[0] not in ("logs", "extensions"):
                mended.set_aside.append(str(path))
                path = SET_ASIDE / path
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            link_or_copy(str(place), str(target / path))


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() and not path.is_symlink() else None
