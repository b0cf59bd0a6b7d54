"""The three statuses that an order needs before its invoice is complete (docs: playbook 2), read off one store order.

Source (docs: playbook 2; docs: haravan-api 4.2): delivered, COD collected, paid. No money to collect
counts as collected.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from catalogrepair.catalog.names import fold
from catalogrepair.catalog.numbers import ZERO
from catalogrepair.sales.documents import Invoice, Slip, Status, StoreOrder
from catalogrepair.sales.statuses import OTHER
from catalogrepair.text import Text, _, verbatim

NONE = _("(not said)")


class Need(NamedTuple):
    """One of the three, as the store has it now."""

    key: Literal["delivery", "cod", "payment"]
    name: Text
    wanted: str
    """the words on Haravan's screen"""
    now: Status
    holds: bool | None
    """None where the source does not say"""

    @property
    def now_text(self) -> Text:
        """What the store shows now."""
        return verbatim(self.now.shown) if self.now.shown else NONE


DELIVERY = _("Delivery status")
COD = _("COD status")
PAYMENT = _("Payment status")


def three(order: StoreOrder) -> tuple[Need, Need, Need]:
    """The three statuses of an order, in the playbook's order."""
    return (
        Need("delivery", DELIVERY, "Đã giao hàng", order.delivery, _holds(order.delivery, {"delivered"})),
        Need("cod", COD, "Đã thu", order.cod, _cod_holds(order)),
        Need("payment", PAYMENT, "Đã thanh toán", order.payment, _is_paid(order)),
    )


def all_hold(order: StoreOrder) -> bool:
    """Whether all three are known to hold."""
    return all(need.holds for need in three(order))


def is_early(order: StoreOrder) -> bool:
    """Whether the store knows that an order was not delivered, or its money not there: too early to be complete.

    Money that was collected or given back was there. Of an order that is sent in parts nobody knows which part was
    invoiced.
    """
    delivery, _cod, payment = three(order)
    if order.processing.code == "partial":
        return False
    is_unpaid = payment.holds is False and order.payment.code in ("pending", "partiallypaid", "authorized")
    is_collected = order.cod.code in ("codpaid", "codreceipt")
    return delivery.holds is False or is_unprocessed(order) or (is_unpaid and not is_collected)


def are_undeliverable(invoices: Sequence[Invoice]) -> bool:
    """Whether KiotViet says of all of them *Không giao được*."""
    return bool(invoices) and all(one.status.code == "undeliverable" for one in invoices)


def are_complete(invoices: Sequence[Invoice]) -> bool | None:
    """Whether all of an order's invoices are *Hoàn thành*; None where nobody knows: no word, or a strange one."""
    codes = {one.status.code for one in invoices} - {"complete"}
    return None if codes and codes <= {"", OTHER} else not codes


def live_of(invoices: Sequence[Invoice]) -> list[Invoice]:
    """Those that count: not cancelled, and *Không giao được* only where there is no other."""
    standing = [one for one in invoices if is_live(one)]
    return [one for one in standing if one.status.code != "undeliverable"] or standing


def is_live(document: Slip | Invoice) -> bool:
    """Whether a document was not cancelled."""
    return document.status.code != "cancelled"


def is_open(slip: Slip) -> bool:
    """Whether a slip still waits for its invoice."""
    return slip.status.code not in ("cancelled", "complete")


def are_cancelled(slips: Sequence[Slip], invoices: Sequence[Invoice]) -> bool:
    """Whether KiotViet cancelled what it has of an order; another slip that is open is still to become an invoice."""
    if not invoices:
        return bool(slips) and not any(map(is_live, slips))
    made = {fold(one.order) for one in invoices}
    return not any(map(is_live, invoices)) and not any(is_open(one) and fold(one.code) not in made for one in slips)


def has_come_back(order: StoreOrder) -> bool:
    """Whether the goods were sent back, or are on their way."""
    return order.delivery.code in ("return", "waitingforreturn") or order.processing.code == "restocked"


def is_undone(order: StoreOrder) -> bool:
    """Whether the store, too, took the sale back, without cancelling the order."""
    return has_come_back(order) or order.payment.code in ("refunded", "voided")


def is_processed(order: StoreOrder) -> bool:
    """Whether delivery was processed, wholly or in part: that alone makes the slip an invoice."""
    return order.processing.code in ("fulfilled", "partial")


def is_unprocessed(order: StoreOrder) -> bool:
    """Whether the store is known to wait for delivery to be processed; where it does not say, nobody knows."""
    return order.processing.code not in ("fulfilled", "partial", "", OTHER)


def _holds(status: Status, good: set[str]) -> bool | None:
    return None if status.code in ("", OTHER) else status.code in good


def _is_paid(order: StoreOrder) -> bool | None:
    """An order of 0đ needs no payment."""
    return True if order.total == ZERO else _holds(order.payment, {"paid"})


def _cod_holds(order: StoreOrder) -> bool | None:
    if order.cod.code in ("none", ""):
        if order.cod_amount:
            return False if order.cod.code == "none" else None
        return True if order.cod.code == "none" or order.cod_amount is not None else None
    return _holds(order.cod, {"codpaid", "codreceipt"})
