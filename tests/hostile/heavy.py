"""Inputs that swell: each is small or of a size that somebody may hand in, and asks for gigabytes or for hours."""

import zipfile
from collections.abc import Callable, Iterable, Iterator
from itertools import repeat
from pathlib import Path
from typing import NamedTuple

from tests.hostile.case import BOOK, MAIN, REPAIRED, SHEET, STORY, by_excel, good, parts_of
from tests.shops.headings import product
from tests.shops.kiotviet import export_bytes

_ROW_END = b"</sheetData>"


class Heavy(NamedTuple):
    """One input, written straight into a file."""

    name: str
    wrong: str
    write: Callable[[Path], None]
    said: str
    ending: str = ".xlsx"


def cases() -> Iterator[Heavy]:
    """Every kind."""
    yield Heavy(
        "book-of-tags",
        "60 MB of tags in the workbook part",
        _part(BOOK, b"</workbook>", b"<a/>", 15_000_000),
        "quá lớn",
    )
    yield Heavy(
        "book-of-names",
        "15 MB of names in the workbook part",
        _part(BOOK, b"<sheets>", b"<bookViews/>", 1_200_000),
        REPAIRED,
    )
    yield Heavy("deep", "tags inside tags, 8 million deep", _part(SHEET, b"<sheetData>", b"<a>", 8_000_000), "bị hỏng")
    yield Heavy(
        "deep-behind", "tags inside tags behind the rows", _part(SHEET, b"</worksheet>", b"<a>", 8_000_000), "bị hỏng"
    )
    yield Heavy("long-head", "60 MB before the rows", _part(SHEET, b"<sheetData>", b"<cols/>", 8_000_000), "bị hỏng")
    yield Heavy("long-tail", "70 MB behind the rows", _part(SHEET, b"</worksheet>", b"<mergeCell/>", 6_000_000), "Tệp")
    yield Heavy("one-row", "a row of 40 MB", _part(SHEET, b"</row>", b"<c/>", 10_000_000), "bị hỏng")
    yield Heavy("one-cell", "a cell that nobody closes", _part(SHEET, b"</v>", b"<v>", 10_000_000), "bị hỏng")
    yield Heavy("one-tag", "a tag of 30 MB", _part(SHEET, b"</row>", b'<c foo="' + b"x" * 30_000_000, 1), "bị hỏng")
    yield Heavy("empty-rows", "a million formatted empty rows", _rows(_formatted(1_000_000)), REPAIRED)
    yield Heavy("short-rows", "a million rows of one code", _rows(_short(1_000_000)), "quá lớn")
    yield Heavy("wide-texts", "thousands of texts as long as Excel takes", _rows(_wide(3_000)), "quá lớn")
    yield Heavy("strings", "three million shared strings", _strings(b"<si><t>%d</t></si>", 3_000_000), "quá lớn")
    yield Heavy(
        "rich-strings",
        "three million rich shared strings",
        _strings(b"<si><r><t>%d</t></r></si>", 3_000_000),
        "quá lớn",
    )
    yield Heavy(
        "one-string",
        "a shared string of 40 MB, and none of those that the cells name",
        _strings(b"<si><t>" + b"%d" * 1 + b"x" * 40_000_000 + b"</t></si>", 1),
        "bị hỏng",
    )
    yield Heavy("name-too-long", "a name of 40,000 characters", _names(40_000, 1), "quá dài")
    yield Heavy("name-as-long-as-can-be", "ten names of 32,767 characters", _names(32_767, 10), REPAIRED)
    yield Heavy("csv-lines", "a CSV of 60 million empty lines", _text(b"\n", 60_000_000), "Tệp", ".csv")
    yield Heavy("csv-commas", "a CSV of 60 million commas", _text(b",,,,,,,,,\n", 6_000_000), "Tệp", ".csv")
    yield Heavy("csv-quote", "a CSV with one quote of 60 MB", _text(b"x", 60_000_000, b'"'), "CSV", ".csv")
    yield Heavy("csv-rows", "a CSV of a million rows", _text(b"a,b,c\n", 1_000_000, _headings()), "quá lớn", ".csv")
    yield Heavy(
        "xls-large",
        "60 MB that begin as an .xls",
        _text(b"\0", 60_000_000, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        "quá lớn",
        ".xls",
    )


def _headings() -> bytes:
    return ",".join(STORY.headings).encode() + b"\n"


def _package(path: Path, name: str, body: Iterable[bytes], data: bytes = b"") -> None:
    """The sound file with one part streamed, so that this process never holds it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for other, content in parts_of(data or good()).items():
            with archive.open(other, "w") as part:
                for piece in body if other == name else (content,):
                    part.write(piece)


def _part(name: str, before: bytes, piece: bytes, count: int) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        head, mark, tail = parts_of(good())[name].partition(before)
        _package(path, name, (head, *_many(piece, count), mark, tail))

    return write


def _many(piece: bytes, count: int) -> Iterator[bytes]:
    step = max(1, min(count, 100_000))
    yield from repeat(piece * step, count // step)


def _rows(rows: Callable[[], Iterator[bytes]] | Iterable[bytes]) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        head, mark, tail = parts_of(good())[SHEET].partition(_ROW_END)
        _package(
            path,
            SHEET,
            (piece for pieces in ((head,), rows() if callable(rows) else rows, (mark + tail,)) for piece in pieces),
        )

    return write


def _formatted(count: int) -> Callable[[], Iterator[bytes]]:
    return lambda: (b'<row r="%d" ht="15" customHeight="1"/>' % number for number in range(100, 100 + count))


def _short(count: int) -> Callable[[], Iterator[bytes]]:
    return lambda: (
        b'<row r="%d"><c r="C%d" t="str"><v>%d</v></c></row>' % (n, n, n * 7919) for n in range(100, 100 + count)
    )


def _wide(count: int) -> Callable[[], Iterator[bytes]]:
    def rows() -> Iterator[bytes]:
        for n in range(100, 100 + count):
            text = " ".join(str(n * word) for word in range(3_500)).encode()[:32_000]
            yield b'<row r="%d"><c r="E%d" t="str"><v>%s</v></c></row>' % (n, n, text)

    return rows


def _strings(item: bytes, count: int) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        items = (item.replace(b"%d", b"%d" % (n * 7919)) for n in range(count))
        body = (b'<sst xmlns="%s">' % MAIN, *()), items, (b"</sst>",)
        _package(path, "xl/sharedStrings.xml", (piece for pieces in body for piece in pieces), by_excel())

    return write


def _names(length: int, count: int) -> Callable[[Path], None]:
    """A group whose children have names that long."""

    def write(path: Path) -> None:
        rows = [product("QD00", "Quần dài Gió", "SIZE:0"), *STORY.rows]
        for number in range(1, count + 1):
            name = "Áo thun Mây " + " ".join(f"từ{number * word}" for word in range(length // 4))
            rows.append(product(f"QD{number:02}", name[:length], f"SIZE:{number}", "QD00"))
        path.write_bytes(export_bytes(rows, STORY.headings))

    return write


def _text(piece: bytes, count: int, head: bytes = b"") -> Callable[[Path], None]:
    def write(path: Path) -> None:
        with path.open("wb") as file:
            file.write(head)
            file.writelines(_many(piece, count))

    return write
