"""Zip packages with fixed times, and the little XML helpers every writer needs."""

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import IO

BOM = "\ufeff"
EPOCH = datetime(1980, 1, 1)
Part = tuple[str, bytes | str | Iterable[str]]


def escape(text: str) -> str:
    """XML text as KiotViet escapes it: only what must be."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quote(text: str) -> str:
    """Text for an attribute in double quotes."""
    return escape(text).replace('"', "&quot;")


def letter(column: int) -> str:
    """The Excel letters of a column counted from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def is_number(text: str) -> bool:
    """Whether a cell text can stand in a number cell as it is."""
    return text.lstrip("-").replace(".", "", 1).isdecimal()


def shortest(text: str) -> str:
    """A number as programs that calculate write it back: "315000.0000" becomes "315000"."""
    return repr(float(text)).removesuffix(".0")


def write_package(target: IO[bytes], parts: Iterable[Part], times: Mapping[str, datetime] | None = None) -> None:
    """Write parts in order; a part may be a stream of text, so that a large sheet never stands in memory."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts:
            with archive.open(_info(name, (times or {}).get(name, EPOCH)), "w") as part:
                for chunk in _chunks(body):
                    part.write(chunk)


def package(parts: Iterable[Part], times: Mapping[str, datetime] | None = None) -> bytes:
    """The package as bytes; the same parts give the same bytes."""
    target = io.BytesIO()
    write_package(target, parts, times)
    return target.getvalue()


def unpack(data: bytes) -> list[tuple[str, bytes]]:
    """The parts of a package in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The package with one part changed: how a file is spoilt in exactly one place."""
    return package((part, change(body) if part == name else body) for part, body in unpack(data))


def _info(name: str, moment: datetime) -> zipfile.ZipInfo:
    """A member as .NET writes it: made on "FAT", no Unix rights."""
    info = zipfile.ZipInfo(name, moment.timetuple()[:6])
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 0
    info.create_version = 45
    return info


def _chunks(body: bytes | str | Iterable[str]) -> Iterator[bytes]:
    if isinstance(body, bytes):
        yield body
    elif isinstance(body, str):
        yield body.encode()
    else:
        for chunk in body:
            yield chunk.encode()
