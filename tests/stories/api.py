"""Puts the shop of a story into the two loopback servers."""

from collections.abc import Iterable, Mapping

from tests.servers.base import Json
from tests.servers.haravan import listing
from tests.servers.haravan_sales import HaravanSales
from tests.servers.haravan_stock import HaravanStock, place
from tests.servers.kiotviet import product
from tests.servers.kiotviet_sales import KiotVietSales, Readings
from tests.servers.kiotviet_shop import KiotVietShop
from tests.shops.trade import Paper
from tests.shops.trade_by_api import invoice_json, order_json, receipts_json, return_json, slip_json
from tests.stories.goods import NUMBERS, product_of
from tests.stories.sale import Shop
from tests.stories.shelf import ONLY_LOCATION, Good, Listed

FIRST_BRANCH, FIRST_LOCATION = 31, 51


class Store(HaravanSales, HaravanStock):
    """A shop of Haravan's with orders, and with stock in locations."""


class Till(KiotVietSales, KiotVietShop):
    """A shop of KiotViet's with papers and webhooks."""


def sell(store: Store, till: Till, shop: Shop) -> None:
    """The orders and papers of a shop in the place of all others."""
    store.orders = [order_json(at, sale) for at, sale in enumerate(shop.sales, start=1)]
    bills = [*(bill for sale in shop.sales for bill in sale.invoices), *shop.besides]
    slips = [sale.slip for sale in shop.sales if sale.slip]
    till.orders = [_slip(at, one) for at, one in enumerate(slips, start=1)]
    till.invoices = [_invoice(at, one) for at, one in enumerate(bills, start=1)]
    till.receipts = receipts_json(bills, "Kế toán Đào")
    numbers = {one.code: at for at, one in enumerate(bills, start=1)}
    backs = [sale.back for sale in shop.sales if sale.back]
    till.returns = [return_json(at, one, numbers.get(one.of)) for at, one in enumerate(backs, start=1)]
    till.locked, till.readings = set(), Readings()


def _slip(number: int, paper: Paper) -> Json:
    made = slip_json(number, paper)
    delivery = {"receiver": "Khách", "wardName": paper.ward or None, "partnerDelivery": {"name": paper.courier or None}}
    return made | {"orderDelivery": delivery}


def _invoice(number: int, paper: Paper) -> Json:
    made = invoice_json(number, paper)
    if made["invoiceDelivery"]:
        made["invoiceDelivery"] |= {"wardName": paper.ward or None, "partnerDelivery": {"name": paper.courier or None}}
    return made


READINGS = {
    "slips refused": Readings(switched_off={"/orders": "Cho phép đặt hàng"}),
    "the list names no slip": Readings(invoices_name_slips=False),
    "the list heeds no filter": Readings(invoices_name_slips=False, order_id_filters=False),
}
"""what KiotViet may answer beside what its documents say"""


def set_settings(till: Till, words: Iterable[str]) -> None:
    """ "orders yes", "sales no", "orders untold", or one of `READINGS`; no without a word."""
    till.settings = {"AllowOrderWhenOutStock": False, "AllowSellWhenOutStock": False}
    for word in words:
        if word in READINGS:
            till.readings = READINGS[word]
            continue
        what, _, is_ticked = word.partition(" ")
        name = {"orders": "AllowOrderWhenOutStock", "sales": "AllowSellWhenOutStock"}[what]
        till.settings[name] = is_ticked == "yes"
        if is_ticked == "untold":
            del till.settings[name]


def stock_till(till: Till, branches: Mapping[str, Iterable[Good]]) -> None:
    """Products with what each branch has of them; one that a branch does not list has no row there."""
    till.branches = [{"id": at, "branchName": name} for at, name in enumerate(branches, start=FIRST_BRANCH)]
    held: dict[str, list[Json]] = {}
    first: dict[str, Good] = {}
    for branch, goods in zip(till.branches, branches.values(), strict=True):
        for good in goods:
            first.setdefault(good.code, good)
            figures = {"onHand": float(good.on_hand), "reserved": float(good.ordered)}
            at = {"branchId": branch["id"], "branchName": branch["branchName"]}
            held.setdefault(good.code, []).append(at | figures)
    numbers = {code: at for at, code in enumerate(first, start=1)}
    till.products = [
        product(
            numbers[code], code, product_of(good.base or code).name, inventories=held[code],
            isActive=not good.is_stopped, type=NUMBERS[product_of(code).kind],
            basePrice=float(product_of(code).price), conversion=float(good.factor), unit_of=numbers.get(good.base),
        )
        for code, good in first.items()
    ]  # fmt: skip


def stock_store(store: Store, locations: Mapping[str, Iterable[Listed]]) -> None:
    """Variants with what each location has of them; the first location is the main one."""
    store.locations = [
        place(at, name or ONLY_LOCATION, is_primary=at == FIRST_LOCATION)
        for at, name in enumerate(locations, start=FIRST_LOCATION)
    ]
    store.held, made = {}, {}
    for at, listed in enumerate(locations.values(), start=FIRST_LOCATION):
        for one in listed:
            if one.code not in made:
                made[one.code] = _listing(len(made) + 1, one)
            if one.on_hand:
                on_hand, free = int(one.on_hand), int(one.available)
                store.held[at, made[one.code]["id"] * 1000 + 1] = (on_hand, on_hand - free)
    store.products = list(made.values())


def _listing(number: int, one: Listed) -> Json:
    made = listing(number, [one.code], title=product_of(one.code).name, barcodes=[one.barcode])
    made["variants"][0] |= {
        "inventory_management": "haravan" if one.is_tracked else None,
        "inventory_policy": "continue" if one.sells_at_zero else "deny",
    }
    return made
