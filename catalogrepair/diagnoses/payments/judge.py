"""The amount that the customer paid does not reach KiotViet (docs: playbook 4).

A KiotViet user has touched the order, for example completed it without typing the paid amount, so that it completed at
0đ; after a staff action the app no longer syncs that order. Source for the sums (docs: kiotviet-api
4.3, 4.4; docs: haravan-api 4.3): a slip's own paid amount is only its deposit, so its invoices are looked at first.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from catalogrepair.catalog.names import fold
from catalogrepair.catalog.numbers import ZERO
from catalogrepair.catalog.results import Column, Reason, Record, Results, Section, Subject, record
from catalogrepair.diagnoses.payments import answers
from catalogrepair.diagnoses.payments.papers import told_document, who
from catalogrepair.diagnoses.payments.returns import (
    BY_MORE_RETURNS,
    UNREACHED,
    UNTOLD,
    WITHOUT_INVOICE,
    is_untold,
    kept,
    lacks_sum,
    why_unknown,
)
from catalogrepair.diagnoses.shared import asks, switched_off, unread
from catalogrepair.diagnoses.shared.days import NOT_READ
from catalogrepair.diagnoses.shared.judged import Judged
from catalogrepair.diagnoses.shared.lack import CONTESTED, Lack
from catalogrepair.diagnoses.shared.order_rules import NOT_SEEN, OneOrder, OrderRule, orders_of, unless
from catalogrepair.diagnoses.shared.returned import told_return
from catalogrepair.sales.completion import (
    all_hold,
    are_cancelled,
    are_complete,
    is_live,
    is_open,
    is_processed,
    live_of,
)
from catalogrepair.sales.documents import Invoice, Return, SalesDocuments, Slip, StoreOrder
from catalogrepair.sales.matching import Links
from catalogrepair.sales.returns import HALF, is_returned, stands, stands_in_part
from catalogrepair.text import NOTHING, Text, _, day, dong, joined

TITLE = _("What customers paid, on the store and in KiotViet")
COLUMNS = (
    Column("order", _("Order")),
    Column("date", _("Date")),
    Column("store_paid", _("Paid on the store (đ)"), is_number=True),
    Column("kiotviet_paid", _("Paid in KiotViet (đ)"), is_number=True),
    Column("difference", _("Difference (đ)"), is_number=True),
    Column("kiotviet", _("KiotViet's papers")),
    Column("who", _("Named on the papers")),
)
_SEEN = _("the payments")
_SEND_SUMS = (_("The file does not say what the customer paid."), asks.SEND_INVOICES)
_UNPAIRED = Reason(_("no slip or invoice in KiotViet"), *NOT_SEEN)
_NO_INVOICE = Reason(
    _("delivery was processed and no invoice is seen: see `catalogrepair diagnose orders`"),
    _("Delivery was processed on Haravan, and we see no invoice in KiotViet yet, so there is no paid sum to compare."),
)
_NOT_SAID = Reason(_("the paid sum is not said"), *_SEND_SUMS)


class Sums(NamedTuple):
    """What an order's documents say about its money."""

    store: Decimal
    """paid less refunded"""
    kiotviet: Decimal
    due: Decimal | None
    """total of the invoices"""


def diagnose(sales: SalesDocuments, links: Links) -> Results:
    """Every order whose money differs between the store and KiotViet, the largest difference first."""
    judged = Judged()
    users = {fold(one.code): one.user for one in sales.receipts or () if one.user}
    left: dict[Text, list[str]] = {}
    for one in orders_of(sales, links):
        place, order, slips, invoices, live = one.place, one.order, one.slips, one.invoices, one.live
        lack = CONTESTED if place in links.contested else one.lacks_invoice
        why = _why_not(order, slips, invoices, lack) or _unknown_return(one)
        if why is not None:
            left.setdefault(why, []).append(order.name)
            continue
        judged.looked += 1
        section = _section(order, slips, invoices, invoices_known=sales.invoices is not None)
        if section is not None:
            papers: list[Slip | Invoice] = [*live] if live else [*invoices, *slips]
            judged.records.append(_record(section, order, papers, links.returns.get(place, ()), users))
    judged.records.sort(key=_weight)
    judged.records += switched_off.find(sales, len(COLUMNS))
    for why, names in left.items():
        judged.leave_out(why, names)
    unread.leave_out(judged, sales, links)
    judged.leave_out_besides(WITHOUT_INVOICE, links.returns_without_invoice)
    return judged.results(TITLE, COLUMNS, seen=_SEEN)


def rules(one: OneOrder) -> Iterator[OrderRule]:
    """Whether the money was compared at all."""
    yield OrderRule(answers.RULE, _("both sides have the same money"), one.lacks("slips", "invoices") or _lacks(one))


