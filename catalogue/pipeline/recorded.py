"""The record of what every hand-written שם refers to: a part of the page map, read back at the next build."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from catalogue.composing.referents import Referent
from catalogue.diagnostics import Location
from catalogue.pipeline.folders import Folders
from catalogue.pipeline.source_names import source_name

KEY = "referents"


def recorded_referents(folders: Folders) -> tuple[Referent, ...]:
    """What the last build wrote into its page map; nothing where there is none to be read."""
    try:
        mapped = json.loads((folders.out / "booklet.json").read_text("utf-8"))
        return tuple(_read(one) for one in mapped[KEY])
    except (OSError, ValueError, KeyError, TypeError):
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


def _read(one: dict[str, Any]) -> Referent:
    note, text, cited, words, source = (
        str(one[name]) for name in ("note", "text", "cited", "words", "source")
    )
    return Referent(note, text, cited, words, source, Location(str(one["file"]), int(one["line"])))
