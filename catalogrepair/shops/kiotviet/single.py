"""Single products of a KiotViet shop: found by code, read whole, written one field at a time.

Source (docs: kiotviet-api 2.3, 2.4, 2.5). No write of ours ever holds inventories (they set
the stock) or attributes (an unknown name is created).
"""

import json
import re
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple
from urllib.parse import quote

from catalogrepair.catalog.families.likeness import same_goods
from catalogrepair.catalog.names import fold
from catalogrepair.errors import Rejected
from catalogrepair.shops.kiotviet.lists import NAME, PAGE, walk
from catalogrepair.shops.kiotviet.products import SHAPE
from catalogrepair.shops.remote.client import Client
from catalogrepair.shops.remote.walking import PRODUCTS, Item, item_of, number_of
from catalogrepair.text import Progress, _

_ODD = re.compile(r"[*+#()/\\?&%]")
"""characters for which asking by code fails although the product exists (docs: kiotviet-api 2.3)"""


class Found(NamedTuple):
    """A product of the shop."""

    number: int
    """its id"""
    name: str


def find(client: Client, codes: Collection[str], progress: Progress) -> dict[str, Found]:
    """Code to product, for those of `codes` that the shop has: asked one by one, or by its list where that is less.

    A code matches exactly; else without case, edge spaces and Unicode form, where only one product does.
    """
    total = number_of(client.get("/products", {"pageSize": 1}).body, "total", NAME)
    if len(codes) >= -(-total // PAGE):
        return _listed(client, codes, progress)
    found: dict[str, Found] = {}
    for place, code in enumerate(codes, start=1):
        progress(_("{name}: product {place} of {codes} looked up", name=NAME, place=place, codes=len(codes)))
        if not _ODD.search(code) and (product := _by_code(client, code)) is not None:
            found[code] = product
    missing = [code for code in codes if code not in found]
    return found | (_listed(client, missing, progress) if missing else {})


def _by_code(client: Client, code: str) -> Found | None:
    try:
        body = client.get(f"/products/code/{quote(code.strip(), safe='')}").body
    except Rejected:  # unknown is 420, not 404
        return None
    item = item_of(body, NAME, SHAPE)
    return _found(item) if item.get("code") == code else None


def _found(item: Item) -> Found:
    return Found(int(item["id"]), str(item.get("name") or ""))


def _listed(client: Client, codes: Iterable[str], progress: Progress) -> dict[str, Found]:
    """By the shop's whole list. Raises Unreachable where it does not come whole."""
    items = walk(client, "/products", {}, PRODUCTS, progress, SHAPE)
    exact = {str(item.get("code", "")): _found(item) for item in items}
    folded: dict[str, set[Found]] = {}
    for code, product in exact.items():
        folded.setdefault(fold(code), set()).add(product)
    found = {code: {exact[code]} if code in exact else folded.get(fold(code), set()) for code in codes}
    return {code: min(products) for code, products in found.items() if len(products) == 1}


def read(client: Client, number: int) -> Item | None:
    """The whole product as the shop has it now; None when the shop does not know it."""
    try:
        body = client.get(f"/products/{number}", {"includeSoftDeletedAttribute": "false"}).body
    except Rejected:
        return None
    return item_of(body, NAME, SHAPE)


def write(client: Client, number: int, field: str, value: object) -> None:
    """Set one field of a product. Raises Rejected, or Unsettled when it is not known whether it was done."""
    client.put(f"/products/{number}", {field: value})


def move(client: Client, roots: Mapping[int, int | None]) -> None:
    """Ask for products to hang on other roots, or (None) on nothing: product id to root id.

    `PUT /listupdatedproducts` documents `masterProductId`; nobody has said what it does. Raises as `write` does.
    """
    listed = [{"id": number, "masterProductId": root} for number, root in roots.items()]
    client.put("/listupdatedproducts", {"listProducts": listed})


def plain(item: Item) -> dict[str, Any]:
    """A product as plain JSON values, to be kept and compared later."""
    kept: dict[str, Any] = json.loads(json.dumps(item, default=float))
    return kept


def moved_fields(before: Item, after: Item, expected: Collection[str] = ()) -> tuple[str, ...]:
    """The names of the fields that differ, the date of change and `expected` ones aside; null and "" are absent."""
    old, new = plain(before), plain(after)
    free = {"modifiedDate", *expected}
    return tuple(
        name
        for name in dict.fromkeys((*old, *new))
        if name not in free and _held(old.get(name)) != _held(new.get(name))
    )


def _held(value: object) -> object:
    return None if value == "" else value


def is_stranger(item: Item, name: str) -> bool:
    """Whether a product is called quite otherwise than expected: every KiotViet shop has an SP000001."""
    return bool(name) and not same_goods(name, str(item.get("name") or ""))


def changed(item: Item) -> str:
    """The date of its last change, as the shop writes it; "" where it does not say."""
    return str(item.get("modifiedDate") or "")


def moment(item: Item) -> datetime | None:
    """The date of its last change; KiotViet writes Vietnamese time without a zone (docs: kiotviet-api 1)."""
    try:
        return datetime.fromisoformat(f"{changed(item)[:23]}+07:00")
    except ValueError:
        return None
