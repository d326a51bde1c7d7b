"""The only module that knows ocfl-py. Importing it takes a second, so it is imported when needed.

What ocfl-py 2.1 leaves to its caller is done here or by the caller: it is only ever let at a copy
of the object; file names stay as they are (percent-encoding makes long Hebrew names fail); sha512
always; content is moved, not copied, from files this program has already read and written once.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from catalogue.archive.findings import not_a_root, stop
from catalogue.archive.inventory import INVENTORY


def _imported() -> Any:
    """The library, which has no types. With it comes pairtree, which switches the log of the whole
    program to INFO when imported; a handler that stands there already keeps it from doing so.
    """
    guard = logging.NullHandler()
    logging.getLogger().addHandler(guard)
    try:
        return import_module("ocfl")
    finally:
        logging.getLogger().removeHandler(guard)


ocfl = _imported()
_OcflObject: Any = ocfl.Object


@dataclass(frozen=True, slots=True)
class NewVersion:
    """What a version is to be: logical path → sha512, and who says so when."""

    identifier: str
    state: Mapping[str, str]
    created: str
    message: str
    name: str
    address: str = ""


def commit(folder: Path, staged: Path, version: NewVersion) -> str:
    """Add a version to the object in `folder` (made when it does not exist) and return its name.

    New content stands under `staged` by logical path and is moved into the object. A path whose
    digest the object knows needs no staged file. Raises ValueError with its path when a staged
    file does not have the digest it should. The object must be sound: it is not looked at again.
    """
    metadata = ocfl.VersionMetadata(
        created=version.created, message=version.message, name=version.name, address=version.address or None
    )
    shelved = _Object(
        identifier=version.identifier, digest_algorithm="sha512", content_path_normalization=None
    )
    if folder.exists():
        shelved.open_obj_fs(str(folder))
        started = ocfl.NewVersion.next_version(
            inventory=shelved.parse_inventory(),
            srcdir=str(staged),
            metadata=metadata,
            content_path_normalization=None,
        )
    else:
        folder.mkdir()
        shelved.open_obj_fs(str(folder))
        shelved.write_object_declaration()
        started = ocfl.NewVersion.first_version(
            srcdir=str(staged),
            identifier=version.identifier,
            digest_algorithm="sha512",
            metadata=metadata,
            content_path_normalization=None,
        )
    _fill(started, version.state)
    shelved.write_new_version(started)
    return str(started.inventory.head)


def complaints(folder: Path) -> tuple[str, ...]:
    """What ocfl-py's own validator says of an object's structure; empty when it accepts it.

    Content digests are left to `object_audit`, which reads every byte once.
    """
    passed, validator = ocfl.Object().validate(str(folder), log_warnings=False, check_digests=False)
    return () if passed else tuple(validator.log.messages)


def object_folder(root: Path, identifier: str) -> Path:
    """Where an object stands by the layout the storage root declares; CAT-A08 for an unknown layout."""
    try:
        return root / str(ocfl.StorageRoot(root=str(root)).object_path(identifier))
    except (ocfl.StorageRootException, ocfl.layout.LayoutException, AttributeError) as failure:
        raise stop(not_a_root(root, f"its layout is not understood ({failure})")) from failure


def _fill(started: Any, state: Mapping[str, str]) -> None:
    known = set(started.inventory.manifest)
    for path, digest in sorted(state.items()):
        block = started.inventory.current_version.state_add_if_not_present()
        if digest in known:
            block.setdefault(digest, []).append(path)
            continue
        started.add(path, path)
        if path not in block.get(digest, ()):
            raise ValueError(path)
        known.add(digest)


class _Object(_OcflObject):  # type: ignore[misc]
    """An ocfl-py object that takes staged files over instead of copying them once more."""

    def copy_into_object(self, src_fs: Any, srcfile: str, filepath: str, create_dirs: bool = False) -> None:
        """Move one staged file to its content path."""
        target = Path(self.obj_fs.path, filepath)
        target.parent.mkdir(parents=True, exist_ok=True)
        Path(src_fs.path, srcfile).rename(target)

    def write_inventory_and_sidecar(self, inventory: Any = None, vdir: str = "") -> str:
        """Write an inventory in readable UTF-8, so that Hebrew names and messages stand as they are.

        The root's is a copy of the latest version's (E064), which ocfl-py writes first.
        """
        folder = Path(self.obj_fs.path, vdir)
        folder.mkdir(exist_ok=True)
        if vdir:
            data = (json.dumps(inventory.data, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()
        else:
            data = (folder / inventory.head / INVENTORY).read_bytes()
        sidecar = f"{INVENTORY}.{self.digest_algorithm}"
        (folder / INVENTORY).write_bytes(data)
        (folder / sidecar).write_text(f"{hashlib.new(self.digest_algorithm, data).hexdigest()} {INVENTORY}\n")
        return f"{vdir}/{sidecar}" if vdir else sidecar
