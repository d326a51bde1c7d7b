"""The inventories of one object against each other: root, head and every earlier version."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from catalogue.archive.damages import Damage, Kind
from catalogue.archive.inventory import (
    INVENTORY,
    UnsoundInventory,
    inventory_bytes,
    parsed_document,
    recorded_digest,
    refuse_broken,
)

_VERSION_NAME = re.compile(r"v[0-9]+")
Promises = dict[str, dict[str, set[str]]]
"""Content path → digest algorithm → every digest that some inventory states for it."""


def trusted_document(folder: Path) -> tuple[dict[str, Any] | None, list[Damage]]:
    """The inventory an object can be judged by: the root's, else the copy in the latest version.

    None when neither is sound and agrees with its sidecar; the damages say what is wrong at the root.
    """
    document, damages = agreeing_document(folder, "")
    if document is not None:
        return document, damages
    for name in reversed(version_folders(folder)):
        copy, _ = agreeing_document(folder, name)
        if copy is not None and copy["head"] == name:
            return copy, damages
    return None, damages


def told_identifier(folder: Path) -> str:
    """The identifier an object gives itself; empty when no inventory of it can be trusted."""
    document, _ = trusted_document(folder)
    return str(document["id"]) if document else ""


def version_folders(folder: Path) -> list[str]:
    """What is named like a version in an object's folder, oldest first."""
    try:
        names = [entry.name for entry in os.scandir(folder) if _VERSION_NAME.fullmatch(entry.name)]
    except OSError:
        return []
    return sorted(names, key=lambda name: int(name[1:]))


def check_chain(
    folder: Path, trusted: dict[str, Any], last: int | None = None
) -> tuple[list[Damage], Promises]:
    """Check that root and head are equal and that the inventories of versions tell the same history.

    `last` limits the versions looked at to the latest so many; of the others the inventory must be
    there. The promises are what all inventories that agree with their sidecars say of the content.
    """
    damages = [*_declared_type(folder, trusted)]
    promises: Promises = {}
    _collect(promises, trusted)
    types = []
    names = sorted(trusted["versions"], key=lambda name: int(name[1:]))
    recent = max(0, len(names) - (last or len(names)))
    damages += [found for name in names[:recent] for found in _missing(folder, f"{name}/{INVENTORY}", "W010")]
    for name in names[recent:]:
        prior, found = agreeing_document(folder, name, trusted)
        damages += found
        if prior is not None:
            types.append(prior["type"])
        if prior is not None and not is_beginning(prior, name, trusted):
            path = f"{name}/{INVENTORY}"
            damages += [
                Damage(Kind.INVENTORY, path, *words) for words in contradictions(prior, name, trusted)
            ]
            _collect(promises, prior)
    head = trusted["head"]
    if _bytes_or_none(folder) != _bytes_or_none(folder / head):
        damages.append(Damage(Kind.INVENTORY, INVENTORY, f"it differs from {head}/{INVENTORY}", "E064"))
    if types != sorted(types):
        damages.append(Damage(Kind.STRUCTURE, INVENTORY, "a later version claims an earlier OCFL", "E103"))
    known = _paths(trusted)
    return damages, {path: stated for path, stated in promises.items() if path in known}


def agreeing_document(
    folder: Path, name: str, sound: dict[str, Any] | None = None
) -> tuple[dict[str, Any] | None, list[Damage]]:
    """The inventory of a version (of the root when `name` is empty), if sound and as its sidecar says.

    None, and what is wrong, if not. The beginning of a `sound` later inventory needs no second proof.
    """
    path = f"{name}/{INVENTORY}" if name else INVENTORY
    if missing := _missing(folder, path, "W010" if name else "E063"):
        return None, missing
    try:
        data = inventory_bytes(folder / name)
        document = parsed_document(data)
        if sound is None or not is_beginning(document, name, sound):
            refuse_broken(document)
    except UnsoundInventory as failure:
        return None, [Damage(Kind.INVENTORY, path, str(failure))]
    algorithm = document["digestAlgorithm"]
    try:
        recorded = recorded_digest(folder / name, algorithm)
    except UnsoundInventory as failure:
        return None, [Damage(Kind.INVENTORY, f"{path}.{algorithm}", str(failure), "E058")]
    if hashlib.new(algorithm, data).hexdigest() != recorded:
        return None, [Damage(Kind.INVENTORY, path, "it does not have the digest its sidecar states", "E060")]
    return document, []


