"""The real headings of exports of sales, and the rows of `tests.shops.trade` under them (docs: haravan-files 2)."""

from collections.abc import Iterable, Mapping, Sequence

from tests.shops import trade
from tests.shops.trade import Row, Sale, total_of
from tests.shops.trade_by_api import CARRIER, COD, PAYMENT, PROCESSING


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split(", "))


ORDERS = _split(
    "Mã đơn hàng, Email, Tình trạng thanh toán, Thời gian thanh toán, Người xác nhận thanh toán, Tình trạng giao hàng, "
    "Thời gian giao hàng, Nhận Email quảng cáo, Tiền tệ, Tổng tiền, Phí vận chuyển, Taxes, Tổng cộng, Mã khuyến mãi, "
    "Số tiền giảm, Phương thức vận chuyển, Ngày đặt hàng, Người tạo, Số lượng sản phẩm, Tên sản phẩm, Thuộc tính 1, "
    "Giá trị thuộc tính 1, Thuộc tính 2, Giá trị thuộc tính 2, Thuộc tính 3, Giá trị thuộc tính 3, Giá sản phẩm, "
    "Giá so sánh sản phẩm, Mã sản phẩm, Yêu cầu giao hàng, Lineitem taxable, Tình trạng giao hàng của sản sản phẩm, "
    "Tên người thanh toán, Billing Street, Địa chỉ thanh toán, Billing Address2, Billing Company, Billing Zip, "
    "Tỉnh/Thành phố thanh toán, Quốc gia, Số điện thoại thanh toán, Tên người nhận, Shipping Street, "
    "Địa chỉ nhận hàng, Shipping Address2, Shipping Company, Shipping Zip, Phường/Xã nhận hàng, Quận/Huyện nhận hàng, "
    "Tỉnh/Thành phố nhận hàng, Quốc gia2, Số điện thoại, Ghi chú, Thuộc tính, VAT, Phương thức thanh toán, "
    "Số tiền hoàn trả, Hãng, Id, Tags, Risk Level, Người xác thực, Ngày xác thực, Ngày lưu trữ, Trạng thái lưu trữ, "
    "Thời gian hủy, Trạng thái hủy, Lý do hủy, Ghi chú hủy, Kho bán, Kênh bán hàng, "
    "Chương trình khách hàng thân thiết, Loại chương trình chiết khấu khách hàng thân thiết, "
    "Chiết khấu theo hạng thành viên (%), Số tiền chiết khấu cho khách hàng thân thiết"
)
"""Haravan's "Xuất đơn hàng": 75 columns"""
CARRIERS = _split("Trạng thái vận chuyển, Tình trạng thu hộ, Số tiền thu hộ, Mã vận đơn, Nhà vận chuyển")
"""columns of other exports, without which row 2 cannot be decided; the last name is believable, no more"""
SLIPS = _split(
    "Chi nhánh xử lý, Chi nhánh tạo, Mã vận đơn, Địa chỉ lấy hàng, Mã đặt hàng, Mã hóa đơn, Thời gian, Thời gian tạo, "
    "Mã khách hàng, Tên khách hàng, Điện thoại, Địa chỉ (Khách hàng), Khu vực (Khách hàng), Phường/Xã (Khách hàng), "
    "Người nhận đặt, Đối tác giao hàng, Người nhận, Điện thoại (Người nhận), Địa chỉ (Người nhận), "
    "Khu vực (Người nhận), Phường/Xã (Người nhận), Dịch vụ, Trọng lượng (gram), Dài, Rộng, Cao, "
    "Phí trả ĐTGH (trả ĐT), Kênh bán, Người tạo, Ghi chú, Tổng tiền hàng, Thu khác, Giảm giá phiếu đặt, Khách cần trả, "
    "Khách đã trả, Tiền mặt, Thẻ, ĐVT, Chuyển khoản, Ví, Điểm, Thời gian giao hàng, Trạng thái, Mã hàng, Tên hàng, "
    "Thương hiệu, Ghi chú hàng hóa, Số lượng, Đơn giá, Giảm giá %, Giảm giá, Giá bán, Thành tiền, VAT"
)
"""KiotViet's `DanhSachChiTietDatHang_KV…`"""
_LINES = trade.INVOICES.index("Mã hàng")
DELIVERED = (
    *(heading for heading in trade.INVOICES[:_LINES] if heading != "Trạng thái"),
    *_split(
        "Mã vận đơn, Địa chỉ lấy hàng, Mã đối soát, Phí trả ĐTGH, Đối tác giao hàng, Người nhận, "
        "Điện thoại (Người nhận), Địa chỉ (Người nhận), Khu vực (Người nhận), Phường/Xã (Người nhận), "
        "Ghi chú trạng thái giao hàng, Còn cần thu (COD), Thời gian giao hàng, Trạng thái, Trạng thái giao hàng, "
        "Mã hàng, Mã vạch"
    ),
    *trade.INVOICES[_LINES + 1 :],
)
"""KiotViet's invoices in detail, with delivery: of its 65 columns those whose names are known"""
SUMMARY = _split(
    "Chi nhánh, Mã hóa đơn, Thời gian tạo, Mã khách hàng, Tên khách hàng, Người bán, Kênh bán, Người tạo, Ghi chú, "
    "Tổng tiền hàng, Giảm giá hóa đơn, Khách cần trả, Khách đã trả, Trạng thái"
)
"""KiotViet's `DanhSachHoaDon_KV…`: no order, no goods"""
INVOICES = {"": DELIVERED, "delivered": DELIVERED, "detail": trade.INVOICES, "summary": SUMMARY}
SUPPLIER_RETURNS = _split(
    "Chi nhánh, Mã trả hàng nhập, Thời gian, Mã nhà cung cấp, Tên nhà cung cấp, Tổng tiền hàng trả, Trạng thái"
)
VARIANTS = {
    "Phường/Xã nhận hàng": "Phường/ Xã nhận hàng",
    "Quận/Huyện nhận hàng": "Quận/ Huyện nhận hàng",
    "Tỉnh/Thành phố nhận hàng": "Tỉnh/TP nhận hàng",
    "Số điện thoại": "Số điện thoại nhận hàng",
}
"""headings that other files spell otherwise"""
_WORDS = {
    "Đã giao hàng": "Đã hoàn thành",
    "Chưa giao hàng": "Chưa hoàn thành",
    "Giao một phần": "Hoàn thành một phần",
}
"""what the export of today says of "Xử lý giao hàng" """


