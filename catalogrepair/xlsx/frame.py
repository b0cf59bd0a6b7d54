"""What stands around the rows of a sheet, and the proof that nothing in it hides other rows."""

import re
from dataclasses import dataclass
from functools import cached_property

from catalogrepair.xlsx.xml import MAIN, BrokenXml, Strict, local

_ROOT = re.compile(rb"<([\w.:-]++)(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+>")


@dataclass(frozen=True)
class Frame:
    """The beginning of a sheet's part."""

    head: bytes
    """all bytes up to the first row"""
    prefix: bytes
    """b"" or such as b"x:" """
    empty: bool
    """written as <sheetData/>"""

    @cached_property
    def root(self) -> bytes:
        """The tag that opens the part and declares its namespaces."""
        return self._root[0]

    def around(self, rows: bytes) -> tuple[bytes, bytes, bytes]:
        """Rows inside the part's own root."""
        return self.root, rows, b"</" + self._root[1] + b">"

    @cached_property
    def _root(self) -> tuple[bytes, bytes]:
        """The tag, and the name in it."""
        found = _ROOT.search(self.head)
        if found is None:
            raise BrokenXml("worksheet")
        return found[0], found[1]


class _Frame(Strict):
    """Refuses a second sheetData anywhere, and one that is not the sheet's own."""

    def __init__(self) -> None:
        super().__init__()
        self.found = 0

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        """Count what is called sheetData, in any namespace and at any depth."""
        if len(self.path) == 1 and name not in {f"{uri} worksheet" for uri in MAIN}:
            raise BrokenXml(name)
        if local(name) == "sheetData":
            self.found += 1
            if self.found > 1 or self.path != [self.path[0], self.path[0].replace(" worksheet", " sheetData")]:
                raise BrokenXml("a second sheetData")


def require_frame(data: bytes, *, is_whole: bool) -> None:
    """Raise BrokenXml unless a part without its rows, or only its beginning, is a worksheet with one sheetData."""
    frame = _Frame()
    try:
        frame.feed(data)
        if is_whole:
            frame.finish()
        if frame.found != 1:
            raise BrokenXml("sheetData")
    finally:
        frame.release()
