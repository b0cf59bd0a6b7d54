"""Which returns (Trả hàng) take money and goods off which invoice: asked in one place, for files and live shops alike.

A return names its invoice; an invoice may name a return too, its own or, in an exchange, the one that it was made with.
So the return's word stands first (docs: kiotviet-files 4.3).
"""

from collections.abc import Sequence
from decimal import Decimal

from catalogrepair.catalog.names import fold, plain
from catalogrepair.catalog.numbers import ZERO
from catalogrepair.sales.documents import Invoice, Return, SalesDocuments
from catalogrepair.sales.statuses import OTHER
from catalogrepair.sales.versions import base_of, newest

HALF = Decimal("0.5")
"""đồng: sums that differ by less are equal"""
_RETURNED = "tra hang"
"""in a status: “Đã trả hàng” """


def is_returned(one: Invoice) -> bool:
    """Whether KiotViet has a return of an invoice, in whole or in part."""
    return bool(one.is_returned) or _RETURNED in plain(one.status.shown)


def stands(one: Invoice) -> bool:
    """Whether the sale of an invoice surely stands: goods and revenue count, whatever was paid."""
    return one.status.code != "undeliverable" and not is_returned(one)


def stands_in_part(one: Invoice) -> bool:
    """Whether the sale stands, or less than was paid is known to have been given back."""
    return stands(one) or (one.given_back is not None and (one.paid or ZERO) - one.given_back >= HALF)


def money_of(one: Return) -> Decimal | None:
    """What the customer got for a return: where that is not said, what there was to get."""
    return one.due if one.given_back is None else one.given_back


def outgoing(amount: Decimal | None) -> Decimal | None:
    """Money that leaves the till: the shop may tell it below 0."""
    return None if amount is None else abs(amount)


class Returns:
    """The returns that were read; None where nobody gave any, which is not the same as none."""

    def __init__(self, returns: Sequence[Return] | None, span: tuple[str, str] | None = None, until: str = "") -> None:
        """`span` is from when until when all returns are there, `until` the last day that one is needed of."""
        self._are_given = returns is not None
        self._span, self._until = span, until
        self._by_code = {fold(one.code): one for one in newest(returns or ())}
        self._by_invoice: dict[str, list[Return]] = {}
        for one in self._by_code.values():
            if one.status.code != "cancelled":
                self._by_invoice.setdefault(base_of(one.invoice), []).append(one)

    @property
    def without_invoice(self) -> tuple[str, ...]:
        """The codes of those that are of no invoice ("trả nhanh"): they are taken off nothing."""
        return tuple(one.code for one in self._by_invoice.get("", ()))

    def of(self, invoice: Invoice) -> list[Return]:
        """The returns of an invoice, in whichever of its versions; cancelled ones do not count."""
        return list(self._by_invoice.get(base_of(invoice.code), ()))

    def told(self, invoice: Invoice) -> Invoice:
        """The invoice with what was given back of it."""
        if not self._are_given:
            return invoice
        its, is_settled = self.of(invoice), self._is_settled(invoice)
        claims = not is_settled or (bool(invoice.is_returned) and not invoice.returns)
        if invoice.is_returned is None and not its and not self._reach(invoice):
            return invoice
        return invoice._replace(
            is_returned=bool(its) or claims, given_back=_given_back(its) if its and is_settled else None
        )

    def _reach(self, invoice: Invoice) -> bool:
        """Whether a return of an invoice would be among these: they begin no later, and last as long as the sales."""
        if self._span is None:
            return True
        first, last = self._span
        return first[:10] <= (invoice.created or first)[:10] and self._until[:10] <= last[:10]

    def _is_settled(self, invoice: Invoice) -> bool:
        """Whether every return that an invoice names was read, and says which invoice it is of."""
        named = (self._by_code.get(fold(code)) for code in invoice.returns)
        return all(one is not None and (one.invoice or one.status.code == "cancelled") for one in named)


def returns_of(sales: SalesDocuments) -> Returns:
    """Those of some sales, with the days that they are of."""
    moments = [one.created for one in sales.returns or () if one.created]
    own = (min(moments), max(moments)) if moments else None
    sold = [one.created for one in sales.orders or ()] + [one.created for one in sales.invoices or ()]
    return Returns(sales.returns, sales.return_span or own, max(sold, default=""))


def _given_back(returns: Sequence[Return]) -> Decimal | None:
    """The money of some returns; None where it is not known of each, or not whether one counts."""
    known = [money_of(one) for one in returns if one.status.code != OTHER]
    sums = [one for one in known if one is not None]
    return sum(sums, ZERO) if len(sums) == len(returns) else None
