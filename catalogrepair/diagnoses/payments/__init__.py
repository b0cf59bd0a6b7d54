"""Does KiotViet know what the customers paid?"""

from catalogrepair.diagnoses.payments.judge import diagnose, rules
from catalogrepair.diagnoses.shared.about import About, Reads, Symptom
from catalogrepair.text import Text

__all__ = ["ABOUT", "diagnose", "rules"]

ABOUT = About(
    title=Text("Tiền khách trả trên web có về KiotViet không.", "Did what the customers paid reach KiotViet?"),
    answers=Text(
        "Đơn khách đã trả tiền trên web mà KiotViet ghi 0đ hoặc khác số: hai con số, ai có thể đã thao tác, xem lại ở "
        "đâu. ORDERS là tệp đơn hàng xuất từ Haravan, hoặc haravan để hỏi thẳng shop. Mã thoát 1 khi có đơn cần xử lý.",
        "Orders paid on the store for which KiotViet has nothing or another sum: both sums, who may have touched them, "
        "where to look. ORDERS is Haravan's order export, or haravan for the live shop. Exit code 1 when an order "
        "needs something.",
    ),
    symptoms=(
        Symptom("4", Text("tiền khách trả không về KiotViet", "the customer's payment does not reach KiotViet")),
    ),
    reads=Reads.SALES,
    kiotviet=("invoices", "slips"),
    needs_kiotviet=True,
)
