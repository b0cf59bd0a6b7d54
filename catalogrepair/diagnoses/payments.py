"""Playbook row 4: the amount that the customer paid does not reach KiotViet.

A KiotViet user has touched the order, for example completed it without typing the paid amount, so that it completed at
0đ; after a staff action the app no longer syncs that order. Source for the sums: domain notes on the KiotViet API, 4.3
to 4.5 (a slip's own paid amount is only its deposit: its invoices are looked at first), and on Haravan, 4.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from catalogrepair.core.names import fold
from catalogrepair.core.numbers import ZERO
from catalogrepair.core.results import Column, Record, Results, Section, record
from catalogrepair.core.spoken import day
from catalogrepair.core.trade import Books, Invoice, Slip, StoreOrder
from catalogrepair.diagnoses.completion import all_hold, are_complete
from catalogrepair.diagnoses.judged import Judged
from catalogrepair.diagnoses.matching import CONTESTED, UNCLEAR, Links, is_edited
from catalogrepair.errors import Text

TITLE = Text("Tiền khách trả trên web và trên KiotViet", "What customers paid, on the store and in KiotViet")
COLUMNS = (
    Column("order", Text("Đơn hàng", "Order"), 16),
    Column("date", Text("Ngày", "Date"), 12),
    Column("store_paid", Text("Web đã thu (đ)", "Paid on the store (đ)"), 16),
    Column("kiotviet_paid", Text("KiotViet đã thu (đ)", "Paid in KiotViet (đ)"), 18),
    Column("difference", Text("Chênh lệch (đ)", "Difference (đ)"), 16),
    Column("kiotviet", Text("Chứng từ KiotViet", "KiotViet's papers"), 34),
    Column("who", Text("Ai có thể đã thao tác", "Who may have touched it"), 44),
)
HALF = Decimal("0.5")
"""đồng: sums that differ by less are equal"""
_RULE = "4"
_LOOK = Text(
    "Tệp và API không ghi ai đã sửa: trong KiotViet mở Lịch sử thao tác, tìm mã chứng từ bên cạnh. Sau khi nhân viên "
    "thao tác trên đơn, ứng dụng không đồng bộ đơn đó nữa.",
    "No file and no API names who edited it: in KiotViet open Lịch sử thao tác and look for the paper beside. After a "
    "user's action on an order the app no longer syncs it.",
)
_ZERO = Section(
    "completed_at_zero",
    "bad",
    Text("Web đã thu tiền, hóa đơn KiotViet Hoàn thành với 0đ", "Paid on the store, completed at 0đ in KiotViet"),
    (
        _LOOK,
        Text(
            "Lập phiếu thu cho hóa đơn đó trong KiotViet đúng số tiền web đã thu; dặn nhân viên đừng bấm hoàn thành "
            "tay.",
            "Enter the payment of that invoice in KiotViet, with the sum of the store; ask the staff not to complete "
            "orders by hand.",
        ),
    ),
    _RULE,
)
_OPEN = Section(
    "open_at_zero",
    "ask",
    Text("Web đã thu tiền, hóa đơn KiotViet còn 0đ và chưa Hoàn thành", "Paid on the store, 0đ on an open invoice"),
    (
        Text(
            "Chạy `catalogrepair diagnose invoices` xem đơn còn thiếu trạng thái nào: tiền về khi hóa đơn Hoàn thành.",
            "See with `catalogrepair diagnose invoices` which status is missing: the money comes when the invoice "
            "completes.",
        ),
        _LOOK,
    ),
    _RULE,
)
_STUCK = _OPEN._replace(
    key="stuck_at_zero",
    tone="bad",
    title=Text(
        "Web đã giao, đã thu COD, đã thanh toán, mà hóa đơn KiotViet vẫn 0đ",
        "Delivered, collected and paid on the store, still 0đ in KiotViet",
    ),
    todo=(_LOOK, _ZERO.todo[1]),
)
_AT_ZERO = _OPEN._replace(
    key="at_zero",
    title=Text(
        "Web đã thu tiền, hóa đơn KiotViet 0đ, không rõ đã Hoàn thành chưa",
        "Paid on the store, 0đ on an invoice that may be complete or not",
    ),
)
_LESS = Section(
    "less_in_kiotviet",
    "bad",
    Text("KiotViet ghi thu ít hơn web", "KiotViet has less than the store"),
    (_LOOK, Text("Lập phiếu thu phần còn thiếu.", "Enter the missing payment.")),
    _RULE,
)
_TOTALS = Section(
    "totals_differ",
    "ask",
    Text(
        "KiotViet đã thu đủ hóa đơn, nhưng hóa đơn khác tổng đơn trên web",
        "KiotViet has its whole invoice, but the invoice is not the order's sum",
    ),
    (
        Text(
            "Xem phí giao hàng, giảm giá, hoặc dòng hàng sửa trong KiotViet: tiền thu đủ, chỉ tổng khác nhau.",
            "Look at shipping fee, discount, or lines edited in KiotViet: all is paid, only the totals differ.",
        ),
    ),
    _RULE,
)
_MORE = Section(
    "more_in_kiotviet",
    "ask",
    Text("KiotViet ghi thu nhiều hơn web", "KiotViet has more than the store"),
    (
        Text(
            "Xem có phiếu thu nhập hai lần, hoặc web chưa xác nhận đủ tiền.", "See whether a payment was entered twice."
        ),
    ),
    _RULE,
)
_REFUND = Section(
    "refund_not_in_kiotviet",
    "ask",
    Text("Web đã hoàn tiền, KiotViet còn giữ số đã thu", "Refunded on the store, KiotViet still has the full sum"),
    (
        Text(
            "Hoàn tiền trên web không sang KiotViet: làm phiếu trả hàng hoặc phiếu chi trong KiotViet nếu chưa làm.",
            "A refund of the store does not reach KiotViet: make a return or a payment there unless it is done.",
        ),
    ),
    _RULE,
)
_BY_HAND = Section(
    "completed_before_paid",
    "ask",
    Text(
        "Hóa đơn KiotViet Hoàn thành khi web chưa thanh toán: có người hoàn thành tay",
        "Complete in KiotViet before it was paid on the store: somebody completed it by hand",
    ),
    (_LOOK,),
    _RULE,
)
_DEPOSIT = Section(
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
    _RULE,
)


class Sums(NamedTuple):
    """What an order's papers say about its money."""

    store: Decimal
    """paid less refunded"""
    till: Decimal
    due: Decimal | None
    """total of the invoices"""
    is_complete: bool | None
    """None where an invoice's status is not known"""


