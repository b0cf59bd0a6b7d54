"""What returns (Trả hàng) take off the money of invoices (docs: kiotviet-files 4.3; docs: kiotviet-api 4.3).

An invoice only says that there is a return of it; how much was given back stands on the return.
"""

from collections.abc import Sequence
from decimal import Decimal

from catalogrepair.catalog.names import fold
from catalogrepair.catalog.numbers import ZERO
from catalogrepair.catalog.results import Reason
from catalogrepair.diagnoses.shared import asks
from catalogrepair.sales.documents import Invoice, SalesDocuments
from catalogrepair.sales.matching import Links
from catalogrepair.sales.returns import HALF, is_returned, money_of
from catalogrepair.sales.statuses import OTHER
from catalogrepair.text import Text, _

_NO_SUM = _("KiotViet has a “Trả hàng” of it, and we do not know how much was given back.")
NOT_GIVEN = Reason(
    _(
        "KiotViet has a return of it, and how much was given back is not known: add the export of the returns "
        "(Trả hàng)"
    ),
    _NO_SUM,
    asks.SEND_RETURNS,
)
OUTSIDE = Reason(
    _(
        "outside the days of the returns that were read: KiotViet has a return of it that is not among them, so how "
        "much was given back is not known"
    ),
    _NO_SUM,
    asks.SEND_RETURNS,
)
NAMELESS = Reason(
    _("KiotViet's invoice names a return that does not say which invoice it is of"),
    _(
        "The invoice in KiotViet names a “Trả hàng” that does not say which invoice it is of. Please "
        "tell us how much the customer got back."
    ),
)
NOT_SAID = Reason(
    _("KiotViet's return of it does not say how much was given back"),
    _("The “Trả hàng” in KiotViet does not say how much was given back. Please look at it there and tell us the sum."),
)
STRANGE = Reason(
    _("the status of KiotViet's return of it is an unknown word, so whether it counts is not known"), _NO_SUM
)
UNTOLD = Reason(
    _(
        "the store gave money back, and whether KiotViet did is not known without its returns: add the export of them "
        "(Trả hàng)"
    ),
    _("On Haravan money was given back, and whether KiotViet has it too we do not know."),
    asks.SEND_RETURNS,
)
UNREACHED = Reason(
    _(
        "outside the days of the returns that were read: the store gave money back, and whether KiotViet did is not "
        "known; add the returns (Trả hàng) of all days since, or the invoices in detail with the column Mã trả hàng"
    ),
    UNTOLD.to_send[0],
    asks.SEND_RETURNS,
)
WHY = (UNTOLD, UNREACHED, NOT_GIVEN, OUTSIDE, NAMELESS, NOT_SAID, STRANGE)
"""why nobody knows what was given back"""
BY_MORE_RETURNS = (UNTOLD, UNREACHED, NOT_GIVEN, OUTSIDE)
"""of the reasons why nobody knows what was given back, those that the export of the returns would settle"""
WITHOUT_INVOICE = Reason(_("returns of KiotViet's without an invoice (trả nhanh), which are taken off no order"))


def is_untold(one: Invoice) -> bool:
    """Whether nobody told if KiotViet has a return of an invoice."""
    return one.is_returned is None and not is_returned(one)


def lacks_sum(one: Invoice) -> bool:
    """Whether there is a return of an invoice, and nobody says how much was given back."""
    return is_returned(one) and one.given_back is None


def why_unknown(place: int, sales: SalesDocuments, links: Links, live: Sequence[Invoice]) -> Text:
    """Why nobody knows what was given back of the order at this place."""
    returns, named = links.returns.get(place, ()), {fold(code) for one in live for code in one.returns}
    if sales.returns is None:
        return NOT_GIVEN
    if any(one.status.code == OTHER for one in returns):
        return STRANGE
    if any(money_of(one) is None for one in returns):
        return NOT_SAID
    return NAMELESS if named.intersection(map(fold, links.returns_without_invoice)) else OUTSIDE


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
