"""What verifying, comparing and repairing found, as text for people and as JSON values.

The findings themselves are diagnostics and are told by whoever prints those; here is the rest.
"""

from __future__ import annotations

from typing import Any

from catalogue.archive.repairing import Repaired
from catalogue.archive.replicas import Compared
from catalogue.archive.verifying import Checked, Verified


def verified_text(verified: Verified) -> str:
    """One line a catalogue, then the sum."""
    lines = [_line(one) for one in verified.checked]
    size = sum(one.bytes for one in verified.checked)
    found = verified.report.errors
    outcome = f"damage in {_counted(len(found), 'place')}" if found else "no damage"
    waiting = f"; next slice: {_counted(verified.waiting, 'catalogue')}" if verified.waiting else ""
    read = f"{size / 1_000_000:,.1f} MB read"
    lines.append(f"{_counted(len(verified.checked), 'catalogue')}, {read}: {outcome}{waiting}")
    return "\n".join(lines) + "\n"


def verified_json(verified: Verified) -> dict[str, Any]:
    """The same with every damage."""
    return {
        "checked": [
            {
                "folder": one.folder,
                "identifier": one.identifier,
                "versions": one.versions,
                "files": one.files,
                "bytes": one.bytes,
                "last_check": one.last_check or None,
                "damages": [
                    {
                        "code": damage.kind.value,
                        "severity": damage.severity.word,
                        "path": damage.path,
                        "rule": damage.rule or None,
                        "editions": list(damage.editions),
                        "message": damage.words,
                    }
                    for damage in one.damages
                ],
            }
            for one in verified.checked
        ],
        "waiting": verified.waiting,
    }


def compared_text(compared: Compared) -> str:
    """How many catalogues are the same on both sides; where they differ is told by the findings."""
    return f"{_counted(len(compared.same), 'catalogue')} the same in the replica\n"


def repaired_text(repaired: Repaired) -> str:
    """What was given back and what was set aside, a line each, then the sum."""
    restored, set_aside = _paths(repaired)
    if not (restored or set_aside or repaired.report.errors):
        return "nothing is damaged in this archive; nothing was changed\n"
    lines = [*(f"restored {path}" for path in restored), *(f"set aside {path}" for path in set_aside)]
    lines.append(f"{_counted(len(restored), 'file')} restored, {len(set_aside)} set aside")
    return "\n".join(lines) + "\n"


def repaired_json(repaired: Repaired) -> dict[str, Any]:
    """The same as paths below the storage root."""
    restored, set_aside = _paths(repaired)
    return {"restored": restored, "set_aside": set_aside}


def _paths(repaired: Repaired) -> tuple[list[str], list[str]]:
    restored = [f"{one.folder}/{path}" for one in repaired.restored for path in one.paths]
    return restored, [f"{one.folder}/{path}" for one in repaired.restored for path in one.set_aside]


def _line(one: Checked) -> str:
    state = _counted(len(one.damages), "finding") if one.damages else "whole"
    before = one.last_check[:10] or "never"
    name = one.identifier or one.folder
    held = f"{_counted(one.versions, 'version')}, {_counted(one.files, 'file')}"
    return f"{name}: {held}, {state} (last checked: {before})"


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
