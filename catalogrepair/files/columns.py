"""Which heading means which column, and which headings betray another kind of file.

Source (docs: kiotviet-files 1.1, 4). Headings are compared without accents, case and spaces.
"""

from collections.abc import Iterable, Mapping

from catalogrepair.catalog.names import heading_key
from catalogrepair.text import Text

HEADINGS: dict[str, tuple[str, ...]] = {
    "code": ("Mã hàng", "Mã hàng hóa"),
    "name": ("Tên hàng", "Tên hàng hóa"),
    "attributes": ("Thuộc tính",),
    "related": ("Mã HH Liên quan", "Mã hàng hóa liên quan", "Mã hàng liên quan", "Hàng hóa cùng loại"),
    "base": ("Mã ĐVT Cơ bản", "Mã đơn vị tính cơ bản"),
    "unit": ("ĐVT", "Đơn vị tính"),
    "kind": ("Loại hàng", "Loại hàng hóa"),
    "category": ("Nhóm hàng(3 Cấp)", "Nhóm hàng"),
    "brand": ("Thương hiệu",),
    "barcode": ("Mã vạch",),
    "price": ("Giá bán", "Giá bán trước thuế"),
    "active": ("Đang kinh doanh",),
    "sold": ("Được bán trực tiếp",),
    "created": ("Thời gian tạo",),
}


_COLUMN_OF = {heading_key(heading): column for column, headings in HEADINGS.items() for heading in headings}

# Headings that only that kind of file has, the more telling first.
_OTHER_FILES: tuple[tuple[tuple[str, ...], Text], ...] = (
    (("Mã hóa đơn",), Text("danh sách hóa đơn của KiotViet", "a KiotViet invoice export")),
    (("Mã trả hàng",), Text("danh sách trả hàng của KiotViet", "a KiotViet returns export")),
    (("Mã nhập hàng",), Text("danh sách nhập hàng của KiotViet", "a KiotViet purchase export")),
    (("Mã đặt hàng",), Text("danh sách đặt hàng của KiotViet", "a KiotViet order export")),
    (("Bảng giá chung",), Text("bảng giá của KiotViet", "a KiotViet price book")),
    (("Mã khách hàng", "Tên khách hàng"), Text("danh sách khách hàng", "a customer list")),
    (("Mã nhà cung cấp", "Tên nhà cung cấp"), Text("danh sách nhà cung cấp", "a supplier list")),
    (("Mã phiên bản sản phẩm",), Text("danh sách sản phẩm của Haravan", "a Haravan product export")),
    (("Variant SKU",), Text("danh sách sản phẩm của Haravan", "a Haravan product export")),
    (("Mã biến thể",), Text("danh sách sản phẩm của Haravan", "a Haravan product export")),
    (("Đường dẫn / Alias",), Text("danh sách sản phẩm của Sapo", "a Sapo product export")),
    (("Mã phiên bản sản phẩm*",), Text("danh sách sản phẩm của Sapo", "a Sapo product export")),
    (("Mã SKU*",), Text("danh sách sản phẩm của Sapo", "a Sapo product export")),
    (("Mã SKU",), Text("danh sách sản phẩm của Sapo", "a Sapo product export")),
)


def columns_of(headings: Mapping[int, str]) -> dict[str, list[int]]:
    """Our column names to the positions of the headings that mean them; a sound file has one position each."""
    found: dict[str, list[int]] = {}
    for position, heading in headings.items():
        if column := _COLUMN_OF.get(heading_key(heading)):
            found.setdefault(column, []).append(position)
    return found


def other_file(headings: Iterable[str]) -> Text | None:
    """What kind of file these headings belong to when it is not a product export."""
    keys = {heading_key(heading) for heading in headings}
    for needed, name in _OTHER_FILES:
        if all(heading_key(heading) in keys for heading in needed):
            return name
    return None
