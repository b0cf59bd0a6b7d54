"""What is said of an order that was processed and has no invoice, and what to do about it (docs: playbook 6)."""

from catalogrepair.catalog.results import Section
from catalogrepair.text import _

RULE = "6"
_ALLOW = _(
    "Since its update of 22/07/2020 KiotViet wants the shop to press “Cho phép” before the app may "
    "read it. The owner signs in to KiotViet as admin, opens the KiotViet app on Haravan, presses "
    "“Cho phép”, and syncs the orders again."
)
_NOT_PERMISSION = _("Other orders do have invoices, so the missing “Cho phép” is not the cause.")
ALL = Section(
    "permission",
    "bad",
    _("Delivery processed, and not one order has an invoice: “Cho phép” was not pressed"),
    (_ALLOW,),
    RULE,
)
PERHAPS = Section(
    "permission_perhaps",
    "ask",
    _("Delivery processed and no invoice; too few orders to tell why"),
    (
        _(
            "If no other order of the shop has one either, “Cho phép” was not pressed; if only some lack it, "
            "that is not the cause."
        ),
        _ALLOW,
    ),
    RULE,
)
UNMATCHED = Section(
    "no_paper_matched",
    "ask",
    _("Delivery processed, and not one paper of KiotViet belongs to these orders"),
    (
        _(
            "Is what was given of KiotViet this shop's, and of the same days? It holds other sales only, such as those "
            "of the counter, which says nothing about the orders of the web."
        ),
        _("If it is, and the orders stand in KiotViet as order slips only, then “Cho phép” was not pressed."),
        _ALLOW,
    ),
    RULE,
)
STOPPED = Section(
    "permission_stopped",
    "bad",
    _("From some day on no order gets an invoice any more"),
    (
        _(
            "There were invoices before, so the permission or the connection was lost about that day: press "
            "“Cho phép” again in the KiotViet app on Haravan (wanted since 22/07/2020), and see "
            "`catalogrepair diagnose webhooks`."
        ),
    ),
    RULE,
)
SILENT = Section(
    "after_the_last_invoice",
    "ask",
    _("After the last invoice of the file several processed orders have none"),
    (
        _(
            "If the invoices were exported until today, the permission or the connection was lost: press “Cho "
            "phép” again in the KiotViet app on Haravan (wanted since 22/07/2020). If the export ends on that "
            "day, export the days after it too."
        ),
    ),
    RULE,
)
WAITING = Section(
    "no_invoice",
    "bad",
    _("Delivery processed, but still an order slip"),
    (
        _NOT_PERMISSION,
        _(
            "See Lịch sử thao tác in KiotViet: the app no longer updates an order that a user edited. If "
            "nobody did, ask Haravan to sync these orders again."
        ),
    ),
    RULE,
)
WAITING_PERHAPS_FOR_STOCK = WAITING._replace(
    todo=(
        *WAITING.todo,
        _(
            "Did KiotViet have enough of the goods when delivery was processed? If not, it refuses the invoice until "
            "“Cho phép bán hàng khi hết tồn kho” is ticked in Thiết lập cửa hàng."
        ),
    )
)
OUT_OF_STOCK = Section(
    "no_invoice_out_of_stock",
    "bad",
    _("Delivery processed, still an order slip, and KiotViet has too little of a product"),
    (
        _(
            "KiotViet refuses invoices of goods that are out of stock, unless “Cho phép bán hàng khi hết tồn kho” is "
            "ticked in Thiết lập cửa hàng: the owner ticks it, or enters the goods that came in. Then sync the order "
            "again."
        ),
        _(
            "Was there enough when delivery was processed? Then see Lịch sử thao tác in KiotViet: the app no longer "
            "updates an order that a user edited."
        ),
    ),
    RULE,
)
CANCELLED = Section(
    "cancelled_in_kiotviet",
    "ask",
    _("Cancelled in KiotViet, not on the store"),
    (
        _(
            "Somebody cancelled it in KiotViet. If the order stands, make the invoice by hand; else cancel it "
            "on Haravan."
        ),
    ),
    RULE,
)
ABSENT = Section(
    "not_in_kiotviet",
    "bad",
    _("Delivery processed, and KiotViet knows nothing"),
    (
        _NOT_PERMISSION,
        _(
            "The order never arrived: see whether the KiotViet app on Haravan shows an error for it, then "
            "sync it again."
        ),
    ),
    RULE,
)
