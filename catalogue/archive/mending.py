"""Building a whole object out of a damaged one and a replica, every file from whoever has it intact."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from catalogue.archive.clone import link_or_copy
from catalogue.archive.fixity import Unreadable, copy_fixed, fix
from catalogue.archive.inventory import INVENTORY, inventory_bytes
from catalogue.archive.inventory_chain import (
    agreeing_document,
    contradictions,
    is_beginning,
    trusted_document,
)
from catalogue.archive.mending_history import true_history

SET_ASIDE = Path("logs", "set-aside")


@dataclass(slots=True)
class Mended:
    """What went into the object that was built anew."""

    restored: list[str] = field(default_factory=list)
    set_aside: list[str] = field(default_factory=list)


def mend(folder: Path, donor: Path | None, target: Path) -> Mended | None:
    """Build at `target` what `folder` should be; None when nobody can tell what that is.

    Intact files of the object are linked, damaged and missing ones copied from `donor` and
    compared while copying. What nobody has intact is kept as it is. Files no edition knows go to
    ``logs/set-aside``: a repair throws nothing away.
    """
    truth = true_history(folder, donor)
    if truth is None:
        return None
    target.mkdir()
    work = _Work(folder, donor, target, truth, _plain_files(folder))
    work.write_declaration()
    work.restore_content()
    for name in truth["versions"]:
        work.restore_inventory(name)
    work.copy_head_to_root()
    work.keep_the_rest()
    return work.mended


@dataclass(slots=True)
class _Work:
    folder: Path
    donor: Path | None
    target: Path
    truth: dict[str, Any]
    plain: frozenset[str]
    """Plain files below `folder` that no link leads to."""
    known: set[str] = field(default_factory=set)
    mended: Mended = field(default_factory=Mended)

    def write_declaration(self) -> None:
        number = str(self.truth["type"]).removeprefix("https://ocfl.io/").split("/")[0]
        self._write(f"0=ocfl_object_{number}", f"ocfl_object_{number}\n".encode())

    def restore_content(self) -> None:
        algorithm = self.truth["digestAlgorithm"]
        places = _places(self.donor, algorithm)
        for path, digest in _content(self.truth):
            self.known.add(path)
            (self.target / path).parent.mkdir(parents=True, exist_ok=True)
            if self._is_intact(path, algorithm, digest):
                link_or_copy(str(self.folder / path), str(self.target / path))
            elif any(_taken_over(at, self.target / path, algorithm, digest) for at in places.get(digest, ())):
                self.mended.restored.append(path)
            else:
                self._keep_as_it_is(path)

    def restore_inventory(self, name: str) -> None:
        """The inventory of one version, from the object's version folder, its root, or the donor."""
        (self.target / name).mkdir(exist_ok=True)
        sources = [(self.folder, name), (self.folder, "")]
        sources += [(self.donor, name), (self.donor, "")] if self.donor else []
        fitting = []
        for place, version in sources:
            document, _ = agreeing_document(place, version)
            if document and document["head"] == name and not any(contradictions(document, name, self.truth)):
                fitting.append((not is_beginning(document, name, self.truth), place / version, document))
        if fitting:
            _, place, document = min(fitting, key=lambda one: one[0])
            self._write_inventory(name, document["digestAlgorithm"], inventory_bytes(place))

    def copy_head_to_root(self) -> None:
        head = self.target / str(self.truth["head"]) / INVENTORY
        if head.exists():
            self._write_inventory("", self.truth["digestAlgorithm"], head.read_bytes())

    def keep_the_rest(self) -> None:
        """Logs and extensions stay; plain files that no edition knows are set aside. Links hold nothing."""
        for name in sorted(self.plain - self.known):
            path = Path(name)
            if path.parts[0] not in ("logs", "extensions"):
                self.mended.set_aside.append(name)
                path = SET_ASIDE / path
            (self.target / path).parent.mkdir(parents=True, exist_ok=True)
            link_or_copy(str(self.folder / name), str(self.target / path))

    def _write_inventory(self, name: str, algorithm: str, data: bytes) -> None:
        digest = hashlib.new(algorithm, data).hexdigest()
        self._write(str(Path(name, INVENTORY)), data)
        self._write(str(Path(name, f"{INVENTORY}.{algorithm}")), f"{digest} {INVENTORY}\n".encode())

    def _write(self, name: str, data: bytes) -> None:
        self.known.add(name)
        (self.target / name).write_bytes(data)
        if name not in self.plain or (self.folder / name).read_bytes() != data:
            self.mended.restored.append(name)

    def _is_intact(self, path: str, algorithm: str, digest: str) -> bool:
        try:
            return path in self.plain and fix(self.folder / path, (algorithm,)).digests[algorithm] == digest
        except Unreadable:
            return False

    def _keep_as_it_is(self, path: str) -> None:
        """Damaged is better than gone; and a link may say where the file was moved to."""
        place = self.folder / path
        if path in self.plain:
            link_or_copy(str(place), str(self.target / path))
        elif place.is_symlink():
            (self.target / path).symlink_to(place.readlink())


def _plain_files(folder: Path) -> frozenset[str]:
    return frozenset(
        str(place.relative_to(folder))
        for parent, _, names in os.walk(folder)
        for place in (Path(parent, name) for name in names)
        if stat.S_ISREG(place.lstat().st_mode)
    )


def _content(document: dict[str, Any]) -> Iterator[tuple[str, str]]:
    return ((path, digest.lower()) for digest, paths in document["manifest"].items() for path in paths)


def _places(donor: Path | None, algorithm: str) -> dict[str, list[Path]]:
    """Digest → where the donor holds that content."""
    theirs = trusted_document(donor)[0] if donor else None
    places: dict[str, list[Path]] = {}
    if donor and theirs and theirs["digestAlgorithm"] == algorithm:
        for path, digest in _content(theirs):
            places.setdefault(digest, []).append(donor / path)
    return places


def _taken_over(place: Path, target: Path, algorithm: str, digest: str) -> bool:
    try:
        if copy_fixed(place, target, (algorithm,)).digests[algorithm] == digest:
            return True
    except Unreadable:
        pass
    target.unlink(missing_ok=True)
    return False
