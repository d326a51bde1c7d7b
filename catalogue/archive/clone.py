"""A working copy of an object that costs almost nothing: links for what never changes, else copies."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

_NO_LINKS_HERE = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV)


def clone(original: Path, copy: Path) -> None:
    """Copy an object folder: version folders as hard links, all else truly.

    The root inventory, its sidecar and the logs are truly copied, because they are written anew
    in place. Where the file system has no hard links (exFAT), everything is copied.
    """
    copy.mkdir()
    for entry in sorted(os.scandir(original), key=lambda entry: entry.name):
        target = copy / entry.name
        if not entry.is_dir(follow_symlinks=False):
            shutil.copyfile(entry.path, target, follow_symlinks=False)
        elif entry.name.startswith("v"):
            shutil.copytree(entry.path, target, symlinks=True, copy_function=link_or_copy)
        else:
            shutil.copytree(entry.path, target, symlinks=True)


def link_or_copy(source: str, target: str) -> None:
    """Give a file a second name, or a copy where the file system knows no hard links."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError as failure:
        if failure.errno not in _NO_LINKS_HERE:
            raise
        shutil.copyfile(source, target)
