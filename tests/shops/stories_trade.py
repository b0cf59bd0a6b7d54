"""A pottery shop with one order for each fault of the playbook, and some without: what must be said is written beside."""

from tests.shops.trade import Line, Paper, Sale

BOWL, VASE, CUP = (
    Line("BAT01", "Bát men rạn", 85000),
    Line("LO05", "Lọ hoa vai ngang", 320000),
    Line("LY02", "Ly hoa mai", 65000),
)
PLATE, LAMP = Line("DIA03", "Đĩa lá sen", 110000, 2), Line("DEN09", "Đèn gốm thổ cẩm", 540000)
PLACEHOLDER = Line("HRV-khong-xoa", "product HRV-khong-xoa", 320000)


def _slip(number: int, day: str, *lines: Line, status: str = "Hoàn thành", paid: int = 0, courier: str = "") -> Paper:
    return Paper(f"DH{number:06}", status, paid, lines, day, note=f"Đơn hàng HRV-#GN{number}", courier=courier)


def _invoice(number: int, day: str, *lines: Line, status: str = "Hoàn thành", paid: int = 0, **more: str) -> Paper:
    return Paper(f"HD{number:06}", status, paid, lines, day, order=f"DH{number:06}", **more)  # type: ignore[arg-type]


def _sale(number: int, day: str, *lines: Line, **more: object) -> Sale:
    made = {"slip": _slip(number, day, *lines), **more}
    return Sale(f"#GN{number}", day, lines, **made)  # type: ignore[arg-type]


def pottery() -> list[Sale]:
    """The orders of the shop, oldest first."""
    return [
        # all is well
        _sale(1001, "02/11/2026", BOWL, CUP, invoice=_invoice(1001, "02/11/2026", BOWL, CUP, paid=150000)),
        _sale(1002, "02/11/2026", VASE, invoice=_invoice(1002, "02/11/2026", VASE, paid=320000)),
        _sale(
            1003, "03/11/2026", LAMP, cod="Đã nhận", cod_amount=540000,
            invoice=_invoice(1003, "03/11/2026", LAMP, paid=540000),
        ),
        # row 2: one status is missing, or two, or three
        _sale(
            1004, "03/11/2026", VASE, delivery="Đang giao hàng",
            invoice=_invoice(1004, "03/11/2026", VASE, status="Đang xử lý", paid=320000),
            kinds=("missing_delivery",),
        ),
        _sale(
            1005, "04/11/2026", BOWL, cod="Chưa nhận", cod_amount=85000, courier="VNPost",
            invoice=_invoice(1005, "04/11/2026", BOWL, status="Đang xử lý", paid=85000),
            kinds=("missing_cod", "no_courier_on_slip"),
        ),
        _sale(
            1006, "04/11/2026", CUP, payment="Chưa thanh toán",
            invoice=_invoice(1006, "04/11/2026", CUP, status="Đang xử lý"),
            kinds=("missing_payment",),
        ),
        _sale(
            1007, "05/11/2026", PLATE, payment="Chưa thanh toán", delivery="Chờ lấy hàng", cod="Chưa nhận", cod_amount=220000,
            courier="Giao Hàng Nhanh", invoice=_invoice(1007, "05/11/2026", PLATE, status="Đang xử lý"),
            kinds=("missing_delivery_cod_payment", "no_courier_on_slip"),
        ),
        _sale(
            1008, "05/11/2026", LAMP, delivery="Chuyển hoàn", payment="Chưa thanh toán",
            invoice=_invoice(1008, "05/11/2026", LAMP, status="Đang xử lý"), kinds=("returned",),
        ),
        _sale(
            1009, "06/11/2026", VASE, invoice=_invoice(1009, "06/11/2026", VASE, status="Đang xử lý", paid=320000),
            kinds=("overlooked",),
        ),
        _sale(
            1010, "06/11/2026", BOWL, processing="Chưa giao hàng", delivery="", slip=_slip(1010, "06/11/2026", BOWL, status="Phiếu tạm"),
            kinds=("not_processed", "deposit_only"),
        ),
        # row 3: the placeholder stands for one product, and for one that KiotViet does not have
        _sale(
            1011, "07/11/2026", BOWL, VASE, slip=_slip(1011, "07/11/2026", BOWL, PLACEHOLDER),
            invoice=_invoice(1011, "07/11/2026", BOWL, PLACEHOLDER, paid=405000), kinds=("placeholder",),
        ),
        _sale(
            1012, "07/11/2026", Line("GAO77", "Gáo dừa men lam", 40000),
            slip=_slip(1012, "07/11/2026", Line("SP000011", "Product không xóa", 40000)),
            invoice=_invoice(1012, "07/11/2026", Line("SP000011", "Product không xóa", 40000), paid=40000),
            kinds=("placeholder_not_linked",),
        ),
        # row 4: the money
        _sale(
            1013, "08/11/2026", LAMP,
            invoice=_invoice(1013, "08/11/2026", LAMP, paid=0, creator="Thu ngân Mận", seller="Thu ngân Mận"),
            kinds=("completed_at_zero",),
        ),
        _sale(1014, "08/11/2026", VASE, invoice=_invoice(1014, "08/11/2026", VASE, paid=200000), kinds=("less_in_kiotviet",)),
        _sale(
            1015, "09/11/2026", PLATE, refunded=110000, payment="Hoàn tiền một phần", paid=220000,
            invoice=_invoice(1015, "09/11/2026", PLATE, paid=220000),
            kinds=("refund_not_in_kiotviet",),
        ),
        _sale(
            1016, "09/11/2026", CUP, payment="Chưa thanh toán", invoice=_invoice(1016, "09/11/2026", CUP, paid=0),
            kinds=("completed_before_paid",),
        ),
        # row 6: delivery processed, no invoice, though the others have theirs
        _sale(1017, "10/11/2026", BOWL, slip=_slip(1017, "10/11/2026", BOWL, status="Đã xác nhận"), kinds=("without_invoice", "no_invoice", "deposit_only")),
        _sale(1018, "10/11/2026", VASE, slip=None, kinds=("without_invoice", "not_in_kiotviet")),
        _sale(
            1019, "11/11/2026", LAMP, slip=_slip(1019, "11/11/2026", LAMP, status="Đã hủy"),
            kinds=("without_invoice", "cancelled_in_kiotviet"),
        ),
        _sale(1020, "11/11/2026", CUP, cancelled="11/11/2026", slip=_slip(1020, "11/11/2026", CUP, status="Đã hủy")),
        _sale(1021, "12/11/2026", BOWL, invoice=_invoice(1021, "12/11/2026", BOWL, paid=85000)),
    ]  # fmt: skip


def counter_sales() -> list[Paper]:
    """Sales at the counter, which have nothing to do with the store."""
    return [
        Paper("HD009001", "Hoàn thành", 65000, (CUP,), "02/11/2026", channel="Bán trực tiếp", creator="Thu ngân Mận"),
        Paper(
            "HD009002", "Hoàn thành", 110000, (PLATE,), "15/11/2026", channel="Bán trực tiếp", creator="Thu ngân Mận"
        ),
    ]
