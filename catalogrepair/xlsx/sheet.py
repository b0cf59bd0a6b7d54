"""A worksheet read in one streaming pass that also notes where each row stands, so that cells can be patched."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any

from catalogrepair.errors import UnusableInput
from catalogrepair.text import _
from catalogrepair.xlsx.archive import Archive
from catalogrepair.xlsx.budget import MAX_TEXT
from catalogrepair.xlsx.cells import MAX_ROW, RowReader, column_letters, value_of
from catalogrepair.xlsx.frame import Frame, require_frame
from catalogrepair.xlsx.grammar import is_plain_text, row_pattern
from catalogrepair.xlsx.rows import Rows, number_of
from catalogrepair.xlsx.secondcore import beside, can_fork
from catalogrepair.xlsx.shared import SharedStrings
from catalogrepair.xlsx.xml import BrokenXml, refuse_encodings, require_wellformed, unescape

_SHEET_DATA = re.compile(rb"<((?:[\w.-]{1,60}+:)?)sheetData\s*+(/?)>")
_MAX_HEAD = 4 << 20
_WORTH_TWO_CORES = 16 << 20
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
    """whether every row fits the strict grammar"""

    def start_of(self, number: int) -> int:
        """Offset of the row with this Excel number. Raises KeyError when there is none."""
        place = bisect_left(self.numbers, number)
        if place == len(self.numbers) or self.numbers[place] != number:
            raise KeyError(number)
        return self.starts[place]


class Sheet:
    """A worksheet part of a workbook."""

    def __init__(self, archive: Archive, part: str, shared: SharedStrings) -> None:
        self.archive, self.part, self.shared = archive, part, shared
        self.frame = self._read_frame()
        require_frame(self.frame.head, is_whole=False)

    def __getstate__(self) -> dict[str, Any]:
        """As another process gets it: the parser that a reader holds is made anew there."""
        return {name: value for name, value in self.__dict__.items() if name != "reader"}

    def _read_frame(self) -> Frame:
        data = b""
        for chunk in self.archive.chunks(self.part):
            seen, data = max(0, len(data) - 100), data + chunk
            refuse_encodings(data[:200])
            if found := _SHEET_DATA.search(data, seen):
                return Frame(data[: found.end()], found[1], bool(found[2]))
            if len(data) > _MAX_HEAD:
                break
        raise BrokenXml("no sheetData")

    @cached_property
    def reader(self) -> RowReader:
        """Cuts rows of this sheet into cells."""
        return RowReader(self.frame.root, self.frame.prefix)

    def window(self) -> Rows:
        """The rows from the first on, each cut as it is asked for."""
        return Rows(self.frame, self.archive.chunks(self.part))

    def rows(self) -> Iterator[tuple[int, bytes]]:
        """(offset, bytes) of each row in turn, cut by tags alone."""
        if self.frame.empty:
            return
        reader = self.window()
        while row := reader.next_row():
            yield row

    def text_type(self) -> bytes:
        """How this file types its strings: b"s", b"inlineStr", or b"" for KiotViet's own "str"."""
        start = b"".join(row for _offset, row in islice(self.rows(), 3))
        return next((kind for kind in (b"s", b"inlineStr") if b' t="' + kind + b'"' in start), b"")

    def first_rows(self, count: int = HEADER_ROWS) -> Iterator[tuple[int, dict[int, str]]]:
        """(row number, column to text) of the first rows."""
        number = 0
        for _offset, row in islice(self.rows(), count):
            number = number_of(row, self.frame.prefix) or number + 1
            yield number, {cell.column: value_of(cell, self.shared) for cell in self.reader.cells(row)}

    def scan(self, wanted: Sequence[int], last: int) -> Scan:
        """Read the wanted columns (ascending, 1 for A) of all rows; `last` is the last column with a heading.

        Raises BrokenXml when the part is malformed, its rows are out of order, or it holds CDATA or comments.
        """
        scan = Scan(columns=[[] for _ in wanted])
        if not self.frame.empty:
            _scan_rows(self, scan, wanted, last)
        return scan


