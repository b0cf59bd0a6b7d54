"""The parts of a KiotViet workbook that never change with the shop's data."""

import re

from openpyxl.writer.theme import theme_xml

from tests.shops.pack import BOM, quote

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
XML = '<?xml version="1.0" encoding="utf-8"?>'
XML_ALONE = '<?xml version="1.0" encoding="utf-8" standalone="yes"?>'
XML_LOUD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"

# Office's own theme, as the library carries it, on one line as Office writes it.
THEME = XML_LOUD + re.sub(r">\s+<", "><", theme_xml.partition("?>")[2].strip())
EMPTY_STRINGS = f'{XML_LOUD}<sst xmlns="{MAIN}"/>'
CORE = (
    f'{XML_LOUD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:creator></dc:creator><cp:lastModifiedBy></cp:lastModifiedBy>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">2006-09-16T00:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">2012-01-06T05:11:53Z</dcterms:modified></cp:coreProperties>'
)
ROOT_RELS = (
    f'{XML_LOUD}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId3" Type="{RELATIONS}/extended-properties" Target="docProps/app.xml"/>'
    f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/>'
    f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
X_STYLESHEET = (
    '<x:styleSheet xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" mc:Ignorable="x14ac" '
    f'xmlns:x="{MAIN}">'
)
X_STYLE_END = (
    '<x:dxfs count="0" /><x:tableStyles count="0" defaultTableStyle="TableStyleMedium2" '
    'defaultPivotStyle="PivotStyleMedium9" /><x:extLst><x:ext '
    'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" '
    'uri="{EB79DEF2-80B8-43e5-95BD-54CBDDF9020C}"><x14:slicerStyles defaultSlicerStyle="SlicerStyleLight1" />'
    "</x:ext></x:extLst></x:styleSheet>"
)
FILLS = (
    '<x:fills count="2"><x:fill><x:patternFill patternType="none" /></x:fill>'
    '<x:fill><x:patternFill patternType="gray125" /></x:fill></x:fills>'
)
_SIDES = "<x:left /><x:right /><x:top /><x:bottom /><x:diagonal />"
_NORMAL = '<x:xf numFmtId="0" fontId="0" fillId="0" borderId="0" '


def styles(with_times: bool) -> str:
    """The export's styles, false count of number formats and all; the time format only where it is used."""
    time_format = '<x:numFmt numFmtId="83" formatCode="dd/MM/yyyy HH:mm:ss" />' if with_times else ""
    time_style = '<x:xf numFmtId="83" applyNumberFormat="1" />' if with_times else ""
    return (
        f'{XML_ALONE}{X_STYLESHEET}<x:numFmts count="1"><x:numFmt numFmtId="81" formatCode="#,0.#0" />'
        f'<x:numFmt numFmtId="82" formatCode="#,0.##0" />{time_format}</x:numFmts>'
        '<x:fonts count="2" x14ac:knownFonts="1"><x:font><x:sz val="11" /><x:color theme="1" />'
        '<x:name val="Calibri" /><x:family val="2" /><x:scheme val="minor" /></x:font>'
        f"<x:font><x:b /></x:font></x:fonts>{FILLS}"
        f'<x:borders count="1"><x:border>{_SIDES}</x:border></x:borders>'
        f'<x:cellStyleXfs count="1">{_NORMAL}/></x:cellStyleXfs>'
        f'<x:cellXfs count="{5 if with_times else 4}">{_NORMAL}xfId="0" /><x:xf fontId="1" applyFont="1" />'
        '<x:xf numFmtId="81" applyNumberFormat="1" /><x:xf numFmtId="82" applyNumberFormat="1" />'
        f'{time_style}</x:cellXfs><x:cellStyles count="1"><x:cellStyle name="Normal" xfId="0" builtinId="0" />'
        f"</x:cellStyles>{X_STYLE_END}"
    )


def content_types() -> str:
    """The export's list of part types."""
    overrides = (
        ("xl/workbook.xml", f"{TYPES}.sheet.main+xml"),
        ("xl/worksheets/sheet2.xml", f"{TYPES}.worksheet+xml"),
        ("xl/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
        ("xl/styles.xml", f"{TYPES}.styles+xml"),
        ("xl/sharedStrings.xml", f"{TYPES}.sharedStrings+xml"),
        ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        ("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
        ("xl/tables/table1.xml", f"{TYPES}.table+xml"),
    )
    return (
        f'{BOM}{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml" />'
        '<Default Extension="xml" ContentType="application/xml" />'
        + "".join(f'<Override PartName="/{name}" ContentType="{kind}" />' for name, kind in overrides)
        + "</Types>"
    )


def relationships(*relations: tuple[str, str, str]) -> str:
    """A .rels part in KiotViet's spelling from (type, target, id)."""
    return (
        f'{BOM}{XML}<Relationships xmlns="{PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Type="{RELATIONS}/{kind}" Target="{target}" Id="{mark}" />'
            for kind, target, mark in relations
        )
        + "</Relationships>"
    )


def app(sheet: str) -> str:
    """docProps/app.xml, which says two sheets and names one."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006"
    return (
        f'{BOM}{XML_ALONE}\r\n<Properties xmlns="{kind}/extended-properties" xmlns:vt="{kind}/docPropsVTypes">'
        "<Application>Microsoft Excel</Application><DocSecurity>0</DocSecurity><ScaleCrop>false</ScaleCrop>"
        '<HeadingPairs><vt:vector size="2" baseType="variant"><vt:variant><vt:lpstr>Worksheets</vt:lpstr>'
        "</vt:variant><vt:variant><vt:i4>2</vt:i4></vt:variant></vt:vector></HeadingPairs>"
        f'<TitlesOfParts><vt:vector size="1" baseType="lpstr"><vt:lpstr>{quote(sheet)}</vt:lpstr></vt:vector>'
        "</TitlesOfParts><Company></Company><LinksUpToDate>false</LinksUpToDate><SharedDoc>false</SharedDoc>"
        "<HyperlinksChanged>false</HyperlinksChanged><AppVersion>14.0300</AppVersion></Properties>"
    )


def workbook(sheet: str, mark: str) -> str:
    """xl/workbook.xml of the export."""
    return (
        f'{BOM}{XML_ALONE}\r\n<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">'
        '<fileVersion appName="xl" lastEdited="5" lowestEdited="4" rupBuild="9302" />'
        '<workbookPr filterPrivacy="1" defaultThemeVersion="124226" /><bookViews><workbookView xWindow="240" '
        'yWindow="105" windowWidth="14805" windowHeight="8010" /></bookViews>'
        f'<sheets><sheet name="{quote(sheet)}" sheetId="1" r:id="{mark}" /></sheets>'
        '<calcPr calcId="122211" /></workbook>'
    )
