"""What returns (Trả hàng) take off the money of invoices (docs: kiotviet-files 4.3; docs: kiotviet-api 4.3).

An invoice only says that there is a return of it; how much was given back stands on the return.
"""

from collections.abc import Sequence
from decimal import Decimal

from catalogrepair.catalog.names import plain
from catalogrepair.catalog.numbers import ZERO
from catalogrepair.sales.documents import Invoice

HALF = Decimal("0.5")
"""đồng: sums that differ by less are equal"""
_RETURNED = "tra hang"
"""in a status: “Đã trả hàng” """


def is_returned(one: Invoice) -> bool:
    """Whether KiotViet has a return of an invoice, in whole or in part."""
    return one.is_returned or _RETURNED in plain(one.status.shown)


def lacks_sum(one: Invoice) -> bool:
    """Whether there is a return of an invoice, and nobody says how much was given back."""
    return is_returned(one) and one.given_back is None


def stands(one: Invoice) -> bool:
    """Whether the sale of an invoice surely stands: goods and revenue count, whatever was paid."""
    return one.status.code != "undeliverable" and not is_returned(one)


def is_partly_returned(one: Invoice) -> bool:
    """Whether less than was paid is known to have been given back."""
    return is_returned(one) and one.given_back is not None and (one.paid or ZERO) - one.given_back >= HALF


def kept(invoices: Sequence[Invoice], store: Decimal) -> Decimal:
    """What KiotViet has of invoices less what it gave back.

    The paid sum of an invoice may be less its return already, where both together are no more than its total: then of
    the two sums the one nearer to the store's counts, for nothing speaks against it.
    """
    high = sum(((one.paid or ZERO) - _surely_taken(one) for one in invoices), ZERO)
    low = sum(((one.paid or ZERO) - (one.given_back or ZERO) for one in invoices), ZERO)
    return min(high, low, key=lambda each: abs(each - store))


def _surely_taken(one: Invoice) -> Decimal:
    """What is to be taken off the paid sum in any case."""
    back, paid = one.given_back or ZERO, one.paid or ZERO
    return back if one.total is not None and paid + back - one.total >= HALF else ZERO
