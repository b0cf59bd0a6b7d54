"""Exports of orders, slips and invoices as plain values: every document once, and no word guessed."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

import pytest

from catalogrepair.files.invoices import invoices_of
from catalogrepair.files.orders import store_orders_of
from catalogrepair.files.returns import returns_of
from catalogrepair.files.slips import slips_of
from catalogrepair.sales.documents import Invoice, StoreOrder

Row = Mapping[str, str]


def columns(rows: Sequence[Row]) -> dict[str, list[str]]:
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: [row.get(name, "") for row in rows] for name in names}


def orders(*rows: Row) -> list[StoreOrder]:
    return store_orders_of(columns(rows))[0]


def one(**row: str) -> StoreOrder:
    return orders({"name": "#1001", **row})[0]


def invoices(*rows: Row) -> list[Invoice]:
    return invoices_of(columns(rows))[0]


def test_a_document_over_many_rows_is_one() -> None:
    head = {"name": "#1001", "payment": "Đã thanh toán", "total": "300.000"}
    found, lines = store_orders_of(
        columns([head | {"line_code": "A1", "line_quantity": "2"}, head | {"line_code": "B2", "line_quantity": "1"}])
    )
    assert [(order.name, order.total) for order in found] == [("#1001", 300000)]
    assert [(line.order, line.code, line.quantity) for line in lines] == [("#1001", "A1", 2), ("#1001", "B2", 1)]


def test_a_document_may_be_named_on_its_first_row_only() -> None:
    rows = [
        {"code": "HD1", "status": "Hoàn thành", "paid": "85000", "line_code": "A1"},
        {"line_code": "B2"},
        {},
        {"line_name": "Ly hoa mai"},
        {"code": "HD2", "status": "Đã hủy", "paid": "0", "line_code": "C3"},
    ]
    found, lines = invoices_of(columns(rows))
    assert [(each.code, each.status.code, each.paid) for each in found] == [
        ("HD1", "complete", 85000),
        ("HD2", "cancelled", 0),
    ]
    assert [(line.document, line.code or line.name) for line in lines] == [
        ("HD1", "A1"), ("HD1", "B2"), ("HD1", "Ly hoa mai"), ("HD2", "C3"),
    ]  # fmt: skip


def test_a_slip_names_the_invoices_that_were_made_of_it() -> None:
    rows = [
        {"code": "DH1", "invoice": "HD1", "line_code": "A1"},
        {"code": "DH1", "invoice": "HD2, HD3", "line_code": "B2"},
        {"code": "DH2", "invoice": "", "line_code": "A1"},
    ]
    assert [each.invoices for each in slips_of(columns(rows))[0]] == [("HD1", "HD2", "HD3"), ()]


def test_a_return_names_its_invoice_its_money_and_its_goods() -> None:
    head = {"code": "TH1", "invoice": "HD1", "status": "Đã trả", "due": "85.000", "given_back": "-50000"}
    rows = [
        head | {"line_code": "A1", "line_quantity": "2"},
        head | {"line_code": "B2", "line_quantity": "1"},
        {"code": "TH2", "invoice": "", "status": "Đã hủy", "due": "9000"},
        {"code": "TH3", "invoice": "HD2", "status": "Chờ duyệt"},
        {"code": "Tổng cộng", "due": "94000"},
    ]
    found, lines = returns_of(columns(rows))
    assert [(one.code, one.invoice, one.status.code, one.due, one.given_back) for one in found] == [
        ("TH1", "HD1", "complete", 85000, 50000),
        ("TH2", "", "cancelled", 9000, None),
        ("TH3", "HD2", "other", None, None),
    ]
    assert [(line.document, line.code, line.quantity) for line in lines] == [("TH1", "A1", 2), ("TH1", "B2", 1)]


def test_an_invoice_names_the_returns_of_it() -> None:
    rows = [{"code": "HD1", "returned": "TH1; TH2"}, {"code": "HD1", "returned": "TH3"}, {"code": "HD2"}]
    told = [(one.returns, one.is_returned, one.given_back) for one in invoices(*rows)]
    assert told == [(("TH1", "TH2", "TH3"), True, None), ((), False, None)]


def test_an_order_whose_name_google_sheets_took_for_a_number_keeps_it() -> None:
    assert [each.name for each in orders({"name": "100123.0"}, {"name": "100124.0"})] == ["100123", "100124"]


def test_rows_of_sums_are_no_documents_and_leave_the_last_one_alone() -> None:
    rows = [
        {"code": "HD1", "paid": "", "line_code": "A1"},
        {"code": "", "paid": "99000000"},
        {"code": "Tổng cộng", "paid": "99000000"},
        {"code": "TỔNG: 25 hóa đơn", "paid": "99000000"},
        {"code": "Total 25", "paid": "99000000"},
        {"code": "Mã hóa đơn", "paid": "Khách đã trả", "line_code": "Mã hàng"},
        {"code": "HD2", "paid": "5000", "line_code": "B2"},
    ]
    found, lines = invoices_of(columns(rows))
    assert [(each.code, each.paid) for each in found] == [("HD1", None), ("HD2", 5000)]
    assert [line.code for line in lines] == ["A1", "B2"]


def test_a_document_told_twice_counts_once_as_it_was_changed_last() -> None:
    def told(status: str, paid: str, updated: str) -> list[Row]:
        head = {"code": "HD1", "status": status, "paid": paid, "updated": updated}
        return [head | {"line_code": "A1"}, head | {"line_code": "A1"}, head | {"line_code": "B2"}]

    newer, older = told("Hoàn thành", "85000", "46300.5"), told("Đang xử lý", "0", "46299.5")
    between = {"code": "HD2", "status": "Hoàn thành", "line_code": "C3"}
    for rows in ([*newer, between, *older], [*older, between, *newer]):
        found, lines = invoices_of(columns(rows))
        assert [(each.code, each.paid) for each in found] == [("HD1", 85000), ("HD2", None)]
        assert sorted(line.code for line in lines if line.document == "HD1") == ["A1", "A1", "B2"]


def test_a_document_whose_rows_were_sorted_apart_keeps_its_lines() -> None:
    rows = [{"code": code, "paid": "1000", "line_code": line} for line in "ABC" for code in ("HD1", "HD2")]
    found, lines = invoices_of(columns(rows))
    assert [each.code for each in found] == ["HD1", "HD2"]
    assert sorted(line.code for line in lines if line.document == "HD1") == ["A", "B", "C"]


def test_a_deleted_product_s_line_has_the_code_that_the_product_had() -> None:
    _, lines = slips_of(columns([{"code": "DH1", "line_code": "SP001896{DEL}", "line_name": "Ấm đất"}]))
    assert [line.code for line in lines] == ["SP001896"]


def test_what_a_file_does_not_tell_is_unknown() -> None:
    order = one(payment="Đã thanh toán")
    assert (order.total, order.paid, order.cod_amount, order.created) == (None, None, None, "")
    assert {order.processing.code, order.delivery.code, order.cod.code} == {""}
    slip = slips_of(columns([{"code": "DH1", "status": "Phiếu tạm"}]))[0][0]
    assert (slip.paid, slip.ward, slip.courier) == (None, None, None)
    assert slips_of(columns([{"code": "DH1", "ward": ""}]))[0][0].ward == ""


PAID = {
    ("Đã thanh toán", ""): 250000, ("Chưa thanh toán", ""): 0, ("Thanh toán một phần", ""): None,
    ("Đã thanh toán một nửa", ""): None, ("Đã thanh toán", "100.000"): 100000, ("Chưa thanh toán", "50.000đ"): 50000,
    ("Đã thanh toán", "--"): 250000,
}  # fmt: skip


@pytest.mark.parametrize(("payment", "paid"), PAID)
def test_the_paid_sum_is_the_file_s_or_what_the_status_tells(payment: str, paid: str) -> None:
    assert one(payment=payment, paid=paid, total="250.000").paid == PAID[payment, paid]


PART, ALL = "Hoàn tiền một phần", "Đã hoàn tiền"
REFUNDS = {
    # payment, paid, refunded of 250000: paid before refunds, refunded
    (PART, "250000", "100000"): (250000, 100000), (PART, "150000", "100000"): (250000, 100000),
    (PART, "200000", "100000"): (200000, 100000), (PART, "250000", ""): (None, 0), (PART, "", "100000"): (None, 100000),
    (ALL, "250000", "250000"): (250000, 250000), (ALL, "0", "250000"): (250000, 250000),
    (ALL, "250000", ""): (250000, 250000), (ALL, "", ""): (250000, 250000), (ALL, "", "90000"): (90000, 90000),
    (ALL, "125000", "125000"): (125000, 125000),
    ("Đã thanh toán", "250000", "-50000"): (250000, 50000),
}  # fmt: skip


@pytest.mark.parametrize("said", REFUNDS)
def test_what_was_given_back_is_counted_once_or_not_guessed(said: tuple[str, str, str]) -> None:
    payment, paid, refunded = said
    order = one(payment=payment, paid=paid, refunded=refunded, total="250000")
    assert (order.paid, order.refunded) == REFUNDS[said]


def test_an_invoice_with_a_return_says_so() -> None:
    rows = [{"code": "HD1", "returned": "TH000017"}, {"code": "HD2", "returned": ""}]
    assert [each.is_returned for each in invoices(*rows)] == [True, False]


def test_without_the_column_of_returns_nobody_told_whether_there_is_one() -> None:
    assert [each.is_returned for each in invoices({"code": "HD1"}, {"code": "HD2"})] == [None, None]


def test_money_to_collect_on_the_second_shipment_is_seen() -> None:
    rows = [
        {"name": "#1", "line_code": "A", "cod_amount": "0"},
        {"name": "#1", "line_code": "B", "cod_amount": "200000"},
    ]
    assert orders(*rows)[0].cod_amount == Decimal(200000)
    assert orders({"name": "#1", "cod_amount": "0"})[0].cod_amount == 0
    assert orders({"name": "#1", "cod_amount": ""})[0].cod_amount is None


def test_an_order_whose_rows_were_sorted_apart_keeps_its_lines() -> None:
    rows = [
        {"name": "#1", "updated": "05/11/2026 10:00", "line_code": "A"}, {"name": "#2", "line_code": "X"},
        {"name": "#1", "updated": "", "line_code": "B"},
    ]  # fmt: skip
    assert {line.code for line in store_orders_of(columns(rows))[1] if line.order == "#1"} == {"A", "B"}


def test_a_row_of_counts_at_the_foot_is_no_order() -> None:
    assert [each.name for each in orders({"name": "#1"}, {"name": "SL: 1"})] == ["#1"]


def test_sums_are_exact() -> None:
    order = one(total="9999999999999999999999.9999", refunded="-85.000,50")
    assert (order.total, order.refunded) == (Decimal("9999999999999999999999.9999"), Decimal("85000.50"))


@pytest.mark.parametrize("said", [
    {"cancelled": "05/11/2026 10:00"}, {"cancelled": "11/25/2026"}, {"cancelled": "46300.5"}, {"state": "Đã hủy"},
    {"state": "cancelled"}, {"state": "HỦY ĐƠN"},
])  # fmt: skip
def test_cancelled_orders(said: Row) -> None:
    assert one(**said).cancelled


@pytest.mark.parametrize("said", [
    {"cancelled": ""}, {"cancelled": "--"}, {"cancelled": "01/01/0001 00:00:00"}, {"cancelled": "0001-01-01T00:00:00Z"},
    {"state": "Hoàn thành"}, {"state": "uncancelled"}, {"state": "Chưa hủy"},
])  # fmt: skip
def test_orders_that_stand(said: Row) -> None:
    assert not one(**said).cancelled


PROCESSING = (
    # columns of an order, whether delivery was processed, where the carrier is
    ({"processing": "Đã giao hàng", "delivery": "Đang giao hàng"}, "fulfilled", "delivering"),
    ({"processing": "Chưa giao hàng", "delivery": ""}, "notfulfilled", ""),
    ({"processing": "", "delivery": ""}, "notfulfilled", ""),
    ({"processing": "", "delivery": "Đã giao hàng"}, "fulfilled", "delivered"),
    ({"processing": "", "delivery": "Chờ xử lý"}, "notfulfilled", "pending"),
    ({"processing": "Chờ duyệt", "delivery": "Chờ xử lý"}, "other", "pending"),
    ({"processing": "Chờ duyệt", "delivery": "Đang giao hàng"}, "fulfilled", "delivering"),
    ({"processing": "", "delivery": "Đã đối soát"}, "", "other"),
    ({"delivery": "Đã giao hàng"}, "fulfilled", "delivered"),
    ({"delivery": "readytopick"}, "fulfilled", "readytopick"),
    ({"delivery": ""}, "notfulfilled", ""),
    ({"delivery": "Chờ xử lý"}, "", "pending"),
    ({"delivery": "Hủy giao hàng"}, "", "cancel"),
    ({"delivery": "Đã đối soát"}, "", "other"),
    ({"delivery": "Đang giao hàng", "shipping": "Đã giao hàng"}, "fulfilled", "delivering"),
    ({"delivery": "", "shipping": "Đã giao hàng"}, "fulfilled", ""),
    ({"shipping": "Đã giao hàng"}, "fulfilled", ""),
    ({"shipping": "Chưa giao hàng"}, "notfulfilled", ""),
    ({"shipping": "Đang giao hàng"}, "fulfilled", "delivering"),
    ({"shipping": "Giao thành công"}, "fulfilled", "delivered"),
    ({"shipping": "Hoàn tất"}, "other", ""),
    ({"shipping": ""}, "notfulfilled", ""),
    ({"payment": "Đã thanh toán"}, "", ""),
)


@pytest.mark.parametrize(("said", "processing", "delivery"), PROCESSING)
def test_whether_delivery_was_processed_and_where_the_carrier_is(said: Row, processing: str, delivery: str) -> None:
    order = one(**said)
    assert (order.processing.code, order.delivery.code) == (processing, delivery)


@pytest.mark.parametrize(
    ("others", "delivery"),
    [
        (("Đang giao hàng", "Chờ lấy hàng"), "delivered"),
        (("Chuyển hoàn",), "delivered"),
        (("Chưa giao hàng", "Đã hủy"), ""),
        (("Giao một phần",), ""),
        (("Giao một phần", "Đang giao hàng"), ""),
    ],
)
def test_the_rest_of_the_column_tells_whose_word_delivered_is(others: Sequence[str], delivery: str) -> None:
    rows = [{"name": f"#{place}", "shipping": word} for place, word in enumerate(["Đã giao hàng", *others])]
    first = orders(*rows)[0]
    assert (first.processing.code, first.delivery.code) == ("fulfilled", delivery)


SHIPMENTS = (
    # what the rows of one order say, what counts
    ("delivery", ("Đã giao hàng", "Đang giao hàng"), "delivering"),
    ("delivery", ("Đã giao hàng", "", "Đã giao hàng"), "delivered"),
    ("delivery", ("Hủy giao hàng", "Đã giao hàng"), "delivered"),
    ("delivery", ("Hủy giao hàng",), "cancel"),
    ("delivery", ("Đã giao hàng", "Đã đối soát"), "other"),
    ("cod", ("Đã thu", "Chưa nhận"), "codnotreceipt"),
    ("cod", ("Không", "Đã thu"), "codpaid"),
    ("cod", ("Không", "Không"), "none"),
    ("processing", ("Đã giao hàng", "Chưa giao hàng"), "partial"),
    ("processing", ("Đã giao hàng", "fulfilled"), "fulfilled"),
)


@pytest.mark.parametrize(("column", "words", "code"), SHIPMENTS)
def test_an_order_with_several_shipments_is_as_far_as_the_last_of_them(
    column: str, words: Sequence[str], code: str
) -> None:
    (order,) = orders(*({"name": "#1001", column: word, "line_code": f"A{place}"} for place, word in enumerate(words)))
    assert getattr(order, column).code == code


def test_an_invoice_tells_its_slip_its_people_and_its_debt() -> None:
    said = {"code": "HD1", "order": "DH1", "created": "46300.375", "updated": "46301", "status": "Đang xử lý"}
    money = {"total": "315000.0000", "paid": "-", "cod": "315.000", "delivery": "Giao thành công"}
    people = {"seller": "Mận", "creator": "Mơ", "channel": "Haravan", "note": "HRV-#1001", "ward": ""}
    (found,) = invoices(said | money | people)
    assert (found.order, found.created, found.status.code) == ("DH1", "2026-10-05T09:00:00", "processing")
    assert (found.delivery.code, found.total, found.paid, found.cod) == ("delivered", 315000, None, 315000)
    assert (found.seller, found.creator, found.channel, found.note) == ("Mận", "Mơ", "Haravan", "HRV-#1001")
    assert (found.ward, found.courier, found.updated) == ("", None, "2026-10-06T00:00:00")
