"""The stock on the store is not what KiotViet's branches make it (docs: playbook 0, 5).

Basic stock: the store = on-hand of the main branch + Σ (on-hand − ordered) of the others. Several locations: main ↔
main syncs on-hand, secondary ↔ secondary available. With MyKiot between them the wrong hop is named: MyKiot against the
store first, then KiotViet against MyKiot. Numbers are compared with the store's on-hand.
"""

from catalogrepair.diagnoses.shared import asks
from catalogrepair.diagnoses.shared.about import About, Reads, Symptom
from catalogrepair.diagnoses.stock.judge import diagnose, of_codes
from catalogrepair.diagnoses.stock.working import COLUMNS
from catalogrepair.text import _

__all__ = ["ABOUT", "COLUMNS", "diagnose", "of_codes"]

ABOUT = About(
    title=_("Does Haravan show the stock that KiotViet has?"),
    answers=_(
        "Compares stock code by code: whether Haravan shows what KiotViet's branches make, which "
        "differences matter most, and with MyKiot which hop is wrong. Exit code 1 when a code needs "
        "something."
    ),
    symptoms=(
        Symptom(
            "0",
            _("stock on Haravan is wrong: which hop"),
            "--mykiot MYKIOT.xlsx",
        ),
        Symptom(
            "5",
            _("the stock rule between the two"),
            "--rule basic|multi|chosen",
        ),
    ),
    reads=Reads.STOCK,
    unseen=asks.STOCK_UNSEEN,
)
