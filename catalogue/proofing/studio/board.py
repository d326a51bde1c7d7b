"""The notice board: the newest state of the book, for whoever looks; what nobody saw in time is skipped."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from typing import Any


class Board:
    """Holds one state. Readers wait for the next and get the newest: a thousand saves cost one look."""

    def __init__(self) -> None:
        self.version = 0
        self._state: Mapping[str, Any] = {}
        self._changed = asyncio.Condition()

    @property
    def text(self) -> str:
        """The state as JSON, its version with it."""
        return json.dumps({"version": self.version, **self._state}, ensure_ascii=False)

    async def post(self, state: Mapping[str, Any]) -> None:
        """Put up a new state and wake the readers."""
        async with self._changed:
            self._state = state
            self.version += 1
            self._changed.notify_all()

    async def states(self) -> AsyncIterator[str]:
        """The state now, and then each newer one."""
        seen = self.version
        yield self.text
        while True:
            async with self._changed:
                while self.version == seen:
                    await self._changed.wait()
                seen, text = self.version, self.text
            yield text
