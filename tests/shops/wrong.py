"""Files people hand over by mistake: other exports, other shops' systems, other kinds of file."""

import struct
from collections.abc import Callable, Sequence

from tests.shops import spoilt
from tests.shops.dialects import csv_bytes, wps_bytes
from tests.shops.kiotviet import export_bytes

_STAMP = "_KV23112026-090000-000.xlsx"
PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489") + b"\0" * 64
OLE2 = bytes.fromhex("d0cf11e0a1b11ae1")
_INVOICE = (
    "Chi nhánh|Mã hóa đơn|Thời gian|Thời gian tạo|Ngày cập nhật|Mã đặt hàng|Mã trả hàng|Mã khách hàng|Tên khách hàng|"
    "Email|Điện thoại|Bảng giá|Người bán|Kênh bán|Người tạo|Ghi chú|Tổng tiền hàng|Giảm giá hóa đơn|Khách cần trả|"
    "Khách đã trả|Tiền mặt|Thẻ|Ví|Chuyển khoản|Trạng thái|Mã hàng|Tên hàng|Thương hiệu|ĐVT|Ghi chú hàng hóa|"
    "Số lượng|Đơn giá|Giảm giá %|Giảm giá|Giá bán|Thành tiền"
)
_PURCHASE = (
    "Chi nhánh|Mã nhập hàng|Thời gian|Thời gian tạo|Ngày cập nhật|Mã nhà cung cấp|Tên nhà cung cấp|Điện thoại|Địa chỉ|"
    "Người nhập|Người tạo|Tổng tiền hàng|Giảm giá phiếu nhập|Cần trả NCC|Tiền đã trả NCC|Ghi chú|Số hóa đơn đầu vào|"
    "Tổng số lượng|Tổng số mặt hàng|Trạng thái|Mã hàng|Tên hàng|Thương hiệu|ĐVT|Ghi chú hàng hóa|Đơn giá|Giảm giá %|"
    "Giảm giá|Giá nhập|Thành tiền|Số lượng"
)
_HARAVAN = (
    "Mã sản phẩm|Mã biến thể|Url|Tên|Mô tả|Trích dẫn|Hãng|Loại sản phẩm|Tag|Hiển thị|Thuộc tính 1|Giá trị thuộc tính 1|"
    "Thuộc tính 2|Giá trị thuộc tính 2|Thuộc tính 3|Giá trị thuộc tính 3|Đơn vị tính|ĐVT cơ bản|Quy đổi|"
    "Bán hàng với ĐVT|Mã phiên bản sản phẩm|Khối lượng|Quản lý tồn kho|Số lượng tồn kho|Đặt hàng khi hết hàng|Giá|"
    "Giá so sánh|Có giao hàng không?|Variant Taxable|Barcode|Link hình|Mô tả hình|SEO Title|SEO Description|"
    "Ảnh biến thể|Ngày tạo|Ngày cập nhật|Hiển thị kênh bán hàng Lazada|Hiển thị kênh bán hàng Tiki|"
    "Hiển thị kênh bán hàng Shopee|Hiển thị kênh bán hàng TiktokShop|Không áp dụng khuyến mãi|"
    "Hiển thị kênh bán hàng HaraRetail|Hiển thị kênh bán hàng HaraSocial"
)
_SAPO = (
    "Tên sản phẩm*|Đường dẫn / Alias|Mô tả|Nhãn hiệu|Loại sản phẩm|Tags|Hiển thị|Thuộc tính 1|Giá trị thuộc tính 1|"
    "Thuộc tính 2|Giá trị thuộc tính 2|Thuộc tính 3|Giá trị thuộc tính 3|Mã SKU*|Barcode|Khối lượng|Đơn vị tính|"
    "Ảnh đại diện|Giá|Giá so sánh"
)
_BODY = {
    "Chi nhánh": "Chi nhánh trung tâm",
    "Mã hóa đơn": "HD900001",
    "Mã nhập hàng": "PN900001",
    "Mã hàng": "AT01",
    "Tên hàng": "Áo thun Mây cổ tròn",
    "Tên": "Áo thun Mây cổ tròn",
    "Tên sản phẩm*": "Áo thun Mây cổ tròn",
    "Mã SKU*": "AT01",
    "Url": "ao-thun-may-co-tron",
    "Đường dẫn / Alias": "ao-thun-may-co-tron",
    "Mã phiên bản sản phẩm": "AT01",
    "Thuộc tính 1": "Màu",
    "Giá trị thuộc tính 1": "Đen",
    "Tên khách hàng": "Khách lẻ",
    "Mã khách hàng": "KH900001",
    "Nhóm hàng": "Áo",
    "Giá": "150000",
    "Bảng giá chung": "150000",
}


def _kiotviet(headings: str, prefix: str, table: str) -> bytes:
    columns = headings.split("|")
    return export_bytes(_rows(columns), columns, name=prefix + _STAMP, table_name=table)


