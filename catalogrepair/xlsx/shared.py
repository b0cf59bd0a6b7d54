"""The shared strings of a workbook, read only as far as they are asked for."""

import re
from collections.abc import Iterable
from functools import cached_property

from catalogrepair.xlsx.archive import Archive
from catalogrepair.xlsx.book import shared_strings_part
from catalogrepair.xlsx.budget import MAX_HELD, MAX_TEXT, Budget
from catalogrepair.xlsx.grammar import is_plain_text
from catalogrepair.xlsx.xml import MAIN, BrokenXml, Strict, broken_part, local, unescape

_PLAIN_ITEM = re.compile(rb"<si><t(?:/>|(?: xml:space=\"preserve\")?+>([^<]*+)</t>)</si>|")
_FRAME = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml [^<>]*+\?>)?+\s*+"
    rb"<sst(?: xmlns=\"([^\"<]*+)\")(?: count=\"\d++\")?+(?: uniqueCount=\"\d++\")?+>"
)
_LONGEST_ITEM = 4 << 20
_END = b"</sst>"


class SharedStrings:
    """The table of shared strings; the part is read at the first question."""

    is_long = False
    """whether the table, as far as it was read, holds a text that no cell of Excel can hold"""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._met: set[int] = set()

    @cached_property
    def _table(self) -> list[str]:
        table = _load(self._archive)
        self.is_long = max(map(len, table), default=0) > MAX_TEXT
        return table

    @cached_property
    def _places(self) -> dict[str, int]:
        return {text: place for place, text in reversed(list(enumerate(self._table)))}

    def __call__(self, index: int) -> str:
        """The text at an index. Raises BrokenXml for an index that the table does not have."""
        if index >= len(self._table):
            raise BrokenXml(f"shared string {index}")
        return self._table[index]

    def fresh(self, indices: Iterable[int]) -> list[str]:
        """Those of these texts that no sheet has asked for before: each is held in memory once."""
        new = set(indices) - self._met
        self._met |= new
        return list(map(self, new))

    def place_of(self, text: str) -> int | None:
        """The index of a text, or None when the table does not have it."""
        return self._places.get(text)


def _load(archive: Archive) -> list[str]:
    part = shared_strings_part(archive)
    if part is None:
        return []
    try:
        table = _plain(archive, part)
        return _parsed(archive, part) if table is None else table
    except (BrokenXml, ValueError, KeyError) as error:
        raise broken_part(archive.path.name, part) from error


def _plain(archive: Archive, part: str) -> list[str] | None:
    """The texts of a part in the form that all programs write when no text is rich; None when it has another."""
    table: list[str] = []
    budget = Budget(archive.path.name, MAX_HELD)  # most of it, descriptions and links, is judged by nobody
    window, place = b"", 0
    for chunk in archive.chunks(part):
        is_first = not window
        window, place = window[place:] + chunk, 0
        if is_first and not (place := _frame_end(window)):
            return None
        begin, items = place, list[bytes]()
        for item in _PLAIN_ITEM.finditer(window, place):
            if item.end() == place:
                break
            items.append(item[1] or b"")
            place = item.end()
        if len(window) - place > _LONGEST_ITEM or not is_plain_text(window[begin:place]):
            return None
        texts = [unescape(item.decode()) for item in items]
        budget.take(texts)
        table += texts
    return table if window[place:].strip() == _END else None


def _frame_end(window: bytes) -> int:
    """Place of the first item, 0 when the part begins in another form."""
    frame = _FRAME.match(window)
    return frame.end() if frame and frame[1].decode("ascii", "replace") in MAIN else 0


class _Items(Strict):
    """Collects the texts: the runs of rich text joined, phonetic hints left out."""

    def __init__(self, archive: Archive) -> None:
        super().__init__()
        self.table: list[str] = []
        self._budget, self._pieces = Budget(archive.path.name, MAX_HELD), list[str]()

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        """Refuse what is no table of strings."""
        if len(self.path) == 1 and name not in {f"{uri} sst" for uri in MAIN}:
            raise BrokenXml(name)
        if len(self.path) == 2 and name != self.path[0].replace(" sst", " si") and local(name) != "extLst":
            raise BrokenXml(name)

    def text(self, text: str) -> None:
        """Keep it where it is an item's own."""
        if tuple(map(local, self.path[2:])) in (("t",), ("r", "t")):
            self._pieces.append(text)

    def closed(self, name: str) -> None:
        """Keep the item that ends."""
        if len(self.path) == 2 and local(name) == "si":
            self.table.append("".join(self._pieces))
            self._pieces.clear()
            self._budget.take(self.table[-1:])


def _parsed(archive: Archive, part: str) -> list[str]:
    items = _Items(archive)
    try:
        for chunk in archive.chunks(part):
            items.feed(chunk)
        items.finish()
    finally:
        items.release()
    return items.table
