"""Which orders nothing could be said of, whatever was asked (docs: playbook 6)."""

from catalogrepair.catalog.results import Reason
from catalogrepair.diagnoses.orders.no_invoice import UNKNOWN
from catalogrepair.diagnoses.shared import asks
from catalogrepair.diagnoses.shared.judged import Judged
from catalogrepair.diagnoses.shared.lack import CONTESTED
from catalogrepair.diagnoses.shared.order_rules import CANCELLED, NOT_GIVEN, NOT_NAMED
from catalogrepair.sales.completion import is_processed, is_unprocessed, live_of
from catalogrepair.sales.documents import SalesDocuments, StoreOrder
from catalogrepair.sales.matching import Links
from catalogrepair.text import Text, _

_WAITING = Reason(
    _("delivery is not processed yet: whether the order arrived only KiotViet's order slips tell"),
    _("Delivery is not processed yet, so only the “Phiếu đặt hàng” tell whether the order arrived in KiotViet."),
    asks.SEND_SLIPS,
)


def leave_out(judged: Judged, sales: SalesDocuments, links: Links) -> None:
    """Count the orders that were judged, after all rules were asked; the others are left out with the reason."""
    told = {str(one.cells[0]) for one in judged.records}
    left = {code for _why, codes in judged.left for code in codes}
    found: dict[Text, list[str]] = {}
    for place, order in enumerate(sales.orders or ()):
        if order.name in told:
            judged.looked += 1
        elif order.name not in left:
            why = _why_not(place, order, sales, links)
            if why is None:
                judged.looked += 1
            else:
                found.setdefault(why, []).append(order.name)
    for why, names in found.items():
        judged.leave_out(why, names)


def _why_not(place: int, order: StoreOrder, sales: SalesDocuments, links: Links) -> Text | None:
    slips, invoices = links.slips.get(place, ()), links.invoices.get(place, ())
    if order.cancelled:
        return CANCELLED.why
    if live_of(invoices):
        return None
    if slips or invoices:
        return None if is_processed(order) or is_unprocessed(order) else UNKNOWN
    if place in links.contested:
        return CONTESTED.why
    if sales.slips is None and sales.invoices is None:
        return NOT_GIVEN
    return _WAITING if sales.slips is None and is_unprocessed(order) else NOT_NAMED
