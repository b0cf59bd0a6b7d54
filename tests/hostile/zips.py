"""Zip containers that are cut, overwritten in one number, or legal though seldom seen."""

import io
import struct
import zipfile
from collections.abc import Callable, Iterator

from tests.hostile.case import (
    BOOK,
    EITHER,
    REPAIRED,
    SHEET,
    Case,
    Make,
    good,
    parts_of,
    places,
    poked,
    with_parts,
)

_RECORD = {
    "signature": (0, "L"), "flags": (8, "H"), "method": (10, "H"), "checksum": (16, "L"), "packed": (20, "L"),
    "size": (24, "L"), "name-length": (28, "H"), "extra-length": (30, "H"), "comment-length": (32, "H"),
    "offset": (42, "L"),
}  # fmt: skip
_LOCAL = {"signature": (0, "L"), "method": (8, "H"), "name-length": (26, "H"), "extra-length": (28, "H")}
_END = {"entries-here": (8, "H"), "entries": (10, "H"), "directory-size": (12, "L"), "directory-offset": (16, "L")}


def cases() -> Iterator[Case]:
    """Every kind."""
    yield from _cut()
    yield from _overwritten()
    yield from _flipped()
    yield from _structures()
    yield from _legal()


def _cut() -> Iterator[Case]:
    for percent in (1, 3, 5, 8, *range(10, 100, 6), 99):
        yield Case(f"cut-at-{percent}", f"the download ended after {percent} %", _first(percent))
    for bytes_less in (1, 2, 10, 21, 22, 23):
        yield Case(f"cut-{bytes_less}-bytes", "the last bytes are missing", lambda n=bytes_less: good()[:-n])  # type: ignore[misc]


