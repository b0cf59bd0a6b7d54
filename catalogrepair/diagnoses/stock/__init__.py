"""Playbook rows 0 and 5: the stock on the store is not what KiotViet's branches make it.

Basic stock: the store = on-hand of the main branch + Σ (on-hand − ordered) of the others. Several locations: main ↔
main syncs on-hand, secondary ↔ secondary available. With MyKiot between them the wrong hop is named: MyKiot against the
store first, then KiotViet against MyKiot. Numbers are compared with the store's on-hand.
"""

from catalogrepair.diagnoses.shared.about import About, Reads, Symptom
from catalogrepair.diagnoses.stock.judge import diagnose, of_codes
from catalogrepair.diagnoses.stock.rows import COLUMNS
from catalogrepair.text import Text

__all__ = ["ABOUT", "COLUMNS", "diagnose", "of_codes"]

ABOUT = About(
    title=Text("Tồn kho trên Haravan có đúng như KiotViet không.", "Does Haravan show the stock that KiotViet has?"),
    answers=Text(
        "So tồn kho từng mã: số trên Haravan có đúng như tồn của các chi nhánh KiotViet không, lệch nào cần sửa trước, "
        "sai ở chặng nào khi shop dùng MyKiot. Mã thoát 1 khi có mã cần xử lý.",
        "Compares stock code by code: whether Haravan shows what KiotViet's branches make, which differences matter "
        "most, and with MyKiot which hop is wrong. Exit code 1 when a code needs something.",
    ),
    symptoms=(
        Symptom(
            "0",
            Text("tồn kho trên Haravan sai: sai ở chặng nào", "stock on Haravan is wrong: which hop"),
            "--mykiot MYKIOT.xlsx",
        ),
        Symptom(
            "5",
            Text("quy tắc tồn kho giữa hai bên", "the stock rule between the two"),
            "--rule basic|multi|chosen",
        ),
    ),
    reads=Reads.STOCK,
)
