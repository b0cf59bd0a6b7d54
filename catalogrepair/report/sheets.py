"""The report as a workbook: four sheets, five with evidence; every cell a string or a row number, never a formula."""

import io
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice
from typing import Any

from catalogrepair.catalog.examination import Examination
from catalogrepair.catalog.results import Link
from catalogrepair.report import guide, habits, wording
from catalogrepair.report.asked import TITLE, recorded_texts
from catalogrepair.report.cards import cards
from catalogrepair.report.formatting import without_controls
from catalogrepair.report.labels import PAGE, SHEETS
from catalogrepair.report.results import Sheet, answer_sheet
from catalogrepair.report.verdict import Verdict, codes_of, judge
from catalogrepair.text import Text, money

CELL = 32767
"""UTF-16 units that one cell of Excel holds"""
ROWS = 1_048_575
Line = tuple[str | int | Decimal | None, ...]
Columns = tuple[tuple[Text, int], ...]
_ESCAPE = re.compile("_x(?=[0-9A-Fa-f]{4}_)")
"""how a spreadsheet program writes a character by its number; a text that only looks so is none"""
_PADDING = 0.7109375
"""of a column, beside the characters that it is wide"""


def render_xlsx(
    examination: Examination, language: str, outputs: tuple[str, ...] = (), answer: Text | None = None
) -> bytes:
    """The workbook's bytes."""
    verdict = judge(examination)
    book = _book(PAGE["title"].say(language))
    _sheet(book, SHEETS["changes"], _CHANGES, _changes(examination, language), language)
    _sheet(book, SHEETS["groups"], _GROUPS, _groups(examination, verdict, language), language)
    _sheet(book, SHEETS["left"], _LEFT, _left(examination, verdict, language), language)
    _sheet(book, SHEETS["import"], _IMPORT, _import(language, outputs), language)
    if examination.plan.evidence is not None:
        texts = (*recorded_texts(examination.plan.evidence), *examination.warnings)
        lines = ((text.say(language),) for text in texts)
        _sheet(book, SHEETS["evidence"], ((TITLE, 110),), lines, language)
    if learned := [(habit.text.say(language),) for habit in habits.told(examination.catalogue)]:
        _sheet(book, SHEETS["habits"], ((habits.TITLE, 110),), learned, language)
    if answer is not None:
        _table(book, answer_sheet(answer, language), language)
    return _saved(book)


def book_of(title: Text, sheets: Iterable[Sheet], language: str) -> bytes:
    """A workbook of plain tables."""
    book = _book(title.say(language))
    for sheet in sheets:
        _table(book, sheet, language)
    return _saved(book)


def _table(book: Any, sheet: Sheet, language: str) -> None:
    name, columns, rows = sheet
    lines = (tuple(cell.say(language) if isinstance(cell, Text) else cell for cell in row) for row in rows)
    _sheet(book, name, columns, lines, language)


