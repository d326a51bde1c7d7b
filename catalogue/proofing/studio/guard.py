"""Who may ask: this machine, this page, and whoever was given the address. All others get an empty 404.

- The server listens on the loopback address, so no other machine reaches it.
- The path begins with a random token, so other users of this machine cannot guess it.
- `Host` must be ours: a foreign name that was made to resolve to 127.0.0.1 (DNS rebinding) sends its own.
- `Origin`, where the browser sends one, and `Sec-Fetch-Site` must be ours: no other page may ask.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
    "font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

SEALS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""On every answer, the empty ones too."""


def new_token() -> str:
    """256 bits nobody guesses."""
    return secrets.token_urlsafe(32)


@dataclass(frozen=True, slots=True)
class Guard:
    """Lets a request through to `app` with the token taken off its path, or answers 404."""

    app: ASGIApp
    token: str
    port: int

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See the module."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif self._may_enter(scope):
            await self._enter(scope["path"][len(self.token) + 1 :])(scope, receive, send)
        else:
            await Response(status_code=404, headers=SEALS)(scope, receive, send)

    def _enter(self, path: str) -> ASGIApp:
        """What lies behind the token; the address without its last slash leads to the one with it."""
        if not path:
            return RedirectResponse(f"/{self.token}/", headers=SEALS)

        async def inside(scope: Scope, receive: Receive, send: Send) -> None:
            await self.app({**scope, "path": path, "root_path": ""}, receive, send)

        return inside

    def _may_enter(self, scope: Scope) -> bool:
        headers = Headers(scope=scope)
        ours = {f"127.0.0.1:{self.port}", f"localhost:{self.port}"}
        origin = headers.get("origin")
        if not scope["path"].isprintable():
            return False  # a route's pattern also matches before a line break at the end
        _, _, path = scope["path"].partition("/")  # "*" has no part behind a slash
        asked = path.partition("/")[0].encode("utf-8", "surrogateescape")
        return (
            secrets.compare_digest(asked, self.token.encode())
            and headers.get("host") in ours
            and (origin is None or origin in {f"http://{host}" for host in ours})
            # "none" is an address typed in or clicked outside a page.
            and headers.get("sec-fetch-site", "none") in {"same-origin", "none"}
        )
