"""Keeps the page to this machine and this person, on a machine whose browser also visits the web.

Every request must name this server as its host (a rebound DNS name does not), carry the key of the start link in its
cookie (another user or page does not have it), and, where it changes something, come from our own page.
"""

import re
import secrets
from collections.abc import Callable

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from catalogrepair.errors import Text

_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; img-src 'self'"
)
PICTURES = "img-src 'self' https:"
"""what a page may say instead, once somebody asked for pictures of another server"""
OURS = re.compile(r"/(r/[0-9a-f]{32}/[a-z]+)?")
"""paths that somebody may be sent to"""
_CLOSED = Text(
    "Trang này chỉ mở được bằng đường dẫn in ra khi chạy `catalogrepair web`. Hãy mở lại bằng đường dẫn đó.",
    "This page opens only with the link that `catalogrepair web` prints. Open it by that link.",
)


class Guard:
    """ASGI middleware around the whole app."""

    def __init__(
        self, app: ASGIApp, port: int, key: str, base: str, most: int, language: Callable[[Scope], str]
    ) -> None:
        self._app, self._key, self._base, self._most, self._language = app, key, base, most, language
        self._hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost")}
        self._cookie = f"catalogrepair_{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        inside = scope["path"].startswith(f"{self._base}/")
        if inside:
            scope = {**scope, "path": scope["path"].removeprefix(self._base)}
        answer = self._refusal(scope, Headers(scope=scope), inside) or self._welcome(scope)

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                protect(MutableHeaders(scope=message))
            await send(message)

        await (answer or self._app)(scope, receive, guarded)

    def _refusal(self, scope: Scope, headers: Headers, inside: bool) -> PlainTextResponse | None:
        if headers.get("host", "") not in self._hosts:
            return PlainTextResponse("unknown host", 400)
        if scope["method"] not in ("GET", "HEAD"):
            if not _from_our_page(headers):
                return PlainTextResponse("cross-origin request", 403)
            length = headers.get("content-length", "")
            if not length.isdigit():
                return PlainTextResponse("length required", 411)
            if int(length) > self._most:
                return PlainTextResponse(f"more than {self._most >> 20} MB", 413)
        if not inside or (self._welcome(scope) is None and not self._has_key(headers)):
            return PlainTextResponse(_CLOSED.say(self._language(scope)), 403)
        return None

    def _welcome(self, scope: Scope) -> RedirectResponse | None:
        """The start link: its key becomes a cookie, and leaves the address."""
        given = QueryParams(scope["query_string"]).get("key", "")
        if scope["method"] != "GET" or not given or not secrets.compare_digest(given.encode(), self._key.encode()):
            return None
        response = RedirectResponse(self._base + (scope["path"] if OURS.fullmatch(scope["path"]) else "/"), 303)
        # The random path keeps the cookie from the other servers of this machine: cookies do not tell ports apart.
        response.set_cookie(self._cookie, self._key, httponly=True, samesite="strict", path=self._base)
        return response

    def _has_key(self, headers: Headers) -> bool:
        """Read by hand: a cookie that another server of this machine has set badly must not lock the user out."""
        cookies = (part.strip().partition("=") for part in headers.get("cookie", "").split(";"))
        given = [value for name, _, value in cookies if name == self._cookie]
        return any(secrets.compare_digest(value.encode(), self._key.encode()) for value in given)


def _from_our_page(headers: Headers) -> bool:
    """As browsers tell it: Sec-Fetch-Site first, Origin where that is missing; no browser sends neither."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is None or origin == f"http://{headers.get('host', '')}"


def protect(headers: MutableHeaders) -> None:
    """Tell the browser to load, frame and keep nothing but our own."""
    policy = headers.get("x-img-src")
    if policy is not None:
        del headers["x-img-src"]
    headers["content-security-policy"] = _POLICY.replace("img-src 'self'", policy) if policy else _POLICY
    headers["x-content-type-options"] = "nosniff"
    headers["x-frame-options"] = "DENY"
    # Not "no-referrer": Chrome would then send "Origin: null" with our own forms.
    headers["referrer-policy"] = "same-origin"
    headers["cross-origin-opener-policy"] = "same-origin"
    headers["cross-origin-resource-policy"] = "same-origin"
    headers["cache-control"] = "no-store"
