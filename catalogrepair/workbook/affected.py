"""A small workbook of the same anatomy that holds the header and only the chosen rows.

The safer import: an import overwrites prices, flags and links of every row it is given (domain notes 2.4).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO
from xml.parsers import expat

from catalogrepair.errors import Refused, UnusableInput
from catalogrepair.workbook.book import tables_of, workbook_part
from catalogrepair.workbook.cells import cells_of, has_formula, row_head
from catalogrepair.workbook.patch import patched_cell
from catalogrepair.workbook.sheet import Sheet
from catalogrepair.workbook.zipcopy import copy_zip

# What may follow the rows without being bound to single rows.
_KEPT = {"sheetCalcPr", "sheetProtection", "autoFilter", "printOptions", "pageMargins", "pageSetup", "headerFooter",
         "tableParts"}  # fmt: skip
_RANGE_END = re.compile(rb"(ref=\"\$?[A-Z]+\$?\d+:\$?[A-Z]+\$?)\d+(\")")
_FILTER_NAME = re.compile(rb"(<(?:[\w.-]+:)?definedName\b[^>]*_FilterDatabase[^>]*>[^<]*:\$?[A-Z]+\$?)\d+(</)")


def write_affected(
    sheet: Sheet, header_row: int, column: int, rows: Sequence[int], values: Mapping[int, str], out: BinaryIO
) -> None:
    """Write the header and the rows of these Excel numbers (ascending), moved up, with `values` put into `column`.

    Raises Refused when a row that is kept holds a formula, which would point at the wrong rows.
    """
    last = header_row + len(rows)
    replaced: dict[str, Iterator[bytes]] = {sheet.part: _content(sheet, header_row, column, rows, values, last)}
    for table in tables_of(sheet.archive, sheet.part):
        data = sheet.archive.read(table)
        replaced[table] = iter([_RANGE_END.sub(rb"\g<1>%d\2" % last, data)])
    book = workbook_part(sheet.archive)
    data = sheet.archive.read(book)
    if _FILTER_NAME.search(data):
        replaced[book] = iter([_FILTER_NAME.sub(rb"\g<1>%d\2" % last, data)])
    copy_zip(sheet.archive, out, replaced)


def _content(
    sheet: Sheet, header_row: int, column: int, rows: Sequence[int], values: Mapping[int, str], last: int
) -> Iterator[bytes]:
    prefix, text_type = sheet.frame.prefix, sheet.text_type()
    yield re.sub(rb"(<(?:[\w.-]+:)?dimension\b[^>]*?:[A-Z]+)\d+", rb"\g<1>%d" % last, sheet.frame.head)
    wanted, place, number = set(rows), header_row, 0
    for _, row in sheet.rows():
        number = row_head(row, prefix).number or number + 1
        if number <= header_row:
            yield row
        elif number in wanted:
            if number in values:
                start, end, content = patched_cell(sheet, row, number, column, values[number], text_type)
                row = row[:start] + content + row[end:]  # noqa: PLW2901  # the same row, one cell newer
            place += 1
            yield _renumbered(row, prefix, place, sheet, number)
    yield _tail(sheet)


def _renumbered(row: bytes, prefix: bytes, place: int, sheet: Sheet, number: int) -> bytes:
    """The row's bytes under another row number."""
    pieces: list[bytes] = []
    done = row_head(row, prefix).end
    pieces.append(re.sub(rb"(\sr=[\"'])\d+", rb"\g<1>%d" % place, row[:done], count=1))
    for cell in cells_of(row, prefix):
        if has_formula(cell, prefix):
            name = sheet.archive.path.name
            raise Refused(
                f"Dòng {number} của “{name}” có công thức nên không thể tách riêng. Hãy dùng --rows all.",
                f"Row {number} of “{name}” holds a formula and cannot be moved. Use --rows all.",
            )
        tag_end = row.index(b">", cell.start)
        pieces.append(row[done : cell.start])
        pieces.append(re.sub(rb"(\sr=[\"'][A-Z]+)\d+", rb"\g<1>%d" % place, row[cell.start : tag_end], count=1))
        done = tag_end
    return b"".join(pieces) + row[done:]


def _tail(sheet: Sheet) -> bytes:
    """What follows the rows, without what is bound to rows that have moved (comments, merges, pictures …)."""
    head, prefix = sheet.frame.head, sheet.frame.prefix
    data = b""
    closing = re.compile(b"</" + prefix + rb"sheetData\s*>")
    for chunk in sheet.archive.chunks(sheet.part):
        data = data[-64:] + chunk if not closing.search(data) else data + chunk
    found = closing.search(data)
    if found is None:
        raise UnusableInput("Trang tính trống.", "The sheet is empty.")
    tail = data[found.start() :]
    kept = [tail[: found.end() - found.start()]]
    spans = list(_children(head + tail, len(head) + found.end() - found.start()))
    for name, start, end in spans:
        if name in _KEPT:
            kept.append((head + tail)[start:end])
    end_of_children = spans[-1][2] - len(head) if spans else found.end() - found.start()
    return b"".join(kept) + tail[end_of_children:]


def _children(document: bytes, after: int) -> Iterator[tuple[str, int, int]]:
    """(local name, start, end) of the root's children that begin at `after` or later."""
    parser = expat.ParserCreate()
    depth, start = 0, 0
    found: list[tuple[str, int, int]] = []

    def opened(name: str, _attributes: object) -> None:
        nonlocal depth, start
        depth += 1
        if depth == 2:
            start = parser.CurrentByteIndex

    def closed(name: str) -> None:
        nonlocal depth
        if depth == 2 and start >= after:
            end = parser.CurrentByteIndex
            end = document.index(b">", end if document[end : end + 2] == b"</" else start) + 1
            found.append((name.rpartition(":")[2], start, end))
        depth -= 1

    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.Parse(document, True)
    yield from found
