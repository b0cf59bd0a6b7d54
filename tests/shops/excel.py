"""An export that was opened, decorated and saved in Excel: everything a writer must leave alone."""

import base64
from collections.abc import Iterable

from tests.shops.headings import RETAIL, Cells, Headings
from tests.shops.kiotviet import NAME, sheet_name
from tests.shops.pack import Part, escape, letter, package
from tests.shops.parts import CORE, MAIN, RELATIONS, ROOT_RELS, THEME, TYPES
from tests.shops.resave import STYLES, XML, Look, Strings, relations, sheet_data, t_element, types, workbook
from tests.shops.sheet import table

_PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
_OFFICE = "http://schemas.microsoft.com/office"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_WORKSHEET = (
    f'<worksheet xmlns="{MAIN}" xmlns:r="{RELATIONS}" xmlns:mc="{_MC}" mc:Ignorable="x14ac xr" '
    f'xmlns:x14ac="{_OFFICE}/spreadsheetml/2009/9/ac" xmlns:xr="{_OFFICE}/spreadsheetml/2014/revision" '
    'xr:uid="{00000000-0001-0000-0100-000000000000}">'
)
_LOOK = Look(
    row='<row r="{row}" spans="1:{width}" x14ac:dyDescent="0.25">', number='<c r="{ref}" s="2"><v>{value}</v></c>'
)


class ExcelStrings(Strings):
    """Some strings in two formats, some with a reading aid that is no part of the text."""

    def item(self, text: str, number: int) -> str:
        """Every fifth string from the second in runs, every fifth from the fourth with a phonetic run."""
        if number % 5 == 2 and len(text) > 1:
            half = len(text) // 2
            font = '<rPr><b/><sz val="11"/><color rgb="FFFF0000"/><rFont val="Calibri"/><family val="2"/></rPr>'
            first, second = t_element(text[:half], True), t_element(text[half:], True)
            return f"<si><r>{first}</r><r>{font}{second}</r></si>"
        if number % 5 == 4:
            aid = f'<rPh sb="0" eb="{len(text)}"><t>cách đọc {number}</t></rPh><phoneticPr fontId="1"/>'
            return f"<si>{t_element(text)}{aid}</si>"
        return super().item(text, number)


def excel_bytes(
    rows: Iterable[Cells], headings: Headings = RETAIL, *, name: str = NAME, extra_sheet: bool = True
) -> bytes:
    """The rows as Excel saves them; the product sheet is the second tab unless `extra_sheet` is off."""
    found, strings = list(rows), ExcelStrings()
    at = 2 if extra_sheet else 1
    product_sheet = _product_sheet(found, headings, strings)
    names = ["Ghi chú", sheet_name(name)] if extra_sheet else [sheet_name(name)]
    links = [(f"rId{number}", "worksheet", f"worksheets/sheet{number}.xml") for number in range(1, at + 1)]
    links += [("rId8", "theme", "theme/theme1.xml"), ("rId9", "styles", "styles.xml")]
    links.append(("rId10", "sharedStrings", "sharedStrings.xml"))
    sheets: list[Part] = [("xl/worksheets/sheet1.xml", _note_sheet(strings))] if extra_sheet else []
    sheets.append((f"xl/worksheets/sheet{at}.xml", product_sheet))
    last = letter(len(headings) - 1) + str(len(found) + 1)
    return package(
        [
            ("[Content_Types].xml", _types(at)),
            ("_rels/.rels", ROOT_RELS),
            ("xl/workbook.xml", _workbook(names, at, last)),
            ("xl/_rels/workbook.xml.rels", relations(*links)),
            *sheets,
            ("xl/theme/theme1.xml", THEME),
            ("xl/styles.xml", STYLES),
            ("xl/sharedStrings.xml", strings.xml()),
            *_decorations(at),
            ("xl/tables/table1.xml", XML + table("productTable", headings, len(found) + 1)),
            ("docProps/core.xml", CORE),
            ("docProps/app.xml", _APP),
        ]
    )


def _product_sheet(rows: list[Cells], headings: Headings, strings: Strings) -> str:
    last = letter(len(headings) - 1)
    return (
        f'{XML}{_WORKSHEET}<dimension ref="A1:{last}{len(rows) + 1}"/><sheetViews><sheetView tabSelected="1" '
        'workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        '<selection pane="bottomLeft" activeCell="C5" sqref="C5"/></sheetView></sheetViews>'
        '<sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25"/><cols><col min="1" max="2" width="13.7109375" '
        'customWidth="1"/><col min="5" max="5" width="42.28515625" bestFit="1" customWidth="1"/></cols>'
        f"{sheet_data(rows, headings, _LOOK, strings, hidden=(3,) if len(rows) > 1 else ())}"
        f'<conditionalFormatting sqref="C2:C{len(rows) + 1}"><cfRule type="duplicateValues" priority="1"/>'
        '</conditionalFormatting><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" '
        'footer="0.3"/><pageSetup paperSize="9" orientation="landscape"/><drawing r:id="rId1"/>'
        '<legacyDrawing r:id="rId2"/><tableParts count="1"><tablePart r:id="rId3"/></tableParts></worksheet>'
    )


