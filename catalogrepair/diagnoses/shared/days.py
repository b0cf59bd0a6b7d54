"""Invoices that nobody read: an order that may have one lacks none that anybody could see (docs: playbook 6)."""

from collections.abc import Sequence

from catalogrepair.catalog.names import fold
from catalogrepair.catalog.results import Reason
from catalogrepair.diagnoses.shared import asks
from catalogrepair.diagnoses.shared.lack import CONTESTED, Lack
from catalogrepair.sales.clues import is_stores
from catalogrepair.sales.documents import SalesDocuments, Slip, StoreOrder
from catalogrepair.sales.matching import Links
from catalogrepair.sales.versions import base_of
from catalogrepair.text import _

_NOT_THOSE_DAYS = (_("We do not have the invoices of those days yet."), asks.SEND_INVOICES)
_NO_NAMES = (_("The invoices that we have do not name their orders."), asks.SEND_SLIPS)
NOT_READ = Lack(
    Reason(
        _("only KiotViet's invoices tell, and nobody gave them"),
        _("We have no invoices of KiotViet yet."),
        asks.SEND_INVOICES,
    ),
    ("invoices",),
)
OUTSIDE = Lack(
    Reason(
        _("outside the days of the invoices that were read: the invoices of those days are missing"), *_NOT_THOSE_DAYS
    ),
    ("invoices",),
)
NAMELESS = Lack(
    Reason(
        _(
            "there are invoices from Haravan's channel, but none names its order: only the order "
            "slips tell which is whose"
        ),
        *_NO_NAMES,
    ),
    ("slips",),
)
ELSEWHERE = Lack(
    Reason(
        _("the order slip names an invoice that is not in the files: the invoices of those days are missing"),
        *_NOT_THOSE_DAYS,
    ),
    ("invoices",),
)
LOOSE = Lack(
    Reason(_("there are invoices of order slips that were not read: only the order slips tell whose"), *_NO_NAMES),
    ("slips",),
)
_EVER = "9999"


class Unseen:
    """Why an order that seems to have no invoice may have one."""

    def __init__(self, sales: SalesDocuments, links: Links) -> None:
        self._links = links
        self._is_read = sales.invoices is not None
        self.spans = spans_of(sales)
        """from when until when all invoices are there, source by source"""
        invoices = sales.invoices or ()
        self._codes = {base_of(one.code) for one in invoices}
        self._are_nameless = not links.invoices and any(one.code in links.strangers for one in invoices)
        self._loose = _latest_loose(sales, links)

    def why(self, place: int, order: StoreOrder, slips: Sequence[Slip]) -> Lack | None:
        """None where nothing speaks for an invoice that nobody read."""
        if not self._is_read:
            return NOT_READ
        if place in self._links.contested:
            return CONTESTED
        if self._may_be_loose(place, order, slips):
            return LOOSE
        if self._are_nameless:
            return NAMELESS
        if any(base_of(code) not in self._codes for slip in slips for code in slip.invoices):
            return ELSEWHERE
        return None if is_within(order.processed or order.created, self.spans) else OUTSIDE

    def _may_be_loose(self, place: int, order: StoreOrder, slips: Sequence[Slip]) -> bool:
        """Whether an invoice of a slip that nobody read may be the order's: it has no slip, and is no newer."""
        is_apps = any(one.order or is_stores(one.channel) for one in self._links.invoices.get(place, ()))
        return not is_apps and not slips and bool(self._loose) and self._loose[:10] >= order.created[:10]


def _latest_loose(sales: SalesDocuments, links: Links) -> str:
    """When the last invoice was made that names a slip nobody read, so that its order is not known; "" for none."""
    slips = {fold(slip.code) for slip in sales.slips or ()}
    matched = {one.code for its in links.invoices.values() for one in its}
    loose = (one for one in sales.invoices or () if one.order and fold(one.order) not in slips)
    return max((one.created or _EVER for one in loose if one.code not in matched), default="")


def spans_of(sales: SalesDocuments) -> Sequence[tuple[str, str]]:
    """From when until when all invoices are there, source by source; none where nothing has a date."""
    moments = [one.created for one in sales.invoices or () if one.created]
    return sales.invoice_spans or ([(min(moments), max(moments))] if moments else [])


def is_within(moment: str, spans: Sequence[tuple[str, str]]) -> bool:
    """From the first day on until the last moment: an export of noon knows nothing of the evening."""
    return not moment or not spans or any(first[:10] <= moment[:10] and moment <= last for first, last in spans)