def _missing(folder: Path, path: str, rule: str) -> list[Damage]:
    there = os.path.lexists(folder / path)
    return [] if there else [Damage(Kind.INVENTORY, path, "the inventory is missing", rule)]


def is_beginning(document: Any, name: str, later: dict[str, Any]) -> bool:
    """Whether an inventory is exactly what a later one was when version `name` was its head.

    Then it keeps every rule the later one keeps, and tells the same history. A later inventory
    with a fixity block is not asked: that block is independent in each version (OCFL 3.5.4).
    """
    number = int(name[1:])
    reached = {version: block for version, block in later["versions"].items() if int(version[1:]) <= number}
    manifest = {
        digest: kept
        for digest, paths in later["manifest"].items()
        if (kept := [path for path in paths if int(path.partition("/")[0][1:]) <= number])
    }
    wanted = {**later, "head": name, "versions": reached, "manifest": manifest}
    return "fixity" not in later and bool(document == wanted)


def _declared_type(folder: Path, root: dict[str, Any]) -> Iterator[Damage]:
    number = root["type"].removeprefix("https://ocfl.io/").split("/")[0]
    declared = [name for name in ("1.0", "1.1") if (folder / f"0=ocfl_object_{name}").exists()]
    if declared and number not in declared:
        yield Damage(Kind.STRUCTURE, INVENTORY, f"it is of OCFL {number}, the declaration is not", "E038")


def contradictions(prior: dict[str, Any], name: str, root: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Where the inventory of version `name` tells another history than a later one: words, rule."""
    if prior["head"] != name:
        yield f"its head is {prior['head']}", "E040"
    if prior["id"] != root["id"]:
        yield f"it is of another object, {prior['id']}", "E110"
    if prior.get("contentDirectory", "content") != root.get("contentDirectory", "content"):
        yield "it names another content directory", "E019"
    reachable = {path for path in _paths(root) if int(path.split("/")[0][1:]) <= int(name[1:])}
    if _paths(prior) != reachable:
        yield "its manifest does not list the content of its versions", "E023"
    for version, block in prior["versions"].items():
        if not _same_state(version, prior, root):
            yield f"it tells another state of {version}", "E066"
        elif any(
            block.get(key) != root["versions"][version].get(key) for key in ("created", "message", "user")
        ):
            yield f"it tells another date, message or person of {version}", "W011"


def _same_state(version: str, one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Equal by content, not by digest: an object may have changed its digest algorithm (E066)."""
    if version not in other["versions"]:
        return False
    ours, theirs = _content(one, version), _content(other, version)
    return ours.keys() == theirs.keys() and all(ours[path] & theirs[path] for path in ours)


def _content(document: dict[str, Any], version: str) -> dict[str, set[str]]:
    state = document["versions"][version]["state"]
    return {path: set(document["manifest"][digest]) for digest, paths in state.items() for path in paths}


def _paths(document: dict[str, Any]) -> set[str]:
    return {path for paths in document["manifest"].values() for path in paths}


def _collect(promises: Promises, document: dict[str, Any]) -> None:
    blocks = [(document["digestAlgorithm"], document["manifest"]), *document.get("fixity", {}).items()]
    for algorithm, block in blocks:
        for digest, paths in block.items():
            for path in paths:
                promises.setdefault(path, {}).setdefault(algorithm, set()).add(digest.lower())


def _bytes_or_none(folder: Path) -> bytes | None:
    try:
        return inventory_bytes(folder)
    except UnsoundInventory:
        return None
