"""Workbooks that need no hand: high enough rows, dates, money, what each row is, and a page that fits."""

import io
from datetime import datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from catalogrepair.report import render
from catalogrepair.report.workbook import PAGE_WIDTH, Severity, Sheet, Value, book_of, fitted, lines_of
from catalogrepair.text import clock, day, verbatim
from tests.report.stories import swallowed

LONG = "Trên web, một sản phẩm không thể có hai phiên bản giống hệt nhau. " * 20


def sheet_of(*rows: tuple[Value, ...], choices: tuple[str, ...] = ()) -> Any:
    headings = tuple(verbatim(f"Cột {place}") for place in range(len(rows[0])))
    sheet = Sheet(verbatim("Bảng"), headings, rows, tuple(map(verbatim, choices)))
    book = book_of(verbatim("Đơn hàng: Gốm & Nâu"), [sheet], "vi")
    return openpyxl.load_workbook(io.BytesIO(book)).worksheets[0]


def test_days_are_dates_and_money_is_a_number_with_marks() -> None:
    times = (day("2026-10-05T09:00:00"), clock("2026-10-05T16:05:09+07:00"))
    sheet = sheet_of((*times, Decimal(1250000), Decimal("2.5"), 12, day("05/10/2026")))
    assert [cell.value for cell in sheet[2]][:5] == [
        datetime(2026, 10, 5), datetime(2026, 10, 5, 16, 5, 9), 1250000, 2.5, 12,
    ]  # fmt: skip
    assert [cell.number_format for cell in sheet[2]][:5] == [
        "dd/mm/yyyy", "dd/mm/yyyy hh:mm", "#,##0", "#,##0.###", "0",
    ]  # fmt: skip
    assert isinstance(sheet["F2"].value, str), "what is no day stays the text that it is"


def test_a_row_has_its_own_look_whatever_the_rows_around_it_have() -> None:
    rows = [(Severity("bad", verbatim("hỏng")), Decimal(1)), (Severity("good", verbatim("ổn")), Decimal("0.5"))]
    sheet = sheet_of(*rows)
    colours = [sheet.cell(row, 1).font.color.rgb[-6:] for row in (2, 3)]
    assert colours == ["A33B12", "1F6B43"]
    assert [sheet.cell(row, 2).number_format for row in (2, 3)] == ["#,##0", "#,##0.###"]


def test_rows_are_high_enough_for_their_text() -> None:
    sheet = sheet_of(("ngắn", "ngắn"), (LONG, "a\nb\nc"))
    assert sheet.row_dimensions[2].height == 15
    lines = len(LONG) / (sheet.column_dimensions["A"].width * 1.2)
    assert lines * 15 <= sheet.row_dimensions[3].height <= lines * 15 * 1.6
    assert sheet_of(("x", "a\nb\nc")).row_dimensions[2].height == 45


def test_the_table_fits_a_page_that_lies_on_its_side() -> None:
    sheet = sheet_of(*[(LONG, LONG, LONG, "ngắn")] * 3)
    assert sum(column.width for column in sheet.column_dimensions.values()) <= PAGE_WIDTH + 4
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
        "landscape", 1, 0,
    )  # fmt: skip
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.freeze_panes, sheet.print_title_rows, sheet.auto_filter.ref) == ("A2", "$1:$1", "A1:D4")
    assert sheet.oddHeader.left.text == "Đơn hàng: Gốm && Nâu"
    assert sheet.oddFooter.right.text == "&P / &N"


def test_long_texts_are_broken_into_equally_many_lines_and_short_ones_stay_whole() -> None:
    assert fitted([10, 20, 300, 90], [10, 20, 11, 11], 420) == [10, 20, 105, 90], "a line of sentences is long enough"
    narrow = fitted([10, 20, 300, 90], [10, 20, 11, 11], 130)
    assert narrow[:2] == [10, 20]
    assert sum(narrow) <= 130
    assert narrow[2] / 300 == pytest.approx(narrow[3] / 90)
    assert fitted([], [], 130) == []


def test_a_number_is_never_too_wide_for_its_column() -> None:
    sheet = sheet_of((Decimal("123456789012"), "x"))
    assert sheet.column_dimensions["A"].width >= len("123,456,789,012") + 1


def test_what_may_be_chosen_is_offered_beside_each_row() -> None:
    sheet = sheet_of(("a", None), ("b", None), choices=("Có", "Không"))
    (offered,) = sheet.data_validations.dataValidation
    assert (str(offered.sqref), offered.formula1) == ("B2:B3", '"Có,Không"')


def test_sentences_are_a_row_each() -> None:
    book = book_of(verbatim("x"), [lines_of(verbatim("Lời"), verbatim("Lời"), ["a", "", "b"])], "vi")
    sheet = openpyxl.load_workbook(io.BytesIO(book)).worksheets[0]
    assert [row[0] for row in sheet.iter_rows(values_only=True)] == ["Lời", "a", None, "b"]


def test_the_first_sheet_has_a_row_for_each_group_and_the_rows_have_their_own_outcome() -> None:
    book = openpyxl.load_workbook(io.BytesIO(render(swallowed(), ".xlsx", "en")))
    decision = [*book["Decision"].iter_rows(min_row=2, values_only=True)]
    assert [row[:7] for row in decision] == [
        ("will be mended", 1, "Áo khoác Haori tay bầu: 2 codes", "Đầm Nora tay ngắn", "D100",
         "2 products of their own", 2),
        ("To be asked about", 2, "Quần đùi kaki: 1 code", "Áo thun trơn", "D200", None, None),
        ("To be asked about", 3, "Đầm Nora tay ngắn: 1 code\nÁo thun trơn: 1 code", None, None, None, None),
    ]  # fmt: skip
    rows = {row[2]: row for row in book["Rows of the groups"].iter_rows(min_row=2, values_only=True)}
    assert rows["A222B"][5] == 1250000.5
    assert [rows[code][-1] for code in ("D101", "A222B", "D201")] == [
        "Stays in the group", "leaves, becomes a product of its own", "Not changed, ask first",
    ]  # fmt: skip
