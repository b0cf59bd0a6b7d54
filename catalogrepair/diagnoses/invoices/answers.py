"""What is said of an order whose invoice is not complete, and what to do about it (docs: playbook 2)."""

from catalogrepair.catalog.results import Section
from catalogrepair.text import Text

RULE = "2"
NOT_PROCESSED = Section(
    "not_processed",
    "bad",
    Text(
        "Phiếu đặt hàng chưa thành hóa đơn: chưa xử lý giao hàng trên web",
        "Still an order slip: delivery was not processed on the store",
    ),
    (
        Text(
            "Trên Haravan mở đơn, bấm “Xử lý giao hàng”. Phiếu thành hóa đơn ngay, dù khách trả bằng COD hay chuyển "
            "khoản.",
            "On Haravan open the order and press “Xử lý giao hàng”. The slip becomes an invoice at once, however the "
            "customer pays.",
        ),
    ),
    RULE,
)
RETURNED = Section(
    "returned",
    "ask",
    Text("Hàng không tới tay khách", "The goods did not reach the customer"),
    (
        Text(
            "Hóa đơn còn mở thì sẽ không tự Hoàn thành. Nếu khách không nhận, hãy hủy hóa đơn hoặc làm trả hàng trên "
            "KiotViet; nếu giao lại, chờ tới khi “Đã giao hàng”.",
            "An open invoice will not complete by itself. If the customer refused, cancel it or make a return in "
            "KiotViet; if it is sent again, wait until it is “Đã giao hàng”.",
        ),
    ),
    RULE,
)
REFUNDED = Section(
    "refunded",
    "ask",
    Text("Đơn đã hoàn tiền hoặc hủy thanh toán", "The payment was refunded or voided"),
    (
        Text(
            "Hóa đơn còn mở thì sẽ không tự Hoàn thành: làm trả hàng hoặc hủy hóa đơn trên KiotViet, hay hoàn thành "
            "tay nếu khách vẫn giữ hàng.",
            "An open invoice will not complete by itself: make a return or cancel it in KiotViet, or complete it by "
            "hand if the customer keeps the goods.",
        ),
    ),
    RULE,
)
CANCELLED_THERE = Section(
    "papers_cancelled",
    "ask",
    Text(
        "Phiếu hay hóa đơn đã bị hủy trong KiotViet, đơn trên web thì chưa",
        "Cancelled in KiotViet, the order on the store was not",
    ),
    (
        Text(
            "Có người hủy trong KiotViet. Nếu đơn vẫn bán, lập hóa đơn tay trong KiotViet; nếu không, hủy đơn trên "
            "Haravan và hoàn tiền nếu khách đã trả.",
            "Somebody cancelled it in KiotViet. If the order stands, make the invoice by hand; else cancel it on "
            "Haravan, and give back what the customer paid.",
        ),
    ),
    RULE,
)
ENDED = Section(
    "slip_ended",
    "ask",
    Text(
        "Phiếu đặt hàng đã kết thúc trong KiotViet mà không có hóa đơn",
        "The order slip was ended in KiotViet without an invoice",
    ),
    (
        Text(
            "Có người kết thúc phiếu bằng tay, nên ứng dụng không làm hóa đơn từ phiếu ấy nữa: xem Lịch sử thao tác, "
            "rồi lập hóa đơn tay trong KiotViet nếu đơn vẫn bán.",
            "Somebody ended it by hand, and the app makes no invoice of it any more: see Lịch sử thao tác, then make "
            "the invoice by hand in KiotViet if the order stands.",
        ),
    ),
    RULE,
)
CAME_BACK = Section(
    "complete_but_returned",
    "ask",
    Text(
        "Hàng chuyển hoàn về mà hóa đơn KiotViet vẫn Hoàn thành",
        "The goods came back, and the invoice stands as complete",
    ),
    (
        Text(
            "KiotViet còn tính là đã bán. Hàng về kho rồi thì làm trả hàng cho hóa đơn đó trên KiotViet.",
            "KiotViet still counts it as sold. Once the goods are back, make a return of that invoice in KiotViet.",
        ),
    ),
    RULE,
)
OVERLOOKED = Section(
    "overlooked",
    "bad",
    Text(
        "Đủ cả ba trạng thái mà hóa đơn vẫn chưa Hoàn thành", "All three statuses hold, yet the invoice is not complete"
    ),
    (
        Text(
            "Xem trong KiotViet, Lịch sử thao tác, có nhân viên nào đã sửa đơn này không: sau đó ứng dụng không đồng "
            "bộ đơn ấy nữa. Nếu không ai sửa, hãy nhờ Haravan đồng bộ lại đơn.",
            "See in KiotViet's Lịch sử thao tác whether a user edited this order: after that the app no longer syncs "
            "it. If nobody did, ask Haravan to sync the order again.",
        ),
    ),
    RULE,
)
NOT_SAID = Section(
    "unknown_invoice",
    "ask",
    Text(
        "Đủ cả ba trạng thái; không rõ hóa đơn đã Hoàn thành chưa",
        "All three statuses hold; whether the invoice is complete is not said",
    ),
    (
        Text(
            "Tệp không ghi trạng thái hóa đơn, hoặc ghi chữ lạ. Mở hóa đơn trong KiotViet để xem.",
            "The file does not say the invoice's status, or says something unknown. Look at it in KiotViet.",
        ),
    ),
    RULE,
)
WITHOUT_INVOICE = Section(
    "without_invoice",
    "ask",
    Text(
        "Đủ cả ba trạng thái nhưng không thấy hóa đơn trên KiotViet",
        "All three statuses hold, but KiotViet has no invoice of it",
    ),
    (
        Text(
            "Chạy `catalogrepair diagnose orders` để biết vì sao không có hóa đơn. Nếu tệp hóa đơn chỉ gồm một khoảng "
            "ngày, hãy xuất cả những ngày sau đơn này.",
            "Run `catalogrepair diagnose orders` to learn why there is none. If the invoice file covers some days "
            "only, export the days after this order too.",
        ),
    ),
    RULE,
)
