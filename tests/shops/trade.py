"""Orders, order slips and invoices as the two programs write them (docs: kiotviet-files 4): a line a row."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain

from tests.shops.haravan import Listing, Variant, rows_of, xlsx_bytes
from tests.shops.headings import product
from tests.shops.tables import Page, workbook_bytes


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


INVOICES = (
    *_split("Chi nhánh|Mã hóa đơn|Thời gian|Thời gian tạo|Ngày cập nhật|Mã đặt hàng|Mã trả hàng|Mã khách hàng"),
    *_split("Tên khách hàng|Email|Điện thoại|Địa chỉ (Khách hàng)|Khu vực (Khách hàng)|Phường/Xã (Khách hàng)"),
    *_split("Ngày sinh|Bảng giá|Người bán|Kênh bán|Người tạo|Ghi chú|Tổng tiền hàng|Giảm giá hóa đơn|Khách cần trả"),
    *_split("Khách đã trả|Tiền mặt|Thẻ|Ví|Chuyển khoản|Trạng thái|Mã hàng|Tên hàng|Thương hiệu|ĐVT"),
    *_split("Ghi chú hàng hóa|Số lượng|Đơn giá|Giảm giá %|Giảm giá|Giá bán|Thành tiền"),
)
"""KiotViet's invoice lines"""
SLIPS = (
    *_split("Chi nhánh|Chi nhánh xử lý|Mã đặt hàng|Thời gian|Thời gian tạo|Ngày cập nhật|Mã khách hàng|Tên khách hàng"),
    *_split("Phường/Xã (Khách hàng)|Đối tác giao hàng|Người nhận đặt|Kênh bán|Người tạo|Ghi chú|Tổng tiền hàng"),
    *_split("Giảm giá phiếu đặt|Khách cần trả|Khách đã trả|Trạng thái|Mã hàng|Tên hàng|Số lượng|Đơn giá|Giá bán"),
)
"""KiotViet's order slips; the names are believable, not the vendor's full list"""
RETURNS = (
    *_split("Chi nhánh|Mã trả hàng|Thời gian|Thời gian tạo|Mã hóa đơn|Mã vận đơn bán|Người bán|Mã khách hàng"),
    *_split("Tên khách hàng|Người nhận trả|Kênh bán|Người tạo|Ghi chú|Tổng tiền hàng trả|Giảm giá phiếu trả"),
    *_split("Tổng sau giảm giá|Thu khác hoàn lại|Phí trả hàng|Cần trả khách|Đã trả khách|Tiền mặt|Thẻ|Chuyển khoản|Ví"),
    *_split("Điểm|Trạng thái|Mã hàng|Tên hàng|Thương hiệu|ĐVT|Ghi chú hàng hóa|Số lượng|Giá bán|Giảm giá|Giảm giá %"),
    "Giá nhập lại",
)
"""lines of KiotViet's returns by customers"""
RETURNS_TO_SUPPLIERS = (
    *_split("Chi nhánh|Mã trả hàng nhập|Thời gian|Thời gian tạo|Mã nhập hàng|Mã nhà cung cấp|Tên nhà cung cấp"),
    *_split("Người trả|Người tạo|Tổng tiền hàng trả|Giảm giá phiếu trả|NCC cần trả|NCC đã trả|Trạng thái|Mã hàng"),
    *_split("Tên hàng|Số lượng|Giá trả lại"),
)
"""the same of returns to suppliers; the names are believable, not the vendor's full list"""
ORDERS = (
    *_split("Mã đơn hàng|Ngày đặt hàng|Ngày hủy|Trạng thái thanh toán|Trạng thái xử lý giao hàng"),
    *_split("Trạng thái vận chuyển|Trạng thái COD|Tiền thu hộ (COD)|Ngày xử lý giao hàng|Nhà vận chuyển"),
    *_split("Phường/Xã giao hàng|Tổng tiền|Đã thanh toán|Số tiền hoàn trả|SKU|Barcode|Tên sản phẩm|Số lượng|Giá"),
)
"""Haravan's order lines; the names are believable, not the vendor's full list"""
_TIMES = frozenset(_split("Thời gian|Thời gian tạo|Ngày cập nhật"))


@dataclass(frozen=True)
class Line:
    """A product line."""

    code: str
    name: str
    price: int
    quantity: int = 1