def diagnose(books: Books, links: Links) -> Results:
    """Every order whose money differs between the store and KiotViet, the largest difference first."""
    judged = Judged()
    users = {fold(one.code): one.user for one in books.receipts or () if one.user}
    unpaired: list[str] = []
    contested: list[str] = []
    unknown: list[str] = []
    for place, order in enumerate(books.orders or ()):
        if order.cancelled:
            continue
        slips, invoices = links.slips.get(place, ()), links.invoices.get(place, ())
        live = [one for one in invoices if one.status.code != "cancelled"]
        sums = sums_of(order, live)
        if not live and not slips:
            (contested if place in links.contested else unpaired).append(order.name)
        elif live and sums is None:
            unknown.append(order.name)
        else:
            judged.looked += 1
            section = _section(order, sums) if sums is not None else _slip(order, slips)
            if section is not None:
                judged.records.append(_record(section, order, sums, live or slips, users))
    judged.records.sort(key=_weight)
    judged.leave_out(Text("không thấy phiếu hay hóa đơn bên KiotViet", "no slip or invoice in KiotViet"), unpaired)
    judged.leave_out(Text("không ghi số tiền đã trả", "the paid sum is not said"), unknown)
    judged.leave_out(CONTESTED, contested)
    judged.leave_out(UNCLEAR, links.unclear)
    return judged.results(TITLE, COLUMNS)


