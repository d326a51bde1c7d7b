"""Which history a damaged object is mended by: its own where it tells one, else the replica's."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from catalogue.archive.inventory import INVENTORY
from catalogue.archive.inventory_chain import (
    agreeing_document,
    contradictions,
    trusted_document,
    version_folders,
)


def true_history(folder: Path, donor: Path | None) -> dict[str, Any] | None:
    """The inventory to restore an object by; None where a person has to decide.

    A repair never shortens a history: an inventory older than what lies in the folder is not
    believed, and where the root's is lost, a donor's that goes on from it is. It never chooses
    between two: where the inventories of root and latest version are not sound and equal, the one
    that is left must not contradict the donor's. And a donor's history is taken over only if no
    sound inventory here contradicts it.
    """
    own = _own_histories(folder)
    theirs = trusted_document(donor)[0] if donor else None
    if len(own) == 2 and own[0] == own[1]:
        return own[0]
    if own:
        possible = [one for one in own if theirs is None or _agree(one, theirs)]
        return _longer(folder, possible[0], theirs) if len(possible) == 1 else None
    held = [name for name in version_folders(folder) if any(files for _, _, files in os.walk(folder / name))]
    if theirs is None or not set(held) <= set(theirs["versions"]):
        return None
    return None if any(_contradicted(folder, name, theirs) for name in held) else theirs


def _own_histories(folder: Path) -> list[dict[str, Any]]:
    """The sound inventories of the root and of the latest version, the longer one if they differ in that."""
    told = [name for name in version_folders(folder) if os.path.lexists(folder / name / INVENTORY)]
    found = [agreeing_document(folder, name)[0] for name in ("", *told[-1:])]
    whole = [one for one in found if one and set(told) <= set(one["versions"])]
    longest = max((len(one["versions"]) for one in whole), default=0)
    return [one for one in whole if len(one["versions"]) == longest]


def _longer(folder: Path, own: dict[str, Any], theirs: dict[str, Any] | None) -> dict[str, Any]:
    """Without the root's inventory nobody here knows how long the history was."""
    if theirs is None or len(theirs["versions"]) <= len(own["versions"]):
        return own
    return theirs if agreeing_document(folder, "")[0] is None else own


def _contradicted(folder: Path, name: str, theirs: dict[str, Any]) -> bool:
    document, _ = agreeing_document(folder, name)
    return document is not None and any(contradictions(document, name, theirs))


def _agree(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether one history is the other's beginning."""
    shorter, longer = sorted((one, other), key=lambda history: len(history["versions"]))
    return not any(contradictions(shorter, shorter["head"], longer))
