"""The table that a world is written as.

    code  | name | attributes    | related | unit  | sale | store
    AT01  | Áo   | MÀU:Đỏ¦SIZE:S |         |       |      | yes
    AT01H | Áo   |               | AT01    | Hộp*10 of AT01 | |

`·` stands for a space at a cell's edge, `¦` for the `|` between attributes. Only `code` must be there; columns that
are left out are empty:

related: the root's code; a code with {DEL} is a root that was deleted.
unit:    a unit row as "Hộp*10 of AT01" (name, how many, base); a base's own unit as "Cái".
sale:    "no" = not for sale, "off" = not active; empty = for sale.
price:   100000 unless said otherwise. barcode, category: empty = none, "Đồ len".
store:   "yes" (the code is SKU and barcode there), "hidden", "sku", "barcode" (only that one is the code), or any
         other text: the code as the store spells it. Empty = not there.
listing: any name; rows with the same name are one product of the store. Empty = one product per group.
"""

from dataclasses import dataclass
from itertools import groupby

from tests.servers.base import Json
from tests.servers.clock import universal, vietnam
from tests.servers.haravan import listing
from tests.servers.haravan_store import HaravanStore
from tests.servers.kiotviet import product
from tests.servers.kiotviet_shop import KiotVietShop
from tests.servers.sync_app import Place, SyncApp

MONTH = 30 * 86400.0
_DELETED = "{DEL}"


@dataclass(frozen=True)
class Goods:
    """One line of the table."""

    code: str
    name: str = ""
    attributes: str = ""
    related: str = ""
    unit: str = ""
    sale: str = ""
    price: str = ""
    barcode: str = ""
    category: str = ""
    store: str = ""
    listing: str = ""

    @property
    def base(self) -> str:
        """The code whose unit this is; "" for a product of its own."""
        return self.unit.partition(" of ")[2]


def goods_of(table: str) -> list[Goods]:
    """Read a table."""
    head, *lines = (
        [cell.strip().replace("·", " ").replace("¦", "|") for cell in line.split("|")]
        for line in table.strip().splitlines()
        if line.strip()
    )
    return [Goods(**dict(zip(head, cells, strict=True))) for cells in lines]


def shop_products(goods: list[Goods], now: float) -> tuple[list[Json], dict[int, str]]:
    """The shop's products, a month old, and its deleted ones (id to code)."""
    numbers = {one.code: number for number, one in enumerate(goods, start=101)}
    deleted = dict.fromkeys(one.related for one in goods if one.related.endswith(_DELETED))
    numbers |= {code: number for number, code in enumerate(deleted, start=11)}
    made = vietnam(now - MONTH)
    products = [_product(one, numbers) | {"createdDate": made, "modifiedDate": made} for one in goods]
    return products, {numbers[code]: code.removesuffix(_DELETED) for code in deleted}


def _product(one: Goods, numbers: dict[str, int]) -> Json:
    name, _, factor = one.unit.partition(" of ")[0].partition("*")
    return product(
        numbers[one.code],
        one.code,
        one.name or one.code,
        attributes=one.attributes,
        master=numbers[one.related] if one.related else None,
        unit_of=numbers[one.base] if one.base else None,
        unit=name,
        conversion=float(factor or 1),
        barCode=one.barcode or None,
        basePrice=float(one.price or 100000),
        categoryName=one.category or "Đồ len",
        allowsSale=one.sale != "no",
        isActive=one.sale != "off",
    )


def place_on_store(goods: list[Goods], shop: KiotVietShop, store: HaravanStore, app: SyncApp) -> None:
    """Put on the store what the table says is there, and let the app remember that it brought it."""

    def name(one: Goods) -> str:
        return one.listing or one.related or one.code

    there = sorted((one for one in goods if one.store and not one.base), key=name)
    order = {one.code: place for place, one in enumerate(goods)}
    listings = [sorted(rows, key=lambda one: order[one.code]) for _, rows in groupby(there, name)]
    for number, rows in enumerate(sorted(listings, key=lambda rows: order[rows[0].code]), start=1):
        item = listing(
            number,
            [f"own-{one.code}" if one.store == "barcode" else _spelled(one) for one in rows],
            barcodes=[f"own-{one.code}" if one.store == "sku" else _spelled(one) for one in rows],
            title=rows[0].name or rows[0].code,
            hidden=any(one.store == "hidden" for one in rows),
        )
        made = universal(store.clock.now - MONTH)
        item |= {"created_at": made, "updated_at": made} | ({"published_at": made} if item["published_at"] else {})
        store.products.append(item)
        for one, variant in zip(rows, item["variants"], strict=True):
            row = shop.find(one.code, "code")
            assert row is not None
            app.adopt(row, Place(number, variant["id"]))
            variant["variant_units"] = [_unit(unit) for unit in goods if unit.base == one.code and unit.store]


def _unit(one: Goods) -> Json:
    code, name = _spelled(one), one.unit.partition("*")[0]
    return {"id": 1, "unit": name, "base": False, "sellable": True, "barcode": code, "sku": code, "price": 1.0}


def _spelled(one: Goods) -> str:
    return one.code if one.store in ("yes", "hidden", "sku", "barcode") else one.store
