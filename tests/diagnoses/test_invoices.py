"""Why an invoice is not complete: one answer for each order, in the words of the store's screen."""

from decimal import Decimal
from typing import Any

import pytest

from catalogrepair.catalog.results import Results, say
from catalogrepair.diagnoses import invoices
from catalogrepair.diagnoses.shared.order_rules import OVER, orders_of
from catalogrepair.sales.documents import KiotVietLine, Return, SalesDocuments
from catalogrepair.sales.matching import link
from tests.diagnoses.documents import back, invoice, kinds, order, sales, slip, sold

OPEN = invoice(status="Đang xử lý")
COD = {"cod": "Chưa nhận", "cod_amount": Decimal(200000)}
LATE = {"delivery": "Đang giao hàng"}


def found(its: SalesDocuments) -> list[str]:
    return kinds(invoices.diagnose(its, link(its))).get("#DD500", [])


def left(results: Results) -> set[str]:
    """All codes that were not judged."""
    return {code for one in results.data["not_judged"] for code in one["examples"]}


GONE_BACK = {"delivery": "Chuyển hoàn"}
LINES = [sold("TACH", quantity=2), sold("LO", quantity=1)]
RETURNED: dict[str, tuple[list[Return], list[KiotVietLine], list[str]]] = {
    # the returns that were read, their lines; the invoice itself names TH1
    "none was": ([], [], []),
    "of another invoice": ([back("TH1", "HD9", 1)], [sold("TACH", of="TH1")], ["complete_but_returned"]),
    "cancelled": ([back("TH1", "HD500", 1, "Đã hủy")], [], ["complete_but_returned"]),
    "all of it": ([back("TH1", "HD500", 1)], [sold("TACH", quantity=2, of="TH1"), sold("LO", of="TH1")], []),
    "all of it, in two": (
        [back("TH1", "HD500", 1), back("TH2", "HD500", 1)],
        [sold("TACH", quantity=2, of="TH1"), sold("LO", of="TH2")],
        [],
    ),
    "a part": ([back("TH1", "HD500", 1)], [sold("TACH", of="TH1")], ["complete_but_returned_in_part"]),
    "how many is not said": (
        [back("TH1", "HD500", 1)],
        [sold("TACH", of="TH1"), sold("LO", of="TH1")._replace(quantity=None)],
        [],
    ),
    "one of two has no lines": (
        [back("TH1", "HD500", 1), back("TH2", "HD500", 1)],
        [sold("TACH", of="TH1")],
        [],
    ),
}


@pytest.mark.parametrize("name", RETURNED)
def test_goods_that_came_back_are_looked_for_in_the_returns(name: str) -> None:
    returns, lines, expected = RETURNED[name]
    its = sales(
        order(**GONE_BACK),
        slips=[slip()],
        invoices=[invoice(returns=("TH1",), is_returned=True)],
        invoice_lines=LINES,
        returns=returns,
        return_lines=lines,
    )
    assert found(its) == expected
    told = invoices.diagnose(its, link(its)).records
    shown = [say(cell, "vi") for one in told for cell in one.cells if "HD500" in say(cell, "vi")]
    assert all(("phiếu trả hàng TH1" in text) == (name == "a part") for text in shown)


@pytest.mark.parametrize("returns", [None, [back("TH9", "HD9", 1)._replace(created="2026-11-04T20:00:00")]])
def test_whether_goods_came_back_in_kiotviet_is_not_known_where_nobody_tells_of_returns(
    returns: list[Return] | None,
) -> None:
    its = sales(order(**GONE_BACK), slips=[slip()], invoices=[invoice(is_returned=None)], returns=returns)
    results = invoices.diagnose(its, links := link(its))
    assert (found(its), left(results)) == ([], {"#DD500"})
    (rule,) = invoices.rules(orders_of(its, links)[0])
    assert rule.lacks
    assert ("Trả hàng" in rule.lacks.why.vi, rule.lacks.needs) == (True, ("returns",))


def test_of_one_order_the_return_of_its_goods_is_both_sides_word() -> None:
    its = sales(order(**GONE_BACK), slips=[slip()], invoices=[invoice(status="Không giao được", is_returned=True)])
    (rule,) = invoices.rules(orders_of(its, link(its))[0])
    assert (rule.title, rule.lacks) == (OVER.why, None)


