"""The inventory of one catalogue on the shelf, as a value."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalogue.archive.fixity import open_plain
from catalogue.archive.inventory_rules import broken_rules, parse

INVENTORY = "inventory.json"


class UnsoundInventory(Exception):
    """An inventory that cannot be trusted; the text says why."""


@dataclass(frozen=True, slots=True)
class Version:
    """One archived state of a catalogue."""

    name: str
    """``v1``, ``v2`` …"""
    created: str
    message: str
    person: str
    state: Mapping[str, str]
    """Logical path → digest."""

    @property
    def number(self) -> int:
        """The archive version: 1 for ``v1``."""
        return int(self.name[1:])


@dataclass(frozen=True, slots=True)
class Inventory:
    """All versions of one catalogue and where their content lies."""

    identifier: str
    algorithm: str
    head: str
    content_folder: str
    manifest: Mapping[str, tuple[str, ...]]
    """Digest → content paths, relative to the object."""
    versions: tuple[Version, ...]
    """In order, oldest first."""

    def version(self, name: str) -> Version | None:
        """The version of that name (``v2``), or None."""
        return next((version for version in self.versions if version.name == name), None)

    def content(self) -> Iterator[tuple[str, str]]:
        """Every content path with its digest."""
        return ((path, digest) for digest, paths in self.manifest.items() for path in paths)

    def editions_with(self, content_path: str) -> tuple[str, ...]:
        """Names of the versions that show the content kept at a path."""
        digests = {digest for digest, paths in self.manifest.items() if content_path in paths}
        return tuple(version.name for version in self.versions if digests & set(version.state.values()))


def inventory_bytes(folder: Path) -> bytes:
    """The bytes of a folder's inventory.json."""
    return _read(folder / INVENTORY)


def parsed_document(data: bytes) -> Any:
    """The JSON value of an inventory's bytes, whatever it says."""
    try:
        return parse(data)
    except ValueError as failure:
        raise UnsoundInventory(f"inventory.json is not sound JSON: {failure} (OCFL E033)") from failure


def refuse_broken(document: Any) -> None:
    """Raise `UnsoundInventory` with every rule a parsed inventory breaks."""
    broken = broken_rules(document)
    if broken:
        raise UnsoundInventory("; ".join(map(str, broken)))


def recorded_digest(folder: Path, algorithm: str) -> str:
    """The digest that stands in an inventory's sidecar, in lower case (OCFL 3.7).

    Hexadecimal may be written in either case, but not in both: that is a flipped bit.
    """
    name = f"{INVENTORY}.{algorithm}"
    words = _read(folder / name).decode("utf-8", "replace").rstrip("\n").split(maxsplit=1)
    if len(words) != 2 or words[1] != INVENTORY or words[0] not in (words[0].lower(), words[0].upper()):
        raise UnsoundInventory(f"{name} is not of the form DIGEST {INVENTORY} (OCFL E061)")
    return words[0].lower()


def from_document(document: Mapping[str, Any]) -> Inventory:
    """An inventory from its parsed, sound JSON."""
    blocks = sorted(document["versions"].items(), key=lambda item: int(item[0][1:]))
    return Inventory(
        identifier=document["id"],
        algorithm=document["digestAlgorithm"],
        head=document["head"],
        content_folder=document.get("contentDirectory", "content"),
        manifest={digest.lower(): tuple(paths) for digest, paths in document["manifest"].items()},
        versions=tuple(_version(name, block) for name, block in blocks),
    )


def _version(name: str, block: Mapping[str, Any]) -> Version:
    state = {path: digest.lower() for digest, paths in block["state"].items() for path in paths}
    return Version(
        name=name,
        created=block["created"],
        message=block.get("message", ""),
        person=block.get("user", {}).get("name", ""),
        state=dict(sorted(state.items())),
    )


def _read(path: Path) -> bytes:
    try:
        with os.fdopen(open_plain(path), "rb") as file:
            return file.read()
    except OSError as failure:
        raise UnsoundInventory(f"{path.name} cannot be read: {failure.strerror}") from failure
