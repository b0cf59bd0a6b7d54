"""Asks one shop's API: bounded in time and size, patient with faults that pass, silent about secrets.

Asked again: 429, 5xx, broken connections, bodies that are cut off or no JSON. Never asked again: any other 4xx.
A write is sent once: only 429, which says that nothing was done, is waited out and sent again.
Redirects are not followed, so the key goes to the one host it belongs to.
"""

import json
import logging
import math
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import httpx
import tenacity

from catalogrepair.errors import NotPermitted, Rejected, SignInFailed, Unreachable, Unsettled, UnusableInput
from catalogrepair.shops.remote.decoding import Undocumented, decode
from catalogrepair.shops.remote.patience import Patience
from catalogrepair.shops.remote.transport import MOST_BYTES, OtherCoding, TooLarge, Transport
from catalogrepair.shops.remote.waiting import LONG, announce, until
from catalogrepair.text import Text, _, printable, unstopped, verbatim

_HOST = re.compile(rb"[A-Za-z0-9.:_-]+")
_RETRIED = frozenset({429, 500, 502, 503, 504})
_log = logging.getLogger(__name__)

Query = Mapping[str, str | int | list[str]]
"""parameters of a GET; a list repeats its key"""


@dataclass
class Answer:
    """One whole JSON answer."""

    body: Any
    headers: httpx.Headers

    @property
    def date(self) -> float:
        """The server's clock, seconds since 1970; 0 where it did not say."""
        try:
            return parsedate_to_datetime(self.headers.get("date", "")).timestamp()
        except (ValueError, OverflowError):
            return 0.0


class _Passing(Exception):
    """A fault that may be gone at the next attempt."""

    def __init__(self, text: Text, floor: float = 0.0, *, busy: bool = False) -> None:
        super().__init__(text.en)
        self.text, self.floor, self.busy = text, floor, busy


