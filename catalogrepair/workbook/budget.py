"""How much of one file may be held in memory: several times the largest shop that was seen, and no more.

Whatever is handed in, a run stays below half a gigabyte; nothing else but these bounds makes that so.
"""

from collections.abc import Iterable
from sys import getsizeof

from catalogrepair.errors import UnusableInput

MAX_TEXT = 32_767
"""characters of a cell in Excel"""
MAX_ROWS = 150_000
"""rows with something in them"""
MAX_HELD = 128 << 20
"""bytes of texts in memory"""


class Budget:
    """What is left for one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.held = self._rows = 0

    def take(self, texts: Iterable[str]) -> None:
        """Hold these texts. Raises UnusableInput when the file is too large for that."""
        self.take_bytes(sum(map(getsizeof, texts)))

    def take_bytes(self, size: int) -> None:
        """Hold texts of this size in memory."""
        self.held += size
        if self.held > MAX_HELD:
            raise self.too_large()

    def take_rows(self, count: int) -> None:
        """Hold so many rows more. Raises UnusableInput when they are too many."""
        self._rows += count
        if self._rows > MAX_ROWS:
            raise self.too_large()

    def too_large(self) -> UnusableInput:
        """The refusal of a file that would take too much memory."""
        vi, en = f"{MAX_ROWS:,}".replace(",", "."), f"{MAX_ROWS:,}"
        return UnusableInput(
            f"Tệp “{self.file}” quá lớn: công cụ đọc tối đa {vi} dòng và {MAX_HELD >> 20} MB chữ. Hãy xuất ít hàng "
            "hơn mỗi lần, chẳng hạn lọc theo nhóm hàng.",
            f"“{self.file}” is too large: at most {en} rows and {MAX_HELD >> 20} MB of text are read. Export fewer "
            "goods at a time, such as one category.",
        )

    def too_long(self, cell: str, sheet: str = "") -> UnusableInput:
        """The refusal of a text that no cell of Excel can hold; `cell` is its name, such as "M12"."""
        most = f"{MAX_TEXT:,}"
        vi, en = (f", trang “{sheet}”", f", sheet “{sheet}”") if sheet else ("", "")
        return UnusableInput(
            f"Tệp “{self.file}”{vi}, ô {cell}: chữ quá dài, một ô Excel chỉ chứa tối đa {most.replace(',', '.')} ký "
            "tự. Hãy rút ngắn trong KiotViet rồi xuất lại.",
            f"“{self.file}”{en}, cell {cell}: the text is too long, a cell of Excel holds {most} characters at most. "
            "Shorten it in KiotViet and export again.",
        )
