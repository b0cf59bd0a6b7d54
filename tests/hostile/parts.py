"""Workbook parts, relationships, shared strings and tables that are damaged or hostile."""

from collections.abc import Iterator

from tests.hostile.case import (
    BOOK,
    EITHER,
    MAIN,
    REPAIRED,
    Case,
    Make,
    by_excel,
    good,
    parts_of,
    replaced,
    with_parts,
)

_RELATIONS = "xl/_rels/workbook.xml.rels"
_STRINGS = "xl/sharedStrings.xml"


def cases() -> Iterator[Case]:
    """Every kind."""
    yield from _small()
    yield from _book()
    yield from _strings()


def _small() -> Iterator[Case]:
    """What may befall any small part that is read."""
    for part in (BOOK, _RELATIONS, "_rels/.rels", "xl/worksheets/_rels/sheet2.xml.rels"):
        short = part.rpartition("/")[2].strip("._")
        body = parts_of(good())[part]
        spoilt = {
            "empty": b"", "cut": body[: len(body) // 2], "zeros": bytes(len(body)), "text": b"xin chao",
            "utf16": body.decode("utf-8-sig").encode("utf-16"), "not-utf8": body.replace(b"Id", b"\xff\xfe"),
            "doctype": body.replace(b"?>", b"?><!DOCTYPE x [<!ENTITY e 'x'>]>", 1), "instruction": body + b"<?x y?>",
            "nested": body.replace(b"?>", b"?>" + b"<a>" * 5000, 1), "many-names": b"<a>" + b"".join(b"<n%d/>" % n for n in range(9000)) + b"</a>",
            "many-attributes": b"<a " + b"".join(b'n%d="" ' % n for n in range(9000)) + b"/>",
            "long-tag": b'<a n="' + b"x" * 3_000_000 + b'"/>',
        }  # fmt: skip
        for name, data in spoilt.items():
            if "sheet2" in part and name in ("text", "empty"):
                continue
            said = "Tệp" if "sheet2" not in part else EITHER
            yield Case(f"{short}-{name}", f"{part}: {name.replace('-', ' ')}", _with(part, data), said)


def _with(part: str, data: bytes) -> Make:
    return lambda: with_parts({part: data})


def _book() -> Iterator[Case]:
    sheet = b'<sheet name="DanhSachSanPham_KV23112026-0900"'
    mark = b' r:id="' + parts_of(good())[BOOK].split(b' r:id="')[1].split(b'"')[0] + b'"'
    fake = b'<ext uri="x"><sheets><sheet name="x" sheetId="9"' + mark + b"/></sheets></ext>"
    yield Case(
        "sheet-twice",
        "two sheets that are one part",
        replaced(b"<sheets>", b'<sheets><sheet name="x" sheetId="9"' + mark + b"/>", BOOK),
        "nhiều trang tính",
    )
    yield Case(
        "sheet-name-twice",
        "two sheets of one name",
        replaced(b"<sheets>", b"<sheets>" + sheet + b' sheetId="9"' + mark + b"/>", BOOK),
        "không phải bảng tính",
    )
    yield Case(
        "sheet-elsewhere",
        "a sheet that is listed in an extension",
        replaced(b"</workbook>", b"<extLst>" + fake + b"</extLst></workbook>", BOOK),
        REPAIRED,
    )
    yield Case("no-sheets", "no sheet is listed", replaced(b"<sheet ", b"<shit ", BOOK), "không phải bảng tính")
    yield Case(
        "sheet-without-id", "the sheet's relationship is missing", replaced(mark, b"", BOOK), "không phải bảng tính"
    )
    yield Case(
        "sheet-of-another-space",
        "the list of sheets is of another namespace",
        replaced(b"<sheets>", b'<sheets xmlns="urn:x">', BOOK),
    )
    yield Case(
        "dialog-sheet",
        "the sheet is no worksheet",
        replaced(b'/worksheet"', b'/dialogsheet"', _RELATIONS),
        "không phải bảng tính",
    )
    yield Case(
        "id-twice",
        "two relationships of one id",
        replaced(
            b"</Relationships>",
            _relation(b"/xl/styles.xml", parts_of(good())[BOOK].split(b' r:id="')[1].split(b'"')[0]),
            _RELATIONS,
        ),
    )
    for name, target in (
        ("outside", b"../../../etc/passwd"),
        ("itself", b"/xl/workbook.xml"),
        ("web", b"http://example.com/a.xml"),
        ("nowhere", b""),
        ("other-sheet", b"/xl/worksheets/sheet9.xml"),
    ):
        said = "bị hỏng" if name == "itself" else "không phải bảng tính"
        yield Case(
            f"target-{name}",
            "the sheet's relationship points elsewhere",
            replaced(b"/xl/worksheets/sheet2.xml", target, _RELATIONS),
            said,
        )
    yield Case(
        "target-external",
        "the sheet's relationship is external",
        replaced(
            b'Target="/xl/worksheets/sheet2.xml"',
            b'Target="/xl/worksheets/sheet2.xml" TargetMode="External"',
            _RELATIONS,
        ),
        "không phải bảng tính",
    )
    yield Case(
        "target-relative",
        "the sheet's relationship takes a detour",
        replaced(b"/xl/worksheets/sheet2.xml", b"../xl/./worksheets/sheet2.xml", _RELATIONS),
        REPAIRED,
    )
    yield Case(
        "two-workbooks",
        "two relationships to a workbook",
        replaced(b"</Relationships>", _relation(b"/xl/workbook2.xml", b"rId77", b"officeDocument"), "_rels/.rels"),
        "không phải bảng tính",
    )
    yield Case("filter-of-another", "the filtered range of another sheet", _filter(7), REPAIRED)
    yield Case("filter-of-this", "a filtered range", _filter(0), REPAIRED)
    yield Case("table-text", "a table part that is no XML", _with("xl/tables/table1.xml", b"xin chao"), EITHER)
    for name, kind in (("ods", b"application/vnd.oasis.opendocument.spreadsheet"), ("docx", b"application/msword")):
        yield Case(
            f"really-{name}",
            f"really an .{name}",
            lambda kind=kind, name=name: _other(kind, name),
            "không phải bảng tính",
        )  # type: ignore[misc]
    yield Case(
        "really-xlsb",
        "really an .xlsb",
        replaced(b"xl/workbook.xml", b"xl/workbook.bin", "_rels/.rels"),
        "không phải bảng tính",
    )


def _relation(target: bytes, mark: bytes, kind: bytes = b"worksheet") -> bytes:
    form = b'<Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s" Id="%s" /></Relationships>'
    return form % (kind, target, mark)


def _filter(sheet: int) -> Make:
    name = (
        b'<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="%d" hidden="1">\'DanhSachSanPham_KV23112026-0900\'!$A$1:$AF$41</definedName></definedNames><calcPr'
        % sheet
    )
    return replaced(b"<calcPr", name, BOOK)


def _other(kind: bytes, name: str) -> bytes:
    from tests.shops.pack import package

    return package([("mimetype", kind), (f"content.{name}.xml", b"<a/>")])


def _strings() -> Iterator[Case]:
    """Shared strings, in a file that Excel saved."""
    body = parts_of(by_excel())[_STRINGS]
    cut = body.index(b"<si>")
    head, items = body[:cut], body[cut:]
    spoilt: dict[str, tuple[bytes, str]] = {
        "copy-in-instruction": (head + b"<?x " + items.replace(b"</sst>", b"") + b"?>" + items, "bị hỏng"),
        "instruction": (body.replace(b"</si>", b"</si><?x y?>", 1), "bị hỏng"), "comment": (head + b"<!-- x -->" + items, "bị hỏng"),
        "cdata": (body.replace(b"<t>", b"<t><![CDATA[x]]>", 1), "bị hỏng"), "doctype": (body.replace(b"<sst", b"<!DOCTYPE sst><sst", 1), "bị hỏng"),
        "cut": (body[: len(body) // 2], "bị hỏng"), "empty": (b"", "bị hỏng"), "unclosed": (body.replace(b"</t>", b"", 1), "bị hỏng"),
        "nested": (body.replace(b"<si>", b"<si><si>", 1).replace(b"</si>", b"</si></si>", 1), EITHER),
        "foreign": (head + b'<f:si xmlns:f="urn:x"><f:t>x</f:t></f:si>' + items, "bị hỏng"), "control": (body.replace(b"<t>", b"<t>\x02", 1), "bị hỏng"),
        "not-utf8": (body.replace(b"<t>", b"<t>\xff", 1), "bị hỏng"), "other-root": (body.replace(b"<sst", b"<sstx").replace(b"</sst", b"</sstx"), "bị hỏng"),
        "other-namespace": (body.replace(MAIN, b"urn:x"), "bị hỏng"), "too-few": (head + b"<si><t>x</t></si></sst>", "bị hỏng"),
        "entity": (body.replace(b"<t>", b"<t>&x;", 1), "bị hỏng"), "phonetic": (body.replace(b"</t></si>", b'</t><rPh sb="0" eb="1"><t>zzz</t></rPh></si>'), REPAIRED),
        "wrong-count": (body.replace(b'count="', b'count="9'), REPAIRED), "spaces": (head + b"\n " + items.replace(b"</si>", b"</si>\n\t"), REPAIRED),
        "empty-item": (items.join([head, b""]).replace(b"</sst>", b"<si/><si><t/></si></sst>"), REPAIRED),
    }  # fmt: skip
    for name, (data, said) in spoilt.items():
        make = lambda data=data: with_parts({_STRINGS: data}, data=by_excel())  # type: ignore[misc]  # noqa: E731
        yield Case(f"strings-{name}", f"shared strings: {name.replace('-', ' ')}", make, said)
    yield Case(
        "strings-missing", "shared strings that are not there", lambda: with_parts({}, drop=_STRINGS, data=by_excel())
    )
    yield Case("strings-plain", "a file that Excel saved", by_excel, REPAIRED)
