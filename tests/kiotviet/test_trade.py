"""Slips, invoices and receipts of the API as values: words before numbers, nothing taken for 0 that is not said."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from catalogrepair.errors import Rejected, Unreachable
from catalogrepair.shops.kiotviet.documents import invoices_of, slips_of, walk_invoices, walk_receipts, walk_slips
from catalogrepair.shops.kiotviet.returns import walk_returns
from catalogrepair.shops.kiotviet.settings import switched_off, without_stock
from catalogrepair.shops.remote.client import Client
from catalogrepair.text import verbatim
from tests.servers.base import Fault
from tests.servers.kiotviet_sales import KiotVietSales, Readings
from tests.shops.stories_trade import pottery
from tests.shops.trade import Back, Line
from tests.shops.trade_by_api import invoice_json, receipts_json, return_json, slip_json

Json = dict[str, Any]
Connect = Callable[[KiotVietSales], Client]


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
    "said, beside a payment that was taken back": (
        {"totalPayment": 70000.0, "payments": [{"amount": 50000.0, "status": 0}, {"amount": 9.0, "status": 1}]},
        Decimal(70000),
    ),
    "taken back by its words": (
        {"payments": [{"amount": 50000.0, "statusValue": "Đã thanh toán"}, {"amount": 9.0, "statusValue": "Đã hủy"}]},
        Decimal(50000),
    ),
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


COD: dict[str, tuple[Json | None, Decimal | None]] = {
    "a sale at the counter": (None, None),
    "to be collected": ({"usingPriceCod": True, "priceCodPayment": 90000.0}, Decimal(90000)),
    "nothing to collect": ({"usingPriceCod": False, "priceCodPayment": 90000.0}, Decimal(0)),
    "not said": ({"status": 3}, None),
}


@pytest.mark.parametrize("name", COD)
def test_what_is_to_be_collected(name: str) -> None:
    delivery, amount = COD[name]
    assert invoices_of([{"id": 1, "code": "X1", "invoiceDelivery": delivery}])[0][0].cod == amount


@pytest.mark.parametrize(
    "channel", [{"SaleChannel": {"Id": 7, "Name": "Haravan"}}, {"saleChannel": {"name": "Haravan"}}]
)
def test_the_sale_channel_is_read_in_either_spelling(channel: Json) -> None:
    assert invoices_of([{"id": 1, "code": "X1", **channel}])[0][0].channel == "Haravan"
    assert slips_of([{"id": 1, "code": "X1", "SaleChannel": "Haravan"}])[0][0].channel == ""


def test_an_edited_invoice_stands_beside_what_it_was() -> None:
    items = [{"id": 1, "code": "HD5"}, {"id": 2, "code": "HD5.01", "orderCode": "DH5"}]
    assert [(one.code, one.order) for one in invoices_of(items)[0]] == [("HD5", ""), ("HD5.01", "DH5")]


@pytest.mark.parametrize(
    ("dates", "created"),
    [
        ({"createdDate": "2026-08-12T23:57:26.0730000", "purchaseDate": "2026-08-01"}, "2026-08-12T23:57:26"),
        ({"purchaseDate": "2026-08-12T10:57:26"}, "2026-08-12T10:57:26"),
        ({"createdDate": "2026-08-12T10:57:26.0730000+07:00"}, "2026-08-12T10:57:26"),
        ({}, ""),
    ],
)
def test_times_without_a_zone_are_vietnams(dates: Json, created: str) -> None:
    assert slips_of([{"id": 1, "code": "X1", **dates}])[0][0].created == created


@pytest.mark.parametrize(("returned", "expected"), [(2.0, True), (0, False), (None, None)])
def test_an_invoice_of_which_goods_were_returned_says_so(returned: float | None, expected: bool | None) -> None:
    lines = [{"productCode": "A", "quantity": 2.0}, {"productCode": "B", "returnQuantity": returned}]
    assert invoices_of([{"id": 1, "code": "X1", "invoiceDetails": lines}])[0][0].is_returned is expected


def test_when_a_paper_was_changed_last_is_read() -> None:
    item = {"id": 1, "code": "X1", "modifiedDate": "2026-08-13T08:00:00.1"}
    assert slips_of([item])[0][0].updated == invoices_of([item])[0][0].updated == "2026-08-13T08:00:00"


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
        sold, _ = walk_invoices(client, "2020-01-01", found, lambda _: None)
    assert [one.code for one in found] == [sale.slip.code for sale in sales if sale.slip]
    assert {one.code for one in sold} == {sale.invoice.code for sale in sales if sale.invoice}
    assert {line.document for line in lines} == {one.code for one in found}
    assert all(one.channel == "Haravan" and one.courier for one in sold)
    assert all(one.receipts for one in (*found, *sold))
    assert {one.ward for one in found} == {""}, "the delivery is told, and has no ward"
    assert {one.created for one in found} >= {"2026-11-02T16:05:00"}


def test_a_setting_that_this_key_may_not_ask_for_is_unknown(connect: Connect) -> None:
    with KiotVietSales() as server, connect(server) as client:
        server.faults = [Fault(status=420, path="/settings")]
        assert without_stock(client) == (None, None)


def test_what_was_changed_before_the_day_is_not_asked_for(connect: Connect) -> None:
    sales = [sale for sale in pottery() if sale.slip]
    slips = [slip_json(at, sale.slip) for at, sale in enumerate(sales, 1) if sale.slip]
    with KiotVietSales(slips) as server, connect(server) as client:
        found, _ = walk_slips(client, "2026-11-11", lambda _: None)
    assert {one.created[:10] for one in found} == {"2026-11-11", "2026-11-12"}


def test_receipts_name_their_user(connect: Connect) -> None:
    papers = [sale.invoice for sale in pottery() if sale.invoice]
    with KiotVietSales(receipts=receipts_json(papers, "Kế toán Đào")) as server, connect(server) as client:
        wanted = [f"TT{one.code}" for one in papers]
        found = walk_receipts(client, "2020-01-01", wanted, lambda _: None)
    assert found is not None
    assert {one.user for one in found} == {"Kế toán Đào"}
    assert len(found) == sum(one.paid > 0 for one in papers)


def test_a_cash_book_that_is_locked_is_no_failure(connect: Connect) -> None:
    with KiotVietSales(locked=["/cashflow"]) as server, connect(server) as client:
        assert walk_receipts(client, "2020-01-01", ["TT1"], lambda _: None) is None


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"AllowOrderWhenOutStock": True, "AllowSellWhenOutStock": False}, (True, False)),
        ({"allowOrderWhenOutOfStock": False}, (False, None)),
        ({"AllowSellWhenOutStock": True, "AllowSellWhenOrderOutStock": False}, (None, True)),
        ({}, (None, None)),
        ({"AllowOrderWhenOutStock": 1, "AllowSellWhenOutStock": "true"}, (None, None)),
    ],
)
def test_a_setting_is_only_what_is_said(
    connect: Connect, settings: Json, said: tuple[bool | None, bool | None]
) -> None:
    with KiotVietSales(settings=settings) as server, connect(server) as client:
        assert without_stock(client) == said


def test_a_list_that_is_not_what_is_documented_proves_nothing(connect: Connect) -> None:
    with KiotVietSales([{"id": 1, "code": "X", "modifiedDate": "2026-01-01"}]) as server, connect(server) as client:
        server.page = lambda request, rows: {"total": 1, "data": "x"}  # type: ignore[method-assign]
        with pytest.raises(Unreachable):
            walk_slips(client, "2020-01-01", lambda _: None)


def sold() -> tuple[list[Json], list[Json]]:
    sales = [sale for sale in pottery() if sale.slip and sale.invoice]
    slips = [slip_json(at, sale.slip) for at, sale in enumerate(sales, 1) if sale.slip]
    return slips, [invoice_json(100 + at, sale.invoice) for at, sale in enumerate(sales, 1) if sale.invoice]


@pytest.mark.parametrize("fault", [Fault(403), Fault(404), Fault(body=b'{"total": 1, "data": ["x"]}')])
def test_returns_that_cannot_be_read_are_unknown_and_not_none(connect: Connect, fault: Fault) -> None:
    with KiotVietSales() as server, connect(server) as client:
        assert walk_returns(client, "2020-01-01", (), lambda _: None) == ([], [])
        server.faults = [replace(fault, path="/returns")]
        assert walk_returns(client, "2020-01-01", (), lambda _: None) is None


def slips_named(client: Client) -> list[tuple[str, str]]:
    slips, _ = walk_slips(client, "2020-01-01", lambda _: None)
    invoices, _ = walk_invoices(client, "2020-01-01", slips, lambda _: None)
    return [(one.code, one.order) for one in invoices]


@pytest.mark.parametrize("notes", [True, False])
@pytest.mark.parametrize("filters", [True, False])
@pytest.mark.parametrize("more", [0, 40])
def test_a_list_without_slips_is_made_up_for_in_either_way(
    connect: Connect, notes: bool, filters: bool, more: int
) -> None:
    slips, invoices = sold()
    invoices += [{**invoices[0], "id": 900 + at, "code": f"HQ{at}", "orderCode": ""} for at in range(more)]
    invoices[-1] |= {"description": "gói quà"}
    readings = Readings(invoices_name_slips=False, invoices_have_notes=notes, order_id_filters=filters)
    with KiotVietSales(slips, invoices, readings=readings) as server, connect(server) as client:
        assert slips_named(client) == [(one["code"], one["orderCode"]) for one in invoices]


@pytest.mark.parametrize(("slips", "asked"), [(0, 0), (1, 1)])
def test_no_more_is_asked_than_there_are_slips(connect: Connect, slips: int, asked: int) -> None:
    some, invoices = sold()
    with KiotVietSales(some[:slips], invoices) as server, connect(server) as client:
        server.readings.invoices_name_slips = False
        slips_named(client)
        assert sum(bool(request.text("orderId")) for request in server.requests) == asked
        assert not any(request.path.startswith("/invoices/") for request in server.requests)


def test_an_invoice_that_is_gone_meanwhile_names_no_slip(connect: Connect) -> None:
    slips, invoices = sold()
    with KiotVietSales(slips[:1], invoices[:1]) as server, connect(server) as client:
        server.readings.invoices_name_slips = False
        server.faults = [Fault(status=420, path="/invoices/")]
        assert slips_named(client) == [(invoices[0]["code"], "")]


@pytest.mark.parametrize("locked", [(), ("/salechannel",)])
def test_channels_that_are_given_by_number_get_their_names(connect: Connect, locked: tuple[str, ...]) -> None:
    slips = [{**slip, "SaleChannel": {"id": 7, "name": "Haravan"}} for slip in sold()[0]]
    invoices = [{**invoice, "SaleChannel": {"id": 9, "name": "Shopee"}} for invoice in sold()[1]]
    readings = Readings(channels_by_number=True)
    with KiotVietSales(slips, invoices, readings=readings, locked=locked) as server, connect(server) as client:
        found, _ = walk_slips(client, "2020-01-01", lambda _: None)
        sales, _ = walk_invoices(client, "2020-01-01", found, lambda _: None)
    assert {one.channel for one in found} == ({""} if locked else {"Haravan"})
    assert {one.channel for one in sales} == ({""} if locked else {"Shopee"})


def given(client: Client) -> list[tuple[str, str, str, int | None, int | None]]:
    invoices, _ = walk_invoices(client, "2020-01-01", (), lambda _: None)
    found = walk_returns(client, "2020-01-01", invoices, lambda _: None)
    assert found
    return [
        (
            one.code,
            one.invoice,
            one.status.code,
            *(None if each is None else int(each) for each in (one.due, one.given_back)),
        )
        for one in found[0]
    ]


@pytest.mark.parametrize("words", [True, False])
def test_a_return_names_its_invoice_and_whether_it_counts(connect: Connect, words: bool) -> None:
    _, invoices = sold()
    backs = [
        Back("TH1", (Line("A1", "Bát", 40000),), "05/11/2026"),
        Back("TH2", (Line("A1", "Bát", 9000, 2),), "05/11/2026", status="Đã hủy"),
        Back("TH3", (Line("A1", "Bát", 9000),), "05/11/2026", paid=0, status="Chờ duyệt"),
    ]
    returns = [return_json(at, one, invoices[0]["id"]) for at, one in enumerate(backs, 1)]
    readings = Readings(returns_have_words=words)
    with KiotVietSales(invoices=invoices, returns=returns, readings=readings) as server, connect(server) as client:
        code = invoices[0]["code"]
        assert given(client) == [
            ("TH1", code, "complete", 40000, 40000),
            ("TH2", code, "cancelled", 18000, 18000),
            ("TH3", code, "other", 9000, 0),
        ]
        found = walk_returns(client, "2020-01-01", (), lambda _: None)
    assert found
    assert [(line.document, line.code, line.quantity) for line in found[1]] == [
        ("TH1", "A1", 1), ("TH2", "A1", 2), ("TH3", "A1", 1),
    ]  # fmt: skip


SPARSE: dict[str, tuple[Json, tuple[str, str, str, int | None, int | None]]] = {
    "no sum": ({}, ("#1", "", "", None, None)),
    "the total only": ({"returnTotal": 9000.0}, ("#1", "", "", 9000, None)),
    "no invoice, as a number": ({"code": "TH1", "invoiceId": 0}, ("TH1", "", "", None, None)),
    "an invoice that was not read": ({"code": "TH1", "invoiceId": 77}, ("TH1", "#77", "", None, None)),
    "an invoice that was edited": ({"code": "TH1", "invoiceId": 5}, ("TH1", "HD5", "", None, None)),
}


@pytest.mark.parametrize("name", SPARSE)
def test_what_a_return_does_not_say_is_unknown(connect: Connect, name: str) -> None:
    item, expected = SPARSE[name]
    invoices = [{"id": 5, "code": "HD5"}, {"id": 6, "code": "HD5.01"}]
    with KiotVietSales(invoices=invoices, returns=[{"id": 1, **item}]) as server, connect(server) as client:
        assert given(client) == [expected]


@pytest.mark.parametrize(
    ("status", "said", "name"),
    [
        (420, "Thiết lập “Cho phép đặt hàng” đang không được bật", "Cho phép đặt hàng"),
        (420, "Thiết lập 'Cho phép đặt hàng' đang không được bật.", "Cho phép đặt hàng"),
        (420, "Cho phép đặt hàng đang không được bật", "Cho phép đặt hàng"),
        (420, "Lỗi. Thiết lập “Sử dụng tính năng giao hàng” đang không được bật", "Sử dụng tính năng giao hàng"),
        (420, "Tham số truyền vào không hợp lệ", ""),
        (400, "Thiết lập “Cho phép đặt hàng” đang không được bật", ""),
    ],
)
def test_a_refusal_names_the_setting_that_is_off(status: int, said: str, name: str) -> None:
    assert switched_off(Rejected(verbatim(""), status=status, said=verbatim(said))) == name
