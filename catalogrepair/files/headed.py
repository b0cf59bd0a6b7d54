"""Reads some columns of any table whose headings the caller knows: .xlsx, .csv or .xls, such as a store's export."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeVar

from catalogrepair.files.foreign import csv_rows, read_xls, text_at
from catalogrepair.files.sniff import FileKind, sniff
from catalogrepair.xlsx.archive import Archive
from catalogrepair.xlsx.book import SheetPart, sheets_of
from catalogrepair.xlsx.budget import MAX_TEXT, Budget
from catalogrepair.xlsx.shared import SharedStrings
from catalogrepair.xlsx.sheet import HEADER_ROWS, Sheet
from catalogrepair.xlsx.xml import BrokenXml, broken_part

T = TypeVar("T")
Choose = Callable[[Mapping[int, str]], Mapping[str, int] | None]
"""From a row (column from 1 to text) to the wanted columns by name, or None when it is not the row of headings."""


@dataclass(frozen=True)
class HeadedSheet:
    """The wanted columns of the rows below the headings of one sheet, one list of texts each."""

    name: str
    hidden: bool
    columns: Mapping[str, Sequence[str]]

    def column(self, name: str) -> Sequence[str]:
        """A column's texts, blank where the sheet lacks it."""
        return self.columns.get(name) or [""] * max(map(len, self.columns.values()))


@dataclass(frozen=True)
class Headed:
    """The sheets that have the headings: the visible ones, or where there is none the hidden ones."""

    sheets: Sequence[HeadedSheet] = ()
    tops: Sequence[Mapping[int, str]] = ()
    """the rows that were looked at for headings: what they hold tells what the file is instead"""

    @property
    def columns(self) -> Mapping[str, Sequence[str]] | None:
        """The columns of all sheets one below the other, blank where a sheet lacks one; None when no sheet fits."""
        if len(self.sheets) < 2:
            return self.sheets[0].columns if self.sheets else None
        names = dict.fromkeys(name for sheet in self.sheets for name in sheet.columns)
        return {name: [text for sheet in self.sheets for text in sheet.column(name)] for name in names}


def read_headed(path: Path, choose: Choose, kind: FileKind | None = None) -> Headed:
    """Read every sheet that has the headings; `kind` where it is known already.

    Raises UnusableInput when the file is no table or is damaged.
    """
    kind, budget = kind or sniff(path), Budget(path.name)
    if kind is FileKind.WORKBOOK:
        return _from_workbook(path, choose)
    if kind is FileKind.XLS:
        return _from_records(
            ((sheet.sheet, sheet.hidden, iter(sheet.rows)) for sheet in read_xls(path)), choose, budget
        )
    return _from_records([("", False, csv_rows(path))], choose, budget)


def _from_workbook(path: Path, choose: Choose) -> Headed:
    archive = Archive.open(path)
    shared = SharedStrings(archive)
    tops: list[Mapping[int, str]] = []
    sheets: list[HeadedSheet] = []
    part = ""
    fitting: list[tuple[SheetPart, Sheet, _Heading]] = []
    try:
        for found in sheets_of(archive):
            part = found.part
            sheet = Sheet(archive, part, shared)
            heading = _heading(sheet.first_rows(), choose, tops)
            if heading is not None:
                fitting.append((found, sheet, heading))
        for found, sheet, heading in _shown(fitting, lambda one: one[0].hidden):
            part = found.part
            sheets.append(HeadedSheet(found.name, found.hidden, _scanned(sheet, heading)))
    except BrokenXml as error:
        raise broken_part(path.name, part, str(error)) from error
    return Headed(sheets, tops)


class _Heading(NamedTuple):
    """The row of headings: its number, the wanted columns, the last column."""

    row: int
    places: Mapping[str, int]
    last: int


def _heading(
    rows: Iterable[tuple[int, Mapping[int, str]]], choose: Choose, tops: list[Mapping[int, str]]
) -> _Heading | None:
    for number, row in rows:
        tops.append(row)
        places = choose(row)
        if places is not None:
            return _Heading(number, places, max(row))
    return None


def _shown(fitting: list[T], hidden: Callable[[T], bool]) -> list[T]:
    """The visible ones: what somebody hid is old, or a working copy. All when none is visible."""
    return [one for one in fitting if not hidden(one)] or fitting


def _scanned(sheet: Sheet, heading: _Heading) -> dict[str, Sequence[str]]:
    wanted = sorted(set(heading.places.values()))
    scan = sheet.scan(wanted, heading.last)
    skipped = sum(number <= heading.row for number in scan.numbers[: heading.row])
    texts = dict(zip(wanted, scan.columns, strict=True))
    return {name: texts[place][skipped:] for name, place in heading.places.items()}


def _from_records(
    sheets: Iterable[tuple[str, bool, Iterator[Sequence[str]]]], choose: Choose, budget: Budget
) -> Headed:
    """From (name, hidden, records) of each sheet; the records are read once."""
    tops: list[Mapping[int, str]] = []
    fitting: list[HeadedSheet] = []
    for name, hidden, records in sheets:
        rows = ({column: text for column, text in enumerate(record, start=1) if text} for record in records)
        heading = _heading(enumerate(islice(rows, HEADER_ROWS), start=1), choose, tops)
        if heading is not None:
            fitting.append(HeadedSheet(name, hidden, _picked(records, heading, budget)))
    return Headed(_shown(fitting, lambda one: one.hidden), tops)


def _picked(records: Iterable[Sequence[str]], heading: _Heading, budget: Budget) -> dict[str, Sequence[str]]:
    """The wanted columns of the records below the headings; rows without any text are left out."""
    picked: dict[str, list[str]] = {name: [] for name in heading.places}
    for number, record in enumerate(records, start=heading.row + 1):
        if not any(record):
            continue
        texts = [text_at(record, place) for place in heading.places.values()]
        budget.take_rows(1)
        if budget.take(texts) > MAX_TEXT:
            for place, text in zip(heading.places.values(), texts, strict=True):
                budget.require_cell(text, place, number)
        for column, text in zip(picked.values(), texts, strict=True):
            column.append(text)
    return dict(picked)
