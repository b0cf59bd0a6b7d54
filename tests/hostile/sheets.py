"""Sheets whose XML is damaged, hides other rows, or is legal though no program that we know writes so."""

from collections.abc import Callable, Iterator

from tests.hostile.case import EDITED, EITHER, MAIN, REPAIRED, Case, Make, replaced, sheet_of

_CELL = EDITED[0]
"""a cell that a repair clears"""
_ROW = _CELL.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_AT, _ROW_AT = f'<c r="{_CELL}"'.encode(), f'<row r="{_ROW}"'.encode()
_DATA, _END = b"<sheetData>", b"</sheetData>"


def cases() -> Iterator[Case]:
    """Every kind."""
    yield from _second_data()
    yield from _broken()
    yield from _cells()
    yield from _rows()
    yield from _cut()
    yield from _legal()


def _rows_of(sheet: bytes) -> bytes:
    return sheet[sheet.index(_DATA) + len(_DATA) : sheet.index(_END)]


def _before(sheet: bytes) -> bytes:
    """The whole sheetData again."""
    return _DATA + _rows_of(sheet) + _END


def _second_data() -> Iterator[Case]:
    """A copy of the rows where a program that searches text takes it for the rows."""
    shells = {
        "instruction": (b"<?x ", b" ?>"), "comment": (b"<!-- ", b" -->"), "cdata": (b"<sheetPr><![CDATA[", b"]]></sheetPr>"),
        "second": (b"", b""), "nested": (b"<extLst><ext>", b"</ext></extLst>"), "foreign": (b'<f xmlns="urn:x">', b"</f>"),
        "alternate": (
            b'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            b'<mc:Choice Requires="x14">', b"</mc:Choice></mc:AlternateContent>",
        ),
    }  # fmt: skip
    for name, (opening, closing) in shells.items():
        for place in ("before", "behind"):
            what = f"a copy of the rows in a {name}, {place} the rows"
            yield Case(f"copy-in-{name}-{place}", what, _copied(opening, closing, place))
    yield Case("prefixed-copy", "rows of another namespace before the rows", sheet_of(_prefixed_copy))
    yield Case(
        "empty-data-first", "an empty sheetData before the rows", replaced(_DATA, b"<sheetData/><sheetData>"), "Tệp"
    )
    yield Case("doctype", "a DOCTYPE", replaced(b"<worksheet ", b"<!DOCTYPE worksheet><worksheet "))
    yield Case("instruction-in-row", "a processing instruction among the cells", replaced(_AT, b"<?x y?>" + _AT))
    yield Case("comment-in-row", "a comment among the cells", replaced(_AT, b"<!-- y -->" + _AT))
    yield Case("cdata-in-cell", "CDATA in a cell", replaced(b"<v>AT", b"<v><![CDATA[AT]]>"))
    yield Case("instruction-behind", "a processing instruction behind the rows", replaced(_END, _END + b"<?x y?>"))
    yield Case(
        "comment-behind-root", "a comment behind the sheet", replaced(b"</worksheet>", b"</worksheet><!-- x -->")
    )


def _copied(opening: bytes, closing: bytes, place: str) -> Make:
    def change(sheet: bytes) -> bytes:
        copy = opening + _before(sheet) + closing
        return sheet.replace(_DATA, copy + _DATA, 1) if place == "before" else sheet.replace(_END, _END + copy, 1)

    return sheet_of(change)


def _prefixed_copy(sheet: bytes) -> bytes:
    copy = _before(sheet)
    for name in (b"sheetData", b"row", b"c", b"v"):
        copy = copy.replace(b"<" + name + b" ", b"<f:" + name + b" ").replace(b"<" + name + b">", b"<f:" + name + b">")
        copy = copy.replace(b"</" + name + b">", b"</f:" + name + b">")
    return sheet.replace(b"<worksheet ", b'<worksheet xmlns:f="urn:x" ', 1).replace(_DATA, copy + _DATA, 1)


