"""What is said of an order whose invoice is not complete, and what to do about it (docs: playbook 2)."""

from catalogrepair.catalog.results import Section
from catalogrepair.diagnoses.shared import asks
from catalogrepair.text import Text, _

RULE = "2"
NOT_PROCESSED = Section(
    "not_processed",
    "bad",
    _("Still an order slip: delivery was not processed on the store"),
    (
        _(
            "On Haravan open the order and press “Xử lý giao hàng”. The slip becomes an invoice at once, "
            "however the customer pays."
        ),
    ),
    RULE,
    to_send=(
        _(
            "KiotViet only has the “Phiếu đặt hàng” so far, because delivery was not processed on Haravan. Please"
            " open the order on Haravan and press “Xử lý giao hàng”: the invoice then appears in KiotViet by "
            "itself, however the customer pays."
        ),
    ),
)
RETURNED = Section(
    "returned",
    "ask",
    _("The goods did not reach the customer"),
    (
        _(
            "An open invoice will not complete by itself. If the customer refused, cancel it or make a return "
            "in KiotViet; if it is sent again, wait until it is “Đã giao hàng”."
        ),
    ),
    RULE,
    to_send=(
        _(
            "The goods did not reach the customer, so the invoice in KiotViet will not become “Hoàn thành” by "
            "itself. If the customer refused them, please cancel the invoice or make a “Trả hàng” in KiotViet; if"
            " you send them again, please wait until Haravan shows “Đã giao hàng”."
        ),
    ),
)
REFUNDED = Section(
    "refunded",
    "ask",
    _("The payment was refunded or voided"),
    (
        _(
            "An open invoice will not complete by itself: make a return or cancel it in KiotViet, or complete "
            "it by hand if the customer keeps the goods."
        ),
    ),
    RULE,
    to_send=(
        _(
            "On Haravan the money was refunded or the payment cancelled, so the invoice in KiotViet will not "
            "become “Hoàn thành” by itself. Please make a “Trả hàng” of it or cancel it in KiotViet; if the "
            "customer keeps the goods, please complete it by hand."
        ),
    ),
)
CANCELLED_THERE = Section(
    "papers_cancelled",
    "ask",
    _("Cancelled in KiotViet, the order on the store was not"),
    (
        _(
            "Somebody cancelled it in KiotViet. If the order stands, make the invoice by hand; else cancel it "
            "on Haravan, and give back what the customer paid."
        ),
    ),
    RULE,
    to_send=(
        asks.CANCELLED_IN_KIOTVIET,
        asks.STANDS_OR_NOT,
    ),
    yields_to="6",
)
ENDED = Section(
    "slip_ended",
    "ask",
    _("The order slip was ended in KiotViet without an invoice"),
    (
        _(
            "Somebody ended it by hand, and the app makes no invoice of it any more: see Lịch sử thao tác, "
            "then make the invoice by hand in KiotViet if the order stands."
        ),
    ),
    RULE,
    to_send=(asks.ENDED,),
)
CAME_BACK = Section(
    "complete_but_returned",
    "ask",
    _("The goods came back, and the invoice stands as complete"),
    (_("KiotViet still counts it as sold. Once the goods are back, make a return of that invoice in KiotViet."),),
    RULE,
    to_send=(
        _("Haravan says that the goods came back, and KiotViet still counts them as sold."),
        asks.TAKE_BACK,
    ),
)
CAME_BACK_IN_PART = Section(
    "complete_but_returned_in_part",
    "ask",
    _("The goods came back, and KiotViet's return holds only some of them"),
    (
        _(
            "Count what came back: put what is missing on a return of that invoice in KiotViet, which still counts it "
            "as sold. Where the customer kept the rest, correct the order on Haravan."
        ),
    ),
    RULE,
    to_send=(
        _(
            "Haravan says that the goods came back, and the “Trả hàng” in KiotViet holds only some of "
            "them. Please count what came back, and put what is missing on a “Trả hàng” of that invoice "
            "in KiotViet; if the customer kept the rest, please correct the order on Haravan."
        ),
    ),
)
EARLY = Section(
    "complete_early",
    "ask",
    _("Complete in KiotViet before the goods were delivered and paid: somebody completed it by hand"),
    (
        _(
            "See in KiotViet's Lịch sử thao tác who completed it: after a user's action the app no longer syncs the "
            "order, so what the customer pays has to be entered in KiotViet by hand."
        ),
        _("If the goods come back, make a return of that invoice in KiotViet."),
    ),
    RULE,
    to_send=(asks.BY_HAND,),
)
_ASK_CARRIER = _(
    "Please ask the carrier or the customer whether the goods arrived. If they did, please correct the "
    "delivery status and the paid sum of the invoice in KiotViet; if they did not, please correct the "
    "order on Haravan, and pay back what the customer paid."
)
CONTRADICTION = Section(
    "undeliverable_but_delivered",
    "bad",
    _("KiotViet says “Không giao được”, the store says that the goods were delivered"),
    (
        _(
            "The two contradict each other, and no sync can tell which is right: ask the carrier or the customer "
            "whether the goods arrived."
        ),
        _(
            "If they did, correct the delivery status of that invoice in KiotViet by hand, and its paid sum. If they "
            "did not, correct the order on Haravan, and give back what the customer paid."
        ),
    ),
    RULE,
    to_send=(
        _("KiotViet says “Không giao được”, and Haravan says that the goods were delivered."),
        _ASK_CARRIER,
    ),
)
UNDELIVERABLE = Section(
    "undeliverable",
    "ask",
    _("KiotViet says “Không giao được”, and the store does not say where the goods are"),
    (
        _(
            "Ask the carrier or the customer whether the goods arrived, then correct by hand whichever side is wrong: "
            "the invoice in KiotViet, or the order on Haravan."
        ),
    ),
    RULE,
    to_send=(
        _("KiotViet says “Không giao được”, and Haravan does not say where the goods are."),
        _ASK_CARRIER,
    ),
)
OVERLOOKED = Section(
    "overlooked",
    "bad",
    _("All three statuses hold, yet the invoice is not complete"),
    (
        _(
            "See in KiotViet's Lịch sử thao tác whether a user edited this order: after that the app no "
            "longer syncs it. If nobody did, ask Haravan to sync the order again."
        ),
    ),
    RULE,
    to_send=(
        _("On Haravan the order is delivered and paid, and the invoice in KiotViet is not “Hoàn thành” yet."),
        asks.HISTORY,
        asks.NOBODY_DID,
    ),
)
NOT_SAID = Section(
    "unknown_invoice",
    "ask",
    _("All three statuses hold; whether the invoice is complete is not said"),
    (_("The file does not say the invoice's status, or says something unknown. Look at it in KiotViet."),),
    RULE,
    to_send=(
        _(
            "On Haravan the order is delivered and paid; what we have of KiotViet does not say whether "
            "its invoice is “Hoàn thành”. Please look at the invoice in KiotViet and tell us its status."
        ),
    ),
)
WITHOUT_INVOICE = Section(
    "without_invoice",
    "ask",
    _("All three statuses hold, but KiotViet has no invoice of it"),
    (
        _(
            "Run `catalogrepair diagnose orders` to learn why there is none. If the invoice file covers some "
            "days only, export the days after this order too."
        ),
    ),
    RULE,
    to_send=(
        _(
            "On Haravan the order is delivered and paid, and we see no invoice of it in KiotViet. Please "
            "look for it under “Hóa đơn” in KiotViet, and tell us if there is none."
        ),
    ),
    yields_to="6",
)
_UNSEEN = {
    NOT_PROCESSED.key: _(
        "Delivery was not processed on Haravan. If KiotViet only has the “Phiếu đặt hàng” of it, please open the order "
        "on Haravan and press “Xử lý giao hàng”: the invoice then appears in KiotViet by itself, however the customer "
        "pays."
    ),
    RETURNED.key: _(
        "The goods did not reach the customer. If the customer refused them and the invoice still stands in KiotViet "
        "without a “Trả hàng”, please cancel the invoice or make a “Trả hàng” there; if you send them again, please "
        "wait until Haravan shows “Đã giao hàng”."
    ),
    REFUNDED.key: _(
        "On Haravan the money was refunded or the payment cancelled. If the invoice still stands in KiotViet without a "
        "“Trả hàng”, please make a “Trả hàng” of it or cancel it; if the customer keeps the goods, please see that it "
        "is “Hoàn thành”."
    ),
}
"""the same to the shop of an order whose invoice nobody read"""


def unseen_title(section: Section) -> Text:
    """An answer's title, of an order whose invoice nobody read."""
    return _("{title} (what KiotViet has of it was not seen)", title=section.title)


def as_seen(section: Section, *, is_seen: bool) -> Section:
    """An answer; where KiotViet's papers were not read, nothing is said that only they tell."""
    if is_seen:
        return section
    return section._replace(title=unseen_title(section), to_send=(_UNSEEN[section.key],))
