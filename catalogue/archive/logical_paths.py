"""Which names a file may have in an edition, so that it unpacks anywhere and for ever."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from catalogue.archive.findings import twin_names, unfit_name
from catalogue.diagnostics import Diagnostic

LONGEST_NAME = 240
"""Bytes of UTF-8 in one path element: file systems take 255; the rest is for suffixes beside it."""
LONGEST_PATH = 1000


def unfit_paths(paths: Iterable[str]) -> Iterator[Diagnostic]:
    """Findings for every name that leaves its folder, is too long, or collides with another."""
    seen: dict[str, str] = {}
    given = sorted(paths)
    for path in given:
        why = _why_unfit(path)
        if why:
            yield unfit_name(path, why)
            continue
        twin = seen.setdefault(_folded(path), path)
        if twin != path:
            yield twin_names(twin, path)
    folders = {path[:index] for path in given for index, letter in enumerate(path) if letter == "/"}
    for path in given:
        if path in folders:
            yield unfit_name(path, "another file uses it as a folder")


def _why_unfit(path: str) -> str:
    elements = path.split("/")
    if path.startswith("/") or "\\" in path:
        return "it is not a relative path with forward slashes"
    if any(element in ("", ".", "..") for element in elements):
        return "it has an empty, '.' or '..' step"
    if any(unicodedata.category(letter) in ("Cc", "Cs") for letter in path):
        return "it holds a control character or half a character"
    if max(len(element.encode()) for element in elements) > LONGEST_NAME or len(path.encode()) > LONGEST_PATH:
        return f"a step is longer than {LONGEST_NAME} bytes, or the whole than {LONGEST_PATH}"
    return ""


def _folded(path: str) -> str:
    """Names that are one on a file system that folds case or normalises (APFS, NTFS) are one here."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
