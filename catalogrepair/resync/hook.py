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
"""

import json
import logging
import time
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

import httpx

from catalogrepair.core.pushed import Receipt
from catalogrepair.errors import Text, UnusableInput
from catalogrepair.journal import Push
from catalogrepair.remote.client import is_secure, message_of, retry_after
from catalogrepair.remote.patience import Patience
from catalogrepair.resync.pace import Pace
from catalogrepair.resync.pushing import Target

if TYPE_CHECKING:
    from jinja2 import Environment, Template

METHODS = ("POST", "PUT", "PATCH", "GET")
_KEYS = {"url": str, "method": str, "headers": dict, "body": str, "batch": int, "repeatable": bool}
_MOST_BYTES = 1 << 20
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
        return urlsplit(self.url.partition("{{")[0]).hostname or ""

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
        headers = {name: self._fill(name, text, values, secret) for name, text in self.headers.items()}
        if bad := next((name for name, text in headers.items() if not text.isprintable()), None):
            raise self._wrong(bad, Text("có ký tự xuống dòng", "holds a line break"))
        body = self._fill("body", self.body, values, secret)
        if body:
            try:
                json.loads(body)
            except ValueError as error:
                raise self._wrong("body", Text(f"không phải JSON ({error})", f"is no JSON ({error})")) from error
            headers = {"Content-Type": "application/json", **headers}
        return Request(self.method, url, headers, body.encode())

    def _fill(
        self, key: str, text: str, values: Fields, secret: Secret, escape: Callable[[object], str] | None = None
    ) -> str:
        from jinja2 import TemplateError

        def finalize(value: object) -> object:
            return escape(value) if escape else value

        environment = _environment(finalize)
        try:
            template: Template = environment.from_string(text)
            return template.render({**values, "secret": secret})
        except TemplateError as error:
            raise self._wrong(key, Text(str(error), str(error))) from error

    def _require_safe(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("https", "http") or not parts.hostname or parts.hostname != self.host:
            raise self._wrong("url", Text("phải là địa chỉ web đầy đủ, máy chủ cố định", "must name its host in full"))
        if not is_secure(f"{parts.scheme}://{parts.netloc}"):
            raise self._wrong("url", Text("chỉ dùng https", "must be https"))

    def _wrong(self, key: str, what: Text) -> UnusableInput:
        return UnusableInput(
            f"Tệp hook “{self.name}”, mục {key}: {what.vi}.", f"Hook file “{self.name}”, {key}: {what.en}."
        )


def _environment(finalize: Callable[[object], object]) -> "Environment":
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(undefined=StrictUndefined, finalize=finalize)


def read_hook(path: Path) -> Hook:
    """A hook file. Raises UnusableInput, naming the key, when it is not one."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UnusableInput(
            f"Không đọc được tệp hook “{path.name}” ({error}).", f"Cannot read the hook file “{path.name}” ({error})."
        ) from error
    for key, value in found.items():
        if key not in _KEYS or type(value) is not _KEYS[key]:
            raise _unknown(path, key)
    headers = found.get("headers", {})
    if not found.get("url") or found.get("method", "POST") not in METHODS or found.get("batch", 1) < 1:
        raise _unknown(path, "url, method, batch")
    if not all(isinstance(text, str) for text in headers.values()):
        raise _unknown(path, "headers")
    hook = Hook(path.name, **found)
    hook._require_safe(hook.url.partition("{{")[0])
    return hook


def _unknown(path: Path, key: str) -> UnusableInput:
    return UnusableInput(
        f"Tệp hook “{path.name}”: mục “{key}” sai hoặc không có. Các mục: url, method ({', '.join(METHODS)}), headers, "
        "body, batch, repeatable.",
        f"Hook file “{path.name}”: “{key}” is wrong or missing. It takes url, method ({', '.join(METHODS)}), headers, "
        "body, batch, repeatable.",
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

    def look(self, code: str) -> Target | Receipt:
        """What the templates are filled from; they are tried, so that nothing is intended that cannot be sent."""
        found = self.fields(code)
        if found is None:
            return Receipt("absent", {})
        self.hook.request([found], self._known)
        return Target(code, 0, dict(found))

    def push(self, batch: Sequence[Target]) -> dict[str, Receipt]:
        """One request for all of the batch."""
        receipt = self._send(self.hook.request([target.before for target in batch], self._known))
        return {target.code: receipt for target in batch}

    def _known(self, name: str) -> str:
        """A secret, remembered so that no answer can bring it into the journal."""
        self._secrets.add(text := self.secret(name))
        return text

    def _clean(self, said: str) -> str:
        for secret in filter(None, self._secrets):
            said = said.replace(secret, "•••")
        return said

    def settle(self, push: Push) -> Receipt | None:
        """Nothing can be read: a request that may have arrived is sent again only where the hook file allows it."""
        return None if self.hook.repeatable else Receipt("unknown", {})

    def _send(self, request: Request) -> Receipt:
        for attempt in range(1, self.patience.attempts + 1):
            self.pace.wait()
            try:
                status, said, floor = self._once(request)
            except httpx.HTTPError as error:
                _log.debug("hook %s: %s", self.hook.name, type(error).__name__)
                status, said, floor = 0, type(error).__name__, 0.0
            if 200 <= status < 300:
                return Receipt("sent", {"status": status})
            is_lost = status == 0 or status >= 500
            if is_lost and not self.hook.repeatable:
                return Receipt("unknown", {"status": status, "said": said}, stops=True)
            if not is_lost and status != 429:
                return Receipt("rejected", {"status": status, "said": said}, stops=True)
            if attempt < self.patience.attempts:
                self.patience.sleep(self.patience.wait(attempt, floor))
        state = "rejected" if status == 429 else "unknown"
        return Receipt(state, {"status": status, "said": said}, stops=True)  # type: ignore[arg-type]

    def _once(self, request: Request) -> tuple[int, str, float]:
        began = time.monotonic()
        timeout = httpx.Timeout(self.patience.answer, connect=15.0)
        with httpx.stream(
            request.method,
            request.url,
            headers=dict(request.headers),
            content=request.body,
            follow_redirects=False,
            timeout=timeout,
        ) as response:
            data = next(response.iter_bytes(_MOST_BYTES), b"")[:_MOST_BYTES]
        spent = round((time.monotonic() - began) * 1000)
        _log.debug("hook %s %s: %s, %s ms", self.hook.name, request.method, response.status_code, spent)
        return response.status_code, self._clean(message_of(data))[:200], retry_after(response)
