"""Changes chosen cells of one column in a sheet and leaves every other byte alone, then proves it.

Source of the cell forms (docs: kiotviet-files 1.3).
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import BinaryIO, NamedTuple

from catalogrepair.errors import Refused
from catalogrepair.text import _
from catalogrepair.xlsx.archive import CHUNK, Archive
from catalogrepair.xlsx.cells import Cell, column_letters, value_of
from catalogrepair.xlsx.sheet import Scan, Sheet
from catalogrepair.xlsx.xml import BrokenXml, escape, require_wellformed, tag_end
from catalogrepair.xlsx.zipcopy import copy_zip

_PARSED_AGAIN = 32 << 20
"""bytes of a sheet, some 30,000 rows"""


class Splice(NamedTuple):
    """One replaced stretch of the inflated sheet."""

    start: int
    end: int
    content: bytes
    row: int
    column: int


def write_patched(sheet: Sheet, scan: Scan, column: int, values: Mapping[int, str], out: BinaryIO) -> list[Splice]:
    """Write the whole workbook with the cells of `column` in the rows of `values` (row number to text) changed.

    Returns what was replaced, for `verify_patched`. Raises Refused for a cell that holds a formula.
    """
    splices: list[Splice] = []
    copy_zip(sheet.archive, out, {sheet.part: _patched(sheet, scan, column, values, splices)})
    return splices


def _patched(
    sheet: Sheet, scan: Scan, column: int, values: Mapping[int, str], splices: list[Splice]
) -> Iterator[bytes]:
    """The inflated sheet with the cells changed, in one pass; leaves in `splices` what was replaced."""
    text_type = sheet.text_type()
    close = re.compile(b"</" + sheet.frame.prefix + rb"row\s*>")
    chunks = sheet.archive.chunks(sheet.part)
    base, window, done = 0, b"", 0
    for number in sorted(values):
        offset = scan.start_of(number)
        while not (offset < base + len(window) and (found := close.search(window, offset - base))):
            keep = min(offset - base, len(window))
            yield window[done:keep]
            chunk = next(chunks, None)
            if chunk is None:
                raise _refused(sheet, number)
            window, base, done = window[keep:] + chunk, base + keep, 0
        row = window[offset - base : found.end()]
        start, end, content = patched_cell(sheet, row, number, column, values[number], text_type)
        splices.append(Splice(offset + start, offset + end, content, number, column))
        yield window[done : offset - base + start]
        yield content
        done = offset - base + end
    yield window[done:]
    yield from chunks


def patched_cell(
    sheet: Sheet, row: bytes, number: int, column: int, text: str, text_type: bytes
) -> tuple[int, int, bytes]:
    """(start, end, content): what to put where in a row's bytes so that its cell in `column` holds `text`."""
    prefix = sheet.frame.prefix
    reference = f"{column_letters(column)}{number}".encode()
    usual = _usual_cell(prefix, column_letters(column).encode()).search(row)
    if usual and usual[1] == reference:
        return usual.start(), usual.end(), _cell_bytes(sheet, reference, usual[2] or b"", text, text_type)
    place = tag_end(row, 0)
    for cell in sheet.reader.cells(row):
        if cell.column == column:
            if cell.has_formula:
                raise _formula(sheet, number)
            named = reference if cell.is_named else b""
            return cell.start, cell.end, _cell_bytes(sheet, named, cell.style.encode(), text, text_type)
        if cell.column > column:
            break
        place = cell.end
    return place, place, _cell_bytes(sheet, reference, b"", text, text_type)


@cache
def _usual_cell(prefix: bytes, letters: bytes) -> re.Pattern[bytes]:
    """A cell of one column in the forms that nearly all cells have: reference in group 1, style in group 2."""
    start = b"<" + prefix + rb'c r="(' + letters + rb'\d+)"(?: s="(\d+)")?(?: t="(?:str|s)")?'
    value = b"<" + prefix + b"v>[^<]*</" + prefix + b"v></" + prefix + b"c>"
    return re.compile(start + b"(?: ?/>|>" + value + b")")


def _cell_bytes(sheet: Sheet, reference: bytes, style: bytes, text: str, text_type: bytes) -> bytes:
    """A cell as KiotViet writes it when empty, else typed as the file's own strings are; the style is kept."""
    prefix = sheet.frame.prefix
    kept = b"".join(b' %s="%s"' % (name, said) for name, said in ((b"r", reference), (b"s", style)) if said)
    start, end = b"<" + prefix + b"c" + kept, b"</" + prefix + b"c>"
    if not text:
        return start + b' t="str" />'
    value = escape(text).encode()
    place = sheet.shared.place_of(text) if text_type == b"s" else None
    if place is not None:
        return start + b' t="s"><%sv>%d</%sv>' % (prefix, place, prefix) + end
    if text_type == b"inlineStr":
        space = b' xml:space="preserve"' if text != text.strip() else b""
        inner = b"<%sis><%st%s>%s</%st></%sis>" % (prefix, prefix, space, value, prefix, prefix)
        return start + b' t="inlineStr">' + inner + end
    return start + b' t="str"><%sv>%s</%sv>' % (prefix, value, prefix) + end


def verify_patched(sheet: Sheet, splices: list[Splice], values: Mapping[int, str], output: Path) -> None:
    """Read the output back: it must differ from the input in the planned cells and in nothing else.

    Every part but the sheet must hold the same bytes in the same order; the sheet must hold the same bytes around
    the planned cells; and each planned cell, parsed anew, must hold the planned text. Raises Refused otherwise.
    """
    try:
        _verify(sheet, Archive.open(output), splices, values)
    except BrokenXml as error:
        raise _refused(sheet, 0) from error


