"""Looking after the shelf: every catalogue, every byte, in slices, with the date of the last look kept."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from catalogue.archive.damages import Damage, Kind, damaging
from catalogue.archive.editions import Event
from catalogue.archive.events import append_events, last_check, read_events
from catalogue.archive.findings import date_not_kept, stop
from catalogue.archive.inventory_chain import told_identifier
from catalogue.archive.inventory_rules import instant
from catalogue.archive.object_audit import Audited, audit
from catalogue.archive.root_audit import audit_root, misplaced
from catalogue.archive.shelf_findings import no_catalogue
from catalogue.archive.signing import check_signatures
from catalogue.archive.storage_root import leftover, object_folders, open_root, reading, writing
from catalogue.diagnostics import CatalogueError, Diagnostic, Report


@dataclass(frozen=True, slots=True)
class Checked:
    """One catalogue that was looked at."""

    folder: str
    """Relative to the storage root."""
    identifier: str
    versions: int
    files: int
    bytes: int
    last_check: str
    """When it was looked at before this, RFC 3339; empty for never."""
    damages: tuple[Damage, ...]


@dataclass(frozen=True, slots=True)
class Verified:
    """What a look at the shelf found."""

    checked: tuple[Checked, ...]
    waiting: int
    """Catalogues left for the next slice."""
    report: Report


def verify(
    root: Path,
    moment: str,
    *,
    identifier: str | None = None,
    oldest_first: bool = False,
    limit: int | None = None,
    allowed_signers: Path | None = None,
) -> Verified:
    """Check a storage root against the OCFL text and against ocfl-py, from index to disk and back.

    `moment` (RFC 3339) is written into each catalogue's log as soon as it has been looked at, so
    that an interrupted run with `oldest_first` goes on where it stopped. Damage is reported, never
    raised; only a folder that is no storage root raises, or a catalogue that is not there. With
    `allowed_signers` the signatures of sound catalogues are checked too.
    """
    root = open_root(root)
    _sweep(root)
    with reading(root):
        findings = [damage.diagnostic("") for damage in audit_root(root)]
        folders = _ordered(root, identifier, oldest_first)
    checked = [_look(root, folder, moment, findings) for folder in folders[:limit]]
    if allowed_signers:
        sound = (one.identifier for one in checked if not damaging(one.damages))
        findings += [
            found for name in sound for found in check_signatures(root, allowed_signers, name).report
        ]
    return Verified(tuple(checked), len(folders) - len(checked), Report.of(findings))


def _sweep(root: Path) -> None:
    """Finish what an interrupted writer left, if we may write; if not, the root audit notes it."""
    if leftover(root):
        try:
            with writing(root):
                pass
        except CatalogueError:
            return


def _ordered(root: Path, identifier: str | None, oldest_first: bool) -> list[Path]:
    """The objects to look at. One that no longer tells what it is may be the one that was asked for.

    Raises `CatalogueError` CAT-A30 when the asked one can be none of them.
    """
    told = {folder: told_identifier(folder) for folder in object_folders(root)}
    folders = [folder for folder, name in told.items() if identifier in (None, name) or not name]
    if identifier and not folders:
        raise stop(no_catalogue(str(root), identifier, list(told.values())))
    return sorted(folders, key=_last_look) if oldest_first else folders


def _last_look(folder: Path) -> datetime:
    """When an object was last looked at; never comes before all."""
    moment = last_check(read_events(folder))
    return instant(moment) if moment else datetime.min.replace(tzinfo=UTC)


def _look(root: Path, folder: Path, moment: str, findings: list[Diagnostic]) -> Checked:
    with reading(root):
        before = last_check(read_events(folder))
        audited = audit(folder, links_expected=leftover(root) is not None)
        damages = (*audited.damages, *_second_opinion(root, folder, audited))
    place = str(folder.relative_to(root))
    findings += [damage.diagnostic(place) for damage in damages]
    findings += _record(root, folder, moment, damages)
    inventory = audited.inventory
    return Checked(
        folder=place,
        identifier=inventory.identifier if inventory else "",
        versions=len(inventory.versions) if inventory else 0,
        files=audited.files,
        bytes=audited.bytes,
        last_check=before,
        damages=damages,
    )


def _second_opinion(root: Path, folder: Path, audited: Audited) -> list[Damage]:
    """Where this program sees nothing, ocfl-py looks at the structure, and the layout is compared."""
    if damaging(audited.damages) or audited.inventory is None:
        return []
    from catalogue.archive.ocfl_commit import complaints, object_folder  # takes a second: only when needed

    damages = [Damage(Kind.STRUCTURE, "", f"ocfl-py objects: {words}") for words in complaints(folder)]
    with suppress(CatalogueError):  # a broken layout is the root's damage, told once
        wrong = misplaced(root, folder, object_folder(root, audited.inventory.identifier))
        damages += [wrong] if wrong else []
    return damages


def _record(root: Path, folder: Path, moment: str, damages: tuple[Damage, ...]) -> list[Diagnostic]:
    """Keep the date in the catalogue's own log; where that cannot be, say so and go on."""
    found = damaging(damages)
    detail = f"every byte of every version: {len(found)} damages" if found else "every byte of every version"
    event = Event("fixity check", moment, detail, outcome="fail" if found else "success")
    try:
        with writing(root):
            append_events(folder, [event])
    except (CatalogueError, OSError) as failure:
        return [date_not_kept(str(folder.relative_to(root)), str(failure))]
    return []
