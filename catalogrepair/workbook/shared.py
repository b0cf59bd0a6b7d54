"""The shared strings of a workbook, read only as far as they are asked for."""

import re
from functools import cached_property
from io import BytesIO
from xml.etree import ElementTree

from catalogrepair.workbook.archive import Archive
from catalogrepair.workbook.book import shared_strings_part
from catalogrepair.workbook.grammar import is_plain_text
from catalogrepair.workbook.xml import MAIN, BrokenXml, broken_part, check_wellformed, local, unescape

_ITEM = re.compile(rb"<si><t(?:/>|(?: xml:space=\"preserve\")?+>([^<]*+)</t>)</si>")
_FRAME = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml [^<>]*\?>)?\s*"
    rb"<sst(?: xmlns=\"[^\"<]*\")?(?: count=\"\d+\")?(?: uniqueCount=\"\d+\")?>"
)


class SharedStrings:
    """The table of shared strings; the part is read at the first question."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    @cached_property
    def _table(self) -> list[str]:
        return _load(self._archive)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {text: place for place, text in reversed(list(enumerate(self._table)))}

    def __call__(self, index: int) -> str:
        """The text at an index. Raises BrokenXml for an index that the table does not have."""
        if index >= len(self._table):
            raise BrokenXml(f"shared string {index}")
        return self._table[index]

    def place_of(self, text: str) -> int | None:
        """The index of a text, or None when the table does not have it."""
        return self._places.get(text)


def _load(archive: Archive) -> list[str]:
    part = shared_strings_part(archive)
    if part is None:
        return []
    data = b"".join(archive.chunks(part))
    return _load_plain(data) or _load_parsed(data, archive.path.name, part)


def _load_plain(data: bytes) -> list[str]:
    """The texts when every byte fits the plain form that all programs write without rich text; else []."""
    frame = _FRAME.match(data)
    if frame is None or not any(uri.encode() in frame[0] for uri in MAIN):
        return []
    texts, position = [], frame.end()
    for item in _ITEM.finditer(data, position):
        if item.start() != position:
            return []
        position = item.end()
        texts.append(item[1] or b"")
    if data[position:].strip() != b"</sst>" or not is_plain_text(data):
        return []
    return [unescape(text.decode()) for text in texts]


def _load_parsed(data: bytes, file: str, part: str) -> list[str]:
    """The texts through a parser: rich text joined, phonetic hints left out."""
    try:
        check_wellformed([data])
        return [_text(item) for item in ElementTree.parse(BytesIO(data)).getroot() if local(item.tag) == "si"]
    except (BrokenXml, ElementTree.ParseError, ValueError) as error:
        raise broken_part(file, part, str(error)) from error


def _text(item: ElementTree.Element) -> str:
    texts = []
    for child in item:
        if local(child.tag) == "t":
            texts.append(child.text or "")
        elif local(child.tag) == "r":
            texts += [run.text or "" for run in child if local(run.tag) == "t"]
    return "".join(texts)
