"""The history of the shelf, for people and as JSON values."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalogue.archive.description import Described
from catalogue.archive.editions import Event
from catalogue.archive.events import last_check, read_events
from catalogue.archive.inventory import Version
from catalogue.archive.shelf import Shelved, open_shelf
from catalogue.archive.storage_root import reading
from catalogue.archive.witness import short_digest
from catalogue.diagnostics import Report


@dataclass(frozen=True, slots=True)
class Listed:
    """One archived edition in a list."""

    identifier: str
    version: str
    created: str
    message: str
    person: str
    digest: str
    files: int
    described: Described | None

    @property
    def title(self) -> str:
        """The book's title, or the identifier when no description can be read."""
        return self.described.facts.title if self.described else self.identifier


@dataclass(frozen=True, slots=True)
class Listing:
    """Every edition of one or all catalogues, oldest first in each."""

    editions: tuple[Listed, ...]
    checks: tuple[tuple[str, str], ...]
    """Identifier, date of the last full check."""
    report: Report


@dataclass(frozen=True, slots=True)
class Shown:
    """One archived edition in full."""

    listed: Listed
    files: tuple[tuple[str, int, str], ...]
    """Logical path, bytes, digest."""
    new: frozenset[str]
    """Paths whose content came to the shelf with this version."""
    events: tuple[Event, ...]


def list_editions(root: Path, identifier: str | None = None) -> Listing:
    """The history of all catalogues, or of one. `CatalogueError` when there is no such root or catalogue."""
    with reading(root) as root:
        shelf = open_shelf(root)
        chosen = shelf.catalogues if identifier is None else (shelf.find(identifier),)
        editions = [listed(shelved, version) for shelved in chosen for version in shelved.inventory.versions]
        checks = [(one.inventory.identifier, last_check(read_events(one.folder))) for one in chosen]
        return Listing(tuple(editions), tuple(checks), shelf.report)


def show_edition(root: Path, version: str = "head", identifier: str | None = None) -> Shown:
    """One edition with its files and events; `version` is ``v2``, ``2`` or ``head``."""
    with reading(root) as root:
        shelved = open_shelf(root).find(identifier)
        chosen = shelved.version(version)
        places = {path: shelved.place(chosen, path) for path in chosen.state}
        files = ((path, place.lstat().st_size, chosen.state[path]) for path, place in places.items())
        prefix = shelved.folder / chosen.name
        new = frozenset(path for path, place in places.items() if place.is_relative_to(prefix))
        events = tuple(one for one in read_events(shelved.folder) if one.version in ("", chosen.name))
        return Shown(listed(shelved, chosen), tuple(files), new, events)


def listing_text(listing: Listing) -> str:
    """The history as lines of logical-order text; the caller shapes it for its terminal."""
    lines = []
    for identifier, checked in listing.checks:
        own = [edition for edition in listing.editions if edition.identifier == identifier]
        lines += [f"{own[-1].title}  {identifier}", f"  last checked: {checked or 'never'}"]
        lines += [f"  {_line(edition)}" for edition in own]
    return "\n".join(lines) + "\n" if lines else "the archive is empty\n"


def edition_text(shown: Shown) -> str:
    """One edition in full as lines of logical-order text."""
    listed, described = shown.listed, shown.listed.described
    facts = described.facts if described else None
    heading = [
        ("title", listed.title),
        ("identifier", listed.identifier),
        ("statement", str(described.statement) if described else ""),
        ("state", "proof" if described and described.proof else "published"),
        ("isbn", facts.isbn if facts else ""),
        ("shelved", f"{listed.version}, {listed.created}, by {listed.person}"),
        ("message", listed.message),
        ("digest", listed.digest),
    ]
    lines = [f"{name:<11}{value}" for name, value in heading if value]
    lines += ["", f"{len(shown.files)} files, {len(shown.new)} new with {listed.version} (+)"]
    lines += [f"  {'+' if path in shown.new else ' '} {size:>12,}  {path}" for path, size, _ in shown.files]
    lines += ["", "events"]
    lines += [f"  {one.moment}  {one.kind}: {one.outcome}  {one.detail}" for one in shown.events]
    return "\n".join(lines) + "\n"


def listing_json(listing: Listing) -> dict[str, Any]:
    """The history as a JSON value."""
    checks = dict(listing.checks)
    return {
        "catalogues": [
            {
                "identifier": identifier,
                "last_check": checks[identifier] or None,
                "editions": [edition_json(one) for one in listing.editions if one.identifier == identifier],
            }
            for identifier in checks
        ]
    }


def shown_json(shown: Shown) -> dict[str, Any]:
    """One edition in full as a JSON value."""
    files = [
        {"path": path, "bytes": size, "digest": digest, "new": path in shown.new}
        for path, size, digest in shown.files
    ]
    return {
        **edition_json(shown.listed),
        "files": files,
        "events": [_event_json(one) for one in shown.events],
    }


def edition_json(listed: Listed) -> dict[str, Any]:
    """One line of the history as a JSON value; the three numbers stand apart."""
    described = listed.described
    statement = described.statement if described else None
    return {
        "version": listed.version,
        "edition": statement.number if statement else None,
        "printing": statement.printing if statement else None,
        "statement": statement.words if statement else None,
        "proof": described.proof if described else None,
        "title": listed.title,
        "created": listed.created,
        "message": listed.message,
        "person": listed.person,
        "digest": listed.digest,
        "files": listed.files,
    }


def listed(shelved: Shelved, version: Version) -> Listed:
    """One line of the history."""
    return Listed(
        identifier=shelved.inventory.identifier,
        version=version.name,
        created=version.created,
        message=version.message,
        person=version.person,
        digest=short_digest(shelved.folder, version.name),
        files=len(version.state),
        described=shelved.described(version),
    )


def _line(edition: Listed) -> str:
    described = edition.described
    statement = str(described.statement) if described else "no description"
    proof = " (proof)" if described and described.proof else ""
    return (
        f"{edition.version:<4}{edition.created[:10]}  {statement}{proof}  {edition.digest}  {edition.message}"
    )


def _event_json(event: Event) -> dict[str, str]:
    return {"kind": event.kind, "moment": event.moment, "outcome": event.outcome, "detail": event.detail}
