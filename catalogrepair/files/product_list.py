"""Reads an export in any of its forms into a table, or refuses it in one sentence that says what it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, repeat
from pathlib import Path

from catalogrepair.catalog.diff import Sheetful
from catalogrepair.catalog.names import heading_key
from catalogrepair.catalog.plans.plan import Source
from catalogrepair.catalog.table import COLUMNS, Row, Table
from catalogrepair.errors import UnusableInput
from catalogrepair.files.foreign import CSV_SHEET, Records, read_csv, read_xls, text_at
from catalogrepair.files.headed import Heading, Seen, heading_in
from catalogrepair.files.kinds import Kind
from catalogrepair.files.output import digest
from catalogrepair.files.output_set import require_finished
from catalogrepair.files.read import refusal, refuse_own
from catalogrepair.files.sniff import Form, sniff
from catalogrepair.text import Text, _
from catalogrepair.xlsx.archive import Archive
from catalogrepair.xlsx.book import sheets_of
from catalogrepair.xlsx.budget import Budget
from catalogrepair.xlsx.cells import column_letters
from catalogrepair.xlsx.shared import SharedStrings
from catalogrepair.xlsx.sheet import HEADER_ROWS, Scan, Sheet
from catalogrepair.xlsx.xml import BrokenXml, broken_part

PRODUCT_LIST = Kind(
    _("a KiotViet product list"),
    ("check", "repair", "plan", "apply PLAN EXPORT", "undo PLAN EXPORT", "diff", "guide", "web",
     "verify --export", "verify --before", "diagnose stock --kov", "diagnose orders --kov", "diagnose --kov"),
    _("KiotViet: Hàng hóa → Danh sách hàng hóa → Xuất file"),
    {
        "code": ("Mã hàng", "Mã hàng hóa"),
        "name": ("Tên hàng", "Tên hàng hóa"),
        "attributes": ("Thuộc tính",),
        "related": ("Mã HH Liên quan", "Mã hàng hóa liên quan", "Mã hàng liên quan", "Hàng hóa cùng loại"),
        "base": ("Mã ĐVT Cơ bản", "Mã đơn vị tính cơ bản"),
        "unit": ("ĐVT", "Đơn vị tính"),
        "kind": ("Loại hàng", "Loại hàng hóa"),
        "category": ("Nhóm hàng(3 Cấp)", "Nhóm hàng"),
        "brand": ("Thương hiệu",),
        "barcode": ("Mã vạch",),
        "price": ("Giá bán", "Giá bán trước thuế"),
        "active": ("Đang kinh doanh",),
        "sold": ("Được bán trực tiếp",),
        "created": ("Thời gian tạo",),
        "on_hand": ("Tồn kho",),
        "reserved": ("KH đặt", "Khách đặt", "Đặt hàng"),
        "factor": ("Quy đổi",),
        "image": ("Hình ảnh (url1,url2...)",),
    },
    (("code",), ("related",)),
    marks=("Mã HH Liên quan", "Mã hàng hóa liên quan", "Mã hàng liên quan", "Hàng hóa cùng loại",
           "Dự kiến hết hàng", "Mã ĐVT Cơ bản", "Mã đơn vị tính cơ bản"),
    hints=[("Mã hàng", "Nhóm hàng(3 Cấp)"), ("Mã hàng", "Tên hàng", "Giá bán"), ("Mã hàng", "Tên hàng", "Giá vốn")],
)  # fmt: skip
"""KiotViet's export, and its template for an import, which has the same columns"""
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
    refuse_own(path, [PRODUCT_LIST])
    form = sniff(path)
    if form is Form.WORKBOOK:
        return _read_workbook(path)
    records, header, table = _read_records(read_xls(path) if form is Form.XLS else [read_csv(path)], path)
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
        raise broken_part(path.name, part) from error
    skipped = sum(number <= header.row for number in scan.numbers[: header.row])
    by_column = dict(zip(wanted, scan.columns, strict=True))
    columns = [by_column[header.columns[column]][skipped:] for column in COLUMNS if column in header.columns]
    scan.columns.clear()
    table = _table(header, name, scan.numbers[skipped:], columns)
    return Export(path, _source(path, header, table), header, table, sheet, scan, None)


def _header_of(sheets: Mapping[str, Iterable[tuple[int, Mapping[int, str]]]], path: Path) -> tuple[str, Header]:
    """The one sheet with a product list, and its headings."""
    seen: list[Seen] = []
    looked = [
        (sheet, heading_in("" if sheet == CSV_SHEET else sheet, rows, _columns_of, seen))
        for sheet, rows in sheets.items()
    ]
    found = [(sheet, heading) for sheet, heading in looked if heading is not None]
    for sheet, heading in found:
        _refuse_repeated(path, sheet, heading)
    if len(found) > 1:
        names = ", ".join(f"“{sheet}”" for sheet, _ in found)
        raise UnusableInput(
            _(
                "“{name}” has several sheets that look like a product list ({names}). Keep only one.",
                name=path.name,
                names=names,
            ),
        )
    if not found:
        raise refusal(path.name, [PRODUCT_LIST], seen)
    sheet, (row, headings, places) = found[0]
    return sheet, Header(row, headings, {column: places[column] for column in COLUMNS if column in places})


def _columns_of(row: Mapping[int, str]) -> dict[str, int] | None:
    """As `Kind.columns_of`; no other kind has the related column, so none is looked up."""
    found = PRODUCT_LIST.places_of(row)
    return None if PRODUCT_LIST.lacking(found) else found


def _refuse_repeated(path: Path, sheet: str, heading: Heading) -> None:
    for column in _ONCE:
        keys = set(map(heading_key, PRODUCT_LIST.headings[column]))
        places = [place for place, text in heading.texts.items() if heading_key(text) in keys]
        if len(places) > 1:
            names = ", ".join(
                f"{column_letters(place)}{heading.row} “{heading.texts[place].strip()}”" for place in places
            )
            raise UnusableInput(
                _(
                    "“{name}”, sheet “{sheet}”: the columns {names} mean the same. Keep only one of them.",
                    name=path.name,
                    sheet=sheet,
                    names=names,
                ),
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
            _("“{name}” has not one row of goods. Export it again from KiotViet.", name=name),
        )


def _source(path: Path, header: Header, table: Table) -> Source:
    _require_rows(table, path.name)
    heading = header.headings[header.columns["related"]]
    return Source(path.name, digest(path), path.stat().st_size, table.sheet, len(table.rows), heading)


def _lacks(header: Header, table: Table) -> Iterable[Text]:
    if "base" not in header.columns:
        yield _(
            "The column “Mã ĐVT Cơ bản” is missing, so unit rows cannot be told apart: the file can be "
            "checked, not repaired."
        )
    if "name" not in header.columns:
        yield _("The column “Tên hàng” is missing, so another product inside a group cannot be seen.")
    if "attributes" not in header.columns:
        yield _("The column “Thuộc tính” is missing, so attributes cannot be compared.")
    if not any(row.related for row in table.rows):
        yield _("The related column is empty on every row: this file has no same-type groups at all.")


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
