"""Playbook row 2: an invoice does not become *Hoàn thành* in KiotViet.

All three must hold on the store: *Trạng thái vận chuyển: Đã giao hàng*, *Trạng thái COD: Đã thu*, *Trạng thái thanh
toán: Đã thanh toán*. An order slip becomes an invoice as soon as delivery is processed, however it is paid.
"""

from collections.abc import Iterator, Sequence

from catalogrepair.catalog.results import Column, Record, Results, Section, record
from catalogrepair.diagnoses.invoices import answers
from catalogrepair.diagnoses.shared import switched_off
from catalogrepair.diagnoses.shared.judged import Judged
from catalogrepair.diagnoses.shared.one import CANCELLED, OVER, OneOrder, Rule
from catalogrepair.sales.completion import (
    Need,
    are_cancelled,
    are_complete,
    has_come_back,
    is_undone,
    is_unprocessed,
    live_of,
    three,
)
from catalogrepair.sales.documents import Invoice, SalesDocuments, Slip, StoreOrder
from catalogrepair.sales.matching import UNCLEAR, Links
from catalogrepair.text import Text, day, dong

TITLE = Text("Hóa đơn chưa Hoàn thành trên KiotViet", "Invoices that are not complete in KiotViet")
COLUMNS = (
    Column("order", Text("Đơn hàng", "Order"), 16),
    Column("date", Text("Ngày đặt", "Ordered"), 12),
    Column("delivery", Text("Vận chuyển", "Delivery"), 22),
    Column("cod", Text("COD", "COD"), 18),
    Column("payment", Text("Thanh toán", "Payment"), 22),
    Column("kiotviet", Text("Bên KiotViet", "In KiotViet"), 50),
    Column("enough", Text("Đủ để hoàn thành khi", "Complete once"), 50),
)

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
    "VNPost báo “Chưa nhận COD” cho tới khi họ trả tiền cho shop, dù người mua đã trả",
    "VNPost reports “Chưa nhận COD” until it has paid the shop, although the buyer has paid",
)


def diagnose(sales: SalesDocuments, links: Links) -> Results:
    """Every order of the store whose invoice is not complete, and what is missing."""
    found = Judged()
    cancelled: list[str] = []
    # Invoices that name slips nobody gave may be any order's.
    known = sales.invoices is not None and (sales.slips is not None or not any(one.order for one in sales.invoices))
    for place, order in enumerate(sales.orders or ()):
        if order.cancelled:
            cancelled.append(order.name)
            continue
        found.looked += 1
        slips, invoices = links.slips.get(place, ()), links.invoices.get(place, ())
        section = _section(order, slips, invoices, known and place not in links.contested)
        if section is not None:
            found.records.append(_record(section, order, slips, invoices))
    if sales.invoices is None:
        found.notes.append(
            Text(
                "Chỉ xét theo web: không có hóa đơn KiotViet (--kov) nên chưa biết hóa đơn nào đã Hoàn thành.",
                "Judged by the store alone: without KiotViet's invoices (--kov) nobody knows which are complete.",
            )
        )
    found.records += switched_off.find(sales, len(COLUMNS))
    found.leave_out(Text("đơn đã hủy trên web", "cancelled on the store"), cancelled)
    found.leave_out(UNCLEAR, links.unclear)
    found.leave_out(
        Text(
            "chứng từ KiotViet từ kênh Haravan, không thấy đơn tương ứng trong danh sách đơn",
            "papers of KiotViet from Haravan's channel whose order is not in the list",
        ),
        links.strangers,
    )
    return found.results(TITLE, COLUMNS)


def rules(one: OneOrder) -> Iterator[Rule]:
    """A complete invoice is right whatever the store says; an order that was cancelled waits for none."""
    if one.live and are_complete(one.live):
        yield Rule(answers.RULE, Text("hóa đơn đã Hoàn thành", "the invoice is complete"))
    elif one.is_over:
        yield Rule(answers.RULE, OVER)
    else:
        title = Text("ba trạng thái để hóa đơn Hoàn thành", "the three statuses of a complete invoice")
        yield Rule(answers.RULE, title, CANCELLED if one.order.cancelled else None)


