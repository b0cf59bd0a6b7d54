"""Placeholder lines before they happen: products that the store sells and KiotViet has none of (docs: playbook 3)."""

from collections.abc import Iterator, Sequence

from catalogrepair.catalog.names import fold
from catalogrepair.catalog.results import Record, Section, Subject, record
from catalogrepair.diagnoses.orders.products import Products, have_stock
from catalogrepair.sales.documents import KiotVietStock, SalesDocuments, StoreStock
from catalogrepair.text import Text, _, quantity

_SOLD_AT_ZERO = _("KiotViet has none of it, and Haravan still sells it.")
_AHEAD = Section(
    "next_placeholder",
    "ask",
    _("The next order would fall into it: sold at zero"),
    (
        _(
            "Tick “Cho phép đặt hàng khi hết tồn kho” in KiotViet's Thiết lập cửa hàng, or do not sell these "
            "at zero on Haravan (manage their stock, and do not allow orders without stock)."
        ),
    ),
    "3",
    to_send=(
        _SOLD_AT_ZERO,
        _(
            "The next order would arrive in KiotViet with a line “HRV-khong-xoa” in place of it. Please "
            "have the owner tick “Cho phép đặt hàng khi hết tồn kho” in KiotViet's Thiết lập cửa hàng, or"
            " do not sell it without stock on Haravan."
        ),
    ),
)
_NO_INVOICE_AHEAD = Section(
    "next_no_invoice",
    "ask",
    _("The next order would get no invoice: sold at zero"),
    (
        _(
            "Orders without stock are allowed, sales are not: tick “Cho phép bán hàng khi hết tồn kho” in KiotViet's "
            "Thiết lập cửa hàng, too, or do not sell these at zero on Haravan."
        ),
    ),
    "3",
    to_send=(
        _SOLD_AT_ZERO,
        _(
            "The next order would get no invoice in KiotViet. Please have the owner tick “Cho phép bán "
            "hàng khi hết tồn kho” in KiotViet's Thiết lập cửa hàng, or do not sell it without stock on "
            "Haravan."
        ),
    ),
)


def find(sales: SalesDocuments) -> Iterator[Record]:
    """A row for each synced product at zero that the store still sells while the shop does not allow it.

    Nothing without both stocks, or where the shop allows orders without stock; if it is known not to allow sales
    without it, such an order arrives, and gets no invoice.
    """
    section = _NO_INVOICE_AHEAD if sales.orders_without_stock else _AHEAD
    is_safe = sales.orders_without_stock and sales.sales_without_stock is not False
    if sales.kiotviet_stock is None or sales.store_stock is None or is_safe:
        return
    products = Products(sales)
    seen: set[str] = set()
    for one in sales.store_stock:
        code = next((each for each in (one.code, one.barcode) if fold(each) in products.kiotviet), "")
        stock = products.on_hand(code) if code else None
        why = _still_sold(one)
        if (
            stock is None
            or stock > 0
            or why is None
            or fold(code) in seen
            or not _is_sold(products.kiotviet[fold(code)])
        ):
            continue
        seen.add(fold(code))
        shown = quantity(stock)
        yield record(
            section,
            "",
            "",
            "",
            code,
            one.name,
            _("KiotViet's stock: {shown}; {why}", shown=shown, why=why),
            about=Subject("goods", code),
        )


def _still_sold(one: StoreStock) -> Text | None:
    """Why the store would sell it; None when it would not."""
    if not one.tracked:
        return _("the store does not track its stock")
    if one.sells_at_zero:
        return _("the store sells it at zero")
    if one.on_hand is not None and one.on_hand > 0:
        shown = quantity(one.on_hand)
        return _("the store still shows {shown}", shown=shown)
    return None


def _is_sold(rows: Sequence[KiotVietStock]) -> bool:
    """Services and combos have no stock of their own; what is not for sale is not synced at all."""
    return have_stock(rows) and any(one.for_sale for one in rows)