def sums_of(order: StoreOrder, live: Sequence[Invoice]) -> Sums | None:
    """None where the money is not known on one of the sides, or there is no invoice."""
    paid = [one.paid for one in live if one.paid is not None]
    if order.paid is None or not paid or len(paid) < len(live):
        return None
    totals = [one.total for one in live if one.total is not None]
    due = sum(totals, ZERO) if len(totals) == len(live) else None
    return Sums(order.paid - order.refunded, sum(paid, ZERO), due, are_complete(live))


def _section(order: StoreOrder, sums: Sums) -> Section | None:
    if abs(sums.store - sums.till) < HALF:
        return _early(order, sums)
    if sums.store < sums.till:
        was_refunded = order.refunded > ZERO and abs(sums.store + order.refunded - sums.till) < HALF
        if was_refunded:
            return _REFUND
        return _TOTALS if _is_settled(order, sums) else _MORE if order.paid else _early(order, sums)
    if sums.till < HALF:
        if sums.is_complete or all_hold(order):
            return _ZERO if sums.is_complete else _STUCK
        return _OPEN if sums.is_complete is False else _AT_ZERO
    return _TOTALS if _is_settled(order, sums) else _LESS


def _is_settled(order: StoreOrder, sums: Sums) -> bool:
    """Whether both sides have all of their own total, so that only the totals differ."""
    if sums.due is None or order.total is None or order.refunded:
        return False
    return abs(sums.due - sums.till) < HALF and abs(order.total - sums.store) < HALF


def _early(order: StoreOrder, sums: Sums) -> Section | None:
    """Complete in KiotViet, and the store says that it is not paid yet."""
    is_open = order.payment.code in ("pending", "partiallypaid")
    return _BY_HAND if sums.is_complete and is_open else None


def _slip(order: StoreOrder, slips: Sequence[Slip]) -> Section | None:
    """Without an invoice the slip's sum is only a deposit."""
    deposit = sum((one.paid or ZERO for one in slips), ZERO)
    is_live = any(one.status.code != "cancelled" for one in slips)
    return _DEPOSIT if is_live and order.paid and deposit < order.paid else None


def _record(
    section: Section,
    order: StoreOrder,
    sums: Sums | None,
    papers: Sequence[Slip] | Sequence[Invoice],
    users: Mapping[str, str],
) -> Record:
    deposit = sum((one.paid or ZERO for one in papers), ZERO)
    store, till = (sums.store, sums.till) if sums else (order.paid or ZERO, deposit)
    return record(
        section,
        order.name,
        day(order.created),
        store,
        till,
        till - store,
        ", ".join(f"{one.code} “{one.status.shown}”" for one in papers),
        _who(papers, users),
    )


def _who(papers: Sequence[Slip] | Sequence[Invoice], users: Mapping[str, str]) -> Text:
    """Everybody whom the papers name; none of them is sure to be the one who edited."""
    creators = dict.fromkeys(one.creator for one in papers if one.creator)
    sellers = dict.fromkeys(one.seller for one in papers if one.seller)
    receivers = dict.fromkeys(users[fold(code)] for one in papers for code in one.receipts if fold(code) in users)
    edited = [one.code for one in papers if is_edited(one.code)]
    said = []
    for names, vi, en in (
        (creators, "người tạo", "made by"),
        (sellers, "người bán", "seller"),
        (receivers, "lập phiếu thu", "receipt by"),
        (edited, "chứng từ đã sửa", "edited paper"),
    ):
        if names:
            said.append(Text(f"{vi}: {', '.join(names)}", f"{en}: {', '.join(names)}"))
    return Text(*("; ".join(text.say(language) for text in said) for language in ("vi", "en")))


def _weight(one: Record) -> Decimal:
    difference = one.cells[4]
    return -abs(difference) if isinstance(difference, Decimal) else ZERO
