"""The .csv, .xlsx and .json reports: the same facts, and nothing that runs."""

import csv
import io
import json
import zipfile
from dataclasses import replace

import openpyxl
import pytest

from catalogrepair.catalog.results import Link
from catalogrepair.report import ENDINGS, render
from catalogrepair.report.tables import HEADINGS, harmless
from catalogrepair.report.workbook import Sheet, book_of, fit
from catalogrepair.text import verbatim
from tests.report.stories import clean, swallowed


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("", ""),
        ("Đầm Nora", "Đầm Nora"),
        ("a=b", "a=b"),
        ("=1+1", "'=1+1"),
        ("+84901234567", "'+84901234567"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("  =1", "'  =1"),
        ("\u00a0=1", "'\u00a0=1"),
        ("＝1", "'＝1"),
        ('=HYPERLINK("http://x","y")', '\'=HYPERLINK("http://x","y")'),
    ],
)
def test_no_cell_of_the_table_can_run_as_a_formula(text: str, written: str) -> None:
    assert harmless(text) == written


def test_the_csv_says_of_each_row_what_becomes_of_it() -> None:
    one = swallowed()
    root, other = one.plan.edits
    edits = (
        root,
        replace(other, after="A222B"),
        replace(other, row=6, role="unit"),
        replace(other, row=7, role="stays"),
    )
    raw = render(replace(one, plan=replace(one.plan, edits=edits)), ".csv", "vi").decode("utf-8-sig")
    assert [line["outcome"] for line in csv.DictReader(io.StringIO(raw))][:4] == ["root", "variant", "unit", "stays"]


def test_the_csv_lists_changes_then_conflicts_then_notes_under_stable_headings() -> None:
    raw = render(swallowed("=cmd|' /C calc'!A0"), ".csv", "vi")
    assert raw.startswith(b"\xef\xbb\xbf")
    head, *lines = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
    assert tuple(head) == HEADINGS
    assert [line[0] for line in lines] == ["change"] * 2 + ["conflict"] * 3 + ["note"] * 8
    assert [line[-1] for line in lines] == ["alone"] * 2 + ["mended", "asked", "asked"] + [""] * 8
    assert lines[0][2:8] == ["4", "M4", "A222B", "'=cmd|' /C calc'!A0", "D100", ""]


@pytest.mark.parametrize(
    "name", ["=1+1", "#N/A", "http://evil.example", "00123", "a\x00b\x0bc", "\ud800", "😀" * 20_000]
)
def test_the_workbook_holds_strings_only(name: str) -> None:
    raw = render(swallowed(name), ".xlsx", "vi")
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        xml = "".join(parts.read(part).decode() for part in parts.namelist() if "worksheets/" in part)
    assert "<f>" not in xml and "hyperlink" not in xml
    book = openpyxl.load_workbook(io.BytesIO(raw))
    assert book.sheetnames == ["Duyệt", "Thay đổi", "Hàng trong nhóm", "Để nguyên", "Cách nhập"]
    assert (book["Thay đổi"]["E2"].value or "") == fit(name)
    assert {cell.data_type for row in book["Thay đổi"]["C:J"] for cell in row if cell.value} == {"s"}
    assert book["Thay đổi"].freeze_panes == "A2"


def test_the_workbook_speaks_english_and_names_the_written_file() -> None:
    book = openpyxl.load_workbook(io.BytesIO(render(swallowed(), ".xlsx", "en", ("fixed.xlsx",))))
    assert book.sheetnames == ["Decision", "Changes", "Rows of the groups", "Left alone", "How to import"]
    assert "fixed.xlsx" in [cell.value for cell in book["How to import"]["C"]]


def test_one_cell_holds_no_more_than_excel_takes() -> None:
    assert len(fit("A" * 40_000)) == 32_767
    assert len(fit("😀" * 20_000).encode("utf-16-le")) <= 32_767 * 2


def test_the_data_tells_the_whole_story() -> None:
    data = json.loads(render(swallowed(), ".json", "vi"))
    assert data["summary"]["groups_blocking"] == 1 and data["summary"]["rows_leaving"] == 2
    assert data["outcomes"] == {
        "clear": {"products": 2, "variants": 2},
        "regroup": {"products": 1, "variants": 2},
    }
    assert data["reasons"][data["edits"][0]["why"]]["vi"].startswith("Tên")
    first, asked, loose = data["conflicts"]
    assert (first["planned"], first["fixable"], first["codes"]) == (True, True, ["A222B", "A222C"])
    assert (asked["planned"], asked["level"]) == (False, "possible")
    assert (loose["fixable"], loose["group"]) == (False, "")
    assert len(data["notes"]) == 8 and data["notes"][0]["level"] is None


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_clean_file_has_a_report_too(ending: str, language: str) -> None:
    assert render(clean(), ending, language)


def test_every_sentence_is_there_in_both_languages() -> None:
    from catalogrepair.errors import Text
    from catalogrepair.report import guide, wording
    from catalogrepair.report.labels import PAGE, SHEETS

    said = [*PAGE.values(), *SHEETS.values(), *wording.MODES.values()]
    said += [value for module in (wording, guide) for value in vars(module).values() if isinstance(value, Text)]
    for hint in (*guide.BEFORE, *guide.AFTER, *guide.ELSEWHERE, guide.BRANCHES):
        said += [hint.heading, hint.text]
    said += [ask.why for ask in guide.QUESTIONS]
    for text in said:
        assert text.vi and text.en
        assert text.vi.count("{}") == text.en.count("{}")


@pytest.mark.parametrize(("mode", "products"), [("clear", 1), ("clear", 3), ("regroup", 1), ("regroup", 3)])
def test_an_outcome_names_products_in_both_languages(mode: str, products: int) -> None:
    from catalogrepair.catalog.examination import ModeOutcome
    from catalogrepair.report.wording import outcome_text

    text = outcome_text(mode, ModeOutcome(products, 3))
    assert f"{products} sản phẩm" in text.vi
    assert f"{products} product" in text.en


def test_a_link_is_its_own_cells_alone() -> None:
    """Cells are used again for each row, and with them what they open."""
    rows = [("a",), (Link("b", "shops/b.html"),), ("c",), (Link("d", "shops/d.html"),)]
    written = book_of(verbatim("title"), [Sheet(verbatim("sheet"), (verbatim("heading"),), rows)], "vi")
    book = openpyxl.load_workbook(io.BytesIO(written))
    cells = [row[0] for row in book.worksheets[0].iter_rows(min_row=2)]
    assert [(cell.value, cell.hyperlink.target if cell.hyperlink else "") for cell in cells] == [
        ("a", ""), ("b", "shops/b.html"), ("c", ""), ("d", "shops/d.html")
    ]  # fmt: skip
