"""The record of what every hand-written שם refers to: a part of the page map, read back at the next build.

An edition's page map has it too; the next edition is held against that of the last one on the shelf.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from catalogue.archive.editions import PAGE_MAP
from catalogue.archive.shelf import open_shelf
from catalogue.composing.referents import Referent
from catalogue.diagnostics import CatalogueError, Location
from catalogue.pipeline.folders import Folders
from catalogue.pipeline.source_names import source_name

KEY = "referents"


def recorded_referents(folders: Folders) -> tuple[Referent, ...]:
    """What the last build wrote into its page map; nothing where there is none to be read."""
    try:
        return _read_all((folders.out / PAGE_MAP).read_bytes())
    except OSError:
        return ()


def shelved_referents(archive: Path, identifier: str) -> tuple[Referent, ...]:
    """What the last edition on the shelf has in its page map; a shelf unread is told of elsewhere."""
    try:
        shelved = open_shelf(archive).find(identifier)
        return _read_all(shelved.read(shelved.version("head"), PAGE_MAP))
    except (CatalogueError, OSError):
        return ()


def as_record(referents: Iterable[Referent], folders: Folders) -> list[dict[str, Any]]:
    """Plain values for the page map."""
    return [
        {
            "note": one.note,
            "text": one.text,
            "cited": one.cited,
            "words": one.words,
            "source": one.source,
            "file": source_name(one.location.file, folders),
            "line": one.location.line,
        }
        for one in referents
    ]


def _read_all(page_map: bytes) -> tuple[Referent, ...]:
    try:
        return tuple(_read(one) for one in json.loads(page_map)[KEY])
    except (ValueError, KeyError, TypeError):
        return ()


def _read(one: dict[str, Any]) -> Referent:
    note, text, cited, words, source = (
        str(one[name]) for name in ("note", "text", "cited", "words", "source")
    )
    return Referent(note, text, cited, words, source, Location(str(one["file"]), int(one["line"])))
