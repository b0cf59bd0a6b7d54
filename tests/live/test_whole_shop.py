"""Both live shops on one page: every list is walked once, and what one does not tell leaves the others judged."""

# ruff: noqa: F811  (fixtures of the other file, by their names)

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.live import Desk
from tests.live.test_diagnoses import EXPECTED, LONG, Store, store, till  # noqa: F401
from tests.servers.kiotviet_sales import KiotVietSales

MAIN = ("--branch-main", "Quầy chính")


@pytest.fixture(autouse=True)
def hooks(till: KiotVietSales) -> None:
    """Two webhooks, one of which KiotViet switched off."""
    hook = {"url": "https://app.example/x", "modifiedDate": ""}
    kinds = (("product.update", True), ("stock.update", False))
    till.hooks = [{**hook, "id": at, "type": kind, "isActive": is_on} for at, (kind, is_on) in enumerate(kinds, 1)]


def look(desk: Desk, *words: str, code: int = 1) -> Any:
    found = desk.within("diagnose", "shop", "live", *MAIN, *LONG, "--format", "json", *words)
    assert found.returncode == code, found.stderr
    return json.loads(found.stdout)


def standings(data: Any) -> dict[str, str]:
    return {row["playbook_row"]: row["standing"] for row in data["rows"]}


def test_the_whole_shop_says_what_every_diagnosis_says(desk: Desk) -> None:
    data = look(desk)
    sales = [one for one in data["findings"] if one["diagnosis"] in ("invoices", "orders", "payments")]
    found: dict[str, list[str]] = {}
    for one in sales:
        found.setdefault(one["about"], []).append(one["kind"])
    shown = {name: kinds for name, its in EXPECTED.items() if (kinds := [one for one in its if one in KINDS])}
    assert found.pop("LO05") == ["next_placeholder"], "about a product, which no order asks for yet"
    assert {name: sorted(its) for name, its in found.items()} == shown
    assert standings(data) == {"0": "unknown", "1": "well", "2": "found", "3": "found", "4": "found", "5": "found",
                               "6": "found", "6b, 6c": "well", "": "found"}  # fmt: skip
    assert data["first"][0]["diagnosis"] == "webhooks", "nothing at all is heard: that comes first"
    assert data["shop"]["retailer"] == "tiemmay"


KINDS = {kind for its in EXPECTED.values() for kind in its} - {"no_courier_on_slip", "rest_not_sent", "deposit_only"}


def test_each_list_is_walked_once(desk: Desk, store: Store, till: KiotVietSales) -> None:
    look(desk)
    asked = Counter(request.target for request in till.requests if request.method == "GET")
    assert {target: times for target, times in asked.items() if times > 1} == {}
    lists = Counter(target.partition("?")[0] for target in asked)
    assert lists["/products"] == lists["/orders"] == lists["/webhooks"] == 1
    products = [one.target for one in store.requests if one.path == "/com/products.json" and one.text("page") == "1"]
    assert len([target for target in products if "limit=50" in target]) == 1


def test_what_is_new_since_the_last_look_is_told(desk: Desk, till: KiotVietSales, tmp_path: Path) -> None:
    last = tmp_path / "last.json"
    look(desk, "--report", str(last))
    assert till.hooks
    till.hooks[0]["isActive"] = False
    data = look(desk, "--since", str(last))
    assert [one["about"] for one in data["findings"] if one["since"] == "new"] == ["product.update"]
    assert data["since"]["gone"] == []


@pytest.mark.parametrize(
    ("path", "unknown"),
    [
        ("/products", {"1", "5"}),
        ("/webhooks", {""}),
        ("/orders", {"4", "6", "6b, 6c"}),
        ("/branches", {"5"}),
        ("/settings", set()),
    ],
)
def test_what_one_list_does_not_tell_leaves_the_others_judged(
    desk: Desk,
    till: KiotVietSales,
    path: str,
    unknown: set[str],
) -> None:
    whole = standings(look(desk))
    till.locked = {path}
    found = standings(look(desk))
    assert {row for row, one in found.items() if one == "unknown" != whole[row]} == unknown


def test_a_haravan_key_that_may_not_read_the_shop_leaves_all_but_the_stock_judged(desk: Desk, store: Store) -> None:
    whole = standings(look(desk))
    store.scopes.remove("com.read_shop")
    data = look(desk)
    assert {row for row, one in standings(data).items() if one == "unknown" != whole[row]} == {"5"}
    assert "com.read_shop" in json.dumps(data)


def test_what_kiotviet_does_not_permit_is_no_wrong_key(desk: Desk, till: KiotVietSales) -> None:
    till.locked = {"/branches"}
    (stock,) = (one["told"]["vi"] for one in look(desk)["rows"] if one["playbook_row"] == "5")
    assert "/branches" in stock
    assert "catalogrepair login" not in stock


def test_a_wrong_key_is_told_before_anything_is_walked(desk: Desk, till: KiotVietSales) -> None:
    till.client_secret = "another"
    found = desk.within("diagnose", "shop", "live")
    assert (found.returncode, found.stdout) == (4, "")
