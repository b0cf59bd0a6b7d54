"""Exports and templates byte for byte in KiotViet's own anatomy (docs: kiotviet-files 1, 1.3)."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from hashlib import md5
from pathlib import Path
from typing import IO

from tests.shops import parts
from tests.shops.big import MESSY, big_rows
from tests.shops.headings import (
    BIG,
    FNB,
    REDUCED,
    RELATED,
    RETAIL,
    TAX,
    TEMPLATE,
    TIMES,
    Cells,
    Headings,
    fnb_rows,
    is_number_column,
    product,
    unit_row,
)
from tests.shops.pack import BOM, EPOCH, Part, letter, package, write_package
from tests.shops.sheet import TEMPLATE_STYLES, Count, row_stream, table, table_part
from tests.shops.template import template_styles

__all__ = [
    "BIG", "FNB", "NAME", "REDUCED", "RELATED", "RETAIL", "TAX", "TEMPLATE", "Cells", "Headings", "cell_of",
    "export_bytes", "fnb_rows", "is_number_column", "product", "sheet_name", "template_bytes", "unit_row",
    "write_big", "write_export",
]  # fmt: skip

NAME = "DanhSachSanPham_KV23112026-090000-000.xlsx"
_OLD = ("_rels/.rels", "xl/sharedStrings.xml", "xl/theme/theme1.xml", "docProps/core.xml")
"""Parts that KiotViet copies from a blank workbook: their time is 1980, the others have the export's."""


def export_bytes(
    rows: Iterable[Cells], headings: Headings = RETAIL, *, name: str = NAME, table_name: str = "productTable"
) -> bytes:
    """A product export as KiotViet would send it under this file name."""
    return package(_export_parts(rows, headings, name, table_name), _times(name))


def write_export(target: IO[bytes], rows: Iterable[Cells], headings: Headings = RETAIL, *, name: str = NAME) -> None:
    """The same into an open file, never holding the sheet in memory."""
    write_package(target, _export_parts(rows, headings, name, "productTable"), _times(name))


def write_big(path: Path, rows: int, seed: int = 1, *, is_messy: bool = False) -> None:
    """A large believable shop of 27 columns, in one product of 70 or in most of them another one: the same size and
    seed give the same bytes.
    """
    made = big_rows(rows, seed, MESSY) if is_messy else big_rows(rows, seed)
    with path.open("wb") as target:
        write_export(target, made, BIG)


def sheet_name(file_name: str) -> str:
    """The name KiotViet gives the sheet: the first 31 characters of the file's."""
    return file_name.removesuffix(".xlsx")[:31]


def cell_of(heading: str, headings: Headings, row: int) -> str:
    """The Excel name of a cell, such as "M8"."""
    return f"{letter(list(headings).index(heading))}{row}"


def template_bytes(rows: Iterable[Cells] = ()) -> bytes:
    """The import template `MauFileSanPham.xlsx`: x: prefixes everywhere, no theme, no document properties."""
    return package(_template_parts(list(rows)), dict.fromkeys(_TEMPLATE_NAMES, datetime(2026, 11, 23, 9, 0)))


def _export_parts(rows: Iterable[Cells], headings: Headings, name: str, table_name: str) -> Iterator[Part]:
    sheet, count = sheet_name(name), Count()
    sheet_mark, table_mark = _mark(f"sheet {name}"), _mark(f"table {name}")
    yield "[Content_Types].xml", parts.content_types()
    yield "_rels/.rels", parts.ROOT_RELS
    yield (
        "xl/_rels/workbook.xml.rels",
        parts.relationships(
            ("styles", "styles.xml", "rId3"),
            ("theme", "theme/theme1.xml", "rId2"),
            ("sharedStrings", "sharedStrings.xml", "rId4"),
            ("worksheet", "/xl/worksheets/sheet2.xml", sheet_mark),
        ),
    )
    yield "xl/workbook.xml", parts.workbook(sheet, sheet_mark)
    yield "xl/sharedStrings.xml", parts.EMPTY_STRINGS
    yield "xl/theme/theme1.xml", parts.THEME
    yield "xl/styles.xml", parts.styles(any(heading in TIMES for heading in headings))
    yield "docProps/core.xml", parts.CORE
    yield "docProps/app.xml", parts.app(sheet)
    yield "xl/worksheets/sheet2.xml", _sheet(rows, headings, count, table_mark)
    yield "xl/tables/table1.xml", f"{BOM}{parts.XML_ALONE}{table(table_name, headings, count.rows)}"
    yield "xl/worksheets/_rels/sheet2.xml.rels", parts.relationships(("table", "/xl/tables/table1.xml", table_mark))


