"""One row of a sheet cut into cells with their byte places: slow, for the rows that are changed or look unusual."""

import re
from collections.abc import Callable
from typing import NamedTuple

from catalogrepair.xlsx.xml import BrokenXml, Strict, element_end, local

MAX_ROW, MAX_COLUMN = 1_048_576, 16_384

_LONGEST_HEAD = 1 << 16
"""bytes of a row's opening tag"""
_RENEWED = 1 << 20
"""bytes after which a parser is replaced: it never forgets a name"""
_TAG = re.compile(rb"<([\w.:-]++)((?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)>")
_ATTRIBUTE = re.compile(rb"(?<![\w.:-])([\w.:-]++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)')")
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_KINDS = frozenset(("b", "d", "e", "inlineStr", "n", "s", "str"))
_ATTRIBUTES = frozenset(("r", "s", "t", "cm", "vm", "ph"))
_PARTS = frozenset(("f", "v", "is", "extLst"))
"""what a cell may hold"""
_TEXT = (("v",), ("is", "t"), ("is", "r", "t"))
"""where the text of a cell stands below it; phonetic hints stand elsewhere"""


class Cell(NamedTuple):
    """A cell and where it stands in its row's bytes."""

    column: int
    """1 for A"""
    start: int
    end: int
    is_named: bool
    """whether it says itself where it stands, as "M12" """
    style: str
    """the number of its style, "" for none"""
    kind: str
    """the `t` attribute: "str", "s", "n" …"""
    text: str
    """its text, or the index of a shared string"""
    has_formula: bool
    """whether its value is computed"""


class RowHead(NamedTuple):
    """A row's opening tag."""

    number: int | None
    end: int
    """place after the tag"""
    empty: bool
    """written as <row/>"""


def column_number(letters: str) -> int:
    """ "A" is 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """1 is "A"."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def row_head(window: bytes, prefix: bytes, place: int = 0) -> RowHead | None:
    """The opening tag of the row that begins at `place`; None when the window ends before the tag does.

    Raises BrokenXml when something else begins there.
    """
    tag = _TAG.match(window, place, place + _LONGEST_HEAD)
    if tag is None and len(window) - place < _LONGEST_HEAD:
        return None
    if tag is None or tag[1] != prefix + b"row":
        raise BrokenXml("row")
    found = {match[1]: match[2] if match[2] is not None else match[3] for match in _ATTRIBUTE.finditer(tag[2])}
    reference = found.get(b"r")
    return RowHead(None if reference is None else _row_number(reference.decode()), tag.end(), tag[2].endswith(b"/"))


def _row_number(reference: str) -> int:
    if not (reference.isascii() and reference.isdecimal()) or not 0 < int(reference[:9]) <= MAX_ROW:
        raise BrokenXml(f"row r={reference!r}")
    return int(reference)


class _Parser(Strict):
    """Inside the rows of a sheet: cuts the cells of one row after another."""

    def __init__(self, root: bytes, prefix: bytes) -> None:
        super().__init__()
        self.row, self.base = b"", 0
        self.number: int | None = None
        self.cells: list[Cell] = []
        self._outside = 2
        self.feed(root + b"<" + prefix + b"sheetData>")
        self._main = self.path[0].removesuffix("worksheet")

    def read(self, row: bytes) -> list[Cell]:
        """The cells of one row."""
        self.row, self.base, self.cells, self.number = row, self.fed, [], None
        self._is_begun = False
        self.feed(row)
        if len(self.path) != self._outside:
            raise BrokenXml("row")
        return self.cells

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        """Take note of a row, a cell, or what a cell holds; refuse what stands between them."""
        depth = len(self.path) - self._outside
        if depth in (1, 2, 3) and not name.startswith(self._main):
            raise BrokenXml(name)
        if depth == 1:
            if name != self._main + "row" or self._is_begun:
                raise BrokenXml(name)
            self._is_begun = True
            self.number = _row_number(attributes["r"]) if "r" in attributes else None
        elif depth == 2 and name == self._main + "c":
            if not _ATTRIBUTES.issuperset(key for key in attributes if " " not in key):
                raise BrokenXml(f"cell {' '.join(attributes)[:100]}")
            self._start, self._attributes = self.place - self.base, attributes
            self._held, self._pieces = set[str](), list[str]()
        elif depth == 2 and local(name) != "extLst":
            raise BrokenXml(name)
        elif depth == 3 and self._is_cell():
            if local(name) not in _PARTS or local(name) in self._held:
                raise BrokenXml(name)
            self._held.add(local(name))
        elif depth == 4 and self._is_cell() and local(self.path[-2]) not in ("is", "extLst"):
            raise BrokenXml(name)

    def text(self, text: str) -> None:
        """Keep it where it is the cell's."""
        below = self.path[self._outside + 2 :]
        if not below and text.strip():
            raise BrokenXml(f"text {text[:20]!r} between cells")
        if below and self._is_cell() and tuple(map(local, below)) in _TEXT:
            self._pieces.append(text)

    def closed(self, name: str) -> None:
        """Keep the cell that ends."""
        if len(self.path) - self._outside != 2 or not self._is_cell():
            return
        self.cells.append(self._cell(element_end(self.row, self._start, self.place - self.base)))

    def _is_cell(self) -> bool:
        return local(self.path[self._outside + 1]) == "c"

    def _cell(self, end: int) -> Cell:
        said = self._attributes
        kind, style = said.get("t", "n"), said.get("s", "")
        if kind not in _KINDS or not (style.isascii() and (style or "0").isdecimal()):
            raise BrokenXml(f"cell t={kind!r} s={style!r}")
        if ("is" in self._held) != (kind == "inlineStr") and self._held & {"is", "v"}:
            raise BrokenXml(f"cell t={kind!r}")
        last = self.cells[-1].column if self.cells else 0
        column = _column(said["r"], last, self.number) if "r" in said else last + 1
        if column > MAX_COLUMN:
            raise BrokenXml("cell")
        return Cell(column, self._start, end, "r" in said, style, kind, "".join(self._pieces), "f" in self._held)


def _column(reference: str, last: int, row: int | None) -> int:
    match = _REFERENCE.fullmatch(reference)
    if match is None or (row is not None and int(match[2]) != row):
        raise BrokenXml(f"cell r={reference!r}")
    column = column_number(match[1])
    if not last < column:
        raise BrokenXml(f"cell r={reference!r}")
    return column


class RowReader:
    """Cuts rows of one sheet into cells; `root` is the sheet's own root tag, which declares its namespaces."""

    def __init__(self, root: bytes, prefix: bytes) -> None:
        self._root, self._prefix = root, prefix
        self._parser = _Parser(root, prefix)

    def cells(self, row: bytes) -> list[Cell]:
        """The cells of one row's bytes, left to right; cells without a reference stand beside the one before.

        Raises BrokenXml on anything malformed, on cells out of order, beyond Excel's last column, or in another row
        than they stand in, and on anything beside or inside cells that hides what Excel would show.
        """
        if self._parser.fed > _RENEWED:
            self._parser.release()
            self._parser = _Parser(self._root, self._prefix)
        return self._parser.read(row)


def value_of(cell: Cell, shared: Callable[[int], str]) -> str:
    """The cell's text exactly as stored; `shared` gives a shared string by its index."""
    if cell.kind == "s" and cell.text:
        if not (cell.text.isascii() and cell.text.strip().isdecimal() and len(cell.text) < 20):
            raise BrokenXml(f"shared string {cell.text[:20]!r}")
        return shared(int(cell.text))
    return cell.text
