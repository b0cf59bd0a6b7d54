"""Findings, edits and results as tables: the documented columns, nothing guessed of what a cell holds."""

from dataclasses import replace
from decimal import Decimal

import pandas as pd

from catalogrepair.catalog.results import Column, Record, Results, Section, record
from catalogrepair.diagnoses import one_order, payments
from catalogrepair.diagnoses import stock as stock_diagnosis
from catalogrepair.diagnoses.stock.compare import Stock
from catalogrepair.diagnoses.stock.rules import Places, lay_out
from catalogrepair.report.frames import EDITS, FINDINGS, edits_frame, findings_frame, results_frame
from catalogrepair.sales.documents import KiotVietStock, StoreStock
from catalogrepair.sales.matching import link
from catalogrepair.text import Given
from tests.diagnoses.documents import invoice, order, sales, slip
from tests.report.stories import WHY, clean, swallowed


def types_of(frame: pd.DataFrame) -> dict[str, str]:
    return {name: str(kind) for name, kind in frame.dtypes.items()}


def test_findings_have_a_row_for_each_row_of_the_export() -> None:
    found = findings_frame(swallowed(code="00123", notes=1))
    assert types_of(found) == FINDINGS
    assert found["row"].tolist() == [4, 5, 7, 3, 6, 10]
    assert found["finding"].tolist() == [0, 0, 1, 2, 2, 3]
    assert found.loc[0, ["check", "level", "group", "code", "why"]].tolist() == [
        "second-family", "certain", "D100", "00123", WHY.vi,
    ]  # fmt: skip
    assert found["fixable"].tolist() == [True, True, True, False, False, False]
    assert found["planned"].tolist() == [True, True, False, False, False, False]
    assert found["level"].isna().tolist() == [False] * 5 + [True]


def test_a_finding_about_no_row_is_there_too() -> None:
    examination = swallowed(notes=0)
    alone = replace(examination, findings=(replace(examination.findings[0], rows=()),))
    found = findings_frame(alone)
    assert types_of(found) == FINDINGS
    assert found["row"].isna().all() and found["code"].tolist() == [""]


def test_edits_are_as_the_plan_has_them() -> None:
    plan = swallowed(code="00123").plan
    found = edits_frame(plan, "en")
    assert types_of(found) == EDITS
    first = found.iloc[0].to_dict()
    assert first | {"name": ""} == {
        "row": 4, "cell": "M4", "code": "00123", "name": "", "before": "D100", "after": "", "check": "second-family",
        "group": "D100", "level": "certain", "role": "leaves", "why": WHY.en,
    }  # fmt: skip


def test_the_types_are_the_same_where_there_is_nothing() -> None:
    assert types_of(findings_frame(clean())) == FINDINGS
    assert types_of(edits_frame(clean().plan)) == EDITS
    none = results_frame(payments.diagnose(sales(order()), link(sales(order()))))
    assert none.empty and none.dtypes["difference"] == "Float64" and none.dtypes["order"] == "string"


def test_results_have_their_kind_their_cells_and_their_answer() -> None:
    section = Section("lost", "bad", Given("Thiếu", "Lost"), rule="4")
    columns = (
        Column("code", Given("Mã", "Code")),
        Column("sum", Given("Tiền", "Sum"), is_number=True),
        Column("seen", Given("Thấy", "Seen")),
    )
    rows = (
        record(section, "00123", Decimal("2.5"), Given("có", "there")),
        record(section, "1E5", None, ""),
        record(section, "mọi đơn", "", ""),
    )
    found = results_frame(Results(Given("T", "T"), Given("S", "S"), (), columns, rows), "en")
    assert list(found) == ["kind", "tone", "code", "sum", "seen", "answer", "playbook_row"]
    assert found.iloc[0].tolist() == ["lost", "bad", "00123", 2.5, "there", "Lost", "4"]
    assert found["code"].tolist() == ["00123", "1E5", "mọi đơn"] and found["sum"].isna().tolist() == [False, True, True]


def test_a_row_without_a_section_says_how_it_stands() -> None:
    columns = (Column("code", Given("Mã", "Code")),)
    found = results_frame(Results(Given("T", "T"), Given("S", "S"), (), columns, (Record("good", ("A1",)),)))
    assert found.iloc[0].tolist() == ["", "good", "A1", "", ""]


def test_an_order_has_its_row_of_the_playbook_once() -> None:
    its = sales(order(), slips=[slip()], invoices=[invoice()])
    found = results_frame(one_order.diagnose(0, its, link(its)))
    assert list(found) == ["kind", "tone", "playbook_row", "seen", "answer"]
    assert {"2", "4"} <= set(found["playbook_row"])


def test_every_number_of_a_diagnosis_stands_in_a_column_of_numbers() -> None:
    its = sales(order(), slips=[slip()], invoices=[invoice(paid=0)], switched_off=["Cho phép đặt hàng"])
    ours, theirs = (
        [KiotVietStock("Kho", "A1", on_hand=Decimal(5), price=Decimal(9))],
        [StoreStock("", "A1", on_hand=Decimal(7))],
    )
    for results in (
        payments.diagnose(its, link(its)),
        stock_diagnosis.diagnose(Stock(ours, theirs), lay_out("basic", Places(["Kho"], [""])), ["Kho"], insist=True),
    ):
        for place, column in enumerate(results.columns):
            cells = [one.cells[place] for one in results.records]
            numbers = [cell for cell in cells if isinstance(cell, Decimal)]
            assert results.records and column.is_number == bool(numbers or None in cells), column.key
            assert results_frame(results)[column.key].count() == (len(numbers) if column.is_number else len(cells))