def _lacks(one: OneOrder) -> Lack | None:
    if not one.live:
        return unless(one.is_over, NOT_READ if one.sales.invoices is None else _WITHOUT)
    if sums_of(one.order, one.live) is None:
        return Lack(_NO_SUM, ("orders",) if one.order.paid is None else ("invoices",))
    why = _unknown_return(one)
    return Lack(why, ("returns",) if why in BY_MORE_RETURNS else ()) if why else None


_UNLESS_RETURNED = (answers.REFUND, answers.STANDS)
"""what is said only of sales of which KiotViet has no return"""
_WITHOUT = Lack(Reason(_("no invoice yet, so no sum to compare")))
_NO_SUM = Reason(_("one side does not say what was paid"), *_SEND_SUMS)


def _why_not(order: StoreOrder, slips: Sequence[Slip], invoices: Sequence[Invoice], unseen: Lack | None) -> Text | None:
    """Why an order's money cannot be compared; None when it can.

    A cancelled order of which KiotViet has nothing is right; `unseen` says why there may be an invoice nobody read.
    """
    live = live_of(invoices)
    if not slips and not invoices:
        if order.cancelled:
            return unseen.why if unseen else None
        return CONTESTED.why if unseen is CONTESTED else _UNPAIRED
    if order.cancelled:
        return None
    if live:
        return _NOT_SAID if sums_of(order, live) is None else None
    return _NO_INVOICE if is_processed(order) and not are_cancelled(slips, invoices) else None


def _unknown_return(one: OneOrder) -> Text | None:
    """What is not known of the returns of an order, where its verdict hangs on that."""
    sums = None if one.order.cancelled else sums_of(one.order, one.live)
    untold = any(map(is_untold, one.live))
    if untold and sums is not None and _of_invoices(one.order, one.live, sums) in _UNLESS_RETURNED:
        return UNTOLD if one.sales.returns is None else UNREACHED
    return why_unknown(one.place, one.sales, one.links, one.live) if _is_return_unknown(one.order, one.live) else None


def _is_return_unknown(order: StoreOrder, live: Sequence[Invoice]) -> bool:
    """Whether the money cannot be compared because of a return of unknown sum."""
    if not any(map(lacks_sum, live)):
        return False
    if order.cancelled:
        return not any(map(stands, live))
    sums = sums_of(order, live)
    # Whatever was given back, KiotViet has no more than what was paid there.
    return sums is not None and sums.store - sums.kiotviet < HALF


def sums_of(order: StoreOrder, live: Sequence[Invoice]) -> Sums | None:
    """None where the money is not known on one of the sides, or there is no invoice."""
    paid = [one.paid for one in live if one.paid is not None]
    if order.paid is None or not paid or len(paid) < len(live):
        return None
    totals = [one.total for one in live if one.total is not None]
    due = sum(totals, ZERO) if len(totals) == len(live) else None
    return Sums(_net(order), sum(paid, ZERO), due)


def _net(order: StoreOrder) -> Decimal:
    """What the store has kept."""
    return (order.paid or ZERO) - order.refunded


def _section(
    order: StoreOrder, slips: Sequence[Slip], invoices: Sequence[Invoice], *, invoices_known: bool
) -> Section | None:
    live = live_of(invoices)
    if order.cancelled:
        standing = any(map(stands_in_part, live))
        return answers.ALIVE if standing or (not live and any(map(is_open, slips))) else None
    sums = sums_of(order, live)
    if sums is not None:
        return _of_invoices(order, live, sums)
    if are_cancelled(slips, invoices):
        return answers.DEAD if _net(order) >= HALF else None
    open_slips = [one for one in slips if is_live(one)]
    deposit = sum((one.paid or ZERO for one in open_slips), ZERO)
    if deposit - _net(order) >= HALF:
        return answers.REFUND if order.refunded else answers.MORE
    if deposit >= _net(order):
        return None
    is_ended = invoices_known and all(one.status.code == "complete" for one in open_slips)
    return answers.ENDED if is_ended else answers.DEPOSIT


def _of_invoices(order: StoreOrder, live: Sequence[Invoice], sums: Sums) -> Section | None:
    has_returns = any(map(is_returned, live))
    if not has_returns and len(live) > 1 and order.total and all(one.total == order.total for one in live):
        return answers.TWICE
    before, sums = sums.kiotviet, sums._replace(kiotviet=kept(live, sums.store))
    if abs(sums.store - sums.kiotviet) < HALF:
        if _is_undone(order) and any(map(stands, live)):
            return answers.STANDS
        return None if has_returns else _early(order, live)
    if sums.store < sums.kiotviet:
        return _more(order, live, sums, before)
    return answers.GIVEN_BACK if sums.store - before < HALF else _less(order, live, sums)


