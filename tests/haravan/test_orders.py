"""An order of the API as a value: its three statuses over all shipments, and its money counted once."""

from decimal import Decimal
from typing import Any

import pytest

from catalogrepair.shops.haravan.orders import order_of, orders_of

Json = dict[str, Any]


def made(**more: object) -> Json:
    return {"id": 7, "name": "#MD7", "financial_status": "paid", "total_price": 200000.0, "fulfillments": []} | more


def shipment(carrier: str | None, cod: str | None = "none", amount: float = 0.0, **more: object) -> Json:
    told = {"carrier_status_code": carrier, "carrier_cod_status_code": cod, "cod_amount": amount}
    return {"status": "success", **told, **more}


SHIPMENTS: dict[str, tuple[list[Json], str, str, str]] = {
    # shipments; delivery, COD, processing
    "none": ([], "", "", "notfulfilled"),
    "one, delivered": ([shipment("delivered")], "delivered", "none", "fulfilled"),
    "one, waiting": ([shipment("readytopick", "codpending", 9.0)], "readytopick", "codpending", "fulfilled"),
    "one of two on its way": ([shipment("delivered"), shipment("delivering")], "delivering", "none", "fulfilled"),
    "one of two collected": (
        [shipment("delivered", "codpaid", 5.0), shipment("delivered", "codpending", 5.0)],
        "delivered", "codpending", "fulfilled",
    ),
    "one collected, one without": (
        [shipment("delivered", "none"), shipment("delivered", "codreceipt", 5.0)],
        "delivered", "codreceipt", "fulfilled",
    ),
    "no word on the money, but money": ([shipment("delivered", None, 5.0)], "delivered", "codpending", "fulfilled"),
    "no COD although there is money": ([shipment("delivered", "none", 5.0)], "delivered", "codpending", "fulfilled"),
    "cancelled, and sent again": (
        [shipment("cancel", "codpending", 5.0), shipment("delivered")], "delivered", "none", "fulfilled",
    ),
    "cancelled by its status": ([shipment("delivering", status="cancelled")], "cancel", "", "notfulfilled"),
    "cancelled by its carrier": ([shipment("Cancel")], "cancel", "", "notfulfilled"),
    "an underscore and a capital": (
        [shipment("Ready_To_Pick", "COD_Pending", 5.0)], "readytopick", "codpending", "fulfilled",
    ),
    "words without a code": (
        [shipment(None, None, 5.0, carrier_status_name="Đã giao hàng", carrier_cod_status_name="Đã thu")],
        "delivered", "codpaid", "fulfilled",
    ),
    "no word on the money, and none to collect": ([shipment("delivered", None)], "delivered", "none", "fulfilled"),
    "no word on the money, nor on the amount": (
        [shipment("delivered", None, cod_amount=None)], "delivered", "", "fulfilled",
    ),
    "one collected, one of unknown money": (
        [shipment("delivered", "codpaid", 5.0), shipment("delivered", None, cod_amount=None)],
        "delivered", "", "fulfilled",
    ),
    "back at the shop": ([shipment("delivered"), shipment("return")], "return", "none", "fulfilled"),
    "a code of tomorrow": (
        [shipment("teleported", carrier_status_name="Đã dịch chuyển")], "other", "none", "fulfilled",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SHIPMENTS)
def test_the_statuses_are_those_of_the_slowest_shipment(name: str) -> None:
    shipments, delivery, cod, processing = SHIPMENTS[name]
    order = order_of(made(fulfillments=shipments))
    assert (order.delivery.code, order.cod.code, order.processing.code) == (delivery, cod, processing)


def test_a_status_that_nobody_knows_keeps_the_shops_words() -> None:
    order = order_of(made(fulfillments=[shipment("teleported", carrier_status_name="Đã dịch chuyển")]))
    assert order.delivery.shown == "Đã dịch chuyển"


@pytest.mark.parametrize(
    ("shipments", "amount"),
    [
        ([], None),
        ([shipment("delivered", "codpaid", 5.5), shipment("delivered", "codpaid", 2.0)], Decimal("7.5")),
        ([shipment("delivered", "codpaid", 5.0), shipment("cancel", "codpending", 9.0)], Decimal(5)),
        ([shipment("delivered", "codpaid", 5.0), shipment("delivered", cod_amount=None)], None),
    ],
)
def test_what_is_to_be_collected_is_a_sum_or_unknown(shipments: list[Json], amount: Decimal | None) -> None:
    assert order_of(made(fulfillments=shipments)).cod_amount == amount


@pytest.mark.parametrize(
    ("status", "processing"),
    [("fulfilled", "fulfilled"), ("Partial", "partial"), (None, "notfulfilled"), ("not_fulfilled", "notfulfilled")],
)
def test_processing_is_what_the_order_says(status: str | None, processing: str) -> None:
    order = order_of(made(fulfillment_status=status))
    assert (order.processing.code, order.delivery.code) == (processing, "")


@pytest.mark.parametrize("more", [{"cancelled_status": "Cancelled"}, {"cancelled_at": "2026-04-01T00:00:00Z"}])
def test_a_cancelled_order_is_known_by_its_status_or_its_date(more: Json) -> None:
    assert order_of(made(**more)).cancelled
    assert not order_of(made(cancelled_status="uncancelled", cancelled_at=None)).cancelled


def test_the_first_live_shipment_dates_the_processing_and_the_courier_is_named() -> None:
    order = order_of(
        made(
            fulfillments=[
                shipment("cancel", created_at="2026-04-01T01:00:00Z", tracking_company="Nhanh"),
                shipment("delivered", created_at="2026-04-03T01:00:00.1Z", tracking_company=None),
                shipment("delivered", created_at="2026-04-02T01:00:00Z", tracking_company="VNPost"),
            ]
        )
    )
    assert (order.processed, order.courier) == ("2026-04-02T08:00:00", "VNPost")


@pytest.mark.parametrize("word", ["partially_paid", "partiallypaid", "PartiallyPaid"])
def test_a_status_is_one_in_every_spelling(word: str) -> None:
    assert order_of(made(financial_status=word)).payment.code == "partiallypaid"


def move(number: int, kind: str, amount: float, status: str | None = None) -> Json:
    return {"id": number, "kind": kind, "amount": amount, "status": status}


REFUND = move(3, "refund", -50000.0)
MONEY: dict[str, tuple[Json, Decimal | None, Decimal]] = {
    "paid": ({"transactions": [move(1, "capture", 200000.0)]}, Decimal(200000), Decimal(0)),
    "pending and its capture": (
        {"transactions": [move(1, "Pending", 200000.0), move(2, "Capture", 200000.0)]}, Decimal(200000), Decimal(0),
    ),
    "a failed attempt": (
        {"transactions": [move(1, "sale", 200000.0, "failure"), move(2, "sale", 200000.0, "success")]},
        Decimal(200000), Decimal(0),
    ),
    "success in Vietnamese": ({"transactions": [move(1, "sale", 120000.0, "Thành công")]}, Decimal(120000), Decimal(0)),
    "a refund in two places": (
        {"transactions": [move(1, "sale", 200000.0), REFUND], "refunds": [{"transactions": [REFUND]}]},
        Decimal(200000), Decimal(50000),
    ),
    "a refund in its own place only": (
        {"transactions": [move(1, "sale", 200000.0)], "refunds": [{"transactions": [REFUND]}]},
        Decimal(200000), Decimal(50000),
    ),
    "a failed refund": (
        {"transactions": [move(1, "sale", 200000.0), move(3, "refund", -5.0, "error")]},
        Decimal(200000), Decimal(0),
    ),
    "a refund with another number in its own place": (
        {"transactions": [move(1, "sale", 200000.0), REFUND],
         "refunds": [{"transactions": [move(9, "Refund", -50000.0)]}]},
        Decimal(200000), Decimal(50000),
    ),
    "a payment that waits": (
        {"financial_status": "pending", "transactions": [move(1, "sale", 200000.0, "pending")]},
        Decimal(0), Decimal(0),
    ),
    "only what waits, paid in part": (
        {"financial_status": "partially_paid", "transactions": [move(1, "Pending", 200000.0, "success")]},
        None, Decimal(0),
    ),
    "two payments": (
        {"transactions": [move(1, "sale", 80000.0), move(2, "sale", 120000.0)]}, Decimal(200000), Decimal(0),
    ),
    "no transactions, paid": ({}, Decimal(200000), Decimal(0)),
    "no transactions, pending": ({"financial_status": "pending"}, Decimal(0), Decimal(0)),
    "no transactions, paid in part": ({"financial_status": "partially_paid"}, None, Decimal(0)),
}  # fmt: skip


@pytest.mark.parametrize("name", MONEY)
def test_money_is_counted_once(name: str) -> None:
    more, paid, refunded = MONEY[name]
    order = order_of(made(**more))
    assert (order.paid, order.refunded) == (paid, refunded)


@pytest.mark.parametrize("tail", ["", "Z", ".1Z", ".01", ".123Z", ".1234567Z", ".1234567"])
def test_times_are_vietnams_whatever_their_fraction_and_with_or_without_a_z(tail: str) -> None:
    assert order_of(made(created_at=f"2026-03-31T18:30:00{tail}")).created == "2026-04-01T01:30:00"


def test_lines_keep_code_and_barcode() -> None:
    item = made(line_items=[{"sku": "A", "barcode": None, "name": "Áo", "quantity": 2, "price": 50000.0}])
    (order,), (line,) = orders_of([item])
    assert (line.order, line.code, line.barcode, line.quantity) == (order.name, "A", "", Decimal(2))