def _broken() -> Iterator[Case]:
    spoilt: dict[str, tuple[bytes, bytes]] = {
        "unknown-entity": (b"<v>AT", b"<v>&hacker;AT"), "bare-ampersand": (b"<v>AT", b"<v>& AT"),
        "reference-to-nul": (b"<v>AT", b"<v>&#0;AT"), "reference-too-high": (b"<v>AT", b"<v>&#x110000;AT"),
        "reference-to-surrogate": (b"<v>AT", b"<v>&#xD800;AT"), "control": (b"<v>AT", b"<v>\x01AT"),
        "nul": (b"<v>AT", b"<v>\0AT"), "not-utf8": (b"<v>AT", b"<v>\xff\xfeAT"), "half-letter": (b"<v>AT", b"<v>\xe1\xbaAT"),
        "overlong": (b"<v>AT", b"<v>\xc0\x80AT"), "surrogate-bytes": (b"<v>AT", b"<v>\xed\xa0\x80AT"),
        "end-of-cdata": (b"<v>AT", b"<v>]]>AT"), "tag-in-text": (b"<v>AT", b"<v><AT"), "unclosed-value": (b"</v></c>", b"</c>"),
        "unclosed-cell": (b"</v></c>", b"</v>"), "unclosed-row": (b"</row>", b""), "closed-twice": (b"</row>", b"</row></row>"),
        "wrong-close": (b"</row>", b"</Row>"), "attribute-twice": (_AT, _AT + b' r="A1"'), "unquoted": (_AT, b"<c r=A1"),
        "no-space": (b' s="1" t="str"', b' s="1"t="str"'), "less-than-in-attribute": (_AT, b'<c r="<"'),
        "undeclared-prefix": (_AT, b'<c q:x="1"' + _AT[2:]), "undeclared-tag": (_AT, b"<q:x/>" + _AT),
        "second-root": (b"</worksheet>", b"</worksheet><worksheet/>"), "text-behind-root": (b"</worksheet>", b"</worksheet>x"),
        "no-root-end": (b"</worksheet>", b""), "no-data-end": (_END, b""), "other-root": (b"<worksheet ", b"<chartsheet "),
        "other-namespace": (MAIN, b"http://example.com/main"), "no-data": (b"sheetData", b"sheetDate"),
        "upper-case": (b"sheetData", b"SheetData"), "latin1": (b'encoding="utf-8"', b'encoding="iso-8859-1"'),
        "utf16-said": (b'encoding="utf-8"', b'encoding="utf-16"'), "unknown-encoding": (b'encoding="utf-8"', b'encoding="x"'),
        "late-declaration": (b"<worksheet ", b'<?xml version="1.0"?><worksheet '),
    }  # fmt: skip
    for name, (old, new) in spoilt.items():
        make = sheet_of(lambda sheet, old=old, new=new: sheet.replace(old, new))  # type: ignore[misc]
        yield Case(f"xml-{name}", f"not XML, or not a sheet's: {name.replace('-', ' ')}", make)
    yield Case("xml-empty", "an empty sheet part", sheet_of(lambda _: b""))
    yield Case("xml-zeros", "zeros instead of a sheet", sheet_of(lambda sheet: bytes(len(sheet))))
    yield Case("xml-utf16", "the sheet in UTF-16", sheet_of(lambda sheet: sheet.decode("utf-8-sig").encode("utf-16")))
    yield Case("xml-utf32", "the sheet in UTF-32", sheet_of(lambda sheet: sheet.decode("utf-8-sig").encode("utf-32")))


