"""Haravan's order export: each order once, however many lines it has."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from catalogrepair.catalog.moments import moment_of
from catalogrepair.catalog.numbers import ZERO, amount_of, quantity_of
from catalogrepair.files.kinds import Kind
from catalogrepair.files.rows import Columns, Rows
from catalogrepair.sales import statuses
from catalogrepair.sales.documents import Status, StoreLine, StoreOrder
from catalogrepair.text import _, pgettext

STORE_ORDERS = Kind(
    _("Haravan's orders"),
    ("diagnose invoices", "diagnose orders", "diagnose payments", "diagnose --orders"),
    _("Haravan: Đơn hàng → Tất cả đơn hàng → Xuất dữ liệu"),
    {
        "name": (
            "Mã đơn hàng", "Số đơn hàng", "Mã đơn", "Đơn hàng", "Order number", "Order name", "Order",
            "Name",
        ),
        "created": (
            "Ngày đặt hàng", "Ngày đặt", "Thời gian đặt hàng", "Ngày tạo đơn", "Ngày tạo", "Thời gian tạo",
            "Created at",
        ),
        "updated": ("Ngày cập nhật", "Thời gian cập nhật", "Cập nhật lúc", "Updated at"),
        "cancelled": ("Ngày hủy", "Thời gian hủy", "Ngày hủy đơn", "Cancelled at"),
        "state": ("Trạng thái đơn hàng", "Tình trạng đơn hàng", "Cancelled status", "Trạng thái hủy", "Trạng thái"),
        "payment": ("Trạng thái thanh toán", "Tình trạng thanh toán", "Financial status", "Thanh toán"),
        "processing": (
            "Trạng thái xử lý giao hàng", "Xử lý giao hàng", "Fulfillment status", "Trạng thái hoàn tất giao hàng",
        ),
        "delivery": (
            "Trạng thái vận chuyển", "Tình trạng vận chuyển", "Carrier status name", "Carrier status code",
            "Carrier status",
        ),
        "shipping": ("Trạng thái giao hàng", "Tình trạng giao hàng", "Giao hàng"),
        "cod": (
            "Trạng thái COD", "Trạng thái thu hộ", "Trạng thái thu hộ (COD)", "Trạng thái thu hộ COD", "Tình trạng COD",
            "Tình trạng thu hộ", "Trạng thái thu tiền", "Carrier cod status name", "Carrier cod status code",
            "COD status",
        ),
        "cod_amount": (
            "Số tiền thu hộ", "Tiền thu hộ", "Số tiền thu hộ (COD)", "Tiền thu hộ (COD)", "Thu hộ (COD)", "Tiền COD",
            "Số tiền COD", "COD amount", "Thu hộ",
        ),
        "processed": (
            "Ngày xử lý giao hàng", "Thời gian xử lý giao hàng", "Ngày giao hàng", "Thời gian giao hàng",
            "Fulfilled at", "Ngày tạo vận đơn",
        ),
        "total": (
            "Tổng cộng", "Tổng tiền", "Tổng giá trị đơn hàng", "Tổng tiền đơn hàng", "Tổng đơn hàng", "Total price",
            "Total", "Thành tiền đơn hàng",
        ),
        "paid": (
            "Đã thanh toán", "Số tiền đã thanh toán", "Khách đã thanh toán", "Khách đã trả", "Tiền đã thanh toán",
            "Đã trả", "Total paid",
        ),
        "refunded": (
            "Số tiền hoàn trả", "Số tiền hoàn", "Đã hoàn trả", "Đã hoàn tiền", "Tiền hoàn", "Hoàn tiền",
            "Refunded amount",
        ),
        "courier": (
            "Nhà vận chuyển", "Đơn vị vận chuyển", "Hãng vận chuyển", "Đối tác vận chuyển", "Tracking company",
        ),
        "ward": (
            "Phường/Xã giao hàng", "Phường/Xã (Giao hàng)", "Phường/Xã nhận hàng", "Phường/Xã (Người nhận)",
            "Phường/Xã", "Phường xã", "Xã/Phường", "Shipping ward", "Ward",
        ),
        "reference": ("Mã tham chiếu", "Ref order number"),
        "channel": ("Kênh bán hàng",),
        "line_code": ("SKU", "Mã SKU", "Mã phiên bản sản phẩm", "Lineitem sku", "Mã sản phẩm"),
        "line_barcode": ("Barcode", "Mã vạch", "Lineitem barcode"),
        "line_name": ("Tên sản phẩm", "Sản phẩm", "Lineitem name"),
        "line_quantity": ("Số lượng", "Số lượng sản phẩm", "Lineitem quantity"),
        "line_price": ("Giá", "Đơn giá", "Giá bán", "Giá sản phẩm", "Lineitem price"),
    },
    (("name",), ("payment", "delivery", "shipping", "processing")),
    marks=("Trạng thái thanh toán", "Tình trạng thanh toán", "Financial status"),
    own=("Mã đơn hàng", "Số đơn hàng", "Mã đơn"),
    entry=pgettext("orders", "{:order|orders}"),
)  # fmt: skip
_YEAR = re.compile(r"20\d\d")
_ON_ITS_WAY = frozenset(
    {"delivered", "delivering", "readytopick", "picking", "notmeetcustomer", "waitingforreturn", "return"}
)
"""what a carrier says only of a parcel that it was told of"""


def store_orders_of(columns: Columns) -> tuple[list[StoreOrder], list[StoreLine]]:
    """Haravan's orders and their lines."""
    rows = Rows(columns)
    documents = rows.documents("name")
    is_carriers = _is_carriers(rows)
    orders = [_store_order(rows, name, its, is_carriers) for name, its in documents.items()]
    lines = [
        StoreLine(name, code, barcode, title, quantity_of(quantity), amount_of(price))
        for name, (code, barcode, title, quantity, price) in rows.lines(documents)
    ]
    return orders, lines


