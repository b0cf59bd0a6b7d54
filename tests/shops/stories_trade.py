"""A pottery shop with an order for each fault of the playbook, and some without; what must be said stands beside."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle
from typing import Any

from tests.shops.trade import Back, Line, Paper, Sale

BOWL, VASE = Line("BAT01", "Bát men rạn", 85000), Line("LO05", "Lọ hoa vai ngang", 320000)
CUP, LAMP = Line("LY02", "Ly hoa mai", 65000), Line("DEN09", "Đèn gốm thổ cẩm", 540000)
PLATES, LADLE = Line("DIA03", "Đĩa lá sen", 110000, 2), Line("GAO77", "Gáo dừa men lam", 40000)
PLACEHOLDER = Line("HRV-khong-xoa", "product HRV-khong-xoa", 320000)
OTHER_PLACEHOLDER = Line("SP000011", "Product không xóa", 40000)
OPEN, WAITING = "Đang xử lý", "Phiếu tạm"
STAFF = {"creator": "Thu ngân Mận", "seller": "Thu ngân Mận"}


def _slip(number: int, day: str, *lines: Line, status: str = "Hoàn thành", **more: Any) -> Paper:
    return Paper(f"DH{number:06}", status, 0, lines, day, note=f"Đơn hàng HRV-#GN{number}", **more)


def _invoice(number: int, day: str, *lines: Line, status: str = "Hoàn thành", paid: int = 0, **more: Any) -> Paper:
    return Paper(f"HD{number:06}", status, paid, lines, day, order=f"DH{number:06}", **more)


def _sale(number: int, day: str, *lines: Line, **more: Any) -> Sale:
    """An order with its slip, and an invoice where `paid` or an `invoice` is given."""
    made = {"slip": _slip(number, day, *lines)} | more
    if isinstance(made.get("invoice"), dict):
        made["invoice"] = _invoice(number, day, *made["invoice"].pop("lines", lines), **made["invoice"])
    if isinstance(made["slip"], dict):
        made["slip"] = _slip(number, day, *made["slip"].pop("lines", lines), **made["slip"])
    return Sale(f"#GN{number}", day, lines, **made)


def _well() -> list[Sale]:
    return [
        _sale(1001, "02/11/2026", BOWL, CUP, invoice={"paid": 150000}),
        _sale(1002, "02/11/2026", VASE, invoice={"paid": 320000}),
        _sale(1003, "03/11/2026", LAMP, cod="Đã nhận", cod_amount=540000, invoice={"paid": 540000}),
        _sale(1021, "12/11/2026", BOWL, invoice={"paid": 85000}),
    ]


def _not_complete() -> list[Sale]:
    """Row 2: one status is missing, or several, or none."""
    unpaid = {"payment": "Chưa thanh toán"}
    carried = {"courier": "Giao Hàng Nhanh", "cod": "Chưa nhận", "cod_amount": 220000, "delivery": "Chờ lấy hàng"}
    return [
        _sale(
            1004, "03/11/2026", VASE, delivery="Đang giao hàng", invoice={"status": OPEN, "paid": 320000},
            kinds=("missing_delivery",),
        ),
        _sale(
            1005, "04/11/2026", BOWL, cod="Chưa nhận", cod_amount=85000, courier="VNPost",
            invoice={"status": OPEN, "paid": 85000}, kinds=("missing_cod", "no_courier_on_slip"),
        ),
        _sale(1006, "04/11/2026", CUP, **unpaid, invoice={"status": OPEN}, kinds=("missing_payment",)),
        _sale(
            1007, "05/11/2026", PLATES, **unpaid, **carried, invoice={"status": OPEN},
            kinds=("missing_delivery_cod_payment", "no_courier_on_slip"),
        ),
        _sale(
            1008, "05/11/2026", LAMP, **unpaid, delivery="Chuyển hoàn", invoice={"status": OPEN}, kinds=("returned",),
        ),
        _sale(1009, "06/11/2026", VASE, invoice={"status": OPEN, "paid": 320000}, kinds=("overlooked",)),
        _sale(
            1010, "06/11/2026", BOWL, processing="Chưa giao hàng", delivery="", slip={"status": WAITING},
            kinds=("not_processed", "deposit_only"),
        ),
    ]  # fmt: skip


def _placeholders() -> list[Sale]:
    """Row 3: a line that stands for a product that was out of stock, and one for a product that KiotViet lacks."""
    return [
        _sale(
            1011, "07/11/2026", BOWL, VASE, slip={"lines": (BOWL, PLACEHOLDER)},
            invoice={"lines": (BOWL, PLACEHOLDER), "paid": 405000}, kinds=("placeholder",),
        ),
        _sale(
            1012, "07/11/2026", LADLE, slip={"lines": (OTHER_PLACEHOLDER,)},
            invoice={"lines": (OTHER_PLACEHOLDER,), "paid": 40000}, kinds=("placeholder_not_linked",),
        ),
    ]  # fmt: skip


def _money() -> list[Sale]:
    """Row 4."""
    refunded = {"payment": "Hoàn tiền một phần", "paid": 220000, "refunded": 110000}
    return [
        _sale(1013, "08/11/2026", LAMP, invoice=STAFF, kinds=("completed_at_zero",)),
        _sale(1014, "08/11/2026", VASE, invoice={"paid": 200000}, kinds=("less_in_kiotviet",)),
        _sale(1015, "09/11/2026", PLATES, **refunded, invoice={"paid": 220000}, kinds=("refund_not_in_kiotviet",)),
        _sale(
            1016,
            "09/11/2026",
            CUP,
            payment="Chưa thanh toán",
            invoice=STAFF,
            kinds=("complete_early", "completed_before_paid"),
        ),
    ]


def _no_invoice() -> list[Sale]:
    """Row 6: delivery was processed, and there is no invoice, though the other orders have theirs."""
    lost, dead = (
        ("without_invoice", "not_in_kiotviet"),
        ("papers_cancelled", "cancelled_in_kiotviet", "paid_and_cancelled"),
    )
    return [
        _sale(
            1017, "10/11/2026", BOWL, slip={"status": "Đã xác nhận"},
            kinds=("without_invoice", "no_invoice"),
        ),
        _sale(1018, "10/11/2026", VASE, slip=None, kinds=lost),
        _sale(1019, "11/11/2026", LAMP, slip={"status": "Đã hủy"}, kinds=dead),
        _sale(1020, "11/11/2026", CUP, cancelled="11/11/2026", slip={"status": "Đã hủy"}),
    ]  # fmt: skip


def _given_back() -> list[Sale]:
    """Nothing is wrong: what the store refunded, KiotViet gave back; of one order a part, of the other all of it."""
    some = {"payment": "Hoàn tiền một phần", "paid": 150000, "refunded": 65000}
    everything = {"payment": "Đã hoàn tiền", "paid": 320000, "refunded": 320000, "delivery": "Chuyển hoàn"}
    return [
        _sale(
            1022, "12/11/2026", BOWL, CUP, **some, invoice={"paid": 150000},
            back=Back("TH000001", (CUP,), "14/11/2026", of="HD001022"),
        ),
        _sale(
            1023, "12/11/2026", VASE, **everything, invoice={"paid": 320000},
            back=Back("TH000002", (VASE,), "15/11/2026", of="HD001023"),
        ),
    ]  # fmt: skip


def pottery() -> list[Sale]:
    """The orders of the shop."""
    return [*_well(), *_not_complete(), *_placeholders(), *_money(), *_no_invoice(), *_given_back()]


def returns() -> list[Back]:
    """What came back of them, and what somebody brought to the counter without an invoice."""
    return [*(sale.back for sale in pottery() if sale.back), Back("TH000003", (CUP,), "15/11/2026")]


def busy(orders: int) -> Iterator[Sale]:
    """The same shop with many orders, nine of ten of them well, two lines in most; numbers and days are their own."""
    odd, well = cycle(pottery()), cycle(_well())
    for number in range(10_000, 10_000 + orders):
        sale, day = next(odd if number % 10 == 0 else well), f"{1 + number % 28:02}/{1 + number // 28 % 11:02}/2026"
        slip = sale.slip and replace(
            sale.slip, code=f"DH{number:06}", note=f"Đơn hàng HRV-#GN{number}", day=day, lines=(*sale.slip.lines, CUP)
        )
        invoice = sale.invoice and replace(
            sale.invoice, code=f"HD{number:06}", order=f"DH{number:06}", day=day, lines=(*sale.invoice.lines, CUP)
        )
        yield replace(
            sale, name=f"#GN{number}", day=day, lines=(*sale.lines, CUP), slip=slip, invoice=invoice, kinds=()
        )


def counter_sales() -> list[Paper]:
    """Sales at the counter, which have nothing to do with the store; they go on after the last order."""
    shop = {"channel": "Bán trực tiếp", "creator": "Thu ngân Mận"}
    return [
        Paper("HD009001", "Hoàn thành", 65000, (CUP,), "02/11/2026", **shop),
        Paper("HD009002", "Hoàn thành", 220000, (PLATES,), "15/11/2026", **shop),
    ]


def goods() -> list[tuple[Line, int]]:
    """KiotViet's products with what is left of them now; the ladle of the store is not among them."""
    return [(BOWL, 24), (VASE, 0), (CUP, 130), (LAMP, 3), (PLATES, 41)]


def on_store() -> list[tuple[Line, int]]:
    """The store's products with its numbers: the vase is sold out in KiotViet, and of lamps there are fewer."""
    return [(BOWL, 24), (VASE, 2), (CUP, 130), (LAMP, 9), (PLATES, 41), (LADLE, 5)]
