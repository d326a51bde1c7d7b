"""Two storage roots against each other: the shelf and its replica. Neither is written to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from catalogue.archive.damages import damaging
from catalogue.archive.inventory import Inventory
from catalogue.archive.object_audit import Audited, audit, audit_structure
from catalogue.archive.shelf_findings import replica_damaged, replica_differs, replica_lacks, replica_leads
from catalogue.archive.storage_root import object_folders, open_root, reading
from catalogue.diagnostics import Diagnostic, Report


@dataclass(frozen=True, slots=True)
class Compared:
    """How a replica stands to the shelf."""

    same: tuple[str, ...]
    """Identifiers of the catalogues both hold in the same state, the replica byte by byte whole."""
    report: Report


def compare_replica(root: Path, replica: Path) -> Compared:
    """Read every byte of the replica and compare its histories with those of the shelf.

    What the replica lacks is a warning; damage there, another history, or something the shelf
    has lost is an error.
    """
    with reading(open_root(root)) as root:
        ours = _histories(root)
    with reading(open_root(replica)) as replica:
        audits = {folder: audit(folder) for folder in object_folders(replica)}
    theirs = {one.inventory.identifier: one.inventory for one in audits.values() if one.inventory}
    findings = [*_damages(replica, audits), *_differences(ours, theirs)]
    troubled = {finding.location.file for finding in findings}
    same = tuple(sorted(name for name in ours.keys() & theirs.keys() if name not in troubled))
    return Compared(same, Report.of(findings))


def _histories(root: Path) -> dict[str, Inventory]:
    audits = (audit_structure(folder) for folder in object_folders(root))
    return {one.inventory.identifier: one.inventory for one in audits if one.inventory}


def _damages(replica: Path, audits: Mapping[Path, Audited]) -> Iterator[Diagnostic]:
    for folder, audited in audits.items():
        found = damaging(audited.damages)
        if found:
            name = audited.inventory.identifier if audited.inventory else folder.name
            yield replica_damaged(name, str(replica), [f"{one.path}: {one.words}" for one in found])


def _differences(ours: Mapping[str, Inventory], theirs: Mapping[str, Inventory]) -> Iterator[Diagnostic]:
    for name in sorted(ours.keys() | theirs.keys()):
        here, there = ours.get(name), theirs.get(name)
        if here is None:
            yield replica_leads(name, "the shelf does not have this catalogue")
        elif there is None:
            yield replica_lacks(name, "the replica does not have this catalogue")
        else:
            yield from _history(name, here, there)


def _history(name: str, here: Inventory, there: Inventory) -> Iterator[Diagnostic]:
    for one, other in zip(here.versions, there.versions, strict=False):
        if one != other:
            yield replica_differs(name, one.name)
            return
    if len(here.versions) > len(there.versions):
        yield replica_lacks(name, f"the replica ends at {there.head}, the shelf at {here.head}")
    elif len(here.versions) < len(there.versions):
        yield replica_leads(name, f"the replica goes on to {there.head}, the shelf ends at {here.head}")
