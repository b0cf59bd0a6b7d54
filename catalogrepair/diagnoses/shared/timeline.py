"""An order on its way through both shops: ordered, paid, delivered, invoiced (docs: playbook 2)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from catalogrepair.catalog.numbers import ZERO
from catalogrepair.catalog.results import Results, Step, say
from catalogrepair.diagnoses.shared.order_rules import OneOrder, orders_of
from catalogrepair.sales.completion import are_complete, is_processed, is_unprocessed, three
from catalogrepair.sales.documents import SalesDocuments
from catalogrepair.sales.matching import Links
from catalogrepair.text import NOTHING, Text, _, dong, joined, verbatim

_ORDERED = _("Ordered")
_PAID = _("Paid")
_PROCESSED = _("Delivery processed")
_INVOICED = _("Invoiced in KiotViet")
_DELIVERED = _("Delivered")
_COLLECTED = _("COD collected")
_COMPLETE = _("Invoice complete")
_CANCELLED = _("Cancelled on the store")


def timelines_of(results: Results, sales: SalesDocuments, links: Links) -> Mapping[str, Sequence[Step]]:
    """The ways of the orders that somebody must see to; of a report on one order, its own."""
    named = {say(one.cells[0], "vi") for one in results.records if one.tone in ("bad", "ask") and one.cells}
    wanted = {str(results.data["order"])} if "order" in results.data else named
    return {one.order.name: tuple(_steps(one)) for one in orders_of(sales, links) if one.order.name in wanted}


def _steps(one: OneOrder) -> Iterator[Step]:
    order, live = one.order, one.live
    delivery, cod, payment = three(order)
    yield Step(_ORDERED, "done", moment=order.created)
    yield Step(_PAID, _state(payment.holds), payment.now_text)
    processed = True if is_processed(order) else False if is_unprocessed(order) else None
    yield Step(_PROCESSED, _state(processed), moment=order.processed if processed else "")
    codes = joined([verbatim(invoice.code) for invoice in live], between=", ") if live else NOTHING
    yield Step(_INVOICED, _invoiced(one), codes, min((invoice.created for invoice in live), default=""))
    yield Step(_DELIVERED, _state(delivery.holds), delivery.now_text)
    if cod.now.code not in ("", "none") or order.cod_amount:
        yield Step(_COLLECTED, _state(cod.holds), cod.now_text)
    complete = are_complete(live) if live else None if one.lacks_invoice else False
    yield Step(_COMPLETE, _state(complete), _shown(one))
    if order.cancelled:
        yield Step(_CANCELLED, "done")


def _state(holds: bool | None) -> Literal["done", "open", "unknown"]:
    return "unknown" if holds is None else "done" if holds else "open"


def _invoiced(one: OneOrder) -> Literal["done", "open", "unknown"]:
    """An invoice that nobody read may be there."""
    return "done" if one.live else "unknown" if one.lacks_invoice else "open"


def _shown(one: OneOrder) -> Text:
    """The words on KiotViet's screen, each once, and the money on its invoices."""
    words = dict.fromkeys(invoice.status.shown for invoice in one.live if invoice.status.shown)
    told = [verbatim(f"“{word}”") for word in words]
    sums = [(invoice.paid, invoice.total) for invoice in one.live]
    known = [(paid, total) for paid, total in sums if paid is not None and total is not None]
    if known and len(known) == len(sums):
        paid, total = (sum(amounts, ZERO) for amounts in zip(*known, strict=True))
        told.append(_("{paid} of {total}", paid=dong(paid), total=dong(total)))
    return joined(told, between=", ") if told else NOTHING
