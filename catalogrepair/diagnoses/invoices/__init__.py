"""Why an invoice does not become *Hoàn thành*."""

from catalogrepair.diagnoses.invoices.judge import diagnose, rules
from catalogrepair.diagnoses.shared.about import About, Reads, Symptom
from catalogrepair.text import Text

__all__ = ["ABOUT", "diagnose", "rules"]

ABOUT = About(
    title=Text(
        "Hóa đơn nào chưa Hoàn thành, còn thiếu trạng thái nào.",
        "Which invoices are not complete, and what is missing.",
    ),
    answers=Text(
        "Hóa đơn nào chưa Hoàn thành, và còn thiếu trạng thái nào trong ba: Đã giao hàng, COD Đã thu, Đã thanh toán. "
        "ORDERS là tệp đơn hàng xuất từ Haravan, hoặc haravan để hỏi thẳng shop. Mã thoát 1 khi có đơn cần xử lý.",
        "Which invoices are not complete, and which of the three statuses is missing. ORDERS is Haravan's order "
        "export, or haravan for the live shop. Exit code 1 when an order needs something.",
    ),
    symptoms=(Symptom("2", Text("hóa đơn không chuyển sang Hoàn thành", "an invoice does not become *Hoàn thành*")),),
    reads=Reads.SALES,
    kiotviet=("invoices", "slips"),
)
