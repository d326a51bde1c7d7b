"""Looking at the shelf: which catalogues and editions stand there, and reading what they hold."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from catalogue.archive.description import Described, read_description
from catalogue.archive.editions import DESCRIPTION
from catalogue.archive.findings import stop
from catalogue.archive.fixity import open_plain
from catalogue.archive.inventory import INVENTORY, Inventory, Version, from_document
from catalogue.archive.inventory_chain import agreeing_document, trusted_document
from catalogue.archive.shelf_findings import damaged, no_catalogue, no_file, no_version
from catalogue.archive.storage_root import object_folders
from catalogue.diagnostics import Report


@dataclass(frozen=True, slots=True)
class Shelved:
    """One catalogue on the shelf: its folder and its sound inventory."""

    folder: Path
    inventory: Inventory

    def version(self, name: str) -> Version:
        """The version called ``v2`` or ``2``, or ``head``; `CatalogueError` CAT-A31 if there is none."""
        head = self.inventory.head
        wanted = head if name == "head" else name if name.startswith("v") else f"v{name}"
        found = self.inventory.version(wanted)
        if found is None:
            raise stop(no_version(self.inventory.identifier, name, head))
        return found

    def place(self, version: Version, path: str) -> Path:
        """Where the content of a logical path lies; `CatalogueError` CAT-A32 if the version has none."""
        if path not in version.state:
            raise stop(no_file(path, version.name))
        return self.folder / self.inventory.manifest[version.state[path]][0]

    def refuse_contradiction(self, version: Version) -> None:
        """`CatalogueError` CAT-A34 when the version's own inventory, if sound, tells another state of it."""
        document, _ = agreeing_document(self.folder, version.name)
        if document is None or document["digestAlgorithm"] != self.inventory.algorithm:
            return
        if from_document(document).version(version.name) != version:
            raise stop(damaged(INVENTORY, version.name, "two inventories tell different states of it"))

    def read(self, version: Version, path: str) -> bytes:
        """The bytes of one archived file, compared with their digest (CAT-A34)."""
        place = self.place(version, path)
        try:
            with os.fdopen(open_plain(place), "rb") as file:
                data = file.read()
        except OSError as failure:
            raise stop(damaged(path, version.name, failure.strerror or "it cannot be read")) from failure
        if hashlib.new(self.inventory.algorithm, data).hexdigest() != version.state[path]:
            raise stop(damaged(path, version.name, "its bytes have changed"))
        return data

    def described(self, version: Version) -> Described | None:
        """The description of an edition, None for an object some other program made."""
        try:
            return read_description(self.read(version, DESCRIPTION)) if DESCRIPTION in version.state else None
        except (KeyError, TypeError, ValueError):
            return None


@dataclass(frozen=True, slots=True)
class Shelf:
    """All catalogues of a storage root in the order of their folders, and what could not be read."""

    root: Path
    catalogues: tuple[Shelved, ...]
    untold: tuple[str, ...]
    """Folders of catalogues that no longer tell what they are."""
    report: Report

    def find(self, identifier: str | None = None) -> Shelved:
        """The catalogue of an identifier, or the only one there is; else `CatalogueError` CAT-A30."""
        fitting = [one for one in self.catalogues if identifier in (None, one.inventory.identifier)]
        if len(fitting) == 1 and (identifier or not self.untold):
            return fitting[0]
        known = [*(one.inventory.identifier for one in self.catalogues), *self.untold]
        raise stop(no_catalogue(str(self.root), identifier, known), *self.report)


def open_shelf(root: Path) -> Shelf:
    """Look at a storage root without reading content.

    Where a root inventory is damaged, the copy in the latest version speaks for it; the report
    has the damage as an error either way.
    """
    catalogues, untold, findings = [], [], []
    for folder in object_folders(root):
        document, damages = trusted_document(folder)
        place = str(folder.relative_to(root))
        findings += [damage.diagnostic(place) for damage in damages]
        if document is not None:
            catalogues.append(Shelved(folder, from_document(document)))
        else:
            untold.append(place)
    return Shelf(root, tuple(catalogues), tuple(untold), Report.of(findings))
