"""What is asked of the shop by more than one answer, in sentences that are sent to it (see `Section.to_send`)."""

from collections.abc import Mapping

from catalogrepair.diagnoses.shared.lack import Needed
from catalogrepair.text import Text, _

HISTORY = _(
    "Please open “Lịch sử thao tác” in KiotViet, look for the number of the invoice or the “Phiếu"
    " đặt hàng”, and see whether somebody of your staff edited or completed the order: after that"
    " the app no longer updates it."
)
NOBODY_DID = _("If nobody did, tell us and we will have the order synced again.")
NO_FAULT = _("This is not a fault, and there is nothing for you to do.")
TAKE_BACK = _("Once the goods are back with you, please make a “Trả hàng” of that invoice in KiotViet.")
CANCELLED_IN_KIOTVIET = _("It was cancelled in KiotViet, and on Haravan the order still stands.")
STANDS_OR_NOT = _(
    "If the order stands, please make its invoice in KiotViet; if not, please cancel it on Haravan, and "
    "pay back what the customer paid."
)
ENDED = _(
    "The “Phiếu đặt hàng” was closed in KiotViet without an invoice, so that the app makes none of it any"
    " more. If the order stands, please make the invoice in KiotViet, with what the customer paid."
)
BY_HAND = _(
    "The invoice was completed in KiotViet before Haravan showed the order as both delivered and paid; as"
    " a rule somebody completed it by hand. After that the app no longer updates the order, so please "
    "enter in KiotViet yourselves what the customer still pays."
)
SEND_INVOICES = _(
    "Please send us the file of the invoices of those days (KiotViet: Đơn hàng → Hóa đơn → Xuất file → File chi tiết)."
)
SEND_SLIPS = _(
    "Please send us the file of the “Phiếu đặt hàng” of those days (KiotViet: Đơn hàng → Đặt hàng → Xuất "
    "file → File chi tiết)."
)
SEND_GOODS = _("Please send us the file of your goods from KiotViet (Hàng hóa → Danh sách hàng hóa → Xuất file).")
WAS_CANCELLED = _("It was cancelled on Haravan, so there is nothing to look at any more.")
SEND_ORDERS = _("Please send us the file of the orders from Haravan (Đơn hàng → Tất cả đơn hàng → Xuất dữ liệu).")
SEND_STORE_GOODS = _("Please send us the file of the products from Haravan (Sản phẩm → Xuất dữ liệu).")
ORDERS_UNSEEN = _("The orders and their invoices we could not look at.")
KIOTVIET_UNSEEN = _("The orders on Haravan we could not hold against KiotViet.")
STOCK_UNSEEN = _("The stock we could not compare.")
SEND_RETURNS = _("Please send us the file of the returns (KiotViet: Đơn hàng → Trả hàng → Xuất file → File chi tiết).")
WHICH_BRANCH = _("Your shop has several branches. Please tell us which of them takes the orders of Haravan.")
WHICH_FILE = _("Please tell us which branch each file of goods is of.")
SEND: Mapping[Needed, Text] = {
    "orders": SEND_ORDERS,
    "invoices": SEND_INVOICES,
    "slips": SEND_SLIPS,
    "kiotviet_stock": SEND_GOODS,
    "store_stock": SEND_STORE_GOODS,
}
"""what the shop is asked to send, by what is missing"""
