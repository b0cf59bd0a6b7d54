"""Reads some columns of any table whose headings the caller knows: .xlsx, .csv or .xls, such as a store's export."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from catalogrepair.workbook.archive import Archive
from catalogrepair.workbook.book import sheets_of
from catalogrepair.workbook.foreign import csv_rows, read_xls
from catalogrepair.workbook.shared import SharedStrings
from catalogrepair.workbook.sheet import HEADER_ROWS, Sheet
from catalogrepair.workbook.sniff import FileKind, sniff
from catalogrepair.workbook.xml import BrokenXml, broken_part

Choose = Callable[[Mapping[int, str]], Mapping[str, int] | None]
"""From a row (column from 1 to text) to the wanted columns by name, or None when it is not the row of headings."""


@dataclass
class Headed:
    """The wanted columns of the rows below the headings, one list of texts each; `columns` is None when no row fits."""

    columns: Mapping[str, Sequence[str]] | None = None
    tops: list[Mapping[int, str]] = field(default_factory=list)
    """the rows that were looked at for headings: what they hold tells what the file is instead"""


def read_headed(path: Path, choose: Choose) -> Headed:
    """Read the first sheet that has the headings. Raises UnusableInput when the file is no table or is damaged."""
    kind = sniff(path)
    if kind is FileKind.WORKBOOK:
        return _from_workbook(path, choose)
    return _from_rows(iter(read_xls(path).rows) if kind is FileKind.XLS else csv_rows(path), choose)


def _from_workbook(path: Path, choose: Choose) -> Headed:
    archive = Archive.open(path)
    shared = SharedStrings(archive)
    headed, part = Headed(), ""
    try:
        for found in sheets_of(archive):
            part = found.part
            sheet = Sheet(archive, part, shared)
            for number, row in sheet.first_rows():
                headed.tops.append(row)
                places = choose(row)
                if places is not None:
                    headed.columns = _scanned(sheet, places, number, max(row))
                    return headed
    except BrokenXml as error:
        raise broken_part(path.name, part, str(error)) from error
    return headed


def _scanned(sheet: Sheet, places: Mapping[str, int], header: int, last: int) -> dict[str, Sequence[str]]:
    wanted = sorted(set(places.values()))
    scan = sheet.scan(wanted, last)
    skipped = sum(number <= header for number in scan.numbers[:header])
    texts = dict(zip(wanted, scan.columns, strict=True))
    return {name: texts[place][skipped:] for name, place in places.items()}


def _from_rows(rows: Iterator[Sequence[str]], choose: Choose) -> Headed:
    headed = Headed()
    for record in islice(rows, HEADER_ROWS):
        row = {column: text for column, text in enumerate(record, start=1) if text}
        headed.tops.append(row)
        places = choose(row)
        if places is not None:
            headed.columns = _picked(rows, places)
            return headed
    return headed


def _picked(rows: Iterable[Sequence[str]], places: Mapping[str, int]) -> dict[str, Sequence[str]]:
    picked: dict[str, list[str]] = {name: [] for name in places}
    for record in rows:
        for name, place in places.items():
            picked[name].append(record[place - 1] if place <= len(record) else "")
    return dict(picked)
