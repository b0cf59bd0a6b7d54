"""The stock of a Haravan shop: which places count, and no row is lost or taken for 0."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest

from catalogrepair.haravan import shop
from catalogrepair.haravan.stock import locations, totals, walk
from catalogrepair.remote.client import Client
from tests.remote import QUICK
from tests.servers.base import Json, Request
from tests.servers.haravan import HaravanServer, listing

PLACES: list[Json] = [
    {"id": 52, "name": "Kho Gò", "type": "default", "is_primary": False, "is_unavailable_quantity": False},
    {"id": 53, "name": "Trên đường", "type": "ontheroad", "is_primary": False, "is_unavailable_quantity": False},
    {"id": 54, "name": "Hàng lỗi", "type": "default", "is_primary": False, "is_unavailable_quantity": True},
    {"id": 51, "name": "Kho Chính", "type": "default", "is_primary": True, "is_unavailable_quantity": False},
]


class StockServer(HaravanServer):
    """Two locations that sell; `held`: (place, variant) to on-hand; more than `most` variants in a request are 422."""

    def __init__(self, products: list[Json], held: dict[tuple[int, int], int], most: int = 50, page: int = 250) -> None:
        super().__init__(products, size=1000)
        self.held, self.most, self.rows_of_a_page = held, most, page

    def _body(self, request: Request) -> tuple[int, Json]:
        if "variant_ids" in request.query and len(request.text("variant_ids").split(",")) > self.most:
            return 422, {"errors": "Quá nhiều"}
        return super()._body(request)

    def _found(self, request: Request) -> Any:
        match request.path:
            case "/com/locations.json":
                return {"locations": PLACES}
            case "/com/inventory_locations.json":
                return {"inventory_locations": list(self._rows(request))}
        return super()._found(request)

    def _rows(self, request: Request) -> Iterator[Json]:
        places = set(request.text("location_ids").split(","))
        variants = set(request.text("variant_ids").split(","))
        asked = [key for key in sorted(self.held) if {str(key[0])} <= places and {str(key[1])} <= variants]
        rows = [
            {"id": key[0] * 10**6 + key[1], "loc_id": key[0], "variant_id": key[1], "qty_onhand": self.held[key],
             "qty_commited": 1, "qty_incoming": 0, "qty_available": self.held[key] - 1}
            for key in asked
        ]  # fmt: skip
        yield from [row for row in rows if row["id"] > request.number("since_id", 0)][: self.rows_of_a_page]


@pytest.fixture
def connect(monkeypatch: pytest.MonkeyPatch) -> Callable[[HaravanServer], Client]:
    def to(server: HaravanServer) -> Client:
        monkeypatch.setenv(shop.ADDRESS_VARIABLE, server.url)
        return shop.connect(server.token, QUICK)

    return to


Connect = Callable[[HaravanServer], Client]


def shelf(count: int) -> tuple[list[Json], dict[tuple[int, int], int]]:
    """Products of one variant, 51 of them at the main place and one more each at the other."""
    products = [listing(number, [f"A{number}"]) for number in range(1, count + 1)]
    return products, {(place, number * 1000 + 1): number for place in (51, 52) for number in range(1, count + 1)}


def test_places_that_sell_are_asked_the_main_one_first(connect: Connect) -> None:
    with StockServer(*shelf(1)) as server, connect(server) as client:
        assert [(place.id, place.is_main) for place in locations(client)] == [(51, True), (52, False)]


@pytest.mark.parametrize("most", [50, 20, 7, 1])
def test_every_row_arrives_however_much_one_request_may_name(connect: Connect, most: int) -> None:
    products, held = shelf(120)
    with StockServer(products, held, most) as server, connect(server) as client:
        found = walk(client, locations(client), lambda _: None)
    assert {(one.location, one.code): one.on_hand for one in found} == {
        (name, f"A{number}"): Decimal(number) for name in ("Kho Chính", "Kho Gò") for number in range(1, 121)
    }


def test_a_variant_without_a_row_is_unknown_and_one_that_is_not_tracked_is_said_so(connect: Connect) -> None:
    products, held = shelf(3)
    del held[52, 2001]
    products[2]["variants"][0]["inventory_management"] = None
    products[0]["variants"][0]["inventory_policy"] = "continue"
    with StockServer(products, held) as server, connect(server) as client:
        found = {(one.location, one.code): one for one in walk(client, locations(client), lambda _: None)}
        asked = {text for request in server.requests for text in request.text("variant_ids").split(",")}
    assert found["Kho Gò", "A2"].on_hand is None
    assert found["Kho Chính", "A2"].on_hand == Decimal(2)
    assert (found["Kho Chính", "A3"].tracked, found["Kho Chính", "A2"].tracked) == (False, True)
    assert (found["Kho Chính", "A1"].sells_at_zero, found["Kho Chính", "A2"].sells_at_zero) == (True, False)
    assert "3001" not in asked
    whole = {one.code: (one.on_hand, one.available) for one in totals(found.values())}
    assert whole == {"A1": (2, 0), "A2": (2, 1), "A3": (None, None)}


def test_negative_figures_stay(connect: Connect) -> None:
    products, held = shelf(1)
    held[51, 1001] = -3
    with StockServer(products, held) as server, connect(server) as client:
        found = walk(client, locations(client), lambda _: None)
    assert (found[0].on_hand, found[0].available) == (Decimal(-3), Decimal(-4))