@dataclass(frozen=True)
class Paper:
    """A slip or an invoice of KiotViet."""

    code: str
    status: str
    paid: int
    lines: Sequence[Line]
    day: str
    order: str = ""
    """an invoice's slip"""
    note: str = ""
    creator: str = "Ứng dụng Haravan"
    seller: str = "Ứng dụng Haravan"
    channel: str = "Haravan"
    courier: str = ""
    due: int | None = None
    """what the customer has to pay, where it is not the sum of the lines"""
    ward: str = ""
    returned: str = ""
    """of an invoice: the code of a return of it"""
    names: str = ""
    """of a slip: the invoices that it became"""

    @property
    def total(self) -> int:
        """What the customer has to pay."""
        return self.due if self.due is not None else total_of(self.lines)


@dataclass(frozen=True)
class Back:
    """A return by a customer."""

    code: str
    lines: Sequence[Line]
    day: str
    of: str = ""
    """the invoice; "" for one without"""
    paid: int | None = None
    """what the customer got, where it is not the price of the lines"""
    status: str = "Đã trả"

    @property
    def total(self) -> int:
        """What there was to give back."""
        return total_of(self.lines)

    @property
    def given(self) -> int:
        """What was given back."""
        return self.total if self.paid is None else self.paid


@dataclass(frozen=True)
class Sale:
    """An order of the store, and what KiotViet has of it. The statuses are Haravan's words."""

    name: str
    day: str
    lines: Sequence[Line]
    payment: str = "Đã thanh toán"
    processing: str = "Đã giao hàng"
    delivery: str = "Đã giao hàng"
    cod: str = "Không"
    cod_amount: int = 0
    paid: int | None = None
    """where it is not what the payment status says"""
    refunded: int = 0
    courier: str = ""
    ward: str = "Phường Bến Gỗ"
    cancelled: str = ""
    shipping: int = 0
    discount: int = 0
    channel: str = ""
    slip: Paper | None = None
    invoice: Paper | None = None
    back: Back | None = None
    """what came back of the invoice"""
    more: Sequence[Paper] = ()
    """invoices beside the first"""
    kinds: tuple[str, ...] = field(default=())
    """what the diagnoses must say, by the kinds of their answers"""

    @property
    def total(self) -> int:
        """What the order costs."""
        return total_of(self.lines) + self.shipping - self.discount

    @property
    def invoices(self) -> Sequence[Paper]:
        """All of them."""
        return [one for one in (self.invoice, *self.more) if one]


def total_of(lines: Iterable[Line]) -> int:
    """The price of some lines."""
    return sum(line.price * line.quantity for line in lines)


def orders_bytes(sales: Iterable[Sale]) -> bytes:
    """Haravan's export of orders."""
    return _workbook("Sheet 1", ORDERS, (row for sale in sales for row in order_rows(sale)))


def slips_bytes(sales: Iterable[Sale]) -> bytes:
    """KiotViet's export of order slips."""
    papers = [sale.slip for sale in sales if sale.slip]
    return _workbook("DanhSachChiTietDatHang_KV231120", SLIPS, (row for one in papers for row in slip_rows(one)))


def invoices_bytes(sales: Iterable[Sale], more: Iterable[Paper] = ()) -> bytes:
    """KiotViet's export of invoices; `more` are sales at the counter."""
    papers = [(sale.invoice, sale.back) for sale in sales if sale.invoice]
    papers += [(one, None) for one in more]
    rows = (row for one, back in papers for row in invoice_rows(one, back))
    return _workbook("DanhSachChiTietHoaDon_KV2311202", INVOICES, rows)


def returns_bytes(backs: Iterable[Back]) -> bytes:
    """KiotViet's export of returns by customers."""
    return _workbook("DanhSachChiTietTraHang_KV231120", RETURNS, (row for one in backs for row in _return_rows(one)))


def product_rows(goods: Iterable[tuple[Line, int]]) -> list[dict[str, str]]:
    """Products with what is left of them, as rows of KiotViet's product export."""
    return [product(line.code, line.name, price=str(line.price)) | {"Tồn kho": str(left)} for line, left in goods]


def store_bytes(goods: Iterable[tuple[Line, int]]) -> bytes:
    """Haravan's export of products, each with one variant and its stock."""
    listings = [Listing(one.name, (Variant(one.code, one.code, stock=str(left)),)) for one, left in goods]
    return xlsx_bytes(rows_of(listings))


def expected_json(sales: Iterable[Sale]) -> str:
    """The text of expected.json: each order's kinds of answers; the ward is missing everywhere, as intended."""
    title = {"vi": "Tiệm gốm: mỗi lỗi của sổ tay một đơn", "en": "A pottery shop: an order for each fault"}
    body = {"title": title, "kinds": {sale.name: sorted(sale.kinds) for sale in sales if sale.kinds}}
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


