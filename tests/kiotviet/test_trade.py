"""Slips, invoices and receipts of the API as values: words before numbers, nothing taken for 0 that is not said."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from catalogrepair.errors import Unreachable
from catalogrepair.kiotviet import shop
from catalogrepair.kiotviet.key import Key
from catalogrepair.kiotviet.stock import branches, stock_of, walk_stock
from catalogrepair.kiotviet.trade import (
    allows_orders_without_stock,
    invoices_of,
    slips_of,
    walk_invoices,
    walk_receipts,
    walk_slips,
)
from catalogrepair.remote.client import Client
from tests.remote import QUICK
from tests.servers.kiotviet import product
from tests.servers.kiotviet_sales import KiotVietSales
from tests.shops.stories_trade import pottery
from tests.shops.trade_by_api import invoice_json, receipts_json, slip_json

Json = dict[str, Any]
Connect = Callable[[KiotVietSales], Client]


@pytest.fixture
def connect(monkeypatch: pytest.MonkeyPatch) -> Connect:
    def to(server: KiotVietSales) -> Client:
        monkeypatch.setenv(shop.ADDRESS_VARIABLE, server.url)
        return shop.connect(Key(server.retailer, server.client_id, server.client_secret), QUICK)

    return to


@pytest.mark.parametrize(
    ("status", "words", "slip", "invoice"),
    [
        (1, None, "draft", "complete"),
        (2, None, "delivering", "cancelled"),
        (3, None, "complete", "processing"),
        (4, None, "cancelled", ""),
        (5, None, "confirmed", "undeliverable"),
        (1, "Hoàn thành", "complete", "complete"),
        (2, "Đang xử lý", "delivering", "processing"),
        (9, "Đang ủ", "other", "other"),
    ],
)
def test_the_same_number_is_another_status_on_slips_and_invoices(
    status: int, words: str | None, slip: str, invoice: str
) -> None:
    item = {"id": 1, "code": "X1", "status": status} | ({"statusValue": words} if words else {})
    assert slips_of([item])[0][0].status.code == slip
    assert invoices_of([item])[0][0].status.code == invoice


DELIVERIES = {1: "pending", 2: "delivering", 3: "delivered", 5: "return", 6: "cancel", 7: "picking"}


@pytest.mark.parametrize("number", DELIVERIES)
def test_the_delivery_of_an_invoice(number: int) -> None:
    item = {"id": 1, "code": "X1", "invoiceDelivery": {"status": number}}
    assert invoices_of([item])[0][0].delivery.code == DELIVERIES[number]


PAID: dict[str, tuple[Json, Decimal | None]] = {
    "said": ({"totalPayment": 150000.0}, Decimal(150000)),
    "nothing, said": ({"totalPayment": 0}, Decimal(0)),
    "payments that stand": (
        {"payments": [{"amount": 50000.0, "status": 0}, {"amount": 20000.0}, {"amount": 9.0, "status": 1}]},
        Decimal(70000),
    ),
    "not said": ({}, None),
}


@pytest.mark.parametrize("name", PAID)
def test_what_was_paid(name: str) -> None:
    more, paid = PAID[name]
    assert invoices_of([{"id": 1, "code": "X1", **more}])[0][0].paid == paid
    assert slips_of([{"id": 1, "code": "X1", **more}])[0][0].paid == paid


def test_wards_and_couriers_that_are_not_told_of_are_not_called_missing() -> None:
    bare, delivered = {"id": 1, "code": "X1"}, {"wardName": "Phường 5", "partnerDelivery": {"name": "GHN"}}
    (one,), _ = slips_of([bare])
    assert (one.ward, one.courier) == (None, None)
    (one,), _ = slips_of([bare | {"orderDelivery": {"receiver": "An"}}])
    assert (one.ward, one.courier) == ("", "")
    (two,), _ = invoices_of([bare | {"invoiceDelivery": delivered}])
    assert (two.ward, two.courier) == ("Phường 5", "GHN")


def test_all_pages_are_walked_with_payments_and_deliveries(connect: Connect) -> None:
    sales = [sale for sale in pottery() if sale.slip and sale.invoice]
    slips = [slip_json(at, sale.slip) for at, sale in enumerate(sales, 1) if sale.slip]
    invoices = [invoice_json(at, sale.invoice) for at, sale in enumerate(sales, 1) if sale.invoice]
    with KiotVietSales(slips, invoices, max_page=3) as server, connect(server) as client:
        found, lines = walk_slips(client, "2020-01-01", lambda _: None)
        sold, _ = walk_invoices(client, "2020-01-01", lambda _: None)
    assert [one.code for one in found] == [sale.slip.code for sale in sales if sale.slip]
    assert {one.code for one in sold} == {sale.invoice.code for sale in sales if sale.invoice}
    assert {line.document for line in lines} == {one.code for one in found}
    assert all(one.channel == "Haravan" and one.courier for one in sold)
    assert {one.created for one in found} >= {"2026-11-02T16:05:00"}


def test_what_was_changed_before_the_day_is_not_asked_for(connect: Connect) -> None:
    sales = [sale for sale in pottery() if sale.slip]
    slips = [slip_json(at, sale.slip) for at, sale in enumerate(sales, 1) if sale.slip]
    with KiotVietSales(slips) as server, connect(server) as client:
        found, _ = walk_slips(client, "2026-11-11", lambda _: None)
    assert {one.created[:10] for one in found} == {"2026-11-11", "2026-11-12"}


def test_receipts_name_their_user(connect: Connect) -> None:
    papers = [sale.invoice for sale in pottery() if sale.invoice]
    with KiotVietSales(receipts=receipts_json(papers, "Kế toán Đào")) as server, connect(server) as client:
        found = walk_receipts(client, "2020-01-01", lambda _: None)
    assert found is not None
    assert {one.user for one in found} == {"Kế toán Đào"}
    assert len(found) == sum(one.paid > 0 for one in papers)


def test_a_cash_book_that_is_locked_is_no_failure(connect: Connect) -> None:
    with KiotVietSales(locked=["/cashflow"]) as server, connect(server) as client:
        assert walk_receipts(client, "2020-01-01", lambda _: None) is None


@pytest.mark.parametrize(
    ("settings", "said"), [({"AllowOrderWhenOutStock": True}, True), ({}, None), ({"AllowOrderWhenOutStock": 1}, None)]
)
def test_a_setting_is_only_what_is_said(connect: Connect, settings: Json, said: bool | None) -> None:
    with KiotVietSales(settings=settings) as server, connect(server) as client:
        assert allows_orders_without_stock(client) is said


def test_stock_is_read_branch_by_branch_and_closed_branches_are_left_out(connect: Connect) -> None:
    def at(branch: int, on_hand: float, reserved: float = 0.0) -> Json:
        return {"branchId": branch, "branchName": "?", "onHand": on_hand} | (
            {} if reserved < 0 else {"reserved": reserved}
        )

    goods = [
        product(1, "A1", "Áo", inventories=[at(31, 5.0, 2.0), at(32, 3.0), at(99, 100.0)]),
        product(2, "A1T", "Áo", unit_of=1, unit="Thùng", conversion=12.0, inventories=[at(31, 0.417, -1)]),
        product(3, "B1", "Bát", inventories=None),
    ]
    with KiotVietSales(products=goods) as server, connect(server) as client:
        found = walk_stock(client, branches(client, lambda _: None), lambda _: None)
    assert [(one.branch, one.code, one.on_hand, one.reserved) for one in found] == [
        ("Quầy chính", "A1", Decimal(5), Decimal(2)),
        ("Kho sau", "A1", Decimal(3), Decimal(0)),
        ("Quầy chính", "A1T", Decimal("0.417"), None),
        ("Quầy chính", "B1", None, None),
    ]
    assert (found[2].base, found[2].factor) == ("A1", Decimal(12))


def test_a_product_without_stock_rows_is_known_all_the_same(connect: Connect) -> None:
    with KiotVietSales(products=[product(1, "A1", "Áo", inventories=None)]) as server, connect(server) as client:
        found = stock_of(client, ["A1", "B1", "C*1"], {31: "Quầy chính"})
    assert [(one.code, one.on_hand) for one in found] == [("A1", None), ("C*1", None)]


def test_a_list_that_is_not_what_is_documented_proves_nothing(connect: Connect) -> None:
    with KiotVietSales([{"id": 1, "code": "X", "modifiedDate": "2026-01-01"}]) as server, connect(server) as client:
        server.page = lambda request, rows: {"total": 1, "data": "x"}  # type: ignore[method-assign]
        with pytest.raises(Unreachable):
            walk_slips(client, "2020-01-01", lambda _: None)
