"""One row of a sheet cut into cells with their byte places: slow, for the rows that are changed or look unusual."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from catalogrepair.workbook.xml import BrokenXml, unescape

MAX_ROW, MAX_COLUMN = 1_048_576, 16_384

_TAG = re.compile(rb"<(/?)([\w.:-]+)((?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*?)(/?)>")
_ATTRIBUTE = re.compile(rb"([\w.:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_PHONETIC = re.compile(rb"<((?:[\w.-]+:)?rPh)\b.*?</\1\s*>", re.DOTALL)
_RUN = re.compile(rb"<(?:[\w.-]+:)?t(?:\s[^<>]*)?(?<!/)>([^<]*)<")
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


class Cell(NamedTuple):
    """A cell and where it stands in its row's bytes."""

    column: int
    """1 for A"""
    start: int
    end: int
    attributes: dict[bytes, bytes]
    body: bytes
    """what stands between the cell's tags"""

    @property
    def kind(self) -> bytes:
        """The `t` attribute: b"str", b"s", b"n" …"""
        return self.attributes.get(b"t", b"n")


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


def row_head(row: bytes, prefix: bytes) -> RowHead:
    """The opening tag at the start of a row's bytes. Raises BrokenXml when there is none."""
    tag = _TAG.match(row)
    if tag is None or tag[1] or tag[2] != prefix + b"row":
        raise BrokenXml("row")
    reference = attributes_of(tag[3]).get(b"r")
    number = int(reference) if reference and reference.isdigit() else None
    if (reference and number is None) or (number is not None and not 0 < number <= MAX_ROW):
        raise BrokenXml(f"row r={reference!r}")
    return RowHead(number, tag.end(), bool(tag[4]))


def attributes_of(text: bytes) -> dict[bytes, bytes]:
    """The attributes of a tag, as written."""
    return {match[1]: match[2] if match[2] is not None else match[3] for match in _ATTRIBUTE.finditer(text)}


def cells_of(row: bytes, prefix: bytes) -> Iterator[Cell]:
    """The cells of one row's bytes, left to right; cells without a reference stand beside the one before.

    Raises BrokenXml on cells out of order, beyond Excel's last column, or in another row than they stand in.
    """
    head = row_head(row, prefix)
    wanted, depth, last = prefix + b"c", 0, 0
    opened: tuple[int, int, dict[bytes, bytes]] | None = None
    for tag in _TAG.finditer(row, head.end):
        if tag[1]:
            depth -= 1
            if depth == 0 and opened and tag[2] == wanted:
                start, body, attributes = opened
                last = _column(attributes, last, head.number)
                yield Cell(last, start, tag.end(), attributes, row[body : tag.start()])
                opened = None
        elif depth == 0 and tag[2] == wanted:
            attributes = attributes_of(tag[3])
            if tag[4]:
                last = _column(attributes, last, head.number)
                yield Cell(last, tag.start(), tag.end(), attributes, b"")
            else:
                opened, depth = (tag.start(), tag.end(), attributes), 1
        elif not tag[4]:
            depth += 1


def _column(attributes: dict[bytes, bytes], last: int, row: int | None) -> int:
    reference = attributes.get(b"r")
    if reference is None:
        return last + 1
    match = _REFERENCE.fullmatch(reference.decode("ascii", "replace"))
    if match is None or (row is not None and int(match[2]) != row):
        raise BrokenXml(f"cell r={reference!r}")
    column = column_number(match[1])
    if not last < column <= MAX_COLUMN:
        raise BrokenXml(f"cell r={reference!r}")
    return column


def value_of(cell: Cell, prefix: bytes, shared: Callable[[int], str]) -> str:
    """The cell's text exactly as stored; `shared` gives a shared string by its index."""
    if cell.kind == b"inlineStr":
        return run_text(_element(cell.body, prefix + b"is"))
    text = unescape(_element(cell.body, prefix + b"v").decode())
    if cell.kind == b"s" and text:
        if not text.strip().isdigit():
            raise BrokenXml(f"shared string {text!r}")
        return shared(int(text))
    return text


def run_text(body: bytes) -> str:
    """The text of a string item: the runs of rich text joined, phonetic hints left out."""
    if body.startswith(b"<t>") and body.endswith(b"</t>") and body.count(b"<") == 2:
        return unescape(body[3:-4].decode())
    if b"rPh" in body:
        body = _PHONETIC.sub(b"", body)
    return unescape(b"".join(_RUN.findall(body)).decode())


def has_formula(cell: Cell, prefix: bytes) -> bool:
    """Whether the cell's value is computed."""
    return re.search(rb"<" + prefix + rb"f[\s/>]", cell.body) is not None


def _element(body: bytes, name: bytes) -> bytes:
    """What stands inside the first element of this name, b"" when there is none."""
    match = re.search(rb"<" + name + rb"(?:\s[^>]*)?(?<!/)>(.*?)</" + name + rb"\s*>", body, re.DOTALL)
    return match[1] if match else b""
