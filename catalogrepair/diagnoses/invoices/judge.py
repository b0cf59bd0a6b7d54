"""An invoice does not become *Hoàn thành* in KiotViet (docs: playbook 2).

All three must hold on the store: *Trạng thái vận chuyển: Đã giao hàng*, *Trạng thái COD: Đã thu*, *Trạng thái thanh
toán: Đã thanh toán*. An order slip becomes an invoice as soon as delivery is processed, however it is paid.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from catalogrepair.catalog.results import Column, Reason, Record, Results, Section, record
from catalogrepair.diagnoses.invoices import answers
from catalogrepair.diagnoses.invoices.came_back import CameBack
from catalogrepair.diagnoses.shared import asks, switched_off, unread
from catalogrepair.diagnoses.shared.days import NOT_READ, Unseen
from catalogrepair.diagnoses.shared.judged import Judged
from catalogrepair.diagnoses.shared.lack import Lack
from catalogrepair.diagnoses.shared.order_rules import CANCELLED, OVER, OneOrder, OrderRule
from catalogrepair.diagnoses.shared.returned import told_return
from catalogrepair.sales.completion import (
    Need,
    are_cancelled,
    are_complete,
    are_undeliverable,
    has_come_back,
    is_early,
    is_undone,
    is_unprocessed,
    live_of,
    three,
)
from catalogrepair.sales.documents import Invoice, Return, SalesDocuments, Slip, StoreOrder
from catalogrepair.sales.matching import Links
from catalogrepair.sales.returns import is_returned, stands_in_part
from catalogrepair.text import NOTHING, Text, _, day, dong, joined, lowered, verbatim

TITLE = _("Invoices that are not complete in KiotViet")
COLUMNS = (
    Column("order", _("Order")),
    Column("date", _("Ordered")),
    Column("delivery", _("Delivery")),
    Column("cod", _("COD")),
    Column("payment", _("Payment")),
    Column("kiotviet", _("In KiotViet")),
    Column("enough", _("Complete once")),
)

_DO = {
    "delivery": _(
        "Once the customer has the goods: open the order on Haravan and set its delivery to “Đã "
        "giao hàng”. With a connected carrier, wait for the carrier to report it."
    ),
    "cod": _("Once the money is there: confirm the COD of the order on Haravan as “Đã thu” or “Đã nhận”."),
    "payment": _(
        "Once it is paid: open the order on Haravan and press “Xác nhận thanh toán”, which makes it “Đã thanh toán”."
    ),
}
_SEEN = _("the invoice status")
_SEEN_ON_STORE = _("the statuses on Haravan")
_TO_SEND = {
    "delivery": _(
        "Haravan does not show “Đã giao hàng” yet. Once the customer has the goods, please open the order on "
        "Haravan and set its delivery to “Đã giao hàng”; with a connected carrier, please wait for the "
        "carrier to report it."
    ),
    "cod": _(
        "Haravan does not show the COD as collected yet. Once the money is there, please confirm the COD of "
        "the order on Haravan as “Đã thu” or “Đã nhận”."
    ),
    "payment": _(
        "Haravan does not show “Đã thanh toán” yet. Once it is paid, please open the order on Haravan and "
        "press “Xác nhận thanh toán”."
    ),
}
_THEN_COMPLETE = _("The invoice in KiotViet then becomes “Hoàn thành” by itself.")
_THEN_PERHAPS = _("If the invoice in KiotViet is not “Hoàn thành” yet, it then becomes so by itself.")
_VNPOST = _("VNPost reports “Chưa nhận COD” until it has paid the shop, although the buyer has paid")


_UNKNOWN = "unknown_"
"""how the kinds begin that say what nobody can tell"""
_CANCELLED = Reason(
    _("cancelled on the store, and its invoice stands in KiotViet: see `catalogrepair diagnose payments`"),
    asks.WAS_CANCELLED,
)
_NO_INVOICES = Reason(
    _("the store has all three statuses; whether the invoice is complete only KiotViet's invoices tell"),
    _("On Haravan the order is delivered and paid; whether its invoice is “Hoàn thành” only KiotViet tells."),
    asks.SEND_INVOICES,
)
_NO_RETURNS = Reason(
    _(
        "the goods came back, and whether KiotViet has a return of them is not known: add the export of the returns "
        "(Trả hàng) of all days since"
    ),
    _("Haravan says that the goods came back, and we do not know whether KiotViet has a “Trả hàng” of them."),
    asks.SEND_RETURNS,
)


def diagnose(sales: SalesDocuments, links: Links) -> Results:
    """Every order of the store whose invoice is not complete, and what is missing."""
    found = Judged()
    unseen = Unseen(sales, links)
    left: dict[Text, list[str]] = {}
    came_back = CameBack(sales)
    for place, order in enumerate(sales.orders or ()):
        slips, invoices = links.slips.get(place, ()), links.invoices.get(place, ())
        if order.cancelled and any(map(stands_in_part, live_of(invoices))):
            left.setdefault(_CANCELLED, []).append(order.name)
            continue
        if order.cancelled:  # it waits for no invoice, which is an answer
            found.looked += 1
            continue
        lack = None if live_of(invoices) else unseen.why(place, order, slips)
        why = _NO_INVOICES if lack is NOT_READ else lack.why if lack else None
        returns = links.returns.get(place, ())
        is_partial = came_back.is_partial(live_of(invoices), returns)
        section = _beside_returns(_section(order, slips, invoices, why), order, live_of(invoices), is_partial)
        papers = _Papers(slips, invoices, returns)
        if isinstance(section, Text):
            left.setdefault(section, []).append(order.name)
        elif section is not None and section.key.startswith(_UNKNOWN):
            left.setdefault(_why_unknown(section, order), []).append(order.name)
            found.doubtful.append(_record(section, order, papers))
        else:
            found.looked += 1
            if section is not None:
                found.records.append(_record(section, order, papers))
    if sales.invoices is None:
        found.notes.append(
            Reason(
                _("Judged by the store alone: without KiotViet's invoices nobody knows which are complete."),
                _("So far we could look at the orders on Haravan only."),
                asks.SEND_INVOICES,
            )
        )
    found.records += switched_off.find(sales, len(COLUMNS))
    for reason, names in left.items():
        found.leave_out(reason, names)
    unread.leave_out(found, sales, links)
    found.leave_out_besides(
        Reason(_("papers of KiotViet from Haravan's channel whose order is not in the list")),
        links.strangers,
    )
    return found.results(TITLE, COLUMNS, seen=_SEEN_ON_STORE if sales.invoices is None else _SEEN)


def rules(one: OneOrder) -> Iterator[OrderRule]:
    """A complete invoice is right whatever the store says; an order that was cancelled waits for none."""
    if one.live and are_complete(one.live):
        why = _complete(one.order, one.live)
        lack = Lack(why, ("returns",)) if isinstance(why, Text) else None
        yield OrderRule(answers.RULE, _("the invoice is complete"), lack)
    elif one.is_over or (_are_returned(one.live) and is_undone(one.order)):
        yield OrderRule(answers.RULE, OVER.why)
    else:
        title = _("the three statuses of a complete invoice")
        yield OrderRule(answers.RULE, title, CANCELLED if one.order.cancelled else one.lacks_invoice)


def _why_unknown(section: Section, order: StoreOrder) -> Text:
    # The row of such an order is shown, and says to the shop what is asked of it.
    if section is answers.NOT_SAID:
        return Reason(section.title)
    needs = joined((need.name for need in three(order) if need.holds is None), between=", ")
    return Reason(_("the store does not say, or says in unknown words: {needs}", needs=needs))


def _section(
    order: StoreOrder, slips: Sequence[Slip], invoices: Sequence[Invoice], unseen: Text | None
) -> Section | Text | None:
    """What is the matter with an order: None when its invoice is right, a text where nobody can tell.

    `unseen` says why an invoice may be there although none was seen.
    """
    live = live_of(invoices)
    if live and are_complete(live):
        return _complete(order, live)
    if are_cancelled(slips, invoices):
        return None if is_undone(order) else answers.CANCELLED_THERE
    if is_unprocessed(order) and not live and not is_undone(order):
        ended = unseen is None and slips and all(one.status.code in ("complete", "cancelled") for one in slips)
        is_seen = bool(slips) and unseen is None
        return answers.ENDED if ended else answers.as_seen(answers.NOT_PROCESSED, is_seen=is_seen)
    if has_come_back(order) or order.delivery.code == "cancel":
        return answers.as_seen(answers.RETURNED, is_seen=unseen is None)
    if order.payment.code in ("refunded", "partiallyrefunded", "voided"):
        return answers.as_seen(answers.REFUNDED, is_seen=unseen is None)
    return _status(order, live, unseen)


def _beside_returns(
    section: Section | Text | None, order: StoreOrder, live: Sequence[Invoice], is_partial: bool
) -> Section | Text | None:
    """What is left of an answer where KiotViet has returns: a second one would put the goods into stock twice."""
    if section in (answers.RETURNED, answers.REFUNDED) and _are_returned(live):
        in_part = answers.CAME_BACK_IN_PART if section == answers.RETURNED else section
        return in_part if is_partial else None
    return answers.CAME_BACK_IN_PART if section is None and is_partial and has_come_back(order) else section


def _are_returned(live: Sequence[Invoice]) -> bool:
    """Whether KiotViet has a return of each of an order's invoices."""
    return bool(live) and all(map(is_returned, live))


