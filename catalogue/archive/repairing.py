"""Mending a damaged shelf from a replica: built beside the damage, checked, then put in its place.

The direction is fixed by the roles: only what the audit finds damaged is touched, in the damaged
root alone, and the replica is never opened for writing. Naming them the wrong way round mends
nothing and harms nothing.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from catalogue.archive.damages import damaging
from catalogue.archive.durable import flush_tree, write_whole
from catalogue.archive.editions import Event
from catalogue.archive.events import append_events
from catalogue.archive.exchange import put_in_place
from catalogue.archive.findings import stop
from catalogue.archive.inventory_chain import told_identifier
from catalogue.archive.mending import mend
from catalogue.archive.object_audit import audit
from catalogue.archive.root_audit import audit_root
from catalogue.archive.shelf_findings import not_restored, repair_refused
from catalogue.archive.storage_root import object_folders, open_root, reading, writing
from catalogue.diagnostics import Diagnostic, Report


@dataclass(frozen=True, slots=True)
class Restored:
    """One catalogue that was mended."""

    folder: str
    paths: tuple[str, ...]
    """Files given back by the replica, or by an intact copy within the object."""
    set_aside: tuple[str, ...]
    """Files no edition knows, moved to the object's ``logs/set-aside``."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair did, and what it could not do."""

    restored: tuple[Restored, ...] = ()
    report: Report = field(default_factory=Report)


def repair(root: Path, replica: Path, moment: str) -> Repaired:
    """Restore what is damaged or missing in `root` from `replica`; `moment` (RFC 3339) goes into the logs.

    Every file taken over is compared with the digest it must have, and a mended catalogue is
    audited whole before it takes the damaged one's place. Raises `CatalogueError` CAT-A44 when the
    two are one place.
    """
    root, replica = open_root(root), open_root(replica)
    if root.samefile(replica) or root in replica.parents or replica in root.parents:
        raise stop(repair_refused("the archive and its replica are one place"))
    outcomes: list[tuple[list[Restored], list[Diagnostic]]] = []
    with reading(replica) as replica, writing(root) as (root, workspace):
        outcomes.append(_mend_root(root, replica))
        donors = _donors(replica)
        for folder in list(object_folders(root)):
            donor = donors.pop(told_identifier(folder) or _of_place(folder, root, replica), None)
            if damaging(audit(folder, links_expected=True).damages):
                outcomes.append(_mend(root, folder, donor, workspace, moment))
        for name, donor in sorted(donors.items()):
            outcomes.append(_bring_back(root, name, donor, workspace, moment))
    restored = tuple(one for done, _ in outcomes for one in done)
    return Repaired(restored, Report.of(finding for _, left in outcomes for finding in left))


def _mend_root(root: Path, replica: Path) -> tuple[list[Restored], list[Diagnostic]]:
    """The few small files that make a folder a storage root; the same in every root of one layout."""
    lost = {damage.path for damage in damaging(audit_root(root))}
    lost_there = {damage.path for damage in damaging(audit_root(replica))}
    given = [path for path in sorted(lost - lost_there) if (replica / path).is_file()]
    for path in given:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        write_whole(root / path, (replica / path).read_bytes())
    left = [damage.diagnostic("") for damage in damaging(audit_root(root))]
    return [Restored(".", tuple(given), ())] if given else [], left


def _donors(replica: Path) -> dict[str, Path]:
    named = ((told_identifier(folder), folder) for folder in object_folders(replica))
    return {name: folder for name, folder in named if name}


def _of_place(folder: Path, root: Path, replica: Path) -> str:
    """The identifier of what stands in the same place of the replica: both have one layout."""
    twin = replica / folder.relative_to(root)
    return told_identifier(twin) if twin.is_dir() else ""


def _mend(
    root: Path, folder: Path, donor: Path | None, workspace: Path, moment: str
) -> tuple[list[Restored], list[Diagnostic]]:
    place = str(folder.relative_to(root))
    new = workspace / "object"
    mended = mend(folder, donor, new)
    if mended is None:
        return [], [not_restored(place, "no inventory tells its history beyond doubt")]
    left = damaging(audit(new, links_expected=True).damages)
    findings = [not_restored(f"{place}/{damage.path}", damage.words) for damage in left]
    if mended.restored or mended.set_aside:
        detail = f"{len(mended.restored)} files restored, {len(mended.set_aside)} set aside"
        _install(new, folder, workspace, Event("replication", moment, detail))
        return [Restored(place, tuple(mended.restored), tuple(mended.set_aside))], findings
    shutil.rmtree(new)
    return [], findings


def _bring_back(
    root: Path, name: str, donor: Path, workspace: Path, moment: str
) -> tuple[list[Restored], list[Diagnostic]]:
    """A catalogue the shelf has lost altogether; taken over only from a replica that is whole."""
    from catalogue.archive.ocfl_commit import object_folder  # takes a second: only when needed

    folder = object_folder(root, name)
    if folder.exists():
        return [], [not_restored(name, "something else stands in its place")]
    new = workspace / "object"
    shutil.copytree(donor, new, symlinks=True)
    left = damaging(audit(new).damages)
    if left:
        shutil.rmtree(new)
        return [], [not_restored(name, f"the replica is damaged too: {left[0].words}")]
    paths = tuple(sorted(_files(new)))
    _install(new, folder, workspace, Event("replication", moment, f"{len(paths)} files restored"))
    return [Restored(str(folder.relative_to(root)), paths, ())], []


def _install(new: Path, folder: Path, workspace: Path, event: Event) -> None:
    append_events(new, [event])
    flush_tree(new)
    put_in_place(new, folder, workspace)
    if new.exists():
        shutil.rmtree(new)


def _files(folder: Path) -> Iterator[str]:
    for parent, _, names in os.walk(folder):
        yield from (str(Path(parent, name).relative_to(folder)) for name in names)
