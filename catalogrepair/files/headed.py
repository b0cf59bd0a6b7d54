"""Finds the row of headings in a table of any form, and reads the wanted columns below it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeVar

from catalogrepair.files.foreign import csv_rows, read_xls, text_at
from catalogrepair.files.sniff import Form
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


class Seen(NamedTuple):
    """A row that was looked at for headings: what it holds tells what the file is."""

    sheet: str
    """"" where a file has no sheets"""
    row: int
    texts: Mapping[int, str]


class Heading(NamedTuple):
    """The row of headings: its number, its texts, the positions of the wanted columns."""

    row: int
    texts: Mapping[int, str]
    places: Mapping[str, int]


def heading_in(
    sheet: str, rows: Iterable[tuple[int, Mapping[int, str]]], choose: Choose, seen: list[Seen]
) -> Heading | None:
    """The first row that is chosen; the rows up to it are added to those that were seen."""
    for number, row in rows:
        seen.append(Seen(sheet, number, row))
        places = choose(row)
        if places is not None:
            return Heading(number, row, places)
    return None


@dataclass(frozen=True)
class Headed:
    """The sheets that have the headings: the visible ones, or where there is none the hidden ones."""

    sheets: Sequence[HeadedSheet] = ()
    seen: Sequence[Seen] = ()

    @property
    def columns(self) -> Mapping[str, Sequence[str]]:
        """The columns of all sheets one below the other, blank where a sheet lacks one."""
        if len(self.sheets) < 2:
            return self.sheets[0].columns if self.sheets else {}
        names = dict.fromkeys(name for sheet in self.sheets for name in sheet.columns)
        return {name: [text for sheet in self.sheets for text in sheet.column(name)] for name in names}


def read_headed(path: Path, form: Form, choose: Choose) -> Headed:
    """Read every sheet that has the headings. Raises UnusableInput when the file is damaged."""
    budget = Budget(path.name)
    if form is Form.WORKBOOK:
        return _from_workbook(path, choose)
    if form is Form.XLS:
        return _from_records(
            ((sheet.sheet, sheet.hidden, iter(sheet.rows)) for sheet in read_xls(path)), choose, budget
        )
    return _from_records([("", False, csv_rows(path))], choose, budget)


def _from_workbook(path: Path, choose: Choose) -> Headed:
    archive = Archive.open(path)
    shared = SharedStrings(archive)
    seen: list[Seen] = []
    sheets: list[HeadedSheet] = []
    part = ""
    fitting: list[tuple[SheetPart, Sheet, Heading]] = []
    try:
        for found in sheets_of(archive):
            part = found.part
            sheet = Sheet(archive, part, shared)
            heading = heading_in(found.name, sheet.first_rows(), choose, seen)
            if heading is not None:
                fitting.append((found, sheet, heading))
        for found, sheet, heading in _shown(fitting, lambda one: one[0].hidden):
            part = found.part
            sheets.append(HeadedSheet(found.name, found.hidden, _scanned(sheet, heading)))
    except BrokenXml as error:
        raise broken_part(path.name, part) from error
    return Headed(sheets, seen)


def _shown(fitting: list[T], hidden: Callable[[T], bool]) -> list[T]:
    """The visible ones: what somebody hid is old, or a working copy. All when none is visible."""
    return [one for one in fitting if not hidden(one)] or fitting


def _scanned(sheet: Sheet, heading: Heading) -> dict[str, Sequence[str]]:
    wanted = sorted(set(heading.places.values()))
    scan = sheet.scan(wanted, max(heading.texts))
    skipped = sum(number <= heading.row for number in scan.numbers[: heading.row])
    texts = dict(zip(wanted, scan.columns, strict=True))
    return {name: texts[place][skipped:] for name, place in heading.places.items()}


def _from_records(
    sheets: Iterable[tuple[str, bool, Iterator[Sequence[str]]]], choose: Choose, budget: Budget
) -> Headed:
    """From (name, hidden, records) of each sheet; the records are read once."""
    seen: list[Seen] = []
    fitting: list[HeadedSheet] = []
    for name, hidden, records in sheets:
        rows = ({column: text for column, text in enumerate(record, start=1) if text} for record in records)
        heading = heading_in(name, enumerate(islice(rows, HEADER_ROWS), start=1), choose, seen)
        if heading is not None:
            fitting.append(HeadedSheet(name, hidden, _picked(records, heading, budget)))
    return Headed(_shown(fitting, lambda one: one.hidden), seen)


def _picked(records: Iterable[Sequence[str]], heading: Heading, budget: Budget) -> dict[str, Sequence[str]]:
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