def _cells() -> Iterator[Case]:
    """A cell that a repair clears, spoilt."""
    tail = b' t="str"><v>'
    named: dict[str, tuple[Callable[[bytes], bytes], str]] = {
        "twice": (lambda cell: cell + cell, "bị hỏng"),
        "twice-by-prefix": (lambda cell: cell + b'<m:c xmlns:m="%s"' % MAIN + cell[2:-4] + b"</m:c>", "bị hỏng"),
        "foreign-twin": (lambda cell: b'<c xmlns="urn:x"' + cell[2:] + cell, "bị hỏng"),
        "in-foreign": (lambda cell: b'<f xmlns="urn:x">' + cell + b"</f>", "bị hỏng"),
        "in-alternate": (lambda cell: b'<a:AlternateContent xmlns:a="urn:x">' + cell + b"</a:AlternateContent>", "bị hỏng"),
        "in-itself": (lambda cell: cell[:-4] + cell + b"</c>", "bị hỏng"),
        "other-row": (lambda cell: cell.replace(_CELL.encode(), b"R999"), "bị hỏng"),
        "other-column": (lambda cell: cell.replace(_CELL.encode(), b"A" + _ROW.encode()), "bị hỏng"),
        "beyond-last": (lambda cell: cell + b'<c r="XFE%s"/>' % _ROW.encode(), "bị hỏng"),
        "four-letters": (lambda cell: cell + b'<c r="AAAA%s"/>' % _ROW.encode(), "bị hỏng"),
        "reference-0": (lambda cell: cell.replace(_CELL.encode(), b"R0"), "bị hỏng"),
        "reference-small": (lambda cell: cell.replace(_CELL.encode(), _CELL.lower().encode()), "bị hỏng"),
        "reference-dollar": (lambda cell: cell.replace(_CELL.encode(), b"$R$5"), "bị hỏng"),
        "reference-empty": (lambda cell: cell.replace(_CELL.encode(), b""), "bị hỏng"),
        "unknown-type": (lambda cell: cell.replace(b't="str"', b't="zzz"'), "bị hỏng"),
        "style-word": (lambda cell: cell.replace(b' t="str"', b' s="x" t="str"'), "bị hỏng"),
        "two-values": (lambda cell: cell.replace(tail, b' t="str"><v>x</v><v>'), "bị hỏng"),
        "value-in-value": (lambda cell: cell.replace(tail, b' t="str"><v><v>x</v>'), "bị hỏng"),
        "inline-and-value": (lambda cell: cell.replace(tail, b' t="str"><is><t>x</t></is><v>'), "bị hỏng"),
        "shared-word": (lambda cell: cell.replace(b't="str"', b't="s"'), "bị hỏng"),
        "shared-far": (lambda cell: b'<c r="%s" t="s"><v>99999999</v></c>' % _CELL.encode(), "bị hỏng"),
        "shared-huge": (lambda cell: b'<c r="%s" t="s"><v>%s</v></c>' % (_CELL.encode(), b"9" * 5000), "bị hỏng"),
        "shared-negative": (lambda cell: b'<c r="%s" t="s"><v>-1</v></c>' % _CELL.encode(), "bị hỏng"),
        "formula": (lambda cell: cell.replace(tail, b' t="str"><f>A1</f><v>'), "công thức"),
        "formula-not-calculated": (lambda cell: b'<c r="%s"><f>"AT26-1"</f><v></v></c>' % _CELL.encode(), "chưa chương trình nào tính"),
        "text-beside-value": (lambda cell: cell.replace(tail, b'>t="str"><v>'), "bị hỏng"),
        "unknown-attribute": (lambda cell: cell.replace(b' t="str"', b' u="str"'), "bị hỏng"),
        "element": (lambda cell: cell.replace(tail, b' t="str"><x/><v>'), "bị hỏng"),
        "single-quotes": (lambda cell: cell.replace(b'"', b"'"), REPAIRED),
        "spaces-in-tag": (lambda cell: cell.replace(b' t="str"', b'  t = "str"  '), REPAIRED),
        "reference-in-entities": (lambda cell: cell.replace(_CELL.encode(), b"&#%d;" % ord(_CELL[0]) + _CELL[1:].encode()), REPAIRED),
        "without-reference": (lambda cell: cell.replace(b' r="%s"' % _CELL.encode(), b""), REPAIRED),
        "preserved": (lambda cell: cell.replace(b"<v>", b'<v xml:space="preserve">'), REPAIRED),
        "extension": (lambda cell: cell.replace(b"</v>", b'</v><extLst><ext uri="x"/></extLst>'), REPAIRED),
        "value-in-entities": (lambda cell: cell.replace(b"<v>", b"<v>").replace(b"A", b"&#x41;", 1) if b">A" in cell else cell, EITHER),
    }  # fmt: skip
    for name, (change, said) in named.items():
        code = 3 if said == "công thức" else 2
        yield Case(f"cell-{name}", f"the cell to clear: {name.replace('-', ' ')}", _cell(change), said, code=code)
    yield Case("cell-missing-column", "the cell's column is missing in its row", _cell(lambda _: b""), EITHER)


