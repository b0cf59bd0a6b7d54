"""The statuses of orders, deliveries and invoices: every spelling of files and APIs as one code, and its words.

Source (docs: haravan-api 4.2; docs: kiotviet-api 4.1). An unknown spelling keeps its own words and no code of
ours is guessed for it.
"""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from catalogrepair.catalog.names import plain
from catalogrepair.sales.documents import Status

OTHER = "other"
"""a spelling that nobody knows"""

_PAYMENT = {
    "paid": ("Đã thanh toán", "paid", "da thanh toan", "thanh toan du", "da thu tien"),
    "pending": ("Chưa thanh toán", "pending", "chua thanh toan", "cho thanh toan", "cho", "cho xu ly", "unpaid"),
    "authorized": ("Đã xác thực thanh toán", "authorized", "da xac thuc"),
    "partiallypaid": (
        "Thanh toán một phần",
        "partiallypaid",
        "thanh toan mot phan",
        "da thanh toan mot phan",
        "partially paid",
    ),
    "partiallyrefunded": (
        "Hoàn tiền một phần",
        "partiallyrefunded",
        "hoan tien mot phan",
        "da hoan tien mot phan",
        "hoan tra mot phan",
        "da hoan tra mot phan",
        "nhap tra mot phan",
        "da nhap tra mot phan",
        "partially refunded",
    ),
    "refunded": (
        "Đã hoàn tiền",
        "refunded",
        "da hoan tien",
        "hoan tien",
        "da hoan tra",
        "hoan tra",
        "da hoan tra toan bo",
        "hoan tien toan bo",
        "da hoan tien toan bo",
        "nhap tra",
        "da nhap tra",
    ),
    "voided": ("Đã hủy", "voided", "da huy", "huy", "cancelled", "canceled"),
}
_PROCESSING = {
    "fulfilled": (
        "Đã xử lý giao hàng",
        "fulfilled",
        "da giao hang",
        "da giao",
        "da xu ly",
        "da xu ly giao hang",
        "da hoan thanh",
        "shipped",
    ),
    "partial": (
        "Giao một phần",
        "partial",
        "giao hang mot phan",
        "giao mot phan",
        "da giao mot phan",
        "dang giao mot phan",
        "hoan thanh mot phan",
        "da hoan thanh mot phan",
        "partially fulfilled",
    ),
    "notfulfilled": (
        "Chưa xử lý giao hàng",
        "notfulfilled",
        "unfulfilled",
        "unshipped",
        "chua giao",
        "chua giao hang",
        "chua xu ly",
        "chua xu ly giao hang",
        "cho",
        "cho xu ly",
        "cho giao hang",
        "chua hoan thanh",
        "not fulfilled",
    ),
    "restocked": ("Đã nhập kho lại", "restocked", "restock", "nhap kho", "da nhap kho", "hoan kho"),
}
_DELIVERY = {
    "delivered": (
        "Đã giao hàng", "delivered", "da giao hang", "da giao", "giao thanh cong", "giao hang thanh cong",
        "da giao thanh cong",
    ),
    "delivering": ("Đang giao hàng", "delivering", "dang giao hang", "dang giao", "dang van chuyen"),
    "readytopick": ("Chờ lấy hàng", "readytopick", "cho lay hang", "cho lay", "cho lay lai"),
    "picking": ("Đang đi lấy", "picking", "dang di lay", "dang lay hang", "dang di lay hang", "da lay hang"),
    "pending": (
        "Chờ xử lý", "pending", "cho xu ly", "cho xu ly (chua giao)", "chua giao hang", "chua giao", "cho giao hang",
        "cho chuyen hang",
    ),
    "notmeetcustomer": ("Không gặp khách", "notmeetcustomer", "khong gap khach", "cho giao lai"),
    "waitingforreturn": (
        "Chờ chuyển hoàn", "waitingforreturn", "cho chuyen hoan", "dang chuyen hoan", "cho chuyen hoan lai",
    ),
    "return": ("Chuyển hoàn", "return", "returned", "chuyen hoan", "da chuyen hoan"),
    "cancel": (
        "Hủy giao hàng", "cancel", "cancelled", "canceled", "huy giao hang", "da huy", "huy", "da huy giao hang",
    ),
}  # fmt: skip
_COD = {
    "codpaid": ("Đã thu", "codpaid", "da thu", "da thu cod", "da thu tien", "da thu ho"),
    "codreceipt": ("Đã nhận", "codreceipt", "da nhan", "da nhan cod", "da nhan tien"),
    "codpending": ("Chưa nhận", "codpending", "chua thu", "chua thu cod", "chua thu ho", "cho thu", "pending"),
    "codnotreceipt": ("Chưa nhận", "codnotreceipt", "chua nhan", "chua nhan cod"),
    "none": ("Không", "none", "khong", "khong co", "khong cod", "khong thu ho", "khong thu cod", "khong su dung"),
}
_SLIP = {
    "draft": ("Phiếu tạm", "phieu tam"),
    "delivering": ("Đang giao hàng", "dang giao hang", "dang xu ly"),
    "complete": ("Hoàn thành", "hoan thanh", "da hoan thanh"),
    "cancelled": ("Đã hủy", "da huy", "huy"),
    "confirmed": ("Đã xác nhận", "da xac nhan"),
}
_INVOICE = {
    "complete": ("Hoàn thành", "hoan thanh", "da hoan thanh"),
    "cancelled": ("Đã hủy", "da huy", "huy"),
    "processing": ("Đang xử lý", "dang xu ly", "phieu tam", "cho xu ly"),
    "undeliverable": ("Không giao được", "khong giao duoc"),
}
_RETURN = {
    "complete": ("Đã trả", "da tra", "da tra hang", "hoan thanh", "da hoan thanh"),
    "cancelled": ("Đã hủy", "da huy", "huy"),
}

