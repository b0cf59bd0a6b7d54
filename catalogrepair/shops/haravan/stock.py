"""The stock of a Haravan shop: its locations, and what each of them has of each variant.

Source (docs: haravan-api 3). A variant without `inventory_management` has no stock rows (it never runs
out); a tracked one that misses a row in a location was never stocked there.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from catalogrepair.errors import Rejected
from catalogrepair.sales.documents import StoreStock
from catalogrepair.shops.haravan.products import FILTERS, NAME, all_products, filtered, pace
from catalogrepair.shops.remote.client import Client, strange
from catalogrepair.shops.remote.fields import decimal_of, text_of
from catalogrepair.shops.remote.shapes import NUMBER, Shape, values
from catalogrepair.shops.remote.walking import Item, items_of
from catalogrepair.text import Progress, _

_LOCATION = values("name", "type", "is_primary", "is_unavailable_quantity")
_ROW: dict[str, Shape] = {
    "loc_id": NUMBER,
    "variant_id": NUMBER,
    **values("qty_onhand", "qty_available", "qty_commited"),
}
FIELDS = "id,title,created_at,variants"
_LOCATIONS, _VARIANTS, _ROWS = 5, 50, 250
"""how many of each one request may name, and the rows that it may answer"""
_TOO_MUCH = 422


class Location(NamedTuple):
    """A place of the shop that holds stock."""

    id: int
    name: str
    is_main: bool


def locations(client: Client) -> list[Location]:
    """The places whose stock can be sold, the main one first; goods on the road are no place (docs: haravan-api 3)."""
    answer = client.get("/com/locations.json")
    pace(client, answer)
    found = [
        Location(item["id"], text_of(item, "name"), bool(item.get("is_primary")))
        for item in items_of(answer.body, "locations", NAME, _LOCATION)
        if text_of(item, "type").lower() != "ontheroad" and not item.get("is_unavailable_quantity")
    ]
    return sorted(found, key=lambda place: not place.is_main)


def walk(client: Client, places: Sequence[Location], progress: Progress) -> list[StoreStock]:
    """One value for each variant and location; without a stock row its figures are None."""
    return stock_in(client, places, all_products(client, progress, FIELDS), progress)


def stock_of(client: Client, codes: Iterable[str], places: Sequence[Location]) -> list[StoreStock]:
    """The same for the products that hold one of a few codes as SKU or barcode."""
    found = (one for code in codes for field in FILTERS for one in filtered(client, field, code, FIELDS))
    return stock_in(client, places, {one["id"]: one for one in found}.values(), lambda _: None)


def stock_in(
    client: Client, places: Sequence[Location], products: Collection[Item], progress: Progress
) -> list[StoreStock]:
    """The same of products that were read; only their stock rows are asked for."""
    variants = {variant["id"]: (product, variant) for product in products for variant in product.get("variants") or ()}
    if len(variants) < sum(len(product.get("variants") or ()) for product in products):
        raise strange(NAME)  # one variant twice: its stock would count for one of them only
    tracked = [number for number, (_, variant) in variants.items() if variant.get("inventory_management")]
    held = {(row.get("loc_id"), row.get("variant_id")): row for row in _rows(client, places, tracked, progress)}
    return [
        _stock(place, product, variant, held.get((place.id, number), {}))
        for number, (product, variant) in variants.items()
        for place in places
    ]


def _rows(client: Client, places: Sequence[Location], variants: Sequence[int], progress: Progress) -> Iterator[Item]:
    for start in range(0, len(variants), _VARIANTS):
        some = variants[start : start + _VARIANTS]
        for first in range(0, len(places), _LOCATIONS):
            yield from _batch(client, places[first : first + _LOCATIONS], some)
        progress(
            _(
                "{name}: stock of {start} of {variants} variants read",
                name=NAME,
                start=start + len(some),
                variants=len(variants),
            )
        )


def _batch(client: Client, places: Sequence[Location], variants: Sequence[int]) -> Iterator[Item]:
    """The stock rows of some variants in some places; asked in halves where the shop finds it too much."""
    try:
        yield from _pages(client, places, variants)
    except Rejected as refusal:
        if refusal.status != _TOO_MUCH or len(variants) == len(places) == 1:
            raise
        half, part = len(variants) // 2, len(places) // 2
        if half:
            yield from _batch(client, places, variants[:half])
            yield from _batch(client, places, variants[half:])
        else:
            yield from _batch(client, places[:part], variants)
            yield from _batch(client, places[part:], variants)


def _pages(client: Client, places: Sequence[Location], variants: Sequence[int]) -> Iterator[Item]:
    """Page after page until every variant has its row in every place, or no page brings another."""
    query: dict[str, str | int] = {
        "location_ids": ",".join(str(place.id) for place in places),
        "variant_ids": ",".join(map(str, variants)),
        "limit": _ROWS,
        "order": "id",
        "direction": "asc",
    }
    last = seen = 0
    while seen < len(places) * len(variants):
        answer = client.get("/com/inventory_locations.json", query | ({"since_id": last} if last else {}))
        fresh = [row for row in items_of(answer.body, "inventory_locations", NAME, _ROW) if row["id"] > last]
        pace(client, answer)
        if not fresh:
            return
        yield from fresh
        seen += len(fresh)
        last = max(row["id"] for row in fresh)


def _stock(place: Location, product: Item, variant: Item, row: Item) -> StoreStock:
    return StoreStock(
        place.name,
        text_of(variant, "sku"),
        text_of(variant, "barcode"),
        text_of(product, "title"),
        decimal_of(row, "qty_onhand"),
        decimal_of(row, "qty_available"),
        bool(variant.get("inventory_management")),
        text_of(variant, "inventory_policy").lower() == "continue",
        str(variant["id"]),
        decimal_of(row, "qty_commited"),
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
            committed=_sum([one.committed for one in its]),
        )
        for its in by_variant.values()
    ]


def _sum(numbers: Sequence[Decimal | None]) -> Decimal | None:
    known = [number for number in numbers if number is not None]
    return sum(known, Decimal(0)) if known else None
