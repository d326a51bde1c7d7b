"""The studio's few addresses. Files are served from the package by name; no path ever reaches the disk."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from importlib.resources import files
from typing import Any, Protocol

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from catalogue.proofing.studio.board import Board
from catalogue.proofing.studio.guard import SEALS, Guard

ASSETS: Mapping[str, str] = {
    "studio.html": "text/html",
    "studio.css": "text/css",
    "studio.js": "text/javascript",
    "book.js": "text/javascript",
    "keys.js": "text/javascript",
    "overlays.js": "text/javascript",
    "views.js": "text/javascript",
    "words.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}
"""Every file there is."""

WIDTHS = range(100, 4001, 100)
"""Pixels a page may be drawn at; others are rounded up to one of these."""


class Desk(Protocol):
    """What the studio asks of the program behind it."""

    board: Board

    async def picture(self, digest: str, width: int) -> bytes | None:
        """The page of that digest as PNG; None when it is not in the book, or could not be drawn."""

    async def inked(self, digest: str, inks: str, width: int) -> bytes | None:
        """The page of that digest as some plates print it (letters of CMYK); with none, a map of its ink."""

    async def heaviest(self, digest: str) -> Mapping[str, Any] | None:
        """The square of that page with most ink, and the tints of the map."""

    async def overlays(self) -> Mapping[str, Any]:
        """The page map with frames, baselines and runs."""

    async def place(self, page: int, x: float, y: float) -> Mapping[str, Any] | None:
        """What stands at a point (mm) and where it was written."""


def studio_app(
    desk: Desk,
    token: str,
    port: int,
    lifespan: Callable[[Starlette], AbstractAsyncContextManager[None]] | None = None,
) -> ASGIApp:
    """The whole studio behind its guard."""
    routes = [
        Route("/", _page),
        Route("/state", _state),
        Route("/changes", _changes),
        Route("/overlays", _overlays),
        Route("/place", _place),
        Route("/page/{digest:str}", _picture),
        Route("/inks/{digest:str}", _inked),
        Route("/heaviest/{digest:str}", _heaviest),
        Route("/{name:str}", _asset),
    ]
    app = Starlette(routes=routes, lifespan=lifespan, exception_handlers={404: _refuse, 405: _refuse})
    app.router.redirect_slashes = False
    app.state.desk = desk
    return Guard(app, token, port)


def _sealed(response: Response, *, lasts: bool = False) -> Response:
    """A page's picture is named by its looks and never changes; all else is asked for anew."""
    response.headers.update(SEALS)
    response.headers["Cache-Control"] = "private, max-age=86400, immutable" if lasts else "no-store"
    return response


def _file(name: str) -> Response:
    data = (files(__package__) / "assets" / name).read_bytes()
    return _sealed(Response(data, media_type=f"{ASSETS[name]}; charset=utf-8"))


def _nothing() -> Response:
    return _sealed(Response(status_code=404))


async def _refuse(_: Request, __: Exception) -> Response:
    return _nothing()


async def _page(_: Request) -> Response:
    return _file("studio.html")


async def _asset(request: Request) -> Response:
    name = request.path_params["name"]
    return _file(name) if name in ASSETS else _nothing()


async def _state(request: Request) -> Response:
    return _sealed(Response(request.app.state.desk.board.text, media_type="application/json"))


async def _changes(request: Request) -> Response:
    """Server-sent events: the state now, and every newer one while the page is open."""
    return _sealed(StreamingResponse(_events(request.app.state.desk.board), media_type="text/event-stream"))


async def _events(board: Board) -> AsyncIterator[str]:
    async for text in board.states():
        yield f"data: {text}\n\n"


async def _overlays(request: Request) -> Response:
    return _sealed(JSONResponse(await request.app.state.desk.overlays()))


async def _place(request: Request) -> Response:
    try:
        page, x, y = (float(request.query_params[name]) for name in ("page", "x", "y"))
        found = await request.app.state.desk.place(int(page), x, y)
    except (KeyError, ValueError, OverflowError):
        return _nothing()
    return _sealed(JSONResponse(found)) if found else _nothing()


async def _picture(request: Request) -> Response:
    png = await request.app.state.desk.picture(request.path_params["digest"], _width(request))
    return _sealed(Response(png, media_type="image/png"), lasts=True) if png else _nothing()


async def _inked(request: Request) -> Response:
    """Not kept by the browser: another press profile gives the same page another look."""
    asked = request.query_params.get("inks", "")
    inks = "".join(ink for ink in "CMYK" if ink in asked)
    png = await request.app.state.desk.inked(request.path_params["digest"], inks, _width(request))
    return _sealed(Response(png, media_type="image/png")) if png else _nothing()


async def _heaviest(request: Request) -> Response:
    found = await request.app.state.desk.heaviest(request.path_params["digest"])
    return _sealed(JSONResponse(found)) if found else _nothing()


def _width(request: Request) -> int:
    asked = request.query_params.get("width", "")
    return next((one for one in WIDTHS if asked.isdecimal() and one >= int(asked)), WIDTHS[-1])
