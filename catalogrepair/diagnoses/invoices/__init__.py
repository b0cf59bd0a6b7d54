"""Why an invoice does not become “Hoàn thành”."""

from catalogrepair.diagnoses.invoices.judge import diagnose, rules
from catalogrepair.diagnoses.shared import asks
from catalogrepair.diagnoses.shared.about import About, Reads, Symptom
from catalogrepair.text import _

__all__ = ["ABOUT", "diagnose", "rules"]

ABOUT = About(
    title=_("Which invoices are not complete, and what is missing."),
    answers=_(
        "Which invoices are not complete, and which of the three statuses is missing. ORDERS is "
        "Haravan's order export, or haravan for the live shop. Exit code 1 when an order needs "
        "something."
    ),
    symptoms=(Symptom("2", _("an invoice does not become “Hoàn thành”")),),
    reads=Reads.SALES,
    kiotviet=("invoices", "slips", "returns"),
    unseen=asks.ORDERS_UNSEEN,
)
