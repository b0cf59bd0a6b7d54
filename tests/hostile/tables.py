"""Tables that are no workbook: .csv, .xls and what calls itself so."""

import io
from collections.abc import Iterator
from functools import cache

import xlwt

from tests.hostile.case import EITHER, REPAIRED, STORY, Case, Make
from tests.shops.dialects import csv_bytes


@cache
def csv() -> bytes:
    """The sound file as a CSV."""
    return csv_bytes(STORY.rows, STORY.headings)


@cache
def xls(pages: int = 0) -> bytes:
    """The sound file as an old .xls."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Hang hoa")
    for column, heading in enumerate(STORY.headings):
        sheet.write(0, column, heading)
        for row, cells in enumerate(STORY.rows, start=1):
            sheet.write(row, column, cells.get(heading, ""))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def cases() -> Iterator[Case]:
    """Every kind."""
    text = csv()
    made: dict[str, tuple[bytes, str, str]] = {
        "sound": (text, "a CSV that is as it should be", REPAIRED),
        "no-bom": (text.removeprefix(b"\xef\xbb\xbf"), "no byte order mark", REPAIRED),
        "latin": (text.decode("utf-8-sig").encode("cp1258", "replace"), "not UTF-8", "UTF-8"),
        "utf16": (text.decode("utf-8-sig").encode("utf-16"), "UTF-16", "UTF-16"),
        "nul": (text.replace(b"AT", b"A\0T", 1), "a NUL among the text", EITHER),
        "nul-first": (b"\0" + text, "a NUL at the start", "Tệp"),
        "half-letter": (text[:-1] + b"\xe1\xba", "it ends inside a letter", "UTF-8"),
        "open-quote": (text + b'"AT99,1,2\r\n', "a quote that nobody closes", "CSV"),
        "stray-quote": (text.replace(b"\r\n", b'\r\n"x"y,', 1), "a letter behind a quote", "CSV"),
        "only-quotes": (b'"' * 5000, "nothing but quotes", "Tệp"),
        "only-commas": (b"," * 200_000, "nothing but commas", "Tệp"),
        "only-lines": (b"\n" * 200_000, "nothing but empty lines", "Tệp"),
        "only-returns": (b"\r" * 200_000, "nothing but carriage returns", "Tệp"),
        "headings-only": (text.splitlines(keepends=True)[0], "headings and nothing else", "không có dòng hàng"),
        "long-cell": (text.replace("Áo".encode(), b"x" * 40_000, 1), "a cell longer than Excel's", "quá dài"),
        "long-line": (text + b"x," * 9_000_000, "a line of 18 MB", "Tệp"),
        "wide": (text + b"x," * 40_000 + b"\r\n", "a row of 40,000 cells", EITHER),
        "ragged": (text.replace(b",", b"", 60), "rows of different lengths", "Tệp"),
        "html": (b"<html><table><tr><td>x</td></tr></table></html>", "a web page", "HTML"),
        "json": (b'{"a": 1}', "JSON", "JSON"),
        "xml": (b"<?xml version='1.0'?><a/>", "XML", "XML"),
        "spaces": (b" " * 50_000, "nothing but spaces", "Tệp"),
        "zeros": (bytes(50_000), "nothing but zeros", "Tệp"),
        "gzip": (b"\x1f\x8b\x08" + bytes(99), "gzip", "gzip"),
    }
    for name, (data, wrong, said) in made.items():
        yield Case(f"csv-{name}", wrong, lambda data=data: data, said, ".csv")  # type: ignore[misc]
    yield from _old()


def _old() -> Iterator[Case]:
    yield Case("xls-sound", "an .xls that is as it should be", xls, REPAIRED, ".xls")
    for percent in range(5, 100, 12):
        yield Case(f"xls-cut-{percent}", "an .xls that is cut", _xls_first(percent), "định dạng Office cũ", ".xls")
    for number in range(30):
        yield Case(f"xls-bit-{number}", "one bit of an .xls is not what it was", _xls_flip(number), EITHER, ".xls")
    for page in (0, 1, 932, 1200, 1258, 9999, 65535):
        yield Case(f"xls-page-{page}", f"the code page {page}", _xls_page(page), EITHER, ".xls")
    yield Case("xls-head-only", "the head of an .xls", lambda: xls()[:8], "định dạng Office cũ", ".xls")
    yield Case("xls-chain", "sectors that follow one another in a circle", _xls_chain, "Tệp", ".xls")


def _xls_first(percent: int) -> Make:
    return lambda: xls()[: len(xls()) * percent // 100]


def _xls_flip(number: int) -> Make:
    def make() -> bytes:
        body = bytearray(xls())
        body[(number * 15_485_863 + 77) % len(body)] ^= 1 << number % 8
        return bytes(body)

    return make


def _xls_page(page: int) -> Make:
    """CODEPAGE is record 0x42 of two bytes."""
    mark = bytes((0x42, 0, 2, 0))

    def make() -> bytes:
        body = bytearray(xls())
        at = body.index(mark) + len(mark)
        body[at : at + 2] = page.to_bytes(2, "little")
        return bytes(body)

    return make


def _xls_chain() -> bytes:
    body = bytearray(xls())
    at = 512 * (1 + int.from_bytes(body[76:80], "little"))
    body[at : at + 8] = bytes(8)
    return bytes(body)
