"""The goods of the made-up shop."""

from typing import NamedTuple

from tests.shops.trade import Line


class Product(NamedTuple):
    """One of them."""

    name: str
    price: int
    kind: str = "Hàng hóa"


GOODS = {
    "TS01": Product("Tách sứ men lam", 200000),
    "AM02": Product("Ấm trà quai tre", 350000),
    "KH03": Product("Khay gỗ hương", 80000),
    "GQ04": Product("Gói quà tận tay", 20000, "Dịch vụ"),
    "BO05": Product("Bộ trà cúc họa mi", 500000, "Combo - đóng gói"),
    "XE01": Product("Xe đạp trẻ em", 990000),
    "WEB-TS01": Product("Tách sứ men lam", 200000),
    "LOC6": Product("Tách sứ men lam", 1100000),
    "without-SKU": Product("Tách sứ men lam", 200000),
    "HRV-khong-xoa": Product("product HRV-khong-xoa", 200000),
}
NUMBERS = {"Hàng hóa": 2, "Combo - đóng gói": 1, "Dịch vụ": 3}
"""what KiotViet's API calls the kinds"""


def product_of(code: str) -> Product:
    """One of them, or a tea."""
    return GOODS.get(code) or Product(f"Trà {code}", 50000)


def lines_of(text: str) -> list[Line]:
    """ "TS01, AM02 × 2 at 300000": product lines; with "nothing" none."""
    return [] if text == "nothing" else [_line(part.strip()) for part in text.split(",")]


def _line(text: str) -> Line:
    rest, _, price = text.partition(" at ")
    code, _, many = rest.partition(" × ")
    product = GOODS[code.strip()]
    sku = "" if code == "without-SKU" else code.strip()
    return Line(sku, product.name, int(price or product.price), int(many or 1))
