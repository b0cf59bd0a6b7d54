"""What differs between two exports, found by looking: rows are matched by code, cells by heading."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from catalogrepair.catalog.names import plain

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")


@dataclass(frozen=True)
class Sheetful:
    """Every cell of an export as text."""

    name: str
    headings: tuple[str, ...]
    code: int
    """which heading is the product code's"""
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    """(Excel row number, texts in the order of the headings)"""


@dataclass(frozen=True)
class CellChange:
    """One cell that holds another value."""

    code: str
    heading: str
    before: str
    after: str
    row_before: int
    row_after: int


@dataclass(frozen=True)
class Difference:
    """All that differs; the order of rows and columns is no difference."""

    changed: tuple[CellChange, ...]
    added: tuple[tuple[int, str], ...]
    """(row, code) of rows that only the second export has"""
    removed: tuple[tuple[int, str], ...]
    added_columns: tuple[str, ...]
    removed_columns: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the exports say the same."""
        return not (self.changed or self.added or self.removed or self.added_columns or self.removed_columns)


def compare_exports(before: Sheetful, after: Sheetful) -> Difference:
    """Match rows by their exact code, the n-th row of a repeated code with the n-th, and compare every cell."""
    old, new = _by_code(before), _by_code(after)
    columns = _shared_columns(before, after)
    changed = [
        change
        for code, first in old.items()
        for one, other in zip(first, new.get(code, ()), strict=False)
        for change in _changes(code, one, other, columns)
    ]
    old_keys = {_heading(heading) for heading in before.headings}
    new_keys = {_heading(heading) for heading in after.headings}
    return Difference(
        tuple(sorted(changed, key=lambda change: change.row_before)),
        tuple(_only_in(new, old)),
        tuple(_only_in(old, new)),
        tuple(heading for heading in after.headings if _heading(heading) not in old_keys),
        tuple(heading for heading in before.headings if _heading(heading) not in new_keys),
    )


_Rows = dict[str, list[tuple[int, tuple[str, ...]]]]


def _by_code(export: Sheetful) -> _Rows:
    rows: _Rows = defaultdict(list)
    for number, texts in export.rows:
        rows[texts[export.code]].append((number, texts))
    return rows


def _only_in(rows: _Rows, others: _Rows) -> Iterator[tuple[int, str]]:
    for code, found in rows.items():
        for number, _ in found[len(others.get(code, ())) :]:
            yield number, code


def _heading(heading: str) -> str:
    return "".join(plain(heading).split())


def _shared_columns(before: Sheetful, after: Sheetful) -> list[tuple[str, int, int]]:
    places = {_heading(heading): place for place, heading in enumerate(after.headings)}
    return [
        (heading, place, places[_heading(heading)])
        for place, heading in enumerate(before.headings)
        if _heading(heading) in places
    ]


def _changes(
    code: str,
    one: tuple[int, tuple[str, ...]],
    other: tuple[int, tuple[str, ...]],
    columns: list[tuple[str, int, int]],
) -> Iterator[CellChange]:
    for heading, place, second in columns:
        before, after = one[1][place], other[1][second]
        if before != after and not _same_number(before, after):
            yield CellChange(code, heading, before, after, one[0], other[0])


def _same_number(before: str, after: str) -> bool:
    """35000.0000 and 35000 are one number; codes with leading zeros are text and are not."""
    if not (_NUMBER.fullmatch(before) and _NUMBER.fullmatch(after)) or _leads_with_zero(before, after):
        return False
    return Decimal(before) == Decimal(after)


def _leads_with_zero(*texts: str) -> bool:
    return any(re.match(r"-?0\d", text) for text in texts)
