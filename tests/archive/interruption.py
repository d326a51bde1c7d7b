"""Runs an action in a child process that is cut short at its n-th step that changes the disk.

Steps are counted by Python's audit hook (open for writing, mkdir, link, rename, remove, rmdir) and
by stand-ins for what raises no audit event (write, fsync, renameat2). A write is cut in half.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
import pickle
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from catalogue.archive import exchange
from catalogue.diagnostics import CatalogueError

_CHANGES = {"os.mkdir", "os.link", "os.rename", "os.remove", "os.rmdir", "os.symlink", "os.truncate"}
_FREEING = {"os.remove", "os.rmdir", "os.rename"}


@dataclass(frozen=True)
class Ended:
    """How the child ended: done, killed, or with what error; and what step it was cut at."""

    done: bool
    killed: bool
    step: str
    error: str = ""
    exit_code: int = 0


class Cutter:
    """Counts steps and cuts at the n-th: kills the process, or fails it from there on."""

    def __init__(self, at: int, failure: int | None, report: int) -> None:
        self.at, self.failure, self.report = at, failure, report
        self.count = 0
        self.armed = True

    def step(self, name: str, half: Callable[[], Any] | None = None) -> None:
        if not self.armed:
            return
        self.count += 1
        if self.count < self.at:
            return
        if self.failure is None:
            self.armed = False
            if half:
                half()
            os.write(self.report, pickle.dumps(Ended(False, True, name)))
            os.kill(os.getpid(), signal.SIGKILL)
        if self.failure == errno.ENOSPC and name in _FREEING:
            return
        raise OSError(self.failure, os.strerror(self.failure or 0), name)


def cut_at(at: int, action: Callable[[], Any], failure: int | None = None) -> Ended:
    """Run `action` in a fork, cut at step `at` (from 1): SIGKILL, or `failure` (an errno) from there on."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _run(Cutter(at, failure, writing), action, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    ended: Ended = pickle.loads(told)
    return ended


def _run(cutter: Cutter, action: Callable[[], Any], report: int) -> None:
    try:
        _install(cutter)
        action()
        ended = Ended(True, False, "")
    except CatalogueError as failure:
        ended = Ended(False, False, "", str(failure), int(failure.exit_code))
    except BaseException as failure:
        ended = Ended(False, False, "", f"TRACEBACK {failure!r}")
    cutter.armed = False
    os.write(report, pickle.dumps(ended))
    os._exit(0)


def _install(cutter: Cutter) -> None:
    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _CHANGES:
            cutter.step(event)
        elif event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR):
            cutter.step("open")

    true_open, true_write, true_fsync, true_exchange = io.open, os.write, os.fsync, exchange.exchange

    def torn_open(*arguments: Any, **named: Any) -> Any:
        file = true_open(*arguments, **named)
        return _Torn(file, cutter) if file.writable() else file

    def torn_write(descriptor: int, data: Any) -> int:
        cutter.step("os.write", lambda: true_write(descriptor, bytes(data)[: len(data) // 2]))
        return true_write(descriptor, data)

    def fsync(descriptor: Any) -> None:
        cutter.step("os.fsync")
        true_fsync(descriptor)

    def exchanged(*arguments: Any) -> bool:
        cutter.step("renameat2")
        return true_exchange(*arguments)

    sys.addaudithook(hook)
    io.open = builtins.open = torn_open
    os.write, os.fsync, exchange.exchange = torn_write, fsync, exchanged


class _Torn:
    """A file whose writes are steps, and which is flushed half-written when cut."""

    def __init__(self, file: Any, cutter: Cutter) -> None:
        self._file, self._cutter = file, cutter

    def write(self, data: Any) -> Any:
        def half() -> None:
            self._file.write(data[: len(data) // 2])
            self._file.flush()

        self._cutter.step("file.write", half)
        return self._file.write(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __enter__(self) -> _Torn:
        return self

    def __exit__(self, *_: Any) -> None:
        self._file.close()

    def __iter__(self) -> Any:
        return iter(self._file)
