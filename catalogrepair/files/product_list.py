"""Reads an export in any of its forms into a table, or refuses it in one sentence that says what it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import file_digest
from itertools import islice, repeat
from pathlib import Path

from catalogrepair.catalog.diff import Sheetful
from catalogrepair.catalog.plans.plan import Source
from catalogrepair.catalog.table import COLUMNS, Row, Table
from catalogrepair.errors import UnusableInput
from catalogrepair.files.columns import HEADINGS, columns_of, other_file
from catalogrepair.files.foreign import Records, read_csv, read_xls, text_at
from catalogrepair.files.output_set import require_finished
from catalogrepair.files.sniff import FileKind, sniff
from catalogrepair.text import Text
from catalogrepair.xlsx.archive import Archive
from catalogrepair.xlsx.book import sheets_of
from catalogrepair.xlsx.budget import Budget
from catalogrepair.xlsx.cells import column_letters
from catalogrepair.xlsx.shared import SharedStrings
from catalogrepair.xlsx.sheet import HEADER_ROWS, Scan, Sheet
from catalogrepair.xlsx.xml import BrokenXml, broken_part

_NEEDED = ("code", "related")
_ONCE = ("code", "name", "attributes", "related", "base")


@dataclass(frozen=True)
class Header:
    """Where the headings of a product list stand."""

    row: int
    headings: Mapping[int, str]
    """column (1 for A) to heading as the file spells it"""
    columns: Mapping[str, int]
    """our column names to columns"""


@dataclass(frozen=True)
class Export:
    """A product export that was read, with what is needed to write it again."""

    path: Path
    source: Source
    header: Header
    table: Table
    sheet: Sheet | None
    """None for .csv and .xls"""
    scan: Scan | None
    records: Records | None
    """the cells of a .csv or .xls; None for a workbook"""
    retailer: str = ""
    """KiotViet's name of the shop, where this came from its API and is no file at all"""

    @property
    def live(self) -> bool:
        """Whether it came from KiotViet's API."""
        return bool(self.retailer)

    @property
    def warnings(self) -> tuple[Text, ...]:
        """What the file lacks, so that a clean verdict is not taken for more than it is."""
        return tuple(_lacks(self.header, self.table))


def read_export(path: Path) -> Export:
    """Read a product export: .xlsx of any writer, .csv, old .xls.

    Raises UnusableInput when the file is not one, naming what it is instead and what to do.
    """
    require_finished(path)
    kind = sniff(path)
    if kind is FileKind.WORKBOOK:
        return _read_workbook(path)
    records, header, table = _read_records(read_xls(path) if kind is FileKind.XLS else [read_csv(path)], path)
    return Export(path, _source(path, header, table), header, table, None, None, records)


def export_of(records: Records, retailer: str, sha256: str, size: int) -> Export:
    """Records that KiotViet's API gave of the shop that it calls `retailer`, as an export."""
    name = f"KiotViet {retailer}"
    _, header, table = _read_records([records], Path(name))
    _require_rows(table, name)
    heading = header.headings[header.columns["related"]]
    source = Source(name, sha256, size, table.sheet, len(table.rows), heading)
    return Export(Path(name), source, header, table, None, None, records, retailer)


def _read_records(sheets: Sequence[Records], path: Path) -> tuple[Records, Header, Table]:
    name, header = _header_of({records.sheet: islice(enumerate_rows(records), HEADER_ROWS) for records in sheets}, path)
    records = next(records for records in sheets if records.sheet == name)
    wanted = [header.columns[column] for column in COLUMNS if column in header.columns]
    numbers = [number for number, row in enumerate(records.rows, start=1) if number > header.row and row]
    columns = [[text_at(records.rows[number - 1], column) for number in numbers] for column in wanted]
    budget = Budget(path.name)
    for texts in columns:
        budget.take(set(texts))
    return records, header, _table(header, name, numbers, columns)


def enumerate_rows(records: Records) -> Iterable[tuple[int, dict[int, str]]]:
    """(row number, column to text) of the records, numbered as a sheet would."""
    for number, record in enumerate(records.rows, start=1):
        yield number, {column: text for column, text in enumerate(record, start=1) if text}


def _read_workbook(path: Path) -> Export:
    archive = Archive.open(path)
    shared = SharedStrings(archive)
    parts = sheets_of(archive)
    part = parts[0].part
    try:
        sheets: dict[str, Sheet] = {}
        for found in parts:
            part = found.part
            sheets[found.name] = Sheet(archive, part, shared)
        name, header = _header_of({name: sheet.first_rows() for name, sheet in sheets.items()}, path)
        sheet = sheets[name]
        part = sheet.part
        wanted = sorted(header.columns[column] for column in COLUMNS if column in header.columns)
        scan = sheet.scan(wanted, max(header.headings))
    except BrokenXml as error:
        raise broken_part(path.name, part, str(error)) from error
    skipped = sum(number <= header.row for number in scan.numbers[: header.row])
    by_column = dict(zip(wanted, scan.columns, strict=True))
    columns = [by_column[header.columns[column]][skipped:] for column in COLUMNS if column in header.columns]
    scan.columns.clear()
    table = _table(header, name, scan.numbers[skipped:], columns)
    return Export(path, _source(path, header, table), header, table, sheet, scan, None)


