"""Walks through a shop's orders over real HTTP: every order once, of every status, or nothing is concluded."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from catalogrepair.errors import Unreachable
from catalogrepair.sales.documents import StoreOrder
from catalogrepair.shops.haravan import sign_in
from catalogrepair.shops.haravan.orders import walk, walk_to
from catalogrepair.shops.remote.client import Client
from catalogrepair.shops.remote.waiting import listening
from catalogrepair.text import Text
from tests.remote import QUICK, patience
from tests.servers.base import Bucket, Fault, Json, Request
from tests.servers.clock import universal
from tests.servers.haravan_sales import HaravanSales
from tests.shops.stories_trade import pottery
from tests.shops.trade_by_api import order_json

Connect = Callable[..., Client]


@pytest.fixture
def connect(monkeypatch: pytest.MonkeyPatch) -> Connect:
    def to(server: HaravanSales, waits: list[float] | None = None) -> Client:
        monkeypatch.setenv(sign_in.ADDRESS_VARIABLE, server.url)
        return sign_in.connect(server.token, QUICK if waits is None else patience(waits, settle=8.0))

    return to


def sold(number: int, **more: object) -> Json:
    return order_json(number, pottery()[0]) | {"name": f"#MD{number}"} | more


def many(count: int) -> list[Json]:
    return [sold(number) for number in range(1, count + 1)]


def names(client: Client, since: str = "2020-01-01") -> list[str]:
    return [order.name for order in walk(client, since, lambda _: None)[0]]


def to_order(client: Client, name: str) -> list[str]:
    return [order.name for order in walk_to(client, "2020-01-01", lambda one: one == name, lambda _: None)[0]]


def asked(server: HaravanSales, path: str) -> list[Request]:
    return [request for request in server.requests if request.path == path]


def once(change: Callable[[], object], page: str = "2") -> Callable[[Request], None]:
    left = [change]

    def hook(request: Request) -> None:
        if left and request.text("page") == page:
            left.pop()()

    return hook


def test_all_pages_are_walked_and_nothing_is_lost(connect: Connect) -> None:
    with HaravanSales(many(120)) as server, connect(server) as client:
        orders, lines = walk(client, "2020-01-01", lambda _: None)
        pages = [request.text("page") for request in asked(server, "/com/orders.json")]
    assert sorted(order.name for order in orders) == sorted(f"#MD{number}" for number in range(1, 121))
    assert len(lines) == 240
    assert pages == ["1", "2", "3"]


def test_cancelled_and_closed_orders_are_asked_for_too(connect: Connect) -> None:
    gone = sold(2, cancelled_status="cancelled", cancelled_at="2026-11-03T02:00:00Z")
    with HaravanSales([sold(1), gone]) as server, connect(server) as client:
        found = {order.name: order.cancelled for order in walk(client, "2020-01-01", lambda _: None)[0]}
        words = {request.text("status") for request in server.requests}
    assert found == {"#MD1": False, "#MD2": True}
    assert words == {"any"}


@pytest.mark.parametrize("shop_time", [False, True])
def test_a_day_begins_at_midnight_in_vietnam(connect: Connect, shop_time: bool) -> None:
    late, early = sold(1, created_at="2026-03-31T16:59:59.999Z"), sold(2, created_at="2026-03-31T17:00:00Z")
    with HaravanSales([late, early], shop_time=shop_time) as server, connect(server) as client:
        assert names(client, "2026-04-01") == ["#MD2"]


def test_a_shop_that_sells_with_every_page_is_read_in_two_walks(connect: Connect) -> None:
    with HaravanSales(many(60)) as server, connect(server) as client:
        ahead = iter(range(100, 200))

        def sell(request: Request) -> None:
            number = next(ahead)
            server.orders.append(sold(number, created_at=universal(server.clock.now + number)))

        server.before = sell
        found = set(names(client))
        assert len(asked(server, "/com/orders.json")) == 4
    assert {f"#MD{number}" for number in range(1, 61)} <= found


@pytest.mark.parametrize("shop_time", [False, True])
def test_the_last_hours_are_there_whichever_time_the_shop_compares_in(connect: Connect, shop_time: bool) -> None:
    with HaravanSales(many(2), shop_time=shop_time) as server, connect(server) as client:
        server.orders.append(sold(99, created_at=universal(server.clock.now - 3)))
        assert sorted(names(client)) == ["#MD1", "#MD2", "#MD99"]
        assert not any(request.text("created_at_max") for request in server.requests)


@pytest.mark.parametrize("count", [50, 60])
def test_a_count_that_heeds_no_filter_is_made_up_for_by_a_second_walk(connect: Connect, count: int) -> None:
    old = [sold(900 + number, created_at="2019-01-01T00:00:00Z") for number in range(7)]
    with HaravanSales([*old, *many(count)], count_filters=False) as server, connect(server) as client:
        assert len(names(client)) == count


def test_a_walk_that_misses_what_the_one_before_it_saw_is_not_believed(connect: Connect) -> None:
    with HaravanSales(many(60), count_off=1) as server, connect(server) as client:
        server.before = lambda request: server.orders and request.text("page") == "1" and server.orders.pop(0)
        with pytest.raises(Unreachable):
            names(client)


def test_the_order_that_a_deletion_shifts_over_a_page_is_not_missed(connect: Connect) -> None:
    told: list[Text] = []
    with HaravanSales(many(60)) as server, connect(server, []) as client, listening(told.append):
        server.before = once(server.orders.pop)
        found = names(client)
    assert sorted(found) == sorted(f"#MD{number}" for number in range(1, 60))
    assert any("đơn hàng" in text.vi and "đọc lại từ đầu" in text.vi for text in told)


def test_an_order_seen_on_two_pages_counts_once(connect: Connect) -> None:
    with HaravanSales(many(60)) as server, connect(server) as client:
        server.before = once(lambda: server.orders.append(sold(99)))
        found = names(client)
    assert len(found) == len(set(found)) == 61


def test_a_fault_that_stays_says_how_far_the_walk_came(connect: Connect) -> None:
    with HaravanSales(many(60)) as server, connect(server) as client:
        server.faults = [Fault(status=500, path="page=2", times=99)]
        with pytest.raises(Unreachable) as stopped:
            names(client)
    assert "50/60 đơn hàng" in stopped.value.details[0].vi


def test_a_full_bucket_is_waited_for(connect: Connect) -> None:
    with HaravanSales(many(120)) as server, connect(server) as client:
        server.faults = [Fault(status=429, headers={"Retry-After": "2.0"}, path="page=2", times=2)]
        assert len(names(client)) == 120


@pytest.mark.parametrize("bare", [False, True])
def test_the_bucket_is_left_to_leak_before_it_is_full(connect: Connect, bare: bool) -> None:
    waits: list[float] = []
    orders = [sold(number, financial_status="partially_paid") for number in range(1, 13 if bare else 601)]
    told = 0

    def leak(_: Request) -> None:
        nonlocal told
        if len(waits) > told:
            told, server.bucket = len(waits), Bucket(9, 0)

    with HaravanSales(orders, bare_lists=bare, size=9, leak=0) as server, connect(server, waits) as client:
        server.before = leak
        assert len(names(client)) == len(orders)
    assert set(waits) == {0.5}, "it never ran over"


def by_name(client: Client) -> dict[str, StoreOrder]:
    return {order.name: order for order in walk(client, "2020-01-01", lambda _: None)[0]}


def test_transactions_that_the_list_leaves_out_are_asked_for_where_the_status_does_not_tell(connect: Connect) -> None:
    deposit = [{"id": 1, "kind": "Sale", "amount": 50000.0, "status": "success"}]
    orders = [sold(1), sold(2, financial_status="pending"), sold(3, financial_status="partially_paid")]
    orders[2]["transactions"] = deposit
    with HaravanSales(orders, bare_lists=True) as server, connect(server) as client:
        found = by_name(client)
        paths = [request.path for request in server.requests if "transactions" in request.path]
    assert paths == ["/com/orders/3/transactions.json"]
    assert (found["#MD1"].paid, found["#MD2"].paid, found["#MD3"].paid) == (found["#MD1"].total, 0, Decimal(50000))


def test_a_paid_order_with_a_refund_is_asked_about(connect: Connect) -> None:
    money = [
        {"id": 1, "kind": "capture", "amount": 90000.0, "status": None},
        {"id": 2, "kind": "refund", "amount": -20000.0, "status": None},
    ]
    order = sold(1, transactions=money, refunds=[{"id": 5, "transactions": []}])
    with HaravanSales([order], bare_lists=True) as server, connect(server) as client:
        (found,) = by_name(client).values()
    assert (found.paid, found.refunded) == (Decimal(90000), Decimal(20000))


def test_transactions_of_null_are_asked_for_as_missing_ones(connect: Connect) -> None:
    order = sold(1, financial_status="partially_paid", transactions=None)
    with HaravanSales([order]) as server, connect(server) as client:
        money = b'{"transactions": [{"id": 1, "kind": "Capture", "amount": 7000.0000, "status": null}]}'
        server.faults = [Fault(body=money, headers={"Content-Type": "application/json"}, path="/1/transactions")]
        (found,) = by_name(client).values()
    assert found.paid == Decimal(7000)


def test_an_order_that_is_deleted_meanwhile_stops_nothing(connect: Connect) -> None:
    orders = [sold(number, financial_status="partially_paid") for number in (1, 2)]
    with HaravanSales(orders, bare_lists=True) as server, connect(server) as client:
        server.faults = [Fault(status=404, path="/1/transactions")]
        found = by_name(client)
    assert found["#MD1"].paid is None
    assert found["#MD2"].paid is not None


def test_an_order_whose_transactions_cannot_be_read_ends_the_walk(connect: Connect) -> None:
    order = sold(1, financial_status="partially_paid")
    with HaravanSales([order], bare_lists=True) as server, connect(server) as client:
        server.faults = [Fault(status=502, path="/transactions", times=99)]
        with pytest.raises(Unreachable):
            names(client)


def test_the_walk_to_one_order_ends_on_its_page(connect: Connect) -> None:
    with HaravanSales(many(120)) as server, connect(server) as client:
        found = to_order(client, "#MD60")
        assert [request.text("page") for request in server.requests] == ["1", "2"]
    assert found == [f"#MD{number}" for number in range(120, 20, -1)]


def test_an_order_that_is_not_there_is_looked_for_to_the_end(connect: Connect) -> None:
    with HaravanSales(many(120)) as server, connect(server) as client:
        assert len(to_order(client, "#MD999")) == 120


def test_a_page_that_a_shop_makes_shorter_is_not_the_end(connect: Connect) -> None:
    with HaravanSales(many(60)) as server, connect(server) as client:
        short = b'{"orders": [{"id": 900, "name": "#MD900", "financial_status": "paid"}]}'
        server.faults = [Fault(body=short, headers={"Content-Type": "application/json"}, path="page=1")]
        assert "#MD10" in to_order(client, "#MD10")


def test_a_list_that_repeats_its_first_page_ends(connect: Connect) -> None:
    class Repeating(HaravanSales):
        def _order_page(self, request: Request) -> list[Json]:
            return self.orders[:50]

    with Repeating(many(60)) as server, connect(server) as client:
        assert len(to_order(client, "#MD60")) == 50
        with pytest.raises(Unreachable):
            names(client)
