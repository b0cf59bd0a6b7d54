"""The order has no ward (*Phường/Xã*) in KiotViet (docs: playbook 6b).

KiotViet stopped taking it on 03/02/2020: expected, not a fault.
"""

from collections.abc import Iterator

from catalogrepair.catalog.results import Record, Section, record
from catalogrepair.diagnoses.shared import asks
from catalogrepair.diagnoses.shared.order_rules import NOT_ON_STORE, OneOrder, OrderRule, unless
from catalogrepair.sales.documents import Invoice, SalesDocuments, Slip
from catalogrepair.sales.matching import Links
from catalogrepair.text import _, day

SINCE = "2020-02-03"
_RULE = "6b"
_EXPECTED = Section(
    "no_ward",
    "",
    _("No ward in KiotViet: it takes none any more"),
    (_("KiotViet takes no ward since 2020-02-03. Not a fault, no ticket needed; see the ward on Haravan."),),
    _RULE,
    to_send=(
        _(
            "The order has no Phường/Xã in KiotViet, because KiotViet takes none since 03/02/2020. You "
            "see it in the order on Haravan."
        ),
        asks.NO_FAULT,
    ),
)


def find(sales: SalesDocuments, links: Links) -> Iterator[Record]:
    """A row for each order since that day with a ward on the store and none in KiotViet, where its documents tell."""
    for place, order in enumerate(sales.orders or ()):
        documents: list[Slip | Invoice] = [*links.slips.get(place, ()), *links.invoices.get(place, ())]
        told = [one.ward for one in documents if one.ward is not None]
        if order.ward and order.created >= SINCE and told and not any(told):
            codes = ", ".join(one.code for one in documents)
            seen = _("on the store: {ward}", ward=order.ward)
            yield record(_EXPECTED, order.name, day(order.created), codes, "", "", seen)


def rule(one: OneOrder) -> OrderRule:
    """Whether both sides tell of wards."""
    lacks = one.unless_column(any(document.ward is not None for document in one.documents))
    return OrderRule(_RULE, _("the ward"), one.lacks("slips") or lacks or unless(bool(one.order.ward), NOT_ON_STORE))
