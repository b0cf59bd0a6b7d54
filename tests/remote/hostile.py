"""Answers that no shop gives, and every broken line may: what a command must say of each of them."""

import gzip
from typing import NamedTuple

from tests.servers.base import Fault


class Hostile(NamedTuple):
    """A fault that meets every request, and what comes of it."""

    fault: Fault
    said: str
    """a part of the sentence, in Vietnamese"""
    code: int = 2


def answer(body: bytes, status: int = 200, **headers: str) -> Fault:
    """This answer to everything."""
    return Fault(status, {name.replace("_", "-"): text for name, text in headers.items()}, body, times=9999)


def everything(entry: str, count: str = "1") -> bytes:
    """An answer under every key that either shop's lists have."""
    lists = ", ".join(
        f'"{key}": [{entry}]'
        for key in ("data", "products", "orders", "locations", "inventory_locations", "transactions")
    )
    return f'{{"total": {count}, "count": {count}, "shop": {entry}, {lists}}}'.encode()


STRANGE = "không đúng dạng đã công bố"
BUSY = "đang giới hạn|không trả lời trọn vẹn|quá bận"
HOSTILE: dict[str, Hostile] = {
    "a list": Hostile(answer(b"[1, null]"), STRANGE),
    "a text": Hostile(answer(b'"x"'), STRANGE),
    "null": Hostile(answer(b"null"), STRANGE),
    "ids that are lists": Hostile(answer(everything('{"id": [1]}')), STRANGE),
    "ids that are texts": Hostile(answer(everything('{"id": "1"}')), STRANGE),
    "ids beyond 64 bits": Hostile(answer(everything(f'{{"id": {1 << 70}}}')), STRANGE),
    "items that are null": Hostile(answer(everything("null")), STRANGE),
    "a negative count": Hostile(answer(everything('{"id": "1"}', "-5")), STRANGE),
    "a count of billions": Hostile(answer(everything('{"id": "1"}', "9999999999999")), STRANGE),
    "NaN": Hostile(answer(everything('{"id": 1}', "NaN")), STRANGE),
    "Infinity": Hostile(answer(everything('{"id": Infinity}')), STRANGE),
    "1e400": Hostile(answer(everything('{"id": 1, "basePrice": 1e400}')), STRANGE),
    "a number of 9,000 digits": Hostile(answer(everything('{"id": 1' + "0" * 9000 + "}")), STRANGE),
    "nested 200,000 deep": Hostile(answer(b"[" * 200_000 + b"]" * 200_000), STRANGE),
    "objects nested deep": Hostile(answer(b'{"a":' * 100_000 + b"1" + b"}" * 100_000), STRANGE),
    "millions of objects": Hostile(answer(b'{"data": [' + b"{}," * 1_000_000 + b"{}]}"), STRANGE),
    "gzip, gzip": Hostile(answer(gzip.compress(gzip.compress(b"{}")), Content_Encoding="gzip, gzip"), STRANGE),
    "a packing that is unknown": Hostile(answer(b"{}", Content_Encoding="x-secret"), STRANGE),
    "a gzip bomb": Hostile(answer(gzip.compress(bytes(64 << 20), 1), Content_Encoding="gzip"), "lớn hơn 8 MB"),
    "a page of 9 MB": Hostile(answer(b'{"a": "' + b"x" * (9 << 20) + b'"}'), "lớn hơn 8 MB"),
    "another page": Hostile(answer(b"", 302, Location="https://example.invalid/"), "từ chối yêu cầu"),
    "steering letters": Hostile(answer(b'{"message": "s\\u001b[2J \\u202e\\ud800"}', 400), "\ufffd[2J"),
    "a reason nested deep": Hostile(answer(b'{"errors": ' + b"[" * 99_999 + b"]" * 99_999 + b"}", 400), "mã 400"),
    "a wrong key": Hostile(answer(b"", 401), "không nhận", 4),
    "a missing right": Hostile(answer(b"", 403), "mã 403", 4),
    "busy for a day": Hostile(answer(b"", 429, Retry_After="99999"), "hẹn hỏi lại lúc"),
    "busy for ever": Hostile(answer(b"", 429, Retry_After="inf"), "hơn 30 ngày nữa"),
    "busy for centuries": Hostile(answer(b"", 503, Retry_After="1e10"), "hơn 30 ngày nữa"),
}
PASSING: dict[str, Fault] = {
    "packed data that is cut off": answer(gzip.compress(b"x" * 999)[:-9], Content_Encoding="gzip"),
    "no packed data": answer(b"{}", Content_Encoding="gzip"),
    "letters of another code page": answer(b'{"name": "\xc3\x28"}'),
    "more promised than sent": answer(b"{}", Content_Length="999"),
    "less promised than sent": answer(b'{"count": 12}', Content_Length="5"),
    "no HTTP": Fault(kind="raw", body=b"SSH-2.0-OpenSSH_9\r\n", times=9999),
    "headers without end": Fault(kind="raw", body=b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 99_999, times=9999),
    "headers that drip": Fault(kind="raw_drip", body=b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 99, pause=0.2, times=9999),
    "a body that drips": Fault(kind="drip", pause=0.2, times=9999),
    "an answer that never comes": Fault(kind="saved_silence", pause=20.0, times=9999),
}
"""faults that may be gone at the next attempt: asked again until the time limit"""
