"""Delivery was processed on the store, but no *Hóa đơn* appears in KiotViet (docs: playbook 6).

Since KiotViet's update of 22/07/2020 the shop must press "Cho phép" to let the app read KiotViet. Without it no order
gets an invoice; when some do, the permission is not the cause.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from catalogrepair.catalog.results import Reason, Record, Section, Subject, record
from catalogrepair.diagnoses.orders import no_invoice_answers as answers
from catalogrepair.diagnoses.orders.products import goods_told
from catalogrepair.diagnoses.orders.shortage import Short, Shortage
from catalogrepair.diagnoses.shared.days import NOT_READ, OUTSIDE, Unseen
from catalogrepair.diagnoses.shared.judged import Judged
from catalogrepair.diagnoses.shared.lack import Lack, not_given
from catalogrepair.diagnoses.shared.order_rules import CANCELLED, NOT_SEEN, OVER, OneOrder, OrderRule
from catalogrepair.sales.clues import is_stores
from catalogrepair.sales.completion import are_cancelled, is_processed, is_undone, is_unprocessed, live_of
from catalogrepair.sales.documents import SalesDocuments, Slip, StoreOrder
from catalogrepair.sales.matching import Links
from catalogrepair.text import Text, _, day, joined, listed

_FEW = 3
"""fewer processed orders than this prove nothing about the whole shop"""


class _Case(NamedTuple):
    """An order whose delivery was processed, and what KiotViet has of it."""

    order: StoreOrder
    slips: Sequence[Slip]
    has_invoice: bool
    is_cancelled: bool
    ever_had: bool
    """whether the app made an invoice, even one that was cancelled: then it could read KiotViet"""
    unseen: Lack | None
    """why it may have an invoice that nobody read"""
    short: Sequence[Short]
    """its products of which KiotViet has too little now for an invoice, where the shop does not sell without stock"""

    @property
    def at(self) -> str:
        """When its invoice was due."""
        return self.order.processed or self.order.created


def find(sales: SalesDocuments, links: Links, judged: Judged) -> Iterator[Record]:
    """A row for each processed order without an invoice; orders outside the days of the invoices are left out."""
    if sales.invoices is None:
        return
    unseen = Unseen(sales, links)
    cases: list[_Case] = []
    left: dict[Lack, list[_Case]] = {}
    for one in _cases(sales, links, unseen):
        (left.setdefault(one.unseen, []) if one.unseen else cases).append(one)
    outside = left.get(OUTSIDE, ())
    silent = [one for one in outside if one.slips and not one.is_cancelled and one.at > max(unseen.spans)[1]]
    if _prove(silent):
        told = set(map(id, silent))
        left[OUTSIDE] = [one for one in outside if id(one) not in told]
        for one in silent:
            codes = ", ".join(slip.code for slip in one.slips)
            yield record(
                answers.SILENT, one.order.name, day(one.order.created), codes, "", "", _seen(one, answers.SILENT, 0, 0)
            )
    for lack, its in left.items():
        judged.leave_out(lack.why, [one.order.name for one in its])
    lacking = [one for one in cases if not one.has_invoice]
    stop, has_papers = _stop(cases), bool(links.slips or links.invoices) or not (sales.slips or sales.invoices)
    for one in lacking:
        section = _section(one, cases, stop) if has_papers else answers.UNMATCHED
        if section is answers.WAITING and not sales.sales_without_stock:
            section = answers.WAITING_PERHAPS_FOR_STOCK
        short = one.short if section is answers.OUT_OF_STOCK else ()
        goods = listed([each.code for each in short], 3)
        yield record(
            section,
            one.order.name,
            day(one.order.created),
            ", ".join(slip.code for slip in one.slips),
            goods,
            listed([each.name for each in short], 3),
            _seen(one, section, len(lacking), len(cases)),
            about=Subject("order", one.order.name, goods_told(goods)),
        )


def _cases(sales: SalesDocuments, links: Links, unseen: Unseen) -> Iterator[_Case]:
    stock = Shortage(sales)
    for place, order in enumerate(sales.orders or ()):
        if order.cancelled or not is_processed(order):
            continue
        slips, invoices = links.slips.get(place, ()), links.invoices.get(place, ())
        live = bool(live_of(invoices))
        dead = are_cancelled(slips, invoices)
        if dead and is_undone(order):
            continue
        by_app = any(one.order or is_stores(one.channel) for one in invoices)
        short = () if live else stock.of(order, slips)
        yield _Case(order, slips, live, dead, by_app, None if live else unseen.why(place, order, slips), short)


def _stop(cases: Sequence[_Case]) -> str:
    """The time from which on no order has an invoice although all before had one; "" where there is none."""
    ordered = sorted((one for one in cases if one.at), key=lambda one: one.at)
    last = max((place for place, one in enumerate(ordered) if one.ever_had), default=-1)
    late, early = ordered[last + 1 :], ordered[: last + 1]
    if not _prove(late) or len(early) < _FEW or sum(not one.ever_had for one in early) * 10 > len(early):
        return ""
    return late[0].at


def _prove(without: Iterable[_Case]) -> bool:
    """Whether so many lack their invoice that it is the whole shop; those that stock may explain prove nothing."""
    return sum(not one.short for one in without) >= _FEW


def _section(one: _Case, cases: Sequence[_Case], stop: str) -> Section:
    if one.is_cancelled:
        return answers.CANCELLED
    is_shop_s = not any(each.ever_had for each in cases)
    if is_shop_s and _prove(cases):
        return answers.ALL
    if stop and one.at >= stop:
        return answers.STOPPED
    if one.short:
        return answers.OUT_OF_STOCK
    if is_shop_s:
        return answers.PERHAPS
    return answers.WAITING if one.slips else answers.ABSENT


def _seen(one: _Case, section: Section, lacking: int, cases: int) -> Text:
    when = day(one.order.processed)
    seen = _("delivery processed on {when}", when=when) if one.order.processed else _("delivery processed")
    if section is answers.OUT_OF_STOCK:
        return joined((seen, *(each.seen for each in one.short)))
    if section not in (answers.ALL, answers.PERHAPS, answers.STOPPED):
        return seen
    return _("{seen}; {some} of {all} processed orders have no invoice", seen=seen, some=lacking, all=cases)


def rule(one: OneOrder) -> OrderRule:
    """Whether an invoice was due, and is there."""
    title = _("processed, and it has its invoice")
    return OrderRule(answers.RULE, title, OVER if one.is_over else _lacks(one))


def _lacks(one: OneOrder) -> Lack | None:
    """Why nobody can tell whether an invoice is missing; None when there is one."""
    if one.order.cancelled:
        return CANCELLED
    if not is_processed(one.order):
        return _NOT_DUE if is_unprocessed(one.order) else Lack(UNKNOWN, ("orders",))
    if one.sales.invoices is None:
        return Lack(NOT_READ.why, not_given(one.sales, "slips", "invoices"))
    return None if one.live else one.lacks_invoice or _UNPROVEN


_NOT_DUE = Lack(Reason(_("delivery is not processed, so none is due")))
UNKNOWN = Reason(
    _("the store does not say, or says in unknown words, whether delivery was processed"),
    _(
        "What we have does not tell us whether delivery was processed on Haravan. Please send us a "
        "screenshot of the order there."
    ),
)
_UNPROVEN = Lack(
    Reason(_("no invoice is seen, but the order is outside their days, or they name no orders"), *NOT_SEEN),
    ("invoices",),
)
