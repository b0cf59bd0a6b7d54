"""Exports that are not .xlsx: .csv and old .xls, read as records and written into a new .xlsx."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from catalogrepair.catalog.names import heading_key
from catalogrepair.errors import UnusableInput
from catalogrepair.text import _
from catalogrepair.xlsx.budget import MAX_HELD, Budget
from catalogrepair.xlsx.cells import MAX_ROW

# Columns that KiotViet writes as numbers (docs: kiotviet-files 1.2); all others are text.
_NUMBERS = {
    heading_key(heading)
    for heading in (
        "Giá bán", "Giá vốn", "Tồn kho", "KH đặt", "Đặt NCC", "Tồn nhỏ nhất", "Tồn lớn nhất", "Quy đổi",
        "Trọng lượng", "Đang kinh doanh", "Được bán trực tiếp", "Tích điểm", "Quản lý lô-hạn sử dụng", "Thời gian tạo",
    )
}  # fmt: skip
_DELIMITERS = ",;\t"
CSV_SHEET = "CSV"
"""what stands for a sheet's name where a file has no sheets"""
_LOOKED_AT = 50
_LONGEST_FIELD, _LONGEST_LINE = 1 << 20, 1 << 24
_LARGEST_XLS = 48 << 20
_MOST_KNOWN = 200_000
_PER_CELL = 90
"""bytes beside its text that a cell takes until it is written again"""
_EMPTY: list[str] = []
_NUMBER = re.compile(r"-?\d{1,15}(\.\d+)?")
_NO_TITLE = re.compile(r"[\[\]:*?/\\']")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True)
class Records:
    """The cells of a sheet as text, row by row from row 1."""

    sheet: str
    rows: Sequence[Sequence[str]]
    hidden: bool = False
    """whether Excel does not show the sheet"""


def text_at(record: Sequence[str], column: int) -> str:
    """The text in a column, 1 for the first, of a record that may end before it."""
    return record[column - 1] if column <= len(record) else ""


def read_csv(path: Path) -> Records:
    """Read a .csv in UTF-8, separated by commas, semicolons or tabs.

    Raises UnusableInput when it is not UTF-8 or its quoting is broken, or when there is too much of it.
    """
    return Records(CSV_SHEET, list(_held(csv_rows(path), Budget(path.name, MAX_HELD))))


def csv_rows(path: Path) -> Iterator[list[str]]:
    """The records of a .csv one by one, as `read_csv` reads them."""
    csv.field_size_limit(_LONGEST_FIELD)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            delimiter = _delimiter(islice(_lines(file), _LOOKED_AT))
            file.seek(0)
            yield from csv.reader(_lines(file), delimiter=delimiter, strict=True)
    except UnicodeDecodeError as error:
        raise UnusableInput(
            _(
                "“{name}” is not UTF-8, so Vietnamese letters would be damaged. Open it in Excel and save "
                "it as “CSV UTF-8” or .xlsx.",
                name=path.name,
            ),
        ) from error
    except csv.Error as error:
        raise UnusableInput(
            _(
                "“{name}” is not valid CSV: a quotation mark is not closed, or a cell is longer than any in Excel. "
                "Export it again.",
                name=path.name,
            ),
        ) from error


def _lines(file: TextIO) -> Iterator[str]:
    """The lines of a file, none of them longer than a line of a table can be."""
    while line := file.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE:
            raise csv.Error("line too long")
        yield line


def _held(records: Iterable[Sequence[str]], budget: Budget, sheet: str = "") -> Iterator[list[str]]:
    """The records, one text kept for all cells that hold it; refuses what no sheet can hold."""
    known: dict[str, str] = {}
    for number, record in enumerate(records, start=1):
        if not any(record):
            if number > MAX_ROW:
                budget.take_rows(number)
            yield _EMPTY
            continue
        if len(known) > _MOST_KNOWN:
            known.clear()
        budget.take_rows(1)
        budget.take(text for text in record if text not in known)
        budget.require_width(len(record), number)
        budget.take_bytes(_PER_CELL * sum(map(bool, record)))
        for column, text in enumerate(record, start=1):
            budget.require_cell(text, column, number, sheet)
        yield [known.setdefault(text, text) for text in record]


def _delimiter(lines: Iterable[str]) -> str:
    """What parts the columns of the first line that has any; one column's heading says nothing."""
    line = next((line for line in lines if any(mark in line for mark in _DELIMITERS)), "")
    return max(_DELIMITERS, key=line.count)


def read_xls(path: Path) -> list[Records]:
    """Read the sheets of an old .xls. Raises UnusableInput when the file is damaged."""
    import xlrd

    budget = Budget(path.name, MAX_HELD)
    if path.stat().st_size > _LARGEST_XLS:
        raise budget.too_large()
    try:
        with xlrd.open_workbook(path, logfile=io.StringIO(), ragged_rows=True) as book:
            return [
                Records(sheet.name, list(_held(_xls_rows(sheet), budget, sheet.name)), bool(sheet.visibility))
                for sheet in book.sheets()
            ]
    except UnusableInput:
        raise
    except Exception as error:  # the library says what is wrong with a damaged file in any way it comes upon it
        raise UnusableInput(
            _(
                "“{name}” is an old Office file that cannot be read as an .xls workbook. Open it in Excel "
                "and save it as .xlsx.",
                name=path.name,
            ),
        ) from error


def _xls_rows(sheet: Any) -> Iterator[list[str]]:
    for index in range(sheet.nrows):
        yield [_xls_text(cell.ctype, cell.value) for cell in sheet.row(index)]


def _xls_text(kind: int, value: object) -> str:
    """Numbers as KiotViet would write them: a code that Excel turned into 8930000000017.0 keeps its digits."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value) if kind else ""


def write_new(records: Records, header_row: int, cells: Mapping[tuple[int, int], str], out: BinaryIO) -> None:
    """Write records as a new .xlsx with `cells` ((row, column), both from 1, to text) changed.

    Its cells are as KiotViet writes them: texts `t="str"`, numbers with all digits that were read.
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import TYPE_FORMULA_CACHE_STRING as TEXT
    from openpyxl.cell.cell import TYPE_NUMERIC as NUMBER

    book = Workbook(write_only=True)
    sheet = book.create_sheet(_NO_TITLE.sub(" ", records.sheet)[:31] or "Sheet1")
    numeric = {
        column for column, heading in enumerate(records.rows[header_row - 1]) if heading_key(heading) in _NUMBERS
    }
    # A row is written as it is appended, so that the same cells do for all rows.
    row = [WriteOnlyCell(sheet) for _ in range(max(map(len, records.rows)))]
    for number, record in enumerate(records.rows):
        for column, (cell, stored) in enumerate(zip(row, record, strict=False)):
            text = cells.get((number + 1, column + 1), stored)
            cell.value = _CONTROL.sub(_by_number, text)
            is_number = number >= header_row and column in numeric and _NUMBER.fullmatch(text)
            cell.data_type = NUMBER if is_number else TEXT
        sheet.append([cell if cell.value else None for cell in row[: len(record)]])
    book.save(out)


def _by_number(control: re.Match[str]) -> str:
    """A character that XML cannot hold, as spreadsheet programs write it."""
    return f"_x{ord(control[0]):04X}_"
