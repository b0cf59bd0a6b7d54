"""How much of one file may be held in memory: several times the largest shop that was seen, and no more.

Whatever is handed in, reading it stays below half a gigabyte; nothing else but these bounds makes that so.
"""

from collections.abc import Iterable
from sys import getsizeof

from catalogrepair.errors import UnusableInput
from catalogrepair.text import _
from catalogrepair.xlsx.cells import MAX_COLUMN, column_letters

MAX_TEXT = 32_767
"""characters of a cell in Excel"""
MAX_ROWS = 300_000
"""rows with something in them"""
MAX_JUDGED, MAX_HELD = 96 << 20, 160 << 20
"""bytes in memory of texts that are judged, which takes several times as much, and of those that are only compared"""
MAX_LONG = 8 << 20
"""bytes of long texts that are judged"""
LONG = 1_000
"""bytes from which on a text is long"""


class Budget:
    """What is left for one file."""

    def __init__(self, file: str, most: int = MAX_JUDGED) -> None:
        self.file = file
        self.most = most
        self.held = self._long = self._rows = 0

    def take(self, texts: Iterable[str]) -> int:
        """Hold these texts; the size of the largest, in bytes. Raises UnusableInput when the file is too large."""
        sizes = list(map(getsizeof, texts))
        largest = max(sizes, default=0)
        if largest > LONG:
            self._long += sum(size for size in sizes if size > LONG)
        self.take_bytes(sum(sizes))
        return largest

    def take_bytes(self, size: int) -> None:
        """Hold texts of this size in memory."""
        self.held += size
        if self.held > self.most or (self._long > MAX_LONG and self.most == MAX_JUDGED):
            raise self.too_large()

    def widen(self) -> None:
        """Begin anew, for texts that are only compared."""
        self.most, self.held, self._long, self._rows = MAX_HELD, 0, 0, 0

    def take_rows(self, count: int) -> None:
        """Hold so many rows more. Raises UnusableInput when they are too many."""
        self._rows += count
        if self._rows > MAX_ROWS:
            raise self.too_large()

    def too_large(self) -> UnusableInput:
        """The refusal of a file that would take too much memory."""
        return UnusableInput(
            _(
                "“{file}” is too large: at most {rows} rows and {most} MB of text are read. Export it in smaller "
                "files, such as by category or by month; save a .csv or .xls as .xlsx.",
                file=self.file,
                rows=MAX_ROWS,
                most=self.most >> 20,
            )
        )

    def require_width(self, cells: int, row: int) -> None:
        """Raise UnusableInput for a row of more cells than a sheet has columns."""
        if cells > MAX_COLUMN:
            raise UnusableInput(
                _(
                    "“{file}”, row {row}: more cells than a sheet has columns ({most}). Export it again.",
                    file=self.file,
                    row=str(row),
                    most=MAX_COLUMN,
                )
            )

    def require_cell(self, text: str, column: int, row: int, sheet: str = "") -> None:
        """Raise UnusableInput for a text that no cell of Excel can hold."""
        if len(text) <= MAX_TEXT:
            return
        raise UnusableInput(
            _(
                "“{file}”{where}, cell {cell}: the text is too long, a cell of Excel holds {most} characters at most. "
                "Shorten it in KiotViet and export again.",
                file=self.file,
                where=_(", sheet “{sheet}”", sheet=sheet) if sheet else "",
                cell=f"{column_letters(column)}{row}",
                most=MAX_TEXT,
            )
        )
