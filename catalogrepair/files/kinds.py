"""The files a shop can export about sales and stock: their columns by heading, and how one is told from another.

Source (docs: kiotviet-files 4, 5; docs: haravan-files 1, 2). Sets of columns vary between shops
and years, so a column is found by any of its headings and almost every column may be missing.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from catalogrepair.catalog.names import heading_key
from catalogrepair.text import Text

CODES = Text("mã", "codes")


@dataclass(frozen=True)
class Paper:
    """A kind of file."""

    name: Text
    ask: str
    """where the shop gets it"""
    headings: Mapping[str, tuple[str, ...]]
    """our column names to headings, the better first"""
    needed: tuple[tuple[str, ...], ...]
    """of each of these, one column at least"""
    marks: tuple[str, ...] = ()
    """headings that only this kind has"""
    entry: Text = CODES
    """what its entries are"""

    def places_of(self, row: Mapping[int, str]) -> dict[str, int]:
        """Our column names to positions, of those columns that this row of headings has."""
        places: dict[str, int] = {}
        for position, heading in row.items():
            places.setdefault(heading_key(heading), position)
        return {
            column: place
            for column, headings in self.headings.items()
            for place in [next((places[heading_key(one)] for one in headings if heading_key(one) in places), None)]
            if place is not None
        }

    def columns_of(self, row: Mapping[int, str]) -> dict[str, int] | None:
        """Our column names to positions; None when this is not the row of headings of such a file."""
        found = self.places_of(row)
        enough = all(any(column in found for column in either) for either in self.needed)
        return found if enough and kind_of(row) in (None, self) else None


_LINES = {
    "line_code": ("Mã hàng",),
    "line_name": ("Tên hàng",),
    "line_quantity": ("Số lượng",),
    "line_price": ("Giá bán", "Đơn giá"),
}
_PEOPLE = {
    "seller": ("Người bán", "Người nhận đặt"),
    "creator": ("Người tạo",),
    "channel": ("Kênh bán",),
    "ward": ("Phường/Xã (Người nhận)", "Phường/Xã (Khách hàng)", "Phường/Xã"),
    "courier": ("Đối tác giao hàng", "ĐTGH"),
    "note": ("Ghi chú",),
}

STORE_ORDERS = Paper(
    Text("đơn hàng của Haravan", "Haravan's orders"),
    "Haravan: Đơn hàng → Tất cả đơn hàng → Xuất dữ liệu",
    {
        "name": (
            "Mã đơn hàng", "Số đơn hàng", "Mã đơn", "Đơn hàng", "Order number", "Order name", "Order",
            "Name",
        ),
        "created": (
            "Ngày đặt hàng", "Ngày đặt", "Thời gian đặt hàng", "Ngày tạo đơn", "Ngày tạo", "Thời gian tạo",
            "Created at",
        ),
        "updated": ("Ngày cập nhật", "Thời gian cập nhật", "Cập nhật lúc", "Updated at"),
        "cancelled": ("Ngày hủy", "Thời gian hủy", "Ngày hủy đơn", "Cancelled at"),
        "state": ("Trạng thái đơn hàng", "Tình trạng đơn hàng", "Cancelled status", "Trạng thái hủy", "Trạng thái"),
        "payment": ("Trạng thái thanh toán", "Tình trạng thanh toán", "Financial status", "Thanh toán"),
        "processing": (
            "Trạng thái xử lý giao hàng", "Xử lý giao hàng", "Fulfillment status", "Trạng thái hoàn tất giao hàng",
        ),
        "delivery": (
            "Trạng thái vận chuyển", "Tình trạng vận chuyển", "Carrier status name", "Carrier status code",
            "Carrier status",
        ),
        "shipping": ("Trạng thái giao hàng", "Tình trạng giao hàng", "Giao hàng"),
        "cod": (
            "Trạng thái COD", "Trạng thái thu hộ", "Trạng thái thu hộ (COD)", "Trạng thái thu hộ COD", "Tình trạng COD",
            "Trạng thái thu tiền", "Carrier cod status name", "Carrier cod status code", "COD status",
        ),
        "cod_amount": (
            "Số tiền thu hộ", "Tiền thu hộ", "Số tiền thu hộ (COD)", "Tiền thu hộ (COD)", "Thu hộ (COD)", "Tiền COD",
            "Số tiền COD", "COD amount", "Thu hộ",
        ),
        "processed": (
            "Ngày xử lý giao hàng", "Thời gian xử lý giao hàng", "Ngày giao hàng", "Thời gian giao hàng",
            "Fulfilled at", "Ngày tạo vận đơn",
        ),
        "total": (
            "Tổng tiền", "Tổng cộng", "Tổng giá trị đơn hàng", "Tổng tiền đơn hàng", "Tổng đơn hàng", "Total price",
            "Total", "Thành tiền đơn hàng",
        ),
        "paid": (
            "Đã thanh toán", "Số tiền đã thanh toán", "Khách đã thanh toán", "Khách đã trả", "Tiền đã thanh toán",
            "Đã trả", "Total paid",
        ),
        "refunded": (
            "Số tiền hoàn trả", "Số tiền hoàn", "Đã hoàn trả", "Đã hoàn tiền", "Tiền hoàn", "Hoàn tiền",
            "Refunded amount",
        ),
        "courier": (
            "Nhà vận chuyển", "Đơn vị vận chuyển", "Hãng vận chuyển", "Đối tác vận chuyển", "Tracking company",
        ),
        "ward": (
            "Phường/Xã giao hàng", "Phường/Xã (Giao hàng)", "Phường/Xã nhận hàng", "Phường/Xã (Người nhận)",
            "Phường/Xã", "Phường xã", "Xã/Phường", "Shipping ward", "Ward",
        ),
        "reference": ("Mã tham chiếu", "Ref order number"),
        "line_code": ("SKU", "Mã SKU", "Mã phiên bản sản phẩm", "Lineitem sku", "Mã sản phẩm"),
        "line_barcode": ("Barcode", "Mã vạch", "Lineitem barcode"),
        "line_name": ("Tên sản phẩm", "Sản phẩm", "Lineitem name"),
        "line_quantity": ("Số lượng", "Số lượng sản phẩm", "Lineitem quantity"),
        "line_price": ("Giá", "Đơn giá", "Giá bán", "Giá sản phẩm", "Lineitem price"),
    },
    (("name",), ("payment", "delivery", "shipping", "processing")),
    ("Trạng thái thanh toán", "Tình trạng thanh toán", "Financial status"),
    Text("đơn", "orders"),
)  # fmt: skip
SLIPS = Paper(
    Text("phiếu đặt hàng của KiotViet", "KiotViet's order slips"),
    "KiotViet: Đơn hàng → Đặt hàng → Xuất file → File chi tiết",
    {
        "code": ("Mã đặt hàng",),
        "created": ("Thời gian tạo", "Thời gian"),
        "updated": ("Ngày cập nhật", "Thời gian cập nhật"),
        "status": ("Trạng thái",),
        "total": ("Khách cần trả", "Tổng cộng"),
        "paid": ("Khách đã trả",),
        **_PEOPLE,
        **_LINES,
    },
    (("code",), ("status", "paid", "line_code")),
    ("Giảm giá phiếu đặt", "Người nhận đặt"),
    Text("phiếu", "slips"),
)
INVOICES = Paper(
    Text("hóa đơn của KiotViet", "KiotViet's invoices"),
    "KiotViet: Đơn hàng → Hóa đơn → Xuất file → File chi tiết",
    {
        "code": ("Mã hóa đơn",),
        "order": ("Mã đặt hàng",),
        "returned": ("Mã trả hàng",),
        "created": ("Thời gian tạo", "Thời gian"),
        "updated": ("Ngày cập nhật", "Thời gian cập nhật"),
        "status": ("Trạng thái",),
        "delivery": ("Trạng thái giao hàng",),
        "total": ("Khách cần trả", "Tổng cộng"),
        "paid": ("Khách đã trả",),
        "cod": ("Còn cần thu (COD)",),
        **_PEOPLE,
        **_LINES,
    },
    (("code",), ("status",), ("paid", "total")),
    ("Giảm giá hóa đơn", "Còn cần thu (COD)", "Mã YCSC"),
    Text("hóa đơn", "invoices"),
)
TILL_STOCK = Paper(
    Text("danh sách hàng hóa của KiotViet", "a KiotViet product list"),
    "KiotViet: Hàng hóa → Danh sách hàng hóa → Xuất file (mỗi chi nhánh một tệp)",
    {
        "code": ("Mã hàng", "Mã hàng hóa"),
        "name": ("Tên hàng", "Tên hàng hóa"),
        "on_hand": ("Tồn kho",),
        "reserved": ("KH đặt", "Khách đặt", "Đặt hàng"),
        "base": ("Mã ĐVT Cơ bản", "Mã đơn vị tính cơ bản"),
        "factor": ("Quy đổi",),
        "kind": ("Loại hàng", "Loại hàng hóa"),
        "price": ("Giá bán", "Giá bán trước thuế"),
        "active": ("Đang kinh doanh",),
        "sold": ("Được bán trực tiếp",),
    },
    (("code",), ("on_hand",)),
    ("Mã HH Liên quan", "Dự kiến hết hàng", "Mã ĐVT Cơ bản"),
)
STORE_STOCK = Paper(
    Text("sản phẩm của Haravan", "Haravan's products"),
    "Haravan: Sản phẩm → Xuất dữ liệu",
    {
        "code": ("Mã phiên bản sản phẩm", "Variant SKU"),
        "barcode": ("Barcode", "Mã vạch", "Variant Barcode"),
        "name": ("Tên",),
        "url": ("Url",),
        "variant": ("Mã biến thể",),
        "value": ("Giá trị thuộc tính 1",),
        "on_hand": ("Số lượng tồn kho", "Variant Inventory Qty"),
        "tracked": ("Quản lý tồn kho", "Variant Inventory Tracker"),
        "policy": ("Đặt hàng khi hết hàng", "Variant Inventory Policy"),
        "unit_base": ("ĐVT cơ bản",),
    },
    (("code", "barcode"), ("on_hand",)),
    ("Đặt hàng khi hết hàng", "Quản lý tồn kho", "Variant Inventory Policy", "SEO Title"),
)
MIDDLE_STOCK = Paper(
    Text("tồn kho của MyKiot", "MyKiot's stock"),
    "MyKiot: danh sách sản phẩm có mã hàng và tồn kho",
    {
        "code": ("Mã hàng", "Mã hàng hóa", "Mã sản phẩm", "SKU", "Mã SKU", "Mã phiên bản sản phẩm"),
        "name": ("Tên hàng", "Tên hàng hóa", "Tên sản phẩm", "Tên"),
        "on_hand": ("Tồn kho", "Tồn", "Số lượng tồn kho", "Số lượng tồn", "Số tồn", "Có thể bán", "Số lượng"),
    },
    (("code",), ("on_hand",)),
)
_RETURNS = Paper(Text("danh sách trả hàng của KiotViet", "a KiotViet returns export"), "", {}, (), ("Cần trả khách",))
_PURCHASES = Paper(
    Text("danh sách nhập hàng của KiotViet", "a KiotViet purchase export"), "", {}, (), ("Mã nhập hàng",)
)
_PRICES = Paper(Text("bảng giá của KiotViet", "a KiotViet price book"), "", {}, (), ("Bảng giá chung",))
_CUSTOMERS = Paper(
    Text("danh sách khách hàng của KiotViet", "a KiotViet customer list"),
    "",
    {},
    (),
    ("Nợ cần thu hiện tại", "Loại khách"),
)
_SAPO = Paper(
    Text("danh sách sản phẩm của Sapo", "a Sapo product export"),
    "",
    {},
    (),
    ("Đường dẫn / Alias", "Mã SKU*", "Mã phiên bản sản phẩm*"),
)
_MARKED = (_RETURNS, _PURCHASES, _PRICES, SLIPS, INVOICES, _CUSTOMERS, _SAPO, TILL_STOCK, STORE_STOCK, STORE_ORDERS)
_FIRST = {
    heading_key(heading): paper
    for heading, paper in (
        ("Mã hóa đơn", INVOICES),
        ("Mã đặt hàng", SLIPS),
        ("Mã trả hàng", _RETURNS),
        ("Mã nhập hàng", _PURCHASES),
        ("Mã đơn hàng", STORE_ORDERS),
        ("Số đơn hàng", STORE_ORDERS),
        ("Mã đơn", STORE_ORDERS),
    )
}
"""Slips, invoices and returns name each other: the document's own code stands first."""


def kind_of(row: Mapping[int, str]) -> Paper | None:
    """The kind of file whose row of headings this surely is."""
    keys = [heading_key(heading) for _, heading in sorted(row.items())]
    for paper in _MARKED:
        if any(heading_key(mark) in keys for mark in paper.marks):
            return paper
    return next((_FIRST[key] for key in keys if key in _FIRST), None)
