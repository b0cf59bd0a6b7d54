"""Rows of stock exports as plain values, one for each row that has a code."""

from decimal import Decimal

from catalogrepair.catalog.numbers import ZERO, amount_of, quantity_of
from catalogrepair.files.kinds import Kind
from catalogrepair.files.product_list import PRODUCT_LIST
from catalogrepair.files.rows import Columns, Rows
from catalogrepair.files.store_products import CHANNELS, STORE_PRODUCTS
from catalogrepair.sales.documents import KiotVietStock, StoreStock
from catalogrepair.text import _

KIOTVIET_STOCK = PRODUCT_LIST.taking(
    "code", "name", "on_hand", "reserved", "base", "factor", "kind", "price", "active", "sold",
    needed=(("code",), ("on_hand",)),
)  # fmt: skip
STORE_STOCK = STORE_PRODUCTS.taking(
    "code", "barcode", "name", "url", "variant", "value", "on_hand", "tracked", "policy", "unit_base", *CHANNELS,
    needed=(("code", "barcode"), ("on_hand",)),
)  # fmt: skip
MYKIOT_STOCK = Kind(
    _("MyKiot's stock"),
    ("diagnose stock --mykiot",),
    _("MyKiot: the list of products with their codes and stock"),
    {
        "code": ("Mã hàng", "Mã hàng hóa", "Mã sản phẩm", "SKU", "Mã SKU", "Mã phiên bản sản phẩm"),
        "name": ("Tên hàng", "Tên hàng hóa", "Tên sản phẩm", "Tên"),
        "on_hand": ("Tồn kho", "Tồn", "Số lượng tồn kho", "Số lượng tồn", "Số tồn", "Có thể bán", "Số lượng"),
    },
    (("code",), ("on_hand",)),
    hints=[("Mã hàng", "Tên sản phẩm", "Tồn kho")],
)
"""any table of codes and quantities: what MyKiot writes has no headings of its own"""


def kiotviet_stock_of(columns: Columns, branch: str) -> list[KiotVietStock]:
    """KiotViet's products with their stock in the branch that the file was exported from."""
    rows = Rows(columns)
    found = []
    for row in range(rows.count):
        if code := rows.text("code", row):
            reserved = quantity_of(rows.text("reserved", row))
            found.append(
                KiotVietStock(
                    branch,
                    code,
                    rows.text("name", row),
                    quantity_of(rows.text("on_hand", row)),
                    reserved if reserved is not None or not rows.has("reserved") else ZERO,
                    rows.text("base", row),
                    quantity_of(rows.text("factor", row)) or Decimal(1),
                    rows.text("kind", row),
                    amount_of(rows.text("price", row)),
                    rows.text("active", row) != "0" and rows.text("sold", row) != "0",
                )
            )
    return found


def store_stock_of(columns: Columns, location: str) -> list[StoreStock]:
    """Haravan's variants with their stock; image rows and units without stock of their own are left out."""
    rows = Rows(columns)
    found, title, url = [], "", ""
    for row in range(rows.count):
        if rows.text("url", row) and rows.text("url", row) != url:
            url, title = rows.text("url", row), ""
        title = title or rows.text("name", row)
        code, barcode = rows.text("code", row), rows.text("barcode", row)
        if (code or barcode) and rows.text("unit_base", row).casefold() != "no":
            quantity = quantity_of(rows.text("on_hand", row))
            found.append(
                StoreStock(
                    location,
                    code,
                    barcode,
                    title,
                    quantity,
                    None,
                    not rows.has("tracked") or bool(rows.text("tracked", row)),
                    rows.text("policy", row).casefold() == "continue",
                    rows.text("variant", row) or f"#{row}",
                    kept_from=tuple(one for one in CHANNELS if rows.text(one, row).casefold() == "no"),
                )
            )
    return found


def mykiot_stock_of(columns: Columns, location: str) -> list[StoreStock]:
    """MyKiot's products with their stock."""
    rows = Rows(columns)
    return [
        StoreStock(
            location,
            rows.text("code", row),
            "",
            rows.text("name", row),
            quantity_of(rows.text("on_hand", row)),
            variant=f"#{row}",
        )
        for row in range(rows.count)
        if rows.text("code", row)
    ]
