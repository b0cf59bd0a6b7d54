"""The shared strings of a workbook, read only as far as they are asked for."""

import re
from collections.abc import Iterator
from functools import cached_property

from catalogrepair.workbook.archive import Archive
from catalogrepair.workbook.book import shared_strings_part
from catalogrepair.workbook.cells import run_text
from catalogrepair.workbook.grammar import is_plain_text
from catalogrepair.workbook.xml import MAIN, BrokenXml, broken_part, check_wellformed, refuse_encodings

_PLAIN_ITEM = re.compile(rb"<si><t(?:/>|(?: xml:space=\"preserve\")?+>[^<]*+</t>)</si>")
_ITEM = re.compile(rb"<(?:[\w.-]+:)?si(?:\s[^>]*)?(?:/>|>(.*?)</(?:[\w.-]+:)?si\s*>)", re.DOTALL)
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
    try:
        return [run_text(item) for item in _items(data)]
    except (BrokenXml, ValueError, KeyError) as error:
        raise broken_part(archive.path.name, part, str(error)) from error


def _items(data: bytes) -> Iterator[bytes]:
    """What stands inside each <si>, once the part is proven well-formed."""
    refuse_encodings(data[:200])
    if b"<!" in data:
        raise BrokenXml("<!")
    if not _is_plain(data):
        check_wellformed([data])
    for item in _ITEM.finditer(data):
        yield item[1] or b""


def _is_plain(data: bytes) -> bool:
    """Whether every byte fits the form that all programs write when no text is rich: then it is well-formed."""
    frame = _FRAME.match(data)
    if frame is None or not any(uri.encode() in frame[0] for uri in MAIN):
        return False
    position = frame.end()
    for item in _PLAIN_ITEM.finditer(data, position):
        if item.start() != position:
            return False
        position = item.end()
    return data[position:].strip() == b"</sst>" and is_plain_text(data)
