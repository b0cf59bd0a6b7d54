"""The loopback shops that sell keep the documented limits: what is asked too much is cut in silence."""

from typing import Any

import httpx
import pytest

from tests.servers.base import Json
from tests.servers.caller import read
from tests.servers.haravan import HaravanServer, listing
from tests.servers.haravan_sales import HaravanSales
from tests.servers.haravan_stock import HaravanStock, place
from tests.servers.kiotviet_sales import KiotVietSales
from tests.shops.stories_trade import pottery
from tests.shops.trade_by_api import invoice_json, order_json


def get(server: HaravanServer, path: str, **params: Any) -> httpx.Response:
    return httpx.get(f"{server.url}/com/{path}", params=params, headers={"Authorization": f"Bearer {server.token}"})


def orders(count: int) -> list[Json]:
    return [order_json(number, pottery()[0]) for number in range(1, count + 1)]


def test_a_list_of_orders_holds_fifty_whatever_is_asked() -> None:
    with HaravanSales(orders(60)) as store:
        first = get(store, "orders.json", limit=250, status="any").json()["orders"]
        second = get(store, "orders.json", limit=250, status="any", page=2).json()["orders"]
    assert [order["id"] for order in first + second] == list(range(60, 0, -1))


def test_only_open_orders_are_listed_unless_any_is_asked_for() -> None:
    items = orders(2)
    items[0]["cancelled_status"] = "cancelled"
    with HaravanSales(items) as store:
        assert get(store, "orders/count.json").json() == {"count": 1}
        assert get(store, "orders/count.json", status="any").json() == {"count": 2}


def test_one_order_and_its_transactions_are_read_by_number() -> None:
    items = orders(2)
    with HaravanSales(items, bare_lists=True) as store:
        assert get(store, "orders/2.json").json() == {"order": items[1]}
        assert get(store, "orders/2/transactions.json").json() == {"transactions": items[1]["transactions"]}
        assert "transactions" not in get(store, "orders.json", status="any").json()["orders"][0]
        assert get(store, "orders/9.json").status_code == 404


def test_a_time_that_is_not_in_utc_is_bad_syntax() -> None:
    with HaravanSales(orders(1)) as store:
        assert get(store, "orders.json", created_at_min="2026-01-01T00:00:00+07:00").status_code == 400


@pytest.mark.parametrize(
    ("path", "scope"),
    [("orders.json", "orders"), ("locations.json", "shop"), ("inventory_locations.json", "inventories")],
)
def test_each_resource_has_its_scope(path: str, scope: str) -> None:
    class Store(HaravanSales, HaravanStock):
        """All at once."""

    with Store(scopes=[f"com.read_{scope}"]) as store:
        assert get(store, path).status_code == 200
        store.scopes = {"com.read_products"}
        assert get(store, path).status_code == 403


def test_rows_of_stock_come_by_number_and_are_cut() -> None:
    held = {(1, 1000 * number + 1): (number, 1) for number in range(1, 301)}
    with HaravanStock([place(1, "Kho")], held, products=[listing(1, ["A"])]) as store:
        rows = get(store, "inventory_locations.json", limit=999, order="id").json()["inventory_locations"]
        rest = get(store, "inventory_locations.json", since_id=rows[-1]["id"]).json()["inventory_locations"]
        some = get(store, "inventory_locations.json", location_ids="1", variant_ids="3001,9001")
        over = get(store, "inventory_locations.json", variant_ids=",".join(map(str, range(51))))
    assert [row["qty_onhand"] for row in (*rows, *rest)] == list(range(1, 301))
    assert len(rows) == 250
    assert [row["variant_id"] for row in some.json()["inventory_locations"]] == [3001, 9001]
    assert over.status_code == 422


def test_what_an_invoice_has_to_be_asked_for_is_left_out() -> None:
    paper = next(sale.invoice for sale in pottery() if sale.invoice and sale.invoice.order)
    with KiotVietSales(invoices=[invoice_json(1, paper)]) as till:
        (bare,) = read(till, "/invoices")["data"]
        (whole,) = read(
            till, "/invoices", includePayment="true", includeInvoiceDelivery="true", SaleChannel="true", orderBy="id"
        )["data"]
    assert whole.keys() - bare.keys() == {"payments", "invoiceDelivery", "SaleChannel"}


def test_pages_of_slips_are_cut_to_a_hundred_and_turn_without_an_order() -> None:
    slips = [{"id": number, "code": f"DH{number}", "modifiedDate": "2026-01-01"} for number in range(1, 151)]
    with KiotVietSales(slips) as till:
        pages = [read(till, "/orders", pageSize=1000, currentItem=at, orderBy="id")["data"] for at in (0, 100)]
        loose = [read(till, "/orders", pageSize=100, currentItem=at)["data"] for at in (0, 100)]
    assert [len(page) for page in pages] == [100, 50]
    assert len({row["id"] for page in pages for row in page}) == 150
    assert len({row["id"] for page in loose for row in page}) < 150
