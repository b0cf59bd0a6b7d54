"""What is said of a placeholder line, and what to do about it (docs: playbook 3).

That it was out of stock on arrival is told only of goods that KiotViet counts, sells and has none of now; of all others
the cause is not known, or is another.
"""

from catalogrepair.catalog.results import Section
from catalogrepair.diagnoses.shared import asks
from catalogrepair.text import _

RULE = "3"
_TICK = _(
    "The owner signs in to KiotViet, opens Thiết lập cửa hàng and ticks “Cho phép đặt hàng khi hết "
    "tồn kho”. New orders then arrive with the right product."
)
_TICK_FOR_INVOICES = _(
    "Tick “Cho phép bán hàng khi hết tồn kho” there, too: without it KiotViet refuses the invoices of such orders."
)
_REPLACE = _(
    "In orders that arrived already, replace the line with the right product by hand. Never delete the placeholder."
)
_SOLD_OUT = _(
    "One cause may be that KiotViet had none of it when the order arrived, and “Cho phép đặt hàng khi hết tồn kho” was "
    "not ticked in Thiết lập cửa hàng."
)
_UNMATCHED = _(
    "The other: KiotViet matched the line with no product. Other codes on the two sides, one barcode on several "
    "products, goods no longer sold, or a “Hiển thị kênh bán hàng” of the product on Haravan that is not ticked."
)
_LIST = _(
    "Add KiotViet's product list (Hàng hóa → Xuất file), with the stock: then it can be told which of the two it is."
)
_BARCODES = _(
    "Add Haravan's product export (Sản phẩm → Xuất dữ liệu): KiotViet finds its products by their barcodes, which the "
    "order export may lack."
)
_SAW = _("In KiotViet the order has a line “HRV-khong-xoa” in place of the real product.")
_PLEASE_TICK = _(
    "The owner of the shop signs in to KiotViet, opens Thiết lập cửa hàng and ticks “Cho phép đặt"
    " hàng khi hết tồn kho” and “Cho phép bán hàng khi hết tồn kho”: new orders then arrive with "
    "the right product."
)
_PLEASE_REPLACE = _(
    "In the order that has arrived already, please put the right product in place of this line by"
    " hand, and do not delete the product “HRV-khong-xoa”."
)
_TWO_CAUSES = _(
    "Either KiotViet had none of it when the order arrived and “Cho phép đặt hàng khi hết tồn "
    "kho” was not ticked in Thiết lập cửa hàng, or KiotViet did not recognise the product: please"
    " see whether its code is the same on both sides."
)
OUT_OF_STOCK = Section(
    "placeholder",
    "bad",
    _("Placeholder line: out of stock on arrival"),
    (_TICK, _TICK_FOR_INVOICES, _REPLACE),
    RULE,
    to_send=(
        _SAW,
        _("KiotViet has none of it; most likely ordering without stock is not allowed there yet."),
        _PLEASE_TICK,
        _PLEASE_REPLACE,
    ),
)
CAUSE_UNKNOWN = Section(
    "placeholder_cause_unknown",
    "ask",
    _("Placeholder line, and why is not known without KiotViet's product list"),
    (_SOLD_OUT, _UNMATCHED, _LIST, _REPLACE),
    RULE,
    to_send=(
        _SAW,
        _TWO_CAUSES,
        asks.SEND_GOODS,
        _PLEASE_REPLACE,
    ),
)
PRODUCT_UNKNOWN = Section(
    "placeholder_cause_unknown",
    "ask",
    _("Placeholder line, and why is not known: nothing tells of its product or of its stock"),
    (_SOLD_OUT, _UNMATCHED, _BARCODES, _REPLACE),
    RULE,
    to_send=(
        _SAW,
        _TWO_CAUSES,
        _PLEASE_REPLACE,
    ),
)
IN_STOCK_NOW = Section(
    "placeholder_in_stock_now",
    "ask",
    _("Placeholder line, and KiotViet has stock of it now"),
    (
        _SOLD_OUT,
        _UNMATCHED,
        _(
            "See its Thẻ kho in KiotViet: was there any when the order arrived, in the branch that takes Haravan's "
            "orders? If there was, stock is not the cause."
        ),
        _REPLACE,
    ),
    RULE,
    to_send=(
        _SAW,
        _(
            "KiotViet has stock of it now. Please open the product's Thẻ kho in KiotViet: was there any "
            "when the order arrived? If there was none, please tick “Cho phép đặt hàng khi hết tồn kho” "
            "in Thiết lập cửa hàng; if there was, tell us."
        ),
        _PLEASE_REPLACE,
    ),
)
SERVICE = Section(
    "placeholder_service",
    "ask",
    _("Placeholder line for a service: stock is not the cause"),
    (
        _(
            "KiotViet keeps no stock of services. See whether the KiotViet app on Haravan has the product linked, "
            "whether both sides have the same code, and whether its “Hiển thị kênh bán hàng” is ticked."
        ),
        _REPLACE,
    ),
    RULE,
    to_send=(
        _SAW,
        _(
            "It is a service, of which KiotViet keeps no stock, so stock is not the cause. Please see "
            "whether its code is the same on Haravan and in KiotViet, and whether its “Hiển thị kênh bán "
            "hàng” is ticked on Haravan."
        ),
        _PLEASE_REPLACE,
    ),
)
COMBO = Section(
    "placeholder_combo",
    "ask",
    _("Placeholder line for a combo: it has no stock of its own"),
    (
        _(
            "See whether one of its parts was out of stock when the order arrived; if none was, whether the combo is "
            "linked in the KiotViet app on Haravan."
        ),
        _REPLACE,
    ),
    RULE,
    to_send=(
        _SAW,
        _(
            "It is a combo, which is sold from the stock of its parts. Please see whether one of its "
            "parts was out of stock when the order arrived; if none was, tell us."
        ),
        _PLEASE_REPLACE,
    ),
)
NOT_SOLD = Section(
    "placeholder_not_sold",
    "ask",
    _("Placeholder line: KiotViet no longer sells this product"),
    (
        _(
            "Goods that are Ngừng kinh doanh, or not sold directly, are not carried over, whatever their stock. Sell "
            "them again in KiotViet, or hide them on Haravan."
        ),
        _REPLACE,
    ),
    RULE,
    to_send=(
        _SAW,
        _(
            "In KiotViet the product is “Ngừng kinh doanh” or not sold directly, so it is not carried "
            "over. Please sell it again in KiotViet, or hide it on Haravan."
        ),
        _PLEASE_REPLACE,
    ),
)
KEPT_FROM_CHANNEL = Section(
    "placeholder_channel",
    "ask",
    _("Placeholder line: Haravan does not show the product on the sales channel of this order"),
    (
        _(
            "Tick “Hiển thị kênh bán hàng” of that channel for the product on Haravan: without it the app does not "
            "match the lines of its orders. Whether it was out of stock as well cannot be told from this."
        ),
        _REPLACE,
    ),
    RULE,
    to_send=(
        _SAW,
        _(
            "On Haravan the product is not shown on the sales channel of this order. Please tick that "
            "channel under “Hiển thị kênh bán hàng” of the product."
        ),
        _PLEASE_REPLACE,
    ),
)
TICKED = Section(
    "placeholder_now_ticked",
    "ask",
    _("Placeholder line, although ordering without stock is allowed now"),
    (
        _(
            "The order came before the box was ticked, or the product was not linked then. New orders are "
            "safe; mend this one by hand."
        ),
        _REPLACE,
    ),
    RULE,
    to_send=(
        _SAW,
        _("Your shop allows orders without stock now, so new orders are safe."),
        _PLEASE_REPLACE,
    ),
)
NOT_LINKED = Section(
    "placeholder_not_linked",
    "bad",
    _("Placeholder line: KiotViet does not have this code"),
    (
        _("Make SKU and barcode on Haravan equal to the Mã hàng in KiotViet, or create the product in KiotViet."),
        _REPLACE,
    ),
    RULE,
    to_send=(
        _SAW,
        _(
            "KiotViet does not have the code that the product has on Haravan. Please make SKU and Barcode"
            " on Haravan the same as the Mã hàng in KiotViet, or create the product in KiotViet."
        ),
        _PLEASE_REPLACE,
    ),
)
TWICE = Section(
    "placeholder_repeated_barcode",
    "bad",
    _("Placeholder line: several store products have this code"),
    (
        _("Keep this SKU and barcode on one variant of the store: with a repeated barcode the app cannot tell which."),
        _REPLACE,
    ),
    RULE,
    to_send=(
        _SAW,
        _(
            "On Haravan several products have this code, so the app cannot tell which is meant. Please "
            "keep the code, as SKU and Barcode, on one of them only."
        ),
        _PLEASE_REPLACE,
    ),
)
