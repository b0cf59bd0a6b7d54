"""Playbook row 2: an invoice does not become *Hoàn thành* in KiotViet.

All three must hold on the store: *Trạng thái vận chuyển: Đã giao hàng*, *Trạng thái COD: Đã thu*, *Trạng thái thanh
toán: Đã thanh toán*. An order slip becomes an invoice as soon as delivery is processed, however it is paid.
"""

from collections.abc import Sequence

from catalogrepair.core.diagnosis import Answer, Verdicts
from catalogrepair.core.findings import Level
from catalogrepair.core.spoken import dong
from catalogrepair.core.trade import Books, Invoice, Slip, StoreOrder
from catalogrepair.diagnoses.completion import Need, is_processed, three
from catalogrepair.diagnoses.matching import Links
from catalogrepair.errors import Text

TITLE = Text("Hóa đơn chưa Hoàn thành trên KiotViet", "Invoices that are not complete in KiotViet")
ROW = "2"
_RETURNED = ("return", "waitingforreturn", "cancel")

_DO = {
    "delivery": Text(
        "Khi khách đã nhận hàng: mở đơn trên Haravan, cập nhật vận chuyển thành “Đã giao hàng”. Đơn đi qua nhà vận "
        "chuyển có kết nối thì chờ họ tự cập nhật.",
        "Once the customer has the goods: open the order on Haravan and set its delivery to “Đã giao hàng”. With a "
        "connected carrier, wait for the carrier to report it.",
    ),
    "cod": Text(
        "Khi đã thu được tiền: trên Haravan xác nhận thu hộ (COD) của đơn thành “Đã thu” hoặc “Đã nhận”.",
        "Once the money is there: confirm the COD of the order on Haravan as “Đã thu” or “Đã nhận”.",
    ),
    "payment": Text(
        "Khi tiền đã về: mở đơn trên Haravan, bấm “Xác nhận thanh toán” để thành “Đã thanh toán”.",
        "Once it is paid: open the order on Haravan and press “Xác nhận thanh toán”, which makes it “Đã thanh toán”.",
    ),
}
_VNPOST = Text(
    "Với VNPost: họ báo “Chưa nhận COD” cho tới khi trả tiền cho shop, dù người mua đã trả. Chỉ cần chờ.",
    "With VNPost: they report “Chưa nhận COD” until they have paid the shop, although the buyer has paid. Just wait.",
)


def diagnose(books: Books, links: Links) -> Verdicts:
    """Every order of the store whose invoice is not complete, and what is missing."""
    found = Verdicts()
    cancelled: list[str] = []
    for place, order in enumerate(books.orders or ()):
        if order.cancelled:
            cancelled.append(order.name)
            continue
        found.looked += 1
        answer = _answer(order, links.slips.get(place, ()), links.invoices.get(place, ()), books.invoices is not None)
        if answer is not None:
            found.answers.append(answer)
    found.leave_out(Text("đơn đã hủy trên web, không xét", "cancelled on the store, not looked at"), cancelled)
    return found


def _answer(
    order: StoreOrder, slips: Sequence[Slip], invoices: Sequence[Invoice], invoices_known: bool
) -> Answer | None:
    live = [one for one in invoices if one.status.code != "cancelled"]
    if live and all(one.status.code == "complete" for one in live):
        return None
    if not is_processed(order) and not live:
        return _not_processed(order, slips)
    needs = three(order)
    missing = [need for need in needs if need.holds is False]
    unknown = [need for need in needs if need.holds is None]
    if order.delivery.code in _RETURNED:
        return _returned(order, live, needs)
    if missing or unknown:
        return _missing(order, live, missing, unknown, needs)
    if live:
        return _overlooked(order, live, needs)
    # Without the invoices nothing contradicts the store; a missing invoice is row 6.
    return None if not invoices_known else _no_invoice(order, needs)


def _not_processed(order: StoreOrder, slips: Sequence[Slip]) -> Answer:
    codes = ", ".join(one.code for one in slips)
    slip = Text(f"Phiếu đặt hàng {codes}", f"Order slip {codes}") if codes else Text("Phiếu đặt hàng", "The order slip")
    shown = order.processing.shown or "Chưa xử lý giao hàng"
    return Answer(
        ROW,
        "not_processed",
        Level.CERTAIN,
        "order",
        order.name,
        Text(
            "Phiếu đặt hàng chưa thành hóa đơn: chưa xử lý giao hàng trên web",
            "The slip is no invoice yet: delivery was not processed on the store",
        ),
        (Text(f"{slip.vi} còn chờ; trên web đơn đang “{shown}”.", f"{slip.en} waits; the store says “{shown}”."),),
        (
            Text(
                "Trên Haravan mở đơn, bấm “Xử lý giao hàng”. Phiếu thành hóa đơn ngay, dù khách trả bằng COD hay chuyển "
                "khoản.",
                "On Haravan open the order and press “Xử lý giao hàng”. The slip becomes an invoice at once, however "
                "the customer pays.",
            ),
        ),
        _figures(three(order)),
    )


def _missing(
    order: StoreOrder, live: Sequence[Invoice], missing: Sequence[Need], unknown: Sequence[Need], needs: Sequence[Need]
) -> Answer:
    words = missing or unknown
    title = Text(
        ("Còn thiếu: " if missing else "Chưa biết: ") + ", ".join(need.wanted for need in words),
        ("Still missing: " if missing else "Not known: ") + ", ".join(need.wanted for need in words),
    )
    todo = [_DO[need.key] for need in words]
    if any(need.key == "cod" for need in words) and "vnpost" in order.courier.casefold().replace(" ", ""):
        todo.append(_VNPOST)
    return Answer(
        ROW,
        "missing_" + "_".join(need.key for need in missing) if missing else "unknown_status",
        Level.CERTAIN if missing else Level.POSSIBLE,
        "order",
        order.name,
        title,
        (*_now(needs), *_enough(missing, unknown), *_till(live)),
        tuple(todo),
        _figures(needs),
    )


