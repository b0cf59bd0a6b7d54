"""Keeps the page to this machine and this person, on a machine whose browser also visits the web.

Every request must name this server as its host (a rebound DNS name does not), carry the key of the start link in its
cookie (another user or page does not have it), and, where it changes something, come from our own page.
"""

import re
import secrets
from collections.abc import Callable

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from catalogrepair.text import Text, _
from catalogrepair.web.closed import STYLE_POLICY, closed
from catalogrepair.web.onward import onward

_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; img-src 'self'"
)
PICTURES = "img-src 'self' https:"
"""what a page may say instead, once somebody asked for pictures of another server"""
_AROUND = 1 << 20
"""bytes that a form may have around its files"""
OURS = re.compile(r"/(r/[0-9a-f]{32}/[a-z]+|shops)?")
"""paths that somebody may be sent to"""
_ANOTHER_HOST = _("This address is not one of the guided repair.")
_ANOTHER_PAGE = _("This request comes from another page, and is not taken.")
_NO_LENGTH = _("The browser does not say how long the upload is. Use a recent Chrome, Edge, Firefox or Safari.")


class Guard:
    """ASGI middleware around the whole app."""

    def __init__(
        self,
        app: ASGIApp,
        port: int,
        key: str,
        base: str,
        most: int,
        language: Callable[[Scope], str],
        refuse: Callable[[Scope, int, Text], Response],
        welcomed: Callable[[], None],
    ) -> None:
        """`refuse` draws the page of a refusal for who has the key, `welcomed` hears of who comes by the start link."""
        self._app, self._key, self._base, self._most, self._language = app, key, base, most, language
        self._refuse, self._welcomed = refuse, welcomed
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
        await (answer or self._app)(scope, *_polite(scope, receive, send))

    def _refusal(self, scope: Scope, headers: Headers, inside: bool) -> Response | None:
        """What keeps a request out; who has the key gets a page, anybody else a plain sentence."""
        if headers.get("host", "") not in self._hosts:
            return PlainTextResponse(_ANOTHER_HOST.say(self._language(scope)), 400)
        changes = scope["method"] not in ("GET", "HEAD")
        if changes and not _from_our_page(headers):
            return PlainTextResponse(_ANOTHER_PAGE.say(self._language(scope)), 403)
        if not inside or not (self._has_key(headers) or self._is_start(scope)):
            return HTMLResponse(closed(self._language(scope)), 403, {"x-style-src": STYLE_POLICY})
        length = headers.get("content-length", "")
        if changes and not length.isdecimal():
            return self._refuse(scope, 411, _NO_LENGTH)
        if changes and int(length) > self._most + _AROUND:
            return self._refuse(scope, 413, _too_large(self._most))
        return None

    def _is_start(self, scope: Scope) -> bool:
        given = QueryParams(scope["query_string"]).get("key", "")
        return scope["method"] == "GET" and secrets.compare_digest(given.encode(), self._key.encode())

    def _welcome(self, scope: Scope) -> Response | None:
        """The start link: its key becomes a cookie, and leaves the address."""
        if not self._is_start(scope):
            return None
        self._welcomed()
        to = self._base + (scope["path"] if OURS.fullmatch(scope["path"]) else "/")
        # A strict cookie does not go along with a redirect that another page, the file of the start link, has begun.
        strange = Headers(scope=scope).get("sec-fetch-site", "none") not in ("none", "same-origin")
        response = HTMLResponse(onward(to, self._language(scope))) if strange else RedirectResponse(to, 303)
        # The random path keeps the cookie from the other servers of this machine: cookies do not tell ports apart.
        response.set_cookie(self._cookie, self._key, httponly=True, samesite="strict", path=self._base)
        return response

    def _has_key(self, headers: Headers) -> bool:
        """Read by hand: a cookie that another server of this machine has set badly must not lock the user out."""
        cookies = (part.strip().partition("=") for part in headers.get("cookie", "").split(";"))
        given = [value for name, _, value in cookies if name == self._cookie]
        return any(secrets.compare_digest(value.encode(), self._key.encode()) for value in given)


def _polite(scope: Scope, receive: Receive, send: Send) -> tuple[Receive, Send]:
    """Protects every answer, and hears a visitor out: a browser that is cut off while it sends shows no answer."""
    heard = scope["method"] in ("GET", "HEAD")

    async def hear() -> Message:
        nonlocal heard
        message = await receive()
        heard = heard or not message.get("more_body", False)
        return message

    async def say(message: Message) -> None:
        if message["type"] == "http.response.start":
            protect(MutableHeaders(scope=message))
        elif not heard and not message.get("more_body", False):
            await send({**message, "more_body": True})
            while not heard:
                await hear()
            message = {"type": "http.response.body"}
        await send(message)

    return hear, say


def _too_large(most: int) -> Text:
    return _("The upload is larger than {most} MB, which is no export of KiotViet's or Haravan's.", most=most >> 20)


def _from_our_page(headers: Headers) -> bool:
    """As browsers tell it: Sec-Fetch-Site first, Origin where that is missing; no browser sends neither."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is None or origin == f"http://{headers.get('host', '')}"


def protect(headers: MutableHeaders) -> None:
    """Tell the browser to load, frame and keep nothing but our own."""
    policy = _POLICY
    for part in ("img-src", "style-src"):
        if instead := headers.get(f"x-{part}"):
            del headers[f"x-{part}"]
            policy = policy.replace(f"{part} 'self'", instead)
    headers["content-security-policy"] = policy
    headers["x-content-type-options"] = "nosniff"
    headers["x-frame-options"] = "DENY"
    # Not "no-referrer": Chrome would then send "Origin: null" with our own forms.
    headers["referrer-policy"] = "same-origin"
    headers["cross-origin-opener-policy"] = "same-origin"
    headers["cross-origin-resource-policy"] = "same-origin"
    headers["cache-control"] = "no-store"
