"""Walks through a shop of our own over real HTTP: whole, or nothing is concluded."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from catalogrepair.catalog.facts import Facts
from catalogrepair.errors import SignInFailed, Unreachable
from catalogrepair.shops.haravan import sign_in
from catalogrepair.shops.haravan.products import walk
from catalogrepair.shops.remote.client import Client
from catalogrepair.shops.remote.waiting import listening
from catalogrepair.text import Text
from tests.remote import QUICK, patience
from tests.servers.base import Fault, Request
from tests.servers.haravan import HaravanServer, listing

Connect = Callable[..., Client]


@pytest.fixture
def connect(monkeypatch: pytest.MonkeyPatch) -> Connect:
    def to(server: HaravanServer, waits: list[float] | None = None, **values: Any) -> Client:
        monkeypatch.setenv(sign_in.ADDRESS_VARIABLE, server.url)
        return sign_in.connect(server.token, patience(waits, **values) if waits is not None or values else QUICK)

    return to


def products(count: int) -> list[dict[str, Any]]:
    return [listing(number, [f"A{number}", f"B{number}"]) for number in range(1, count + 1)]


def skus(client: Client) -> set[str]:
    return {listed.sku for listed in walk(client, lambda _: None)[0]}


def pages(server: HaravanServer) -> list[str]:
    asked = [request for request in server.requests if request.path == "/com/products.json"]
    return [request.text("page") for request in asked if "variants" in request.text("fields")]


@pytest.mark.parametrize(("count", "least"), [(0, 1), (1, 1), (50, 1), (51, 2), (120, 3)])
def test_a_walk_asks_for_each_page_once(connect: Connect, count: int, least: int) -> None:
    with HaravanServer(products(count)) as server, connect(server) as client:
        assert len(skus(client)) == 2 * count
        assert pages(server) == [str(page) for page in range(1, least + 1)]
        assert client.requests == least + 3


def test_units_barcodes_hidden_products_and_missing_skus_arrive(connect: Connect) -> None:
    hidden = listing(1, ["A1"], barcodes=["8930000000017"], title="Khăn Mây", hidden=True)
    hidden["variants"][0]["variant_units"] = [{"id": 9, "unit": "Hộp", "sku": "A1H", "barcode": None}]
    with HaravanServer([hidden, listing(2, [None])]) as server, connect(server) as client:
        listed, newest = walk(client, lambda _: None)
    facts = Facts(listed)
    box, bare = facts.find("A1H"), facts.find("8930000000017")
    assert newest
    assert box is not None
    assert box.listed[0].variant == "1001"
    assert bare is not None
    assert (bare.field, bare.hidden, bare.title) == ("barcode", True, "Khăn Mây")


def test_a_product_created_during_the_walk_is_not_missed(connect: Connect) -> None:
    with HaravanServer(products(60)) as server, connect(server) as client:
        told: list[Text] = []
        client.patience = patience([], settle=8.0)
        server.before = once_at_page("2", lambda: server.products.append(listing(99, ["NEW"])))
        with listening(told.append):
            assert set(skus(client)) >= {"NEW", "A1", "A60"}
    assert any("đọc lại từ đầu" in text.vi for text in told)


def test_the_product_that_a_deletion_shifts_over_a_page_is_not_missed(connect: Connect) -> None:
    with HaravanServer(products(60)) as server, connect(server) as client:
        server.before = once_at_page("2", lambda: server.products.remove(server.products[-1]))
        found = skus(client)
    assert "A10" in found
    assert "A60" not in found


def test_a_product_that_takes_the_place_of_a_deleted_one_is_not_missed(connect: Connect) -> None:
    def swap() -> None:
        server.products[-1] = listing(99, ["NEW"])

    with HaravanServer(products(60)) as server, connect(server) as client:
        server.before = once_at_page("2", swap)
        found = skus(client)
    assert "NEW" in found
    assert "A60" not in found


def test_a_product_seen_on_two_pages_counts_once(connect: Connect) -> None:
    def shift() -> None:
        server.products.append(listing(99, ["NEW"]))
        del server.products[0]

    with HaravanServer(products(60)) as server, connect(server) as client:
        server.before = once_at_page("2", shift)
        listed, _ = walk(client, lambda _: None)
    assert len(listed) == len({one.variant for one in listed})
    assert {one.sku for one in listed} >= {"NEW", "A60", "A2"}


def test_a_shop_that_never_stops_changing_gives_no_facts(connect: Connect) -> None:
    with HaravanServer(products(60)) as server, connect(server) as client:

        def change(request: Request) -> None:
            if request.path == "/com/products.json":
                server.products.append(listing(1000 + len(server.products), ["X"]))

        server.before = change
        with pytest.raises(Unreachable) as stopped:
            walk(client, lambda _: None)
    assert "thay đổi" in stopped.value.text.vi


def test_a_list_shorter_than_the_shop_s_own_count_gives_no_facts(connect: Connect) -> None:
    with HaravanServer(products(3), count_off=1) as server, connect(server) as client, pytest.raises(Unreachable):
        walk(client, lambda _: None)


def test_a_product_created_a_second_ago_makes_the_walk_wait_for_the_lists(connect: Connect) -> None:
    waits: list[float] = []
    fresh = listing(1, ["A1"])
    fresh["created_at"] = (datetime.now(UTC) - timedelta(seconds=1)).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    with HaravanServer([fresh]) as server, connect(server, waits, settle=8.0) as client:
        skus(client)
    assert waits == [8.0, 8.0]


def test_the_bucket_is_left_to_leak_before_it_is_full(connect: Connect) -> None:
    waits: list[float] = []
    with HaravanServer(products(300), size=6, leak=1000) as server, connect(server, waits) as client:
        server.bucket.leak_per_second = 0
        server.before = lambda _: setattr(server.bucket, "leak_per_second", 1000 if waits else 0)
        skus(client)
    assert waits
    assert set(waits) == {0.5}


@pytest.mark.parametrize(
    ("path", "scope"),
    [
        ("/com/orders.json", "com.read_orders"),
        ("/com/orders/7/transactions.json", "com.read_orders"),
        ("/com/inventory_locations.json", "com.read_inventories"),
        ("/com/products/count.json", "com.read_products"),
        ("/com/locations.json", "com.read_shop"),
        ("/com/shop.json", "com.read_shop"),
    ],
)
def test_a_missing_scope_is_named_in_both_languages(connect: Connect, path: str, scope: str) -> None:
    with HaravanServer() as server, connect(server) as client:
        server.faults.append(Fault(status=403))
        with pytest.raises(SignInFailed) as refusal:
            client.get(path)
    assert f"thiếu quyền {scope} " in refusal.value.text.vi
    assert f"lacks the permission {scope} " in refusal.value.text.en


def once_at_page(page: str, change: Callable[[], object]) -> Callable[[Request], None]:
    left = [change]

    def hook(request: Request) -> None:
        if left and request.text("page") == page:
            left.pop()()

    return hook
