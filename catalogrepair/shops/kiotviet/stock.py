"""The stock of a KiotViet shop, branch by branch.

Source (docs: kiotviet-api 2.1, 5). A product that carries no stock at all is unknown, never
0. Rows of branches that were closed may stay: they are left out, and that is said.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from urllib.parse import quote

from catalogrepair.errors import Rejected
from catalogrepair.sales.documents import KiotVietStock
from catalogrepair.shops.kiotviet.lists import NAME, walk
from catalogrepair.shops.kiotviet.products import KINDS, SHAPE
from catalogrepair.shops.remote.client import Client
from catalogrepair.shops.remote.fields import decimal_of, text_of
from catalogrepair.shops.remote.shapes import values
from catalogrepair.shops.remote.walking import PRODUCTS, Item, item_of
from catalogrepair.text import Progress, _

_QUERY = {"includeInventory": "true", "includeSoftDeletedAttribute": "false"}
_PLAIN = re.compile(r"[\w.-]+")


def branches(client: Client, progress: Progress) -> dict[int, str]:
    """The shop's open branches by id. Which of them is the main one KiotViet does not say."""
    items = walk(client, "/branches", {}, _("branches"), progress, values("branchName"))
    return {item["id"]: text_of(item, "branchName") for item in items}


def walk_stock(client: Client, places: Mapping[int, str], progress: Progress, note: Progress) -> list[KiotVietStock]:
    """One value for each product and branch that it has a row for; without any rows each branch's is unknown.

    `note` hears of closed branches, whose stock is left out.
    """
    return stock_in(walk(client, "/products", _QUERY, PRODUCTS, progress, SHAPE), places, note)


def stock_in(products: Iterable[Item], places: Mapping[int, str], note: Progress) -> list[KiotVietStock]:
    """The same of products that were read with their stock."""
    items = {item["id"]: item for item in products}
    closed = {
        row.get("branchId"): text_of(row, "branchName", "branchId")
        for item in items.values()
        for row in item.get("inventories") or ()
        if row.get("branchId") not in places
    }
    if closed:
        names = ", ".join(sorted(closed.values()))
        note(_("Stock of closed branches of KiotViet is left out: {names}.", names=names))
    return [one for item in items.values() for one in _stocks(item, items.get(item.get("masterUnitId", 0), {}), places)]


def stock_of(client: Client, codes: Iterable[str], places: Mapping[int, str]) -> list[KiotVietStock]:
    """The same for a few codes, each asked for by itself; a code that KiotViet does not know has no value.

    Codes with signs may be refused although they exist (docs: kiotviet-api 2.3): of these only the code is known.
    """
    found: list[KiotVietStock] = []
    for code in codes:
        try:
            item = item_of(client.get(f"/products/code/{quote(code, safe='')}").body, NAME, SHAPE)
        except Rejected:
            if not _PLAIN.fullmatch(code):
                found.append(KiotVietStock("", code))
            continue
        found += _stocks(item, {}, places)
    return found


def _stocks(item: Item, base: Item, places: Mapping[int, str]) -> Iterator[KiotVietStock]:
    rows = {row.get("branchId"): row for row in item.get("inventories") or () if row.get("branchId") in places}
    for number, name in places.items():
        if number in rows or not rows:
            yield _stock(item, base, name, rows.get(number, {}))


def _stock(item: Item, base: Item, branch: str, row: Item) -> KiotVietStock:
    return KiotVietStock(
        branch,
        text_of(item, "code"),
        text_of(item, "fullName", "name"),
        decimal_of(row, "onHand", "onhand"),
        decimal_of(row, "reserved"),
        text_of(base, "code") or (f"#{item['masterUnitId']}" if item.get("masterUnitId") else ""),
        decimal_of(item, "conversionValue") or Decimal(1),
        KINDS.get(item.get("type", 2), KINDS[2]),
        decimal_of(item, "basePrice"),
        item.get("isActive") is not False and item.get("allowsSale") is not False,
    )
