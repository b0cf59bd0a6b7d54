"""What arrives of the store's orders in KiotViet."""

from catalogrepair.diagnoses.orders.judge import diagnose, rules
from catalogrepair.diagnoses.shared import asks
from catalogrepair.diagnoses.shared.about import About, Reads, Symptom, TextOption
from catalogrepair.text import _

__all__ = ["ABOUT", "diagnose", "rules"]

ABOUT = About(
    title=_("Placeholder lines, missing invoices, ward, courier."),
    answers=_(
        "Orders that arrive with the placeholder line “HRV-khong-xoa”, have no invoice although "
        "delivery was processed, or lack ward or courier. ORDERS is Haravan's order export, or "
        "haravan for the live shop. Exit code 1 when something needs somebody."
    ),
    symptoms=(
        Symptom("3", _('a placeholder line "HRV-khong-xoa"')),
        Symptom("6", _("delivery processed, no “Hóa đơn”")),
        Symptom(
            "6b, 6c",
            _("no ward; no courier on the order slip"),
        ),
    ),
    reads=Reads.SALES,
    kiotviet=("slips", "invoices", "kiotviet_stock"),
    needs_kiotviet=True,
    haravan=_("Haravan's product export, or haravan: with KiotViet's product list it tells which products fail next."),
    options=(
        TextOption(
            "placeholder",
            _("The placeholder's name or code, where it is not “HRV không xóa” or “product không xóa” (repeatable)."),
        ),
    ),
    unseen=asks.KIOTVIET_UNSEEN,
)
