"""The stock of a Haravan shop: its locations, and what each of them has of each variant.

Source: domain notes on Haravan, section 3. A variant without `inventory_management` has no stock rows (it never runs
out); a tracked one that misses a row in a location was never stocked there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from catalogrepair.core.trade import StoreStock
from catalogrepair.errors import Rejected, Text
from catalogrepair.haravan.products import NAME, all_products, pace
from catalogrepair.remote.client import Client
from catalogrepair.remote.walking import Item, Tell, items_of

FIELDS = "id,title,created_at,variants"
TOO_MUCH = 422
_LOCATIONS, _VARIANTS, _ROWS = 5, 50, 250
"""how many of each one request may name, and the rows that it may answer"""


class Location(NamedTuple):
    """A place of the shop that holds stock."""

    id: int
    name: str
    is_main: bool


def locations(client: Client) -> list[Location]:
    """The places whose stock can be sold, the main one first; goods on the road are no place (domain notes 3)."""
    items = items_of(client.get("/com/locations.json").body, "locations", NAME)
    found = [
        Location(item["id"], str(item.get("name") or ""), bool(item.get("is_primary")))
        for item in items
        if item.get("type") != "ontheroad" and not item.get("is_unavailable_quantity")
    ]
    return sorted(found, key=lambda place: not place.is_main)


def walk(client: Client, places: Sequence[Location], tell: Tell) -> list[StoreStock]:
    """One value for each variant and location; without a stock row its figures are None."""
    products = all_products(client, tell, FIELDS)
    variants = {variant["id"]: (product, variant) for product in products for variant in product.get("variants") or ()}
    tracked = [number for number, (_, variant) in variants.items() if variant.get("inventory_management")]
    held = {(row["loc_id"], row["variant_id"]): row for row in _rows(client, places, tracked, tell)}
    return [
        _stock(place, product, variant, held.get((place.id, number)))
        for number, (product, variant) in variants.items()
        for place in places
    ]


def _rows(client: Client, places: Sequence[Location], variants: Sequence[int], tell: Tell) -> Iterator[Item]:
    for start in range(0, len(variants), _VARIANTS):
        some = variants[start : start + _VARIANTS]
        for first in range(0, len(places), _LOCATIONS):
            yield from _batch(client, places[first : first + _LOCATIONS], some)
        tell(
            Text(
                f"{NAME}: đã đọc tồn kho của {start + len(some)}/{len(variants)} phiên bản",
                f"{NAME}: stock of {start + len(some)} of {len(variants)} variants read",
            )
        )


def _batch(client: Client, places: Sequence[Location], variants: Sequence[int]) -> Iterator[Item]:
    """The stock rows of some variants in some places: a batch that the shop finds too large is halved."""
    try:
        yield from _all_rows(client, places, variants)
    except Rejected as refusal:
        if refusal.status != TOO_MUCH or len(variants) < 2:
            raise
        half = len(variants) // 2
        yield from _batch(client, places, variants[:half])
        yield from _batch(client, places, variants[half:])


def _all_rows(client: Client, places: Sequence[Location], variants: Sequence[int]) -> list[Item]:
    """Page after page where there are more rows than one answer holds."""
    found: list[Item] = []
    query: dict[str, str | int] = {
        "location_ids": ",".join(str(place.id) for place in places),
        "variant_ids": ",".join(map(str, variants)),
        "limit": _ROWS,
        "order": "id",
        "direction": "asc",
    }
    last = 0
    while True:
        answer = client.get("/com/inventory_locations.json", query | ({"since_id": last} if last else {}))
        rows = items_of(answer.body, "inventory_locations", NAME)
        pace(client, answer)
        fresh = [row for row in rows if row["id"] > last]
        found += fresh
        if len(rows) < _ROWS or not fresh:
            return found
        last = max(row["id"] for row in fresh)


def _stock(place: Location, product: Item, variant: Item, row: Item | None) -> StoreStock:
    return StoreStock(
        place.name,
        _text(variant, "sku"),
        _text(variant, "barcode"),
        _text(product, "title"),
        _quantity(row, "qty_onhand"),
        _quantity(row, "qty_available"),
        bool(variant.get("inventory_management")),
        _text(variant, "inventory_policy") == "continue",
        str(variant["id"]),
    )


def totals(stocks: Iterable[StoreStock]) -> list[StoreStock]:
    """The same with all locations of a variant in one."""
    by_variant: dict[str, list[StoreStock]] = {}
    for stock in stocks:
        by_variant.setdefault(stock.variant, []).append(stock)
    return [
        its[0]._replace(
            location="",
            on_hand=_sum([one.on_hand for one in its]),
            available=_sum([one.available for one in its]),
        )
        for its in by_variant.values()
    ]


def _sum(numbers: Sequence[Decimal | None]) -> Decimal | None:
    known = [number for number in numbers if number is not None]
    return sum(known, Decimal(0)) if known else None


def _quantity(row: Item | None, key: str) -> Decimal | None:
    value = None if row is None else row.get(key)
    return Decimal(str(value)) if isinstance(value, int | Decimal) else None


def _text(values: Mapping[str, Any], key: str) -> str:
    value = values.get(key)
    return "" if value is None else str(value)
