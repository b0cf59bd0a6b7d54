"""Tables as a workbook that needs no hand: read, filtered and printed as it opens; never a formula in it."""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from itertools import chain, islice
from typing import Any, NamedTuple

from catalogrepair.catalog.results import Link, Tone
from catalogrepair.report.formatting import without_controls
from catalogrepair.text import Moment, Text, decimal

CELL = 32767
"""UTF-16 units that one cell of Excel holds"""
ROWS = 1_048_575
PAGE_WIDTH = 165
"""characters of all columns together: a page of A4 lying on its side then prints at four fifths of its size"""
_NARROWEST = 11.0
"""digits of a column of texts"""
_LONG_WORD = 26.0
"""digits of a word, such as a code, that is never torn"""
_MOST_LINES = 100
_LETTERS = 1.1
"""letters of running text in the width of one digit, which is what columns are measured by"""
_BUTTON = 3
"""digits that the filter's button covers"""
_GAP = 2
"""digits between one column and the next"""
_MEASURED = 1000
"""rows by which the width of columns is chosen"""
_SENTENCES = 105
"""width of a column of sentences: LibreOffice makes no page smaller for one column alone"""
_LINE, _HIGHEST = 15.0, 409.0
"""points: one line of text, and the highest row that Excel knows"""
_ESCAPE = re.compile("_x(?=[0-9A-Fa-f]{4}_)")
"""how a spreadsheet program writes a character by its number; a text that only looks so is none"""
_PADDING = 0.7109375
"""of a column, beside the characters that it is wide"""
_COLOURS: dict[Tone, str] = {"bad": "A33B12", "ask": "7A5A00", "good": "1F6B43", "unknown": "5B6876", "": "5B6876"}


class Severity(NamedTuple):
    """How a row stands, in words and as a colour."""

    tone: Tone
    text: Text


Value = str | int | Decimal | Text | Severity | None
"""None for nothing; a `Moment` becomes a date; an int is a number by which something is found, such as a row"""


class Sheet(NamedTuple):
    """One table: rows of one kind."""

    name: Text
    columns: Sequence[Text]
    """their headings"""
    rows: Iterable[Sequence[Value]]
    choices: Sequence[Text] = ()
    """what somebody may choose in the cells of the last column, which are empty"""


