"""Walks through all products of a Haravan shop.

Pages hold 50 products, newest first, without a cursor (`remote/walking.py` says why a walk is counted twice). Products
created in the last seconds may be missing from the lists, which lag behind writes: a walk that begins so soon after
waits and begins again. Source (docs: haravan-api 2).
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from catalogrepair.catalog.facts import Listed
from catalogrepair.shops.remote.client import Answer, Client
from catalogrepair.shops.remote.shapes import ID, Shape, values
from catalogrepair.shops.remote.walking import WALKS, Item, again, collect, items_of, never_whole, number_of
from catalogrepair.text import Progress

NAME = "Haravan"
PAGE = 50
FILTERS = ("sku", "barcode")
SHAPE: dict[str, Shape] = {
    **values("title", "created_at", "updated_at", "published_at"),
    "variants": [
        {
            "id": ID,
            **values("sku", "barcode", "inventory_management", "inventory_policy"),
            "variant_units": [values("sku", "barcode")],
        }
    ],
}
FIELDS = "id,title,created_at,updated_at,published_at,variants"


def walk(client: Client, progress: Progress) -> tuple[list[Listed], str]:
    """Every variant and unit of the shop, and the latest change among its products (ISO 8601, UTC; "" if none).

    Raises Unreachable when the shop keeps changing or its lists do not agree with its count; nothing is returned
    from a walk that was not whole.
    """
    return listed_in(all_products(client, progress, FIELDS))


def listed_in(products: Iterable[Item]) -> tuple[list[Listed], str]:
    """The same of products that were read."""
    products = list(products)
    listed = [one for product in products for one in listed_of(product)]
    return listed, max((str(product.get("updated_at") or "") for product in products), default="")


def all_products(client: Client, progress: Progress, fields: str) -> list[Item]:
    """Every product with these fields, which must hold `id` and `created_at`; never a part of them.

    Raises Unreachable when the shop keeps changing or its lists do not agree with its count.
    """
    seen = count = 0
    for attempt in range(WALKS):
        if attempt:
            client.wait(client.patience.settle, again(NAME))
        first = client.get("/com/products/count.json")
        count = number_of(first.body, "count", NAME)
        products = collect(NAME, count, _pages(client, fields), progress)
        last = _newest(client)
        after = number_of(client.get("/com/products/count.json").body, "count", NAME)
        newest = max((_seconds(product.get("created_at")) for product in products.values()), default=0.0)
        settled = newest < first.date - client.patience.settle or attempt == WALKS - 1
        seen = len(products)
        if seen == count == after and last <= products.keys() and settled:
            return list(products.values())
    raise never_whole(NAME, seen, count)


def find(client: Client, code: str) -> list[Listed]:
    """Every variant and unit of the products that hold this code as SKU, else as barcode; exact text only.

    An empty filter would give products at random, so an empty code finds nothing.
    """
    for field in FILTERS:
        listed = [one for product in filtered(client, field, code, FIELDS) for one in listed_of(product)]
        if any(getattr(one, field) == code for one in listed):
            return listed
    return []


def filtered(client: Client, field: str, code: str, fields: str) -> list[Item]:
    """The products that the shop finds by a code in one of the `FILTERS`; an empty code finds nothing."""
    if not code:
        return []
    answer = client.get("/com/products.json", {"limit": PAGE, field: code, "fields": fields})
    pace(client, answer)
    return items_of(answer.body, "products", NAME, SHAPE)


def _pages(client: Client, fields: str) -> Iterator[list[Item]]:
    page = 0
    while True:
        page += 1
        answer = client.get("/com/products.json", {"limit": PAGE, "page": page, "fields": fields})
        yield items_of(answer.body, "products", NAME, SHAPE)
        pace(client, answer)


def _newest(client: Client) -> set[int]:
    """The id of the newest product: one that is created while another is deleted leaves the count as it was."""
    answer = client.get("/com/products.json", {"limit": 1, "page": 1, "fields": "id"})
    return {item["id"] for item in items_of(answer.body, "products", NAME, {})}


def pace(client: Client, answer: Answer) -> None:
    """Let the bucket leak before it is full: it holds 80 requests and loses 4 a second (docs: haravan-api 1)."""
    used, _, size = answer.headers.get("x-haravan-api-call-limit", "").partition("/")
    if used.isdigit() and size.isdigit() and int(used) >= int(size) - 2:
        client.patience.sleep(0.5)


def listed_of(product: Mapping[str, Any]) -> Iterator[Listed]:
    """A product's variants, each followed by its units."""
    title, name = str(product.get("title") or ""), str(product["id"])
    hidden = not product.get("published_at")
    for variant in product.get("variants") or ():
        own = str(variant.get("id") or "")
        yield Listed(_text(variant, "sku"), _text(variant, "barcode"), name, own, title, hidden)
        for unit in variant.get("variant_units") or ():
            if unit.get("sku") or unit.get("barcode"):
                yield Listed(_text(unit, "sku"), _text(unit, "barcode"), name, own, title, hidden)


def _text(values: Mapping[str, Any], key: str) -> str:
    value = values.get(key)
    return "" if value is None else str(value)


def _seconds(moment: object) -> float:
    """An ISO time (UTC where it names no zone) as seconds since 1970; 0 when there is none."""
    text = str(moment or "").removesuffix("Z")[:19]
    try:
        return datetime.fromisoformat(f"{text}+00:00").timestamp()
    except ValueError:
        return 0.0
