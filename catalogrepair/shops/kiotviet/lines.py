"""The product lines of KiotViet's slips, invoices and returns."""

from collections.abc import Iterable

from catalogrepair.sales.documents import KiotVietLine
from catalogrepair.shops.remote.fields import decimal_of, text_of
from catalogrepair.shops.remote.shapes import Shape, values
from catalogrepair.shops.remote.walking import Item

LINES: Shape = values("productCode", "productName", "quantity", "price", "returnQuantity")


def lines_of(document: str, items: Iterable[Item]) -> list[KiotVietLine]:
    """The lines of a document as values of ours."""
    return [
        KiotVietLine(
            document,
            text_of(line, "productCode"),
            text_of(line, "productName"),
            decimal_of(line, "quantity"),
            decimal_of(line, "price"),
        )
        for line in items
    ]
