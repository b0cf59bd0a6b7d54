"""What is said of an order whose money differs, and what to do about it (docs: playbook 4)."""

from catalogrepair.catalog.results import Section
from catalogrepair.text import _

RULE = "4"
_LOOK = _(
    "No file and no API names who edited it: in KiotViet open Lịch sử thao tác and look for the "
    "paper's code. After a user's action on an order the app no longer syncs it."
)
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
)
STUCK = OPEN._replace(
    key="stuck_and_short",
    tone="bad",
    title=_("Delivered, collected and paid on the store, and the invoice in KiotViet is still short of it"),
    todo=(_LOOK, ZERO.todo[1]),
)
AT_ZERO = OPEN._replace(
    key="at_zero",
    title=_("Paid on the store, 0đ on an invoice that may be complete or not"),
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
)
TOTALS = Section(
    "totals_differ",
    "ask",
    _("KiotViet has its whole invoice, but the invoice is not the order's sum"),
    (_("Look at shipping fee, discount, lines edited or missing on the invoice: each side has its own total."),),
    RULE,
)
MORE = Section(
    "more_in_kiotviet",
    "ask",
    _("KiotViet has more than the store"),
    (_("See whether a payment was entered twice, or the store has not confirmed all of it."),),
    RULE,
)
REFUND = Section(
    "refund_not_in_kiotviet",
    "ask",
    _("Refunded on the store, KiotViet still has the full sum"),
    (_("A refund of the store does not reach KiotViet: make a return or a payment there unless it is done."),),
    RULE,
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
)
BY_HAND = Section(
    "completed_before_paid",
    "ask",
    _("Complete in KiotViet before it was paid on the store: somebody completed it by hand"),
    (_LOOK,),
    RULE,
)
TWICE = Section(
    "entered_twice",
    "bad",
    _("In KiotViet twice: each invoice has the whole sum"),
    (_("Cancel the invoice too many in KiotViet: revenue and stock are counted twice."),),
    RULE,
)
PARTLY = Section(
    "rest_not_sent",
    "",
    _("Sent in part: the rest has no invoice yet"),
    (_("No fault: the rest gets its invoice once its delivery is processed."),),
    RULE,
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
)
DEPOSIT = Section(
    "deposit_only",
    "",
    _("Still an order slip: the sum on it is only the deposit"),
    (_("No fault: what the customer pays stands on the invoice, which comes once delivery is processed."),),
    RULE,
)