def _uncalculated(sheet: Sheet, column: int, row: int) -> UnusableInput:
    return UnusableInput(
        _(
            "“{name}”, cell {cell}: holds a formula that no program has calculated, so nobody knows its value. Open "
            "the file in Excel and save it, or export it again.",
            name=sheet.archive.path.name,
            cell=f"{column_letters(column)}{row}",
        )
    )


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
        begin = other.skip_to(middle)
        other.run(None)
        return begin, other.first, other.held, half.numbers, half.starts.tobytes(), half.columns, half.regular

    with beside(second_half) as result:
        scanner.run(middle)
        if not scanner.is_done:
            found = result()
            if found is None or found[0] != scanner.offset:
                scanner.run(None)
            else:
                scanner.join(*found[1:])


class _Scanner:
    """Fills a Scan: whole blocks of rows by the strict grammar, single rows by a parser where it does not fit."""

    def __init__(self, sheet: Sheet, scan: Scan, wanted: Sequence[int], last: int) -> None:
        self.sheet, self.scan, self.wanted, self.shared = sheet, scan, wanted, sheet.shared
        self.reader = sheet.window()
        self.special = sheet.text_type()
        dy = b"xmlns:x14ac=" in sheet.frame.root
        self.pattern = row_pattern(sheet.frame.prefix, wanted, last, self.special, dy)
        self.memos: list[dict[bytes, str]] = [{} for _ in wanted]
        self.budget, self._before = sheet.archive.budget, sheet.archive.budget.held
        self.is_long = False
        """whether a text was met that perhaps no cell of Excel can hold"""
        self.first = self.last = 0
        """the first and the last row number that were met, among rows without text too"""
        self.is_done = False
        """whether the end of the rows was met"""

    @property
    def held(self) -> int:
        """Bytes of texts that were read."""
        return self.budget.held - self._before

    @property
    def offset(self) -> int:
        """Offset in the part of what is read next."""
        return self.reader.base + self.reader.place

    def skip_to(self, offset: int) -> int:
        """Begin at what looks like the first row that begins at `offset` or later; the offset of that place."""
        reader, opening = self.reader, b"<" + self.sheet.frame.prefix + b"row "
        while (found := reader.window.find(opening, max(0, offset - reader.base))) < 0:
            reader.place = max(0, len(reader.window) - len(opening))
            if not reader.more():
                raise BrokenXml("no row")
        reader.place = found
        return self.offset

    def join(
        self, first: int, held: int, numbers: list[int], starts: bytes, columns: list[list[str]], regular: bool
    ) -> None:
        """Take in what another scanner read behind this one's place."""
        self._number([first])
        self.budget.take_bytes(held)
        self._keep(numbers)
        self.scan.starts.frombytes(starts)
        for texts, more in zip(self.scan.columns, columns, strict=True):
            texts.extend(more)
        self.scan.regular = self.scan.regular and regular

    def run(self, middle: int | None) -> None:
        """Read the rows that begin before `middle`; for None all of them, and prove well-formed what follows."""
        reader = self.reader
        while middle is None or self.offset < middle:
            stop = len(reader.window) if middle is None else middle - reader.base
            if end := self._block(reader.window, reader.place, reader.base, stop):
                reader.place = end
                continue
            row = reader.next_row()
            if row is None:
                self.is_done = True
                require_frame(self.sheet.frame.head + reader.rest(), is_whole=True)
                return
            offset, data = row
            if not self._block(data, 0, offset, len(data)):
                self._single(offset, data)

    def _block(self, window: bytes, place: int, base: int, stop: int) -> int:
        """Read the rows from `place` up to one of unknown form, or to the first that begins at `stop` or later.

        The place behind them, 0 when there is none.
        """
        begin, is_sparse = place, False
        starts, groups = list[int](), list[tuple[bytes, ...]]()
        for match in self.pattern.finditer(window, place):
            end = match.end()
            if end == place:
                break
            starts.append(base + place)
            groups.append(match.groups(b""))
            is_sparse = is_sparse or match.lastindex == 1
            place = end
            if place >= stop:
                break
        if not groups:
            return 0
        if not is_plain_text(window[begin:place]):
            require_wellformed(self.sheet.frame.around(window[begin:place]))
        numbers = [int(row[0]) for row in groups]
        self._number(numbers)
        if is_sparse:  # rows without any text are not held: of those Excel saves a million
            filled = [at for at, row in enumerate(groups) if any(row[1:])]
            numbers, starts = [numbers[at] for at in filled], [starts[at] for at in filled]
            groups = [groups[at] for at in filled]
        if groups:
            self._take(numbers, starts, groups)
        return place

    def _take(self, numbers: list[int], starts: list[int], groups: list[tuple[bytes, ...]]) -> None:
        self._keep(numbers)
        self.scan.starts.extend(starts)
        _, *values = zip(*groups, strict=True)
        step = 2 if self.special else 1
        for index, memo in enumerate(self.memos):
            texts = self._decoded(values[index * step + step - 1], memo)
            if self.special:
                texts = self._with_special(values[index * 2], texts, memo)
            self._add(index, texts)

    def _add(self, index: int, texts: list[str]) -> None:
        """Texts of one wanted column for the rows that were kept last."""
        column = self.scan.columns[index]
        column.extend(texts)
        if self.is_long or self.shared.is_long:
            for number, text in zip(self.scan.numbers[len(column) - len(texts) :], texts, strict=True):
                self.budget.require_cell(text, self.wanted[index], number)

    def _decoded(self, values: Sequence[bytes], memo: dict[bytes, str]) -> list[str]:
        """Texts of captured bytes; a memo keeps one string for values that repeat, where they do."""
        if len(memo) > 20_000:
            memo.clear()
        try:
            fresh = set(values).difference(memo)
            if len(fresh) * 2 > len(values):
                return self._held([unescape(value.decode()) for value in values])
            texts = self._held([unescape(value.decode()) for value in fresh])
            memo.update(zip(fresh, texts, strict=True))
        except (UnicodeDecodeError, KeyError, ValueError) as error:
            raise BrokenXml(str(error)) from error
        return [memo[value] for value in values]

    def _held(self, texts: list[str]) -> list[str]:
        self.is_long = self.budget.take(texts) > MAX_TEXT or self.is_long
        return texts

    def _with_special(self, specials: Sequence[bytes], texts: list[str], memo: dict[bytes, str]) -> list[str]:
        if self.special == b"s":
            self._held(self.shared.fresh(int(at) for at in set(specials) if at))
            return [self.shared(int(at)) if at else text for at, text in zip(specials, texts, strict=True)]
        return [one or other for one, other in zip(self._decoded(specials, memo), texts, strict=True)]

    def _single(self, offset: int, row: bytes) -> None:
        """Read one row that the grammar does not know."""
        scan = self.scan
        scan.regular = False
        number = number_of(row, self.sheet.frame.prefix)
        if number is None and not self.last and offset > len(self.sheet.frame.head):
            raise BrokenXml("a row without number, its predecessors unread")
        number = number or self.last + 1
        self._number([number])
        cells = {cell.column: cell for cell in self.sheet.reader.cells(row)}
        its = [cells[column] for column in self.wanted if column in cells]
        if unknown := next((cell for cell in its if cell.has_formula and cell.kind == "n" and not cell.text), None):
            raise _uncalculated(self.sheet, unknown.column, number)
        values = {cell.column: value_of(cell, self.shared) for cell in its}
        if any(values.values()):
            self._keep([number])
            scan.starts.append(offset)
            self._held([values[cell.column] for cell in its if cell.kind != "s" and cell.text])
            self._held(self.shared.fresh(int(cell.text) for cell in its if cell.kind == "s" and cell.text))
            for index, column in enumerate(self.wanted):
                self._add(index, [values.get(column, "")])

    def _number(self, numbers: Sequence[int]) -> None:
        """Refuse numbers out of order."""
        self.first = self.first or numbers[0]
        for number in numbers:
            if not self.last < number <= MAX_ROW:
                raise BrokenXml(f"row {number} after row {self.last}")
            self.last = number

    def _keep(self, numbers: list[int]) -> None:
        self.budget.take_rows(len(numbers))
        self.scan.numbers.extend(numbers)
