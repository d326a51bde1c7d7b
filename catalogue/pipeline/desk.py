"""The desk behind the studio: follows the folders, has the book set anew, hands out pages as pictures."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from catalogue.diagnostics import Diagnostic, Severity
from catalogue.pipeline import workroom
from catalogue.pipeline.folders import Folders
from catalogue.pipeline.laid import Stopped
from catalogue.proofing.hebrew import in_hebrew
from catalogue.proofing.studio.board import Board

_PDFS, _PICTURES, _PRESSED = 2_000, 400, 16
"""Pages, pictures and press pages kept: some 15 kB, 200 kB and, with its profile, 600 kB each."""

_DRAWERS = 2


@dataclass(slots=True)
class Kept:
    """The newest things of one kind, and those being made; a thing asked for twice is made once."""

    most: int
    things: OrderedDict[Any, asyncio.Task[Any]] = field(default_factory=OrderedDict)

    async def get(self, key: Any, make: Callable[[], Awaitable[Any]]) -> Any:
        """The thing called `key`; a failure is not kept."""
        task = self.things.get(key)
        if task is None:
            task = self.things[key] = asyncio.ensure_future(make())
            while len(self.things) > self.most:
                self.things.popitem(last=False)
        self.things.move_to_end(key)
        try:
            return await asyncio.shield(task)
        except Exception:
            self.things.pop(key, None)
            raise


class Desk:
    """One book on the desk. `run` keeps it fresh until it is cancelled."""

    def __init__(self, folders: Folders) -> None:
        self.folders = folders
        self.board = Board()
        self._setter = workroom.open_room(1)
        self._drawers = workroom.open_room(_DRAWERS)
        self._reader = workroom.open_room(1)
        self._dirty, self._unjudged = asyncio.Event(), asyncio.Event()
        self._laid_findings: tuple[Diagnostic, ...] = ()
        self._rules: tuple[Diagnostic, ...] = ()
        self._errors: tuple[Diagnostic, ...] = ()
        self._jobs: dict[str, bytes] = {}
        self._book: dict[str, Any] = {}
        self._faults: dict[str, tuple[Diagnostic, ...]] = {}
        self._pdfs, self._pictures = Kept(_PDFS), Kept(_PICTURES)
        self._pressed, self._press_facts = Kept(_PRESSED), None
        self._overlays: tuple[int, Mapping[str, Any]] = (-1, {})

    def touch(self) -> None:
        """Something in the folders has changed; however often this is said, one more look is enough."""
        self._dirty.set()

    def close(self) -> None:
        """End the processes."""
        for room in (self._setter, self._drawers, self._reader):
            workroom.close_room(room)

    async def run(self) -> None:
        """Set the book, and again whenever the folders have changed meanwhile; judge it beside that."""
        await asyncio.gather(self._set_again(), self._judge_again())

    async def _set_again(self) -> None:
        self._dirty.set()
        while True:
            await self._dirty.wait()
            self._dirty.clear()
            try:
                await self._lay()
            except BrokenProcessPool:
                # A process died (memory, a kill): the next one starts from the files, which have it all.
                self._setter = workroom.open_room(1)
                self._dirty.set()

    async def picture(self, digest: str, width: int) -> bytes | None:
        """See `studio.app.Desk`."""
        if digest not in self._jobs:
            return None
        pdf = await self._pdfs.get(digest, lambda: self._draw(digest))
        if pdf is None:
            return None
        drawn: bytes = await self._pictures.get(
            (digest, width), lambda: self._with(self._drawers, workroom.picture, pdf, width)
        )
        return drawn

    async def inked(self, digest: str, inks: str, width: int) -> bytes | None:
        """See `studio.app.Desk`."""
        page, facts = await self._on_press(digest)
        if page is None:
            return None
        drawn: bytes = await self._pictures.get(
            (digest, width, inks, facts),
            lambda: self._with(self._drawers, workroom.inked, page, inks, width, facts),
        )
        return drawn

    async def heaviest(self, digest: str) -> Mapping[str, Any] | None:
        """See `studio.app.Desk`."""
        page, facts = await self._on_press(digest)
        if page is None:
            return None
        found: Mapping[str, Any] = await self._with(self._drawers, workroom.heaviest, page, facts)
        return found

    async def overlays(self) -> Mapping[str, Any]:
        """See `studio.app.Desk`."""
        version = self.board.version
        if self._overlays[0] != version:
            found = await self._with(self._setter, workroom.overlays, self.folders)
            self._overlays = (version, found)
        return self._overlays[1]

    async def place(self, page: int, x: float, y: float) -> Mapping[str, Any] | None:
        """See `studio.app.Desk`."""
        found: Mapping[str, Any] | None = await self._with(
            self._setter, workroom.place, self.folders, page, x, y
        )
        return found

    async def _lay(self) -> None:
        began = time.perf_counter()
        laid = await self._with(self._setter, workroom.lay, self.folders)
        if isinstance(laid, Stopped):
            await self._post(errors=laid.findings)
            return
        self._jobs = {
            page["digest"]: laid.jobs.get(page["digest"]) or self._jobs[page["digest"]] for page in laid.pages
        }
        self._faults = {digest: found for digest, found in self._faults.items() if digest in self._jobs}
        self._book = {**laid.facts, "pages": laid.pages, "seconds": round(time.perf_counter() - began, 3)}
        self._laid_findings = laid.findings
        await self._post(errors=())
        self._unjudged.set()

    async def _judge_again(self) -> None:
        """The house rules, in a process of their own: no page waits for them."""
        while True:
            await self._unjudged.wait()
            self._unjudged.clear()
            try:
                self._rules = await self._with(self._reader, workroom.house_rules, self.folders)
                await self._post()
            except BrokenProcessPool:
                self._reader = workroom.open_room(1)

    async def _draw(self, digest: str) -> bytes | None:
        pdf, faults = await self._with(self._drawers, workroom.draw, self._jobs[digest])
        if faults and digest in self._jobs:
            self._faults[digest] = faults
            await self._post()
        drawn: bytes = pdf
        return drawn

    async def _on_press(self, digest: str) -> tuple[bytes | None, Any]:
        """The page as it goes to press, and the facts it was made with: both name what is kept."""
        if digest not in self._jobs:
            return None, None
        pdf = await self._pdfs.get(digest, lambda: self._draw(digest))
        facts = await self._with(self._setter, workroom.press_facts, self.folders)
        if facts != self._press_facts:  # equal ones are one object: a profile is half a megabyte
            self._press_facts = facts
        facts = self._press_facts
        page = await self._pressed.get(
            (digest, facts), lambda: self._with(self._drawers, workroom.on_press, pdf, facts)
        )
        return page, facts

    async def _post(self, errors: tuple[Diagnostic, ...] | None = None) -> None:
        """What the viewer shows: the last good pages, what stopped newer ones, and what else was found."""
        found = dict.fromkeys((*self._laid_findings, *self._rules))
        self._book["findings"] = [_told(one) for one in found]
        self._errors = self._errors if errors is None else errors
        drawn = [_told(one) for found in self._faults.values() for one in found]
        stopping = [_told(one) for one in self._errors if one.severity is Severity.ERROR]
        unique = {str(one): one for one in (*stopping, *drawn)}
        await self.board.post({**self._book, "errors": list(unique.values())})

    @staticmethod
    async def _with(room: Any, function: Callable[..., Any], *arguments: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(room, function, *arguments)


def _told(finding: Diagnostic) -> dict[str, Any]:
    """A finding as the viewer shows it."""
    place = asdict(finding.location)
    path = str(Path(place["file"]).resolve()) if place["file"] else ""
    facts = {"code": finding.code, "severity": finding.severity.word, "page": finding.page}
    said = {"en": _words(finding), "he": _words(in_hebrew(finding))}
    return {**facts, "said": said, **place, "path": path}


def _words(finding: Diagnostic) -> dict[str, str]:
    return {"message": finding.message, "why": finding.why, "hint": finding.hint}
