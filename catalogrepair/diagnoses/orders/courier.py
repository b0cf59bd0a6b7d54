"""The courier's details are missing from the *Phiếu đặt hàng* (docs: playbook 6c).

They are written on the *Hóa đơn* only: expected, not a fault.
"""

from collections.abc import Iterator

from catalogrepair.catalog.results import Record, Section, record
from catalogrepair.diagnoses.shared import asks
from catalogrepair.diagnoses.shared.order_rules import NOT_ON_STORE, OneOrder, OrderRule, unless
from catalogrepair.sales.completion import is_live
from catalogrepair.sales.documents import SalesDocuments
from catalogrepair.sales.matching import Links
from catalogrepair.text import _, day

_RULE = "6c"
_EXPECTED = Section(
    "no_courier_on_slip",
    "",
    _("No courier on the order slip: only the invoice has it"),
    (_("The courier's details are written on the invoice only. Not a fault, no ticket needed."),),
    _RULE,
    to_send=(
        _("The carrier is not on the “Phiếu đặt hàng”, because KiotViet shows it on the invoice only."),
        asks.NO_FAULT,
    ),
)
_MISSING = Section(
    "no_courier_on_invoice",
    "ask",
    _("The invoice has no courier either"),
    (_("The invoice should have it. See whether the order on Haravan had its courier before delivery was processed."),),
    _RULE,
    to_send=(
        _(
            "The invoice in KiotViet does not have the carrier either, which it should. Please see "
            "whether the order on Haravan had its carrier before delivery was processed, and tell us."
        ),
    ),
)


def find(sales: SalesDocuments, links: Links) -> Iterator[Record]:
    """A row for each order with a courier on the store and none on its slip or its invoice, where these tell."""
    for place, order in enumerate(sales.orders or ()):
        if not order.courier or order.cancelled:
            continue
        slips = [one for one in links.slips.get(place, ()) if one.courier == ""]
        told = [one for one in links.invoices.get(place, ()) if one.courier is not None and is_live(one)]
        seen = _("on the store: {courier}", courier=order.courier)
        if told and not any(one.courier for one in told):
            codes = ", ".join(one.code for one in told)
            yield record(_MISSING, order.name, day(order.created), codes, "", "", seen)
        elif slips:
            codes = ", ".join(one.code for one in slips)
            yield record(_EXPECTED, order.name, day(order.created), codes, "", "", seen)


def rule(one: OneOrder) -> OrderRule:
    """Whether both sides tell of couriers."""
    lacks = one.unless_column(any(document.courier is not None for document in one.documents))
    is_told = unless(bool(one.order.courier), NOT_ON_STORE)
    return OrderRule(_RULE, _("the courier"), one.lacks("slips") or lacks or is_told)