def _header_of(sheets: Mapping[str, Iterable[tuple[int, Mapping[int, str]]]], path: Path) -> tuple[str, Header]:
    """The one sheet with a product list, and its headings."""
    found: list[tuple[str, Header]] = []
    seen: list[Mapping[int, str]] = []
    for name, rows in sheets.items():
        for number, row in rows:
            seen.append(row)
            columns = columns_of(row)
            if all(column in columns for column in _NEEDED):
                _refuse_repeated(path, name, number, row, columns)
                found.append((name, Header(number, row, {key: places[0] for key, places in columns.items()})))
                break
    if len(found) > 1:
        names = ", ".join(f"“{name}”" for name, _ in found)
        raise UnusableInput(
            f"Tệp “{path.name}” có nhiều trang tính giống danh sách hàng hóa ({names}). Hãy chỉ giữ một trang.",
            f"“{path.name}” has several sheets that look like a product list ({names}). Keep only one.",
        )
    if not found:
        raise _no_product_list(path, seen)
    return found[0]


def _refuse_repeated(
    path: Path, sheet: str, row: int, headings: Mapping[int, str], columns: Mapping[str, list[int]]
) -> None:
    for column in _ONCE:
        places = columns.get(column, [])
        if len(places) > 1:
            names = ", ".join(f"{column_letters(place)}{row} “{headings[place].strip()}”" for place in places)
            raise UnusableInput(
                f"Tệp “{path.name}”, trang “{sheet}”: các cột {names} cùng nghĩa. Hãy xóa bớt, chỉ giữ một cột.",
                f"“{path.name}”, sheet “{sheet}”: the columns {names} mean the same. Keep only one of them.",
            )


def _no_product_list(path: Path, rows: list[Mapping[int, str]]) -> UnusableInput:
    for row in rows:
        other = other_file(row.values())
        if other is not None:
            return UnusableInput(
                f"Tệp “{path.name}” là {other.vi}, không phải danh sách hàng hóa. Trong KiotViet hãy vào Hàng hóa → "
                "Xuất file.",
                f"“{path.name}” is {other.en}, not a product list. In KiotViet choose Hàng hóa → Xuất file.",
            )
    for row in rows:
        for column, missing in (("code", "related"), ("related", "code")):
            if column in columns_of(row) and len(row) > 1:
                heading = HEADINGS[missing][0]
                return UnusableInput(
                    f"Tệp “{path.name}” thiếu cột “{heading}”. Hãy xuất lại từ KiotViet với đủ cột.",
                    f"“{path.name}” lacks the column “{heading}”. Export it again from KiotViet with all columns.",
                )
    return UnusableInput(
        f"Tệp “{path.name}” không phải danh sách hàng hóa của KiotViet: không thấy dòng tiêu đề có “Mã hàng” và “Mã HH "
        "Liên quan”. Trong KiotViet hãy vào Hàng hóa → Xuất file.",
        f"“{path.name}” is not a KiotViet product list: no row has the headings “Mã hàng” and “Mã HH Liên quan”. In "
        "KiotViet choose Hàng hóa → Xuất file.",
    )


def _table(header: Header, sheet: str, numbers: list[int], columns: list[list[str]]) -> Table:
    """Rows out of columns; rows without any text are left out."""
    filled = iter(columns)
    sources = [next(filled) if column in header.columns else repeat("") for column in COLUMNS]
    rows = [row for row in map(Row._make, zip(numbers, *sources, strict=False)) if row.code or any(row[1:])]
    letters = {column: column_letters(place) for column, place in header.columns.items()}
    return Table(rows, sheet, letters)


def _require_rows(table: Table, name: str) -> None:
    if not table.rows:
        raise UnusableInput(
            f"“{name}” không có dòng hàng nào. Hãy xuất lại từ KiotViet.",
            f"“{name}” has not one row of goods. Export it again from KiotViet.",
        )


def _source(path: Path, header: Header, table: Table) -> Source:
    _require_rows(table, path.name)
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    heading = header.headings[header.columns["related"]]
    return Source(path.name, digest, path.stat().st_size, table.sheet, len(table.rows), heading)


def _lacks(header: Header, table: Table) -> Iterable[Text]:
    if "base" not in header.columns:
        yield Text(
            "Tệp thiếu cột “Mã ĐVT Cơ bản” nên không phân biệt được dòng đơn vị tính: chỉ xem, không sửa được.",
            "The column “Mã ĐVT Cơ bản” is missing, so unit rows cannot be told apart: the file can be checked, not "
            "repaired.",
        )
    if "name" not in header.columns:
        yield Text(
            "Tệp thiếu cột “Tên hàng” nên không thấy được sản phẩm khác nằm trong nhóm.",
            "The column “Tên hàng” is missing, so another product inside a group cannot be seen.",
        )
    if "attributes" not in header.columns:
        yield Text(
            "Tệp thiếu cột “Thuộc tính” nên không so được thuộc tính trong nhóm.",
            "The column “Thuộc tính” is missing, so attributes cannot be compared.",
        )
    if not any(row.related for row in table.rows):
        yield Text(
            "Cột “Mã HH Liên quan” trống ở mọi dòng: tệp này không có nhóm hàng cùng loại nào.",
            "The related column is empty on every row: this file has no same-type groups at all.",
        )


def read_sheetful(path: Path) -> Sheetful:
    """Every column of an export by its heading, for a comparison."""
    export = read_export(path)
    header = export.header
    places = sorted(header.headings)
    headings = tuple(header.headings[place] for place in places)
    code = places.index(header.columns["code"])
    if export.records is not None:
        rows = [
            (number, tuple(row.get(place, "") for place in places))
            for number, row in enumerate_rows(export.records)
            if number > header.row
        ]
        return Sheetful(path.name, headings, code, tuple(rows))
    assert export.sheet is not None
    export.sheet.archive.budget.widen()
    scan = export.sheet.scan(places, places[-1])
    pairs = zip(scan.numbers, zip(*scan.columns, strict=True), strict=True)
    return Sheetful(path.name, headings, code, tuple(pair for pair in pairs if pair[0] > header.row and any(pair[1])))