def _is_carriers(rows: Rows) -> bool:
    """Whether the column `Trạng thái giao hàng` holds what carriers say, or else whether delivery was processed.

    "Đã giao hàng" stands for both: what else is in the column tells. Where nothing does, nobody knows whether the goods
    arrived, only that they were sent.
    """
    words = rows.every("shipping", range(rows.count))
    own = any(map(statuses.is_carriers_own, words))
    return own and not rows.has("delivery") and not any(map(statuses.is_processing_s_own, words))


def _store_order(rows: Rows, name: str, its: Sequence[int], is_carriers: bool) -> StoreOrder:
    def said(column: str) -> str:
        return rows.first(column, its)

    delivery = _delivery(rows, its, is_carriers)
    total, payment = amount_of(said("total")), statuses.payment(said("payment"))
    paid, refunded = _money(payment, total, amount_of(said("paid")), amount_of(said("refunded")))
    return StoreOrder(
        name,
        moment_of(said("created")),
        _is_date(said("cancelled")) or statuses.is_cancelled(said("state")),
        payment,
        _processing(rows, its, delivery, is_carriers),
        delivery,
        _worst(map(statuses.cod, rows.every("cod", its)), ("none", "codreceipt", "codpaid")),
        max(filter(None, map(amount_of, rows.every("cod_amount", its))), default=amount_of(said("cod_amount"))),
        moment_of(said("processed")),
        total,
        paid,
        refunded,
        said("courier"),
        said("ward"),
        said("reference"),
        said("channel"),
    )


def _is_date(text: str) -> bool:
    """Whether there is a date, even one whose day and month nobody can tell."""
    return bool(moment_of(text)) or _YEAR.search(text) is not None


def _delivery(rows: Rows, its: Sequence[int], is_carriers: bool) -> Status:
    """What the carriers say; a shipment that was cancelled beside another one is none."""
    words = rows.every("delivery", its) or [
        word for word in rows.every("shipping", its) if is_carriers or statuses.is_carriers_own(word)
    ]
    return _worst(map(statuses.delivery, words), ("cancel", "delivered"))


def _worst(found: Iterable[Status], good: Sequence[str]) -> Status:
    """Of several shipments the first that is not as it should be, else the one whose status stands last in `good`."""
    weights = {code: weight for weight, code in enumerate(reversed(good), start=1)}
    return min(found, key=lambda one: weights.get(one.code, 0), default=Status())


def _processing(rows: Rows, its: Sequence[int], delivery: Status, is_carriers: bool) -> Status:
    """What the file says; where it says nothing, a carrier that has the parcel proves that delivery was processed."""
    words = rows.every("processing", its) or ([] if is_carriers else rows.every("shipping", its))
    said = [statuses.processing(word) for word in words]
    known = [one for one in said if one.code != statuses.OTHER]
    if known:
        return known[0] if len({one.code for one in known}) == 1 else statuses.processing("partial")
    if delivery.code in _ON_ITS_WAY:
        return statuses.processing("fulfilled")
    is_told = rows.has("processing") or (not delivery.code and (rows.has("delivery") or rows.has("shipping")))
    if said or delivery.code == statuses.OTHER or not is_told:
        return said[0] if said else Status()
    return statuses.processing("notfulfilled")


def _money(
    payment: Status, total: Decimal | None, paid: Decimal | None, refunded: Decimal | None
) -> tuple[Decimal | None, Decimal]:
    """What the customer paid, before refunds, and what was refunded.

    A file may tell what was paid less what was refunded: the two then make up the total.
    """
    refunded = abs(refunded or ZERO)
    if payment.code not in ("refunded", "partiallyrefunded"):
        return (paid_of(payment, total) if paid is None else paid), refunded
    if not refunded:
        # Everything came back; or a part of which nobody knows how much, and so nobody knows what is left.
        return (paid or total, paid or total or ZERO) if payment.code == "refunded" else (None, ZERO)
    if paid is None:
        return (refunded if payment.code == "refunded" else None), refunded
    is_net = total is not None and paid != refunded and paid + refunded == total
    return (total if is_net else paid), refunded


def paid_of(payment: Status, total: Decimal | None) -> Decimal | None:
    """What the payment status alone says about the sum: all, nothing, or unknown."""
    if payment.code == "paid":
        return total
    return ZERO if payment.code in ("pending", "voided") else None
