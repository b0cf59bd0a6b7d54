"""What arrives of the store's orders in KiotViet."""

from catalogrepair.diagnoses.orders.judge import diagnose, rules
from catalogrepair.diagnoses.shared.about import About, Option, Reads, Symptom
from catalogrepair.text import Text

__all__ = ["ABOUT", "diagnose", "rules"]

ABOUT = About(
    title=Text(
        "Hàng tạm, thiếu hóa đơn, thiếu phường/xã, nhà vận chuyển.",
        "Placeholder lines, missing invoices, ward, courier.",
    ),
    answers=Text(
        "Đơn về KiotViet có dòng hàng tạm “HRV-khong-xoa”, đơn đã xử lý giao hàng mà không có hóa đơn, đơn thiếu "
        "phường/xã hay nhà vận chuyển. ORDERS là tệp đơn hàng xuất từ Haravan, hoặc haravan để hỏi thẳng shop. Mã "
        "thoát 1 khi có chỗ cần xử lý.",
        "Orders that arrive with the placeholder line “HRV-khong-xoa”, have no invoice although delivery was "
        "processed, or lack ward or courier. ORDERS is Haravan's order export, or haravan for the live shop. Exit code "
        "1 when something needs somebody.",
    ),
    symptoms=(
        Symptom("3", Text("dòng hàng tạm “HRV-khong-xoa”", 'a placeholder line "HRV-khong-xoa"')),
        Symptom("6", Text("xử lý giao hàng rồi mà không có Hóa đơn", "delivery processed, no *Hóa đơn*")),
        Symptom(
            "6b, 6c",
            Text("thiếu phường/xã; phiếu đặt thiếu nhà vận chuyển", "no ward; no courier on the order slip"),
        ),
    ),
    reads=Reads.SALES,
    kiotviet=("slips", "invoices", "kiotviet_stock"),
    needs_kiotviet=True,
    haravan=Text(
        "Sản phẩm xuất từ Haravan, hoặc haravan: cùng danh sách hàng hóa KiotViet thì báo trước hàng nào đơn tới sẽ "
        "hỏng.",
        "Haravan's product export, or haravan: with KiotViet's product list it tells which products fail next.",
    ),
    options=(
        Option(
            "placeholder",
            Text(
                "Tên hoặc mã của hàng tạm, nếu khác “HRV không xóa”, “product không xóa” (lặp lại được).",
                "The placeholder's name or code, where it is not “HRV không xóa” or “product không xóa” (repeatable).",
            ),
        ),
    ),
)