def book_of(title: Text, sheets: Iterable[Sheet], language: str) -> bytes:
    """The bytes of a workbook; of a large table no more than one row is in memory at a time."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator = fit(title.say(language)), "catalogrepair"
    for sheet in sheets:
        _write(book, sheet, title, language)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def fit(text: str) -> str:
    """The text without what XML cannot hold, cut to what one cell holds."""
    text = _ESCAPE.sub("_x005F_x", without_controls(text))
    if len(text) * 2 <= CELL:
        return text
    return text.encode("utf-16-le")[: CELL * 2].decode("utf-16-le", "ignore")


def fitted(wanted: Sequence[float], least: Sequence[float], room: float = PAGE_WIDTH) -> list[float]:
    """Widths that have room together: long texts are broken into as many lines each as it takes, none more than others.

    `wanted` would keep each text on one line; no column becomes narrower than its `least`.
    """
    widths = list(wanted)
    for lines in range(1, _MOST_LINES):
        torn = 1.0 if lines == 1 else 1.15  # lines that end with a whole word are not full
        widths = [max(low, min(_SENTENCES, wide * torn / lines)) for wide, low in zip(wanted, least, strict=True)]
        if sum(widths) <= room:
            break
    return widths


def height_of(shown: Sequence[str], widths: Sequence[float]) -> float:
    """Points that a row needs so that every line of its texts is seen."""
    lines = max((_lines(text, width) for text, width in zip(shown, widths, strict=True) if text), default=1)
    return min(_HIGHEST, lines * _LINE)


@lru_cache(maxsize=4096)
def _lines(text: str, width: float) -> int:
    """Lines that a text takes, whose words are not torn."""
    room, lines = width * _LETTERS, 0
    for part in text.split("\n"):
        lines, used = lines + 1, 0
        for word in part.split(" ") if len(part) > room else ():
            if used and used + 1 + len(word) > room:
                lines, used = lines + 1, 0
            used += len(word) + bool(used)
            lines, used = lines + int(used // (room + 1)), int(used % (room + 1))
    return lines


def _widths(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> list[float]:
    """What each column needs for its longest line, and for the longest word of its heading beside the button."""
    heads = [float(max(map(len, heading.split())) + _BUTTON) for heading in headings]
    wanted, least = list(heads), list(heads)
    for row in rows:
        wanted = [max(pair) for pair in zip(wanted, map(_needed, row), strict=True)]
        least = [max(pair) for pair in zip(least, map(_least, row), strict=True)]
    return fitted(wanted, least)


def _needed(value: object) -> float:
    """Digits that show all of a value on one line."""
    if isinstance(value, str):
        return max(map(len, value.split("\n"))) / _LETTERS + _GAP
    return len(_shown(value)) + _GAP


def _least(value: object) -> float:
    """Digits with which a value is still read: no word is torn, and too narrow a column shows nothing of a number."""
    if isinstance(value, str):
        longest = max(map(len, value.split()), default=0) / _LETTERS + _GAP
        return min(_needed(value), max(_NARROWEST, min(_LONG_WORD, longest)))
    return _needed(value)


def _write(book: Any, table: Sheet, title: Text, language: str) -> None:
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(table.name.say(language))
    _lay_out(sheet, title.say(language))
    rows = iter(table.rows)
    first = [(line, [_said(value, language) for value in line]) for line in islice(rows, _MEASURED)]
    headings = [heading.say(language) for heading in table.columns]
    widths = _widths(headings, (said for _line, said in first))
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width + _PADDING
    sheet.row_dimensions[1].height = height_of(headings, [max(1.0, width - _BUTTON) for width in widths])
    sheet.append(_heads(sheet, headings))
    cells = _Cells(sheet, [said for _line, said in first])
    count, last = 1, get_column_letter(len(widths))
    rest = ((line, [_said(value, language) for value in line]) for line in rows)
    for line, said in islice(chain(first, rest), ROWS):
        count += 1
        sheet.row_dimensions[count].height = height_of([*map(_shown, said)], widths)
        sheet.append([cells.of(place, *pair) for place, pair in enumerate(zip(said, line, strict=True))])
        del sheet.row_dimensions[count]  # it is written by now
    sheet.auto_filter.ref = f"A1:{last}{count}"
    if table.choices and count > 1:
        _offer(sheet, [text.say(language) for text in table.choices], f"{last}2:{last}{count}")


def _lay_out(sheet: Any, title: str) -> None:
    """What must be said before the first row: the heading stays in sight, a page of A4 is as wide as the table."""
    from openpyxl.worksheet.page import PageMargins
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.freeze_panes, sheet.print_title_rows = "A2", "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.6, bottom=0.6, header=0.3, footer=0.3)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.oddHeader.left.text = without_controls(title).replace("&", "&&")[:200]
    sheet.oddFooter.left.text, sheet.oddFooter.right.text = "&A", "&P / &N"


def _heads(sheet: Any, headings: Sequence[str]) -> list[Any]:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    cells = [WriteOnlyCell(sheet, heading) for heading in headings]
    for cell in cells:
        cell.font, cell.border = Font(name="Calibri", size=11, bold=True), Border(bottom=Side("thin"))
        cell.fill = PatternFill("solid", fgColor="EEF2F6")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cells


class _Cells:
    """The cells of a table: one for each look in each column, since a row is written as it is appended."""

    def __init__(self, sheet: Any, first: Sequence[Sequence[object]]) -> None:
        self._sheet = sheet
        self._numbers = {place for place, column in enumerate(zip(*first, strict=True)) if _are_numbers(column)}
        self._cells: dict[tuple[int, str], Any] = {}

    def of(self, place: int, said: str | int | Decimal | date | None, value: Value) -> Any:
        """The cell with this value in it. A text stays one, be it like a formula or an error."""
        said = None if said == "" else said
        look = _COLOURS[value.tone] if isinstance(value, Severity) else _format(said)
        cell = self._cells.get((place, look)) or self._made(place, look, is_severity=isinstance(value, Severity))
        cell.value = said
        if isinstance(said, str):
            cell.data_type = "s"
        elif said is not None:
            cell.number_format = look
        if isinstance(value, Link):
            cell.hyperlink = value.target
        elif cell.hyperlink is not None:
            cell.hyperlink = None
        return cell

    def _made(self, place: int, look: str, *, is_severity: bool) -> Any:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment, Border, Font, Side

        cell = self._cells[place, look] = WriteOnlyCell(self._sheet)
        cell.column = place + 1
        cell.font = Font(name="Calibri", size=11, bold=is_severity, color=look if is_severity else None)
        cell.border = Border(bottom=Side("hair", color="B9C2CC"))
        cell.alignment = (
            Alignment(horizontal="right", indent=1, vertical="top")
            if place in self._numbers
            else Alignment(horizontal="left", wrap_text=True, vertical="top")
        )
        return cell


def _are_numbers(column: Iterable[object]) -> bool:
    values = [value for value in column if value is not None]
    return bool(values) and all(isinstance(value, int | Decimal) for value in values)


def _said(value: Value, language: str) -> str | int | Decimal | date | None:
    if isinstance(value, Severity):
        return fit(value.text.say(language))
    if isinstance(value, Moment) and (moment := value.moment) is not None:
        return moment
    if isinstance(value, Text):
        return fit(value.say(language))
    return fit(value) if isinstance(value, str) else value


def _shown(value: object) -> str:
    """About what a program shows of a value."""
    if isinstance(value, Decimal):
        return decimal(value, "en")
    if isinstance(value, date):
        return "00/00/0000 00:00" if isinstance(value, datetime) else "00/00/0000"
    return "" if value is None else str(value)


def _format(value: object) -> str:
    if value is None or isinstance(value, str):
        return "General"
    if isinstance(value, datetime):
        return "dd/mm/yyyy hh:mm"
    if isinstance(value, date):
        return "dd/mm/yyyy"
    if not isinstance(value, Decimal):
        return "0"
    return "#,##0" if value == round(value) else "#,##0.###"


def _offer(sheet: Any, words: Sequence[str], cells: str) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    choices = DataValidation("list", formula1='"' + ",".join(words) + '"', allow_blank=True)
    choices.add(cells)
    sheet.data_validations.append(choices)


def lines_of(name: Text, heading: Text, texts: Iterable[Text | str]) -> Sheet:
    """A sheet of sentences, a row each."""
    return Sheet(name, (heading,), _each(texts))


def _each(texts: Iterable[Text | str]) -> Iterator[Sequence[Value]]:
    for text in texts:
        yield (text,)
