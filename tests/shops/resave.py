"""What every program that re-saves an export shares: shared strings, typed cells, a package around one sheet."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tests.shops.headings import Cells, Headings, is_number_column
from tests.shops.pack import Part, escape, is_number, letter, package, quote, shortest
from tests.shops.parts import MAIN, PACKAGE, RELATIONS, THEME, TYPES

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
STYLES = (
    f'{XML}<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="#,0.#0"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/>'
    '<name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/>'
    '<bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" '
    'borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" '
    'xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" '
    'fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1">'
    '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_HIDDEN = ' state="hidden"'


@dataclass
class Strings:
    """A shared string table under construction, counting uses as the format asks."""

    keep_spaces: bool = False
    """write xml:space="preserve" everywhere, as LibreOffice does, instead of only where it matters"""
    places: dict[str, int] = field(default_factory=dict)
    uses: int = 0

    def place(self, text: str) -> str:
        """The string's number."""
        self.uses += 1
        return str(self.places.setdefault(text, len(self.places)))

    def item(self, text: str, _number: int) -> str:
        """One string in the table."""
        return f"<si>{t_element(text, self.keep_spaces)}</si>"

    def xml(self) -> str:
        """xl/sharedStrings.xml."""
        items = "".join(self.item(text, number) for text, number in self.places.items())
        return f'{XML}<sst xmlns="{MAIN}" count="{self.uses}" uniqueCount="{len(self.places)}">{items}</sst>'


def t_element(text: str, keep_spaces: bool = False) -> str:
    """A <t>; without xml:space a strict reader may trim edge spaces, so writers add it."""
    keep = keep_spaces or text != text.strip()
    return f'<t xml:space="preserve">{escape(text)}</t>' if keep else f"<t>{escape(text)}</t>"


@dataclass(frozen=True)
class Look:
    """How a program spells rows and cells: format strings over ref, row, width, value."""

    row: str = '<row r="{row}" spans="1:{width}">'
    heading: str = '<c r="{ref}" s="1" t="s"><v>{value}</v></c>'
    text: str = '<c r="{ref}" t="s"><v>{value}</v></c>'
    number: str = '<c r="{ref}"><v>{value}</v></c>'
    empty: str = ""
    decimal: str = ""
    """what is added to a whole number"""


def sheet_data(
    rows: Iterable[Cells], headings: Headings, look: Look, strings: Strings | None, hidden: Sequence[int] = ()
) -> str:
    """<sheetData> in a program's spelling; without `strings` the text itself stands in the cell."""
    lines = [_row(1, {heading: heading for heading in headings}, headings, look, strings)]
    lines += [_row(number, row, headings, look, strings) for number, row in enumerate(rows, start=2)]
    for number in hidden:
        lines[number - 1] = lines[number - 1].replace("<row ", '<row hidden="1" ', 1)
    return f"<sheetData>{''.join(lines)}</sheetData>"


def _row(number: int, row: Cells, headings: Headings, look: Look, strings: Strings | None) -> str:
    cells = []
    for at, heading in enumerate(headings):
        text, ref = row.get(heading, ""), f"{letter(at)}{number}"
        if not text:
            cells.append(look.empty.format(ref=ref))
        elif is_number_column(heading) and is_number(text):
            value = shortest(text)
            whole = value.lstrip("-").isdecimal()
            cells.append(look.number.format(ref=ref, value=value + (look.decimal if whole else "")))
        else:
            value = strings.place(text) if strings else t_element(text)
            cells.append((look.heading if number == 1 else look.text).format(ref=ref, value=value))
    return look.row.format(row=number, width=len(headings)) + "".join(cells) + "</row>"


def relations(*found: tuple[str, str, str]) -> str:
    """A .rels part from (id, type's last word, target)."""
    items = "".join(
        f'<Relationship Id="{mark}" Type="{RELATIONS}/{kind}" Target="{target}"/>' for mark, kind, target in found
    )
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{items}</Relationships>'


def types(overrides: Mapping[str, str], defaults: Mapping[str, str] | None = None) -> str:
    """[Content_Types].xml from part names and types."""
    known = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    items = "".join(
        f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in {**known, **(defaults or {})}.items()
    )
    items += "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    return f'{XML}<Types xmlns="{PACKAGE}/content-types">{items}</Types>'


def workbook(names: Sequence[str], active: int = 0, hidden: Collection[str] = ()) -> str:
    """xl/workbook.xml over sheets rId1, rId2, ... in tab order."""
    sheets = "".join(
        f'<sheet name="{quote(name)}" sheetId="{at}"{_HIDDEN if name in hidden else ""} r:id="rId{at}"/>'
        for at, name in enumerate(names, start=1)
    )
    return (
        f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><bookViews><workbookView activeTab="{active}"/>'
        f"</bookViews><sheets>{sheets}</sheets></workbook>"
    )


def one_sheet(sheet: str, sheet_xml: str, strings: Strings | None, more: Sequence[Part] = ()) -> bytes:
    """A package of one sheet; `more` parts are added untyped, as XML."""
    overrides = {
        "xl/workbook.xml": f"{TYPES}.sheet.main+xml",
        "xl/worksheets/sheet1.xml": f"{TYPES}.worksheet+xml",
        "xl/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "xl/styles.xml": f"{TYPES}.styles+xml",
    }
    links = [("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "theme", "theme/theme1.xml")]
    links.append(("rId3", "styles", "styles.xml"))
    body: list[Part] = [("xl/worksheets/sheet1.xml", sheet_xml), ("xl/theme/theme1.xml", THEME)]
    if strings:
        overrides["xl/sharedStrings.xml"] = f"{TYPES}.sharedStrings+xml"
        links.append(("rId4", "sharedStrings", "sharedStrings.xml"))
        body.append(("xl/sharedStrings.xml", strings.xml()))
    return package(
        [
            ("[Content_Types].xml", types(overrides)),
            ("_rels/.rels", relations(("rId1", "officeDocument", "xl/workbook.xml"))),
            ("xl/workbook.xml", workbook([sheet])),
            ("xl/_rels/workbook.xml.rels", relations(*links)),
            ("xl/styles.xml", STYLES),
            *body,
            *more,
        ]
    )
