"""A table of results in every form: the same facts, and nothing that runs."""

import csv
import io
import json

import openpyxl
import pytest

from catalogrepair.catalog.results import Column, Record, Results
from catalogrepair.report.columns import result_lines
from catalogrepair.report.results import render_results
from catalogrepair.text import Given
from tests.report.pages import without_copy_button

NASTY = '<script>alert(1)</script>=1+1"'
TABLE = Results(
    Given("Sau khi sửa", "After the repair"),
    Given("1 trong 2 sản phẩm đã lên web.", "1 of 2 products is on the store."),
    (Given("Trên web: tiệm.example", "The store: tiem.example"),),
    (
        Column("code", Given("Mã hàng", "Code")),
        Column("name", Given("Tên hàng", "Name")),
        Column("state", Given("Trên web", "On the store")),
    ),
    (
        Record("good", ("QJ1", "Quần jean", Given("đã lên web", "on the store"))),
        Record("bad", ("=QJ2", NASTY, Given("chưa lên web", "not on the store"))),
    ),
    (Given("Chờ vài phút", "Wait some minutes"),),
    {"is_whole": False},
)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_holds_everything_and_runs_nothing(language: str) -> None:
    page = render_results(TABLE, ".html", language).decode()
    for text in (
        TABLE.title,
        TABLE.summary,
        *TABLE.facts,
        *TABLE.advice,
        *(column.heading for column in TABLE.columns),
    ):
        assert text.say(language) in page
    assert "<script>" not in without_copy_button(page)
    assert "alert(1)" in page


def test_the_workbook_opens_and_holds_no_formula() -> None:
    book = openpyxl.load_workbook(io.BytesIO(render_results(TABLE, ".xlsx", "vi")))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert rows == [
        ("Mức độ", "Mã hàng", "Tên hàng", "Trên web"),
        ("được", "QJ1", "Quần jean", "đã lên web"),
        ("chưa được", "=QJ2", NASTY, "chưa lên web"),
    ]
    assert {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row} == {"s"}
    told = [row[0] for row in book.worksheets[1].iter_rows(values_only=True)]
    assert told == [
        "Đã xem gì",
        "Sau khi sửa",
        "1 trong 2 sản phẩm đã lên web.",
        "Trên web: tiệm.example",
        "Chờ vài phút",
    ]


def test_the_table_has_stable_headings_and_no_formula() -> None:
    data = render_results(TABLE, ".csv", "en")
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows == [
        ["code", "name", "state", "tone"],
        ["QJ1", "Quần jean", "on the store", "good"],
        ["'=QJ2", NASTY, "not on the store", "bad"],
    ]


def test_the_data_holds_both_languages() -> None:
    data = json.loads(render_results(TABLE, ".json", "vi"))
    assert data["products"][1] == {
        "code": "=QJ2",
        "name": NASTY,
        "state": {"vi": "chưa lên web", "en": "not on the store"},
        "tone": "bad",
    }
    assert (data["is_whole"], data["summary"]["en"]) == (False, "1 of 2 products is on the store.")


def test_the_terminal_shows_first_what_is_not_good() -> None:
    lines = [line.text for line in result_lines(TABLE, "vi")]
    assert lines[1] == "1 trong 2 sản phẩm đã lên web."
    assert lines[2].split()[:1] == TABLE.columns[0].heading.vi.split()[:1]
    assert lines[3].startswith("✗ =QJ2")
    assert lines[4].startswith("✓ QJ1")
    assert [line.text for line in result_lines(TABLE, "vi", most=1)][4] == "… và 1 dòng nữa (--report)"
