"""A loopback HTTP server for tests: it records requests, and spoils chosen answers on demand."""

import json
import math
import sys
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field, replace
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import SHUT_RDWR, socket
from typing import Any, Literal, Self
from urllib.parse import parse_qs, unquote, urlsplit

from tests.servers.clock import Clock

Json = dict[str, Any]
Answer = tuple[int, dict[str, str], object]
"""Status, headers, and a body: bytes are sent as they are, anything else as UTF-8 JSON."""


@dataclass(frozen=True)
class Request:
    """What a client sent. `target` is path and query as on the wire, `path` is decoded, header names ignore case."""

    method: str
    target: str
    headers: Message
    body: bytes

    @property
    def path(self) -> str:
        return unquote(urlsplit(self.target).path)

    @property
    def query(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.target).query, keep_blank_values=True)

    def text(self, name: str, default: str = "") -> str:
        """The last value of a query parameter."""
        return self.query.get(name, [default])[-1]

    @property
    def json(self) -> Any:
        """The body as JSON; None when it is empty or no JSON."""
        with suppress(ValueError):
            return json.loads(self.body)

    def number(self, name: str, default: int, least: int = 0) -> int:
        """A query parameter as a number; `default` when it is missing, below `least` or no number."""
        text = self.text(name)
        return int(text) if text.isdecimal() and int(text) >= least else default


@dataclass(frozen=True)
class Fault:
    """What matching requests get instead of their answer; a spent fault leaves the server's list.

    answer:        `status`, `headers` and `body`; the server does nothing.
    hang_up:       the connection closes without an answer; the server does nothing.
    saved_answer:  the server does what was asked (it saves), then `status`, `headers` and `body`.
    saved_hang_up: the server does what was asked (it saves), then the connection closes without an answer.
    saved_silence: the server does what was asked, then says nothing for `pause` seconds and closes the connection.
    truncated:     the real answer with its full Content-Length, but only half of its body, then the connection closes.
    drip:          the real answer, its body one byte every `pause` seconds.
    raw:           `body` as it is, be it HTTP or not, then the connection closes; the server does nothing.
    raw_drip:      the same, one byte every `pause` seconds.
    """

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    kind: Literal[
        "answer", "hang_up", "saved_answer", "saved_hang_up", "saved_silence", "truncated", "drip", "raw", "raw_drip",
    ] = "answer"  # fmt: skip
    method: str = ""
    """such as "PUT"; "" = any"""
    path: str = ""
    """a part of the request's path and query as sent; "" = any request"""
    skip: int = 0
    """matching requests to let through first"""
    times: int = 1
    pause: float = 0.05

    def meets(self, request: Request) -> bool:
        """Whether this request is of the kind that the fault waits for."""
        return self.path in request.target and self.method in ("", request.method)


class Bucket:
    """A leaky bucket: holds `size` calls and loses `leak_per_second` of them each second."""

    def __init__(self, size: int, leak_per_second: float) -> None:
        self.size, self.leak_per_second = size, leak_per_second
        self._level, self._at = 0.0, time.monotonic()

    @property
    def level(self) -> int:
        """Calls in the bucket now, rounded up."""
        now = time.monotonic()
        self._level = max(0.0, self._level - (now - self._at) * self.leak_per_second)
        self._at = now
        return math.ceil(self._level)

    def take(self) -> bool:
        """Add one call; False, and nothing added, when it would run over."""
        fits = self.level < self.size
        self._level += fits
        return fits


