"""A plain list of codes that are on the store, one a line, typed by hand or saved by a spreadsheet."""

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from catalogrepair.catalog.damaged import numbers_of
from catalogrepair.catalog.facts import Listed
from catalogrepair.catalog.names import fold, plain
from catalogrepair.errors import UnusableInput
from catalogrepair.files.headed import Seen
from catalogrepair.files.kinds import Kind
from catalogrepair.text import Text, _
from catalogrepair.xlsx.sheet import HEADER_ROWS

CODE_LIST = Kind(
    _("a list of codes"),
    ("check --store", "repair --store", "resync --codes", "plan --store", "guide --store", "verify --store"),
    _("a .txt with one code a line"),
)

_TITLE = re.compile("(mahang(hoa)?|masanpham|maphienban(sanpham)?|ma(sku|vach)|sku|barcode|codes?|productcode)+")
"""what people write over such a list, its letters only"""
_SEPARATOR_LINE = re.compile(r'"?sep=.?"?;?', re.IGNORECASE)
_DELIMITERS = "\t;,"
_LONGEST_LIST = 4 << 20
"""characters of a list of codes, some 300,000 of them"""
_LONGEST_LINE = 1 << 16

_CODES = _("the column of codes")
Record = tuple[int, list[str]]
"""the number of a line, and its cells"""


def records_of(text: str, name: str, *, table: bool) -> list[Record]:
    """The lines that are not blank, parted into cells; quotes around a cell are not part of it.

    Tabs always part cells, and in a `table` (.csv) commas and semicolons do. In a list typed by hand these belong to
    the code unless every line has them. A number such as 8.930.000,00 is never parted.
    Raises UnusableInput when a line of a table called `name` has a quote that is not closed.
    """
    lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    if lines and _SEPARATOR_LINE.fullmatch(lines[0][1].strip()):
        del lines[0]
    marks = [mark for mark in _DELIMITERS if _parts(lines, mark, always=table or mark == "\t")]
    first = next((line for _, line in lines if any(mark in line for mark in marks)), "")
    delimiter = max(marks, key=first.count, default="")
    return [(number, _cells(line, delimiter, number, name if table else "")) for number, line in lines]


def first_rows(path: Path) -> list[Seen]:
    """The first lines as rows of a table, by any delimiter: do they hold the headings of another kind?"""
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        lines = [file.readline(_LONGEST_LINE).strip().replace('"', "") for _ in range(HEADER_ROWS)]
    parted = (re.split(f"[{_DELIMITERS}]", line) for line in lines)
    return [
        Seen("", number, {place: cell for place, cell in enumerate(cells, start=1) if cell})
        for number, cells in enumerate(parted, start=1)
    ]


def text_of(path: Path) -> str:
    """The text of a file. Raises UnusableInput when it is not UTF-8, or too large for a list of codes."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            text = file.read(_LONGEST_LIST + 1)
    except UnicodeDecodeError as error:
        raise UnusableInput(
            _(
                "“{name}” is not UTF-8 text. In Notepad choose Save as with the encoding “UTF-8”; in Excel "
                "save it as “CSV UTF-8”.",
                name=path.name,
            ),
        ) from error
    if len(text) > _LONGEST_LIST:
        raise UnusableInput(
            _("“{name}” is too large for a list of codes. Keep only the codes, one a line.", name=path.name),
        )
    return text


def read_list(path: Path) -> list[Listed]:
    """One listing a line. Raises UnusableInput when the file cannot be read, or has several columns."""
    records = records_of(text_of(path), path.name, table=path.suffix.lower() == ".csv")
    require_one_column(records, path.name)
    return codes_of(records)


def _parts(lines: Sequence[tuple[int, str]], mark: str, *, always: bool) -> bool:
    parted = [mark in line and not numbers_of(line) for _, line in lines]
    heading = bool(lines) and is_title(lines[0][1])
    return any(parted) if always else any(parted) and all(parted[heading:])


def _cells(line: str, delimiter: str, number: int, table: str) -> list[str]:
    parted = bool(delimiter) and not numbers_of(line)
    try:
        cells = next(csv.reader([line], delimiter=delimiter if parted else "\t", strict=True))
    except csv.Error as error:
        if not table:
            return [line]
        raise UnusableInput(
            _(
                "“{table}”, line {number}: a quote is not closed. Mend the line; one code a line.",
                table=table,
                number=str(number),
            ),
        ) from error
    return cells if parted else [cell.rstrip(",;") for cell in cells]


def is_title(text: str) -> bool:
    """Whether this is a heading over codes, and not a code."""
    return bool(_TITLE.fullmatch(re.sub("[^a-z]", "", plain(text)))) and not re.search("[0-9]", text)


def require_one_column(records: Sequence[Record], name: str) -> None:
    """Raise UnusableInput, naming the columns and which to keep, unless all cells of a list stand in one column."""
    if len({place for _, cells in records for place, cell in enumerate(cells) if cell.strip()}) < 2:
        return
    number, cells = next(((number, filled) for number, filled in _filled(records) if len(filled) > 1), _first(records))
    shown = ", ".join(f"“{cell.strip()[:40]}”" for cell in cells[:6]) + (", …" if len(cells) > 6 else "")
    titles = [cell.strip() for _, filled in _filled(records[:1]) for cell in filled if is_title(cell)]
    keep = _("the column “{titles}”", titles=titles[0]) if titles else _CODES
    raise UnusableInput(
        _(
            "“{name}” is not a product export of Haravan, and for a list of codes it has too many columns "
            "(line {number}: {shown}). Keep only {keep}, one code a line.",
            name=name,
            number=str(number),
            shown=shown,
            keep=keep,
        ),
    )


def _filled(records: Sequence[Record]) -> Iterator[Record]:
    for number, cells in records:
        yield number, [cell for cell in cells if cell.strip()]


def _first(records: Sequence[Record]) -> Record:
    return next(_filled(records))


def codes_of(records: Sequence[Record]) -> list[Listed]:
    """One listing a line; a heading in the first line is left out, edge spaces are kept."""
    codes = [cells[0] for _, cells in _filled(records) if cells]
    if codes and is_title(codes[0]):
        del codes[0]
    return [Listed(code, variant=fold(code)) for code in codes]


def doubtful(listed: Sequence[Listed], name: str) -> Iterator[Text]:
    """Codes that look like several on one line."""
    odd = [one.sku.strip() for one in listed if re.search("[,;]", one.sku) and not numbers_of(one.sku)]
    if odd:
        yield _(
            "“{name}”: {count:# line|# lines} with a comma or semicolon (such as “{odd}”), taken for one code each. "
            "Where these are several codes, put one a line: a code that is not recognised counts as "
            "missing from the store.",
            name=name,
            odd=odd[0],
            count=len(odd),
        )
