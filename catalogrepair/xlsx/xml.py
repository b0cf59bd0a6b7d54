"""The XML of a workbook's parts: a parser that trusts nothing, text and entities, and what no part may hold."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from xml.parsers import expat

from catalogrepair.errors import UnusableInput
from catalogrepair.text import _

MAIN = ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main")
BOM = b"\xef\xbb\xbf"

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_IDS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
"""namespaces of the attributes that name a relationship"""

# Bounds that no spreadsheet program comes near; without them a small file of tags takes gigabytes.
_MOST_DEPTH, _MOST_NAMES, _MOST_FOUND = 64, 2_000, 20_000
_LONGEST_TOKEN, _SLICE = 1 << 20, 1 << 17
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|#x([0-9a-fA-F]+)|#([0-9]+));")
_NAMED = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}
_TAG = re.compile(rb"<(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>")
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


class Strict:
    """A parser of parts in UTF-8 that refuses, with BrokenXml, what could hide or swell.

    That is: a DOCTYPE (the only way to declare entities), a processing instruction, a comment or CDATA unless
    `comments` are allowed, nesting and tags beyond reason. Subclasses say in `opened`, `closed` and `text` what they
    want to know; names reach them as "namespace name".
    """

    def __init__(self, *, comments: bool = False) -> None:
        self.path: list[str] = []
        """the names of the open elements, the root first"""
        self.fed = 0
        self._names: set[str] = set()
        self.parser = parser = expat.ParserCreate("utf-8", " ")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._opened, self._closed
        parser.CharacterDataHandler = self.text
        _refuse(parser, comments=comments)

    @property
    def place(self) -> int:
        """Offset, in all that was fed, of what is being told."""
        return self.parser.CurrentByteIndex

    def feed(self, data: bytes) -> None:
        """Parse the next bytes of the part."""
        if not self.fed:
            refuse_encodings(data[:200])
        try:
            for start in range(0, len(data), _SLICE):
                self.parser.Parse(data[start : start + _SLICE], False)
                self.fed += len(data[start : start + _SLICE])
                if self.fed - self.place > _LONGEST_TOKEN:
                    raise BrokenXml("a tag without end")
        except expat.ExpatError as error:
            raise BrokenXml(str(error)) from error

    def finish(self) -> None:
        """Say that the part has ended."""
        try:
            self.parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise BrokenXml(str(error)) from error

    def release(self) -> None:
        """Let go of the parser, which holds this object as this object holds it: nobody looks for such circles."""
        parser = self.parser
        parser.StartElementHandler = parser.EndElementHandler = parser.CharacterDataHandler = None

    def _opened(self, name: str, attributes: dict[str, str]) -> None:
        self.path.append(name)
        self._names.add(name)
        self._names.update(attributes)
        if len(self.path) > _MOST_DEPTH or len(self._names) > _MOST_NAMES:
            raise BrokenXml("too many tags")
        self.opened(name, attributes)

    def _closed(self, name: str) -> None:
        self.closed(name)
        self.path.pop()

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins; it is the last of `path`."""

    def closed(self, name: str) -> None:
        """An element ends; it is still the last of `path`."""

    def text(self, text: str) -> None:
        """A piece of text inside the last of `path`."""


def _refuse(parser: expat.XMLParserType, *, comments: bool = False) -> None:
    def refuse(*what: object) -> None:
        raise BrokenXml("DOCTYPE, processing instruction, comment or CDATA")

    parser.StartDoctypeDeclHandler = parser.ProcessingInstructionHandler = refuse
    if not comments:
        parser.CommentHandler = parser.StartCdataSectionHandler = refuse


def require_wellformed(chunks: Iterable[bytes]) -> None:
    """Parse a part to its end. Raises BrokenXml on anything malformed, and on what `Strict` refuses."""
    parser = expat.ParserCreate("utf-8", " ")
    _refuse(parser)
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise BrokenXml(str(error)) from error


class Element(NamedTuple):
    """An element of a small part."""

    attributes: Mapping[str, str]
    """by local name, those of foreign namespaces left out"""
    start: int
    """offset of its opening tag in the part"""


class _Finder(Strict):
    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(comments=True)
        self.names, self.found = names, list[Element]()

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.path) == len(self.names) and tuple(map(local, self.path)) == self.names:
            spaces = {one.rpartition(" ")[0] for one in self.path}
            if len(spaces) > 1 or spaces.isdisjoint((*MAIN, _RELATIONSHIPS)) or len(self.found) == _MOST_FOUND:
                raise BrokenXml(local(name))
            named = {local(key): value for key, value in attributes.items() if key.rpartition(" ")[0] in ("", *_IDS)}
            self.found.append(Element(named, self.place))


def elements(data: bytes, names: tuple[str, ...], file: str, part: str) -> list[Element]:
    """The elements of a small part whose path of local names, the root first, is this one.

    Raises UnusableInput when the part is malformed or declares entities.
    """
    finder = _Finder(names)
    try:
        finder.feed(data)
        finder.finish()
    except BrokenXml as error:
        raise broken_part(file, part) from error
    finally:
        finder.release()
    return finder.found


def tag_end(data: bytes, start: int) -> int:
    """Place behind the tag that begins at `start` in well-formed XML."""
    found = _TAG.match(data, start)
    if found is None:
        raise BrokenXml("tag")
    return found.end()


def element_end(data: bytes, start: int, closed: int) -> int:
    """Place behind the element that begins at `start` and that expat says ends at `closed`.

    Of <a/> that is the place behind it, of <a></a> the place of its closing tag.
    """
    end = tag_end(data, start)
    return end if data[end - 2 : end] == b"/>" else data.index(b">", closed) + 1


def broken_part(file: str, part: str) -> UnusableInput:
    """The sentence for a part that cannot be trusted; what the parser said of it is English, and helps nobody here."""
    return UnusableInput(
        _(
            "“{file}” is damaged: its part “{part}” is not XML that a spreadsheet program writes. Export it again.",
            file=file,
            part=part[:100],
        ),
    )


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition(" ")[2]