def shop(of_order: dict[str, Any], *documents: Any) -> SalesDocuments:
    return sales(order(**of_order), slips=[slip(status="Phiếu tạm")], invoices=list(documents))


CASES: dict[str, tuple[dict[str, Any], list[Any], list[str]]] = {
    "complete": ({}, [invoice()], []),
    "complete before it was delivered": (LATE, [invoice()], ["complete_early"]),
    "complete before delivery was processed": (
        {"processing": "Chưa hoàn thành", "delivery": ""},
        [invoice()],
        ["complete_early"],
    ),
    "complete before it was paid": (COD | {"payment": "Chờ xử lý"}, [invoice(paid=0)], ["complete_early"]),
    "complete, collected, and the store has yet to confirm it": (
        {"cod": "Đã thu", "payment": "Chưa thanh toán"},
        [invoice()],
        [],
    ),
    "complete, and the carrier alone is late with the money": (COD, [invoice()], []),
    "complete, and nobody knows whether it was delivered": ({"delivery": "Đang bay"}, [invoice()], []),
    "complete, then refunded": ({"payment": "Đã nhập trả"}, [invoice()], []),
    "one parcel is complete, another is on its way": (LATE | {"processing": "partial"}, [invoice()], []),
    "one of two invoices is not": ({}, [invoice("HD1"), invoice("HD2", "Đang xử lý")], ["overlooked"]),
    "cancelled and made again": ({}, [invoice("HD1", "Đã hủy"), invoice("HD2")], []),
    "cancelled": ({}, [invoice("HD1", "Đã hủy")], ["papers_cancelled"]),
    "the invoice's status is not said": ({}, [invoice(status="")], ["unknown_invoice"]),
    "the invoice's status is a word that nobody knows": ({}, [invoice(status="Chờ duyệt")], ["unknown_invoice"]),
    "one open, one not said": ({}, [invoice("HD1", ""), invoice("HD2", "Đang xử lý")], ["overlooked"]),
    "not said, not delivered": (LATE, [invoice(status="")], ["missing_delivery"]),
    "the goods came back, the invoice is complete": (
        {"delivery": "Chuyển hoàn"},
        [invoice()],
        ["complete_but_returned"],
    ),
    "the goods came back, and were returned in kiotviet": (
        {"delivery": "Chuyển hoàn"},
        [invoice(is_returned=True)],
        [],
    ),
    "money given back before delivery was processed": (
        {"processing": "notfulfilled", "delivery": "", "payment": "Đã hoàn tiền"},
        [],
        ["refunded"],
    ),
    "all three hold": ({}, [OPEN], ["overlooked"]),
    "all three hold, no invoice": ({}, [], ["without_invoice"]),
    "not delivered": (LATE, [OPEN], ["missing_delivery"]),
    "not collected": (COD, [OPEN], ["missing_cod"]),
    "not delivered, not collected": (LATE | COD, [OPEN], ["missing_delivery_cod"]),
    "not said whether delivered": ({"delivery": ""}, [OPEN], ["unknown_delivery"]),
    "a word that nobody knows": ({"delivery": "Đang bay"}, [OPEN], ["unknown_delivery"]),
    "missing is told before unknown": (LATE | {"payment": ""}, [OPEN], ["missing_delivery"]),
    "on its way back": ({"delivery": "Chờ chuyển hoàn"}, [OPEN], ["returned"]),
    "sent back, restocked": ({"delivery": "", "processing": "restocked"}, [OPEN], ["returned"]),
    "delivery cancelled after the invoice": ({"delivery": "Hủy giao hàng"}, [OPEN], ["returned"]),
    "refunded": ({"payment": "Đã hoàn tiền"}, [OPEN], ["refunded"]),
    "slip only": ({"processing": "notfulfilled", "delivery": ""}, [], ["not_processed"]),
    "slip only, paid by transfer": ({"processing": "notfulfilled", "delivery": "Chờ xử lý"}, [], ["not_processed"]),
    "the first parcel failed, the second is right": ({}, [invoice("HD1", "Không giao được"), invoice("HD2")], []),
    "the only parcel failed": (LATE, [invoice(status="Không giao được")], ["missing_delivery"]),
    "the only parcel failed, and the store says that it arrived": (
        {},
        [invoice(status="Không giao được")],
        ["undeliverable_but_delivered"],
    ),
    "the same, and it was not paid": (
        {"payment": "Chưa thanh toán"},
        [invoice(status="Không giao được")],
        ["undeliverable_but_delivered"],
    ),
    "the only parcel failed, and the store does not tell of carriers": (
        {"delivery": "", "cod": "", "cod_amount": None},
        [invoice(status="Không giao được")],
        ["undeliverable"],
    ),
    "the parcel failed, and the money was given back": (
        {"payment": "Đã hoàn tiền"},
        [invoice(status="Không giao được")],
        ["refunded"],
    ),
    "an order of 0đ needs no payment": (
        {"payment": "Chưa thanh toán", "total": Decimal(0), "paid": Decimal(0)},
        [OPEN],
        ["overlooked"],
    ),
    "cancelled on the store": ({"cancelled": True} | LATE, [OPEN], []),
}


