"""Results in sections: what is bad first, what to do once, and the same facts in all five forms."""

import csv
import io
import json
from decimal import Decimal

import openpyxl
import pytest

from catalogrepair.catalog.results import Column, Results, Section, record
from catalogrepair.report.columns import result_lines
from catalogrepair.report.results import render_results
from catalogrepair.text import Given, Text, day
from tests.report.pages import without_copy_button

FINE = Section("fine", "good", Given("Ổn", "Fine"), rule="4")
EXPECTED = Section("expected", "", Given("Như thiết kế", "As intended"), (Given("Không cần báo", "No ticket"),), "6b")
ASK = Section("unsure", "ask", Given("Cần hỏi", "To ask"), rule="2")
BAD = Section(
    "broken", "bad", Given("Hỏng <b>", "Broken <b>"), (Given("Sửa đi", "Mend it"), Given("Rồi thử", "Then try")), "3"
)
TABLE = Results(
    Given("Chẩn đoán", "Diagnosis"),
    Given("4 đơn.", "4 orders."),
    (),
    (
        Column("order", Given("Đơn", "Order")),
        Column("amount", Given("Tiền", "Money")),
        Column("empty", Given("Trống", "Blank")),
        Column("seen", Given("Thấy gì", "Seen")),
    ),
    (
        record(FINE, "#1", Decimal("1250000"), "", "a"),
        record(EXPECTED, "#2", None, "", "b"),
        record(BAD, "=1+1", Decimal("-2.50"), "", Given("vỡ", "broken")),
        record(ASK, "#4", Decimal(0), "", "d"),
        record(BAD, "#5", Decimal(30000), "", "<script>"),
    ),
    noun="orders",
)


def test_the_terminal_begins_with_what_is_bad_and_says_once_what_to_do() -> None:
    lines = [line.text for line in result_lines(TABLE, "vi")]
    heads = [line for line in lines if line.startswith("[")]
    assert heads == [
        "[cần xử lý] Hỏng <b> (2)", "[cần xem] Cần hỏi (1)", "[đúng] Ổn (1)", "[không phải lỗi] Như thiết kế (1)",
    ]  # fmt: skip
    assert [line for line in lines if "→" in line][:2] == ["  → Sửa đi", "  → Rồi thử"]
    assert lines.count("  → Sửa đi") == 1


def test_the_terminal_aligns_numbers_and_leaves_empty_columns_out() -> None:
    lines = [line.text for line in result_lines(TABLE, "vi")]
    at = lines.index("[cần xử lý] Hỏng <b> (2)") + 3
    assert lines[at : at + 3] == ["    Đơn     Tiền  Thấy gì", "    =1+1    -2,5  vỡ", "    #5    30.000  <script>"]


def test_a_long_section_is_cut_and_the_rest_counted() -> None:
    rows = tuple(record(BAD, f"#{number}", None, "", "") for number in range(30))
    assert "    #29" in [line.text for line in result_lines(Results(*_head(), records=rows), "en")], "it stands alone"
    both = (*rows, record(ASK, "#x", None, "", ""))
    lines = [line.text for line in result_lines(Results(*_head(), records=both), "en")]
    assert "… and 10 more (--report)" in lines
    assert "    #19" in lines
    assert "    #20" not in lines


def test_of_what_is_no_fault_the_terminal_shows_a_few() -> None:
    rows = tuple(record(EXPECTED, f"#{number}", None, "", "") for number in range(30))
    lines = [line.text for line in result_lines(Results(*_head(), records=rows), "en")]
    assert "… and 25 more (--report)" in lines


def _head() -> tuple[Text, Text, tuple[Text, ...], tuple[Column, ...]]:
    return TABLE.title, TABLE.summary, TABLE.facts, TABLE.columns


def test_the_table_has_a_line_for_each_row_with_what_its_section_says() -> None:
    rows = list(csv.reader(io.StringIO(render_results(TABLE, ".csv", "en").decode("utf-8-sig"))))
    assert rows[0] == ["order", "answer", "amount", "empty", "seen", "to_do", "kind", "playbook_row", "tone"]
    assert rows[1] == ["'=1+1", "Broken <b>", "-2.5", "", "broken", "Mend it Then try", "broken", "3", "bad"]
    assert [row[0] for row in rows[1:]] == ["'=1+1", "#5", "#4", "#1", "#2"]


def test_days_stand_in_the_table_as_iso_has_them() -> None:
    rows = (record(BAD, day("2026-10-05T09:00:00"), None, "", ""),)
    table = render_results(Results(*_head(), records=rows), ".csv", "vi").decode("utf-8-sig")
    assert next(csv.DictReader(io.StringIO(table)))["order"] == "2026-10-05"


def test_the_title_says_whose_shop_it_is() -> None:
    named = Results(*_head(), records=TABLE.records, shop="gom-nau")
    assert "<title>Diagnosis: gom-nau</title>" in render_results(named, ".html", "en").decode()
    book = openpyxl.load_workbook(io.BytesIO(render_results(named, ".xlsx", "en")))
    assert book.properties.title == "Diagnosis: gom-nau"
    assert book.worksheets[0].oddHeader.left.text == "Diagnosis: gom-nau"


def test_the_workbook_holds_numbers_as_numbers_and_no_formula() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(render_results(TABLE, ".xlsx", "vi"))).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:4] == ("Mức độ", "Đơn", "Kết luận", "Tiền")
    assert rows[1][:4] == ("cần xử lý", "=1+1", "Hỏng <b>", -2.5)
    assert "Trống" not in rows[0], "nothing stands in that column"
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s", "n"}


def test_the_data_holds_the_kinds_with_their_counts_and_exact_numbers() -> None:
    data = json.loads(render_results(TABLE, ".json", "vi"))
    assert [(kind["kind"], kind["playbook_row"], kind["count"]) for kind in data["kinds"]] == [
        ("broken", "3", 2), ("unsure", "2", 1), ("fine", "4", 1), ("expected", "6b", 1),
    ]  # fmt: skip
    assert data["orders"][2]["amount"] == -2.5
    assert (data["orders"][1]["amount"], data["orders"][3]["amount"]) == (None, 0)
    assert data["kinds"][0]["to_do"][0] == {"vi": "Sửa đi", "en": "Mend it"}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_holds_everything_and_runs_nothing(language: str) -> None:
    page = render_results(TABLE, ".html", language).decode()
    assert "<script>" not in without_copy_button(page)
    assert "<b>" not in page
    for section in TABLE.sections:
        assert all(text.say(language) in page for text in section.todo)
    assert TABLE.columns[2].heading.say(language) not in page, "nothing stands in that column"


def test_well_is_where_nobody_is_needed() -> None:
    assert not TABLE.is_well
    assert Results(*_head(), records=(TABLE.records[0], TABLE.records[1])).is_well
    assert not Results(*_head(), records=(TABLE.records[3],)).is_well