def _note_sheet(strings: Strings) -> str:
    note = strings.place("Tệp này để đối chiếu, đừng xóa")
    return (
        f'{XML}<worksheet xmlns="{MAIN}"><dimension ref="A1:B2"/><sheetViews><sheetView workbookViewId="0"/>'
        '</sheetViews><sheetFormatPr defaultRowHeight="15"/><sheetData><row r="1"><c r="A1" t="s">'
        f'<v>{note}</v></c></row><row r="2"><c r="B2"><f>1+1</f><v>2</v></c></row></sheetData></worksheet>'
    )


def _workbook(names: list[str], at: int, last: str) -> str:
    """The workbook with a named range over the product sheet, as a filter leaves one behind."""
    column, number = last.rstrip("0123456789"), last.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    area = f"'{escape(names[-1])}'!$A$1:${column}${number}"
    named = (
        f'<definedNames><definedName name="_xlnm.Print_Area" localSheetId="{at - 1}">{area}</definedName>'
        '</definedNames><calcPr calcId="191029"/>'
    )
    return workbook(names, active=at - 1).replace("</workbook>", f"{named}</workbook>")


def _types(at: int) -> str:
    overrides = {"xl/workbook.xml": f"{TYPES}.sheet.main+xml"}
    overrides |= {f"xl/worksheets/sheet{number}.xml": f"{TYPES}.worksheet+xml" for number in range(1, at + 1)}
    document = "application/vnd.openxmlformats"
    return types(
        {
            **overrides,
            "xl/theme/theme1.xml": f"{document}-officedocument.theme+xml",
            "xl/styles.xml": f"{TYPES}.styles+xml",
            "xl/sharedStrings.xml": f"{TYPES}.sharedStrings+xml",
            "xl/drawings/drawing1.xml": f"{document}-officedocument.drawing+xml",
            "xl/tables/table1.xml": f"{TYPES}.table+xml",
            "xl/comments1.xml": f"{TYPES}.comments+xml",
            "docProps/core.xml": f"{document}-package.core-properties+xml",
            "docProps/app.xml": f"{document}-officedocument.extended-properties+xml",
        },
        {"png": "image/png", "vml": f"{document}-officedocument.vmlDrawing"},
    )


def _decorations(at: int) -> list[Part]:
    return [
        (
            f"xl/worksheets/_rels/sheet{at}.xml.rels",
            relations(
                ("rId1", "drawing", "../drawings/drawing1.xml"),
                ("rId2", "vmlDrawing", "../drawings/vmlDrawing1.vml"),
                ("rId3", "table", "../tables/table1.xml"),
                ("rId4", "comments", "../comments1.xml"),
            ),
        ),
        ("xl/drawings/_rels/drawing1.xml.rels", relations(("rId1", "image", "../media/image1.png"))),
        ("xl/drawings/drawing1.xml", _PICTURE),
        ("xl/drawings/vmlDrawing1.vml", _BALLOON),
        ("xl/media/image1.png", _PNG),
        ("xl/comments1.xml", _COMMENT),
    ]


_APP = (
    f'{XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Microsoft Excel</Application><AppVersion>16.0300</AppVersion></Properties>"
)
_PICTURE = (
    f'{XML}<xdr:wsDr xmlns:xdr="{_DRAWING}/spreadsheetDrawing" xmlns:a="{_DRAWING}/main"><xdr:oneCellAnchor>'
    "<xdr:from><xdr:col>2</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>4</xdr:row><xdr:rowOff>0</xdr:rowOff>"
    '</xdr:from><xdr:ext cx="9525" cy="9525"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="Hình 1"/><xdr:cNvPicPr/>'
    f'</xdr:nvPicPr><xdr:blipFill><a:blip xmlns:r="{RELATIONS}" r:embed="rId1"/><a:stretch><a:fillRect/>'
    '</a:stretch></xdr:blipFill><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9525" cy="9525"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor>'
    "</xdr:wsDr>"
)
_BALLOON = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>'
    '</o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"/><v:shape id="_x0000_s1025" type="#_x0000_t202" '
    'style="position:absolute;visibility:hidden" fillcolor="#ffffe1"><v:textbox/><x:ClientData ObjectType="Note">'
    "<x:Anchor>4, 15, 1, 10, 6, 15, 5, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>1</x:Row>"
    "<x:Column>4</x:Column></x:ClientData></v:shape></xml>"
)
_COMMENT = (
    f'{XML}<comments xmlns="{MAIN}"><authors><author>Thu ngân</author></authors><commentList><comment ref="E2" '
    'authorId="0" shapeId="0"><text><r><t>Hỏi lại kho trước khi sửa</t></r></text></comment></commentList></comments>'
)