def _verify(sheet: Sheet, written: Archive, splices: list[Splice], values: Mapping[int, str]) -> None:
    _same_parts(sheet, written)
    old, new = _Stream(sheet.archive, sheet.part), _Stream(written, sheet.part)
    for splice in sorted(splices):
        if not _same(old, new, splice.start - old.position):
            raise _refused(sheet, splice.row)
        before, after = old.take(splice.end - splice.start), new.take_cell(sheet.frame.prefix)
        if not _is_emptied(sheet, splice, before, after, values[splice.row]):
            _require_cell(sheet, splice, before, after, values[splice.row])
    if not _same(old, new, None):
        raise _refused(sheet, 0)
    # Above this size it costs a third of the whole repair, and proves only once more what is proven: that the input
    # is well-formed (the scan), and the cells that take the place of others, too (`_one_cell`).
    if written.entry(sheet.part).file_size <= _PARSED_AGAIN:
        require_wellformed(written.chunks(sheet.part))


def _is_emptied(sheet: Sheet, splice: Splice, before: bytes, after: bytes, text: str) -> bool:
    """Whether a cell in the usual form became the same one without a value, as was planned: most do."""
    letters = column_letters(splice.column).encode()
    usual = _usual_cell(sheet.frame.prefix, letters).fullmatch(before)
    if text or usual is None or usual[1] != b"%s%d" % (letters, splice.row):
        return False
    style = b' s="%s"' % usual[2] if usual[2] else b""
    return after == b'<%sc r="%s"%s t="str" />' % (sheet.frame.prefix, usual[1], style)


def _require_cell(sheet: Sheet, splice: Splice, before: bytes, after: bytes, text: str) -> None:
    """Parse a cell as it was and as it is: it must be the same but for its text."""
    old, new = _one_cell(sheet, splice.row, before), _one_cell(sheet, splice.row, after)
    if new is None or value_of(new, sheet.shared) != text:
        raise _refused(sheet, splice.row)
    if new.is_named and new.column != splice.column:
        raise _refused(sheet, splice.row)
    if old and (old.is_named, old.column, old.style) != (new.is_named, new.column, new.style):
        raise _refused(sheet, splice.row)


def _one_cell(sheet: Sheet, row: int, data: bytes) -> Cell | None:
    prefix = sheet.frame.prefix
    cells = sheet.reader.cells(b'<%srow r="%d">%s</%srow>' % (prefix, row, data, prefix))
    return cells[0] if len(cells) == 1 else None


def _same_parts(sheet: Sheet, written: Archive) -> None:
    pairs = zip_longest(sheet.archive.entries, written.entries)
    with sheet.archive.path.open("rb") as old, written.path.open("rb") as new:
        for one, other in pairs:
            if one is None or other is None or one.filename != other.filename:
                raise _refused(sheet, 0)
            if one.filename == sheet.part:
                continue
            if (one.CRC, one.file_size, one.compress_size) != (other.CRC, other.file_size, other.compress_size):
                raise _refused(sheet, 0)
            old.seek(sheet.archive.data_offset(old, one))
            new.seek(written.data_offset(new, other))
            if not _same_bytes(old, new, one.compress_size):
                raise _refused(sheet, 0)


def _same_bytes(old: BinaryIO, new: BinaryIO, size: int) -> bool:
    steps = (min(CHUNK, size - start) for start in range(0, size, CHUNK))
    return all(old.read(step) == new.read(step) for step in steps)


class _Stream:
    """The inflated bytes of a part, taken a stretch at a time."""

    def __init__(self, archive: Archive, part: str) -> None:
        self.chunks, self.window, self.place, self.position = archive.chunks(part), b"", 0, 0

    def fill(self) -> bool:
        """Take in one more block; False at the end."""
        chunk = next(self.chunks, b"")
        self.window, self.place = self.window[self.place :] + chunk, 0
        return bool(chunk)

    def available(self) -> int:
        """Bytes at hand."""
        return len(self.window) - self.place

    def take(self, size: int) -> bytes:
        """The next `size` bytes, fewer at the end."""
        while self.available() < size and self.fill():
            pass
        taken = self.window[self.place : self.place + size]
        self.place += len(taken)
        self.position += len(taken)
        return taken

    def take_cell(self, prefix: bytes) -> bytes:
        """The bytes of the cell that begins here."""
        whole = re.compile(rb"<" + prefix + rb"c\b[^<>]*?(?:/>|>.*?</" + prefix + rb"c\s*>)", re.DOTALL)
        while (found := whole.match(self.window, self.place)) is None and self.available() < CHUNK and self.fill():
            pass
        return self.take(found.end() - found.start() if found else 0)


def _same(old: _Stream, new: _Stream, size: int | None) -> bool:
    """Whether the next `size` bytes of both streams are equal; all the rest for None."""
    while size is None or size > 0:
        step = CHUNK if size is None else min(size, CHUNK)
        one, other = old.take(step), new.take(step)
        if one != other:
            return False
        if not one:
            return size is None
        size = None if size is None else size - len(one)
    return True


def _refused(sheet: Sheet, row: int) -> Refused:
    name = sheet.archive.path.name
    return Refused(
        _(
            "Read back, the output does not match the plan{where}: no file was made, “{name}” is untouched. Please "
            "report this.",
            where=_(" (row {row})", row=str(row)) if row else "",
            name=name,
        )
    )


def _formula(sheet: Sheet, row: int) -> Refused:
    name = sheet.archive.path.name
    return Refused(
        _(
            "The cell to change in row {row} of “{name}” holds a formula. Export the file again from KiotViet.",
            row=str(row),
            name=name,
        ),
    )