@pytest.mark.parametrize("name", CASES)
def test_the_answer_for_an_order(name: str) -> None:
    of_order, documents, expected = CASES[name]
    assert found(shop(of_order, *documents)) == expected


def test_an_order_whose_invoice_may_be_another_s_is_not_said_to_have_none() -> None:
    its = sales(order("#DD500"), order("#DD501"), slips=[], invoices=[invoice(order="", note="HRV-#DD500 HRV-#DD501")])
    results = invoices.diagnose(its, link(its))
    assert (kinds(results), left(results)) == ({}, {"#DD500", "#DD501", "HD500"})
    assert not results.is_judged


@pytest.mark.parametrize("of_order", [{"delivery": "Chuyển hoàn"}, {"payment": "Đã hoàn tiền"}])
def test_what_both_sides_undid_is_no_fault(of_order: dict[str, Any]) -> None:
    assert found(sales(order(**of_order), slips=[slip("DH500", "Đã hủy")], invoices=[invoice("HD1", "Đã hủy")])) == []
    assert found(sales(order(**of_order), slips=[slip("DH500", "Đã hủy")], invoices=[])) == []


def test_invoices_that_name_slips_which_nobody_gave_may_be_any_order_s() -> None:
    assert found(sales(order(), invoices=[invoice("HD9", order="DH999")])) == []
    assert found(sales(order(), invoices=[invoice("HD9", order="", channel="")])) == ["without_invoice"]


@pytest.mark.parametrize(
    ("documents", "why"),
    [
        ({}, "tệp hóa đơn của KiotViet"),
        ({"invoices": [invoice("HD9", order="DH999")]}, "thiếu tệp phiếu đặt hàng"),
        ({"invoices": [invoice("HD9", order="")]}, "không hóa đơn nào ghi mã đơn"),
        ({"invoices": [invoice("HD9", order="", channel="", created="2026-08-01T10:00:00")]}, "những ngày ấy"),
        ({"invoices": [], "slips": [slip(invoices=("HD9",))]}, "không có trong các tệp"),
    ],
)
def test_an_order_whose_invoice_nobody_could_see_is_not_judged(documents: dict[str, Any], why: str) -> None:
    results = invoices.diagnose(its := sales(order(), **documents), link(its))
    assert (results.is_judged, results.is_well, results.records) == (False, False, ())
    assert "Chưa xét được đơn hàng nào (0/1): " in results.summary.vi
    assert why in results.summary.vi
    assert results.data["looked_at"] == 0


def test_what_the_files_do_not_say_is_a_row_and_is_not_counted_as_judged() -> None:
    two = sales(order("#DD500"), order("#DD501", cod="", cod_amount=None), slips=[slip(), slip("DH501", of="#DD501")],
                invoices=[invoice(), invoice("HD501", "Đang xử lý", order="DH501")])  # fmt: skip
    results = invoices.diagnose(two, link(two))
    assert kinds(results) == {"#DD501": ["unknown_cod"]}
    assert (results.data["looked_at"], left(results)) == (1, {"#DD501"})
    assert results.summary.vi.startswith("Mới xét được 1/2 đơn hàng: trong số này không thấy gì sai. Chưa xét được: ")
    assert (results.is_judged, results.is_well) == (True, False)


