"""Both live shops, read for every diagnosis at once: each list is walked one time, whoever asks for it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from catalogrepair.catalog.evidence import Origin
from catalogrepair.catalog.examination import Examination
from catalogrepair.catalog.facts import Facts
from catalogrepair.catalog.plans.decide import Choice
from catalogrepair.catalog.plans.identity import Identity, fingerprint_of
from catalogrepair.catalog.settings import Settings
from catalogrepair.diagnoses.shared.about import KiotVietDocuments
from catalogrepair.diagnoses.stock.compare import Stock
from catalogrepair.diagnoses.stock.rules import Places
from catalogrepair.errors import NotPermitted
from catalogrepair.files.product_list import Export
from catalogrepair.files.stock import KIOTVIET_STOCK, STORE_STOCK
from catalogrepair.jobs.catalogues import HARAVAN, LIVE, Store, live_export, now, require_codes
from catalogrepair.jobs.reading import haravan, kiotviet, signed_in
from catalogrepair.jobs.reading.reader import Reader
from catalogrepair.jobs.reading.whole_shop import T, WholeShop, attempt
from catalogrepair.jobs.repair import Ask, examine_export
from catalogrepair.sales.documents import KiotVietStock, StoreStock
from catalogrepair.shops import keys
from catalogrepair.shops.haravan.stock import Location
from catalogrepair.shops.remote.client import Client
from catalogrepair.text import Progress, Text, joined, verbatim

_DOCUMENTS: tuple[tuple[KiotVietDocuments, ...], ...] = (("slips",), ("invoices", "returns"))


class _KiotViet(NamedTuple):
    """KiotViet's goods, or why they could not be read."""

    export: Export | Text
    stock: Sequence[KiotVietStock] | Text


class _Haravan(NamedTuple):
    """The same of the store's products."""

    store: Store | Text
    stock: Sequence[StoreStock] | Text


def read(progress: Progress, days: int, *, insist: bool) -> WholeShop:
    """Everything that the two shops tell.

    What one list does not tell, or a key may not ask for, is a text that says why. Raises SignInFailed where a key is
    missing or wrong, Unreachable where a shop does not answer at all, Refused where the two seem to be two shops.
    """
    from catalogrepair.shops.haravan.sign_in import HaravanShop, shop_of
    from catalogrepair.shops.haravan.stock import totals
    from catalogrepair.shops.kiotviet.stock import branches
    from catalogrepair.shops.kiotviet.webhooks import webhooks

    reader, lacks, retailer = Reader(progress, days), {}, keys.kiotviet_key().retailer
    with signed_in.kiotviet() as ours, signed_in.haravan() as theirs:
        names = _unless_forbidden(lambda: signed_in.distinct(branches(ours, progress)))
        shop = _unless_forbidden(lambda: shop_of(theirs))
        places = _unless_forbidden(lambda: signed_in.locations_of(theirs))
        if isinstance(shop, Text):
            reader.facts.append(shop)
            shop = HaravanShop("", HARAVAN, "")
        goods = _goods(ours, reader, retailer, names)
        products = _products(theirs, reader, shop.domain or shop.name, places)
        if isinstance(told := attempt(lambda: haravan.read_live(reader, theirs)), Text):
            lacks["orders"] = told
        for documents in _DOCUMENTS:
            if isinstance(told := attempt(partial(kiotviet.read_live, reader, ours, documents)), Text):
                lacks["kiotviet"] = told
                reader.facts.append(told)
        hooks = attempt(lambda: webhooks(ours))
    if not isinstance(goods.stock, Text):
        reader.take(kiotviet_stock=goods.stock)
    if not isinstance(products.stock, Text):
        reader.take(store_stock=totals(products.stock))
    return WholeShop(
        verbatim(f"KiotViet “{retailer}” · Haravan “{shop.domain or shop.name}”"),
        reader,
        _examine(goods.export, products.store, insist=insist),
        _stock(goods.stock, products.stock),
        _places({} if isinstance(names, Text) else names, [] if isinstance(places, Text) else places),
        hooks,
        Identity(
            retailer, shop.domain, "" if isinstance(goods.export, Text) else fingerprint_of(goods.export.table.rows)
        ),
        lacks,
        LIVE,
    )


def _unless_forbidden(make: Callable[[], T]) -> T | Text:
    """What is made, or why the key may not ask for it; a wrong key ends the whole look."""
    try:
        return make()
    except NotPermitted as error:
        return error.text


def _places(names: Mapping[int, str], places: Sequence[Location]) -> Places:
    main = next((one.name for one in places if one.is_main), "")
    return Places(list(names.values()), [one.name for one in places], main)


def _goods(client: Client, reader: Reader, retailer: str, names: Mapping[int, str] | Text) -> _KiotViet:
    from catalogrepair.shops.kiotviet import settings
    from catalogrepair.shops.kiotviet.products import rows_of, walk_products
    from catalogrepair.shops.kiotviet.stock import stock_in

    items = attempt(lambda: walk_products(client, reader.progress))
    allowed = settings.without_stock(client)
    reader.take(orders_without_stock=allowed.orders, sales_without_stock=allowed.sales)
    if isinstance(items, Text):
        return _KiotViet(items, items)
    stock = names if isinstance(names, Text) else stock_in(items, names, reader.facts.append)
    reader.was_asked(KIOTVIET_STOCK, "KiotViet", len(items))
    return _KiotViet(attempt(lambda: live_export(rows_of(client, items), retailer)), stock)


def _products(client: Client, reader: Reader, shop: str, places: Sequence[Location] | Text) -> _Haravan:
    from catalogrepair.shops.haravan.products import FIELDS, all_products, listed_in
    from catalogrepair.shops.haravan.stock import stock_in

    taken = now()
    items = attempt(lambda: all_products(client, reader.progress, FIELDS))
    if isinstance(items, Text):
        return _Haravan(items, items)
    listed, newest = listed_in(items)
    reader.was_asked(STORE_STOCK, "Haravan", len(items))
    store = Store(Origin(HARAVAN, shop, "", taken, newest), Facts(listed))
    coded = attempt(partial(require_codes, store))
    return _Haravan(
        coded if isinstance(coded, Text) else store,
        places if isinstance(places, Text) else attempt(lambda: stock_in(client, places, items, reader.progress)),
    )


def _examine(export: Export | Text, store: Store | Text, *, insist: bool) -> Examination | Text:
    """Without the store the export alone is looked at."""
    if isinstance(export, Text):
        return export
    known = None if isinstance(store, Text) else store
    return attempt(lambda: examine_export(export, known, Choice(), Settings(), Ask(force=insist)))


def _stock(ours: Sequence[KiotVietStock] | Text, theirs: Sequence[StoreStock] | Text) -> Stock | Text:
    if isinstance(ours, Text) or isinstance(theirs, Text):
        return joined((one for one in (ours, theirs) if isinstance(one, Text)), between=" ")
    return Stock(ours, theirs, None, from_files=False, all_branches=True)
