"""What one input of the corpus is: who made it wrong how, and what must be said of it."""

import io
import struct
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from tests.shops.excel import excel_bytes
from tests.shops.pack import package, unpack
from tests.shops.stories import story

REPAIRED, EITHER = "repaired", "refused or repaired"
SHEET, BOOK = "xl/worksheets/sheet2.xml", "xl/workbook.xml"
MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STORY = story("fashion_swallowed_family")
EDITED = sorted(STORY.expected["clear"], key=lambda cell: int(cell[1:].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")))
"""cells that a repair of the sound file clears"""

Make = Callable[[], bytes]


class Case(NamedTuple):
    """One input."""

    name: str
    wrong: str
    """what is wrong with it, or what is unusual though legal"""
    make: Make
    said: str = "bị hỏng"
    """words of the refusal; REPAIRED for what must be repaired, EITHER for what may be either"""
    ending: str = ".xlsx"
    code: int = 2
    """exit code of a refusal"""


@cache
def good() -> bytes:
    """The sound file that everything here spoils."""
    return STORY.data()


@cache
def by_excel() -> bytes:
    """The same as Excel saves it: shared strings, several relationships."""
    return excel_bytes(STORY.rows, STORY.headings)


@cache
def parts_of(data: bytes) -> Mapping[str, bytes]:
    """Parts by name."""
    return dict(unpack(data))


def with_parts(changed: Mapping[str, bytes | Iterable[str]], *, drop: str = "", data: bytes = b"") -> bytes:
    """The package with parts changed or added, one left out."""
    parts = parts_of(data or good())
    names = [name for name in dict.fromkeys((*parts, *changed)) if name != drop]
    return package((name, changed.get(name, parts.get(name, b""))) for name in names)


def replaced(old: bytes, new: bytes, part: str = SHEET, data: bytes = b"", count: int = 1) -> Make:
    """The package with some bytes of a part replaced, which must be there."""

    def make() -> bytes:
        body = parts_of(data or good())[part]
        assert old in body, old
        return with_parts({part: body.replace(old, new, count)}, data=data or good())

    return make


def sheet_of(change: Callable[[bytes], bytes]) -> Make:
    """The package with its sheet changed."""
    return lambda: with_parts({SHEET: change(parts_of(good())[SHEET])})


class Places(NamedTuple):
    """Where the structures of a zip stand."""

    locals: dict[str, int]
    records: dict[str, int]
    end: int


def places(data: bytes) -> Places:
    """Where the structures of a sound zip without a comment stand."""
    end = len(data) - 22
    (at,) = struct.unpack_from("<L", data, end + 16)
    records: dict[str, int] = {}
    while at < end:
        lengths = struct.unpack_from("<3H", data, at + 28)
        records[data[at + 46 : at + 46 + lengths[0]].decode()] = at
        at += 46 + sum(lengths)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        locals_ = {entry.filename: entry.header_offset for entry in archive.infolist()}
    return Places(locals_, records, end)


def poked(at: Callable[[Places], int], form: str, value: int, data: Make = good) -> Make:
    """The package with one number of its zip structures overwritten."""

    def make() -> bytes:
        body = bytearray(data())
        struct.pack_into(f"<{form}", body, at(places(bytes(body))), value)
        return bytes(body)

    return make


def numbered(cases: Iterable[Case]) -> Iterator[Case]:
    """The cases, whose names must differ."""
    seen: set[str] = set()
    for case in cases:
        assert case.name not in seen, case.name
        seen.add(case.name)
        yield case
