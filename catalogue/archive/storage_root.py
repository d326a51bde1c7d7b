"""The folder all catalogues of a house are shelved in: an OCFL 1.1 storage root.

Layout: the registered extension 0003 with no tuples, so that every catalogue is one folder
directly in the root, named by its percent-encoded identifier and found with a file browser.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.resources import files
from pathlib import Path

from catalogue.archive.durable import flush_folder, write_whole
from catalogue.archive.exchange import JOURNAL, finish_interrupted
from catalogue.archive.findings import interrupted_write, not_a_root, stop, storage_failed

DECLARATION = "0=ocfl_1.1"
DECLARATIONS = (DECLARATION, "0=ocfl_1.0")
OBJECT_DECLARATION = "0=ocfl_object_"
LAYOUT = "0003-hash-and-id-n-tuple-storage-layout"
README = "README.txt"
WORKSPACE = Path("extensions", "catalogue-workspace")
"""Work in progress; on the same file system by being inside. Gone when nothing is being written."""

_LAYOUT_WORDS = "Every object is one folder in this root, named by its percent-encoded identifier."
_PARAMETERS = {"digestAlgorithm": "sha256", "extensionName": LAYOUT, "numberOfTuples": 0, "tupleSize": 0}


def open_root(root: Path) -> Path:
    """The same path, absolute, when an OCFL storage root stands there; `CatalogueError` CAT-A08 if not."""
    root = root.resolve()
    if not is_root(root):
        raise stop(
            not_a_root(root, "there is no OCFL declaration in it" if root.is_dir() else "it is not there")
        )
    return root


def is_root(root: Path) -> bool:
    """Whether a folder declares itself an OCFL storage root."""
    return any((root / name).is_file() for name in DECLARATIONS)


@contextmanager
def reading(root: Path) -> Iterator[Path]:
    """Hold a storage root still while it is read; several may read at once."""
    root = open_root(root)
    if (root / WORKSPACE / JOURNAL).exists():
        _finish_for_a_reader(root)
    with _locked(root, fcntl.LOCK_SH):
        yield root


@contextmanager
def writing(root: Path) -> Iterator[tuple[Path, Path]]:
    """Hold a storage root alone, made when missing; gives the root and an empty workspace in it.

    Waits for its turn (flock ends with the process that holds it). Whatever an interrupted
    writer left is finished or swept first. A failure of the disk becomes `CatalogueError` CAT-A09.
    """
    root = root.resolve()
    try:
        root.mkdir(parents=True, exist_ok=True)
        with _locked(root, fcntl.LOCK_EX):
            _make_root(root)
            workspace = root / WORKSPACE
            _sweep(workspace)
            workspace.mkdir()
            try:
                yield root, workspace
            finally:
                _leave(workspace)
    except OSError as failure:
        raise storage_failed(root, failure) from failure


def object_folders(root: Path) -> Iterator[Path]:
    """Every OCFL object below a root in the order of its path; looks no deeper than the objects."""
    pending = [entry for entry in _folders(root) if entry.name != "extensions"]
    while pending:
        folder = pending.pop(0)
        if is_object(folder):
            yield folder
        else:
            pending[:0] = _folders(folder)


def is_object(folder: Path) -> bool:
    """Whether a folder claims to be an OCFL object, has plainly been one, or may not be looked into."""
    try:
        names = {entry.name for entry in os.scandir(folder)}
    except PermissionError:
        return True
    return "inventory.json" in names or any(name.startswith(OBJECT_DECLARATION) for name in names)


def leftover(root: Path) -> Path | None:
    """The workspace, when a writer was interrupted and nobody has written since."""
    return WORKSPACE if (root / WORKSPACE).exists() else None


def _folders(folder: Path) -> list[Path]:
    return sorted(Path(entry.path) for entry in os.scandir(folder) if entry.is_dir(follow_symlinks=False))


@contextmanager
def _locked(root: Path, kind: int) -> Iterator[None]:
    descriptor = os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, kind)
        yield
    finally:
        os.close(descriptor)


def _finish_for_a_reader(root: Path) -> None:
    try:
        with _locked(root, fcntl.LOCK_EX):
            finish_interrupted(root / WORKSPACE)
    except OSError as failure:
        raise stop(interrupted_write(root, failure)) from failure


def _sweep(workspace: Path) -> None:
    if workspace.exists():
        finish_interrupted(workspace)
        shutil.rmtree(workspace)
        flush_folder(workspace.parent)


def _leave(workspace: Path) -> None:
    """Tidy up if possible; what is done is done, and the next writer sweeps what this one cannot."""
    with suppress(OSError):
        _sweep(workspace)


def _make_root(root: Path) -> None:
    """Lay out an empty root; the declaration comes last, so half a root is only unfinished."""
    if is_root(root):
        return
    files_of_ours = ("ocfl_layout.json", README, DECLARATION)
    ours = {"extensions", *files_of_ours, *(f".{name}.new" for name in files_of_ours)}
    strangers = sorted(entry.name for entry in os.scandir(root) if entry.name not in ours)
    if strangers:
        raise stop(not_a_root(root, f"it holds other things, {strangers[0]} among them"))
    (root / "extensions" / LAYOUT).mkdir(parents=True, exist_ok=True)
    write_whole(root / "extensions" / LAYOUT / "config.json", _json(_PARAMETERS))
    write_whole(root / "ocfl_layout.json", _json({"description": _LAYOUT_WORDS, "extension": LAYOUT}))
    write_whole(root / README, files("catalogue.archive").joinpath(README).read_bytes())
    write_whole(root / DECLARATION, b"ocfl_1.1\n")


def _json(value: object) -> bytes:
    return (json.dumps(value, indent=2, sort_keys=True) + "\n").encode()