Row = dict[str, str | int | datetime]


def order_rows(sale: Sale) -> Iterable[Row]:
    """The rows of an order, by the headings of `ORDERS`."""
    status = {"Đã thanh toán": sale.total, "Chưa thanh toán": 0}.get(sale.payment, 0)
    head: Row = {
        "Mã đơn hàng": sale.name,
        "Ngày đặt hàng": f"{sale.day} 09:15:00",
        "Ngày hủy": sale.cancelled,
        "Trạng thái thanh toán": sale.payment,
        "Trạng thái xử lý giao hàng": sale.processing,
        "Trạng thái vận chuyển": sale.delivery,
        "Trạng thái COD": sale.cod,
        "Tiền thu hộ (COD)": sale.cod_amount,
        "Ngày xử lý giao hàng": f"{sale.day} 15:40:00" if sale.processing == "Đã giao hàng" else "",
        "Nhà vận chuyển": sale.courier,
        "Phường/Xã giao hàng": sale.ward,
        "Tổng tiền": sale.total,
        "Đã thanh toán": status if sale.paid is None else sale.paid,
        "Số tiền hoàn trả": sale.refunded,
    }
    for line in sale.lines:
        yield head | {
            "SKU": line.code,
            "Barcode": line.code,
            "Tên sản phẩm": line.name,
            "Số lượng": line.quantity,
            "Giá": line.price,
        }


def slip_rows(paper: Paper) -> Iterable[Row]:
    """The rows of a slip, by the headings of `SLIPS` and those of the vendor's own."""
    head = _common(paper) | {"Mã đặt hàng": paper.code, "Người nhận đặt": paper.seller, "Chi nhánh xử lý": "Kho chính"}
    yield from _lines(head | {"Mã hóa đơn": paper.names}, paper)


def invoice_rows(paper: Paper, back: Back | None = None) -> Iterable[Row]:
    """The rows of an invoice, by the headings of `INVOICES`, and with delivery; `back` is what came back of it."""
    head = _common(paper) | {"Mã hóa đơn": paper.code, "Mã đặt hàng": paper.order, "Người bán": paper.seller}
    head |= {"Mã trả hàng": back.code if back else paper.returned}
    yield from _lines(head | {"Chuyển khoản": paper.paid, "Bảng giá": "Bảng giá chung"}, paper)


def _return_rows(back: Back) -> Iterable[Row]:
    head: Row = {
        "Chi nhánh": "Kho chính",
        **dict.fromkeys(_TIMES, _moment(back.day)),
        "Mã trả hàng": back.code,
        "Mã hóa đơn": back.of,
        "Kênh bán": "Haravan" if back.of else "Bán trực tiếp",
        "Tổng tiền hàng trả": back.total,
        "Tổng sau giảm giá": back.total,
        "Cần trả khách": back.total,
        "Đã trả khách": back.given,
        "Chuyển khoản": back.given,
        "Trạng thái": back.status,
    }
    yield from _lines(head, back)


def _moment(day: str) -> datetime:
    return datetime.strptime(f"{day} 16:05:00", "%d/%m/%Y %H:%M:%S")


def _common(paper: Paper) -> Row:
    return {
        "Chi nhánh": "Kho chính",
        **dict.fromkeys(_TIMES, _moment(paper.day)),
        "Đối tác giao hàng": paper.courier,
        **dict.fromkeys(("Phường/Xã (Khách hàng)", "Phường/Xã (Người nhận)"), paper.ward),
        "Kênh bán": paper.channel,
        "Người tạo": paper.creator,
        "Ghi chú": paper.note,
        "Tổng tiền hàng": total_of(paper.lines),
        "Khách cần trả": paper.total,
        "Khách đã trả": paper.paid,
        "Trạng thái": paper.status,
    }


def _lines(head: Row, paper: Paper | Back) -> Iterable[Row]:
    for line in paper.lines:
        yield head | {
            "Mã hàng": line.code,
            "Tên hàng": line.name,
            "Số lượng": line.quantity,
            "Đơn giá": line.price,
            "Giá bán": line.price,
            "Thành tiền": line.price * line.quantity,
        }


def _workbook(name: str, headings: Sequence[str], rows: Iterable[Row]) -> bytes:
    lines = ([row.get(heading) for heading in headings] for row in rows)
    return workbook_bytes(Page(name, chain([headings], lines)))
