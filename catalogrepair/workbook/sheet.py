"""A worksheet read in one streaming pass that also notes where each row stands, so that cells can be patched."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from catalogrepair.workbook.archive import Archive
from catalogrepair.workbook.cells import MAX_ROW, cells_of, row_head, value_of
from catalogrepair.workbook.grammar import is_plain_text, row_pattern
from catalogrepair.workbook.secondcore import beside, can_fork
from catalogrepair.workbook.shared import SharedStrings
from catalogrepair.workbook.xml import MAIN, BrokenXml, check_wellformed, refuse_encodings, unescape

_SHEET_DATA = re.compile(rb"<((?:[\w.-]+:)?)sheetData\s*(/?)>")
_MAX_HEAD = 16 << 20
_WORTH_TWO_CORES = 16 << 20
_MAX_BLOCK, _MAX_ROW_BYTES = 4 << 20, 32 << 20
HEADER_ROWS = 50
"""how many rows may stand above the headings"""


@dataclass
class Scan:
    """The wanted columns of all rows, and where each row begins."""

    numbers: list[int] = field(default_factory=list)
    starts: "array[int]" = field(default_factory=lambda: array("Q"))
    """offset of each row's first byte in the inflated part"""
    columns: list[list[str]] = field(default_factory=list)
    """one list of texts a wanted column"""
    regular: bool = True
    """whether every row fits the strict grammar, hence is proven well-formed"""

    def start_of(self, number: int) -> int:
        """Offset of the row with this Excel number. Raises KeyError when there is none."""
        place = bisect_left(self.numbers, number)
        if place == len(self.numbers) or self.numbers[place] != number:
            raise KeyError(number)
        return self.starts[place]


@dataclass(frozen=True)
class Frame:
    """What stands around the rows of a sheet."""

    head: bytes
    """all bytes up to the first row"""
    prefix: bytes
    """b"" or such as b"x:" """
    empty: bool
    """written as <sheetData/>"""


class Sheet:
    """A worksheet part of a workbook."""

    def __init__(self, archive: Archive, part: str, shared: SharedStrings) -> None:
        self.archive, self.part, self.shared = archive, part, shared
        self.frame = self._read_frame()

    def _read_frame(self) -> Frame:
        data = b""
        for chunk in self.archive.chunks(self.part):
            data += chunk
            refuse_encodings(data[:200])
            if b"<!" in data:
                raise BrokenXml("<!")
            if found := _SHEET_DATA.search(data):
                return Frame(data[: found.end()], found[1], bool(found[2]))
            if len(data) > _MAX_HEAD:
                break
        raise BrokenXml("no sheetData")

    def rows(self) -> Iterator[tuple[int, bytes]]:
        """(offset, bytes) of each row in turn, cut by tags alone."""
        if self.frame.empty:
            return
        reader = _Reader(self)
        while row := reader.next_row():
            yield row

    def text_type(self) -> bytes:
        """How this file types its strings: b"s", b"inlineStr", or b"" for KiotViet's own "str"."""
        start = b"".join(row for _, row in islice(self.rows(), 3))
        return next((kind for kind in (b"s", b"inlineStr") if b' t="' + kind + b'"' in start), b"")

    def first_rows(self, count: int = HEADER_ROWS) -> Iterator[tuple[int, dict[int, str]]]:
        """(row number, column to text) of the first rows."""
        number = 0
        for _, row in islice(self.rows(), count):
            number = row_head(row, self.frame.prefix).number or number + 1
            yield number, self._values(row)

    def _values(self, row: bytes) -> dict[int, str]:
        prefix = self.frame.prefix
        return {cell.column: value_of(cell, prefix, self.shared) for cell in cells_of(row, prefix)}

    def scan(self, wanted: Sequence[int], last: int) -> Scan:
        """Read the wanted columns (ascending, 1 for A) of all rows; `last` is the last column with a heading.

        Raises BrokenXml when the part is malformed, its rows are out of order, or it holds CDATA or comments.
        """
        scan = Scan(columns=[[] for _ in wanted])
        if not self.frame.empty:
            _scan_rows(self, scan, wanted, last)
        if not scan.regular:
            _require_sheet(check_wellformed(self.archive.chunks(self.part)))
        return scan


def _require_sheet(root: str) -> None:
    if root not in {f"{uri} worksheet" for uri in MAIN}:
        raise BrokenXml(root)


