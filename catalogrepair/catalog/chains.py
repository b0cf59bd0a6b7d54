"""Where related codes lead: from row to row, to a code outside the file, or in a circle.

Source (docs: kiotviet-files 2.1, 2.3, 6).
"""

from collections.abc import Mapping, Sequence
from functools import cached_property

from catalogrepair.catalog.names import fold
from catalogrepair.catalog.table import Row


class CodeIndex:
    """Finds the row of a code: by the exact text first, else by the folded text (docs: kiotviet-files 6)."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._exact: dict[str, Row] = {}
        for row in rows:
            if row.code:
                self._exact.setdefault(row.code, row)

    @cached_property
    def _folded(self) -> dict[str, Row]:
        folded: dict[str, Row] = {}
        for code, row in self._exact.items():
            folded.setdefault(fold(code), row)
        return folded

    def find(self, code: str) -> Row | None:
        """The first row with this code, or None."""
        return self._exact.get(code) or (self._folded.get(fold(code)) if code else None)


def ends_of(targets: Mapping[int, Row], index: CodeIndex) -> dict[int, Row | str | None]:
    """Where related codes (and unit rows' bases) lead: a row that hangs on nothing, a code outside the file, or None.

    None stands for a circle. Every row is passed once, however long the chains are.
    """
    ends: dict[int, Row | str | None] = {}
    for start in targets:
        path, row = [start], targets[start]
        ahead = {start}
        end: Row | str | None = None
        while row.number not in ahead:
            if row.number in ends:
                end = ends[row.number]
                break
            path.append(row.number)
            ahead.add(row.number)
            above = _above(row, targets, index)
            if not isinstance(above, Row):
                end = row if above is None else above
                break
            row = above
        ends |= dict.fromkeys(path, end)
    return ends


def _above(row: Row, targets: Mapping[int, Row], index: CodeIndex) -> Row | str | None:
    """What a row hangs on: another row, a code outside the file, or None for nothing."""
    if row.base:
        return index.find(row.base) or index.find(row.related) or row.related or row.base
    if not row.related or index.find(row.related) is row:
        return None
    return targets.get(row.number) or row.related


def circles_of(targets: Mapping[int, Row]) -> dict[int, tuple[int, ...]]:
    """Row number to the sorted circle that its related codes lead into; absent when they lead to an end."""
    found: dict[int, tuple[int, ...]] = {}
    settled: set[int] = set()
    for start in targets:
        path: list[int] = []
        number = start
        while number in targets and number not in settled:
            settled.add(number)
            path.append(number)
            number = targets[number].number
        if number in found:
            found |= dict.fromkeys(path, found[number])
        elif number in path:
            found |= dict.fromkeys(path, tuple(sorted(path[path.index(number) :])))
    return found