@dataclass
class Client:
    """One shop's API. `name` is what people call it; `secrets` never appear in a message.

    Raises UnusableInput where the address or a header cannot be used.
    """

    name: str
    base: str
    auth: httpx.Auth
    headers: Mapping[str, str] = field(default_factory=dict)
    secrets: tuple[str, ...] = field(default=(), repr=False)
    patience: Patience = field(default_factory=Patience)
    permission_for: Callable[[str], str] = lambda path: ""
    """what a key must be allowed for the requests to a path; "" where the shop has no names for that"""

    def __post_init__(self) -> None:
        refuse_insecure(self.base)
        self.restart_clock()
        self.requests = 0
        self._http = httpx.Client(
            base_url=self.base,
            auth=self.auth,
            headers=dict(self.headers),
            timeout=httpx.Timeout(self.patience.answer, connect=15.0),
            follow_redirects=False,
            transport=Transport(self.base, lambda: self._left),
        )

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def restart_clock(self) -> None:
        """Allow the time limit anew: each product of a long run has it for itself."""
        self._deadline = self.patience.clock() + self.patience.total

    @property
    def _left(self) -> float:
        return self._deadline - self.patience.clock()

    def wait(self, seconds: float, why: Text) -> None:
        """Wait, and say so where it is long. Raises Unreachable when the time limit does not allow it."""
        if seconds > self._left:
            raise Unreachable(
                _("{why}, but the time limit has passed. Nothing was concluded. Try again later.", why=why),
            )
        announce(why, seconds)
        self.patience.sleep(seconds)

    def get(self, path: str, params: Query | None = None) -> Answer:
        """The answer to a GET.

        Raises SignInFailed for 401 and 403, Rejected for any other 4xx, Unreachable when time or attempts run out.
        """
        try:
            return self._patiently(lambda fault: True, "GET", path, params=dict(params or {}))
        except _Passing as fault:
            raise Unreachable(
                _(
                    "{name} did not answer in full: {text}. Nothing was concluded. Try again later.",
                    name=self.name,
                    text=fault.text,
                ),
            ) from fault

    def put(self, path: str, body: object) -> Answer:
        """The answer to a PUT of a JSON body, sent once unless the shop says that it is too busy (429).

        Raises SignInFailed for 401 and 403, Rejected for any other 4xx, Unsettled when no whole answer came.
        """
        content = json.dumps(body, ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json"}
        try:
            return self._patiently(lambda fault: fault.busy, "PUT", path, content=content, headers=headers)
        except Unreachable as fault:
            raise self._unsettled(fault.text) from fault
        except _Passing as fault:
            if fault.busy:
                raise Unreachable(
                    _("{name} is too busy and did not take the write. Try again later.", name=self.name),
                ) from fault
            raise self._unsettled(fault.text) from fault

    def _unsettled(self, why: Text) -> Unsettled:
        return Unsettled(_("{name} did not answer in full after a write: {why}.", name=self.name, why=unstopped(why)))

    def _patiently(self, is_passing: Callable[["_Passing"], bool], method: str, path: str, **sent: Any) -> Answer:
        """The answer, after as many attempts as faults that pass make needful."""
        failures = 0

        def wait(state: tenacity.RetryCallState) -> float:
            fault = state.outcome.exception() if state.outcome else None
            return self.patience.wait(state.attempt_number, fault.floor if isinstance(fault, _Passing) else 0.0)

        def is_enough(state: tenacity.RetryCallState) -> bool:
            nonlocal failures
            fault = state.outcome.exception() if state.outcome else None
            failures += not (isinstance(fault, _Passing) and fault.busy)
            return failures >= self.patience.attempts or state.upcoming_sleep > self._left

        def tell(state: tenacity.RetryCallState) -> None:
            fault = state.outcome.exception() if state.outcome else None
            if isinstance(fault, _Passing):
                announce(self._why(fault), state.upcoming_sleep)

        retrying = tenacity.Retrying(
            retry=tenacity.retry_if_exception(lambda fault: isinstance(fault, _Passing) and is_passing(fault)),
            wait=wait,
            stop=is_enough,
            before_sleep=tell,
            sleep=self.patience.sleep,
            reraise=True,
        )
        return retrying(self._once, method, path, sent)

    def _why(self, fault: _Passing) -> Text:
        if fault.busy:
            return _("{name} limits how often it may be asked just now", name=self.name)
        return _("{name} could not answer ({text})", name=self.name, text=fault.text)

    def _once(self, method: str, path: str, sent: Mapping[str, Any]) -> Answer:
        self.requests += 1
        began = time.monotonic()
        try:
            with self._http.stream(method, path, **sent) as response:
                data = response.read()
        except httpx.TimeoutException as error:
            _log.debug("%s %s %s: no answer in time", self.name, method, path)
            raise _Passing(_("no answer in time")) from error
        except TooLarge as error:
            raise self._too_large() from error
        except OtherCoding as error:
            raise strange(self.name) from error
        except httpx.HTTPStatusError as error:  # the server that gives out tokens
            response, data = error.response, b""
        except (httpx.TransportError, httpx.DecodingError) as error:
            _log.debug("%s %s %s: %s", self.name, method, path, type(error).__name__)
            is_there = not isinstance(error, httpx.ConnectError)
            broken = _("the connection broke")
            raise _Passing(broken if is_there else _("the server cannot be reached")) from error
        spent = round((time.monotonic() - began) * 1000)
        _log.debug("%s %s %s: %s, %s ms", self.name, method, path, response.status_code, spent)
        if response.status_code in _RETRIED:
            raise _later(response)
        if not response.is_success:
            self._refuse(response, data)
        return Answer(self._value(data), response.headers)

    def _value(self, data: bytes) -> Any:
        try:
            return decode(data)
        except Undocumented as error:
            raise strange(self.name) from error
        except ValueError as error:
            what = _("a web page came instead of data")
            raise _Passing(what if b"<" in data[:200] else _("the data is cut off")) from error

    def _too_large(self) -> Unreachable:
        return Unreachable(
            _(
                "A page of {name}'s answer is larger than {most_bytes} MB. Nothing was concluded. Use an "
                "export file instead of the live shop.",
                name=self.name,
                most_bytes=MOST_BYTES >> 20,
            ),
        )

    def _refuse(self, response: httpx.Response, data: bytes) -> None:
        token = response.request.headers.get("authorization", "").rpartition(" ")[2]
        said = self._clean(message_of(data), _("no reason given"), token)
        status = response.status_code
        permission = self.permission_for(response.request.url.path)
        if status == 403 and permission:
            raise NotPermitted(
                _(
                    "This {name} key lacks the permission {permission} (status 403: {said}). Add it to the "
                    "key in {name}'s admin, then run again.",
                    name=self.name,
                    permission=permission,
                    said=said,
                ),
            )
        if status == 403:
            raise NotPermitted(
                _(
                    "This {name} key is not allowed to ask for {path} (status 403: {said}). See in {name}'s admin what "
                    "it is allowed, then run again.",
                    name=self.name,
                    path=response.request.url.path,
                    said=said,
                ),
            )
        if status == 401:
            raise SignInFailed(
                _(
                    "{name} does not accept the key (status {status}: {said}). Sign in again: `catalogrepair login`.",
                    name=self.name,
                    status=str(status),
                    said=said,
                ),
            )
        raise Rejected(
            _(
                "{name} refused {path} (status {status}: {said}).",
                name=self.name,
                path=response.request.url.path,
                status=str(status),
                said=said,
            ),
            status=status,
            said=said,
        )

    def _clean(self, text: str, ours: Text, *more: str) -> Text:
        """What a server or library said, without secrets and line breaks, or our own words where it said nothing."""
        for secret in filter(None, (*self.secrets, *more)):
            text = text.replace(secret, "•••")
        text = printable(" ".join(text.split()))[:200]
        return verbatim(text) if text else ours


def strange(name: str) -> Unreachable:
    """An answer that is JSON, but not what is documented."""
    return Unreachable(
        _("{name}'s answer does not have the documented form. Nothing was concluded.", name=name),
    )


def _later(response: httpx.Response) -> _Passing:
    """A status that may be another one at the next attempt, and when the server wants that to be."""
    status, floor = response.status_code, retry_after(response)
    said = _("status {status}", status=str(status))
    if floor > LONG:
        said = _("{words}, to be asked again {when}", words=said, when=until(floor))
    return _Passing(said, floor, busy=status == 429)


def host_of(address: str) -> str:
    """The host of a whole web address; "" where it is none, or its port is none."""
    try:
        url, port = httpx.URL(address), urlsplit(address).port
    except (httpx.InvalidURL, ValueError):
        return ""
    is_whole = url.scheme in ("https", "http") and port != 0 and _HOST.fullmatch(url.raw_host)
    return url.host if is_whole else ""


def is_secure(address: str) -> bool:
    """Whether an address is https, or on this very machine."""
    host = host_of(address)
    return bool(host) and (httpx.URL(address).scheme == "https" or host in ("127.0.0.1", "::1", "localhost"))


def refuse_insecure(address: str) -> None:
    """Raise UnusableInput unless an address is https, or on this very machine."""
    if not is_secure(address):
        raise UnusableInput(
            _("The address {address} cannot be used: it must be a whole https address.", address=address),
        )


def refuse_unsendable(secret: str, what: Text) -> None:
    """Raise UnusableInput for a key that no header can hold; the key itself is not shown."""
    if not (secret.isascii() and secret.isprintable() and secret.strip()):
        raise UnusableInput(
            _(
                "{what} holds letters with accents or odd characters, so it cannot be right. Copy it again "
                "from the shop's admin.",
                what=what,
            ),
        )


def retry_after(response: httpx.Response) -> float:
    """Seconds that the server asks to wait: a number or a date; 0 where it does not say, infinite beyond measure."""
    text = response.headers.get("retry-after", "").strip()
    try:
        seconds = float(text)
    except ValueError:
        try:
            seconds = parsedate_to_datetime(text).timestamp() - time.time()
        except (ValueError, OverflowError, TypeError):
            return 0.0
    return 0.0 if math.isnan(seconds) else max(0.0, seconds)


def message_of(data: bytes) -> str:
    """What an error body says, in any of the shapes that the two APIs use; "" for HTML or nothing."""
    try:
        body = decode(data)
    except (ValueError, Undocumented):
        return ""
    if not isinstance(body, dict):
        return ""
    status = body.get("responseStatus")
    found = status.get("message") if isinstance(status, dict) else None
    found = found or body.get("message") or body.get("errors") or body.get("error_description") or body.get("error")
    return found if isinstance(found, str) else json.dumps(found, ensure_ascii=False, default=str) if found else ""