def _complete(order: StoreOrder, live: Sequence[Invoice]) -> Section | Text | None:
    if has_come_back(order):
        if any(one.is_returned for one in live):
            return None
        return _NO_RETURNS if any(one.is_returned is None for one in live) else answers.CAME_BACK
    return answers.EARLY if is_early(order) else None


def _status(order: StoreOrder, live: Sequence[Invoice], unseen: Text | None) -> Section | Text:
    needs = three(order)
    if are_undeliverable(live) and needs[0].holds is not False:
        return answers.CONTRADICTION if needs[0].holds else answers.UNDELIVERABLE
    if missing := [need for need in needs if need.holds is False]:
        return _missing(missing, is_seen=unseen is None)
    if unknown := [need for need in needs if need.holds is None]:
        return _unknown(unknown)
    if live:
        return answers.NOT_SAID if are_complete(live) is None else answers.OVERLOOKED
    # Without the invoices nothing contradicts the store; a missing invoice is row 6.
    return answers.WITHOUT_INVOICE if unseen is None else unseen


def _missing(needs: Sequence[Need], *, is_seen: bool) -> Section:
    named = (joined((need.name, f"“{need.wanted}”"), between=" ") for need in needs)
    found = Section(
        "missing_" + "_".join(need.key for need in needs),
        "bad",
        _("Still missing: {needs}", needs=joined(named, between=", ")),
        tuple(_DO[need.key] for need in needs),
        answers.RULE,
        (*(_TO_SEND[need.key] for need in needs), _THEN_COMPLETE if is_seen else _THEN_PERHAPS),
    )
    return found if is_seen else found._replace(title=answers.unseen_title(found))


