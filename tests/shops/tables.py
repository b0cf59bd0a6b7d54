"""Workbooks of plain tables with shared strings, as Haravan's exports and KiotViet's export of invoices have them."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from tests.shops.pack import Part, letter, package
from tests.shops.parts import MAIN, TYPES
from tests.shops.resave import STYLES, XML, Strings, relations, types, workbook

Value = str | float | datetime | None
_TIME = 2
"""the style of a cell that holds a time"""
_STYLES = STYLES.replace("#,0.#0", "dd/mm/yyyy hh:mm:ss")
_DAY_0 = datetime(1899, 12, 30)


class Page(NamedTuple):
    """One sheet to write."""

    name: str
    rows: Iterable[Sequence[Value]]
    hidden: bool = False


def workbook_bytes(*pages: Page) -> bytes:
    """A workbook whose first visible sheet is the one in sight; the same pages give the same bytes."""
    strings = Strings()
    names = [f"xl/worksheets/sheet{number}.xml" for number, _ in enumerate(pages, start=1)]
    sheets: list[Part] = [(name, _sheet(page.rows, strings)) for name, page in zip(names, pages, strict=True)]
    links = [(f"rId{number}", "worksheet", name.removeprefix("xl/")) for number, name in enumerate(names, start=1)]
    links += [("styles", "styles", "styles.xml"), ("strings", "sharedStrings", "sharedStrings.xml")]
    overrides = {"xl/workbook.xml": f"{TYPES}.sheet.main+xml", "xl/styles.xml": f"{TYPES}.styles+xml"}
    overrides |= dict.fromkeys(names, f"{TYPES}.worksheet+xml") | {"xl/sharedStrings.xml": f"{TYPES}.sharedStrings+xml"}
    hidden = {page.name for page in pages if page.hidden}
    active = next(place for place, page in enumerate(pages) if not page.hidden)
    return package(
        [
            ("[Content_Types].xml", types(overrides)),
            ("_rels/.rels", relations(("rId1", "officeDocument", "xl/workbook.xml"))),
            ("xl/workbook.xml", workbook([page.name for page in pages], active, hidden)),
            ("xl/_rels/workbook.xml.rels", relations(*links)),
            *sheets,
            ("xl/styles.xml", _STYLES),
            ("xl/sharedStrings.xml", strings.xml()),
        ]
    )


def _sheet(rows: Iterable[Sequence[Value]], strings: Strings) -> str:
    lines = []
    for number, row in enumerate(rows, start=1):
        cells = [
            _cell(f"{letter(at)}{number}", value, strings) for at, value in enumerate(row) if value not in ("", None)
        ]
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
    return f'{XML}<worksheet xmlns="{MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>'


def _cell(ref: str, value: Value, strings: Strings) -> str:
    if isinstance(value, str):
        return f'<c r="{ref}" t="s"><v>{strings.place(value)}</v></c>'
    if isinstance(value, datetime):
        return f'<c r="{ref}" s="{_TIME}"><v>{(value - _DAY_0) / timedelta(days=1)!r}</v></c>'
    return f'<c r="{ref}"><v>{value:.16g}</v></c>'
