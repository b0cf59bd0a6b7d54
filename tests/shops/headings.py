"""Heading lists as KiotViet writes them (docs: kiotviet-files 1.1), the type of each column, and readable rows."""

from collections.abc import Iterable, Mapping, Sequence

Cells = Mapping[str, str]
"""One row: heading to the exact cell text; a missing heading is an empty cell."""
Headings = Sequence[str]

RELATED = "Mã HH Liên quan"


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


_LOTS = ("Lô 1", "Hạn sử dụng 1", "Tồn 1")
_HEAD = "Loại hàng|Nhóm hàng(3 Cấp)|Mã hàng|Mã vạch|Tên hàng"
_UNITS = "ĐVT|Mã ĐVT Cơ bản|Quy đổi|Thuộc tính|Mã HH Liên quan"
_TAIL = "Đang kinh doanh|Được bán trực tiếp|Mô tả|Mẫu ghi chú|Vị trí|Hàng thành phần"
_STOCK = "Giá vốn|Tồn kho|KH đặt|Dự kiến hết hàng|Tồn nhỏ nhất|Tồn lớn nhất"
_IMAGE = "Hình ảnh (url1,url2...)"

RETAIL: Headings = (
    *_split(f"{_HEAD}|Thương hiệu|Giá bán|Giá vốn|Tồn kho|Đặt NCC|KH đặt|Dự kiến hết hàng"),
    *_split(f"Tồn nhỏ nhất|Tồn lớn nhất|{_UNITS}|{_IMAGE}|Quản lý lô-hạn sử dụng|Trọng lượng"),
    *_split(f"Tích điểm|{_TAIL}"),
    *_LOTS,
)
"""E1: 32 columns"""
REDUCED: Headings = _split(f"{_HEAD}|Giá bán|Giá vốn|Tồn kho|{_UNITS}|Trọng lượng|Hàng thành phần")
"""E7: 15 columns"""
TAX: Headings = (
    *_split(f"{_HEAD}|Tên hàng trên hóa đơn điện tử|Thương hiệu|Giá bán|Tỷ lệ tính thuế(%)"),
    *_split(f"Áp dụng giảm thuế|{_STOCK}|{_UNITS}|{_IMAGE}|Trọng lượng|{_TAIL}|Thời gian tạo"),
)
"""E4: 30 columns"""
BIG: Headings = _split(f"{_HEAD}|Thương hiệu|Giá bán|{_STOCK}|{_UNITS}|{_IMAGE}|Trọng lượng|{_TAIL}|Thời gian tạo")
"""E3 with the barcode column: 27 columns"""
FNB: Headings = (
    *_split("Loại hàng|Loại thực đơn|Nhóm hàng(3 Cấp)|Mã hàng|Tên hàng hóa|Giá vốn|Giá bán|Tồn kho"),
    *_split("Đặt hàng|Tồn nhỏ nhất|Tồn lớn nhất|Mã ĐVT Cơ bản|Quy đổi|Thuộc tính|Mã HH Liên quan|ĐVT"),
    *_split(f"{_IMAGE}|Trọng lượng|Tích điểm|Đang kinh doanh|Được bán trực tiếp|Mô tả|Mẫu ghi chú"),
    *_split("Là món thêm|Là hàng dịch vụ tính theo thời gian sử dụng|Hàng thành phần|Món thêm|Vị trí"),
)
"""28 columns; the names are known, their order is not"""
TEMPLATE: Headings = (
    *_split(f"{_HEAD}|Thương hiệu|Giá bán|Giá vốn|Tồn kho|Tồn nhỏ nhất|Tồn lớn nhất|{_UNITS}"),
    *_split(f"{_IMAGE}|Trọng lượng|{_TAIL}|Bảo hành|Bảo trì định kỳ"),
)
"""T1: 26 columns"""

MONEY = frozenset({"Giá bán", "Giá vốn"})
FLAGS = frozenset(
    {
        *_split("Đang kinh doanh|Được bán trực tiếp|Tích điểm|Quản lý lô-hạn sử dụng|Áp dụng giảm thuế"),
        *_split("Là món thêm|Là hàng dịch vụ tính theo thời gian sử dụng"),
    }
)
QUANTITIES = frozenset(_split("Tồn kho|Đặt NCC|KH đặt|Đặt hàng|Tồn nhỏ nhất|Tồn lớn nhất|Quy đổi|Trọng lượng|Tồn 1"))
TIMES = frozenset({"Thời gian tạo"})
HOLLOW = frozenset({"Mã vạch", "Mô tả"})
"""Text columns whose empty cell KiotViet writes with an empty value inside."""


def is_number_column(heading: str) -> bool:
    """Whether KiotViet writes this column as numbers."""
    return heading in MONEY or heading in QUANTITIES or heading in FLAGS or heading in TIMES


def money(amount: str) -> str:
    """An amount with the four decimals that KiotViet writes."""
    return amount if "." in amount or not amount else f"{amount}.0000"


def product(
    code: str,
    name: str,
    attributes: str = "",
    related: str = "",
    *,
    base: str = "",
    unit: str = "",
    price: str = "100000",
    cost: str = "60000",
    category: str = "Thời trang",
    brand: str = "",
    kind: str = "Hàng hóa",
    barcode: str = "",
    stock: str = "5",
    active: str = "1",
    sold: str = "1",
    factor: str = "1",
    parts: str = "",
    images: str = "",
    extra: Cells | None = None,
) -> dict[str, str]:
    """One row in the shop's words, the other columns as KiotViet fills them by itself."""
    return {
        "Loại hàng": kind,
        "Nhóm hàng(3 Cấp)": category,
        "Mã hàng": code,
        "Mã vạch": barcode,
        "Tên hàng": name,
        "Thương hiệu": brand,
        "Giá bán": money(price),
        "Giá vốn": money(cost),
        "Tồn kho": stock,
        "Đặt NCC": "0",
        "KH đặt": "0",
        "Dự kiến hết hàng": "0 ngày",
        "Tồn nhỏ nhất": "0",
        "Tồn lớn nhất": "999999999",
        "ĐVT": unit,
        "Mã ĐVT Cơ bản": base,
        "Quy đổi": factor,
        "Thuộc tính": attributes,
        RELATED: related,
        _IMAGE: images,
        "Quản lý lô-hạn sử dụng": "0",
        "Trọng lượng": "0",
        "Tích điểm": "1",
        "Đang kinh doanh": active,
        "Được bán trực tiếp": sold,
        "Hàng thành phần": parts,
        "Thời gian tạo": "46340.375",
    } | dict(extra or {})


def fnb_rows(rows: Iterable[Cells]) -> list[dict[str, str]]:
    """The same rows under the headings that the restaurant edition has of its own."""
    return [{**row, "Tên hàng hóa": row["Tên hàng"], "Loại thực đơn": "Đồ ăn", "Đặt hàng": "0"} for row in rows]


def unit_row(of: Cells, code: str, unit: str, factor: str, price: str) -> dict[str, str]:
    """A unit of a variant: its base's name and attributes, pointing at the group's root."""
    base = of["Mã hàng"]
    own = {"Mã hàng": code, "Mã vạch": "", "ĐVT": unit, "Quy đổi": factor, "Giá bán": money(price)}
    stock = shortest_quotient(of["Tồn kho"], factor)
    return {**of, **own, "Mã ĐVT Cơ bản": base, RELATED: of[RELATED] or base, "Tồn kho": stock}


def shortest_quotient(stock: str, factor: str) -> str:
    """The base's stock in another unit."""
    return f"{float(stock) / float(factor):.10g}"