def _cell(change: Callable[[bytes], bytes]) -> Make:
    def spoil(sheet: bytes) -> bytes:
        start = sheet.index(_AT)
        end = sheet.index(b"</c>", start) + 4
        return sheet[:start] + change(sheet[start:end]) + sheet[end:]

    return sheet_of(spoil)


def _rows() -> Iterator[Case]:
    number = _ROW.encode()
    spoilt: dict[str, tuple[bytes, bytes, str]] = {
        "number-0": (_ROW_AT, b'<row r="0"', "bị hỏng"), "number-minus": (_ROW_AT, b'<row r="-5"', "bị hỏng"),
        "number-word": (_ROW_AT, b'<row r="x"', "bị hỏng"), "number-empty": (_ROW_AT, b'<row r=""', "bị hỏng"),
        "number-huge": (_ROW_AT, b'<row r="99999999999"', "bị hỏng"), "number-1048577": (_ROW_AT, b'<row r="1048577"', "bị hỏng"),
        "number-thai": (_ROW_AT, '<row r="๙"'.encode(), "bị hỏng"), "number-again": (_ROW_AT, b'<row r="2"', "bị hỏng"),
        "number-other": (_ROW_AT, b'<row r="%d"' % (int(_ROW) + 1), "bị hỏng"), "number-twice": (_ROW_AT, _ROW_AT + b' r="9"', "bị hỏng"),
        "number-of-another-space": (_ROW_AT, b'<row xmlns:q="urn:x" q:r="2" r="%s"' % number, EITHER),
        "number-quoted": (_ROW_AT, b"<row r='%s'" % number, REPAIRED), "number-spaced": (_ROW_AT, b'<row  r = "%s" ' % number, REPAIRED),
        "number-left-out": (b'<row r="%s"' % number, b"<row", REPAIRED),
        "nested": (_ROW_AT, b"<row>" + _ROW_AT, "bị hỏng"), "foreign": (_ROW_AT, b'<f:row xmlns:f="urn:x"/>' + _ROW_AT, "bị hỏng"),
        "foreign-default": (_ROW_AT, b'<row xmlns="urn:x" r="%s"' % number, "bị hỏng"),
        "element-between": (_ROW_AT, b"<x/>" + _ROW_AT, "bị hỏng"), "text-between": (_ROW_AT, b"x" + _ROW_AT, "bị hỏng"),
        "formatted-empty": (_ROW_AT, b'<row r="1" ht="15"/>' + _ROW_AT, "bị hỏng"),
        "spaces-between": (_ROW_AT, b"\r\n\t " + _ROW_AT, REPAIRED), "empty-behind": (_END, b'<row r="900" ht="15" customHeight="1"/>' + _END, REPAIRED),
        "empty-unusual": (_END, b"<row r='900' ht='15'/><row r='901'></row>" + _END, REPAIRED),
        "last-of-excel": (_END, b'<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row>' + _END, REPAIRED),
        "unknown-attribute": (_ROW_AT, b'<row foo="1" r="%s"' % number, REPAIRED),
        "extension": (b"</row>", b'<extLst><ext uri="x"/></extLst></row>', REPAIRED),
    }  # fmt: skip
    for name, (old, new, said) in spoilt.items():
        yield Case(
            f"row-{name}", f"the row to change, or one beside it: {name.replace('-', ' ')}", replaced(old, new), said
        )
    yield Case("row-swapped", "two rows have changed places", sheet_of(_swapped))
    yield Case("row-numbers-left-out", "no row says its number", sheet_of(_unnumbered), REPAIRED)


