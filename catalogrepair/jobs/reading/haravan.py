"""What the store says: its orders and its stock, from Haravan's exports or the live shop."""

from collections.abc import Sequence
from pathlib import Path

from catalogrepair.diagnoses.one_order import codes_of, means
from catalogrepair.errors import NotPermitted, Rejected
from catalogrepair.files.orders import STORE_ORDERS, store_orders_of
from catalogrepair.files.read import read_file
from catalogrepair.files.stock import STORE_STOCK, store_stock_of
from catalogrepair.jobs.catalogues import HARAVAN
from catalogrepair.jobs.reading.reader import Reader
from catalogrepair.jobs.reading.signed_in import haravan, locations_of
from catalogrepair.sales.damaged import sound
from catalogrepair.sales.documents import SalesDocuments, StoreLine, StoreOrder
from catalogrepair.sales.same_shop import Source
from catalogrepair.shops.remote.client import Client
from catalogrepair.text import _

_NO_STORE_STOCK = _("This Haravan key cannot read the stock (it needs com.read_products, com.read_inventories).")


def read_orders(reader: Reader, word: str) -> None:
    """The store's orders, from a file or for "haravan" from the live shop.

    Raises UnusableInput when it cannot be used, SignInFailed when the shop's key is missing or wrong.
    """
    if word == HARAVAN:
        with haravan() as client:
            return read_live(reader, client)
    read = read_file(Path(word), [STORE_ORDERS])
    orders, lines = store_orders_of(read.columns)
    reader.was_read(read, len(orders))
    orders, lines, damaged = sound(orders, lines)
    reader.damaged = [*reader.damaged, *damaged]
    if known := _add_orders(reader, read.name, orders, lines):
        reader.facts.append(
            _(
                "{known:# order|# orders} of “{name}” {known:was|were} read from another file already, and "
                "{known:is taken as it stands|are taken as they stand} there.",
                known=known,
                name=read.name,
            )
        )
    return None


def read_live(reader: Reader, client: Client) -> None:
    """The orders of the live shop. Raises as the walk does."""
    from catalogrepair.shops.haravan.orders import walk

    orders, lines = walk(client, reader.since, reader.progress)
    reader.was_asked(STORE_ORDERS, "Haravan", len(orders))
    _add_orders(reader, "Haravan", orders, lines)


def _add_orders(reader: Reader, source: str, orders: Sequence[StoreOrder], lines: Sequence[StoreLine]) -> int:
    """Take orders; one that an earlier source told of is as that source told it. Returns how many were known so."""
    sales = reader.sales
    known = {order.name for order in sales.orders or ()}
    reader.take(
        orders=[*(sales.orders or ()), *(order for order in orders if order.name not in known)],
        lines=[*sales.lines, *(line for line in lines if line.order not in known)],
    )
    again = [order for order in orders if order.name in known]
    reader.sources.append(Source(source, SalesDocuments(orders=again, lines=lines)))
    return len(again)


def read_orders_to(reader: Reader, word: str, code: str) -> None:
    """The same where one order is asked about: of a live shop that one and the newer ones.

    What is asked next begins on its day.
    """
    if word != HARAVAN:
        return read_orders(reader, word)
    from catalogrepair.shops.haravan.orders import walk_to

    with haravan() as client:
        orders, lines = walk_to(client, reader.since, lambda name: means(code, name), reader.progress)
    reader.was_asked(STORE_ORDERS, "Haravan", len(orders))
    reader.take(orders=orders, lines=lines)
    if any(means(code, order.name) for order in orders):
        reader.since = min((order.created[:10] for order in orders if order.created), default=reader.since)
    return None


def read_stock(reader: Reader, word: str) -> None:
    """What the store has of each product, all locations in one."""
    if word == HARAVAN:
        from catalogrepair.shops.haravan.stock import totals, walk

        with haravan() as client:
            found = totals(walk(client, locations_of(client), reader.progress))
        reader.was_asked(STORE_STOCK, "Haravan", len(found))
    else:
        read = read_file(Path(word), [STORE_STOCK])
        found = store_stock_of(read.columns, "")
        reader.was_read(read, len(found))
    reader.take(store_stock=found)


def read_stock_of(reader: Reader, order: StoreOrder) -> None:
    """What the live store has of an order's products; nothing where its key may not read that."""
    from catalogrepair.shops.haravan.stock import stock_of

    try:
        with haravan() as client:
            places = locations_of(client)
            found = stock_of(client, [first for first, *_more in codes_of(order, reader.sales)], places)
    except (Rejected, NotPermitted):
        reader.facts.append(_NO_STORE_STOCK)
        return
    reader.take(store_stock=found)
    reader.main_location = next((place.name for place in places if place.is_main), "")
