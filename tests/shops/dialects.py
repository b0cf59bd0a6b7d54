"""The same rows as other programs re-save them; every writer takes (rows, headings) and returns a file."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence

from tests.shops.excel import excel_bytes
from tests.shops.headings import RETAIL, Cells, Headings, is_number_column
from tests.shops.kiotviet import NAME, export_bytes, sheet_name
from tests.shops.pack import is_number, letter, package, unpack
from tests.shops.parts import MAIN, RELATIONS
from tests.shops.resave import XML, Look, Strings, one_sheet, sheet_data

Writer = Callable[[Sequence[Cells], Headings], bytes]
_SHEET = f'<worksheet xmlns="{MAIN}" xmlns:r="{RELATIONS}"'
_MARGINS = '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'


def libreoffice_bytes(rows: Sequence[Cells], headings: Headings = RETAIL) -> bytes:
    """As Calc writes: every cell styled and typed, empty ones too, every string with its spaces kept."""
    strings = Strings(keep_spaces=True)
    look = Look(
        row='<row r="{row}" customFormat="false" ht="12.8" hidden="false" customHeight="false" '
        'outlineLevel="0" collapsed="false">',
        text='<c r="{ref}" s="0" t="s"><v>{value}</v></c>',
        number='<c r="{ref}" s="2" t="n"><v>{value}</v></c>',
        empty='<c r="{ref}" s="0"/>',
    )
    xml = (
        f'{XML}{_SHEET}><sheetPr filterMode="false"><pageSetUpPr fitToPage="false"/></sheetPr>'
        f'<dimension ref="A1:{letter(len(headings) - 1)}{len(rows) + 1}"/><sheetViews><sheetView showFormulas="false" '
        'showGridLines="true" tabSelected="true" workbookViewId="0"><selection pane="topLeft" activeCell="A1" '
        'sqref="A1"/></sheetView></sheetViews><sheetFormatPr defaultColWidth="11.53515625" defaultRowHeight="12.8" '
        'zeroHeight="false" outlineLevelRow="0" outlineLevelCol="0"></sheetFormatPr>'
        f'<cols><col min="1" max="{len(headings)}" width="11.53515625" customWidth="false" hidden="false"/></cols>'
        f"{sheet_data(rows, headings, look, strings)}"
        '<printOptions headings="false" gridLines="false"/></worksheet>'
    )
    data = unpack(one_sheet(sheet_name(NAME), xml, strings))
    return package(sorted(data, key=lambda part: part[0] == "[Content_Types].xml"))


def google_bytes(rows: Sequence[Cells], headings: Headings = RETAIL) -> bytes:
    """As Google Sheets exports: whole numbers as "5.0", a drawing with nothing in it, no dimension."""
    strings = Strings()
    look = Look(
        row='<row r="{row}">',
        text='<c r="{ref}" s="0" t="s"><v>{value}</v></c>',
        number='<c r="{ref}" s="2"><v>{value}</v></c>',
        decimal=".0",
    )
    more = (
        ' xmlns:mx="http://schemas.microsoft.com/office/mac/excel/2008/main" '
        'xmlns:mv="urn:schemas-microsoft-com:mac:vml" '
        'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"'
    )
    xml = (
        f'{XML.rstrip()}{_SHEET}{more}><sheetPr><outlinePr summaryBelow="0" summaryRight="0"/></sheetPr><sheetViews>'
        '<sheetView workbookViewId="0"/></sheetViews><sheetFormatPr customHeight="1" defaultColWidth="12.63" '
        f'defaultRowHeight="15.75"/>{sheet_data(rows, headings, look, strings)}</worksheet>'
    )
    return one_sheet(sheet_name(NAME), xml, strings)


def wps_bytes(rows: Sequence[Cells], headings: Headings = RETAIL) -> bytes:
    """As WPS Spreadsheets writes: like Excel, with a namespace and a build number of its own."""
    strings = Strings()
    xml = (
        f'{XML}{_SHEET} xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"><sheetPr/>'
        f'<dimension ref="A1:{letter(len(headings) - 1)}{len(rows) + 1}"/><sheetViews><sheetView tabSelected="1" '
        'workbookViewId="0"/></sheetViews><sheetFormatPr defaultColWidth="9" defaultRowHeight="13.5"/>'
        f"{sheet_data(rows, headings, Look(), strings)}{_MARGINS}<headerFooter/></worksheet>"
    )
    custom = "http://schemas.openxmlformats.org/officeDocument/2006"
    build = (
        f'{XML}<Properties xmlns="{custom}/custom-properties" xmlns:vt="{custom}/docPropsVTypes"><property '
        'fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer"><vt:lpwstr>1033-12.2.0'
        "</vt:lpwstr></property></Properties>"
    )
    return one_sheet(sheet_name(NAME), xml, strings, [("docProps/custom.xml", build)])


def inline_strings_bytes(rows: Sequence[Cells], headings: Headings = RETAIL) -> bytes:
    """As report libraries write: text inside the cells, no shared strings part at all."""
    cell = '<c r="{ref}" t="inlineStr"><is>{value}</is></c>'
    look = Look(heading=cell, text=cell)
    return one_sheet(sheet_name(NAME), f"{XML}{_SHEET}>{sheet_data(rows, headings, look, None)}</worksheet>", None)


def without_references_bytes(rows: Sequence[Cells], headings: Headings = RETAIL) -> bytes:
    """Legal and rare: neither rows nor cells say where they stand, so empty cells must be written."""
    strings = Strings()
    look = Look(
        row="<row>",
        heading='<c s="1" t="s"><v>{value}</v></c>',
        text='<c t="s"><v>{value}</v></c>',
        number="<c><v>{value}</v></c>",
        empty="<c/>",
    )
    xml = f"{XML}{_SHEET}>{sheet_data(rows, headings, look, strings)}</worksheet>"
    return one_sheet(sheet_name(NAME), xml, strings)


def openpyxl_bytes(rows: Sequence[Cells], headings: Headings = RETAIL) -> bytes:
    """A KiotViet export that a script loaded and saved with openpyxl, with the clock taken out."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(export_bytes(rows, headings)))
    saved = io.BytesIO()
    book.save(saved)
    clock = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
    return package((name, clock.sub(rb"\g<1>2026-11-23T09:00:00Z", body)) for name, body in unpack(saved.getvalue()))


