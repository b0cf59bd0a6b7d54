"""The stock of a Haravan shop: which places count, and no row is lost or taken for 0."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from catalogrepair.errors import Rejected, SignInFailed, Unreachable
from catalogrepair.sales.documents import StoreStock
from catalogrepair.shops.haravan import sign_in
from catalogrepair.shops.haravan.stock import Location, locations, stock_of, totals, walk
from catalogrepair.shops.remote.client import Client
from tests.remote import QUICK, patience
from tests.servers.base import Fault, Json
from tests.servers.haravan import listing
from tests.servers.haravan_stock import HaravanStock, place

PLACES = [
    place(52, "Kho Gò"),
    place(53, "Trên đường", type="ontheroad"),
    place(54, "Hàng lỗi", is_unavailable_quantity=True),
    place(51, "Kho Chính", is_primary=True),
]
Held = dict[tuple[int, int], tuple[int, int]]
Connect = Callable[[HaravanStock], Client]


@pytest.fixture
def connect(monkeypatch: pytest.MonkeyPatch) -> Connect:
    def to(server: HaravanStock) -> Client:
        monkeypatch.setenv(sign_in.ADDRESS_VARIABLE, server.url)
        return sign_in.connect(server.token, QUICK)

    return to


def goods(count: int) -> list[Json]:
    """Products of one variant."""
    return [listing(number, [f"A{number}"]) for number in range(1, count + 1)]


def held(count: int, places: tuple[int, ...] = (51, 52)) -> Held:
    """As many pieces of each product as its number says, one of them held for an order."""
    return {(where, number * 1000 + 1): (number, 1) for where in places for number in range(1, count + 1)}


def found(client: Client, places: list[Location] | None = None) -> dict[tuple[str, str], StoreStock]:
    stocks = walk(client, locations(client) if places is None else places, lambda _: None)
    assert len({(one.location, one.code) for one in stocks}) == len(stocks)
    return {(one.location, one.code): one for one in stocks}


def test_places_that_sell_are_asked_the_main_one_first(connect: Connect) -> None:
    with HaravanStock(PLACES) as server, connect(server) as client:
        assert locations(client) == [Location(51, "Kho Chính", True), Location(52, "Kho Gò", False)]


def test_no_more_is_named_in_a_request_than_documented(connect: Connect) -> None:
    places = [place(number, f"Kho {number}") for number in range(1, 13)]
    numbers = tuple(range(1, 13))
    with HaravanStock(places, held(120, numbers), products=goods(120), size=1000) as server, connect(server) as client:
        everything = found(client)
        asked = [request for request in server.requests if "inventory" in request.path]
    assert {key: one.on_hand for key, one in everything.items()} == {
        (f"Kho {where}", f"A{number}"): Decimal(number) for where in numbers for number in range(1, 121)
    }
    assert max(len(request.text("variant_ids").split(",")) for request in asked) == 50
    assert len(asked) == 9, "three batches of variants by three of places, and none asked twice"


@pytest.mark.parametrize("most", [{"most_variants": 20}, {"most_variants": 1}, {"most_pairs": 30}, {"most_pairs": 1}])
def test_a_batch_that_is_too_much_is_halved(connect: Connect, most: dict[str, int]) -> None:
    shelf = {"products": goods(60), "size": 1000}
    with HaravanStock(PLACES, held(60), **most, **shelf) as server, connect(server) as client:  # type: ignore[arg-type]
        everything = found(client)
    assert {key: one.on_hand for key, one in everything.items()} == {
        (name, f"A{number}"): Decimal(number) for name in ("Kho Chính", "Kho Gò") for number in range(1, 61)
    }


def test_what_cannot_be_halved_any_more_is_a_refusal(connect: Connect) -> None:
    with HaravanStock(PLACES, products=goods(2), most_pairs=0) as server, connect(server) as client:
        with pytest.raises(Rejected):
            found(client)
        assert len(server.requests) < 20


@pytest.mark.parametrize("page", [250, 7, 1])
def test_pages_shorter_than_asked_for_lose_no_row(connect: Connect, page: int) -> None:
    rows = held(30)
    del rows[51, 5001], rows[52, 30001]
    with HaravanStock(PLACES, rows, products=goods(30), page=page, size=1000) as server, connect(server) as client:
        everything = found(client)
    missing = {key for key, one in everything.items() if one.on_hand is None}
    assert missing == {("Kho Chính", "A5"), ("Kho Gò", "A30")}
    assert everything["Kho Chính", "A30"].on_hand == Decimal(30)


def test_a_variant_without_a_row_is_unknown_and_not_0(connect: Connect) -> None:
    rows: Held = {(51, 1001): (0, 0)}
    with HaravanStock(PLACES, rows, products=goods(1)) as server, connect(server) as client:
        everything = found(client)
    assert everything["Kho Chính", "A1"].on_hand == Decimal(0)
    assert everything["Kho Gò", "A1"][4:6] == (None, None)
    assert [one.on_hand for one in totals(everything.values())] == [Decimal(0)]


def test_a_variant_that_is_not_tracked_is_said_so_and_not_asked_for(connect: Connect) -> None:
    products = goods(2)
    products[0]["variants"][0] |= {"inventory_management": None, "inventory_policy": "continue"}
    with HaravanStock(PLACES, held(2), products=products) as server, connect(server) as client:
        everything = found(client)
        asked = {request.text("variant_ids") for request in server.requests if "inventory" in request.path}
    free, tracked = everything["Kho Chính", "A1"], everything["Kho Chính", "A2"]
    assert (free.tracked, free.on_hand, free.sells_at_zero) == (False, None, True)
    assert (tracked.tracked, tracked.on_hand, tracked.sells_at_zero) == (True, Decimal(2), False)
    assert asked == {"2001"}
    assert {one.code: one.on_hand for one in totals(everything.values())} == {"A1": None, "A2": Decimal(4)}


def test_negative_figures_stay_and_what_is_held_for_orders_is_read(connect: Connect) -> None:
    with HaravanStock(PLACES, {(51, 1001): (-3, 12)}, products=goods(1)) as server, connect(server) as client:
        one = found(client)["Kho Chính", "A1"]
    assert (one.on_hand, one.committed, one.available) == (-3, 12, -15)


def test_a_total_is_that_of_all_places(connect: Connect) -> None:
    with HaravanStock(PLACES, held(2), products=goods(2)) as server, connect(server) as client:
        whole = totals(found(client).values())
    assert {one.code: (one.location, one.on_hand, one.available, one.committed) for one in whole} == {
        "A1": ("", 2, 0, 2),
        "A2": ("", 4, 2, 2),
    }


def test_the_bucket_is_left_to_leak_before_it_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    with HaravanStock(PLACES, held(300), products=goods(300), size=14, leak=0) as server:
        monkeypatch.setenv(sign_in.ADDRESS_VARIABLE, server.url)
        server.before = lambda _: setattr(server.bucket, "leak_per_second", 1000 if waits else 0)
        with sign_in.connect(server.token, patience(waits)) as client:
            assert len(found(client)) == 600
    assert set(waits) == {0.5}


def test_a_line_that_breaks_between_two_batches_gives_no_stock(connect: Connect) -> None:
    with HaravanStock(PLACES, held(60), products=goods(60)) as server, connect(server) as client:
        server.faults = [Fault(status=500, path="inventory_locations", skip=1, times=99)]
        with pytest.raises(Unreachable):
            found(client)


def test_a_code_is_looked_for_as_sku_and_as_barcode(connect: Connect) -> None:
    products = [*goods(3), listing(9, ["B9"], barcodes=["A2"])]
    with HaravanStock(PLACES, held(9), products=products) as server, connect(server) as client:
        stocks = stock_of(client, ["A2", "A3", "A77"], locations(client))
    assert {(one.code, one.location): one.on_hand for one in stocks} == {
        (code, where): Decimal(number)
        for code, number in {"A2": 2, "A3": 3, "B9": 9}.items()
        for where in ("Kho Chính", "Kho Gò")
    }


def test_a_token_without_the_scope_for_stock_is_told(connect: Connect) -> None:
    server = HaravanStock(PLACES, held(1), products=goods(1), scopes=("com.read_products", "com.read_shop"))
    with server, connect(server) as client, pytest.raises(SignInFailed):
        found(client)
