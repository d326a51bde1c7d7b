"""The desk looks once more after the last save, however many there were while it was at work."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from catalogue.pipeline import Folders, workroom
from catalogue.pipeline.desk import Desk
from catalogue.pipeline.laid import Laid

SAVES = 1_000


def test_a_thousand_saves_while_it_works_are_one_more_look(monkeypatch: pytest.MonkeyPatch) -> None:
    saved, looks, done = [0], list[int](), threading.Event()

    def lay(_: Folders) -> Laid:
        looks.append(saved[0])
        done.wait(60)
        return Laid((), {}, {}, (), {})

    def house_rules(_: Folders) -> tuple[()]:
        return ()

    monkeypatch.setattr(workroom, "lay", lay)
    monkeypatch.setattr(workroom, "house_rules", house_rules)

    async def story() -> None:
        desk = Desk(Folders(Path(), Path(), Path(), Path()))
        with ThreadPoolExecutor(1) as setter, ThreadPoolExecutor(1) as reader:
            desk._setter, desk._reader = setter, reader  # type: ignore[assignment]
            running = asyncio.create_task(desk.run())
            while not looks:
                await asyncio.sleep(0.001)
            for _ in range(SAVES):
                saved[0] += 1
                desk.touch()
                await asyncio.sleep(0)
            done.set()
            while desk.board.version < 2 or desk._dirty.is_set():
                await asyncio.sleep(0.001)
            running.cancel()

    asyncio.run(asyncio.wait_for(story(), 60))
    assert looks == [0, SAVES]
