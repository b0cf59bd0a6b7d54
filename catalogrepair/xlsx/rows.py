"""The rows of a sheet's part as bytes, cut by tags alone, a block of the part at a time."""

import re
from collections.abc import Iterator

from catalogrepair.xlsx.cells import row_head
from catalogrepair.xlsx.frame import Frame
from catalogrepair.xlsx.xml import BrokenXml

_MAX_TAIL, _MAX_ROW_BYTES = 64 << 20, 8 << 20


def number_of(row: bytes, prefix: bytes) -> int | None:
    """The number that a row's bytes say it has."""
    head = row_head(row, prefix)
    if head is None:
        raise BrokenXml("row")
    return head.number


class Rows:
    """The rows' bytes as a moving window over the inflated part, of which `chunks` are all bytes in turn."""

    def __init__(self, frame: Frame, chunks: Iterator[bytes]) -> None:
        self.prefix = frame.prefix
        self.chunks = chunks
        self.finish = b"</" + self.prefix + b"sheetData"
        self.base = 0
        """offset of the window's first byte in the part"""
        self.window = b""
        self.place = 0
        self._close = re.compile(b"</" + self.prefix + rb"row\s*+>")
        self._searched = 0
        while len(self.window) < len(frame.head):
            self.more()
        self.place = len(frame.head)

    def more(self) -> bool:
        """Let the window begin at `place` and take in one more block; False at the part's end."""
        chunk = next(self.chunks, b"")
        self.base += self.place
        self.window = self.window[self.place :] + chunk
        self.place = 0
        if len(self.window) > _MAX_ROW_BYTES:
            raise BrokenXml("row")
        return bool(chunk)

    def go_to(self, offset: int) -> None:
        """Let `place` be the byte at this offset of the part, which must not lie behind it or beyond the end."""
        while self.base + len(self.window) <= offset:
            self.place = len(self.window)
            if not self.more():
                raise BrokenXml("no row")
        self.place = max(self.place, offset - self.base)

    def next_row(self) -> tuple[int, bytes] | None:
        """The row at `place`, which moves behind it; None at the end of the rows."""
        self._searched = 0
        while True:
            limit = self._row_end()
            if limit is not None:
                row, offset = self.window[self.place : limit], self.base + self.place
                self.place = limit
                return (offset, row) if row else None
            self._searched -= self.place
            if not self.more():
                raise BrokenXml("unclosed row")

    def rest(self) -> bytes:
        """What follows the rows, from the tag that closes them on."""
        pieces, size = [self.window[self.place :]], 0
        for chunk in self.chunks:
            pieces.append(chunk)
            size += len(chunk)
            if size > _MAX_TAIL:
                raise BrokenXml("too much behind the rows")
        return b"".join(pieces)

    def _row_end(self) -> int | None:
        """Place behind the row at `place`; `place` itself at the end of the rows; None when more bytes are needed."""
        window = self.window
        while self.place < len(window) and window[self.place] in b" \t\r\n":
            self.place += 1
        if window.startswith(self.finish, self.place):
            return self.place
        head = row_head(window, self.prefix, self.place)
        if head is None or head.empty:
            return head and head.end
        closing = self._close.search(window, max(head.end, self._searched))
        self._searched = len(window) - 32
        return closing.end() if closing else None
