"""What OCFL 1.1 section 3.5 asks of an inventory, checked from its text, independent of any library.

Pure: a parsed JSON value in, the broken rules out, each under the number the specification gives it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

_TYPE = re.compile(r"https://ocfl\.io/(1\.[01])/spec/#inventory")
_VERSION = re.compile(r"v(0*)([1-9][0-9]{0,8})")
_RFC3339 = re.compile(
    r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?"
    r"([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)"
)
_REQUIRED = ("id", "type", "digestAlgorithm", "head")
_KNOWN = {*_REQUIRED, "manifest", "versions", "contentDirectory", "fixity"}
_DIGEST_LENGTHS = {"sha512": 128, "sha256": 64}


@dataclass(frozen=True, slots=True)
class Broken:
    """One rule of the specification that does not hold: its number and what is wrong."""

    rule: str
    words: str

    def __str__(self) -> str:
        return f"{self.words} (OCFL {self.rule})"


def parse(data: bytes) -> Any:
    """JSON as OCFL wants it; ValueError for broken text, a key given twice, brackets without end."""
    try:
        return json.loads(data.decode("utf-8"), object_pairs_hook=_pairs_once)
    except RecursionError as failure:
        raise ValueError("it is nested too deeply") from failure


def is_moment(text: object) -> bool:
    """Whether a value is a date and time of RFC 3339, with seconds and zone (E049)."""
    if not isinstance(text, str) or not _RFC3339.fullmatch(text):
        return False
    try:
        instant(text)
    except ValueError:
        return False
    return True


def instant(moment: str) -> datetime:
    """An RFC 3339 moment to sort by; a leap second counts as the second before it."""
    return datetime.fromisoformat(re.sub(r":60(?=[.Zz+-])", ":59", moment).upper())


def broken_rules(document: Any) -> tuple[Broken, ...]:
    """Every rule a parsed inventory breaks; empty for a sound one."""
    if not isinstance(document, dict):
        return (Broken("E033", "the inventory is not a JSON object"),)
    broken = [*_heading(document)]
    if not isinstance(document.get("manifest"), dict):
        return (*broken, Broken("E041", "there is no manifest block"))
    if not isinstance(document.get("versions"), dict):
        return (*broken, Broken("E044", "there is no versions block"))
    broken += _version_names(document)
    broken += _manifest(document)
    for name, block in document["versions"].items():
        broken += _version(name, block, document["manifest"])
    broken += _used(document)
    broken += _fixity(document.get("fixity", {}))
    return tuple(broken)


def _pairs_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    repeated = [key for key, count in Counter(key for key, _ in pairs).items() if count > 1]
    if repeated:
        raise ValueError(f"the key {repeated[0]!r} is given twice")
    return dict(pairs)


def _heading(document: dict[str, Any]) -> Iterator[Broken]:
    for key in _REQUIRED:
        if not (isinstance(document.get(key), str) and document[key]):
            yield Broken("E036", f"the key {key} is missing or is not text")
    for key in document.keys() - _KNOWN:
        yield Broken("E102", f"the key {key!r} is not in the specification")
    if isinstance(document.get("type"), str) and not _TYPE.fullmatch(document["type"]):
        yield Broken("E038", f"the type {document['type']!r} is not an OCFL 1.0 or 1.1 inventory")
    algorithm = document.get("digestAlgorithm")
    if str(algorithm) not in _DIGEST_LENGTHS:
        yield Broken("E025", f"the digest algorithm {algorithm!r} is neither sha512 nor sha256")
    folder = document.get("contentDirectory", "content")
    if not isinstance(folder, str) or folder in ("", ".", "..") or "/" in folder:
        yield Broken("E017", f"the content directory {folder!r} is no plain folder name")


def _version_names(document: dict[str, Any]) -> Iterator[Broken]:
    names = list(document["versions"])
    matches = [_VERSION.fullmatch(name) for name in names]
    if not names:
        yield Broken("E008", "there is no version")
    for name, match in zip(names, matches, strict=True):
        if match is None:
            yield Broken("E046", f"{name!r} is no version name")
    numbered = [match for match in matches if match]
    if sorted(int(match[2]) for match in numbered) != list(range(1, len(names) + 1)):
        yield Broken("E010", "the versions are not numbered from 1 without a gap")
    padded = {len(match[0]) if match[1] else 0 for match in numbered}
    if len(padded) > 1:
        yield Broken("E012", "the versions are not all named in one way")
    if numbered and document.get("head") != max(numbered, key=lambda match: int(match[2]))[0]:
        yield Broken("E040", f"head is {document.get('head')!r}, not the latest version")


def _manifest(document: dict[str, Any]) -> Iterator[Broken]:
    manifest, folder = document["manifest"], document.get("contentDirectory", "content")
    length = _DIGEST_LENGTHS.get(str(document.get("digestAlgorithm")))
    yield from _digest_keys("manifest", manifest, length, "E096")
    paths = []
    for digest, entry in manifest.items():
        if not _is_list_of_text(entry) or not entry:
            yield Broken("E092", f"the manifest entry {digest[:12]}… is not a list of paths")
            continue
        paths += entry
    homes = {(name, folder) for name in document["versions"]}
    for path in paths:
        if _unsafe(path):
            yield Broken("E099", f"the content path {path!r} leaves its folder")
        elif tuple(path.split("/")[:2]) not in homes or path.count("/") < 2:
            yield Broken("E042", f"the content path {path!r} lies in no version")
    yield from _conflicts(paths, "E101", "content path")


def _version(name: str, block: Any, manifest: dict[str, Any]) -> Iterator[Broken]:
    if not isinstance(block, dict):
        yield Broken("E047", f"{name} is not a JSON object")
        return
    if "created" not in block or not isinstance(block.get("state"), dict):
        yield Broken("E048", f"{name} lacks its date or its state")
        return
    if not is_moment(block["created"]):
        yield Broken("E049", f"the date of {name} is not of RFC 3339: {block['created']!r}")
    if not isinstance(block.get("message", ""), str):
        yield Broken("E094", f"the message of {name} is not text")
    user = block.get("user", {"name": "nobody"})
    if not isinstance(user, dict) or not isinstance(user.get("name"), str) or not user["name"]:
        yield Broken("E054", f"the user of {name} has no name")
    elif not isinstance(user.get("address", ""), str):
        yield Broken("E054", f"the address of the user of {name} is not text")
    yield from _state(name, block["state"], manifest)


def _state(name: str, state: dict[str, Any], manifest: dict[str, Any]) -> Iterator[Broken]:
    paths = []
    for digest, entry in state.items():
        if digest not in manifest:
            yield Broken("E050", f"{name} names content {digest[:12]}… that the manifest lacks")
        if not _is_list_of_text(entry):
            yield Broken("E051", f"{name} has an entry that is not a list of paths")
            continue
        paths += entry
    for path in paths:
        if _unsafe(path):
            yield Broken("E052", f"the logical path {path!r} of {name} leaves its folder")
    yield from _conflicts(paths, "E095", f"logical path of {name}")


def _used(document: dict[str, Any]) -> Iterator[Broken]:
    used: set[str] = set()
    for block in document["versions"].values():
        state = block.get("state") if isinstance(block, dict) else None
        used.update(state if isinstance(state, dict) else ())
    for digest in document["manifest"].keys() - used:
        yield Broken("E107", f"no version uses the manifest entry {digest[:12]}…")


def _fixity(fixity: Any) -> Iterator[Broken]:
    if not isinstance(fixity, dict):
        yield Broken("E111", "the fixity block is not a JSON object")
        return
    for algorithm, block in fixity.items():
        if not isinstance(block, dict) or not all(_is_list_of_text(entry) for entry in block.values()):
            yield Broken("E057", f"the fixity block {algorithm} is not built like a manifest")
            continue
        yield from _digest_keys(f"fixity block {algorithm}", block, None, "E097")
        for path in (path for entry in block.values() for path in entry):
            if _unsafe(path):
                yield Broken("E099", f"the content path {path!r} in fixity leaves its folder")


def _digest_keys(where: str, block: dict[str, Any], length: int | None, rule: str) -> Iterator[Broken]:
    for digest, count in Counter(key.lower() for key in block).items():
        if count > 1:
            yield Broken(rule, f"the {where} gives the digest {digest[:12]}… twice")
        if length and (len(digest) != length or not set(digest) <= set("0123456789abcdef")):
            yield Broken("E025", f"the {where} has {digest[:12]}…, which is no digest")


def _conflicts(paths: Iterable[str], rule: str, what: str) -> Iterator[Broken]:
    counted = Counter(paths)
    folders = _folders(counted)
    for path, count in counted.items():
        if count > 1:
            yield Broken(rule, f"the {what} {path!r} is given twice")
        if path in folders:
            yield Broken(rule, f"the {what} {path!r} is both a file and a folder")


def _folders(paths: Iterable[str]) -> set[str]:
    """Every folder above some path; the search goes up no further than what is known."""
    folders: set[str] = set()
    for path in paths:
        above = path.rpartition("/")[0]
        while above and above not in folders:
            folders.add(above)
            above = above.rpartition("/")[0]
    return folders


def _unsafe(path: str) -> bool:
    return any(element in ("", ".", "..") for element in path.split("/")) or "\0" in path


def _is_list_of_text(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