def _rows(columns: Sequence[str]) -> list[dict[str, str]]:
    row = {column: _BODY.get(column, "") for column in columns}
    return [row, dict(row)]


def invoices() -> bytes:
    """KiotViet's invoice lines: it has `Mã hàng` and `Tên hàng`, yet it is no product export."""
    return _kiotviet(_INVOICE, "DanhSachChiTietHoaDon", "InvoiceTable")


def purchases() -> bytes:
    """KiotViet's purchase lines."""
    return _kiotviet(_PURCHASE, "DanhSachChiTietNhapHang", "PurchaseOrderExportWithDetailRecordTable")


def price_book() -> bytes:
    """KiotViet's price book."""
    headings = "Mã hàng|Tên hàng|Đơn vị tính|Nhóm hàng|Tồn kho|Giá vốn|Giá nhập cuối|Bảng giá chung|Giá sỉ"
    return _kiotviet(headings, "BangGia", "pricebookTable")


def customers() -> bytes:
    """KiotViet's customers; the headings are believable, not the vendor's full list."""
    headings = "Loại khách|Chi nhánh tạo|Mã khách hàng|Tên khách hàng|Điện thoại|Địa chỉ|Email|Ghi chú|Tổng bán"
    return _kiotviet(headings, "DanhSachKhachHang", "customerTable")


def haravan_xlsx() -> bytes:
    """Haravan's product export as a workbook."""
    columns = _HARAVAN.split("|")
    return wps_bytes(_rows(columns), columns)


def haravan_csv() -> bytes:
    """Haravan's product export as a CSV."""
    columns = _HARAVAN.split("|")
    return csv_bytes(_rows(columns), columns)


def sapo_csv() -> bytes:
    """Sapo's product file."""
    columns = _SAPO.split("|")
    return csv_bytes(_rows(columns), columns)


def picture() -> bytes:
    """A picture whose name was changed to .xlsx."""
    return PNG


def web_page_as_xls() -> bytes:
    """A web page saved as .xls: what many report pages call an Excel export."""
    text = (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body><table>'
        "<tr><th>Mã hàng</th><th>Tên hàng</th></tr><tr><td>AT01</td><td>Áo thun Mây</td></tr></table></body></html>"
    )
    return text.encode()


def empty() -> bytes:
    """A download that never happened."""
    return b""


def encrypted() -> bytes:
    """A workbook with a password: a compound file that holds EncryptionInfo and EncryptedPackage."""
    streams = ("EncryptionInfo", "EncryptedPackage")
    version = struct.pack("<16xHHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    sectors = struct.pack("<9I", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    header = OLE2 + version + sectors + struct.pack("<109I", 0, *[_FREE] * 108)
    fat = [0xFFFFFFFD, _END, *_chain(2), *_chain(10)]
    entries = _entry("Root Entry", 5, _END, 0, child=1)
    entries += _entry(streams[0], 2, 2, 4096, right=2) + _entry(streams[1], 2, 10, 4096) + b"\0" * 128
    noise = bytes((number * 89 + 41) % 256 for number in range(8192))
    return header + struct.pack("<128I", *fat, *[_FREE] * (128 - len(fat))) + entries + noise


_END, _FREE = 0xFFFFFFFE, 0xFFFFFFFF


def _chain(first: int) -> list[int]:
    """Eight sectors in a row."""
    return [*range(first + 1, first + 8), _END]


def _entry(name: str, kind: int, start: int, size: int, *, child: int = -1, right: int = -1) -> bytes:
    raw = (name + "\0").encode("utf-16-le")
    links = struct.pack("<iii", -1, right, child)
    place = struct.pack("<36xIQ", start, size)
    return raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw), kind, 1) + links + place


WRONG: dict[str, tuple[str, Callable[[], bytes]]] = {
    "invoices": (f"DanhSachChiTietHoaDon{_STAMP}", invoices),
    "purchases": (f"DanhSachChiTietNhapHang{_STAMP}", purchases),
    "price_book": (f"BangGia{_STAMP}", price_book),
    "customers": (f"DanhSachKhachHang{_STAMP}", customers),
    "haravan_xlsx": ("products_export.xlsx", haravan_xlsx),
    "haravan_csv": ("products_export.csv", haravan_csv),
    "sapo_csv": ("san_pham_sapo.csv", sapo_csv),
    "picture": ("DanhSachSanPham.xlsx", picture),
    "encrypted": ("DanhSachSanPham.xlsx", encrypted),
    "web_page_as_xls": ("DanhSachSanPham.xls", web_page_as_xls),
    "empty": ("DanhSachSanPham.xlsx", empty),
    **{name: ("DanhSachSanPham.xlsx", make) for name, make in spoilt.SPOILT.items()},
}
"""Name to (file name it comes under, its maker); made on demand, since some are large when opened."""
