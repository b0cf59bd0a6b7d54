"""Product exports that are damaged or hostile in exactly one way."""

import io
import re
import warnings
import zipfile
from collections.abc import Callable, Iterator
from functools import cache

from tests.shops.headings import REDUCED, product
from tests.shops.kiotviet import export_bytes
from tests.shops.pack import package, unpack, with_part

SHEET = "xl/worksheets/sheet2.xml"
BOMB_SIZE = 900_000_000


def good() -> bytes:
    """The small export that everything here spoils."""
    rows = [
        product("AT01", "Áo thun Mây cổ tròn", "SIZE:S"),
        product("AT02", "Áo thun Mây cổ tròn", "SIZE:M", "AT01"),
    ]
    return export_bytes(rows, REDUCED)


def truncated_zip() -> bytes:
    """A download that broke off: the zip's directory is missing."""
    data = good()
    return data[: len(data) * 2 // 3]


@cache
def zip_bomb() -> bytes:
    """About 1 MB that opens to 900 MB of sheet, one empty cell after another."""
    return package((name, _bomb_text(body) if name == SHEET else body) for name, body in unpack(good()))


def _bomb_text(sheet: bytes) -> Iterator[str]:
    """The sheet with its last row swollen; every piece is the same, so that it packs a thousandfold."""
    head, end, tail = sheet.decode().rpartition("</row>")
    piece = "<c/>" * 250_000
    yield head
    for _ in range(BOMB_SIZE // len(piece)):
        yield piece
    yield end + tail


def duplicate_members() -> bytes:
    """Two sheets of one name: two programs would read two different files."""
    parts = unpack(good())
    target = io.BytesIO(good())
    with warnings.catch_warnings(), zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        body = dict(parts)[SHEET].replace(b"AT01", b"ZZ99")
        archive.writestr(zipfile.ZipInfo(SHEET), body)
    return target.getvalue()


def far_cell() -> bytes:
    """One more cell in the last corner of the sheet: a reader that fills the gap takes all memory."""
    far = b'<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row></sheetData>'
    return _sheet(lambda body: body.replace(b"</sheetData>", far))


def entity_bomb() -> bytes:
    """A DOCTYPE whose entities grow tenfold nine times ("billion laughs")."""
    entities = '<!ENTITY e0 "lol">' + "".join(
        f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 10)
    )
    return _sheet(
        lambda body: body.replace(b"<worksheet", f"<!DOCTYPE worksheet [{entities}]><worksheet".encode(), 1).replace(
            b"<v>AT02</v>", b"<v>&e9;</v>", 1
        )
    )


def external_entity() -> bytes:
    """A DOCTYPE that asks the reader for a file of its own computer."""
    doctype = b'<!DOCTYPE worksheet [<!ENTITY e SYSTEM "file:///etc/hostname">]><worksheet'
    return _sheet(lambda body: body.replace(b"<worksheet", doctype, 1).replace(b"<v>AT02</v>", b"<v>&e;</v>", 1))


def utf16_sheet() -> bytes:
    """A sheet in UTF-16: legal XML that no spreadsheet program writes."""
    return _sheet(
        lambda body: body.decode("utf-8-sig").replace('encoding="utf-8"', 'encoding="utf-16"', 1).encode("utf-16")
    )


def duplicate_attribute() -> bytes:
    """A cell that says twice where it stands."""
    return _sheet(lambda body: body.replace(b'<c r="C3"', b'<c r="C3" r="C3"', 1))


def truncated_sheet() -> bytes:
    """A whole zip around half a sheet."""
    return _sheet(lambda body: body[: len(body) * 2 // 3])


def no_sheet() -> bytes:
    """A package without the sheet that its workbook names."""
    return package((name, body) for name, body in unpack(good()) if name != SHEET)


def no_workbook() -> bytes:
    """A zip of something else, such as a folder of pictures."""
    return package([("anh/1.txt", "xin chào")])


def repeated_reference() -> bytes:
    """Two cells that claim to be the same one."""
    return _sheet(lambda body: re.sub(rb'<c r="D3"', b'<c r="C3"', body, count=1))


def _sheet(change: Callable[[bytes], bytes]) -> bytes:
    return with_part(good(), SHEET, change)


SPOILT: dict[str, Callable[[], bytes]] = {
    "truncated_zip": truncated_zip,
    "zip_bomb": zip_bomb,
    "duplicate_members": duplicate_members,
    "far_cell": far_cell,
    "entity_bomb": entity_bomb,
    "external_entity": external_entity,
    "utf16_sheet": utf16_sheet,
    "duplicate_attribute": duplicate_attribute,
    "truncated_sheet": truncated_sheet,
    "no_sheet": no_sheet,
    "no_workbook": no_workbook,
    "repeated_reference": repeated_reference,
}
"""Name to maker."""
