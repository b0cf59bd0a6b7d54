"""The rows that small workbooks are made of: taken out of a large sheet in one pass, however many workbooks."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from tempfile import SpooledTemporaryFile

from catalogrepair.xlsx.rows import number_of
from catalogrepair.xlsx.sheet import Scan, Sheet

_IN_MEMORY = 16 << 20
"""bytes of rows above which they wait in a file"""


class Picked:
    """Some rows of a sheet as bytes, what stands above them, and what follows the rows."""

    def __init__(self, sheet: Sheet, scan: Scan, header_row: int, numbers: Iterable[int]) -> None:
        """`numbers` are Excel row numbers, in any order. Raises KeyError for a row that the scan did not meet."""
        self.sheet = sheet
        self.header = _header(sheet, header_row)
        """the rows down to the headings"""
        self._numbers = sorted(numbers)
        self._ends = array("Q", [0])
        self._file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  # closed by `close`
        rows = sheet.window()
        for number in self._numbers:
            rows.go_to(scan.start_of(number))
            self._file.write(rows.next_row()[1])  # type: ignore[index]  # the scan met a row there
            self._ends.append(self._file.tell())
        if scan.starts:
            rows.go_to(scan.starts[-1])
        while rows.next_row():
            pass
        self.tail = rows.rest()

    def close(self) -> None:
        """Let go of the file that the rows wait in."""
        self._file.close()

    def row(self, number: int) -> bytes:
        """The bytes of one of the rows."""
        place = bisect_left(self._numbers, number)
        self._file.seek(self._ends[place])
        return self._file.read(self._ends[place + 1] - self._ends[place])


def _header(sheet: Sheet, last: int) -> bytes:
    found, number = [], 0
    for _, row in sheet.rows():
        number = number_of(row, sheet.frame.prefix) or number + 1
        if number > last:
            break
        found.append(row)
    return b"".join(found)
