"""What arrives of the store's orders in KiotViet (docs: playbook 3, 6, 6b, 6c), each in a file of its own."""

from collections.abc import Iterator, Sequence

from catalogrepair.catalog.results import Column, Reason, Results
from catalogrepair.diagnoses.orders import courier, next_placeholder, no_invoice, part_invoiced, unjudged, ward
from catalogrepair.diagnoses.orders import placeholder as placeholders
from catalogrepair.diagnoses.shared import asks, switched_off, unread
from catalogrepair.diagnoses.shared.judged import Judged
from catalogrepair.diagnoses.shared.order_rules import NOT_GIVEN, OneOrder, OrderRule
from catalogrepair.sales.documents import SalesDocuments
from catalogrepair.sales.matching import Links
from catalogrepair.text import Text, _, pgettext

TITLE = _("Orders as they arrive in KiotViet")
_SEEN = _("the goods and invoices in KiotViet")
COLUMNS = (
    Column("order", _("Order")),
    Column("date", _("Date")),
    Column("kiotviet", _("In KiotViet")),
    Column("product", _("Product code")),
    Column("name", _("Product")),
    Column("seen", pgettext("judge", "What was seen")),
)


def diagnose(sales: SalesDocuments, links: Links, placeholder: Sequence[str] = placeholders.PATTERNS) -> Results:
    """Placeholder lines, orders without an invoice, and what is missing as intended.

    `placeholder` are texts that the placeholder's name or code holds.
    """
    judged = Judged()
    judged.records += switched_off.find(sales, len(COLUMNS))
    judged.records += placeholders.find(sales, links, placeholder)
    judged.records += next_placeholder.find(sales)
    judged.records += no_invoice.find(sales, links, judged)
    judged.records += part_invoiced.find(sales, links, placeholder, judged)
    judged.records += ward.find(sales, links)
    judged.records += courier.find(sales, links)
    judged.notes += _not_asked(sales)
    unjudged.leave_out(judged, sales, links)
    unread.leave_out(judged, sales, links)
    return judged.results(TITLE, COLUMNS, seen=_SEEN)


def rules(one: OneOrder) -> Iterator[OrderRule]:
    """What each of them held an order against."""
    for each in (placeholders, no_invoice, ward, courier):
        yield each.rule(one)


def _not_asked(sales: SalesDocuments) -> Iterator[Text]:
    if sales.slips is None and sales.invoices is None:
        yield Reason(
            _("Placeholder lines, ward and courier were not judged: that takes order slips or invoices."),
            *NOT_GIVEN.to_send,
        )
    elif not sales.slip_lines and not sales.invoice_lines:
        yield Reason(
            _(
                "Placeholder lines were not judged: KiotViet's files have no product columns. Export the "
                "“File chi tiết”."
            ),
            _("The files of KiotViet do not name the goods. Please choose “File chi tiết” when you export them."),
        )
    if sales.invoices is None:
        yield Reason(
            _("Missing invoices were not judged: that takes KiotViet's invoices."),
            _("Whether each order has its invoice we could not look at yet."),
            asks.SEND_INVOICES,
        )
