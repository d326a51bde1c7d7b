"""`catalogue watch`: the studio on this machine, following the folders until it is interrupted."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import socket
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

import uvicorn
import watchfiles
from starlette.applications import Starlette

from catalogue.diagnostics import CatalogueError, Diagnostic, ExitCode, Location, error
from catalogue.pipeline.desk import Desk
from catalogue.pipeline.folders import Folders
from catalogue.proofing.studio.app import studio_app
from catalogue.proofing.studio.guard import new_token

_STEP, _DEBOUNCE = 10, 100
"""Milliseconds: a save is answered when nothing is written for one step, or after the debounce."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where the studio listens. Whoever has `url` may look, nobody else."""

    port: int
    token: str

    @property
    def url(self) -> str:
        """To be opened in a browser on this machine."""
        return f"http://127.0.0.1:{self.port}/{self.token}/"


def watch(folders: Folders, port: int, ready: Callable[[Address], None]) -> None:
    """Serve the studio until interrupted; `port` 0 takes a free one. `ready` is told the address once.

    Raises CatalogueError (CAT-S21 a folder is missing, CAT-S22 the port is taken; MISSING).
    """
    _hold(folders)
    listening = _listen(port)
    address = Address(listening.getsockname()[1], new_token())
    asyncio.run(_serve(folders, listening, address, ready))


async def _serve(
    folders: Folders, listening: socket.socket, address: Address, ready: Callable[[Address], None]
) -> None:
    desk = Desk(folders)

    @contextlib.asynccontextmanager
    async def at_work(_: Starlette) -> AsyncIterator[None]:
        tasks = [asyncio.create_task(work) for work in (desk.run(), _follow(folders, desk))]
        ready(address)
        yield
        for task in tasks:
            task.cancel()

    app = studio_app(desk, address.token, address.port, at_work)
    # An open page holds its event stream for ever, so the end does not wait for it.
    # No web sockets: nothing here speaks them. Whoever sends no HTTP is refused, and nobody need read of it.
    config = uvicorn.Config(
        app,
        ws="none",
        log_config=None,
        log_level="error",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    try:
        await uvicorn.Server(config).serve(sockets=[listening])
    finally:
        desk.close()
        # The pools' semaphores are given back when they are collected, and the program leaves without that.
        gc.collect()


async def _follow(folders: Folders, desk: Desk) -> None:
    """Tell the desk of every change under the folders."""
    watched = [folders.content, folders.templates, folders.fonts]
    async for _ in watchfiles.awatch(*watched, step=_STEP, debounce=_DEBOUNCE, rust_timeout=1000):
        desk.touch()


def _hold(folders: Folders) -> None:
    missing = [one for one in (folders.content, folders.templates, folders.fonts) if not one.is_dir()]
    if missing:
        raise CatalogueError(_missing(missing[0]), ExitCode.MISSING)


def _listen(port: int) -> socket.socket:
    """The loopback address only: no other machine can reach it."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(("127.0.0.1", port))
        listening.listen()  # a browser that is opened at once must find the door, and wait behind it
    except OSError as refusal:
        listening.close()
        raise CatalogueError(_taken(port), ExitCode.MISSING) from refusal
    return listening


def _missing(folder: Path) -> Diagnostic:
    return error(
        "CAT-S21",
        "there is no such folder to watch",
        Location(folder.as_posix()),
        why="the preview follows content, templates and fonts",
        hint="name it with --content, --templates or --fonts, or begin one with catalogue new",
    )


def _taken(port: int) -> Diagnostic:
    return error(
        "CAT-S22",
        f"port {port} is taken",
        why="another program listens there, perhaps another preview",
        hint="leave --port out, and a free one is found",
    )