_CANCELLED = {"huy", "dahuy", "dahuydon", "huydon", "dahuydonhang", "donhuy", "cancelled", "canceled", "voided"}
_YES = {"yes", "co", "true"}
"""what Haravan writes below "Trạng thái hủy", beside "No" """
_SLIP_NUMBERS = {1: "draft", 2: "delivering", 3: "complete", 4: "cancelled", 5: "confirmed"}
_INVOICE_NUMBERS = {1: "complete", 2: "cancelled", 3: "processing", 5: "undeliverable"}
_RETURN_NUMBERS = {1: "complete", 2: "cancelled"}
_DELIVERY_NUMBERS = {
    1: "pending", 2: "delivering", 3: "delivered", 4: "waitingforreturn", 5: "return", 6: "cancel", 7: "picking",
    8: "readytopick", 9: "picking", 10: "notmeetcustomer", 11: "pending", 12: "waitingforreturn",
}  # fmt: skip


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    return "".join(letter for letter in plain(text) if letter.isalnum())


class _Codes:
    """The codes of one kind of status: by their spellings, and by KiotViet's numbers."""

    def __init__(self, names: Mapping[str, tuple[str, ...]], numbers: Mapping[int, str] | None = None) -> None:
        self.names = {code: spelled[0] for code, spelled in names.items()}
        self.codes = {_key(name): code for code, spelled in names.items() for name in spelled}
        self.numbers = numbers or {}


_PAYMENTS, _PROCESSINGS, _CODS = _Codes(_PAYMENT), _Codes(_PROCESSING), _Codes(_COD)
_DELIVERIES = _Codes(_DELIVERY, _DELIVERY_NUMBERS)
_SLIPS, _INVOICES = _Codes(_SLIP, _SLIP_NUMBERS), _Codes(_INVOICE, _INVOICE_NUMBERS)
_RETURNS = _Codes(_RETURN, _RETURN_NUMBERS)


def payment(text: str) -> Status:
    """The payment status of a store order."""
    return _status(text, _PAYMENTS)


def processing(text: str) -> Status:
    """Whether delivery of a store order was processed."""
    return _status(text, _PROCESSINGS)


def delivery(text: str, number: object = None) -> Status:
    """Where the carrier is; `number` is KiotViet's own code for it, asked when the words say nothing."""
    return _numbered(_status(text, _DELIVERIES), number, _DELIVERIES)


def cod(text: str) -> Status:
    """Whether the money to be collected on delivery was collected."""
    return _status(text, _CODS)


def slip(text: str, number: object = None) -> Status:
    """The status of an order slip. The same number means something else on an invoice, so words go first."""
    return _numbered(_status(text, _SLIPS), number, _SLIPS)


def invoice(text: str, number: object = None) -> Status:
    """The status of an invoice."""
    return _numbered(_status(text, _INVOICES), number, _INVOICES)


def returned(text: str, number: object = None) -> Status:
    """The status of a customer's return; a number without words that nobody knows stands for itself."""
    status = _numbered(_status(text, _RETURNS), number, _RETURNS)
    return Status(OTHER, str(number)) if not status.code and number is not None else status


def is_cancelled(text: str) -> bool:
    """Whether a column on the order as a whole says that it was cancelled."""
    return _key(text) in _CANCELLED | _YES


def is_carriers_own(text: str) -> bool:
    """Whether only a carrier says so: such a word tells a column of carrier statuses from one of processing."""
    key = _key(text)
    return key in _DELIVERIES.codes and key not in _PROCESSINGS.codes and key not in _CANCELLED


def is_processing_s_own(text: str) -> bool:
    """Whether no carrier says so, but only a column that tells whether delivery was processed."""
    key = _key(text)
    return key in _PROCESSINGS.codes and key not in _DELIVERIES.codes


@lru_cache(maxsize=4096)
def _status(text: str, kind: _Codes) -> Status:
    shown = " ".join(unicodedata.normalize("NFC", text).split())
    key = _key(shown)
    if not key:
        return Status()
    code = kind.codes.get(key, OTHER)
    # A file or API may hold the machine word: the shop reads the words of its screen.
    return Status(code, kind.names[code] if code != OTHER and shown.isascii() else shown)


def _numbered(status: Status, number: object, kind: _Codes) -> Status:
    if status.code not in ("", OTHER) or not isinstance(number, int) or number not in kind.numbers:
        return status
    code = kind.numbers[number]
    return Status(code, status.shown or kind.names[code])