def _first(percent: int) -> Make:
    return lambda: good()[: len(good()) * percent // 100]


def _overwritten() -> Iterator[Case]:
    for name, (shift, form) in _RECORD.items():
        for value in (0, 0x7FFF, 2 ** (16 if form == "H" else 32) - 1):
            what = f"the directory's {name.replace('-', ' ')} of the sheet is {value:#x}"
            make = poked(lambda its, shift=shift: its.records[SHEET] + shift, form, value)  # type: ignore[misc]
            said = "Tệp" if name in ("flags", "method", "packed", "size") else "bị hỏng"
            if value == 0 and name in ("flags", "extra-length", "comment-length"):  # as it was
                said = REPAIRED
            yield Case(f"record-{name}-{value:x}", what, make, said)
    for name, (shift, form) in _LOCAL.items():
        for value in (0, 0x7FFF, 2 ** (16 if form == "H" else 32) - 1):
            if (name, value) == ("extra-length", 0):
                continue
            make = poked(lambda its, shift=shift: its.locals[SHEET] + shift, form, value)  # type: ignore[misc]
            yield Case(f"local-{name}-{value:x}", f"the entry's own {name} is {value:#x}", make)
    for name, (shift, form) in _END.items():
        for value in (0, 1, 0x7FFF, 2 ** (16 if form == "H" else 32) - 1):
            make = poked(lambda its, shift=shift: its.end + shift, form, value)  # type: ignore[misc]
            said = REPAIRED if name == "entries-here" else "bị hỏng"
            yield Case(f"end-{name}-{value:x}", f"the end record's {name} is {value:#x}", make, said)


def _flipped() -> Iterator[Case]:
    for number in range(60):
        yield Case(f"bit-{number}", "one bit is not what it was", _flip(number), EITHER)


def _flip(number: int) -> Make:
    def make() -> bytes:
        body = bytearray(good())
        body[(number * 7919 + 13) % len(body)] ^= 1 << number % 8
        return bytes(body)

    return make


def _structures() -> Iterator[Case]:
    yield Case("empty-zip", "a zip without any entry", lambda: _zip({}), "không phải bảng tính")
    yield Case("only-end-record", "nothing but an end record", lambda: good()[-22:])
    yield Case("text-behind-pk", "text that begins with PK", lambda: b"PK la ma cua toi\n" * 50, "không phải danh sách")
    yield Case("two-ends", "a second end record in the comment", _two_ends)
    yield Case("data-before", "bytes before the first entry", lambda: b"MZ" * 5 + good(), "Tệp")
    yield Case("pk-before", "an entry's header before the first entry", lambda: good()[:300] + good())
    yield Case("local-name", "the entry calls itself another part", _renamed)
    yield Case("overlap", "two directory records for one place", _overlap)
    yield Case("same-name", "two parts of one name", lambda: _twice(SHEET), "trùng tên")
    yield Case("same-name-by-case", "two parts of one name but for capitals", lambda: _twice(SHEET.upper()), "trùng")
    yield Case(
        "same-name-by-slash", "two parts of one name but for slashes", lambda: _twice("xl\\workbook.xml"), "trùng"
    )
    yield Case(
        "same-name-rooted", "two parts of one name but for a slash at the start", lambda: _twice(f"/{BOOK}"), "trùng"
    )
    yield Case("nul-in-name", "a name with a NUL in it", lambda: _named(b"docProps/app.xml", b"docProps/app\0xml"))
    for name in ("xl/theme/theme1.xml", "docProps/app.xml", "xl/tables/table1.xml"):
        what = "a part that nobody reads is damaged"
        make = poked(lambda its, name=name: its.records[name] + 16, "L", 12345)  # type: ignore[misc]
        yield Case(f"damaged-{name.rpartition('/')[2]}", what, make)
    yield Case("encrypted", "the sheet is encrypted", _encrypted, "mật khẩu")
    for method in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        yield Case(f"method-{method}", "a compression that no spreadsheet program uses", _packed(method), "kiểu nén")
    for name in ("[Content_Types].xml", "_rels/.rels", BOOK, "xl/_rels/workbook.xml.rels", SHEET):
        yield Case(f"without-{name.rpartition('/')[2]}", "a part is missing", _without(name), "không phải bảng tính")
    yield Case("many-entries", "12,000 entries", _many, "bị hỏng")
    yield Case("stored-too-short", "a stored entry whose size is wrong", _short_stored)


def _legal() -> Iterator[Case]:
    yield Case("stored", "nothing is compressed", _packed(zipfile.ZIP_STORED), REPAIRED)
    yield Case("comment", "the zip has a comment", lambda: _commented(b"xin chao"), REPAIRED)
    yield Case("bytes-behind", "bytes behind the end record", lambda: good() + b"\r\n\r\n", REPAIRED)
    yield Case("extra-part", "a part that nobody knows", lambda: with_parts({"customXml/item1.xml": b"<a/>"}), REPAIRED)
    for number, name in enumerate(("../../etc/passwd", "/etc/passwd", "C:/Windows/x.dll", "xl/", "a" * 4000)):
        yield Case(f"extra-name-{number}", "an entry whose name points elsewhere", _extra(name), REPAIRED)
    yield Case("symlink", "an entry that is a symbolic link", _symlink, REPAIRED)
    yield Case("streamed", "sizes stand behind the data", _streamed, REPAIRED)
    yield Case("directory-sorted", "the directory has another order than the file", _reordered, REPAIRED)
    yield Case("gap", "unused bytes between two entries", _gap, REPAIRED)
    yield Case("zip64-offset", "the sheet's offset stands in a zip64 field", _zip64(offset=True), REPAIRED)
    yield Case("zip64-sizes", "the sheet's sizes stand in a zip64 field", _zip64(sizes=True), REPAIRED)
    yield Case("zip64-all", "sizes and offset stand in a zip64 field", _zip64(sizes=True, offset=True), REPAIRED)
    yield Case("zip64-end", "the end of the directory is that of zip64", _zip64_end(0), REPAIRED)
    yield Case("zip64-offset-wrong", "a zip64 offset outside the file", _zip64(offset=True, wrong=1 << 50))
    yield Case("zip64-end-wrong", "a zip64 end that names another place", _zip64_end(1 << 40))
    yield Case("zip64-locator-wrong", "a zip64 locator that names another place", _zip64_end(0, locator=99))


def _zip(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, body in parts.items():
            archive.writestr(zipfile.ZipInfo(name), body, method)
    return target.getvalue()


def _packed(method: int) -> Make:
    return lambda: _zip(dict(parts_of(good())), method)


def _without(name: str) -> Make:
    return lambda: with_parts({}, drop=name)


def _extra(name: str) -> Make:
    return lambda: _zip({**parts_of(good()), name: b"x"})


def _twice(name: str) -> bytes:
    return _zip({**parts_of(good()), name: b"<other/>"}) if name != SHEET else _doubled()


def _doubled() -> bytes:
    return _named(b"docProps/core.xml", SHEET.encode()[: len("docProps/core.xml")], _zip_with("xl/worksheets/she"))


def _zip_with(name: str) -> bytes:
    return _zip({**parts_of(good()), name: b"x"})


def _named(old: bytes, new: bytes, data: bytes = b"") -> bytes:
    return (data or good()).replace(old, new)


def _renamed() -> bytes:
    body, at = bytearray(good()), places(good()).locals[SHEET]
    body[at + 30 : at + 30 + len(SHEET)] = SHEET.replace("2", "3").encode()
    return bytes(body)


def _overlap() -> bytes:
    its = places(good())
    return poked(lambda _: its.records["docProps/app.xml"] + 42, "L", its.locals["docProps/core.xml"])()


def _two_ends() -> bytes:
    return _commented(struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0, 0, 0, 0, 0))


def _commented(comment: bytes) -> bytes:
    return good()[:-2] + struct.pack("<H", len(comment)) + comment


def _encrypted() -> bytes:
    its = places(good())
    return poked(lambda _: its.records[SHEET] + 8, "H", 1)()


def _many() -> bytes:
    return _zip({**parts_of(good()), **{f"x/{number}": b"" for number in range(12_000)}})


def _short_stored() -> bytes:
    data = _zip(dict(parts_of(good())), zipfile.ZIP_STORED)
    its = places(data)
    return poked(lambda _: its.records[SHEET] + 20, "L", 100, lambda: data)()


def _symlink() -> bytes:
    target = io.BytesIO(good())
    with zipfile.ZipFile(target, "a") as archive:
        link = zipfile.ZipInfo("xl/link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return target.getvalue()


class _Unseekable(io.BytesIO):
    def seekable(self) -> bool:
        return False

    def tell(self) -> int:
        raise OSError


def _streamed() -> bytes:
    target = _Unseekable()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts_of(good()).items():
            archive.writestr(name, body)
    return target.getvalue()


def _rebuilt(change: Callable[[list[bytes]], list[bytes]], body: bytes = b"", shift: int = 0) -> bytes:
    """The file with its directory's records changed, behind other bytes of entries."""
    data, its = good(), places(good())
    starts = sorted(its.records.values())
    limits = [*starts[1:], its.end]
    records = change([data[start:limit] for start, limit in zip(starts, limits, strict=True)])
    body = body or data[: starts[0]]
    directory = b"".join(records)
    return (
        body
        + directory
        + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, len(records), len(records), len(directory), len(body), 0)
    )


def _reordered() -> bytes:
    return _rebuilt(lambda records: records[::-1])


def _gap() -> bytes:
    start = min(places(good()).records.values())
    return _rebuilt(lambda records: records, good()[:start] + b"\0" * 40)


def _zip64(*, sizes: bool = False, offset: bool = False, wrong: int = 0) -> Make:
    def change(records: list[bytes]) -> list[bytes]:
        return [_in_zip64(one, sizes, offset, wrong) if SHEET.encode() in one[46:] else one for one in records]

    return lambda: _rebuilt(change)


def _in_zip64(record: bytes, sizes: bool, offset: bool, wrong: int) -> bytes:
    fields = list(struct.unpack_from("<4s6H3L5H2L", record))
    held = [fields[9], fields[8]] if sizes else []
    held += [fields[16] + wrong] if offset else []
    if sizes:
        fields[8] = fields[9] = 0xFFFFFFFF
    if offset:
        fields[16] = 0xFFFFFFFF
    extra = struct.pack(f"<2H{len(held)}Q", 1, 8 * len(held), *held)
    fields[11] = len(extra)
    return struct.pack("<4s6H3L5H2L", *fields) + record[46 : 46 + fields[10]] + extra


def _zip64_end(wrong: int, locator: int = 0) -> Make:
    def make() -> bytes:
        data, its = good(), places(good())
        start = min(its.records.values())
        count, size = len(its.records), its.end - start
        wide = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, size, start + wrong)
        found = struct.pack("<4sLQL", b"PK\6\7", 0, its.end + locator, 1)
        narrow = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
        return data[: its.end] + wide + found + narrow

    return make
