"""The log of one catalogue: events in the PREMIS vocabulary, one JSON object a line.

OCFL 3.8 leaves `logs/` of an object to its keeper; it takes no part in the editions.
Vocabulary: https://id.loc.gov/vocabulary/preservation/eventType
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from catalogue.archive.durable import write_whole
from catalogue.archive.editions import Event
from catalogue.archive.fixity import NotAPlainFile
from catalogue.archive.inventory_rules import instant, is_moment

LOG = Path("logs", "events.jsonl")


def append_events(folder: Path, events: Iterable[Event]) -> None:
    """Add events to an object's log, whole or not at all."""
    log = folder / LOG
    if log.parent.is_symlink():
        raise NotAPlainFile(0, "it is a symbolic link", str(log.parent))
    log.parent.mkdir(exist_ok=True)
    before = log.read_bytes() if log.exists() else b""
    write_whole(log, before + b"".join(map(_line, events)))


def read_events(folder: Path) -> tuple[Event, ...]:
    """The events of an object, oldest first; a line or log that cannot be read is passed over."""
    try:
        lines = (folder / LOG).read_text("utf-8", "replace").splitlines()
    except OSError:
        return ()
    return tuple(event for event in map(_event, lines) if event)


def last_check(events: Iterable[Event]) -> str:
    """When every byte was last read, as RFC 3339; empty when never."""
    moments = (event.moment for event in events if event.kind == "fixity check" and is_moment(event.moment))
    return max(moments, key=instant, default="")


def _line(event: Event) -> bytes:
    record = {
        "eventType": event.kind,
        "eventDateTime": event.moment,
        "eventDetail": event.detail,
        "eventOutcome": event.outcome,
        "linkingAgent": event.agent,
        "linkingObject": event.version,
    }
    return (json.dumps(record, ensure_ascii=False) + "\n").encode()


def _event(line: str) -> Event | None:
    try:
        record = json.loads(line)
        return Event(
            kind=str(record["eventType"]),
            moment=str(record["eventDateTime"]),
            detail=str(record["eventDetail"]),
            outcome=str(record["eventOutcome"]),
            agent=str(record["linkingAgent"]),
            version=str(record["linkingObject"]),
        )
    except (ValueError, KeyError, TypeError):
        return None
