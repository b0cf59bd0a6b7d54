"""What is said of an order whose money differs, and what to do about it (docs: playbook 4)."""

from catalogrepair.catalog.results import Section
from catalogrepair.diagnoses.shared import asks
from catalogrepair.text import _

RULE = "4"
_LOOK = _(
    "No file and no API names who edited it: in KiotViet open Lịch sử thao tác and look for the "
    "paper's code. After a user's action on an order the app no longer syncs it."
)
_ENTER = _("Please enter the missing payment of that invoice in KiotViet, unless it was paid with points or a voucher.")

ZERO = Section(
    "completed_at_zero",
    "bad",
    _("Paid on the store, completed at 0đ in KiotViet"),
    (
        _LOOK,
        _(
            "Enter the missing payment of that invoice in KiotViet, unless it was paid with points or a "
            "voucher; ask the staff not to complete orders by hand."
        ),
    ),
    RULE,
    to_send=(
        _(
            "On Haravan the customer has paid, and in KiotViet the invoice was completed with 0đ; as a "
            "rule somebody completed it without typing the paid amount."
        ),
        asks.HISTORY,
        _ENTER,
        _("Please ask your staff not to complete orders of Haravan by hand."),
    ),
)
OPEN = Section(
    "open_and_short",
    "ask",
    _("Paid on the store, the open invoice does not have all of it yet"),
    (
        _(
            "See with `catalogrepair diagnose invoices` which status is missing: the money comes when the "
            "invoice completes."
        ),
        _LOOK,
    ),
    RULE,
    to_send=(
        _(
            "On Haravan the customer has paid; the invoice in KiotViet is still open and does not have "
            "all of it. The money comes when the invoice becomes “Hoàn thành”, that is when Haravan shows"
            " “Đã giao hàng”, the COD as collected and “Đã thanh toán”. If all of these are there "
            "already, please tell us."
        ),
    ),
)
STUCK = OPEN._replace(
    key="stuck_and_short",
    tone="bad",
    title=_("Delivered, collected and paid on the store, and the invoice in KiotViet is still short of it"),
    todo=(_LOOK, ZERO.todo[1]),
    to_send=(
        _("On Haravan the order is delivered and paid, and its invoice in KiotViet still lacks money."),
        asks.HISTORY,
        _ENTER,
    ),
)
AT_ZERO = OPEN._replace(
    key="at_zero",
    title=_("Paid on the store, 0đ on an invoice that may be complete or not"),
    to_send=(
        _(
            "On Haravan the customer has paid, and the invoice in KiotViet stands at 0đ. Please look "
            "whether it is “Hoàn thành” already: if it is, the payment has to be entered there by hand; "
            "if not, the money comes when it completes."
        ),
    ),
)
LESS = Section(
    "less_in_kiotviet",
    "bad",
    _("KiotViet has less than the store"),
    (
        _LOOK,
        _(
            "Enter the missing payment of the invoice that lacks it (column KiotViet's papers), unless it is "
            "points, a voucher or the carrier's fee."
        ),
    ),
    RULE,
    to_send=(
        _("KiotViet says that the customer paid less than Haravan does."),
        asks.HISTORY,
        _ENTER,
    ),
)
TOTALS = Section(
    "totals_differ",
    "ask",
    _("KiotViet has its whole invoice, but the invoice is not the order's sum"),
    (_("Look at shipping fee, discount, lines edited or missing on the invoice: each side has its own total."),),
    RULE,
    to_send=(
        _(
            "On both sides all is paid, but the invoice in KiotViet has another total than the order on "
            "Haravan. Please look whether the shipping fee, the discount or the goods on the invoice were"
            " changed."
        ),
    ),
)
MORE = Section(
    "more_in_kiotviet",
    "ask",
    _("KiotViet has more than the store"),
    (_("See whether a payment was entered twice, or the store has not confirmed all of it."),),
    RULE,
    to_send=(
        _(
            "KiotViet says that the customer paid more than Haravan does. Please look whether a payment "
            "was entered twice in KiotViet, or “Xác nhận thanh toán” was not pressed for all of it on "
            "Haravan."
        ),
    ),
)
REFUND = Section(
    "refund_not_in_kiotviet",
    "ask",
    _("Refunded on the store, KiotViet still has the full sum"),
    (_("A refund of the store does not reach KiotViet: make a return or a payment there unless it is done."),),
    RULE,
    to_send=(
        _(
            "On Haravan the money was refunded, and KiotViet still has all of it: a refund on Haravan "
            "does not reach KiotViet. If you have not done so yet, please make a “Trả hàng” in KiotViet "
            "or enter there what was paid back."
        ),
    ),
)
NOT_PAID_OUT = Section(
    "return_not_paid_out",
    "ask",
    _("Refunded on the store, and KiotViet's return of it has no money paid out"),
    (
        _(
            "KiotViet has the return already: make no second one, which would put the goods into stock twice. Record "
            "on it what the customer got (Đã trả khách)."
        ),
    ),
    RULE,
    to_send=(
        _(
            "On Haravan the money was refunded, and the “Trả hàng” in KiotViet does not have it as paid to "
            "the customer. Please record that sum there (“Đã trả khách”), and make no second “Trả hàng”, "
            "which would put the goods into stock twice."
        ),
    ),
)
STANDS = Section(
    "sale_still_stands",
    "ask",
    _("The store gave the money back, and the sale still stands in KiotViet"),
    (
        _(
            "An invoice counts revenue and stock whatever was paid on it: where the goods came back, make a return of "
            "it in KiotViet or cancel it; where the customer kept them, nothing is to be done."
        ),
    ),
    RULE,
    to_send=(
        _(
            "On Haravan the money was given back to the customer, and the invoice in KiotViet still "
            "counts as a sale. If the goods are back, please make a “Trả hàng” of it in KiotViet or "
            "cancel it; if the customer kept them, there is nothing for you to do."
        ),
    ),
)
GIVEN_BACK = Section(
    "given_back_in_kiotviet",
    "ask",
    _("KiotViet gave back more than the store"),
    (
        _(
            "See whether the customer has the money: confirm the refund on Haravan too, unless the goods were "
            "exchanged for others on an invoice of its own."
        ),
    ),
    RULE,
    to_send=(
        _(
            "KiotViet gave the customer back more than Haravan says. If the customer has the money, "
            "please confirm the refund on Haravan too, unless the goods were exchanged for others that "
            "have an invoice of their own."
        ),
    ),
)
GIVEN_LESS = Section(
    "given_back_less_in_kiotviet",
    "ask",
    _("KiotViet gave back less than the store"),
    (
        _(
            "Hold the return in KiotViet against the refund on Haravan: a fee for the return, goods that the customer "
            "kept, or a sum typed wrongly. Correct the side that is wrong."
        ),
    ),
    RULE,
    to_send=(
        _(
            "KiotViet gave the customer back less than Haravan says. Please hold the “Trả hàng” in "
            "KiotViet against the refund on Haravan, such as a fee for the return or goods that the "
            "customer kept, and correct the side that is wrong."
        ),
    ),
)
BY_HAND = Section(
    "completed_before_paid",
    "ask",
    _("Complete in KiotViet before it was paid on the store: somebody completed it by hand"),
    (_LOOK,),
    RULE,
    to_send=(asks.BY_HAND,),
)
TWICE = Section(
    "entered_twice",
    "bad",
    _("In KiotViet twice: each invoice has the whole sum"),
    (_("Cancel the invoice too many in KiotViet: revenue and stock are counted twice."),),
    RULE,
    to_send=(
        _(
            "In KiotViet there is more than one invoice of this sale, each with the whole sum, so revenue"
            " and stock are counted more than once. Please cancel the invoice that is too many in "
            "KiotViet."
        ),
    ),
)
PARTLY = Section(
    "rest_not_sent",
    "",
    _("Sent in part: the rest has no invoice yet"),
    (_("No fault: the rest gets its invoice once its delivery is processed."),),
    RULE,
    to_send=(
        _("The goods were sent in part: the rest gets its invoice once you process its delivery on Haravan."),
        asks.NO_FAULT,
    ),
)
ALIVE = Section(
    "cancelled_on_store",
    "ask",
    _("Cancelled on the store, not in KiotViet"),
    (
        _(
            "An open slip reserves goods, an invoice counts revenue and stock: cancel them, or make a return "
            "in KiotViet. Where the customer took the goods all the same, nothing is to be done."
        ),
    ),
    RULE,
    to_send=(
        _(
            "It was cancelled on Haravan and not in KiotViet, where a “Phiếu đặt hàng” still holds goods "
            "back, and an invoice counts as a sale. Please cancel it in KiotViet too, or make a “Trả "
            "hàng”; if the customer took the goods all the same, there is nothing for you to do."
        ),
    ),
)
DEAD = Section(
    "paid_and_cancelled",
    "ask",
    _("Paid on the store, cancelled in KiotViet"),
    (
        _(
            "If the order stands, make the invoice by hand in KiotViet; else cancel it on Haravan and pay the "
            "customer back."
        ),
        _LOOK,
    ),
    RULE,
    to_send=(
        asks.CANCELLED_IN_KIOTVIET,
        asks.STANDS_OR_NOT,
    ),
)
ENDED = Section(
    "slip_ended",
    "ask",
    _("Paid on the store, the order slip was ended in KiotViet without an invoice"),
    (
        _(
            "A slip that is complete without an invoice was ended by hand: make the invoice and its payment "
            "in KiotViet."
        ),
        _LOOK,
    ),
    RULE,
    to_send=(asks.ENDED,),
)
DEPOSIT = Section(
    "deposit_only",
    "",
    _("Still an order slip: the sum on it is only the deposit"),
    (_("No fault: what the customer pays stands on the invoice, which comes once delivery is processed."),),
    RULE,
    to_send=(
        _(
            "So far there is a “Phiếu đặt hàng” only, and what KiotViet shows on it is the deposit; what "
            "the customer pays stands on the invoice, which comes once delivery is processed."
        ),
        asks.NO_FAULT,
    ),
)
