"""Reading a submission once: every file gets its digest, and what is new is copied beside the object."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from catalogue.archive.findings import changed_meanwhile, stop, unfit_source
from catalogue.archive.fixity import Fixed, Unreadable, copy_fixed, fix_bytes


@dataclass(frozen=True, slots=True)
class Staged:
    """Digest and size of every file, and which of them lie staged under their logical path."""

    fixed: Mapping[str, Fixed]
    new: frozenset[str]

    @property
    def state(self) -> dict[str, str]:
        """Logical path → sha512."""
        return {path: fixed.digests["sha512"] for path, fixed in self.fixed.items()}


def stage(files: Mapping[str, Path | bytes], folder: Path, known: Mapping[str, int]) -> Staged:
    """Read every file; copy into `folder` what the object does not hold.

    `known` maps every sha512 the object holds to its size in bytes. A file is copied while it is
    first read, unless its size is that of something known: then it is read first and copied only
    if it proves new. So new content is mostly read and written once, known content read once.
    """
    folder.mkdir()
    sizes = frozenset(known.values())
    held = set(known)
    fixed: dict[str, Fixed] = {}
    new: set[str] = set()
    for path, source in sorted(files.items()):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        fixed[path] = _first_reading(path, source, target, sizes)
        if fixed[path].digests["sha512"] in held:
            target.unlink(missing_ok=True)
            continue
        if isinstance(source, Path) and not target.exists() and _read(path, source, target) != fixed[path]:
            raise stop(changed_meanwhile(path))
        held.add(fixed[path].digests["sha512"])
        new.add(path)
    return Staged(fixed, frozenset(new))


def _first_reading(path: str, source: Path | bytes, target: Path, sizes: frozenset[int]) -> Fixed:
    if isinstance(source, bytes):
        target.write_bytes(source)
        return fix_bytes(source)
    try:
        likely_known = source.lstat().st_size in sizes
    except OSError as failure:
        raise stop(unfit_source(path, failure.strerror or "it cannot be read")) from failure
    return _read(path, source, None if likely_known else target)


def _read(path: str, source: Path, target: Path | None) -> Fixed:
    try:
        return copy_fixed(source, target)
    except Unreadable as failure:
        raise stop(unfit_source(path, failure.strerror or "it cannot be read")) from failure
