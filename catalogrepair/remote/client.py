"""Asks one shop's API: bounded in time and size, patient with faults that pass, silent about secrets.

Asked again: 429, 5xx, broken connections, bodies that are cut off or no JSON. Never asked again: any other 4xx.
A write is sent once: only 429, which says that nothing was done, is waited out and sent again.
Redirects are not followed, so the key goes to the one host it belongs to.
"""

import json
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from email.utils import parsedate_to_datetime
from typing import Any

import httpx
import tenacity

from catalogrepair.errors import Rejected, SignInFailed, Text, Unreachable, Unsettled, UnusableInput
from catalogrepair.remote.patience import Patience

_MOST_BYTES = 64 << 20
_RETRIED = frozenset({429, 500, 502, 503, 504})
_log = logging.getLogger(__name__)

Query = Mapping[str, str | int]
"""parameters of a GET"""


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
        except ValueError:
            return 0.0


class _Passing(Exception):
    """A fault that may be gone at the next attempt."""

    def __init__(self, text: Text, floor: float = 0.0, *, busy: bool = False) -> None:
        super().__init__(text.en)
        self.text, self.floor, self.busy = text, floor, busy


@dataclass
class Client:
    """One shop's API. `name` is what people call it; `secrets` never appear in a message."""

    name: str
    base: str
    auth: httpx.Auth
    headers: Mapping[str, str] = field(default_factory=dict)
    secrets: tuple[str, ...] = field(default=(), repr=False)
    patience: Patience = field(default_factory=Patience)
    transport: httpx.BaseTransport | None = None

    def __post_init__(self) -> None:
        refuse_insecure(self.base)
        self._deadline = time.monotonic() + self.patience.total
        self.requests = 0
        self._http = httpx.Client(
            base_url=self.base,
            auth=self.auth,
            headers=dict(self.headers),
            timeout=httpx.Timeout(self.patience.answer, connect=15.0),
            follow_redirects=False,
            transport=self.transport,
        )

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def restart_clock(self) -> None:
        """Allow the time limit anew: each product of a long run has it for itself."""
        self._deadline = time.monotonic() + self.patience.total

    def get(self, path: str, params: Query | None = None) -> Answer:
        """The answer to a GET.

        Raises SignInFailed for 401 and 403, Rejected for any other 4xx, Unreachable when time or attempts run out.
        """
        try:
            return self._patiently(lambda fault: True, "GET", path, params=dict(params or {}))
        except _Passing as fault:
            raise Unreachable(
                f"{self.name} không trả lời trọn vẹn: {fault.text.vi}. Chưa kết luận gì. Hãy thử lại sau.",
                f"{self.name} did not answer in full: {fault.text.en}. Nothing was concluded. Try again later.",
            ) from fault

    def put(self, path: str, body: object) -> Answer:
        """The answer to a PUT of a JSON body, sent once unless the shop says that it is too busy (429).

        Raises SignInFailed for 401 and 403, Rejected for any other 4xx, Unsettled when no whole answer came.
        """
        content = json.dumps(body, ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json"}
        try:
            return self._patiently(lambda fault: fault.busy, "PUT", path, content=content, headers=headers)
        except _Passing as fault:
            if fault.busy:
                raise Unreachable(
                    f"{self.name} quá bận, chưa nhận yêu cầu ghi nào. Hãy thử lại sau.",
                    f"{self.name} is too busy and did not take the write. Try again later.",
                ) from fault
            raise Unsettled(
                f"{self.name} không trả lời trọn vẹn sau khi nhận yêu cầu ghi: {fault.text.vi}.",
                f"{self.name} did not answer in full after a write: {fault.text.en}.",
            ) from fault

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
            return failures >= self.patience.attempts or time.monotonic() + state.upcoming_sleep > self._deadline

        retrying = tenacity.Retrying(
            retry=tenacity.retry_if_exception(lambda fault: isinstance(fault, _Passing) and is_passing(fault)),
            wait=wait,
            stop=is_enough,
            sleep=self.patience.sleep,
            reraise=True,
        )
        return retrying(self._once, method, path, sent)

    def _once(self, method: str, path: str, sent: Mapping[str, Any]) -> Answer:
        self.requests += 1
        began = time.monotonic()
        try:
            with self._http.stream(method, path, **sent) as response:
                data = self._read(response)
        except httpx.TimeoutException as error:
            _log.debug("%s %s %s: no answer in time", self.name, method, path)
            raise _Passing(Text("quá lâu không thấy trả lời", "no answer in time")) from error
        except (httpx.TransportError, httpx.DecodingError) as error:
            _log.debug("%s %s %s: %s", self.name, method, path, type(error).__name__)
            raise _Passing(
                self._clean(f"{type(error).__name__}: {error}", "kết nối hỏng", "broken connection")
            ) from error
        spent = round((time.monotonic() - began) * 1000)
        _log.debug("%s %s %s: %s, %s ms", self.name, method, path, response.status_code, spent)
        if response.status_code in _RETRIED:
            text = Text(f"mã lỗi {response.status_code}", f"status {response.status_code}")
            raise _Passing(text, retry_after(response), busy=response.status_code == 429)
        if not response.is_success:
            self._refuse(response, data)
        try:
            return Answer(json.loads(data, parse_float=Decimal), response.headers)
        except ValueError as error:
            what = Text("trả về trang web thay vì dữ liệu", "a web page came instead of data")
            raise _Passing(what if b"<" in data[:200] else Text("dữ liệu bị cắt", "the data is cut off")) from error

    def _read(self, response: httpx.Response) -> bytes:
        """The body, bounded: a server that drips bytes must not hold the run for ever."""
        data = bytearray()
        for chunk in response.iter_bytes():
            data += chunk
            if time.monotonic() > self._deadline:
                raise _Passing(Text("hết thời gian cho phép", "the time limit has passed"))
            if len(data) > _MOST_BYTES:
                raise _Passing(Text("câu trả lời quá lớn", "the answer is too large"))
        return bytes(data)

    def _refuse(self, response: httpx.Response, data: bytes) -> None:
        token = response.request.headers.get("authorization", "").rpartition(" ")[2]
        said = self._clean(message_of(data), "không nói lý do", "no reason given", token)
        status = response.status_code
        if status in (401, 403):
            raise SignInFailed(
                f"{self.name} không nhận khóa này (mã {status}: {said.vi}). Hãy đăng nhập lại: `catalogrepair login`.",
                f"{self.name} does not accept the key (status {status}: {said.en}). Sign in again: `catalogrepair "
                "login`.",
            )
        raise Rejected(
            f"{self.name} từ chối yêu cầu {response.request.url.path} (mã {status}: {said.vi}).",
            f"{self.name} refused {response.request.url.path} (status {status}: {said.en}).",
            status,
            said,
        )

    def _clean(self, text: str, vi: str, en: str, *more: str) -> Text:
        """What a server or library said, without secrets and line breaks, or our own words where it said nothing."""
        for secret in filter(None, (*self.secrets, *more)):
            text = text.replace(secret, "•••")
        text = " ".join(text.split())[:200]
        return Text(text or vi, text or en)


def is_secure(address: str) -> bool:
    """Whether an address is https, or on this very machine."""
    url = httpx.URL(address)
    return url.scheme == "https" or url.host in ("127.0.0.1", "::1", "localhost")


def refuse_insecure(address: str) -> None:
    """Raise UnusableInput unless an address is https, or on this very machine."""
    if not is_secure(address):
        raise UnusableInput(
            f"Địa chỉ {address} không an toàn: chỉ dùng https.", f"The address {address} is not safe: use https."
        )


def retry_after(response: httpx.Response) -> float:
    """Seconds that the server asks to wait: a number or a date; 0 where it does not say."""
    text = response.headers.get("retry-after", "")
    try:
        return max(0.0, float(text))
    except ValueError:
        pass
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
    except ValueError:
        return 0.0


def message_of(data: bytes) -> str:
    """What an error body says, in any of the shapes that the two APIs use; "" for HTML or nothing."""
    try:
        body = json.loads(data)
    except ValueError:
        return ""
    if not isinstance(body, dict):
        return ""
    status = body.get("responseStatus")
    found = status.get("message") if isinstance(status, dict) else None
    found = found or body.get("message") or body.get("errors") or body.get("error_description") or body.get("error")
    return found if isinstance(found, str) else json.dumps(found, ensure_ascii=False) if found else ""
