"""Shelving one edition: stored whole as the next version of its catalogue, or refused with a reason."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from catalogue.archive.admission import admission
from catalogue.archive.clone import clone
from catalogue.archive.damages import Damage, damaging
from catalogue.archive.description import describe
from catalogue.archive.durable import flush_tree
from catalogue.archive.editions import CIRCUMSTANCES, DESCRIPTION, ENVIRONMENT, Event, Receipt, Submission
from catalogue.archive.events import append_events, last_check, read_events
from catalogue.archive.exchange import put_in_place
from catalogue.archive.findings import (
    built_on_damage,
    changed_meanwhile,
    foreign_object,
    nothing_new,
    same_statement,
    stop,
    uncertain,
    unsound_commit,
)
from catalogue.archive.inventory import Inventory, Version
from catalogue.archive.object_audit import audit_structure, reread
from catalogue.archive.shelf import Shelved
from catalogue.archive.staging import Staged, stage
from catalogue.archive.storage_root import OBJECT_DECLARATION, writing
from catalogue.archive.witness import short_digest
from catalogue.diagnostics import Diagnostic, ExitCode, Report


def add(root: Path, submission: Submission, *, as_proof: bool = False) -> Receipt:
    """Shelve an edition in the storage root (made when missing) as the next version of its catalogue.

    Atomic: killed at any point, the root holds the old state or the new one. Waits for another
    writer. An edition equal to the last is not stored again, and the receipt says so. Raises
    `CatalogueError` (exit code 7) with every finding when the submission is unfit, a draft without
    `as_proof`, when the shelved object is damaged, or when the disk refuses.

    Of the shelved object everything is looked at that costs the same however long its history is:
    its structure, its latest inventories, and every byte the last edition shows or the new one
    shares. A bit lost in content that only older editions show is for `verify` to find.
    """
    admission(submission, as_proof=as_proof).raise_errors(ExitCode.ARCHIVE)
    from catalogue.archive.ocfl_commit import object_folder  # takes a second: only when needed

    with writing(root) as (root, workspace):
        folder = object_folder(root, submission.identifier)
        shelved = _shelved(folder, submission.identifier)
        staged = _staged(submission, shelved, workspace / "staged")
        if shelved and (last := _equal_to_last(shelved, submission, staged)):
            return _not_stored(folder, submission, last)
        report = Report.of(_taken_statement(shelved, submission))
        version = _store(submission, folder, workspace, staged)
        return _receipt(submission, folder, version, staged, report)


def _shelved(folder: Path, identifier: str) -> Shelved | None:
    """The object as it stands, None when there is none yet; a damaged one is refused."""
    if not folder.exists():
        return None
    audited = audit_structure(folder)
    _refuse_damage(identifier, audited.damages)
    assert audited.inventory  # without one there was damage
    _refuse_foreign(folder, audited.inventory)
    return Shelved(folder, audited.inventory)


def _refuse_foreign(folder: Path, inventory: Inventory) -> None:
    """Objects of other programs are continued if they are built as ours are."""
    if not (folder / f"{OBJECT_DECLARATION}1.1").exists():
        raise stop(foreign_object(inventory.identifier, "OCFL 1.0"))
    if inventory.algorithm != "sha512":
        raise stop(foreign_object(inventory.identifier, inventory.algorithm))


def _staged(submission: Submission, shelved: Shelved | None, staging: Path) -> Staged:
    """Read what is handed in, and beside it on the shelf what the new edition will share."""
    if shelved is None:
        return stage(submission.files, staging, {})
    folder, inventory = shelved.folder, shelved.inventory
    last = {inventory.manifest[digest][0] for digest in inventory.versions[-1].state.values()}
    with ThreadPoolExecutor(1) as beside:
        decayed = beside.submit(reread, folder, inventory, last)
        staged = stage(submission.files, staging, _known(shelved))
    shared = {
        inventory.manifest[digest][0] for digest in inventory.manifest.keys() & {*staged.state.values()}
    }
    _refuse_damage(submission.identifier, (*decayed.result(), *reread(folder, inventory, shared - last)))
    return staged


def _refuse_damage(identifier: str, damages: tuple[Damage, ...]) -> None:
    found = damaging(damages)
    if found:
        raise stop(built_on_damage(identifier), *(damage.diagnostic("") for damage in found))


def _known(shelved: Shelved) -> dict[str, int]:
    """Every sha512 the object holds → bytes."""
    places = {digest: shelved.folder / paths[0] for digest, paths in shelved.inventory.manifest.items()}
    return {digest: place.lstat().st_size for digest, place in places.items()}


def _equal_to_last(shelved: Shelved, submission: Submission, staged: Staged) -> Version | None:
    """The last version, when it has the same files, the same statement and the same finality."""
    last = shelved.inventory.versions[-1]
    described = shelved.described(last)
    wanted = (submission.statement, bool(submission.draft_reasons))
    alike = _itself(last.state) == _itself(staged.state)
    return last if alike and described and (described.statement, described.proof) == wanted else None


def _itself(state: Mapping[str, str]) -> dict[str, str]:
    """The files that make an edition what it is, without those that tell how it was made."""
    return {path: digest for path, digest in state.items() if path not in CIRCUMSTANCES}


def _taken_statement(shelved: Shelved | None, submission: Submission) -> Iterator[Diagnostic]:
    wanted = submission.statement
    for version in shelved.inventory.versions if shelved and not submission.draft_reasons else ():
        described = shelved.described(version) if shelved else None
        if described is None or described.proof:
            continue
        if (described.statement.number, described.statement.printing) == (wanted.number, wanted.printing):
            yield same_statement(version.name, str(wanted))


def _store(submission: Submission, folder: Path, workspace: Path, staged: Staged) -> str:
    """Build the object with its next version beside the old one, check it, put it in place."""
    from catalogue.archive.ocfl_commit import NewVersion, commit

    records = _records(submission, staged)
    described = stage(records, workspace / "records", {})
    for path in described.new:
        (workspace / "records" / path).rename(workspace / "staged" / path)
    new = workspace / "object"
    if folder.exists():
        clone(folder, new)
    person = submission.person
    wanted = NewVersion(
        identifier=submission.identifier,
        state={**staged.state, **described.state},
        created=submission.created,
        message=submission.message,
        name=person.name,
        address=person.address,
    )
    try:
        version = commit(new, workspace / "staged", wanted)
    except ValueError as failure:
        raise stop(changed_meanwhile(str(failure))) from failure
    append_events(new, _events(submission, version))
    _refuse_unsound(new)
    flush_tree(new, new_only=True)
    try:
        put_in_place(new, folder, workspace)
    except OSError as failure:
        raise stop(uncertain(submission.identifier, version, failure)) from failure
    return version


def _records(submission: Submission, staged: Staged) -> dict[str, bytes]:
    environment = json.dumps(submission.environment, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    sizes = {path: fixed.size for path, fixed in staged.fixed.items()}
    sizes[ENVIRONMENT] = len(environment.encode())
    return {ENVIRONMENT: environment.encode(), DESCRIPTION: describe(submission, sizes)}


def _refuse_unsound(new: Path) -> None:
    """The new object's structure and inventories by this program: a second opinion on ocfl-py's work.

    The new bytes were compared when ocfl-py took the staged files over, the old ones before.
    """
    found = damaging(audit_structure(new, links_expected=True).damages)
    if found:
        raise stop(unsound_commit("; ".join(damage.words for damage in found)))


def _events(submission: Submission, version: str) -> Iterator[Event]:
    name, moment = submission.person.name, submission.created
    yield from (replace(event, version=event.version or version) for event in submission.events)
    yield Event("ingestion", moment, submission.message, agent=name, version=version)
    detail = "every file as it was stored, and all it shares with earlier editions"
    yield Event("message digest calculation", moment, detail, version=version)
    yield Event("validation", moment, "OCFL 1.1: structure and latest inventories", version=version)


def _receipt(submission: Submission, folder: Path, version: str, staged: Staged, report: Report) -> Receipt:
    return Receipt(
        identifier=submission.identifier,
        version=version,
        stored=True,
        statement=submission.statement,
        digest=short_digest(folder, version),
        folder=folder,
        new_files=len(staged.new),
        new_bytes=sum(staged.fixed[path].size for path in staged.new),
        kept_files=len(staged.fixed) - len(staged.new),
        last_check=last_check(read_events(folder)),
        report=report,
    )


def _not_stored(folder: Path, submission: Submission, last: Version) -> Receipt:
    return Receipt(
        identifier=submission.identifier,
        version=last.name,
        stored=False,
        statement=submission.statement,
        digest=short_digest(folder, last.name),
        folder=folder,
        kept_files=len(submission.files),
        report=Report.of([nothing_new(last.name, str(submission.statement))]),
    )
