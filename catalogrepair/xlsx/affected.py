"""A small workbook of the same anatomy that holds the header and only the chosen rows.

The safer import: an import overwrites prices, flags and links of every row it is given (docs: kiotviet-files 3.4).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO

from catalogrepair.errors import Refused
from catalogrepair.text import _
from catalogrepair.xlsx.book import filter_names, tables_of, workbook_part
from catalogrepair.xlsx.patch import patched_cell
from catalogrepair.xlsx.sheet import Rows, Sheet, number_of
from catalogrepair.xlsx.xml import Strict, element_end, local, tag_end
from catalogrepair.xlsx.zipcopy import copy_zip

# What may follow the rows without being bound to single rows.
_KEPT = {"sheetCalcPr", "sheetProtection", "autoFilter", "printOptions", "pageMargins", "pageSetup", "headerFooter",
         "tableParts"}  # fmt: skip
_RANGE_END = re.compile(rb"(ref=\"\$?[A-Z]{1,3}+\$?\d++:\$?[A-Z]{1,3}+\$?)\d++(\")")
_DIMENSION = re.compile(rb"(<(?:[\w.-]{1,60}+:)?dimension ref=\"[A-Z]{1,3}+\d++:[A-Z]{1,3}+)\d++(\")")
_FILTERED = re.compile(rb"[^<]*:\$?[A-Z]{1,3}\$?(\d+)</")


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
    if names := filter_names(sheet.archive, sheet.part):
        book = workbook_part(sheet.archive)
        replaced[book] = _with_ends(sheet.archive.read(book), names, last)
    copy_zip(sheet.archive, out, replaced)


def _with_ends(data: bytes, names: Sequence[int], last: int) -> Iterator[bytes]:
    """The workbook part in which the filtered ranges, named at these places, end in the row `last`."""
    done = 0
    for name in names:
        if found := _FILTERED.match(data, tag_end(data, name)):
            yield data[done : found.start(1)] + b"%d" % last
            done = found.end(1)
    yield data[done:]


def _content(
    sheet: Sheet, header_row: int, column: int, rows: Sequence[int], values: Mapping[int, str], last: int
) -> Iterator[bytes]:
    prefix, text_type = sheet.frame.prefix, sheet.text_type()
    yield _DIMENSION.sub(rb"\g<1>%d\2" % last, sheet.frame.head)
    wanted, place, number, reader = set(rows), header_row, 0, Rows(sheet)
    while found := reader.next_row():
        row = found[1]
        number = number_of(row, prefix) or number + 1
        if number <= header_row:
            yield row
        elif number in wanted:
            if number in values:
                start, end, content = patched_cell(sheet, row, number, column, values[number], text_type)
                row = row[:start] + content + row[end:]
            place += 1
            yield _renumbered(row, place, sheet, number)
    yield _tail(sheet, reader.rest())


def _renumbered(row: bytes, place: int, sheet: Sheet, number: int) -> bytes:
    """The row's bytes under another row number."""
    pieces: list[bytes] = []
    done = tag_end(row, 0)
    pieces.append(re.sub(rb"(\sr\s*+=\s*+[\"'])\d+", rb"\g<1>%d" % place, row[:done], count=1))
    for cell in sheet.reader.cells(row):
        if cell.has_formula:
            name = sheet.archive.path.name
            raise Refused(
                _(
                    "Row {number} of “{name}” holds a formula and cannot be moved. Use --rows all.",
                    number=str(number),
                    name=name,
                ),
            )
        end = tag_end(row, cell.start)
        pieces.append(row[done : cell.start])
        pieces.append(re.sub(rb"(\sr\s*+=\s*+[\"'][A-Z]+)\d+", rb"\g<1>%d" % place, row[cell.start : end], count=1))
        done = end
    return b"".join(pieces) + row[done:]


def _tail(sheet: Sheet, tail: bytes) -> bytes:
    """What follows the rows, without what is bound to rows that have moved (comments, merges, pictures …)."""
    head = sheet.frame.head
    document = head + tail
    closing = len(head) + tail.index(b">") + 1
    spans = list(_children(document, closing))
    kept = [document[start:end] for name, start, end in spans if name in _KEPT]
    return b"".join((tail[: closing - len(head)], *kept, document[spans[-1][2] if spans else closing :]))


def _children(document: bytes, after: int) -> Iterator[tuple[str, int, int]]:
    """(local name, start, end) of the root's children that begin at `after` or later."""
    children = _Children(document)
    children.feed(document)
    children.release()
    return (child for child in children.found if child[1] >= after)


class _Children(Strict):
    """Notes where the children of the root begin and end."""

    def __init__(self, document: bytes) -> None:
        super().__init__()
        self._document, self._start = document, 0
        self.found: list[tuple[str, int, int]] = []

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        """Note where a child begins."""
        if len(self.path) == 2:
            self._start = self.place

    def closed(self, name: str) -> None:
        """Note where it ends."""
        if len(self.path) == 2:
            self.found.append((local(name), self._start, element_end(self._document, self._start, self.place)))