def _enough(missing: Sequence[Need], unknown: Sequence[Need]) -> tuple[Text, ...]:
    """Which changes make the invoice complete."""
    found = []
    if missing:
        vi, en = (
            joint.join(f"{need.name.say(language)}: {need.wanted}" for need in missing)
            for language, joint in (("vi", " và "), ("en", " and "))
        )
        found.append(Text(f"Đủ để hoàn thành khi có thêm: {vi}.", f"Enough to complete it: {en}."))
    for need in unknown:
        found.append(
            Text(
                f"Không rõ {need.name.vi}: tệp không ghi, hoặc ghi chữ lạ.",
                f"{need.name.en} is not known: the file does not say, or says something unknown.",
            )
        )
    return tuple(found)


def _returned(order: StoreOrder, live: Sequence[Invoice], needs: Sequence[Need]) -> Answer:
    shown = order.delivery.shown
    return Answer(
        ROW,
        "returned",
        Level.POSSIBLE,
        "order",
        order.name,
        Text(f"Hàng không tới tay khách ({shown})", f"The goods did not reach the customer ({shown})"),
        (*_now(needs), *_till(live)),
        (
            Text(
                "Hóa đơn này sẽ không tự Hoàn thành. Nếu khách không nhận, hãy hủy hóa đơn hoặc làm trả hàng trên "
                "KiotViet; nếu giao lại, chờ tới khi “Đã giao hàng”.",
                "This invoice will not complete by itself. If the customer refused, cancel it or make a return in "
                "KiotViet; if it is sent again, wait until it is “Đã giao hàng”.",
            ),
        ),
        _figures(needs),
    )


def _overlooked(order: StoreOrder, live: Sequence[Invoice], needs: Sequence[Need]) -> Answer:
    return Answer(
        ROW,
        "overlooked",
        Level.LIKELY,
        "order",
        order.name,
        Text(
            "Đủ cả ba trạng thái mà hóa đơn vẫn chưa Hoàn thành",
            "All three statuses hold, yet the invoice is not complete",
        ),
        (*_now(needs), *_till(live)),
        (
            Text(
                "Xem trong KiotViet, Thiết lập → Lịch sử thao tác, có nhân viên nào đã sửa đơn này không: sau khi nhân "
                "viên thao tác, ứng dụng không đồng bộ đơn đó nữa. Nếu không có ai sửa, hãy nhờ Haravan đồng bộ lại đơn.",
                "See in KiotViet, Thiết lập → Lịch sử thao tác, whether a user edited this order: after that the app no "
                "longer syncs it. If nobody did, ask Haravan to sync the order again.",
            ),
        ),
        _figures(needs),
    )


def _no_invoice(order: StoreOrder, needs: Sequence[Need]) -> Answer:
    return Answer(
        ROW,
        "no_invoice",
        Level.LIKELY,
        "order",
        order.name,
        Text(
            "Đủ cả ba trạng thái nhưng không thấy hóa đơn trên KiotViet",
            "All three statuses hold, but KiotViet has no invoice of it",
        ),
        _now(needs),
        (
            Text(
                "Chạy `catalogrepair diagnose orders` để biết vì sao không có hóa đơn. Nếu tệp hóa đơn chỉ gồm một "
                "khoảng ngày, hãy xuất cả những ngày sau đơn này.",
                "Run `catalogrepair diagnose orders` to learn why there is none. If the invoice file covers some days "
                "only, export the days after this order too.",
            ),
        ),
        _figures(needs),
    )


def _now(needs: Sequence[Need]) -> tuple[Text, ...]:
    """The three statuses as the store has them."""
    return tuple(
        Text(
            f"{need.name.vi}: đang là {need.now_text.vi}, cần “{need.wanted}”{_mark(need).vi}",
            f"{need.name.en}: now {need.now_text.en}, needed “{need.wanted}”{_mark(need).en}",
        )
        for need in needs
    )


def _mark(need: Need) -> Text:
    if need.holds is None:
        return Text(" – chưa biết.", " – not known.")
    return Text(" – đạt.", " – holds.") if need.holds else Text(" – thiếu.", " – missing.")


def _till(invoices: Sequence[Invoice]) -> tuple[Text, ...]:
    """What KiotViet has of the order."""
    found = []
    for one in invoices:
        vi, en = f"Bên KiotViet: hóa đơn {one.code}", f"In KiotViet: invoice {one.code}"
        if one.status.shown:
            vi, en = f"{vi}, “{one.status.shown}”", f"{en}, “{one.status.shown}”"
        if one.delivery.shown:
            vi, en = f"{vi}, giao hàng “{one.delivery.shown}”", f"{en}, delivery “{one.delivery.shown}”"
        if one.paid is not None and one.total is not None:
            paid, total = dong(one.paid), dong(one.total)
            vi, en = f"{vi}, đã trả {paid.vi} trên {total.vi}", f"{en}, {paid.en} of {total.en} paid"
        found.append(Text(f"{vi}.", f"{en}."))
    return tuple(found)


def _figures(needs: Sequence[Need]) -> tuple[tuple[str, str], ...]:
    return tuple((need.key, need.now.code) for need in needs)
