"""The rows of a file by our column names, whatever columns it has."""

from collections.abc import Mapping, Sequence

Columns = Mapping[str, Sequence[str]]


class Rows:
    """The rows of a file by our column names; a column that the file lacks is empty."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self.count = max(map(len, columns.values()), default=0)

    def has(self, column: str) -> bool:
        return column in self._columns

    def text(self, column: str, row: int) -> str:
        return self._columns[column][row].strip() if column in self._columns else ""

    def documents(self, column: str) -> dict[str, list[int]]:
        """A document's code to its rows; a file may write the code on the first of them only."""
        found: dict[str, list[int]] = {}
        last = ""
        for row, text in enumerate(self._columns[column]):
            code = text.strip()
            last = code or last
            if code or (last and any(texts[row].strip() for texts in self._columns.values())):
                found.setdefault(last, []).append(row)
        return found

    def first(self, column: str, rows: Sequence[int]) -> str:
        """The first text that a document's rows hold in this column."""
        return next((text for row in rows if (text := self.text(column, row))), "")
