"""The stock of a KiotViet shop, branch by branch.

Source: domain notes on the KiotViet API, sections 2.1 and 5. Without `includeInventory` a product carries no stock at
all: that is unknown, never 0. Rows of branches that were closed may stay; they are left out.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any
from urllib.parse import quote

from catalogrepair.core.trade import TillStock
from catalogrepair.errors import Rejected, Text
from catalogrepair.kiotviet.lists import walk
from catalogrepair.remote.client import Client
from catalogrepair.remote.walking import PRODUCTS, Item, Tell

_KINDS = {1: "Combo - đóng gói", 2: "Hàng hóa", 3: "Dịch vụ"}
_QUERY = {"includeInventory": "true", "includeSoftDeletedAttribute": "false"}


def branches(client: Client, tell: Tell) -> dict[int, str]:
    """The shop's open branches by id. Which of them is the main one KiotViet does not say."""
    items = walk(client, "/branches", {}, Text("chi nhánh", "branches"), tell)
    return {item["id"]: str(item.get("branchName") or "") for item in items}


def walk_stock(client: Client, places: Mapping[int, str], tell: Tell) -> list[TillStock]:
    """One value for each product and branch that it has a row for; one of unknown stock where it has none at all."""
    items = {item["id"]: item for item in walk(client, "/products", _QUERY, PRODUCTS, tell)}
    found = []
    for item in items.values():
        found += _by_place(item, items.get(item.get("masterUnitId", 0), {}), places)
    return found


def stock_of(client: Client, codes: Iterable[str], places: Mapping[int, str]) -> list[TillStock]:
    """The same for a few codes, each asked for by itself; a code that KiotViet does not know has no value.

    Codes with signs may be refused although they exist (domain notes 2.3): of these nothing is known but the code.
    """
    found: list[TillStock] = []
    for code in codes:
        try:
            item = client.get(f"/products/code/{quote(code, safe='')}").body
        except Rejected:
            if not _PLAIN.fullmatch(code):
                found.append(TillStock("", code))
            continue
        if isinstance(item, dict):
            found += _by_place(item, {}, places)
    return found


_PLAIN = re.compile(r"[\w.-]+")


def _by_place(item: Item, base: Item, places: Mapping[int, str]) -> list[TillStock]:
    rows = {row.get("branchId"): row for row in item.get("inventories") or ()}
    found = [_stock(item, base, name, rows[number]) for number, name in places.items() if number in rows]
    return found or [_stock(item, base, next(iter(places.values()), ""), {})]


def _stock(item: Item, base: Item, branch: str, row: Item) -> TillStock:
    price = item.get("basePrice")
    return TillStock(
        branch,
        str(item.get("code") or ""),
        str(item.get("fullName") or item.get("name") or ""),
        _number(row, "onHand", "onhand"),
        _number(row, "reserved"),
        str(base.get("code") or (f"#{item['masterUnitId']}" if item.get("masterUnitId") else "")),
        _number(item, "conversionValue") or Decimal(1),
        _KINDS.get(item.get("type", 2), _KINDS[2]),
        Decimal(str(price)) if price is not None else None,
        item.get("isActive") is not False and item.get("allowsSale") is not False,
    )


def _number(values: Mapping[str, Any], *keys: str) -> Decimal | None:
    value = next((values[key] for key in keys if values.get(key) is not None), None)
    return None if value is None else Decimal(str(value))
