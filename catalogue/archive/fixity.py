"""Digests of single files, read without following links."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

ALGORITHMS: Mapping[str, str] = {
    "md5": "md5",
    "sha1": "sha1",
    "sha256": "sha256",
    "sha512": "sha512",
    "blake2b-512": "blake2b",
}
"""OCFL 1.1 section 2.4 names → hashlib names; others must be ignored (E028)."""

_BUFFER = 1 << 20


class Unreadable(OSError):
    """The file to be read cannot be; told apart from a disk that cannot be written."""


class NotAPlainFile(Unreadable):
    """A link, folder, pipe or device stands where a file is wanted."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """What was read of one file: its length in bytes and its digests by OCFL algorithm name."""

    size: int
    digests: Mapping[str, str]


def open_plain(path: Path) -> int:
    """Open a plain file for reading and return its descriptor; raise `Unreadable` for all else.

    O_NONBLOCK keeps a pipe from blocking the open; O_NOFOLLOW refuses a symlink in the last step.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as failure:
        if path.is_symlink():
            raise NotAPlainFile(failure.errno, "it is a symbolic link", str(path)) from failure
        raise Unreadable(failure.errno, failure.strerror, str(path)) from failure
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise NotAPlainFile(0, "it is not a plain file", str(path))
    return descriptor


def fix(path: Path, algorithms: Collection[str] = ("sha512",)) -> Fixed:
    """Read a plain file once and return its size and digests; unknown algorithms are left out."""
    return copy_fixed(path, None, algorithms)


def copy_fixed(path: Path, destination: Path | None, algorithms: Collection[str] = ("sha512",)) -> Fixed:
    """Like `fix`, and write what was read to a new file, so that digest and copy are of one reading.

    Raises `Unreadable` when the source cannot be read, another OSError when the copy cannot be written.
    """
    digests = {name: hashlib.new(ALGORITHMS[name]) for name in algorithms if name in ALGORITHMS}
    size = 0
    with os.fdopen(open_plain(path), "rb", buffering=0) as source:
        out = destination.open("xb", buffering=0) if destination else None
        try:
            while block := _read(source, path):
                size += len(block)
                for digest in digests.values():
                    digest.update(block)
                if out:
                    _write_all(out.fileno(), block)
        finally:
            if out:
                out.close()
    return Fixed(size, {name: digest.hexdigest() for name, digest in digests.items()})


def fix_bytes(data: bytes) -> Fixed:
    """The same for a value in memory."""
    return Fixed(len(data), {"sha512": hashlib.sha512(data).hexdigest()})


def _read(source: FileIO, path: Path) -> bytes:
    try:
        return source.read(_BUFFER) or b""
    except OSError as failure:
        raise Unreadable(failure.errno, failure.strerror, str(path)) from failure


def _write_all(descriptor: int, block: bytes) -> None:
    """A raw write may be short when the disk fills; go on until all is written or it fails."""
    view = memoryview(block)
    while view:
        view = view[os.write(descriptor, view) :]
