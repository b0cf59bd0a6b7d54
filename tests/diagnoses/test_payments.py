"""What customers paid, on both sides: right sums first, then who may have touched it."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from catalogrepair.catalog.results import Record, say
from catalogrepair.diagnoses import payments
from catalogrepair.diagnoses.shared.order_rules import orders_of
from catalogrepair.sales.documents import CashReceipt, Invoice, Return, SalesDocuments
from catalogrepair.sales.matching import link
from catalogrepair.text import Text
from tests.diagnoses.documents import back, invoice, kinds, order, sales, slip

PROCESSING = "Đang xử lý"
PENDING = {"payment": "Chưa thanh toán", "paid": Decimal(0)}
PARTLY = {"payment": "Thanh toán một phần", "paid": Decimal(80000)}
WAITING = {"processing": "notfulfilled", "delivery": ""}
ALL_BACK = {"payment": "Đã hoàn tiền", "refunded": Decimal(200000)}
BACK = {"payment": "Hoàn tiền một phần", "refunded": Decimal(50000)}


def part(code: str, paid: int, total: int, status: str = "Hoàn thành") -> Invoice:
    """One of an order's invoices, or one of another sum."""
    return invoice(code, status, paid=paid, total=Decimal(total))


def found(its: SalesDocuments) -> list[str]:
    return kinds(payments.diagnose(its, link(its))).get("#DD500", [])


def row(its: SalesDocuments) -> Record:
    (one,) = payments.diagnose(its, link(its)).records
    return one


def shop(of_order: dict[str, Any], *invoices: Any, **more: Any) -> SalesDocuments:
    return sales(order(**of_order), slips=[slip(**more)], invoices=list(invoices))


