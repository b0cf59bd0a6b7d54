"""HTTP bounded in time and size: whatever a server sends, a request ends by its deadline and takes little memory.

httpx bounds each single read, so a server that drips would hold a run for ever, and it unpacks whole chunks, so 64 KB
may become gigabytes. Here every read ends at the deadline, and an answer is unpacked no further than `MOST_BYTES`.
"""

import urllib.request
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import httpcore
import httpx

from catalogrepair.errors import UnusableInput
from catalogrepair.text import _

MOST_BYTES = 8 << 20
"""of one unpacked answer. The largest page that is asked for, 50 products of 100 variants, has 3.5 MB"""
_SPOKEN = {"Accept-Encoding": "gzip"}

Left = Callable[[], float]
"""the seconds that a request may still take"""


class TooLarge(httpx.DecodingError):
    """An answer of more than `MOST_BYTES`."""


class OtherCoding(httpx.DecodingError):
    """An answer packed in a way that was not asked for."""


class Transport(httpx.HTTPTransport):
    """Requests to `address`, by the proxy that the environment names for it."""

    def __init__(self, address: str, left: Left) -> None:
        proxy = _proxy_for(address)
        try:
            super().__init__(proxy=proxy)
        except (ValueError, ImportError, httpx.InvalidURL) as error:
            raise UnusableInput(
                _(
                    "The proxy “{proxy}” that this machine names (HTTPS_PROXY or ALL_PROXY) cannot be used.",
                    proxy=proxy or "",
                ),
            ) from error
        self._pool._network_backend = _Backend(left)  # httpx passes on no parameter for it

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer, unpacked as it is read. Raises TooLarge and OtherCoding while it is read, and as httpx does."""
        request.headers.update(_SPOKEN)
        answer = super().handle_request(request)
        assert isinstance(answer.stream, httpx.SyncByteStream)
        coding = answer.headers.pop("content-encoding", "").strip().lower()
        body = _Body(answer.stream, coding)
        return httpx.Response(answer.status_code, headers=answer.headers, stream=body, extensions=answer.extensions)


def _proxy_for(address: str) -> str | None:
    """The proxy that the environment names, as httpx reads it: one without a scheme is asked over http."""
    url = httpx.URL(address)
    proxies = urllib.request.getproxies()
    proxy = proxies.get(url.scheme) or proxies.get("all")
    if not proxy or urllib.request.proxy_bypass(url.host):
        return None
    return proxy if "://" in proxy else f"http://{proxy}"


class _Body(httpx.SyncByteStream):
    def __init__(self, packed: httpx.SyncByteStream, coding: str) -> None:
        self._packed, self._coding = packed, coding

    def __iter__(self) -> Iterator[bytes]:
        if self._coding not in ("", "identity", "gzip", "x-gzip"):
            raise OtherCoding(self._coding)
        size = 0
        for chunk in _unzipped(self._packed) if self._coding.endswith("gzip") else self._packed:
            size += len(chunk)
            if size > MOST_BYTES:
                raise TooLarge(str(MOST_BYTES))
            yield chunk

    def close(self) -> None:
        self._packed.close()


def _unzipped(packed: Iterable[bytes]) -> Iterator[bytes]:
    """Unpacked a piece at a time: a chunk of zeros unpacks to a thousand times its size."""
    unzip, piece = zlib.decompressobj(wbits=31), 1 << 16
    try:
        for chunk in packed:
            if unzip.eof:
                break  # zlib would keep all that follows the end, without bound
            yield unzip.decompress(chunk, piece)
            while unzip.unconsumed_tail:
                yield unzip.decompress(unzip.unconsumed_tail, piece)
        yield unzip.flush()
    except zlib.error as error:
        raise httpx.DecodingError(str(error)) from error
    if not unzip.eof:
        raise httpx.DecodingError("the packed data is cut off")


class _Backend(httpcore.SyncBackend):
    """Connections of which no step outlasts the deadline."""

    def __init__(self, left: Left) -> None:
        self._left = left

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        timeout = _within(self._left, timeout)
        return _BoundedStream(super().connect_tcp(host, port, timeout, local_address, socket_options), self._left)


class _BoundedStream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream, left: Left) -> None:
        self._stream, self._left = stream, left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _within(self._left, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _within(self._left, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _BoundedStream(
            self._stream.start_tls(ssl_context, server_hostname, _within(self._left, timeout)), self._left
        )

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _within(left: Left, timeout: float | None) -> float:
    seconds = left()
    if seconds <= 0:
        raise httpcore.ReadTimeout("the time limit has passed")
    return seconds if timeout is None else min(seconds, timeout)
