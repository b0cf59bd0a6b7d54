"""Nothing judged is not the same as nothing wrong: which orders could not be judged, and what is missing for it."""

from typing import Any

import pytest

from catalogrepair.catalog.results import Results
from catalogrepair.diagnoses import orders
from catalogrepair.diagnoses.shared.judged import Judged
from catalogrepair.sales.matching import link
from catalogrepair.text import NOTHING
from tests.diagnoses.documents import invoice, kinds, order, sales, slip, sold

EARLIER = "2026-08-01T10:00:00"
WAITING = {"processing": "notfulfilled", "delivery": ""}


def judged(*its: Any, **documents: Any) -> Results:
    shop = sales(*its, **documents)
    return orders.diagnose(shop, link(shop))


@pytest.mark.parametrize(
    ("said", "documents", "why"),
    [
        ({}, {}, "chưa có dữ liệu của KiotViet"),
        ({}, {"invoices": [invoice("HD9", order="")]}, "cần tệp phiếu đặt hàng"),
        ({}, {"invoices": [invoice("HD9", order="", channel="", created=EARLIER)]}, "hóa đơn của những ngày ấy"),
        ({}, {"slips": [slip(invoices=("HD9",))], "invoices": []}, "không có trong các tệp"),
        ({"processing": "Đang bay", "delivery": ""}, {"slips": [slip()]}, "chữ lạ"),
        (WAITING, {"invoices": []}, "tệp phiếu đặt hàng mới biết"),
        (WAITING, {"slips": [], "invoices": []}, "không thấy phiếu hay hóa đơn nào"),
        ({"cancelled": True}, {"slips": [slip()]}, "đơn đã hủy trên web"),
    ],
)
def test_not_one_could_be_judged(said: dict[str, Any], documents: dict[str, Any], why: str) -> None:
    results = judged(order(**said), **documents)
    assert (results.is_judged, results.is_well, kinds(results)) == (False, False, {})
    assert "Chưa xét được đơn hàng nào (0/1): " in results.summary.vi
    assert why in results.summary.vi
    assert results.data["looked_at"] == 0


def test_the_headline_says_how_many_and_why_not_the_rest() -> None:
    its = [order("#DD500"), order("#DD501", **WAITING), order("#DD502", **WAITING)]
    results = judged(*its, slips=[slip()], invoices=[invoice()], invoice_lines=[sold("A")])
    assert results.summary.vi.startswith("Mới xét được 1/3 đơn hàng: trong số này không thấy gì sai. Chưa xét được: ")
    assert results.summary.vi.endswith("(2).")
    assert (results.is_judged, results.is_well, results.data["looked_at"]) == (True, True, 1)


def test_a_word_that_nobody_knows_is_named_although_the_rest_is_well() -> None:
    results = judged(order(payment="Đã trả góp"), slips=[slip()], invoices=[invoice()])
    assert results.data["looked_at"] == 1
    why = "Trạng thái thanh toán: công cụ chưa biết chữ “Đã trả góp” nghĩa là gì"
    assert why in results.facts[-1].vi
    assert f"trong số này không thấy gì sai. Chưa xét được: {why} (1)." in results.summary.vi


def test_a_rule_that_could_not_be_asked_of_any_order_stands_in_the_headline() -> None:
    results = judged(order(), slips=[slip()], invoices=[invoice()])
    assert results.summary.vi.startswith("Đã xét 1 đơn hàng: trong số này không thấy gì sai. Chưa xét dòng hàng tạm")


def test_no_invoice_at_all_is_an_answer() -> None:
    results = judged(*(order(f"#DD50{number}") for number in range(4)), invoices=[])
    assert kinds(results) == {f"#DD50{number}": ["permission"] for number in range(4)}
    assert results.is_judged


def test_one_is_said_as_one() -> None:
    one, none = Judged(looked=1, total=1).results(NOTHING, ()), Judged(total=1).results(NOTHING, ())
    assert one.summary.en == "Looked at 1 order: nothing is wrong."
    assert none.summary.en.startswith("Of 1 order not one could be judged")