def _sheet(rows: Iterable[Cells], headings: Headings, count: Count, table_mark: str) -> Iterator[str]:
    yield f'{BOM}{parts.XML}<worksheet xmlns="{parts.MAIN}"><sheetData>'
    yield from row_stream(rows, headings, count)
    yield f"</sheetData>{table_part(table_mark)}</worksheet>"


_TEMPLATE_NAMES = (
    "xl/workbook.xml", "_rels/.rels", "xl/styles.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml",
    "xl/worksheets/sheet1.xml", "xl/tables/table1.xml", "xl/worksheets/_rels/sheet1.xml.rels",
    "[Content_Types].xml",
)  # fmt: skip


def _template_parts(rows: list[Cells]) -> Iterator[Part]:
    sheet_mark, table_mark = _mark("template sheet"), _mark("template table")
    bodies = (
        _template_workbook(sheet_mark),
        parts.relationships(("officeDocument", "/xl/workbook.xml", _mark("template")[:17])),
        template_styles(),
        parts.relationships(
            ("styles", "/xl/styles.xml", "rId3"),
            ("sharedStrings", "/xl/sharedStrings.xml", "rId4"),
            ("worksheet", "/xl/worksheets/sheet1.xml", sheet_mark),
        ),
        f'{parts.XML}<x:sst xmlns:x="{parts.MAIN}" />',
        "".join(_template_sheet(rows, table_mark)),
        parts.XML + table("ProductTemplate", TEMPLATE, len(rows) + 1, "x:"),
        parts.relationships(("table", "/xl/tables/table1.xml", table_mark)),
        _template_types(),
    )
    yield from zip(_TEMPLATE_NAMES, bodies, strict=True)


def _template_sheet(rows: list[Cells], table_mark: str) -> Iterator[str]:
    yield f'{parts.XML}<x:worksheet xmlns:x="{parts.MAIN}"><x:cols>'
    for at, heading in enumerate(TEMPLATE, start=1):
        width = max(len(text) for text in [heading, *(row.get(heading, "") for row in rows)]) + 5
        yield f'<x:col min="{at}" max="{at}" width="{width}" bestFit="1" customWidth="1" />'
    yield "</x:cols><x:sheetData>"
    yield from row_stream(rows, TEMPLATE, Count(), "x:", TEMPLATE_STYLES)
    yield (
        '</x:sheetData><x:pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" '
        f'footer="0.3" />{table_part(table_mark, "x:")}</x:worksheet>'
    )


def _template_workbook(mark: str) -> str:
    return (
        f'{parts.XML}<x:workbook xmlns:r="{parts.RELATIONS}" xmlns:x="{parts.MAIN}"><x:fileVersion appName="xl" '
        'lastEdited="5" lowestEdited="4" rupBuild="9302" /><x:workbookPr filterPrivacy="1" '
        'defaultThemeVersion="124226" /><x:bookViews><x:workbookView xWindow="240" yWindow="105" '
        'windowWidth="14805" windowHeight="8010" firstSheet="0" activeTab="0" /></x:bookViews><x:sheets>'
        f'<x:sheet name="ProductTemplate" sheetId="1" r:id="{mark}" /></x:sheets><x:calcPr calcId="122211" />'
        "</x:workbook>"
    )


def _template_types() -> str:
    names = (("styles", "styles"), ("sharedStrings", "sharedStrings"), ("worksheets/sheet1", "worksheet"))
    overrides = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{parts.TYPES}.{kind}+xml" />'
        for name, kind in (*names, ("tables/table1", "table"))
    )
    return (
        f'{BOM}{parts.XML}<Types xmlns="{parts.PACKAGE}/content-types"><Default Extension="xml" '
        f'ContentType="{parts.TYPES}.sheet.main+xml" /><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml" />{overrides}</Types>'
    )


def _mark(seed: str) -> str:
    """A relationship id as the Open XML SDK makes them: R and 32 hex digits."""
    return f"R{md5(seed.encode(), usedforsecurity=False).hexdigest()}"


def _times(name: str) -> dict[str, datetime]:
    found = re.search(r"_KV(\d{8}-\d{6})", name)
    moment = datetime.strptime(found[1], "%d%m%Y-%H%M%S") if found else EPOCH
    moment += timedelta(seconds=moment.second % 2)  # zip keeps even seconds only
    names = [part for part, _ in _export_parts((), RETAIL, name, "productTable")]
    return {part: EPOCH if part in _OLD else moment for part in names}