def _section(
    order: StoreOrder, slips: Sequence[Slip], invoices: Sequence[Invoice], invoices_known: bool
) -> Section | None:
    """What is the matter with an order; None when its invoice is complete, or nothing says that it is not."""
    live = live_of(invoices)
    if live and are_complete(live):
        return answers.CAME_BACK if has_come_back(order) and not any(one.is_returned for one in live) else None
    if are_cancelled(slips, invoices):
        return None if is_undone(order) else answers.CANCELLED_THERE
    if is_unprocessed(order) and not live and not is_undone(order):
        ended = invoices_known and slips and all(one.status.code in ("complete", "cancelled") for one in slips)
        return answers.ENDED if ended else answers.NOT_PROCESSED
    if has_come_back(order) or order.delivery.code == "cancel":
        return answers.RETURNED
    if order.payment.code in ("refunded", "partiallyrefunded", "voided"):
        return answers.REFUNDED
    return _status(order, live, invoices_known)


def _status(order: StoreOrder, live: Sequence[Invoice], invoices_known: bool) -> Section | None:
    needs = three(order)
    if missing := [need for need in needs if need.holds is False]:
        return _missing(missing)
    if unknown := [need for need in needs if need.holds is None]:
        return _unknown(unknown)
    if live:
        return answers.NOT_SAID if are_complete(live) is None else answers.OVERLOOKED
    # Without the invoices nothing contradicts the store; a missing invoice is row 6.
    return answers.WITHOUT_INVOICE if invoices_known else None


def _missing(needs: Sequence[Need]) -> Section:
    vi, en = (", ".join(f"{need.name.say(language)} “{need.wanted}”" for need in needs) for language in ("vi", "en"))
    return Section(
        "missing_" + "_".join(need.key for need in needs),
        "bad",
        Text(f"Còn thiếu: {vi}", f"Still missing: {en}"),
        tuple(_DO[need.key] for need in needs),
        answers.RULE,
    )


def _unknown(needs: Sequence[Need]) -> Section:
    vi, en = (", ".join(need.name.say(language) for need in needs) for language in ("vi", "en"))
    return Section(
        "unknown_" + "_".join(need.key for need in needs),
        "ask",
        Text(f"Chưa biết: {vi}", f"Not known: {en}"),
        (
            Text(
                "Tệp không ghi, hoặc ghi chữ lạ. Mở đơn trên Haravan để xem, hoặc hỏi thẳng shop (haravan thay cho "
                "tệp).",
                "The file does not say, or says something unknown. Look at the order on Haravan, or ask the live shop "
                "(haravan instead of a file).",
            ),
        ),
        answers.RULE,
    )


def _record(section: Section, order: StoreOrder, slips: Sequence[Slip], invoices: Sequence[Invoice]) -> Record:
    delivery, cod, payment = three(order)
    return record(
        section,
        order.name,
        day(order.created),
        delivery.now_text,
        cod.now_text,
        payment.now_text,
        in_kiotviet(slips, invoices),
        _enough(section, order),
    )


def _enough(section: Section, order: StoreOrder) -> Text:
    """Which changes make the invoice complete."""
    if not section.key.startswith(("missing_", "unknown_")) or section is answers.NOT_SAID:
        return Text("", "")
    lacking = [need for need in three(order) if need.holds is not True]
    said = [Text(f"{need.name.vi}: {need.wanted}", f"{need.name.en}: {need.wanted}") for need in lacking]
    if any(need.key == "cod" for need in lacking) and "vnpost" in order.courier.casefold().replace(" ", ""):
        said.append(_VNPOST)
    return Text(*("; ".join(text.say(language) for text in said) for language in ("vi", "en")))


def in_kiotviet(slips: Sequence[Slip], invoices: Sequence[Invoice]) -> Text:
    """What KiotViet has of an order, in short."""
    told = [_invoice(one) for one in invoices] or [
        Text(f"phiếu đặt {one.code} “{one.status.shown}”", f"slip {one.code} “{one.status.shown}”") for one in slips
    ]
    return Text(*("; ".join(text.say(language) for text in told) for language in ("vi", "en")))


def _invoice(one: Invoice) -> Text:
    vi, en = f"{one.code} “{one.status.shown}”", f"{one.code} “{one.status.shown}”"
    if one.delivery.shown:
        vi, en = f"{vi}, giao hàng “{one.delivery.shown}”", f"{en}, delivery “{one.delivery.shown}”"
    if one.paid is not None and one.total is not None:
        paid, total = dong(one.paid), dong(one.total)
        vi, en = f"{vi}, đã trả {paid.vi}/{total.vi}", f"{en}, {paid.en} of {total.en} paid"
    return Text(vi, en)
