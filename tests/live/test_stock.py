"""diagnose stock beside the two live shops: six of each product at the counter, five to give at the back."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from catalogrepair.shops.haravan import sign_in as haravan
from tests.live import Desk
from tests.servers.base import Request
from tests.servers.haravan import HaravanServer, listing
from tests.servers.kiotviet import KiotVietServer
from tests.shops.haravan import Listing, Variant, rows_of, xlsx_bytes

MAIN, BACK = "Quầy chính", "Kho sau"
CODES = ("AT01", "AT02", "KH01")


class StockedStore(HaravanServer):
    """A store of two locations, and one for goods on the road; a stock row for each variant and place."""

    def __init__(self, names: tuple[str, str]) -> None:
        listings = [listing(1, CODES[:2], title="Áo thun Mây"), listing(2, CODES[2:])]
        super().__init__(listings, scopes=("com.read_products", "com.read_shop", "com.read_inventories"))
        self.names = dict(zip((41, 42), names, strict=True))
        self.rows: dict[tuple[int, str], tuple[int, int]] = {}
        """on hand and ordered, by place and code"""
        for code in CODES:
            self.rows |= {(41, code): (6, 0), (42, code): (5, 0)}

    def _found(self, request: Request) -> Any:
        match request.path:
            case "/com/locations.json":
                places: list[dict[str, Any]] = [
                    {"id": number, "name": name, "type": "default", "is_primary": number == 41}
                    for number, name in self.names.items()
                ]
                return {"locations": [{"id": 43, "name": "Trên đường", "type": "ontheroad"}, *places]}
            case "/com/inventory_locations.json":
                return {"inventory_locations": list(self._stock(request))}
        return super()._found(request)

    def _stock(self, request: Request) -> Iterator[dict[str, Any]]:
        places = [int(text) for text in request.text("location_ids").split(",")]
        variants = [int(text) for text in request.text("variant_ids").split(",")]
        known = {row["id"]: row["sku"] for item in self.products for row in item["variants"]}
        number = 0
        for place in places:
            for variant in variants:
                hand, ordered = self.rows[place, known[variant]]
                number += 1
                figures = {"qty_onhand": hand, "qty_commited": ordered, "qty_available": hand - ordered}
                if number > request.number("since_id", 0, 0):
                    yield {"id": number, "loc_id": place, "variant_id": variant, **figures}


@pytest.fixture
def stocked(desk: Desk) -> Iterator[StockedStore]:
    with StockedStore((MAIN, "KHO SAU")) as server:
        desk.more[haravan.ADDRESS_VARIABLE] = server.url
        yield server


def kinds(desk: Desk, *words: str) -> tuple[int, dict[str, str]]:
    found = desk.within("diagnose", "stock", "--kov", "kiotviet", "--format", "json", *words)
    assert found.returncode in (0, 1), found.stderr
    return found.returncode, {row["code"]: row["kind"] for row in json.loads(found.stdout)["products"]}


def test_both_shops_agree_by_either_rule(desk: Desk, stocked: StockedStore) -> None:
    for rule in ("basic", "multi"):
        assert kinds(desk, "--hrv", "haravan", "--branch-main", MAIN, "--rule", rule) == (0, {})


def test_a_difference_in_one_place_is_found(desk: Desk, stocked: StockedStore) -> None:
    stocked.rows[42, "AT02"] = (0, 0)
    stocked.rows[41, "KH01"] = (8, 2)
    code, found = kinds(desk, "--hrv", "haravan", "--branch-main", MAIN, "--rule", "multi")
    assert (code, found) == (1, {"AT02": "lost_sale", "KH01": "open_orders"})


def test_without_a_main_branch_nothing_is_walked_and_the_branches_are_named(desk: Desk, till: KiotVietServer) -> None:
    found = desk.within("diagnose", "stock", "--kov", "kiotviet", "--hrv", str(store_file(desk.home)))
    assert found.returncode == 2
    assert f"“{MAIN}”, “{BACK}”" in found.stderr
    assert [request.path for request in till.requests if "products" in request.path] == []


def test_the_live_till_beside_a_file_of_the_store(desk: Desk) -> None:
    words = ("--hrv", str(store_file(desk.home)), "--branch-main", "quay chinh")
    assert kinds(desk, *words) == (1, {"AT02": "differs"})


def test_a_draft_of_the_mapping_asks_for_names_only(desk: Desk, stocked: StockedStore, till: KiotVietServer) -> None:
    stocked.names[42] = "Kho quận 9"
    words = ("--kov", "kiotviet", "--hrv", "haravan", "--branch-main", MAIN)
    assert desk.within("diagnose", "stock", *words, "--write-map", "kho.toml").returncode == 0
    asked = {request.path for request in (*till.requests, *stocked.requests)}
    assert asked == {"/connect/token", "/branches", "/com/locations.json"}
    mapping = desk.home / "kho.toml"
    text = mapping.read_text(encoding="utf-8").replace(f'# "{BACK}" = ""', f'"{BACK}" = "Kho quận 9"')
    mapping.write_text(text, encoding="utf-8")
    assert kinds(desk, *words[2:], "--rule", "multi", "--map", "kho.toml") == (0, {})


def store_file(folder: Path) -> Path:
    """Haravan's export with the sum of both branches, but for one product."""
    path = folder / "web.xlsx"
    stock = {"AT01": "11", "AT02": "12", "KH01": "11"}
    names = {"AT01": "Áo thun Mây", "AT02": "Áo thun Mây", "KH01": "Khăn len"}
    path.write_bytes(
        xlsx_bytes(rows_of([Listing(names[code], (Variant(code, code, stock=stock[code]),)) for code in CODES]))
    )
    return path