def order_headings(way: str) -> Sequence[str]:
    """Those of a way to tell a story."""
    if way == "old":
        return (*trade.ORDERS, "Kênh bán hàng")
    headings = ORDERS if way == "real" else (*ORDERS, *CARRIERS)
    return [VARIANTS.get(heading, heading) for heading in headings] if way == "english" else headings


def order_rows(sales: Iterable[Sale], way: str) -> Iterable[Row]:
    """The rows of orders under these headings."""
    for sale in sales:
        for row in trade.order_rows(sale):
            yield row | {"Kênh bán hàng": sale.channel} if way == "old" else _today(sale, row, way)


def _today(sale: Sale, row: Row, way: str) -> Row:
    is_english = way == "english"
    processing = str(row["Trạng thái xử lý giao hàng"])
    date, month, year = sale.day.split("/")
    found: Row = {
        "Mã đơn hàng": sale.name,
        "Tình trạng thanh toán": _word(sale.payment, PAYMENT, is_english),
        "Tình trạng giao hàng": PROCESSING.get(processing, processing)
        if is_english
        else _WORDS.get(processing, processing),
        "Tổng tiền": total_of(sale.lines),
        "Phí vận chuyển": sale.shipping,
        "Tổng cộng": sale.total,
        "Số tiền giảm": sale.discount,
        "Ngày đặt hàng": f"{year}-{month}-{date}T09:15:00+07:00",
        "Số lượng sản phẩm": row["Số lượng"],
        "Tên sản phẩm": row["Tên sản phẩm"],
        "Giá sản phẩm": row["Giá"],
        "Mã sản phẩm": row["SKU"],
        "Phường/Xã nhận hàng": sale.ward,
        "Số tiền hoàn trả": sale.refunded,
        "Hãng": "Gốm Cúc",
        "Trạng thái hủy": "Yes" if sale.cancelled else "No",
        "Kênh bán hàng": sale.channel,
        "Trạng thái vận chuyển": _word(sale.delivery, CARRIER, is_english),
        "Tình trạng thu hộ": _word(sale.cod, COD, is_english),
        "Số tiền thu hộ": sale.cod_amount,
        "Nhà vận chuyển": sale.courier,
    }
    return {VARIANTS[key]: value for key, value in found.items() if key in VARIANTS} | found if is_english else found


def _word(shown: str, words: Mapping[str, str], is_english: bool) -> str:
    return words.get(shown, shown) if is_english else shown
