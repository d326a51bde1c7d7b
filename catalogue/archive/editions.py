"""The nouns of the shelf: what is handed in, what is kept, what is handed back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from catalogue.diagnostics import Report

DESCRIPTION = "ro-crate-metadata.json"
ENVIRONMENT = "environment.json"
RECORDS = (DESCRIPTION, ENVIRONMENT)
"""Files the archive writes about an edition; they do not make an edition another one."""

PAGE_MAP = "booklet.json"
PRESS_PAGES = "booklet.pdf"
SCREEN_PAGES = "booklet-screen.pdf"
ARCHIVAL_PAGES = "booklet-archive.pdf"
COMPOSED = "booklet.html"
PREFLIGHT = "preflight.json"
LOCK = "requirements.lock"
"""Every package of the run time with version and digests, as pip reads it."""
BUILD_LOCK = "requirements-build.lock"
"""The same for what builds the few packages that come as source only."""
PROGRAM = "program.zip"
"""The program that set the edition, to set it again with."""
CIRCUMSTANCES = (*RECORDS, PREFLIGHT, LOCK, BUILD_LOCK, PROGRAM)
"""How an edition was made and judged. Pages that another program sets alike are no other edition."""
CONTENT, TEMPLATES, FONTS = "content/", "templates/", "fonts/"


@dataclass(frozen=True, slots=True)
class EditionStatement:
    """What the book says of itself. The archive version is a third number and not said here."""

    number: int
    printing: int = 1
    words: str = ""
    """As printed, e.g. ``מהדורה ראשונה``."""

    def __str__(self) -> str:
        words = f" – {self.words}" if self.words else ""
        return f"edition {self.number}, printing {self.printing}{words}"


@dataclass(frozen=True, slots=True)
class Agent:
    """A person or body: the name, what they did (a MARC relator term), and a URI when one is known."""

    name: str
    role: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class BookFacts:
    """The facts a library card would give; empty where nobody gave any."""

    title: str
    subtitle: str = ""
    language: str = "he"
    isbn: str = ""
    publisher: str = ""
    place: str = ""
    year: str = ""
    rights: str = ""
    """Licence URL or a sentence."""
    description: str = ""
    people: tuple[Agent, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that was done to an edition, in the words of the PREMIS event vocabulary."""

    kind: str
    """PREMIS eventType, e.g. ``ingestion``, ``fixity check``, ``validation``."""
    moment: str
    """RFC 3339."""
    detail: str
    outcome: str = "success"
    agent: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """One edition handed in to be shelved. A value: nothing here is read from clock or settings."""

    identifier: str
    """URI of the catalogue, the same for all its editions, e.g. ``urn:x-catalogue:slug``."""
    statement: EditionStatement
    facts: BookFacts
    files: Mapping[str, Path | bytes]
    """Logical path, with ``/`` → where the file is, or its bytes."""
    message: str
    """What this edition is, or what changed, in one sentence."""
    person: Agent
    """Who shelves it."""
    created: str
    """RFC 3339 date and time of shelving."""
    environment: Mapping[str, Any] = field(default_factory=dict)
    """Versions of every program, library and package that made the files; JSON values."""
    events: tuple[Event, ...] = ()
    """What happened before shelving: the setting, the preflight, the PDF/A check."""
    draft_reasons: tuple[str, ...] = ()
    """Why this is no finished edition; empty when it is."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a submission."""

    identifier: str
    version: str
    """The archive version that now holds it (also when it was there before)."""
    stored: bool
    """False when it equals the last version; `report` says so."""
    statement: EditionStatement
    digest: str
    """Short digest of the version, for the next colophon; see `short_digest`."""
    folder: Path
    new_files: int = 0
    new_bytes: int = 0
    kept_files: int = 0
    """Files of the edition that were on the shelf already."""
    last_check: str = ""
    """When every byte of its catalogue was last read back, RFC 3339; empty for never."""
    report: Report = field(default_factory=Report)
