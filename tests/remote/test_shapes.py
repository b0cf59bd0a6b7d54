"""Every field of every answer in every wrong kind: what reads it gives values, or one sentence, and nothing else."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

import pytest

from catalogrepair.errors import CatalogRepairError
from catalogrepair.shops.haravan import orders, products, stock
from catalogrepair.shops.haravan import sign_in as haravan
from catalogrepair.shops.kiotviet import documents, returns, single, webhooks
from catalogrepair.shops.kiotviet import products as catalogue
from catalogrepair.shops.kiotviet import sign_in as kiotviet
from catalogrepair.shops.kiotviet import stock as shelves
from catalogrepair.shops.kiotviet.key import Key
from catalogrepair.shops.remote.client import Client
from catalogrepair.shops.remote.shapes import ID, NUMBER, VALUE, Shape, fits, values
from tests.remote import QUICK
from tests.servers.base import Answer, Request, Server
from tests.servers.haravan import listing
from tests.servers.haravan_sales import HaravanSales
from tests.servers.haravan_stock import HaravanStock, place
from tests.servers.kiotviet import product
from tests.servers.kiotviet_sales import KiotVietSales, Readings
from tests.shops.stories_trade import pottery
from tests.shops.trade_by_api import invoice_json, order_json, receipts_json, slip_json

WRONG: dict[str, Any] = {
    "null": None,
    "a list": [["x"]],
    "a list of nulls": [None],
    "an object": {"a": {"b": 1}},
    "a text": "x\u001b",
    "a number": -1,
    "a huge number": 10**25,
    "yes": True,
}
Place = tuple[str | int, ...]


class _Spoiling(Server):
    """Puts a wrong value at one place of the answers to one path."""

    path: str = ""
    at: Place = ()
    value: Any = None

    def answer(self, request: Request) -> Answer:
        status, headers, body = super().answer(request)  # type: ignore[safe-super]
        self.seen[request.path] = body
        if request.path == self.path and isinstance(body, dict):
            body = spoilt(deepcopy(body), self.at, self.value)
        return status, headers, body

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.seen: dict[str, Any] = {}


class Store(_Spoiling, HaravanSales, HaravanStock):
    """A web shop."""


class Till(_Spoiling, KiotVietSales):
    """A shop; its lists give as little as they may, so that everything is asked for."""

    def route(self, request: Request) -> Answer:
        if request.path == "/webhooks":
            hook = {"id": 1, "type": "product.update", "url": "https://a.example/x", "isActive": True}
            return 200, {}, self.page(request, [hook])
        return super().route(request)


def spoilt(body: Any, at: Place, value: Any) -> Any:
    """The same answer with another value at one place."""
    if not at:
        return value
    body[at[0]] = spoilt(body[at[0]], at[1:], value)
    return body


def places(body: Any, at: Place = ()) -> Iterator[Place]:
    """Every place of an answer; of a list its first entry only."""
    yield at
    if isinstance(body, dict):
        for key in body:
            yield from places(body[key], (*at, key))
    elif isinstance(body, list) and body:
        yield from places(body[0], (*at, 0))


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    sale = next(sale for sale in pottery() if sale.refunded)
    goods = [listing(1, ["AT01"])]
    goods[0]["variants"][0]["variant_units"] = [{"id": 5, "sku": "AT01H", "barcode": "9"}]
    shelf = [place(51, "Kho Chính", is_primary=True)]
    with Store([order_json(1, sale)], locations=shelf, held={(51, 1001): (3, 1)}, products=goods) as server:
        yield server


@pytest.fixture(scope="module")
def till() -> Iterator[Till]:
    sale = next(sale for sale in pottery() if sale.slip and sale.invoice and sale.invoice.paid)
    assert sale.slip
    assert sale.invoice
    slip = slip_json(1, sale.slip) | {"SaleChannel": {"id": 7, "name": "Haravan"}}
    goods = [product(11, "AT01", "Áo", attributes="SIZE:S"), product(12, "AT02", "Áo", attributes="SIZE:M", master=5)]
    with Till(
        [slip],
        [invoice_json(1, sale.invoice)],
        receipts=receipts_json([sale.invoice], "Chị Mơ"),
        returns=[{"id": 1, "invoiceId": 1, "totalPayment": 1.0, "status": 1, "statusValue": "Đã trả"}],
        readings=Readings(invoices_name_slips=False, channels_by_number=True),
        products=goods,
        categories=[{"categoryId": 51, "categoryName": "Đồ len", "parentId": None}],
    ) as server:
        yield server


def silent(_: object) -> None:
    """Nobody listens."""


def of_papers(client: Client) -> None:
    slips, _ = documents.walk_slips(client, "2020-01-01", silent)
    found, _ = documents.walk_invoices(client, "2020-01-01", slips, silent)
    documents.walk_receipts(client, "2020-01-01", [code for one in found for code in one.receipts], silent)
    returns.walk_returns(client, "2020-01-01", found, silent)


STORE: dict[str, Callable[[Client], object]] = {
    "products": lambda client: products.walk(client, silent),
    "orders": lambda client: orders.walk(client, "2020-01-01", silent),
    "stock": lambda client: stock.totals(stock.walk(client, stock.locations(client), silent)),
    "shop": haravan.shop_of,
}
TILL: dict[str, Callable[[Client], object]] = {
    "products": lambda client: catalogue.walk(client, silent),
    "papers": of_papers,
    "stock": lambda client: shelves.walk_stock(client, shelves.branches(client, silent), silent, silent),
    "single": lambda client: single.read(client, single.find(client, ["AT01"], silent)["AT01"].number),
    "webhooks": webhooks.webhooks,
    "branches": kiotviet.require_shop,
}


def read_everywhere(server: Store | Till, client: Client, read: Callable[[Client], object], wrong: Any) -> int:
    """Read with a wrong value at each place in turn; how often that was refused."""
    server.path, refused = "", 0
    server.seen.clear()
    read(client)
    todo = [(path, at) for path, body in server.seen.items() for at in places(body) if "token" not in path]
    for server.path, server.at in todo:
        server.value = wrong
        try:
            read(client)
        except CatalogRepairError:
            refused += 1
        except KeyError as error:
            assert error.args == ("AT01",), "a code that is not there any more"
    return refused


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize("name", STORE)
def test_every_field_of_haravan(store: Store, monkeypatch: pytest.MonkeyPatch, name: str, wrong: str) -> None:
    monkeypatch.setenv(haravan.ADDRESS_VARIABLE, store.url)
    store.bucket.size = 10**9
    with haravan.connect(store.token, QUICK) as client:
        assert read_everywhere(store, client, STORE[name], WRONG[wrong]) > 0


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize("name", TILL)
def test_every_field_of_kiotviet(till: Till, monkeypatch: pytest.MonkeyPatch, name: str, wrong: str) -> None:
    monkeypatch.setenv(kiotviet.ADDRESS_VARIABLE, till.url)
    with kiotviet.connect(Key(till.retailer, till.client_id, till.client_secret), QUICK) as client:
        assert read_everywhere(till, client, TILL[name], WRONG[wrong]) > 0


FITTING: list[tuple[Any, Shape, bool]] = [
    (5, ID, True),
    (None, ID, False),
    (True, ID, False),
    ("5", ID, False),
    (1 << 63, ID, False),
    (None, NUMBER, True),
    ("", VALUE, True),
    (None, VALUE, True),
    ([], VALUE, False),
    ({}, VALUE, False),
    ([{"a": 1}], [values("a")], True),
    ([None], [values("a")], False),
    ("x", [values("a")], False),
    ({"a": []}, values("a"), False),
    ({"b": []}, values("a"), True),
]


@pytest.mark.parametrize(("value", "shape", "is_fit"), FITTING)
def test_what_fits(value: Any, shape: Shape, is_fit: bool) -> None:
    assert fits(value, shape) is is_fit
