"""The report as a workbook: four sheets, five with evidence; every cell a string or a row number, never a formula."""

import io
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import Any

from catalogrepair.catalog.examination import Examination
from catalogrepair.catalog.results import Cell
from catalogrepair.report import guide, habits, wording
from catalogrepair.report.asked import TITLE, recorded_texts
from catalogrepair.report.cards import cards
from catalogrepair.report.formatting import without_controls
from catalogrepair.report.labels import PAGE, SHEETS
from catalogrepair.report.verdict import Verdict, codes_of, judge
from catalogrepair.text import Text, money

CELL = 32767
"""UTF-16 units that one cell of Excel holds"""
ROWS = 1_048_575
Line = tuple[str | int | Decimal | None, ...]
Columns = tuple[tuple[Text, int], ...]
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def render_xlsx(examination: Examination, language: str, outputs: tuple[str, ...] = ()) -> bytes:
    """The workbook's bytes."""
    import xlsxwriter

    verdict = judge(examination)
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, OPTIONS)
    book.set_properties({"title": PAGE["title"].say(language)})
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
    book.close()
    return held.getvalue()


def book_of(title: Text, sheets: Iterable[tuple[Text, Columns, Iterable[Sequence[Cell]]]], language: str) -> bytes:
    """A workbook of plain tables: each sheet's name, columns and rows."""
    import xlsxwriter

    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, OPTIONS)
    book.set_properties({"title": title.say(language)})
    for name, columns, rows in sheets:
        lines = (tuple(cell.say(language) if isinstance(cell, Text) else cell for cell in row) for row in rows)
        _sheet(book, name, columns, lines, language)
    book.close()
    return held.getvalue()


def fit(text: str) -> str:
    """The text without what XML cannot hold, cut to what one cell holds."""
    text = without_controls(text)
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
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet(name.say(language))
    for column, (heading, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading.say(language), bold)
    last = 0
    for last, line in enumerate(islice(lines, ROWS), start=1):
        for column, value in enumerate(line):
            if isinstance(value, int | Decimal):
                sheet.write_number(last, column, value, plain)
            elif value:
                sheet.write_string(last, column, fit(value), plain)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _changes(examination: Examination, language: str) -> Iterator[Line]:
    for edit in examination.plan.edits:
        yield (
            edit.row, edit.cell, edit.code, edit.name, edit.before,
            edit.after or wording.EMPTY.say(language), edit.level.text.say(language),
            edit.why.say(language), edit.group, edit.check,
        )  # fmt: skip


def _groups(examination: Examination, verdict: Verdict, language: str) -> Iterator[Line]:
    for card in cards(examination, verdict):
        for number, family in enumerate(card.families, start=1):
            for row in family.rows:
                yield (
                    card.code, number, family.name, row.number, row.code, row.name, row.attributes,
                    money(row.price, language), family.label.say(language),
                )  # fmt: skip


def _left(examination: Examination, verdict: Verdict, language: str) -> Iterator[Line]:
    for finding in verdict.open + verdict.notes:
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
