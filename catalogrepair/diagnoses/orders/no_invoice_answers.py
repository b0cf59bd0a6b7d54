"""What is said of an order that was processed and has no invoice, and what to do about it (docs: playbook 6)."""

from catalogrepair.catalog.results import Section
from catalogrepair.diagnoses.shared import asks
from catalogrepair.text import _

RULE = "6"
_ALLOW = _(
    "Since its update of 22/07/2020 KiotViet wants the shop to press “Cho phép” before the app may "
    "read it. The owner signs in to KiotViet as admin, opens the KiotViet app on Haravan, presses "
    "“Cho phép”, and syncs the orders again."
)
_NOT_PERMISSION = _("Other orders do have invoices, so the missing “Cho phép” is not the cause.")
_PRESS = _(
    "Since 22/07/2020 KiotViet wants the shop to press “Cho phép” before the app may read it: the"
    " owner of the shop signs in to KiotViet with the admin account, opens the KiotViet app on "
    "Haravan and presses “Cho phép”. Then please tell us, and we will have the orders synced "
    "again."
)
_NO_INVOICE = _("Delivery was processed on Haravan, and we see no invoice in KiotViet.")
ALL = Section(
    "permission",
    "bad",
    _("Delivery processed, and not one order has an invoice: “Cho phép” was not pressed"),
    (_ALLOW,),
    RULE,
    to_send=(
        _NO_INVOICE,
        _("None of the shop's orders has one, so “Cho phép” was most likely not pressed."),
        _PRESS,
    ),
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
    to_send=(
        _NO_INVOICE,
        _(
            "Please look whether the other orders of Haravan have invoices in KiotViet. If none has, “Cho"
            " phép” was not pressed."
        ),
        _PRESS,
    ),
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
    to_send=(
        _NO_INVOICE,
        _("What we have of KiotViet holds other sales only."),
        asks.SEND_INVOICES,
    ),
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
    to_send=(
        _NO_INVOICE,
        _(
            "Earlier orders have theirs, so the connection was lost about then. The owner of the shop "
            "signs in to KiotViet with the admin account, opens the KiotViet app on Haravan and presses "
            "“Cho phép” again; then please tell us."
        ),
    ),
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
    to_send=(
        _NO_INVOICE,
        _("These orders are later than the last invoice that we have."),
        asks.SEND_INVOICES,
        _(
            "If there are no later invoices in KiotViet, the owner of the shop presses “Cho phép” again "
            "in the KiotViet app on Haravan."
        ),
    ),
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
    to_send=(
        _("Delivery was processed on Haravan, and KiotViet still has the “Phiếu đặt hàng” only."),
        asks.HISTORY,
        asks.NOBODY_DID,
    ),
)
WAITING_PERHAPS_FOR_STOCK = WAITING._replace(
    todo=(
        *WAITING.todo,
        _(
            "Did KiotViet have enough of the goods when delivery was processed? If not, it refuses the invoice until "
            "“Cho phép bán hàng khi hết tồn kho” is ticked in Thiết lập cửa hàng."
        ),
    ),
    to_send=(
        *WAITING.to_send,
        _(
            "It may also be that KiotViet had too little of the goods when delivery was processed: then "
            "the owner of the shop opens Thiết lập cửa hàng in KiotViet and ticks “Cho phép bán hàng khi "
            "hết tồn kho”."
        ),
    ),
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
    to_send=(
        _(
            "Delivery was processed on Haravan, and KiotViet has too little of the goods now. KiotViet "
            "makes no invoice of goods that are out of stock, unless “Cho phép bán hàng khi hết tồn kho” "
            "is ticked in Thiết lập cửa hàng. Please have the owner tick it, or enter the goods that came"
            " in; then tell us, and we will have the order synced again."
        ),
    ),
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
    to_send=(
        asks.CANCELLED_IN_KIOTVIET,
        asks.STANDS_OR_NOT,
    ),
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
    to_send=(
        _(
            "Delivery was processed on Haravan, and we find nothing of it in KiotViet. Please open the "
            "KiotViet app on Haravan, see whether it shows an error for the order, and send us a "
            "screenshot of it."
        ),
    ),
)