def csv_bytes(rows: Sequence[Cells], headings: Headings = RETAIL, bom: bool = True, delimiter: str = ",") -> bytes:
    """A CSV as Excel saves it: CRLF, and a BOM when "UTF-8" was chosen."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(headings)
    writer.writerows([row.get(heading, "") for heading in headings] for row in rows)
    return text.getvalue().encode("utf-8-sig" if bom else "utf-8")


def xls_bytes(rows: Sequence[Cells], headings: Headings = RETAIL) -> bytes:
    """A workbook of Excel 97-2003."""
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet(sheet_name(NAME))
    for number, row in enumerate([{heading: heading for heading in headings}, *rows]):
        for at, heading in enumerate(headings):
            text = row.get(heading, "")
            if text:
                as_number = number > 0 and is_number_column(heading) and is_number(text)
                sheet.write(number, at, float(text) if as_number else text)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def _excel(rows: Iterable[Cells], headings: Headings) -> bytes:
    return excel_bytes(rows, headings)


WORKBOOK_WRITERS: dict[str, Writer] = {
    "kiotviet": export_bytes,
    "excel": _excel,
    "libreoffice": libreoffice_bytes,
    "google": google_bytes,
    "openpyxl": openpyxl_bytes,
    "wps": wps_bytes,
    "without_references": without_references_bytes,
    "inline_strings": inline_strings_bytes,
}
"""Every writer of an .xlsx by its name: what a reader must read alike."""
