"""The hook: one HTTP request for each product, or batch of products, to an address that the shop or the app gives.

The request is described in a small TOML file. Its texts are Jinja2 templates over the product's fields:

    url = "https://app.example/sync?product={{ code }}"
    method = "POST"
    batch = 1
    repeatable = false
    body = '{"codes": {{ codes | tojson }}}'
    [headers]
    Authorization = "Bearer {{ secret('sync-token') }}"

`code`, `name`, `root`, `kiotviet` (the product as KiotViet's API gives it) are those of the first product of a batch;
`codes` and `products` are all of it. What a template puts into the address is escaped; secrets come from the keyring.
What templates may do says `template.py`.
"""

import json
import logging
import re
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx

from catalogrepair.catalog.plans.pushed import PushReceipt
from catalogrepair.errors import CatalogRepairError, UnusableInput
from catalogrepair.files.toml import read_toml
from catalogrepair.resync.pace import Pace
from catalogrepair.resync.pushing import PushTarget, Sending
from catalogrepair.shops.remote.client import host_of, is_secure, message_of, retry_after
from catalogrepair.shops.remote.patience import Patience
from catalogrepair.shops.remote.transport import Transport
from catalogrepair.shops.remote.waiting import announce, until
from catalogrepair.storage.journal import Push
from catalogrepair.text import NOTHING, Text, _, printable

METHODS = ("POST", "PUT", "PATCH", "GET")
_KEYS = {"url": str, "method": str, "headers": dict, "body": str, "batch": int, "repeatable": bool}
_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
"""a header's (RFC 9110)"""
_OWN = frozenset({"host", "content-length", "transfer-encoding", "connection"})
"""headers that belong to the connection"""
_MOST_PRODUCTS = 1000
_log = logging.getLogger(__name__)

Secret = Callable[[str], str]
Fields = Mapping[str, Any]


@dataclass(frozen=True)
class Request:
    """One request as it would be sent; `shown` headers hold no secret."""

    method: str
    url: str
    headers: Mapping[str, str] = field(repr=False)
    body: bytes


@dataclass(frozen=True)
class Hook:
    """What a hook file says."""

    name: str
    url: str
    method: str = "POST"
    headers: Mapping[str, str] = field(default_factory=dict)
    body: str = ""
    batch: int = 1
    """products in one request"""
    repeatable: bool = False
    """whether a request whose answer was lost may be sent again"""

    @property
    def host(self) -> str:
        """Where its requests go."""
        return host_of(self.url.partition("{{")[0])

    @property
    def place(self) -> str:
        """What the journal knows it by: another address is another hook, and an address may hold a key."""
        return f"{self.host}-{sha256(f'{self.method} {self.url}'.encode()).hexdigest()[:12]}"

    @property
    def asks_kiotviet(self) -> bool:
        """Whether a template names the product as KiotViet has it, which costs a request a product."""
        return any("kiotviet" in text for text in (self.url, self.body, *self.headers.values()))

    def request(self, products: Sequence[Fields], secret: Secret) -> Request:
        """The request for these products. Raises UnusableInput for a template that cannot be filled."""
        values = {**products[0], "products": products, "codes": [one["code"] for one in products]}
        url = self._fill("url", self.url, values, secret, escape=lambda text: quote(str(text), safe=""))
        self._require_safe(url)
        headers = {name: self._header(name, text, values, secret) for name, text in self.headers.items()}
        body = self._fill("body", self.body, values, secret)
        if body:
            headers = {"Content-Type": "application/json", **headers}
        try:
            if body:
                json.loads(body)
            return Request(self.method, url, headers, body.encode())
        except (ValueError, RecursionError) as error:  # half a character cannot be sent either
            what = _("is no JSON, or holds half a character")
            if isinstance(error, json.JSONDecodeError):
                line, column = str(error.lineno), str(error.colno)
                what = _("is no JSON from line {line}, column {column} on", line=line, column=column)
            raise self._wrong("body", what, values["codes"]) from error

    def preview(self, products: Sequence[Fields]) -> Request:
        """The same with dots for secrets, which no header could hold."""
        request = self.request(products, lambda name: "***")
        return replace(request, headers={name: text.replace("***", "•••") for name, text in request.headers.items()})

    def _header(self, name: str, text: str, values: Fields, secret: Secret) -> str:
        filled = self._fill(f"headers.{name}", text, values, secret).strip()
        if filled.isascii() and filled.isprintable():
            return filled
        what = _(
            "holds letters with accents or a line break, which no header can; add | urlencode, or move it to the body"
        )
        raise self._wrong(f"headers.{name}", what, values["codes"])

    def _fill(
        self, key: str, text: str, values: Fields, secret: Secret, escape: Callable[[object], str] | None = None
    ) -> str:
        from catalogrepair.resync.template import fill

        try:
            return fill(text, values, secret, lambda value: escape(value) if escape else value)
        except CatalogRepairError:
            raise
        except Exception as error:  # what somebody wrote into a template may raise anything
            what = " ".join(printable(str(error) or type(error).__name__).split())[:200]
            where = f"{key}:{_line_of(error)}"
            raise self._wrong(
                where, _("cannot be filled in; the template says “{what}”", what=what), values["codes"]
            ) from error

    def _require_safe(self, url: str) -> None:
        """Raise UnusableInput unless a request can go to this address, and only to the host that the file names."""
        host = host_of(url)
        if not host or host != self.host:
            raise self._wrong("url", _("must name its host in full"))
        if not is_secure(url):
            raise self._wrong("url", _("must be https"))

    def _wrong(self, key: str, what: Text, codes: Sequence[str] = ()) -> UnusableInput:
        named = f"{', '.join(codes[:3])}{', …' if len(codes) > 3 else ''}"
        where = _(", product {codes}", codes=named) if codes else NOTHING
        return UnusableInput(
            _("Hook file “{name}”, {key}{where}: {what}.", name=self.name, key=key, where=where, what=what)
        )


