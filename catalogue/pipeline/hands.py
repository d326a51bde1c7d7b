"""Other processes that work for this one: a job a hand at a time, as many hands as there are cores.

On one core there is nobody else, and every job is done here and now. What a job gives is the same
either way: it is handed a function's name and plain values, and nothing of this process.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any, ParamSpec, Self, TypeVar

from catalogue.diagnostics import CatalogueError, Diagnostic, ExitCode, error
from catalogue.pipeline.workroom import enter

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")

_MOST = 8
"""More hands than this wait for one another."""

_STEP_BACK = 5
"""Steps of niceness: while the hands get their tools out, whoever composes the book goes first."""


def cores() -> int:
    """How many processors this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return min(_MOST, len(allowed(0)) if allowed else os.cpu_count() or 1)


class Hands:
    """Processes that are gone when the `with` is left; none at all for a `count` of 1."""

    def __init__(self, count: int = 1) -> None:
        self.count = count
        self._free: SimpleQueue[Connection] = SimpleQueue()
        self._threads = ThreadPoolExecutor(count) if count > 1 else None
        self._processes = [self._employ() for _ in range(count)] if count > 1 else []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            process.join()
        if self._threads:
            self._threads.shutdown(cancel_futures=True)

    def everyone(self, function: Callable[[], None]) -> None:
        """Begin a job that each hand does once, so that it has its tools out when the work comes."""
        if self._threads:
            for _ in range(self.count):
                self.do(function)

    def do(
        self, function: Callable[_Given, _Made], *given: _Given.args, **named: _Given.kwargs
    ) -> Future[_Made]:
        """Begin a job. Its result raises what it raised; CatalogueError (CAT-S30) if the hand is gone."""
        if self._threads:
            return self._threads.submit(self._ask, function, given, named)
        done: Future[_Made] = Future()
        try:
            done.set_result(function(*given, **named))
        except Exception as refusal:
            done.set_exception(refusal)
        return done

    def _employ(self) -> Any:
        ours, theirs = multiprocessing.Pipe()
        # Spawned, not forked: a copy of this process would have its locks and not its threads.
        process = multiprocessing.get_context("spawn").Process(target=_serve, args=(theirs,), daemon=True)
        process.start()
        theirs.close()
        self._free.put(ours)
        return process

    def _ask(self, *job: Any) -> Any:
        hand = self._free.get()
        try:
            hand.send(job)
            made, refusal = hand.recv()
        except (EOFError, OSError) as gone:
            raise CatalogueError(_gone(), ExitCode.MISSING) from gone
        finally:
            self._free.put(hand)
        if refusal is not None:
            raise refusal
        return made


def _serve(pipe: Connection) -> None:
    """Do one job after another, until nobody is left to ask."""
    enter()
    os.nice(_STEP_BACK)
    while True:
        try:
            function, given, named = pipe.recv()
        except EOFError:
            return
        answer: tuple[Any, Exception | None]
        try:
            answer = (function(*given, **named), None)
        except Exception as refusal:
            answer = (None, refusal)
        pipe.send(answer)


def _gone() -> Diagnostic:
    return error(
        "CAT-S30",
        "a process that helped to set the book has ended before its work",
        why="most often the system ran out of memory and chose it to end",
        hint="close other programs and build again; with one processor (taskset -c 0) it needs less memory",
    )
