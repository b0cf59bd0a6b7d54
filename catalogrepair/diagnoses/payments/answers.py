"""What is said of an order whose money differs, and what to do about it (docs: playbook 4)."""

from catalogrepair.catalog.results import Section
from catalogrepair.text import Text

RULE = "4"
_LOOK = Text(
    "Dữ liệu lấy từ KiotViet không ghi ai đã sửa: trong KiotViet mở Lịch sử thao tác, tìm theo mã chứng từ. Sau khi "
    "nhân viên thao tác trên đơn, ứng dụng không đồng bộ đơn đó nữa.",
    "No file and no API names who edited it: in KiotViet open Lịch sử thao tác and look for the paper's code. After a "
    "user's action on an order the app no longer syncs it.",
)
ZERO = Section(
    "completed_at_zero",
    "bad",
    Text("Web đã thu tiền, hóa đơn KiotViet Hoàn thành với 0đ", "Paid on the store, completed at 0đ in KiotViet"),
    (
        _LOOK,
        Text(
            "Lập phiếu thu phần còn thiếu cho hóa đơn đó trong KiotViet, trừ khi khách trả bằng điểm hay voucher; dặn "
            "nhân viên đừng bấm hoàn thành tay.",
            "Enter the missing payment of that invoice in KiotViet, unless it was paid with points or a voucher; ask "
            "the staff not to complete orders by hand.",
        ),
    ),
    RULE,
)
OPEN = Section(
    "open_and_short",
    "ask",
    Text(
        "Web đã thu tiền, hóa đơn KiotViet chưa Hoàn thành nên chưa có đủ tiền",
        "Paid on the store, the open invoice does not have all of it yet",
    ),
    (
        Text(
            "Chạy `catalogrepair diagnose invoices` xem đơn còn thiếu trạng thái nào: tiền về khi hóa đơn Hoàn thành.",
            "See with `catalogrepair diagnose invoices` which status is missing: the money comes when the invoice "
            "completes.",
        ),
        _LOOK,
    ),
    RULE,
)
STUCK = OPEN._replace(
    key="stuck_and_short",
    tone="bad",
    title=Text(
        "Web đã giao, đã thu COD, đã thanh toán, mà hóa đơn KiotViet vẫn chưa có đủ tiền",
        "Delivered, collected and paid on the store, and the invoice in KiotViet is still short of it",
    ),
    todo=(_LOOK, ZERO.todo[1]),
)
AT_ZERO = OPEN._replace(
    key="at_zero",
    title=Text(
        "Web đã thu tiền, hóa đơn KiotViet 0đ, không rõ đã Hoàn thành chưa",
        "Paid on the store, 0đ on an invoice that may be complete or not",
    ),
)
LESS = Section(
    "less_in_kiotviet",
    "bad",
    Text("KiotViet ghi thu ít hơn web", "KiotViet has less than the store"),
    (
        _LOOK,
        Text(
            "Lập phiếu thu phần chênh lệch cho hóa đơn còn thiếu tiền (cột Chứng từ KiotViet), trừ khi phần ấy là "
            "điểm, voucher hay phí của nhà vận chuyển.",
            "Enter the missing payment of the invoice that lacks it (column KiotViet's papers), unless it is points, a "
            "voucher or the carrier's fee.",
        ),
    ),
    RULE,
)
TOTALS = Section(
    "totals_differ",
    "ask",
    Text(
        "KiotViet đã thu đủ hóa đơn, nhưng hóa đơn khác tổng đơn trên web",
        "KiotViet has its whole invoice, but the invoice is not the order's sum",
    ),
    (
        Text(
            "Xem phí giao hàng, giảm giá, hàng sửa hay thiếu trên hóa đơn: mỗi bên đã thu đủ tổng của mình.",
            "Look at shipping fee, discount, lines edited or missing on the invoice: each side has its own total.",
        ),
    ),
    RULE,
)
MORE = Section(
    "more_in_kiotviet",
    "ask",
    Text("KiotViet ghi thu nhiều hơn web", "KiotViet has more than the store"),
    (
        Text(
            "Xem có phiếu thu nhập hai lần, hoặc web chưa xác nhận đủ tiền.",
            "See whether a payment was entered twice, or the store has not confirmed all of it.",
        ),
    ),
    RULE,
)
REFUND = Section(
    "refund_not_in_kiotviet",
    "ask",
    Text("Web đã hoàn tiền, KiotViet còn giữ số đã thu", "Refunded on the store, KiotViet still has the full sum"),
    (
        Text(
            "Hoàn tiền trên web không sang KiotViet: làm phiếu trả hàng hoặc phiếu chi trong KiotViet nếu chưa làm.",
            "A refund of the store does not reach KiotViet: make a return or a payment there unless it is done.",
        ),
    ),
    RULE,
)
BY_HAND = Section(
    "completed_before_paid",
    "ask",
    Text(
        "Hóa đơn KiotViet Hoàn thành khi web chưa thanh toán: có người hoàn thành tay",
        "Complete in KiotViet before it was paid on the store: somebody completed it by hand",
    ),
    (_LOOK,),
    RULE,
)
TWICE = Section(
    "entered_twice",
    "bad",
    Text("Đơn vào KiotViet hai lần: mỗi hóa đơn đều đủ tổng đơn", "In KiotViet twice: each invoice has the whole sum"),
    (
        Text(
            "Hủy hóa đơn thừa trong KiotViet: doanh thu và tồn kho đang bị trừ hai lần.",
            "Cancel the invoice too many in KiotViet: revenue and stock are counted twice.",
        ),
    ),
    RULE,
)
PARTLY = Section(
    "rest_not_sent",
    "",
    Text("Mới giao một phần: phần còn lại chưa có hóa đơn", "Sent in part: the rest has no invoice yet"),
    (
        Text(
            "Không phải lỗi: hóa đơn của phần còn lại có sau khi xử lý giao hàng phần đó.",
            "No fault: the rest gets its invoice once its delivery is processed.",
        ),
    ),
    RULE,
)
ALIVE = Section(
    "cancelled_on_store",
    "ask",
    Text("Đơn đã hủy trên web, chứng từ KiotViet vẫn còn", "Cancelled on the store, not in KiotViet"),
    (
        Text(
            "Phiếu còn mở thì còn giữ hàng, hóa đơn thì còn tính doanh thu và trừ tồn kho: hủy phiếu, hủy hóa đơn, "
            "hoặc làm trả hàng trên KiotViet. Nếu khách vẫn lấy hàng thì không cần làm gì.",
            "An open slip reserves goods, an invoice counts revenue and stock: cancel them, or make a return in "
            "KiotViet. Where the customer took the goods all the same, nothing is to be done.",
        ),
    ),
    RULE,
)
DEAD = Section(
    "paid_and_cancelled",
    "ask",
    Text("Web đã thu tiền, chứng từ KiotViet đã bị hủy", "Paid on the store, cancelled in KiotViet"),
    (
        Text(
            "Nếu đơn vẫn bán, lập lại hóa đơn tay trong KiotViet; nếu không, hủy đơn trên Haravan và hoàn tiền cho "
            "khách.",
            "If the order stands, make the invoice by hand in KiotViet; else cancel it on Haravan and pay the customer "
            "back.",
        ),
        _LOOK,
    ),
    RULE,
)
ENDED = Section(
    "slip_ended",
    "ask",
    Text(
        "Web đã thu tiền, phiếu đặt hàng KiotViet đã kết thúc mà không có hóa đơn",
        "Paid on the store, the order slip was ended in KiotViet without an invoice",
    ),
    (
        Text(
            "Phiếu Hoàn thành mà không có hóa đơn là phiếu có người kết thúc tay: lập hóa đơn và phiếu thu trong "
            "KiotViet.",
            "A slip that is complete without an invoice was ended by hand: make the invoice and its payment in "
            "KiotViet.",
        ),
        _LOOK,
    ),
    RULE,
)
DEPOSIT = Section(
    "deposit_only",
    "",
    Text(
        "Mới là phiếu đặt hàng: số tiền trên phiếu chỉ là tiền đặt cọc",
        "Still an order slip: the sum on it is only the deposit",
    ),
    (
        Text(
            "Không phải lỗi: tiền khách trả ghi trên hóa đơn, có sau khi xử lý giao hàng.",
            "No fault: what the customer pays stands on the invoice, which comes once delivery is processed.",
        ),
    ),
    RULE,
)
