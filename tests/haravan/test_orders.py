"""An order of the API as a value: its three statuses over all shipments, and its money counted once."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from catalogrepair.errors import Unreachable
from catalogrepair.haravan import shop
from catalogrepair.haravan.orders import order_of, orders_of, walk, walk_to
from catalogrepair.remote.client import Client
from tests.remote import QUICK
from tests.servers.haravan_sales import HaravanSales
from tests.shops.stories_trade import pottery
from tests.shops.trade_by_api import order_json

Json = dict[str, Any]
Connect = Callable[[HaravanSales], Client]


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


def test_times_are_vietnams() -> None:
    assert order_of(made(created_at="2026-03-31T18:30:00.1234567Z")).created == "2026-04-01T01:30:00"


def test_lines_keep_code_and_barcode() -> None:
    item = made(line_items=[{"sku": "A", "barcode": None, "name": "Áo", "quantity": 2, "price": 50000.0}])
    (order,), (line,) = orders_of([item])
    assert (line.order, line.code, line.barcode, line.quantity) == (order.name, "A", "", Decimal(2))


def many(count: int) -> list[Json]:
    return [order_json(number, pottery()[0]) | {"name": f"#MD{number}"} for number in range(1, count + 1)]


@pytest.fixture
def connect(monkeypatch: pytest.MonkeyPatch) -> Connect:
    def to(server: HaravanSales) -> Client:
        monkeypatch.setenv(shop.ADDRESS_VARIABLE, server.url)
        return shop.connect(server.token, QUICK)

    return to


def to_order(client: Client, name: str) -> list[str]:
    return [order.name for order in walk_to(client, "2020-01-01", lambda one: one == name, lambda _: None)[0]]


def test_all_pages_are_walked_and_nothing_is_lost(connect: Connect) -> None:
    with HaravanSales(many(120)) as server, connect(server) as client:
        orders, lines = walk(client, "2020-01-01", lambda _: None)
    assert {order.name for order in orders} == {f"#MD{number}" for number in range(1, 121)}
    assert len(lines) == 240


def test_a_list_that_never_agrees_with_its_count_proves_nothing(connect: Connect) -> None:
    with HaravanSales(many(3), count_off=1) as server, connect(server) as client, pytest.raises(Unreachable) as refusal:
        walk(client, "2020-01-01", lambda _: None)
    assert "đơn hàng" in refusal.value.text.vi


def test_the_walk_to_one_order_ends_on_its_page(connect: Connect) -> None:
    with HaravanSales(many(120)) as server, connect(server) as client:
        assert "#MD60" in to_order(client, "#MD60")
        assert [request.text("page") for request in server.requests] == ["1", "2"]


def test_an_order_that_is_not_there_is_looked_for_to_the_end(connect: Connect) -> None:
    with HaravanSales(many(120)) as server, connect(server) as client:
        assert len(to_order(client, "#MD999")) == 120
