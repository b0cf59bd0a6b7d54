"""The XML of a workbook's parts: small parts as trees, text and entities, and what no part may hold."""

import re
from collections.abc import Iterable
from xml.etree import ElementTree
from xml.parsers import expat

from catalogrepair.errors import UnusableInput

MAIN = ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main")
BOM = b"\xef\xbb\xbf"

_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|#x([0-9a-fA-F]+)|#([0-9]+));")
_NAMED = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}
_DECLARATION = re.compile(rb"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")


class BrokenXml(Exception):
    """A part is not well-formed, or holds what no spreadsheet program writes."""


def unescape(text: str) -> str:
    """XML text as the person who typed it sees it."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _ENTITY.sub(_entity, text) if "&" in text else text


def _entity(match: re.Match[str]) -> str:
    if match[1] or match[2]:
        return chr(int(match[1], 16) if match[1] else int(match[2]))
    return _NAMED[match[0]]


def escape(text: str) -> str:
    """Text as it stands inside an XML element; `>` too, as KiotViet writes it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def refuse_encodings(start: bytes) -> None:
    """Raise BrokenXml unless a part that begins so is UTF-8."""
    declared = _DECLARATION.match(start.removeprefix(BOM))
    if start[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in start[:4]:
        raise BrokenXml("UTF-16")
    if declared and declared[1].lower() not in (b"utf-8", b"utf8", b"us-ascii", b"ascii"):
        raise BrokenXml(declared[1].decode("ascii"))


def check_wellformed(chunks: Iterable[bytes]) -> str:
    """Parse a part to its end and return its root's name as "namespace name".

    Raises BrokenXml on anything malformed and on a DOCTYPE, the only way to declare entities.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    roots: list[str] = []

    def start(name: str, _attributes: object) -> None:
        roots.append(name)
        parser.StartElementHandler = None

    def doctype(*_declaration: object) -> None:
        raise BrokenXml("DOCTYPE")

    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = doctype
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise BrokenXml(str(error)) from error
    return roots[0]


def tree(data: bytes, file: str, part: str) -> ElementTree.Element:
    """A small part as a tree. Raises UnusableInput when it is malformed or declares entities."""
    try:
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise BrokenXml("DOCTYPE")
        return ElementTree.fromstring(data)
    except (ElementTree.ParseError, BrokenXml, ValueError, LookupError) as error:
        raise broken_part(file, part, str(error)) from error


def broken_part(file: str, part: str, reason: str) -> UnusableInput:
    """The sentence for a part that cannot be trusted."""
    return UnusableInput(
        f"Tệp “{file}” bị hỏng: phần “{part}” không phải XML mà chương trình bảng tính nào ghi ra ({reason}). Hãy "
        "xuất lại từ KiotViet.",
        f"“{file}” is damaged: its part “{part}” is not XML that a spreadsheet program writes ({reason}). Export it "
        "again from KiotViet.",
    )


def local(name: str) -> str:
    """A tree's tag or attribute name without its namespace."""
    return name.rpartition("}")[2]
