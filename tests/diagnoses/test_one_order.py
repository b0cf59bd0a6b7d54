"""Which order a code means, and what is said where not everything was given."""

import pytest

from catalogrepair.core.trade import Books
from catalogrepair.diagnoses import one_order
from catalogrepair.diagnoses.matching import link
from tests.diagnoses.books import books, invoice, order, slip, sold

TWO = books(
    order("#DD500"), order("#DD501"), order("#1001"), order("KD-1001"),
    slips=[slip("DH77"), slip("DH78", of="#DD501")], invoices=[invoice("HD90.02", order="DH77")],
)  # fmt: skip


def places(code: str, its: Books = TWO) -> list[int]:
    return one_order.places_of(code, its, link(its))


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("#DD500", [0]), ("dd500", [0]), ("DD 500", [0]), ("HRV-DD500", [0]), ("hrv#dd501", [1]), ("500", [0]),
        ("1001", [2]), ("KD1001", [3]), ("DH77", [0]), ("dh78", [1]), ("HD90", [0]), ("HD90.02", [0]), ("HD9", []),
        ("DD5", []), ("00", []), ("DH7", []), ("#", []), ("D500", []),
    ],
)  # fmt: skip
def test_the_order_of_a_code(code: str, expected: list[int]) -> None:
    assert places(code) == expected


def test_the_stores_own_number_goes_before_a_paper_of_the_same_code() -> None:
    its = books(order("#DD500"), order("#HD77"), slips=[slip("HD77", of="#DD500")])
    assert places("HD77", its) == [1]


def test_a_number_that_several_orders_carry_gives_them_all() -> None:
    assert places("42", books(order("A42"), order("B42"))) == [0, 1]


def test_a_number_in_parts_is_found_without_its_letters() -> None:
    its = books(order("#WEB-2024-0001"), order("#WEB-2024-0002"), order("20240001"))
    assert (places("2024-0002", its), places("2024/0001", its), places("20240001", its)) == ([1], [0], [2])


def test_without_kiotviet_the_rules_that_need_it_are_not_called_well() -> None:
    its = books(order())
    results = one_order.diagnose(0, its, link(its))
    said = {str(one.cells[0]): one.section.key for one in results.records if one.section}
    assert said == {"2": "well", **dict.fromkeys(["3", "4", "6", "6b", "6c"], "not_judged")}
    assert results.is_well


def test_a_processed_order_without_papers_is_told_by_row_6_and_nothing_else_is_called_well() -> None:
    its = books(order(), slips=[], invoices=[invoice("HD1", order="", channel="", created="2026-11-05T08:00:00")])
    results = one_order.diagnose(0, its, link(its))
    said = {str(one.cells[0]): one.section.key for one in results.records if one.section}
    assert said == {"6": "permission_perhaps", **dict.fromkeys(["3", "4", "6b", "6c"], "not_judged")}


def of(its: Books) -> dict[str, str]:
    return {str(one.cells[0]): one.section.key for one in one_order.diagnose(0, its, link(its)).records if one.section}


def test_what_the_papers_do_not_tell_is_not_called_well() -> None:
    its = books(order(paid=None), slips=[slip()], invoices=[invoice(status="Đang xử lý")])
    assert of(its) == {"2": "overlooked", "6": "well", **dict.fromkeys(["3", "4", "6b", "6c"], "not_judged")}
    its = books(
        order(courier="GHN"), slips=[slip()], invoices=[invoice(ward="Phường 5", courier="GHN")],
        invoice_lines=[sold("A")],
    )  # fmt: skip
    assert of(its) == dict.fromkeys(["2", "3", "4", "6", "6b", "6c"], "well")


def test_an_order_whose_paper_may_be_another_s_is_told_so() -> None:
    its = books(order("#DD500"), order("#DD501"), slips=[], invoices=[invoice(order="", note="HRV-#DD500 HRV-#DD501")])
    results = one_order.diagnose(0, its, link(its))
    assert of(its) == {"2": "well", **dict.fromkeys(["3", "4", "6", "6b", "6c"], "not_judged")}
    assert "của đơn này hay của đơn khác" in str(results.records[1].cells[1])


def test_an_order_outside_the_days_of_the_invoices_is_not_called_well() -> None:
    early = invoice("HD1", order="", channel="", created="2026-10-01T08:00:00")
    assert of(books(order(), slips=[slip()], invoices=[early]))["6"] == "not_judged"


def test_the_facts_come_before_the_verdict() -> None:
    facts = [text.vi for text in one_order.diagnose(0, TWO, link(TWO)).facts]
    assert facts[0] == "Đơn #DD500, đặt ngày 05/11/2026, tổng 200.000đ."
    assert "Trạng thái vận chuyển: Đã giao hàng" in facts[1]
    assert facts[2].startswith("Bên KiotViet: HD90.02 “Hoàn thành”")
    assert len(one_order.diagnose(2, TWO, link(TWO)).facts) == 2, "nothing in KiotViet, nothing said"
