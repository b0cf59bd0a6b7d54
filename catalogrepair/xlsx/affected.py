"""A small workbook of the same anatomy that holds the header and only the chosen rows.

The safer import: an import overwrites prices, flags and links of every row it is given (docs: kiotviet-files 3.4).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import BinaryIO

from catalogrepair.errors import Refused
from catalogrepair.text import _
from catalogrepair.xlsx.book import filter_names, tables_of, workbook_part
from catalogrepair.xlsx.patch import patched_cell
from catalogrepair.xlsx.picked import Picked
from catalogrepair.xlsx.sheet import Sheet
from catalogrepair.xlsx.xml import Strict, element_end, local, tag_end
from catalogrepair.xlsx.zipcopy import copy_zip

# What may follow the rows without being bound to single rows.
_KEPT = {"sheetCalcPr", "sheetProtection", "autoFilter", "printOptions", "pageMargins", "pageSetup", "headerFooter",
         "tableParts"}  # fmt: skip
_RANGE_END = re.compile(rb"(ref=\"\$?[A-Z]{1,3}+\$?\d++:\$?[A-Z]{1,3}+\$?)\d++(\")")
_DIMENSION = re.compile(rb"(<(?:[\w.-]{1,60}+:)?dimension ref=\"[A-Z]{1,3}+\d++:[A-Z]{1,3}+)\d++(\")")
_FILTERED = re.compile(rb"[^<]*:\$?[A-Z]{1,3}\$?(\d+)</")


def write_affected(
    picked: Picked, header_row: int, column: int, rows: Sequence[int], values: Mapping[int, str], out: BinaryIO
) -> None:
    """Write the header and these of the picked rows (ascending), moved up, with `values` put into `column`.

    Raises Refused when a row that is kept holds a formula, which would point at the wrong rows.
    """
    sheet, last = picked.sheet, header_row + len(rows)
    replaced: dict[str, Iterator[bytes]] = {sheet.part: _content(picked, header_row, column, rows, values, last)}
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
    picked: Picked, header_row: int, column: int, rows: Sequence[int], values: Mapping[int, str], last: int
) -> Iterator[bytes]:
    sheet, text_type = picked.sheet, picked.sheet.text_type()
    yield _DIMENSION.sub(rb"\g<1>%d\2" % last, sheet.frame.head)
    yield picked.header
    usual, reference = _usual_row(sheet.frame.prefix), _reference(sheet.frame.prefix)
    for place, number in enumerate(rows, start=header_row + 1):
        row = picked.row(number)
        if number in values:
            start, end, content = patched_cell(sheet, row, number, column, values[number], text_type)
            row = row[:start] + content + row[end:]
        if usual.fullmatch(row):
            yield reference.sub(rb"\g<1>%d" % place, row)
        else:
            yield _renumbered(row, place, sheet, number)
    yield _tail(sheet, picked.tail)


@cache
def _usual_row(prefix: bytes) -> re.Pattern[bytes]:
    """A row in which nothing but cells bears its number, and no cell a formula: `_renumbered` parses any other."""
    begin, end, t = b"<" + prefix, b"</" + prefix, prefix + b"t"
    value = begin + b"v>[^<]*+" + end + b"v>"
    inline = begin + b"is><" + t + rb"(?: xml:space=\"preserve\")?+>[^<]*+</" + t + b">" + end + b"is>"
    attributes = rb"(?: s=\"\d++\")?+(?: t=\"\w++\")?+"
    inside = b"(?: ?/>|>(?:" + value + b"|" + inline + b")?+" + end + b"c>)"
    cells = b"(?:" + begin + rb"c r=\"[A-Z]{1,3}\1\"" + attributes + inside + b")*+"
    return re.compile(begin + rb"row r=\"(\d++)\"(?: [\w:]++=\"[^\"<]*+\")*+>" + cells + end + b"row>")


@cache
def _reference(prefix: bytes) -> re.Pattern[bytes]:
    """What stands before the row's number in its tag and in those of its cells."""
    return re.compile(b"(<" + prefix + b'(?:row|c) r="[A-Z]*+)\\d++')


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
