"""Putting a finished folder in the place of another, in one step where the system can.

Linux exchanges two names atomically (renameat2 with RENAME_EXCHANGE, since 3.15). Elsewhere two
renames do it, with a journal beside them from which the next writer finishes what was begun.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import shutil
from pathlib import Path

from catalogue.archive.durable import flush_folder, write_whole

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_NOT_HERE = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)
JOURNAL = "journal.json"


def put_in_place(new: Path, place: Path, workspace: Path) -> None:
    """Let `place` name the finished folder `new`; what stood there is left in `workspace`.

    All paths are on one file system. Killed at any point, `place` names the old folder or the
    new one, or `finish_interrupted` makes it so.
    """
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        new.rename(place)
        flush_folder(place.parent)
    elif exchange(new, place):
        flush_folder(place.parent)
        flush_folder(new.parent)
    else:
        _exchange_by_journal(new, place, workspace)


def exchange(one: Path, other: Path) -> bool:
    """Swap two names atomically; False when this system or file system cannot."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _NOT_HERE:
        return False
    raise OSError(code, os.strerror(code), str(other))


def _exchange_by_journal(new: Path, place: Path, workspace: Path) -> None:
    old = workspace / "old"
    if old.exists():
        shutil.rmtree(old)
    journal = {"place": os.path.relpath(place, workspace), "new": os.path.relpath(new, workspace)}
    write_whole(workspace / JOURNAL, json.dumps(journal).encode())
    place.rename(old)
    new.rename(place)
    flush_folder(place.parent)
    (workspace / JOURNAL).unlink()


def finish_interrupted(workspace: Path) -> bool:
    """Finish or undo an exchange that was cut short; True when there was one.

    Until the first rename the old folder stands and stays. After it the new folder, which was
    complete and checked before the journal was written, is put in its place.
    """
    journal = workspace / JOURNAL
    if not journal.exists():
        return False
    noted = json.loads(journal.read_text("utf-8"))
    place, new = (Path(os.path.normpath(workspace / noted[name])) for name in ("place", "new"))
    if not place.exists():
        new.rename(place)
        flush_folder(place.parent)
    journal.unlink()
    return True
