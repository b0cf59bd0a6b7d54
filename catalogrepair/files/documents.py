"""What KiotViet's order slips, invoices and returns have in common: codes, times, people and product lines."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from catalogrepair.catalog.moments import moment_of
from catalogrepair.catalog.names import undeleted
from catalogrepair.catalog.numbers import amount_of, quantity_of
from catalogrepair.files.rows import Rows
from catalogrepair.sales.documents import KiotVietLine

STATE = {
    "created": ("Thời gian tạo", "Thời gian"),
    "updated": ("Ngày cập nhật", "Thời gian cập nhật"),
    "status": ("Trạng thái",),
}
LINES = {
    "line_code": ("Mã hàng",),
    "line_name": ("Tên hàng",),
    "line_quantity": ("Số lượng",),
    "line_price": ("Giá bán", "Đơn giá"),
}
PEOPLE = {
    "seller": ("Người bán", "Người nhận đặt"),
    "creator": ("Người tạo",),
    "channel": ("Kênh bán",),
    "ward": ("Phường/Xã (Người nhận)", "Phường/Xã (Khách hàng)", "Phường/Xã"),
    "courier": ("Đối tác giao hàng", "ĐTGH"),
    "note": ("Ghi chú",),
}
_CODE = re.compile(r"[^\s,;]+")


def codes_in(texts: Iterable[str]) -> tuple[str, ...]:
    """The codes of other documents that a column names: one that was invoiced, or returned, in parts has several."""
    return tuple(_CODE.findall(" ".join(texts)))


def people_of(rows: Rows, its: Sequence[int]) -> dict[str, Any]:
    """Who had to do with a document, by the fields of `Slip` and `Invoice`; None where the file has no such column."""
    said = {column: rows.first(column, its) for column in ("note", "seller", "creator", "channel")}
    told = {column: rows.first(column, its) if rows.has(column) else None for column in ("ward", "courier")}
    return {**said, **told, "updated": moment_of(rows.first("updated", its))}


def lines_of(rows: Rows, documents: Mapping[str, Sequence[int]]) -> list[KiotVietLine]:
    """The product lines of some documents."""
    return [
        KiotVietLine(document, undeleted(code) or code, name, quantity_of(quantity), amount_of(price))
        for document, (code, _, name, quantity, price) in rows.lines(documents)
    ]