def _unknown(needs: Sequence[Need]) -> Section:
    named = joined((need.name for need in needs), between=", ")
    return Section(
        _UNKNOWN + "_".join(need.key for need in needs),
        "ask",
        _("Not known: {needs}", needs=named),
        (
            _(
                "The file does not say, or says something unknown. Look at the order on Haravan, or ask the "
                "live shop (haravan instead of a file)."
            ),
        ),
        answers.RULE,
        (
            _(
                "What we have does not tell us this of the order: {needs}. Please open it on Haravan and send us a "
                "screenshot of its statuses.",
                needs=lowered(named),
            ),
        ),
    )


class _Papers(NamedTuple):
    """What KiotViet has of an order."""

    slips: Sequence[Slip]
    invoices: Sequence[Invoice]
    returns: Sequence[Return]


def _record(section: Section, order: StoreOrder, papers: _Papers) -> Record:
    delivery, cod, payment = three(order)
    return record(
        section,
        order.name,
        day(order.created),
        delivery.now_text,
        cod.now_text,
        payment.now_text,
        in_kiotviet(*papers),
        _enough(section, order),
    )


def _enough(section: Section, order: StoreOrder) -> Text:
    """Which changes make the invoice complete."""
    if not section.key.startswith(("missing_", _UNKNOWN)) or section is answers.NOT_SAID:
        return NOTHING
    lacking = [need for need in three(order) if need.holds is not True]
    said = [_("{name}: {wanted}", name=need.name, wanted=need.wanted) for need in lacking]
    if any(need.key == "cod" for need in lacking) and "vnpost" in order.courier.casefold().replace(" ", ""):
        said.append(_VNPOST)
    return joined(said)


def in_kiotviet(slips: Sequence[Slip], invoices: Sequence[Invoice], returns: Sequence[Return]) -> Text:
    """What KiotViet has of an order, in short."""
    told = [_invoice(one) for one in invoices] or [
        _("slip {code} “{shown}”", code=one.code, shown=one.status.shown) for one in slips
    ]
    return joined([*told, *map(told_return, returns)])


def _invoice(one: Invoice) -> Text:
    told = [verbatim(f"{one.code} “{one.status.shown}”")]
    if one.delivery.shown:
        told.append(_("delivery “{status}”", status=one.delivery.shown))
    if one.paid is not None and one.total is not None:
        told.append(_("{paid} of {total} paid", paid=dong(one.paid), total=dong(one.total)))
    return joined(told, between=", ")