def _swapped(sheet: bytes) -> bytes:
    rows = _rows_of(sheet).split(b"</row>")
    rows[3], rows[4] = rows[4], rows[3]
    return sheet.replace(_rows_of(sheet), b"</row>".join(rows))


def _unnumbered(sheet: bytes) -> bytes:
    for number in range(1, 60):
        sheet = sheet.replace(b'<row r="%d"' % number, b"<row")
    return sheet


def _cut() -> Iterator[Case]:
    for percent in range(5, 100, 8):
        make = sheet_of(lambda sheet, part=percent: sheet[: len(sheet) * part // 100])  # type: ignore[misc]
        yield Case(f"sheet-cut-at-{percent}", f"a whole zip around {percent} % of a sheet", make)
    for number in range(40):
        yield Case(f"sheet-bit-{number}", "one bit of the sheet is not what it was", sheet_of(_flip(number)), EITHER)


def _flip(number: int) -> Callable[[bytes], bytes]:
    def flip(sheet: bytes) -> bytes:
        body = bytearray(sheet)
        body[(number * 104_729 + 331) % len(body)] ^= 1 << number % 7
        return bytes(body)

    return flip


def _legal() -> Iterator[Case]:
    kept = b'<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
    yield Case("prefixed", "every element has a prefix", sheet_of(_prefixed), REPAIRED)
    yield Case(
        "version-2",
        "a version of XML that does not exist",
        replaced(b'xml version="1.0"', b'xml version="2.0"'),
        REPAIRED,
    )
    yield Case("no-bom", "no byte order mark", sheet_of(lambda sheet: sheet.removeprefix(b"\xef\xbb\xbf")), REPAIRED)
    yield Case(
        "no-declaration", "no XML declaration", sheet_of(lambda sheet: sheet[sheet.index(b"<worksheet") :]), REPAIRED
    )
    yield Case("strict-namespace", "the namespace of strict Open XML", sheet_of(_strict), EITHER)
    yield Case("margins-behind", "more behind the rows", replaced(_END, _END + kept), REPAIRED)
    drawing = b'<drawing r:id="rId9" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>'
    yield Case(
        "last-is-dropped",
        "an element that cannot move stands last",
        replaced(b"</worksheet>", kept + drawing + b"</worksheet>"),
        EITHER,
    )
    yield Case(
        "greater-in-attribute",
        "a > in an attribute before the rows",
        replaced(_DATA, b'<sheetPr codeName="a>b"/>' + _DATA),
        REPAIRED,
    )
    yield Case(
        "data-in-attribute",
        "sheetData in an attribute's text",
        replaced(_DATA, b'<sheetPr codeName="&lt;sheetData>"/>' + _DATA),
        REPAIRED,
    )


def _prefixed(sheet: bytes) -> bytes:
    for name in (b"worksheet", b"sheetData", b"row", b"c", b"v", b"tableParts", b"tablePart"):
        for end in (b" ", b">"):
            sheet = sheet.replace(b"<" + name + end, b"<x:" + name + end).replace(
                b"</" + name + end, b"</x:" + name + end
            )
    return sheet.replace(b" xmlns=", b" xmlns:x=", 1)


def _strict(sheet: bytes) -> bytes:
    return sheet.replace(MAIN, b"http://purl.oclc.org/ooxml/spreadsheetml/main")
