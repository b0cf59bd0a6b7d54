"""Does KiotViet know what the customers paid?"""

from catalogrepair.diagnoses.payments.judge import diagnose, rules
from catalogrepair.diagnoses.shared import asks
from catalogrepair.diagnoses.shared.about import About, Reads, Symptom
from catalogrepair.text import _

__all__ = ["ABOUT", "diagnose", "rules"]

ABOUT = About(
    title=_("Did what the customers paid reach KiotViet?"),
    answers=_(
        "Orders paid on the store for which KiotViet has nothing or another sum: both sums, who may "
        "have touched them, where to look. ORDERS is Haravan's order export, or haravan for the live "
        "shop. Exit code 1 when an order needs something."
    ),
    symptoms=(Symptom("4", _("the customer's payment does not reach KiotViet")),),
    reads=Reads.SALES,
    kiotviet=("invoices", "slips", "returns"),
    needs_kiotviet=True,
    unseen=asks.KIOTVIET_UNSEEN,
)