def _book(title: str) -> Any:
    """A workbook that is written row by row: of a large shop's report no more than one row is in memory."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator = title, "catalogrepair"
    return book


def _saved(book: Any) -> bytes:
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def fit(text: str) -> str:
    """The text without what XML cannot hold, cut to what one cell holds."""
    text = _ESCAPE.sub("_x005F_x", without_controls(text))
    if len(text) * 2 <= CELL:
        return text
    return text.encode("utf-16-le")[: CELL * 2].decode("utf-16-le", "ignore")


_CHANGES = (
    (PAGE["row"], 8), (PAGE["cell"], 8), (PAGE["code"], 18), (PAGE["name"], 40), (PAGE["before"], 18),
    (PAGE["after"], 18), (PAGE["sure"], 16), (PAGE["why"], 70), (PAGE["group"], 18), (SHEETS["check"], 20),
)  # fmt: skip
_GROUPS = (
    (PAGE["group"], 18), (PAGE["family_no"], 14), (PAGE["family"], 40), (PAGE["row"], 8), (PAGE["code"], 18),
    (PAGE["name"], 40), (PAGE["attributes"], 30), (PAGE["price"], 14), (SHEETS["fate"], 34),
)  # fmt: skip
_LEFT = (
    (PAGE["sure"], 16), (SHEETS["fate"], 34), (PAGE["group"], 18), (PAGE["affected"], 16),
    (SHEETS["codes"], 40), (PAGE["why"], 90), (SHEETS["check"], 20),
)  # fmt: skip
_IMPORT = ((SHEETS["step"], 8), (SHEETS["do"], 60), (SHEETS["answer"], 34), (PAGE["why"], 100))


def _sheet(book: Any, name: Text, columns: Columns, lines: Iterable[Line], language: str) -> None:
    from openpyxl.styles import Border, Font, Side
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(name.say(language))
    _lay_out(sheet)
    heads, cells = _cells(sheet, columns), _cells(sheet, columns)
    for place, (head, (heading, width)) in enumerate(zip(heads, columns, strict=True), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width + _PADDING
        head.value = heading.say(language)
        head.font, head.border = Font(name="Calibri", size=11, bold=True), Border(bottom=Side("thin"))
    sheet.append(heads)
    rows = 1
    for line in islice(lines, ROWS):
        sheet.append([_linked(_holding(cell, value), value) for cell, value in zip(cells, line, strict=True)])
        rows += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{rows}"


def _lay_out(sheet: Any) -> None:
    """What must be said before the first row: the heading stays in sight, a page of A4 is as wide as the table."""
    from openpyxl.worksheet.page import PageMargins
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.freeze_panes, sheet.print_title_rows = "A2", "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_margins = PageMargins(left=0.7, right=0.7, top=0.75, bottom=0.75)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _cells(sheet: Any, columns: Columns) -> list[Any]:
    """A cell for each column. A row is written as it is appended, so that the same cells do for all rows."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment

    cells = [WriteOnlyCell(sheet) for _ in columns]
    for place, cell in enumerate(cells, start=1):
        cell.column = place
    for cell in cells:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cells


def _holding(cell: Any, value: str | int | Decimal | None) -> Any:
    """The cell with this value in it, None for nothing. A text stays one, be it like a formula or an error."""
    cell.value = value = fit(value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"
    return None if value in ("", None) else cell


def _linked(cell: Any, value: str | int | Decimal | None) -> Any:
    """The cell, opening what its text is a link to; cells are used again, and with them their links."""
    if isinstance(value, Link):
        cell.hyperlink = value.target
    elif cell is not None and cell.hyperlink is not None:
        cell.hyperlink = None
    return cell


def _changes(examination: Examination, language: str) -> Iterator[Line]:
    for edit in examination.plan.edits:
        yield (
            edit.row, edit.cell, edit.code, edit.name, edit.before,
            edit.after or wording.EMPTY.say(language), edit.level.text.say(language),
            edit.why.say(language), edit.group, edit.check,
        )  # fmt: skip


def _groups(examination: Examination, verdict: Verdict, language: str) -> Iterator[Line]:
    for card in cards(examination, verdict):
        for family in card.families:
            for row in family.rows:
                yield (
                    card.code, family.number, family.name, row.number, row.code, row.name, row.attributes,
                    money(row.price, language), family.label.say(language),
                )  # fmt: skip


def _left(examination: Examination, verdict: Verdict, language: str) -> Iterator[Line]:
    for finding in verdict.open + verdict.kept + verdict.notes:
        yield (
            finding.level.text.say(language) if finding.level is not None else "",
            wording.fate(finding, examination, False).say(language),
            finding.group,
            ", ".join(str(number) for number in finding.rows),
            ", ".join(codes_of(examination, finding.rows)),
            " ".join(why.say(language) for why in finding.why),
            finding.check,
        )


def _import(language: str, outputs: tuple[str, ...]) -> Iterator[Line]:
    steps: list[tuple[str, str, str]] = []
    steps += [(hint.heading.say(language), "", hint.text.say(language)) for hint in guide.BEFORE]
    steps.append((f"{PAGE['dialog'].say(language)} {guide.MENU}", ", ".join(outputs), guide.DIALOG))
    steps += [(ask.words, ask.choices[ask.chosen], ask.why.say(language)) for ask in guide.QUESTIONS]
    steps.append((guide.BRANCHES.heading.say(language), "", guide.BRANCHES.text.say(language)))
    compare, *rest = guide.AFTER
    steps.append((compare.heading.say(language), guide.COMMAND.say(language), compare.text.say(language)))
    steps += [(hint.heading.say(language), "", hint.text.say(language)) for hint in rest]
    steps += [(hint.heading.say(language), "", hint.text.say(language)) for hint in guide.ELSEWHERE]
    for number, step in enumerate(steps, start=1):
        yield (number, *step)
