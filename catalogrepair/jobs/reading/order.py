"""One order among those that were read, and how the stock of its products hangs together."""

from collections.abc import Collection

from catalogrepair.catalog.damaged import may_be
from catalogrepair.catalog.names import fold
from catalogrepair.catalog.results import Reason
from catalogrepair.diagnoses.one_order import places_of
from catalogrepair.diagnoses.shared import asks
from catalogrepair.diagnoses.shared.lack import Documents, Lack, Needed, is_missing
from catalogrepair.diagnoses.stock.rules import Layout, Places, Rule, lay_out
from catalogrepair.errors import UnusableInput
from catalogrepair.files.kinds import Kind
from catalogrepair.files.orders import STORE_ORDERS
from catalogrepair.files.stock import STORE_STOCK
from catalogrepair.jobs.catalogues import HARAVAN, KIOTVIET
from catalogrepair.jobs.reading.kiotviet import KINDS
from catalogrepair.jobs.reading.reader import Reader
from catalogrepair.sales.documents import Invoice, Return, SalesDocuments, Slip
from catalogrepair.sales.matching import Links
from catalogrepair.text import Text, _, listed


def place_of(code: str, sales: SalesDocuments, as_read: SalesDocuments, links: Links) -> int:
    """The place of the one order that a code means among sales whose orders are told apart.

    `as_read` are the same before that. Raises UnusableInput where there is none, or several.
    """
    orders = sales.orders or ()
    places = places_of(code, sales, links) or places_of(code, as_read, links)
    if len(places) == 1:
        return places[0]
    if places:
        names = ", ".join(orders[place].name for place in places)
        raise UnusableInput(
            _("“{code}” fits several orders: {names}. Give the whole number.", code=code, names=names),
        )
    if _is_document(code, sales):
        raise UnusableInput(
            _(
                "“{code}” is among KiotViet's papers, but which order of the store it belongs to is not "
                "known. Invoices often name slips only: add the export of the slips (--kov), or give the "
                "order's number.",
                code=code,
            ),
        )
    if any(may_be(code, one) for one in links.damaged):
        raise UnusableInput(
            _(
                "“{code}” may be one of the {orders} codes that Excel damaged (such as {last}): export again, "
                "and do not open or save it in Excel.",
                code=code,
                orders=len(links.damaged),
                last=listed(links.damaged, 3),
            ),
        )
    last = listed([order.name for order in orders[:3]])
    raise UnusableInput(
        _(
            "There is no order “{code}” among the {orders} that were read (such as {last}). See whether the "
            "number is right, or take more days (export more; for a live shop --days).",
            code=code,
            orders=len(orders),
            last=last,
        ),
    )


def _is_document(code: str, sales: SalesDocuments) -> bool:
    """Whether a code is a slip's, an invoice's or a return's that was read."""
    documents: list[Slip | Invoice | Return] = [*(sales.slips or ()), *(sales.invoices or ()), *(sales.returns or ())]
    return any(fold(one.code) == fold(code) for one in documents)


def layout_of(reader: Reader, rule: Rule, main: str) -> Layout | Lack | None:
    """How the stock of the two shops hangs together, or which branch is not known; None without both stocks.

    Raises UnusableInput where what somebody asked for does not fit the shop.
    """
    kiotviet, store = reader.sales.kiotviet_stock, reader.sales.store_stock
    if kiotviet is None or store is None:
        return None
    branches = reader.branches or list(dict.fromkeys(one.branch for one in kiotviet))
    locations = list(dict.fromkeys(one.location for one in store)) or [""]
    try:
        return lay_out(rule, Places(branches, locations, reader.main_location), main)
    except UnusableInput:
        if main or rule != "basic":
            raise
        names = listed([f"“{name}”" for name in branches], 20)
        why = _("which of the branches takes Haravan's orders is not known: {names}", names=names)
        return Lack(Reason(why, asks.WHICH_BRANCH), _MAIN)


_MAIN: tuple[Needed, ...] = ("main_branch",)


def where_to_get(sales: SalesDocuments, live: Collection[str]) -> dict[Needed, Text]:
    """What can still be given of one order, and where the shop gets it; what a live shop was asked for is whole.

    `live` are the words of the live shops that were asked.
    """
    kinds: list[tuple[Documents, Kind]] = [("orders", STORE_ORDERS), *KINDS.items(), ("store_stock", STORE_STOCK)]
    told: dict[Needed, Text] = {
        name: _("{file} ({where})", file=kind.name, where=kind.ask)
        for name, kind in kinds
        if is_missing(sales, name) or (HARAVAN if name in ("orders", "store_stock") else KIOTVIET) not in live
    }
    return told | {"main_branch": _("the name of the branch that takes Haravan's orders")}