def test_a_word_that_nobody_knows_is_named_with_its_orders() -> None:
    its = sales(order("#DD500", payment="Đã trả góp"), order("#DD501", cancelled=True, payment="Lạ"),
                slips=[slip(status="Lưu nháp")], invoices=[invoice(status="Chờ duyệt")])  # fmt: skip
    results = invoices.diagnose(its, link(its))
    named = [text.vi for text in results.facts if "công cụ chưa biết chữ" in text.vi]
    assert [text.split("“")[1].split("”")[0] for text in named] == ["Đã trả góp", "Lưu nháp", "Chờ duyệt"]
    assert all("#DD500" in text for text in named)
    assert "web không ghi, hoặc ghi bằng chữ lạ: Trạng thái thanh toán (1)" in results.summary.vi


def test_a_slip_that_somebody_ended_does_not_wait_for_delivery() -> None:
    waiting = order(processing="notfulfilled", delivery="")
    assert found(sales(waiting, slips=[slip()], invoices=[])) == ["slip_ended"]
    assert found(sales(waiting, slips=[slip(), slip("DH501", "Đã hủy")], invoices=[])) == ["slip_ended"]
    assert found(sales(waiting, slips=[slip()])) == ["not_processed"], "its invoice may be in no file that was given"


def test_a_slip_that_was_cancelled_does_not_wait_for_delivery() -> None:
    waiting = order(processing="notfulfilled", delivery="")
    assert found(sales(waiting, slips=[slip("DH500", "Đã hủy")], invoices=[])) == ["papers_cancelled"]
    both = [slip("DH500", "Đã hủy"), slip("DH501", "Phiếu tạm")]
    assert found(sales(waiting, slips=both, invoices=[])) == ["not_processed"], "another slip is open"


def test_without_kiotviet_the_store_alone_tells_what_is_missing() -> None:
    assert found(its := sales(order(**LATE))) == ["missing_delivery"]
    assert "Chỉ xét theo web" in invoices.diagnose(its, link(its)).facts[0].vi
    assert found(sales(order())) == []


def test_the_row_shows_what_the_store_has_now_and_what_would_be_enough() -> None:
    (row,) = invoices.diagnose(its := shop(LATE | COD, OPEN), link(its)).records
    assert [str(getattr(cell, "vi", cell)) for cell in row.cells[2:]] == [
        "Đang giao hàng",
        "Chưa nhận",
        "Đã thanh toán",
        "HD500 “Đang xử lý”, đã trả 200.000đ/200.000đ",
        "Trạng thái vận chuyển: Đã giao hàng; Trạng thái COD: Đã thu",
    ]


def test_each_missing_status_has_its_own_thing_to_do() -> None:
    (section,) = invoices.diagnose(its := shop(LATE | COD, OPEN), link(its)).sections
    assert [text.vi.split(":")[0] for text in section.todo] == ["Khi khách đã nhận hàng", "Khi đã thu được tiền"]


def test_vnpost_reports_late_and_that_is_said() -> None:
    (row,) = invoices.diagnose(its := shop(COD | {"courier": "VN Post"}, OPEN), link(its)).records
    assert "cho tới khi họ trả tiền cho shop" in str(row.cells[6])
    (row,) = invoices.diagnose(its := shop(COD | {"courier": "GHN"}, OPEN), link(its)).records
    assert "VNPost" not in str(row.cells[6])


def test_cancelled_orders_are_counted_not_judged() -> None:
    data = invoices.diagnose(its := shop({"cancelled": True}, OPEN), link(its)).data
    assert (data["looked_at"], data["not_judged"][0]["examples"]) == (0, ["#DD500"])


def test_a_list_of_cancelled_orders_is_judged_where_no_invoice_stands() -> None:
    dead = sales(order("#DD500", cancelled=True), order("#DD501", cancelled=True), slips=[], invoices=[])
    results = invoices.diagnose(dead, link(dead))
    assert (results.is_judged, results.is_well, results.data["looked_at"], left(results)) == (True, True, 2, set())