def _scan_rows(sheet: Sheet, scan: Scan, wanted: Sequence[int], last: int) -> None:
    """Fill a scan; the second half of a large part is read on another core."""
    size = sheet.archive.entry(sheet.part).file_size
    scanner = _Scanner(sheet, scan, wanted, last)
    if size < _WORTH_TWO_CORES or not can_fork():
        scanner.run(None)
        return
    middle = size // 2

    def second_half() -> tuple[Any, ...]:
        half = Scan(columns=[[] for _ in wanted])
        other = _Scanner(sheet, half, wanted, last)
        other.skip_to(middle)
        other.run(None)
        return half.numbers, half.starts.tobytes(), half.columns, half.regular

    with beside(second_half) as result:
        scanner.run(middle)
        found = result()
    if found is None:
        scanner.run(None)
    else:
        scanner.join(found)


class _Reader:
    """The rows' bytes as a moving window over the inflated part."""

    def __init__(self, sheet: Sheet) -> None:
        self.prefix = sheet.frame.prefix
        self.chunks = sheet.archive.chunks(sheet.part)
        self.finish = b"</" + self.prefix + b"sheetData"
        self.base = 0
        """offset of the window's first byte in the part"""
        self.window = b""
        self.place = 0
        self._close = re.compile(b"</" + self.prefix + rb"row\s*>")
        while len(self.window) < len(sheet.frame.head):
            self.more()
        self.place = len(sheet.frame.head)

    def more(self) -> bool:
        """Let the window begin at `place` and take in one more block; False at the part's end."""
        chunk = next(self.chunks, b"")
        self.base += self.place
        self.window = self.window[self.place :] + chunk
        self.place = 0
        if len(self.window) > _MAX_ROW_BYTES:
            raise BrokenXml("row")
        return bool(chunk)

    def next_row(self) -> tuple[int, bytes] | None:
        """The row at `place`, which moves behind it; None at the end of the rows."""
        while True:
            limit = self._row_end()
            if limit is not None:
                row, offset = self.window[self.place : limit], self.base + self.place
                self.place = limit
                return (offset, row) if row else None
            if not self.more():
                raise BrokenXml("unclosed row")

    def _row_end(self) -> int | None:
        """Place behind the row at `place`; `place` itself at the end of the rows; None when more bytes are needed."""
        window = self.window
        while self.place < len(window) and window[self.place] in b" \t\r\n":
            self.place += 1
        if window.startswith(self.finish, self.place):
            return self.place
        tag_end = window.find(b">", self.place)
        if tag_end < 0:
            return None
        try:
            head = row_head(window[self.place : self.place + 4096], self.prefix)
        except BrokenXml:
            if len(window) - self.place > 4096:
                raise
            return None
        if head.empty:
            return self.place + head.end
        closing = self._close.search(window, self.place)
        return closing.end() if closing else None


