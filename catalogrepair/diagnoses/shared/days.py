"""The days of which all invoices were read: an order outside of them lacks none that anybody could see."""

from collections.abc import Sequence

from catalogrepair.sales.documents import SalesDocuments
from catalogrepair.text import _

OUTSIDE = _("outside the days of the invoices that were read: the invoices of those days are missing")
NAMELESS = _(
    "there are invoices from Haravan's channel, but none names its order: only the order slips tell which is whose"
)


ELSEWHERE = _("the order slip names an invoice that is not in the files: the invoices of those days are missing")


def spans_of(sales: SalesDocuments) -> Sequence[tuple[str, str]]:
    """From when until when all invoices are there, source by source; none where nothing has a date."""
    moments = [one.created for one in sales.invoices or () if one.created]
    return sales.invoice_spans or ([(min(moments), max(moments))] if moments else [])


def is_within(moment: str, spans: Sequence[tuple[str, str]]) -> bool:
    """From the first day on until the last moment: an export of noon knows nothing of the evening."""
    return not moment or not spans or any(first[:10] <= moment[:10] and moment <= last for first, last in spans)
