"""A Haravan store that the sync app creates products in; its lists lag behind what is created."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.servers.base import Json, Request
from tests.servers.clock import universal
from tests.servers.haravan import HaravanServer, listing

LAG = 5.0
MOST_VARIANTS = 100
MOST_OPTIONS = 3


class StoreRefused(Exception):
    """The store does not take such a product."""


@dataclass(frozen=True)
class Unit:
    """A unit in which a variant is sold too."""

    code: str
    name: str
    ratio: float
    price: float


@dataclass(frozen=True)
class Variant:
    """One variant to create: `code` becomes SKU and barcode both."""

    code: str
    values: tuple[str, ...] = ()
    price: float = 0.0
    unit: str = ""
    units: tuple[Unit, ...] = ()


class HaravanStore(HaravanServer):
    """Adds to the reading server: `create`, `change`, the lag, and the filters `barcode`, `created_at_min`,
    `updated_at_min`.

    A created product is read by id at once, but in lists, counts and filters only `lag` seconds later (on the clock).
    `finds_units`: whether `sku=` also finds units, which is not documented.
    """

    def __init__(
        self, products: Iterable[Json] = (), *, lag: float = LAG, finds_units: bool = False, **reading: object
    ) -> None:
        super().__init__(products, **reading)  # type: ignore[arg-type]
        self.lag, self.finds_units = lag, finds_units
        self._listed_from: dict[int, float] = {}

    def listed(self) -> list[Json]:
        now = self.clock.now
        return [item for item in self.products if self._listed_from.get(item["id"], now) <= now]

    def chosen(self, request: Request) -> list[Json]:
        wanted = {key: request.text(key) for key in ("sku", "barcode")}
        since = {key: request.text(f"{key}_min") for key in ("created_at", "updated_at")}
        return [
            item
            for item in self.listed()
            if all(not text or self._has(item, key, text) for key, text in wanted.items())
            and all(item[key] >= text for key, text in since.items())
        ]

    def _has(self, item: Json, key: str, text: str) -> bool:
        rows = list(item["variants"])
        if self.finds_units:
            rows += [unit for row in item["variants"] for unit in row["variant_units"]]
        return any(row[key] == text for row in rows)

    def create(self, title: str, options: Sequence[str], variants: Sequence[Variant], *, hidden: bool = False) -> Json:
        """A new product. Raises StoreRefused for what Haravan does not take."""
        values = [variant.values for variant in variants]
        if len(variants) > MOST_VARIANTS or len(options) > MOST_OPTIONS or len(set(values)) < len(values):
            raise StoreRefused(f"{title}: {len(variants)} variants, {len(options)} options")
        with self.held():
            number = max((int(item["id"]) for item in self.products), default=0) + 1
            item = listing(number, [variant.code for variant in variants], title=title, hidden=hidden)
            now = self.clock.stamp()
            item |= {"created_at": universal(now), "updated_at": universal(now)}
            if not hidden:
                item["published_at"] = universal(now)
            if options:
                item["options"] = [
                    {"id": number * 10 + place, "name": name, "position": place, "product_id": number}
                    for place, name in enumerate(options, 1)
                ]
            for row, variant in zip(item["variants"], variants, strict=True):
                _fill(row, variant, universal(now))
            self.products.append(item)
            self._listed_from[number] = now + self.lag
        return item

    def change(self, number: int, variant: int, price: float, title: str | None) -> None:
        """A variant's price, and its product's title unless None."""
        with self.held():
            item = next(item for item in self.products if item["id"] == number)
            item.update({"updated_at": universal(self.clock.stamp())} | ({"title": title} if title else {}))
            next(row for row in item["variants"] if row["id"] == variant)["price"] = price

    def codes(self) -> list[tuple[str, ...]]:
        """The SKUs of each product, oldest product first, units after their variant; no lag."""
        with self.held():
            return [
                tuple(
                    str(one["sku"])
                    for row in item["variants"]
                    for one in (row, *(unit for unit in row["variant_units"] if not unit["base"]))
                )
                for item in sorted(self.products, key=lambda item: int(item["id"]))
            ]


def _fill(row: Json, variant: Variant, now: str) -> None:
    row |= {f"option{place}": text for place, text in enumerate(variant.values, 1)}
    row |= {"price": variant.price, "created_at": now, "updated_at": now}
    if variant.values:
        row["title"] = " / ".join(variant.values)
    if variant.units:
        base = Unit(variant.code, variant.unit, 1.0, variant.price)
        row["variant_units"] = [
            {
                "id": row["id"] * 10 + place,
                "unit": unit.name,
                "base": unit is base,
                "sellable": True,
                "ratio": unit.ratio,
                "barcode": unit.code,
                "sku": unit.code,
                "price": unit.price,
            }
            for place, unit in enumerate((base, *variant.units), 1)
        ]