CASES: dict[str, tuple[dict[str, Any], list[Any], list[str]]] = {
    "the same": ({}, [invoice()], []),
    "the same over two invoices": ({}, [part("HD1", 150000, 150000), part("HD2", 50000, 50000)], []),
    "the same, all of it on the first invoice": ({}, [part("HD1", 200000, 150000), part("HD2", 0, 50000)], []),
    "on two invoices, one completed without its money": (
        {}, [part("HD1", 150000, 150000), part("HD2", 0, 50000)], ["completed_at_zero"],
    ),
    "one of two completed without its money, the other open": (
        {}, [part("HD1", 0, 150000), part("HD2", 0, 50000, PROCESSING)], ["completed_at_zero"],
    ),
    "not paid yet, one of two completed": (
        PENDING, [part("HD1", 0, 150000), part("HD2", 0, 50000, PROCESSING)], ["completed_before_paid"],
    ),
    "nothing on an open invoice, beside one that is free": (
        {}, [part("HD1", 0, 0), part("HD2", 0, 200000, PROCESSING)], ["stuck_and_short"],
    ),
    "entered twice": ({}, [invoice("HD1", order="DH500"), invoice("HD2", order="DH500")], ["entered_twice"]),
    "entered twice, one of them cancelled": ({}, [invoice("HD1"), invoice("HD2", "Đã hủy")], []),
    "sent in part so far": ({"processing": "partial"}, [part("HD1", 150000, 150000)], ["rest_not_sent"]),
    "sent, and part of it not on the invoice": ({}, [part("HD1", 150000, 150000)], ["totals_differ"]),
    "less by a rounding": ({}, [invoice()._replace(paid=Decimal("199999.6"))], []),
    "completed at 0đ": ({}, [invoice(paid=0)], ["completed_at_zero"]),
    "below 0đ": ({}, [invoice(paid=-20000)], ["completed_at_zero"]),
    "0đ, not complete, all three hold": ({}, [invoice(status=PROCESSING, paid=0)], ["stuck_and_short"]),
    "0đ, not said whether complete, all three hold": ({}, [invoice(status="", paid=0)], ["stuck_and_short"]),
    "0đ, not said whether complete": (
        {"delivery": "Đang giao hàng"}, [invoice(status="Chờ duyệt", paid=0)], ["at_zero"],
    ),
    "0đ, not complete, still under way": (
        {"delivery": "Đang giao hàng"}, [invoice(status=PROCESSING, paid=0)], ["open_and_short"],
    ),
    "0đ on two, one of them complete": (
        {}, [part("HD1", 0, 150000), part("HD2", 0, 50000, PROCESSING)], ["completed_at_zero"],
    ),
    "refunded, all of a smaller invoice": (
        BACK | {"total": Decimal(150000)}, [invoice(paid=100000, total=Decimal(100000))], ["less_in_kiotviet"],
    ),
    "one of two invoices does not say what was paid": ({}, [invoice("HD1"), invoice("HD2", paid=None)], []),
    "less": ({}, [invoice(paid=150000)], ["less_in_kiotviet"]),
    "less over two invoices": ({}, [part("HD1", 90000, 150000), part("HD2", 50000, 50000)], ["less_in_kiotviet"]),
    "a cancelled one does not count": ({}, [invoice("HD1", "Đã hủy"), invoice("HD2", paid=0)], ["completed_at_zero"]),
    "more": ({}, [invoice(paid=250000)], ["more_in_kiotviet"]),
    "all of a smaller invoice": ({}, [invoice(paid=185000, total=Decimal(185000))], ["totals_differ"]),
    "all of a larger invoice": ({}, [invoice(paid=225000, total=Decimal(225000))], ["totals_differ"]),
    "refunded on both sides": (BACK, [invoice(paid=150000)], []),
    "refunded on the store only": (BACK, [invoice()], ["refund_not_in_kiotviet"]),
    "refunded, and as much given back in kiotviet": (
        BACK, [invoice(is_returned=True, given_back=Decimal(50000))], [],
    ),
    "refunded, and less given back in kiotviet": (
        BACK, [invoice(is_returned=True, given_back=Decimal(20000))], ["given_back_less_in_kiotviet"],
    ),
    "refunded, and more given back in kiotviet": (
        BACK, [invoice(is_returned=True, given_back=Decimal(90000))], ["given_back_in_kiotviet"],
    ),
    "an exchange of which all is known": (
        {}, [invoice("HD1", is_returned=True, given_back=Decimal(200000)), invoice("HD2")], [],
    ),
    "refunded, with a shipping fee that the invoice lacks": (
        BACK, [part("HD1", 170000, 170000)], ["refund_not_in_kiotviet"],
    ),
    "refunded, and less": (BACK, [invoice(paid=100000)], ["less_in_kiotviet"]),
    "paid in part, equal": (PARTLY, [invoice(status=PROCESSING, paid=80000)], []),
    "paid in part, complete in kiotviet": (PARTLY, [invoice(paid=80000)], ["completed_before_paid"]),
    "not paid, open": (PENDING, [invoice(status=PROCESSING, paid=0)], []),
    "not paid, complete at 0đ": (PENDING, [invoice(paid=0)], ["completed_before_paid"]),
    "not paid, complete and paid in kiotviet": (PENDING, [invoice()], ["completed_before_paid"]),
    "free of charge": ({"total": Decimal(0), "paid": Decimal(0)}, [invoice(paid=0, total=Decimal(0))], []),
    "cancelled on the store, not in kiotviet": ({"cancelled": True}, [invoice(paid=0)], ["cancelled_on_store"]),
    "cancelled on the store, not delivered in kiotviet": (
        {"cancelled": True}, [invoice(status="Không giao được", paid=0)], [],
    ),
    "the only parcel failed": ({}, [invoice(status="Không giao được", paid=0)], ["stuck_and_short"]),
    "collected, its confirmation is late": (
        {"payment": "Thanh toán một phần", "paid": Decimal(50000), "cod": "Đã nhận"}, [invoice()], ["more_in_kiotviet"],
    ),
    "cancelled on both sides": ({"cancelled": True}, [invoice("HD1", "Đã hủy")], []),
    "cancelled in kiotviet": ({}, [invoice("HD1", "Đã hủy", paid=0)], ["paid_and_cancelled"]),
    "a slip that was ended without invoice": (WAITING, [], ["slip_ended"]),
    "more in kiotviet, voided on the store": (
        {"payment": "Đã hủy", "paid": Decimal(0)}, [invoice()], ["more_in_kiotviet"],
    ),
    "more in kiotviet, not paid yet, open": (PENDING, [invoice(status=PROCESSING)], ["more_in_kiotviet"]),
    "authorized only, complete": (
        {"payment": "Đã xác thực thanh toán", "paid": Decimal(0)}, [invoice(paid=0)], ["completed_before_paid"],
    ),
    "the first parcel failed, the second is right": ({}, [invoice("HD1", "Không giao được"), invoice("HD2")], []),
    "the money comes with the open one": (
        {"delivery": "Đang giao hàng"}, [part("HD1", 150000, 150000), part("HD2", 0, 50000, PROCESSING)],
        ["open_and_short"],
    ),
    "a deposit on an open invoice": (
        {"delivery": "Đang giao hàng"}, [invoice(status=PROCESSING, paid=50000)], ["open_and_short"],
    ),
    "free of charge, pending on the store": (
        PENDING | {"total": Decimal(0)}, [invoice(paid=0, total=Decimal(0))], [],
    ),
    "processed, and still a slip": ({}, [], []),
    "refunded in full, and the invoice is complete at 0đ": (ALL_BACK, [invoice(paid=0)], ["sale_still_stands"]),
    "refunded in full, and the invoice is open at 0đ": (
        ALL_BACK, [invoice(status=PROCESSING, paid=0)], ["sale_still_stands"],
    ),
    "voided, and the invoice is complete at 0đ": (
        {"payment": "Đã hủy", "paid": Decimal(0)}, [invoice(paid=0)], ["sale_still_stands"],
    ),
    "never paid, and taken back": (PENDING, [invoice(is_returned=True, given_back=Decimal(200000))], []),
    "voided, free of charge": (
        {"payment": "Đã hủy", "paid": Decimal(0), "total": Decimal(0)}, [invoice(paid=0, total=Decimal(0))], [],
    ),
    "cancelled on the store, one of two was returned": (
        {"cancelled": True}, [invoice("HD1", is_returned=True), invoice("HD2")], ["cancelled_on_store"],
    ),
    "refunded in full, and nobody took the parcel": (ALL_BACK, [invoice(status="Không giao được", paid=0)], []),
    "refunded in full, and the goods came back unpaid": (
        ALL_BACK, [invoice(paid=0, is_returned=True, given_back=Decimal(0))], [],
    ),
    "refunded in full, and given back in full": (
        ALL_BACK, [invoice(is_returned=True, given_back=Decimal(200000))], [],
    ),
    "given back in kiotviet only": (
        {}, [invoice(is_returned=True, given_back=Decimal(200000))], ["given_back_in_kiotviet"],
    ),
    "refunded, and the invoice's sum is less its return already": (
        BACK, [invoice(paid=150000, is_returned=True, given_back=Decimal(50000))], [],
    ),
    "less than was paid, whatever was given back": (
        {}, [invoice(paid=150000, is_returned=True)], ["less_in_kiotviet"],
    ),
    "cancelled on the store, given back in part": (
        {"cancelled": True}, [invoice(is_returned=True, given_back=Decimal(50000))], ["cancelled_on_store"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_the_sums_of_both_sides(name: str) -> None:
    of_order, invoices, expected = CASES[name]
    assert found(shop(of_order, *invoices)) == expected


UNKNOWN_RETURNS: dict[str, tuple[dict[str, Any], list[Invoice]]] = {
    "a part refund": (BACK, [invoice(is_returned=True)]),
    "a full refund": (ALL_BACK, [invoice(is_returned=True)]),
    "a full refund of what was never entered": (ALL_BACK, [invoice(paid=0, is_returned=True)]),
    "no refund, equal before the return": ({}, [invoice(is_returned=True)]),
    "an exchange": ({}, [invoice("HD1", is_returned=True), invoice("HD2")]),
    "nobody tells of returns of the other invoice": (
        {},
        [part("HD1", 150000, 150000)._replace(is_returned=True), part("HD2", 50000, 50000)._replace(is_returned=None)],
    ),
    "only the status says so": (BACK, [invoice(status="Đã trả hàng")]),
    "cancelled on the store": ({"cancelled": True}, [invoice(is_returned=True)]),
}


@pytest.mark.parametrize("name", UNKNOWN_RETURNS)
def test_a_return_of_unknown_sum_makes_nothing_equal(name: str) -> None:
    of_order, invoices = UNKNOWN_RETURNS[name]
    its = shop(of_order, *invoices)
    results = payments.diagnose(its, links := link(its))
    first, *rest = results.data["not_judged"]
    assert first["examples"] == ["#DD500"] and "Trả hàng" in first["why"]["en"]
    assert all("is not known to this tool" in each["why"]["en"] for each in rest)
    (rule,) = payments.rules(orders_of(its, links)[0])
    assert "Trả hàng" in str(rule.lacks)


NAMED = invoice(returns=("TH1",), is_returned=True)
REFUNDS: dict[str, tuple[dict[str, Any], Invoice, list[Return], list[str]]] = {
    "in part on both sides": (BACK, NAMED, [back("TH1", "HD500", 50000)], []),
    "in part, and less in kiotviet": (BACK, NAMED, [back("TH1", "HD500", 20000)], ["given_back_less_in_kiotviet"]),
    "in part, and less in kiotviet, which had more before": (
        BACK, NAMED._replace(paid=Decimal(250000)), [back("TH1", "HD500", 20000)], ["more_in_kiotviet"],
    ),
    "in part, and still owed in kiotviet": (
        BACK, NAMED, [back("TH1", "HD500", 0, due=Decimal(50000))], ["return_not_paid_out"],
    ),
    "in part, and kiotviet has all of its total besides": (
        BACK, NAMED._replace(paid=Decimal(220000)), [back("TH1", "HD500", 20000)], ["given_back_less_in_kiotviet"],
    ),
    "in full on both sides": (ALL_BACK, NAMED, [back("TH1", "HD500", 200000)], []),
    "in full on both sides, in two": (
        ALL_BACK, NAMED, [back("TH1", "HD500", 150000), back("TH2", "HD500", 50000)], [],
    ),
    "in kiotviet only": ({}, NAMED, [back("TH1", "HD500", 200000)], ["given_back_in_kiotviet"]),
    "in kiotviet, which the invoice does not name": (
        {}, invoice(), [back("TH1", "HD500", 50000)], ["given_back_in_kiotviet"],
    ),
    "in full, and the return was cancelled": (
        ALL_BACK, NAMED, [back("TH1", "HD500", 200000, "Đã hủy")], ["refund_not_in_kiotviet"],
    ),
    "in full, and kiotviet has none": (ALL_BACK, invoice(paid=0), [], ["sale_still_stands"]),
    "an exchange: the return is of another invoice": ({}, NAMED, [back("TH1", "HD9", 70000)], []),
    "a return of nobody": ({}, invoice(), [back("TH1", "", 70000)], []),
    "cancelled on the store, given back": ({"cancelled": True}, NAMED, [back("TH1", "HD500", 200000)], []),
    "cancelled on the store, given back in part": (
        {"cancelled": True}, NAMED, [back("TH1", "HD500", 50000)], ["cancelled_on_store"],
    ),
    "less than was paid, whatever came back": (
        {}, invoice(paid=150000, is_returned=True), [back("TH1", "HD500", None)], ["less_in_kiotviet"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUNDS)
def test_the_returns_settle_what_an_invoice_only_names(name: str) -> None:
    of_order, one, returns, expected = REFUNDS[name]
    its = replace(shop(of_order, one), returns=returns)
    assert found(its) == expected
    judged = payments.diagnose(its, link(its)).data
    assert judged["looked_at"] == 1
    assert not [each for each in judged["not_judged"] if "#DD500" in each["examples"]]


UNSETTLED: dict[str, tuple[list[Return], str]] = {
    "outside the days": ([], "nằm ngoài những ngày của phiếu trả hàng"),
    "another was read": ([back("TH2", "HD500", 1)], "nằm ngoài những ngày của phiếu trả hàng"),
    "of nobody": ([back("TH1", "", 50000)], "không ghi là trả của hóa đơn nào"),
    "no sum": ([back("TH1", "HD500", None)], "không ghi đã trả lại bao nhiêu"),
    "a strange word": ([back("TH1", "HD500", 50000, "Chờ duyệt")], "chữ lạ"),
}


@pytest.mark.parametrize("name", UNSETTLED)
@pytest.mark.parametrize("of_order", [BACK, {"cancelled": True}])
def test_a_return_that_nothing_settles_is_left_out_with_its_reason(name: str, of_order: dict[str, Any]) -> None:
    returns, why = UNSETTLED[name]
    its = replace(shop(of_order, NAMED), returns=returns)
    results = payments.diagnose(its, links := link(its))
    first, *_ = results.data["not_judged"]
    assert (first["examples"], why in first["why"]["vi"]) == (["#DD500"], True)
    assert not results.is_judged
    (rule,) = payments.rules(orders_of(its, links)[0])
    assert rule.lacks
    assert why in rule.lacks.why.vi


UNTOLD: dict[str, tuple[dict[str, Any], dict[str, Any], list[str] | None]] = {
    # None: not judged
    "a part refund": (BACK, {}, None),
    "a full refund": (ALL_BACK, {}, None),
    "a full refund of a sale at 0đ": (ALL_BACK, {"paid": 0}, None),
    "a refund that kiotviet has in its sum": (BACK, {"paid": 150000}, []),
    "no refund": ({}, {}, []),
    "no refund, and less": ({}, {"paid": 150000}, ["less_in_kiotviet"]),
    "a refund, and less": (BACK, {"paid": 100000}, ["less_in_kiotviet"]),
    "cancelled on the store": ({"cancelled": True}, {}, ["cancelled_on_store"]),
}


@pytest.mark.parametrize("name", UNTOLD)
def test_where_nobody_tells_of_returns_no_refund_is_said_to_be_missing(name: str) -> None:
    of_order, more, expected = UNTOLD[name]
    its = shop(of_order, invoice(is_returned=None, **more))
    results = payments.diagnose(its, links := link(its))
    assert found(its) == (expected or [])
    left = [each["why"]["vi"] for each in results.data["not_judged"] if each["examples"] == ["#DD500"]]
    assert [why for why in left if "Trả hàng" in why] == left
    assert bool(left) == (expected is None)
    (rule,) = payments.rules(orders_of(its, links)[0])
    assert bool(rule.lacks) == (expected is None)
    none = replace(its, returns=[])
    assert bool(found(none)) == (expected != []), "KiotViet has no return of it"


def test_returns_without_an_invoice_and_words_that_nobody_knows_are_named_with_their_count() -> None:
    returns = [
        back("TH1", "", 70000), back("TH2", "", 9000), back("TH3", "HD500", 1, "Chờ duyệt"),
        back("TH4", "HD9", 1, "Chờ duyệt"), back("TH5", "HD8", 1, "Chờ duyệt"),
    ]  # fmt: skip
    its = replace(shop({}, invoice()), returns=returns)
    told = [(each["why"]["vi"], each["examples"]) for each in payments.diagnose(its, link(its)).data["not_judged"]]
    word = "Trạng thái phiếu trả hàng ở KiotViet: công cụ chưa biết chữ “Chờ duyệt” nghĩa là gì"
    elsewhere = f"{word}, trên phiếu trả hàng không thuộc đơn nào ở đây"
    assert told[-3:] == [
        (word, ["#DD500"]),
        (elsewhere, ["TH4", "TH5"]),
        ("phiếu trả hàng ở KiotViet không kèm hóa đơn (trả nhanh), không trừ vào đơn nào", ["TH1", "TH2"]),
    ]


def test_a_return_stands_beside_its_invoice_with_both_its_sums() -> None:
    its = replace(shop(BACK, NAMED), returns=[back("TH1", "HD500", 20000, due=Decimal(50000))])
    (one,) = payments.diagnose(its, link(its)).records
    assert one.cells[2:5] == (Decimal(150000), Decimal(180000), Decimal(30000))
    assert "phiếu trả hàng TH1 “Đã trả”, đã trả lại khách 20.000đ/50.000đ" in say(one.cells[5], "vi")


def test_what_was_given_back_is_taken_off_in_the_table() -> None:
    its = shop(BACK, invoice(is_returned=True, given_back=Decimal(20000)))
    assert row(its).cells[2:5] == (Decimal(150000), Decimal(180000), Decimal(30000))


def test_money_on_an_order_that_kiotviet_cancelled_is_asked_about() -> None:
    dead = sales(order(), slips=[slip("DH500", "Đã hủy")], invoices=[invoice("HD1", "Đã hủy")])
    assert found(dead) == ["paid_and_cancelled"]
    assert row(dead).cells[2:5] == (Decimal(200000), Decimal(0), Decimal(-200000))
    given_back = order(payment="Đã hoàn tiền", refunded=Decimal(200000))
    assert found(sales(given_back, slips=[slip("DH500", "Đã hủy")], invoices=[])) == []


def test_a_slip_that_still_holds_goods_of_a_cancelled_order_is_told() -> None:
    dead = order(cancelled=True)
    assert found(sales(dead, slips=[slip(status="Phiếu tạm")], invoices=[])) == ["cancelled_on_store"]
    assert found(sales(dead, slips=[slip()], invoices=[])) == []


def test_an_order_that_was_synced_again_is_not_called_cancelled() -> None:
    again = [slip("DH500"), slip("DH501", "Phiếu tạm")]
    assert found(sales(slips=again, invoices=[invoice("HD1", "Đã hủy")])) == []
    assert found(sales(slips=again[:1], invoices=[invoice("HD1", "Đã hủy")])) == ["paid_and_cancelled"]


def test_the_invoice_that_lacks_the_money_can_be_told() -> None:
    one = row(shop({}, part("HD1", 150000, 150000), part("HD2", 0, 50000)))
    assert str(one.cells[5]).startswith("Text('HD1 “Hoàn thành” 150.000đ/150.000đ; HD2 “Hoàn thành” 0đ/50.000đ'")


def test_a_deposit_is_no_fault() -> None:
    its = shop(WAITING, status="Phiếu tạm", paid=Decimal(50000))
    assert payments.diagnose(its, link(its)).is_well
    assert row(its).cells[2:5] == (Decimal(200000), Decimal(50000), Decimal(-150000))


def test_without_the_invoices_a_complete_slip_may_have_one() -> None:
    assert found(sales(order(**WAITING), slips=[slip()])) == ["deposit_only"]


def test_a_deposit_of_everything_is_not_worth_a_word() -> None:
    assert found(shop(WAITING, status="Phiếu tạm", paid=Decimal(200000))) == []


def test_a_deposit_of_more_than_the_store_has_is_told() -> None:
    deposit = {"status": "Phiếu tạm", "paid": Decimal(200000)}
    assert found(shop(WAITING | PENDING, **deposit)) == ["more_in_kiotviet"]
    assert found(shop(WAITING | ALL_BACK, **deposit)) == ["refund_not_in_kiotviet"]


def test_both_sums_and_the_difference_are_numbers() -> None:
    assert row(shop({}, invoice(paid=150000))).cells[2:5] == (Decimal(200000), Decimal(150000), Decimal(-50000))


def test_the_people_that_the_papers_name_are_shown() -> None:
    its = shop({}, invoice(paid=0, creator="Thu ngân Cam", seller="Quầy 1", receipts=("TT01", "TT02")))
    receipts = [CashReceipt("tt01", "Kế toán Quýt"), CashReceipt("TT99", "Người khác")]
    who = row(SalesDocuments(orders=its.orders, slips=its.slips, invoices=its.invoices, receipts=receipts)).cells[6]
    assert isinstance(who, Text)
    assert (who.vi, who.en) == (
        "người tạo: Thu ngân Cam; người bán: Quầy 1; lập phiếu thu: Kế toán Quýt",
        "made by: Thu ngân Cam; seller: Quầy 1; receipt by: Kế toán Quýt",
    )


def test_an_edited_invoice_counts_once_and_says_that_it_was_edited() -> None:
    its = shop({}, invoice("HD500"), invoice("HD500.01", paid=0))
    assert found(its) == ["completed_at_zero"]
    assert "chứng từ đã sửa: HD500.01" in str(row(its).cells[6])


def test_nobody_is_called_the_editor_and_the_place_to_look_is_named() -> None:
    (section,) = payments.diagnose(its := shop({}, invoice(paid=0)), link(its)).sections
    assert "Lịch sử thao tác" in section.todo[0].vi
    assert "không ghi ai đã sửa" in section.todo[0].vi


def test_what_cannot_be_judged_is_counted_with_the_reason() -> None:
    its = sales(order("#DD500", paid=None), order("#DD501"), slips=[slip()], invoices=[invoice()])
    data = payments.diagnose(its, link(its)).data
    assert {each["why"]["en"]: each["examples"] for each in data["not_judged"]} == {
        "no slip or invoice in KiotViet": ["#DD501"],
        "the paid sum is not said": ["#DD500"],
    }


def test_an_order_whose_invoice_may_be_another_s_is_named_with_that_reason() -> None:
    its = sales(order("#DD500"), order("#DD501"), slips=[], invoices=[invoice(order="", note="HRV-#DD500 HRV-#DD501")])
    data = payments.diagnose(its, link(its)).data
    assert {each["why"]["en"]: each["examples"] for each in data["not_judged"]} == {
        "its paper in KiotViet may be another order's": ["#DD500", "#DD501"],
        "papers of KiotViet that two orders claim": ["HD500"],
    }


def test_the_largest_difference_comes_first() -> None:
    its = sales(
        order("#DD501"), order("#DD502"), order("#DD503"),
        invoices=[
            invoice("HD1", order="", note="HRV-#DD501", paid=190000),
            invoice("HD2", order="", note="HRV-#DD502", paid=20000),
            invoice("HD3", order="", note="HRV-#DD503", paid=120000),
        ],
    )  # fmt: skip
    assert [one.cells[0] for one in payments.diagnose(its, link(its)).records] == ["#DD502", "#DD503", "#DD501"]


def test_a_cancelled_order_of_which_kiotviet_has_nothing_is_right_where_its_invoices_were_read() -> None:
    read = [invoice("HD1", order="", channel="")]
    its = sales(order(cancelled=True), slips=[], invoices=read)
    results = payments.diagnose(its, link(its))
    assert (results.is_well, results.data["looked_at"]) == (True, 1)
    for unread in ({"slips": []}, {"slips": [], "invoices": [read[0]._replace(created="2026-08-01T10:00:00")]}):
        its = sales(order(cancelled=True), **unread)
        results = payments.diagnose(its, link(its))
        assert (results.is_judged, results.data["not_judged"][0]["count"]) == (False, 1)