def _line_of(error: Exception) -> int:
    """The line of a template that a fault stands in."""
    frames = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
    return int(getattr(error, "lineno", 0) or (frames[-1] if frames else 0) or 1)


def read_hook(path: Path) -> Hook:
    """A hook file. Raises UnusableInput, naming the key, when it is not one."""
    found = read_toml(path)
    for key, value in found.items():
        if key not in _KEYS or type(value) is not _KEYS[key]:
            raise _unknown(path, key)
    headers = found.get("headers", {})
    if not found.get("url") or found.get("method", "POST") not in METHODS:
        raise _unknown(path, "url, method")
    if not 1 <= found.get("batch", 1) <= _MOST_PRODUCTS:
        raise _unknown(path, f"batch (1–{_MOST_PRODUCTS})")
    for name, text in headers.items():
        if not isinstance(text, str) or not _NAME.fullmatch(name) or name.lower() in _OWN:
            raise _unknown(path, f"headers.{name}")
    hook = Hook(path.name, **found)
    hook._require_safe(hook.url.partition("{{")[0])
    return hook


def _unknown(path: Path, key: str) -> UnusableInput:
    return UnusableInput(
        _(
            "Hook file “{name}”: “{key}” is wrong or missing. It takes url, method ({methods}), headers, "
            "body, batch, repeatable.",
            name=path.name,
            key=key,
            methods=", ".join(METHODS),
        ),
    )


@dataclass
class HookPusher:
    """Pushes products through a hook."""

    hook: Hook
    fields: Callable[[str], Fields | None]
    """what the templates know of a product; None when the shop has no such product"""
    secret: Secret
    patience: Patience
    pace: Pace
    _secrets: set[str] = field(default_factory=set, init=False, repr=False)

    def batch_size(self, done: int) -> int:
        """As the hook file says."""
        return self.hook.batch

    def look(self, code: str) -> PushTarget | PushReceipt:
        """What the templates are filled from; they are tried, so that nothing is intended that cannot be sent."""
        found = self.fields(code)
        if found is None:
            return PushReceipt("absent", {})
        self.hook.request([found], self._known)
        return PushTarget(code, 0, dict(found))

    def prepare(self, batch: Sequence[PushTarget]) -> Sending:
        """One request for all of the batch, filled in before it is intended."""
        request = self.hook.request([target.before for target in batch], self._known)

        def send() -> dict[str, PushReceipt]:
            receipt = self._send(request)
            return {target.code: receipt for target in batch}

        return send

    def _known(self, name: str) -> str:
        """A secret, remembered so that no answer can bring it into the journal."""
        self._secrets.add(text := self.secret(name))
        return text

    def _clean(self, said: str) -> str:
        for secret in filter(None, self._secrets):
            said = said.replace(secret, "•••")
        return printable(" ".join(said.split()))

    def settle(self, push: Push) -> PushReceipt | None:
        """Nothing can be read: a request that may have arrived is sent again only where the hook file allows it."""
        return None if self.hook.repeatable else PushReceipt("unknown", {})

    def _send(self, request: Request) -> PushReceipt:
        deadline = self.patience.clock() + self.patience.total
        for attempt in range(1, self.patience.attempts + 1):
            self.pace.wait()
            try:
                status, said, floor = self._once(request, deadline)
            except httpx.HTTPError as error:
                _log.debug("hook %s: %s", self.hook.name, type(error).__name__)
                status, said, floor = 0, type(error).__name__, 0.0
            if 200 <= status < 300:
                return PushReceipt("sent", {"status": status})
            is_lost = status == 0 or status >= 500
            if is_lost and not self.hook.repeatable:
                return PushReceipt("unknown", {"status": status, "said": said}, stops=True)
            if not is_lost and status != 429:
                return PushReceipt("rejected", {"status": status, "said": said}, stops=True)
            wait = self.patience.wait(attempt, floor)
            if attempt == self.patience.attempts or self.patience.clock() + wait > deadline:
                break
            self._rest(wait, is_lost=is_lost)
        again: dict[str, list[str]] = {}
        if floor:
            when = until(floor)
            again = {"until": [when.vi, when.en]}
        state = "unknown" if is_lost else "rejected"
        return PushReceipt(state, {"status": status, "said": said, **again}, stops=True)  # type: ignore[arg-type]

    def _rest(self, seconds: float, *, is_lost: bool) -> None:
        why = (
            _("The hook at {host} could not answer", host=self.hook.host)
            if is_lost
            else _("The hook at {host} is too busy", host=self.hook.host)
        )
        announce(why, seconds)
        self.patience.sleep(seconds)

    def _once(self, request: Request, deadline: float) -> tuple[int, str, float]:
        """Status, what is said about a refusal, and the wait that is asked for. What was taken needs no reading."""
        began = time.monotonic()
        timeout = httpx.Timeout(self.patience.answer, connect=15.0)
        transport = Transport(request.url, lambda: deadline - self.patience.clock())
        with (
            httpx.Client(transport=transport, follow_redirects=False, timeout=timeout) as client,
            client.stream(request.method, request.url, headers=dict(request.headers), content=request.body) as response,
        ):
            said = "" if response.is_success else _message(response)
        spent = round((time.monotonic() - began) * 1000)
        _log.debug("hook %s %s: %s, %s ms", self.hook.name, request.method, response.status_code, spent)
        return response.status_code, self._clean(said)[:200], retry_after(response)


def _message(response: httpx.Response) -> str:
    """What a refusal says; the refusal itself stands even where its words do not come."""
    try:
        return message_of(response.read())
    except httpx.HTTPError:
        return ""
