"""A short digest of an archived edition: in the next colophon it is a witness outside the archive."""

from __future__ import annotations

from pathlib import Path

from catalogue.archive.inventory import recorded_digest

_LETTERS = 16


def short_digest(folder: Path, version: str) -> str:
    """The first 64 bits of the sha512 of a version's inventory, in groups: ``3f2a-91bc-04de-7788``.

    That inventory states the digests of all content of this and all earlier versions, and anyone
    can compute the same with ``sha512sum v2/inventory.json`` and no program of ours. `folder` is
    the object's folder.
    """
    digest = recorded_digest(folder / version, "sha512")[:_LETTERS]
    return "-".join(digest[start : start + 4] for start in range(0, _LETTERS, 4))