class Server(ABC):
    """Serves on 127.0.0.1 inside `with`, one answer at a time; raises at the end what a hook or an answer raised."""

    ticks = True
    """its requests move its clock"""

    def __init__(self, clock: Clock | None = None) -> None:
        self.clock = clock or Clock(speed=1.0)
        """its time in all that it says; the real time unless another clock is given"""
        self.requests: list[Request] = []
        self.faults: list[Fault] = []
        self.before: Callable[[Request], None] | None = None
        """Called before each answer, with the request already in `requests`; it must not call this server or
        move its clock."""
        self.after: Callable[[Request], None] | None = None
        """Called when a request was done, before it is answered: the moment to kill a client; the same rule."""
        self.stopped = threading.Event()
        self.failures: list[BaseException] = []
        self._lock = threading.RLock()

    @abstractmethod
    def answer(self, request: Request) -> Answer:
        """The real answer to a request."""

    def held(self) -> AbstractContextManager[bool]:
        """While it is open the server answers nobody, and what it knows may be read and changed."""
        return self._lock

    @property
    def url(self) -> str:
        """Base URL, without a slash at the end."""
        return f"http://127.0.0.1:{self._http.server_port}"

    def __enter__(self) -> Self:
        self._http = _Http(self)
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,))
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stopped.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()
        if self.failures:
            raise self.failures[0]

    def respond(self, request: Request) -> tuple[Fault | None, int, dict[str, str], bytes]:
        """Record a request; the fault that meets it, if any, and the answer to send."""
        if self.ticks:
            self.clock.tick()
        with self._lock:
            self.requests.append(request)
            if self.before:
                self.before(request)
            fault = self._fault(request)
            if fault and fault.kind in ("answer", "hang_up", "raw", "raw_drip"):
                return fault, fault.status, fault.headers, fault.body
            status, headers, body = self.answer(request)
            if self.after:
                self.after(request)
            if fault and fault.kind == "saved_answer":
                return fault, fault.status, fault.headers, fault.body
            if isinstance(body, bytes):
                return fault, status, headers, body
            headers = {"Content-Type": "application/json; charset=utf-8", **headers}
            return fault, status, headers, json.dumps(body, ensure_ascii=False).encode()

    def _fault(self, request: Request) -> Fault | None:
        """The first fault that is due; the faults before it let one more request through."""
        for at, fault in enumerate(self.faults):
            if fault.meets(request) and not fault.skip:
                self.faults[at : at + 1] = [replace(fault, times=fault.times - 1)] if fault.times > 1 else []
                return fault
            if fault.meets(request):
                self.faults[at] = replace(fault, skip=fault.skip - 1)
        return None


class _Http(ThreadingHTTPServer):
    """Knows its open connections, so that an idle client cannot keep it alive."""

    daemon_threads = False
    request_queue_size = 64

    def __init__(self, owner: Server) -> None:
        self.owner = owner
        self.connections: set[socket] = set()
        super().__init__(("127.0.0.1", 0), _Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        self.connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self.connections.discard(request)
        super().shutdown_request(request)

    def server_close(self) -> None:
        for connection in list(self.connections):
            with suppress(OSError):
                connection.shutdown(SHUT_RDWR)
        super().server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        error = sys.exception()
        if error and not isinstance(error, ConnectionError):
            self.owner.failures.append(error)


class _Handler(BaseHTTPRequestHandler):
    server: _Http
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def serve(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        request = Request(self.command, self.path, self.headers, self.rfile.read(length))
        fault, status, headers, body = self.server.owner.respond(request)
        kind = fault.kind if fault else "answer"
        silent = kind in ("hang_up", "saved_hang_up", "saved_silence")
        self.close_connection = self.close_connection or silent or kind in ("truncated", "raw", "raw_drip")
        if fault and kind == "saved_silence":
            self.server.owner.stopped.wait(fault.pause)
        if silent:
            return
        if fault and kind in ("raw", "raw_drip"):
            return self._write(body, fault.pause if kind == "raw_drip" else 0.0)
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        whole = body[: len(body) // 2] if kind == "truncated" else body
        self._write(whole, fault.pause if fault and kind == "drip" else 0.0)

    def _write(self, data: bytes, pause: float) -> None:
        """All at once, or a byte at a time with pauses between."""
        for piece in (bytes([byte]) for byte in data) if pause else (data,):
            self.wfile.write(piece)
            if pause and self.server.owner.stopped.wait(pause):
                return

    def date_time_string(self, timestamp: float | None = None) -> str:
        """The time by the server's own clock."""
        return super().date_time_string(self.server.owner.clock.now if timestamp is None else timestamp)

    def log_request(self, code: object = "-", size: object = "-") -> None:
        """Say nothing."""


for _method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
    setattr(_Handler, f"do_{_method}", _Handler.serve)
