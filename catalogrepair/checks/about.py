"""What a person is told about a check by `catalogrepair explain`."""

from dataclasses import dataclass

from catalogrepair.text import Text


@dataclass(frozen=True)
class About:
    """A check in words; the reasoning behind its level and fix stands in the module's docstring."""

    title: Text
    looks_for: Text
    does: Text
    """what is changed, and how sure it is"""
    example: Text
    source: Text
    asks_store: bool = False
    """whether it has nothing to say until the store was asked"""
    blocks: bool = True
    """whether its conflicts keep rows from the store: then rows that the store has are no conflict"""


PLAYBOOK = Text(
    "Sổ tay hỗ trợ, dòng 1: “Sản phẩm cùng loại không đồng bộ từ KOV qua HRV”.",
    "Support playbook, row 1: “Sản phẩm cùng loại không đồng bộ từ KOV qua HRV”.",
)
EXPORT_NOTES = Text(
    "Ghi chú về tệp xuất KiotViet (đọc từ tệp thật).",
    "Notes on the KiotViet export (read from real files).",
)
HARAVAN_LIMITS = Text(
    "Giới hạn của Haravan: tối đa 3 thuộc tính, chỉ đọc một lần khi tạo sản phẩm.",
    "Haravan's limits: at most 3 attributes, read only once, when the product is created.",
)
STORE_NOTES = Text(
    "Ghi chú về Haravan: mã hàng KiotViet nằm ở SKU và Barcode trên web.",
    "Notes on Haravan: KiotViet's code stands in the store's SKU and barcode.",
)
