"""The rows of a file by our column names, whatever columns it has."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from catalogrepair.catalog.moments import moment_of
from catalogrepair.catalog.names import plain

Columns = Mapping[str, Sequence[str]]
LINE = ("line_code", "line_barcode", "line_name", "line_quantity", "line_price")
"""our names of the columns that tell of one product line rather than of the whole document"""
_NAMES_A_LINE = LINE[:3]
_DIGIT = re.compile(r"\d")
_SUMS = ("tong", "cong", "total", "sum")
"""how a row of sums begins"""


class Rows:
    """The rows of a file by our column names; a column that the file lacks is empty."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._lines = [columns[name] for name in _NAMES_A_LINE if name in columns]
        self.count = max(map(len, columns.values()), default=0)

    def has(self, column: str) -> bool:
        return column in self._columns

    def text(self, column: str, row: int) -> str:
        texts = self._columns.get(column)
        return texts[row].strip() if texts is not None else ""

    def documents(self, column: str) -> dict[str, list[int]]:
        """A document's code to its rows; a file may write the code on the first of them only.

        Rows of sums and repeated headings are no documents. Of one that the file tells twice, the later update counts.
        """
        blocks: dict[str, list[list[int]]] = {}
        last = ""
        block: list[int] = []
        for row, text in enumerate(self._columns[column]):
            code = text.strip().removesuffix(".0")  # Google Sheets writes the number 100123 so
            if code and code != last:
                last, block = code, []
                if _is_code(code):
                    blocks.setdefault(code, []).append(block)
            if code or self.has_line(row):
                block.append(row)
        return {code: its[0] if len(its) == 1 else self._latest(its) for code, its in blocks.items()}

    def has_line(self, row: int) -> bool:
        """Whether a row names a product."""
        return any(texts[row].strip() for texts in self._lines)

    def lines(self, documents: Mapping[str, Sequence[int]]) -> Iterator[tuple[str, list[str]]]:
        """Every product line of some documents: the document's code, and the texts of the columns of `LINE`."""
        blank = [""] * self.count
        columns = [self._columns.get(name, blank) for name in LINE]
        for code, its in documents.items():
            for row in its:
                line = [texts[row].strip() for texts in columns]
                if any(line[: len(_NAMES_A_LINE)]):
                    yield code, line

    def first(self, column: str, rows: Iterable[int]) -> str:
        """The first text that a document's rows hold in this column."""
        texts = self._columns.get(column)
        if texts is not None:
            for row in rows:
                if text := texts[row].strip():
                    return text
        return ""

    def every(self, column: str, rows: Sequence[int]) -> list[str]:
        """The different texts that a document's rows hold in this column, in their order."""
        texts = self._columns.get(column)
        if texts is None:
            return []
        return [text for text in dict.fromkeys(texts[row].strip() for row in rows) if text]

    def _latest(self, blocks: Sequence[list[int]]) -> list[int]:
        """The rows of the block that was updated last, and those of its other half where rows were sorted apart."""
        updated = [moment_of(self.first("updated", block)) for block in blocks]
        found: list[int] = []
        lines: list[tuple[str, ...]] = []
        for block in [block for block, at in zip(blocks, updated, strict=True) if at in ("", max(updated))][::-1]:
            its = [tuple(self.text(column, row) for column in LINE) for row in block]
            found += [row for row, line in zip(block, its, strict=True) if line not in lines]
            lines += its
        return found


def _is_code(text: str) -> bool:
    """Whether a text may be a document's code: it has a digit, and does not announce a sum ("Tổng 12", "SL: 12")."""
    return ": " not in text and _DIGIT.search(text) is not None and not plain(text).startswith(_SUMS)
