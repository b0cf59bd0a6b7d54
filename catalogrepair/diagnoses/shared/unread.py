"""What no diagnosis of sales can read: words of a status that nobody knows, and papers that two orders claim.

An unknown word is never "nothing is wrong" (docs: haravan-files 2.2): it is named, with the orders it stands on.
"""

from collections.abc import Iterator, Mapping, Sequence

from catalogrepair.catalog.results import Reason
from catalogrepair.diagnoses.shared.judged import Judged
from catalogrepair.sales.completion import COD, DELIVERY, PAYMENT
from catalogrepair.sales.damaged import DAMAGED
from catalogrepair.sales.documents import SalesDocuments, Status
from catalogrepair.sales.matching import UNCLEAR, Links
from catalogrepair.sales.statuses import OTHER
from catalogrepair.text import Text, _, lowered

_PROCESSING = _("Delivery processing status")
_SLIP = _("KiotViet's status of the order slip")
_INVOICE = _("KiotViet's status of the invoice")
_RETURN = _("KiotViet's status of the return")


def leave_out(judged: Judged, sales: SalesDocuments, links: Links) -> None:
    """Count the orders, and add what could not be read of them and their papers."""
    judged.total = len(sales.orders or ()) + len(links.damaged)
    judged.leave_out(DAMAGED, links.damaged)
    words: dict[tuple[Text, str], list[str]] = {}
    for place, order in enumerate(sales.orders or ()):
        if not order.cancelled:
            for word in dict.fromkeys(_words(place, sales, links)):
                words.setdefault(word, []).append(order.name)
    for (column, shown), names in words.items():
        judged.words.append((_unknown(column, shown), names))
    for shown, codes in _of_no_order(sales, links).items():
        unknown = _unknown(_RETURN, shown)
        why = _("{unknown}, on returns that belong to none of these orders", unknown=unknown)
        judged.leave_out_besides(Reason(why), codes)
    judged.leave_out_besides(UNCLEAR, links.unclear)
    judged.leave_out_besides(DAMAGED, links.damaged_documents)


def _unknown(column: Text, shown: str) -> Reason:
    return Reason(
        _("{column}: the word “{word}” is not known to this tool", column=column, word=shown),
        _(
            "A status there reads “{word}” ({column}), which we have not met before. Please tell us what "
            "it means at your shop.",
            word=shown,
            column=lowered(column),
        ),
    )


def _of_no_order(sales: SalesDocuments, links: Links) -> Mapping[str, Sequence[str]]:
    """The unknown words on returns that belong to none of the orders, each with the codes of these."""
    known = {one.code for its in links.returns.values() for one in its}
    words: dict[str, list[str]] = {}
    for one in sales.returns or ():
        if one.status.code == OTHER and one.code not in known:
            words.setdefault(one.status.shown, []).append(one.code)
    return words


def _words(place: int, sales: SalesDocuments, links: Links) -> Iterator[tuple[Text, str]]:
    """The unknown words on an order and its papers, each with its column."""
    order = (sales.orders or ())[place]
    its: Mapping[Text, list[Status]] = {
        PAYMENT: [order.payment],
        _PROCESSING: [order.processing],
        DELIVERY: [order.delivery],
        COD: [order.cod],
        _SLIP: [one.status for one in links.slips.get(place, ())],
        _INVOICE: [one.status for one in links.invoices.get(place, ())],
        _RETURN: [one.status for one in links.returns.get(place, ())],
    }
    for column, statuses in its.items():
        for status in statuses:
            if status.code == OTHER:
                yield column, status.shown
