"""Asks the studio's app without a network: one request in, status, headers and body out."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from catalogue.proofing.studio.app import studio_app
from catalogue.proofing.studio.board import Board

TOKEN, PORT = "a-token-nobody-knows", 4711
HOST = f"127.0.0.1:{PORT}"
DIGEST = "0123456789abcdef"


@dataclass(slots=True)
class OnePage:
    """A desk with one page on it."""

    board: Board = field(default_factory=Board)
    widths: list[int] = field(default_factory=list)

    async def picture(self, digest: str, width: int) -> bytes | None:
        self.widths.append(width)
        return b"\x89PNG" if digest == DIGEST else None

    async def inked(self, digest: str, inks: str, width: int) -> bytes | None:
        self.widths.append(width)
        return f"PNG in {inks}".encode() if digest == DIGEST else None

    async def heaviest(self, digest: str) -> Mapping[str, Any] | None:
        return {"square": None, "bands": []} if digest == DIGEST else None

    async def overlays(self) -> Mapping[str, Any]:
        return {"frames": []}

    async def place(self, page: int, x: float, y: float) -> Mapping[str, Any] | None:
        return {"page": page, "x": x, "y": y} if page == 1 else None


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


def ask(path: str, desk: OnePage | None = None, method: str = "GET", **headers: str) -> Answer:
    """The answer to one request; `host` is ours unless another is given. Underscores stand for hyphens."""
    given = {"host": HOST, **{name.replace("_", "-"): value for name, value in headers.items()}}
    route, _, query = path.partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": route,
        "raw_path": route.encode(),
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in given.items()],
        "server": ("127.0.0.1", PORT),
        "client": ("127.0.0.1", 5),
    }
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(studio_app(desk or OnePage(), TOKEN, PORT)(scope, receive, send))  # type: ignore[arg-type]
    return Answer(
        sent[0]["status"],
        {name.decode(): value.decode() for name, value in sent[0]["headers"]},
        b"".join(message.get("body", b"") for message in sent[1:]),
    )
