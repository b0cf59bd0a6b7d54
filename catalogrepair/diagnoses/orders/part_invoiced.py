"""Delivery of the whole order was processed, and some products are on no invoice (docs: playbook 6)."""

from collections.abc import Iterator, Sequence

from catalogrepair.catalog.names import fold
from catalogrepair.catalog.results import Record, Section, record
from catalogrepair.diagnoses.orders.placeholder import asked_of, is_placeholder, lines_of, squeezed
from catalogrepair.sales.completion import has_come_back, live_of
from catalogrepair.sales.documents import SalesDocuments
from catalogrepair.sales.matching import Links
from catalogrepair.text import _, day, listed

_PART = Section(
    "part_invoiced",
    "ask",
    _("The whole order was processed, and a product of it is on no invoice"),
    (
        _(
            "Look at the invoice in KiotViet: where the staff exchanged the goods it is right; else these "
            "were neither taken off the stock nor charged: make another invoice."
        ),
    ),
    "6",
)


def find(sales: SalesDocuments, links: Links, patterns: Sequence[str]) -> Iterator[Record]:
    """A row for each such order, where the invoices tell of their lines.

    Without any line in common the two sides use different codes, which says nothing about this; a placeholder line
    stands for what is missing.
    """
    wanted = {squeezed(one) for one in patterns} - {""}
    asked, lines = asked_of(sales.lines), lines_of(sales.invoice_lines)
    for place, order in enumerate(sales.orders or ()):
        if order.cancelled or order.processing.code != "fulfilled" or has_come_back(order) or place in links.contested:
            continue
        live = live_of(links.invoices.get(place, ()))
        its = [line for one in live for line in lines.get(one.code, ())]
        if any(one.code not in lines for one in live) or any(is_placeholder(line, wanted) for line in its):
            continue
        there = {fold(line.code) for line in its}
        coded = [line for line in asked.get(order.name, ()) if line.code or line.barcode]
        missing = [line for line in coded if not {fold(line.code), fold(line.barcode)} & there]
        if missing and len(missing) < len(coded):
            codes = listed([line.code or line.barcode for line in missing], 3)
            names = listed([line.name for line in missing], 3)
            documents = ", ".join(one.code for one in live)
            yield record(_PART, order.name, day(order.created), documents, codes, names, "")