class _Scanner:
    """Fills a Scan: whole blocks of rows by the strict grammar, single rows by their tags where it does not fit."""

    def __init__(self, sheet: Sheet, scan: Scan, wanted: Sequence[int], last: int) -> None:
        self.sheet, self.scan, self.wanted, self.shared = sheet, scan, wanted, sheet.shared
        self.reader = _Reader(sheet)
        self.special = sheet.text_type()
        dy = b"xmlns:x14ac=" in sheet.frame.head
        self.pattern = row_pattern(sheet.frame.prefix, wanted, last, self.special, dy)
        self.memos: list[dict[bytes, str]] = [{} for _ in wanted]
        self.closing = b"</" + sheet.frame.prefix + b"row>"

    def skip_to(self, offset: int) -> None:
        """Begin behind the first row that ends at `offset` or later."""
        reader = self.reader
        while (found := reader.window.find(self.closing, max(0, offset - reader.base))) < 0:
            reader.place = max(0, len(reader.window) - len(self.closing))
            if not reader.more():
                raise BrokenXml("no row")
        reader.place = found + len(self.closing)

    def join(self, half: tuple[Any, ...]) -> None:
        """Take in what another scanner read behind this one's place."""
        numbers, starts, columns, regular = half
        self._number(numbers)
        self.scan.starts.frombytes(starts)
        for texts, more in zip(self.scan.columns, columns, strict=True):
            texts.extend(more)
        self.scan.regular = self.scan.regular and regular

    def run(self, middle: int | None) -> None:
        """Read the rows up to the first that ends at `middle` or later; for None all of them.

        At the end of the rows, what stands around them is proven well-formed too.
        """
        reader = self.reader
        while not reader.window.startswith(reader.finish, reader.place):
            found = reader.window.rfind(self.closing, reader.place)
            if middle is not None and found >= middle - reader.base:
                found = reader.window.find(self.closing, max(reader.place, middle - reader.base))
                self._rows_to(found + len(self.closing))
                return
            if found >= 0:
                self._block(found + len(self.closing))
            elif reader.finish in reader.window or len(reader.window) > _MAX_BLOCK or not reader.more():
                self._single()
        self._check_frame()

    def _rows_to(self, limit: int) -> None:
        """Read all rows up to `limit`, whatever their form."""
        finish = self.reader.base + limit
        while self.reader.base + self.reader.place < finish:
            self._block(finish - self.reader.base)

    def _block(self, limit: int) -> None:
        """Read the rows from the reader's place to `limit`, a row's end, or to the first of an unknown form."""
        reader, scan = self.reader, self.scan
        window, place = reader.window, reader.place
        if not self.pattern.match(window, place, limit):
            self._single()
            return
        groups: list[tuple[bytes, ...]] = []
        for match in self.pattern.finditer(window, place, limit):
            if match.start() != place:
                break
            place = match.end()
            groups.append(match.groups(b""))
            scan.starts.append(reader.base + match.start())
        if groups:
            if scan.regular and not is_plain_text(window[reader.place : place]):
                scan.regular = False
            self._take(groups)
            reader.place = place

    def _take(self, groups: list[tuple[bytes, ...]]) -> None:
        numbers, *values = zip(*groups, strict=True)
        self._number([int(number) for number in numbers])
        step = 2 if self.special else 1
        for index, memo in enumerate(self.memos):
            texts = self._decoded(values[index * step + step - 1], memo)
            if self.special:
                texts = self._with_special(values[index * 2], texts, memo)
            self.scan.columns[index].extend(texts)

    def _decoded(self, values: Sequence[bytes], memo: dict[bytes, str]) -> list[str]:
        """Texts of captured bytes; a memo keeps one string for values that repeat, where they do."""
        if len(memo) > 20_000:
            memo.clear()
        try:
            fresh = set(values).difference(memo)
            if len(fresh) * 2 > len(values):
                return [unescape(value.decode()) for value in values]
            for value in fresh:
                memo[value] = unescape(value.decode())
        except (UnicodeDecodeError, KeyError, ValueError) as error:
            raise BrokenXml(str(error)) from error
        return [memo[value] for value in values]

    def _with_special(self, specials: Sequence[bytes], texts: list[str], memo: dict[bytes, str]) -> list[str]:
        if self.special == b"s":
            return [self.shared(int(index)) if index else text for index, text in zip(specials, texts, strict=True)]
        inline = self._decoded(specials, memo)
        return [one or other for one, other in zip(inline, texts, strict=True)]

    def _single(self) -> None:
        """Read one row that the grammar does not know."""
        scan = self.scan
        row = self.reader.next_row()
        if row is None:
            return
        scan.regular = False
        offset, data = row
        if b"<!" in data or b"<?" in data:
            raise BrokenXml("<!")
        head = row_head(data, self.sheet.frame.prefix)
        if head.number is None and not scan.numbers and offset > len(self.sheet.frame.head):
            raise BrokenXml("a row without number, its predecessors unread")
        previous = scan.numbers[-1] if scan.numbers else 0
        self._number([head.number or previous + 1])
        scan.starts.append(offset)
        values = {} if head.empty else self._values(data)
        for texts, column in zip(scan.columns, self.wanted, strict=True):
            texts.append(values.get(column, ""))

    def _values(self, row: bytes) -> dict[int, str]:
        prefix = self.sheet.frame.prefix
        wanted = set(self.wanted)
        try:
            return {
                cell.column: value_of(cell, prefix, self.shared)
                for cell in cells_of(row, prefix)
                if cell.column in wanted
            }
        except (UnicodeDecodeError, KeyError, ValueError) as error:
            raise BrokenXml(str(error)) from error

    def _number(self, numbers: list[int]) -> None:
        previous = self.scan.numbers[-1] if self.scan.numbers else 0
        for number in numbers:
            if not previous < number <= MAX_ROW:
                raise BrokenXml(f"row {number} after row {previous}")
            previous = number
        self.scan.numbers.extend(numbers)

    def _check_frame(self) -> None:
        tail = self.reader.window[self.reader.place :] + b"".join(self.reader.chunks)
        if b"<!" in tail:
            raise BrokenXml("<!")
        _require_sheet(check_wellformed([self.sheet.frame.head, tail]))
