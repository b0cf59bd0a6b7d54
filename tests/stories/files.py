"""Writes the shop of a story as both programs export it."""

from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

from tests.shops import haravan
from tests.shops.haravan import Listing, Variant, rows_of
from tests.shops.headings import RETAIL, product
from tests.shops.kiotviet import export_bytes
from tests.shops.tables import Page, workbook_bytes
from tests.shops.trade import Back, Paper, Row, invoice_rows, returns_bytes, slip_rows
from tests.stories import headings
from tests.stories.goods import product_of
from tests.stories.sale import Shop
from tests.stories.shelf import Good, Listed


def sheet_bytes(name: str, columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    """A workbook of one plain sheet."""
    lines = ([row.get(heading) for heading in columns] for row in rows)
    return workbook_bytes(Page(name[:31], chain([columns], lines)))


def orders_bytes(shop: Shop, way: str) -> bytes:
    """Haravan's export of orders."""
    return sheet_bytes("Sheet 1", headings.order_headings(way), headings.order_rows(shop.sales, way))


def slips_bytes(shop: Shop) -> bytes:
    """KiotViet's export of order slips."""
    rows = (row for sale in shop.sales if sale.slip for row in slip_rows(sale.slip))
    return sheet_bytes("DanhSachChiTietDatHang_KV231120", headings.SLIPS, rows)


def invoices_bytes(shop: Shop, kind: str = "") -> bytes:
    """KiotViet's export of invoices; the summary has one row for each."""
    papers: list[tuple[Paper, Back | None]] = [
        (bill, sale.back if sale.back and sale.back.of == bill.code else None)
        for sale in shop.sales
        for bill in sale.invoices
    ]
    papers += [(paper, None) for paper in shop.besides]
    rows = (row for each in papers for row in list(invoice_rows(*each))[: 1 if kind == "summary" else None])
    return sheet_bytes("DanhSachChiTietHoaDon_KV2311202", headings.INVOICES[kind], rows)


def backs_bytes(shop: Shop) -> bytes:
    """KiotViet's export of returns."""
    return returns_bytes(sale.back for sale in shop.sales if sale.back)


def products_bytes(goods: Iterable[Good], layout: Sequence[str] = RETAIL) -> bytes:
    """KiotViet's product export."""
    return export_bytes([_row(good) for good in goods], layout)


def _row(good: Good) -> dict[str, str]:
    its = product_of(good.base or good.code)
    of_unit = {"base": good.base, "factor": good.factor, "unit": "hộp"} if good.base else {}
    made = product(good.code, its.name, price=str(its.price), stock=good.on_hand, kind=its.kind, **of_unit)
    return made | {"KH đặt": good.ordered, "Đang kinh doanh": "0" if good.is_stopped else "1"}


def store_bytes(listed: Iterable[Listed], layout: Sequence[str] = haravan.LAYOUT_2025) -> bytes:
    """Haravan's product export."""
    every = list(listed)
    variants = {one.code: Variant(one.code, one.barcode, stock=one.on_hand, tracked=one.is_tracked) for one in every}
    rows = rows_of([Listing(product_of(code).name, (variant,)) for code, variant in variants.items()])
    more = {
        one.code: {
            "Đặt hàng khi hết hàng": "continue" if one.sells_at_zero else "deny",
            **dict.fromkeys(one.kept_from, "No"),
        }
        for one in every
    }
    rows = ({**row, **more.get(row.get("Mã phiên bản sản phẩm", ""), {})} for row in rows)
    return haravan.xlsx_bytes(rows, layout)


def mykiot_bytes(listed: Iterable[Listed]) -> bytes:
    """MyKiot's list; its columns are believable, not the vendor's."""
    rows = [(one.code, product_of(one.code).name, one.on_hand) for one in listed]
    return workbook_bytes(Page("Danh sách", [("Mã hàng", "Tên sản phẩm", "Tồn kho"), *rows]))


def write(folder: Path, name: str, content: bytes) -> Path:
    """A file of the story."""
    path = folder / name
    path.write_bytes(content)
    return path