def _is_undone(order: StoreOrder) -> bool:
    """Whether the store gave all of the money back, or gave its claim up."""
    is_refunded = order.refunded >= HALF and _net(order) < HALF
    return is_refunded or (order.payment.code in ("refunded", "voided") and order.total != ZERO)


def _less(order: StoreOrder, live: Sequence[Invoice], sums: Sums) -> Section:
    """KiotViet has less."""
    if any(map(_is_zero, live)):
        return answers.ZERO
    if sums.kiotviet < HALF and are_complete(live) is None:
        return answers.STUCK if all_hold(order) else answers.AT_ZERO
    if _is_open_only(live):
        return answers.STUCK if all_hold(order) else answers.OPEN
    if order.refunded or not _is_settled(order.total, sums.store, sums):
        return answers.LESS
    return answers.PARTLY if order.processing.code == "partial" else answers.TOTALS


def _is_open_only(live: Sequence[Invoice]) -> bool:
    """Whether money is missing on invoices only that are not complete: it comes when they are."""
    short = [one for one in live if one.total is None or one.paid is None or one.total - one.paid >= HALF]
    return bool(short) and all(are_complete([one]) is False for one in short)


def _more(order: StoreOrder, live: Sequence[Invoice], sums: Sums, taken: Decimal) -> Section | None:
    """KiotViet has more: what the store gave back is the first reason, other totals the next.

    `taken` is what KiotViet had before it gave anything back.
    """
    before = sums.store + order.refunded
    if order.refunded and (abs(before - sums.kiotviet) < HALF or _is_settled(order.total, before, sums)):
        return _not_given(live)
    if order.refunded and any(map(is_returned, live)) and abs(before - taken) < HALF:
        return answers.GIVEN_LESS
    if not order.refunded and _is_settled(order.total, sums.store, sums):
        return answers.TOTALS
    return _early(order, live) or answers.MORE


def _not_given(live: Sequence[Invoice]) -> Section:
    """KiotViet has all that the store had before its refund: a return that is there needs no second one."""
    if not any(map(is_returned, live)):
        return answers.REFUND
    is_paid = any(one.given_back for one in live)
    return answers.GIVEN_LESS if is_paid else answers.NOT_PAID_OUT


def _is_settled(total: Decimal | None, paid: Decimal, sums: Sums) -> bool:
    """Whether both sides have all of their own total, so that only the totals differ."""
    if sums.due is None or total is None:
        return False
    return abs(sums.due - sums.kiotviet) < HALF and abs(total - paid) < HALF


def _is_zero(one: Invoice) -> bool:
    """Whether an invoice was completed without its money."""
    is_due = one.total is None or one.total >= HALF
    return one.status.code == "complete" and is_due and one.paid is not None and one.paid < HALF


def _early(order: StoreOrder, live: Sequence[Invoice]) -> Section | None:
    """Complete in KiotViet, and the store says that it is not paid yet."""
    is_unpaid = order.payment.code in ("pending", "partiallypaid", "authorized") and order.total != ZERO
    is_collected = order.cod.code in ("codpaid", "codreceipt")  # then only its confirmation is late
    return (
        answers.BY_HAND if is_unpaid and not is_collected and (are_complete(live) or any(map(_is_zero, live))) else None
    )


def _record(
    section: Section,
    order: StoreOrder,
    documents: Sequence[Slip | Invoice],
    returns: Sequence[Return],
    users: Mapping[str, str],
) -> Record:
    store = _net(order)
    live = [one for one in documents if is_live(one)]
    kiotviet = sum((one.paid or ZERO for one in live if isinstance(one, Slip)), ZERO)
    kiotviet += kept([one for one in live if isinstance(one, Invoice)], store - kiotviet)
    told = [*map(told_document, documents), *map(told_return, returns)]
    return record(
        section,
        order.name,
        day(order.created),
        store,
        kiotviet,
        kiotviet - store,
        joined(told),
        who(documents, users),
        about=Subject("order", order.name, _sums(store, kiotviet)),
    )


def _sums(store: Decimal, kiotviet: Decimal) -> Text:
    """Both for a message to the shop, where they differ."""
    if store == kiotviet:
        return NOTHING
    return _("Haravan {store}, KiotViet {kiotviet}", store=dong(store), kiotviet=dong(kiotviet))


def _weight(one: Record) -> Decimal:
    difference = one.cells[4]
    return -abs(difference) if isinstance(difference, Decimal) else ZERO
