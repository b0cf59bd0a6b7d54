"""What is said about each kind of stock difference, and what to do about it (docs: playbook 0, 5)."""

from collections.abc import Mapping

from catalogrepair.catalog.results import Section
from catalogrepair.diagnoses.stock.differences import StockKind
from catalogrepair.text import Text, _

ONE_WAY = _(
    "Stock goes one way, KiotViet → Haravan: what is edited on Haravan does not last. Where "
    "KiotViet is wrong, correct it there (kiểm kho); where it is right, sync the stock again from "
    "the KiotViet app on Haravan."
)
_RESYNC = _(
    "Count the goods; where KiotViet is right, sync the stock of these codes again from the KiotViet app on Haravan."
)
_SYNC = _(
    "Please count the goods. If the number in KiotViet is wrong, correct it there (Hàng hóa → "
    "Kiểm kho); if it is right, sync the stock of these products again in the KiotViet app on "
    "Haravan."
)
_ONE_WAY_ONLY = _(
    "Please do not correct it on Haravan: stock goes from KiotViet to Haravan only, and what is "
    "entered on Haravan does not last."
)
SECTIONS: Mapping[StockKind, Section] = {
    StockKind.OVERSELL: Section(
        "oversell",
        "bad",
        _("The store still sells what KiotViet has no more"),
        (
            _("First of all: orders for these cannot be delivered."),
            _RESYNC,
        ),
        "5",
        to_send=(
            _("Haravan still sells what KiotViet has no more, so that orders for it may not be delivered."),
            _SYNC,
            _ONE_WAY_ONLY,
        ),
    ),
    StockKind.LOST_SALE: Section(
        "lost_sale",
        "bad",
        _("The store says sold out, but KiotViet has some"),
        (_RESYNC,),
        "5",
        to_send=(
            _("Haravan says that it is sold out, and KiotViet still has some."),
            _SYNC,
            _ONE_WAY_ONLY,
        ),
    ),
    StockKind.DIFFERS: Section(
        "differs",
        "bad",
        _("The store's number differs from KiotViet's"),
        (_RESYNC,),
        "5",
        to_send=(
            _("The stock on Haravan is not the same as in KiotViet."),
            _SYNC,
            _ONE_WAY_ONLY,
        ),
    ),
    StockKind.STORE_HOP: Section(
        "mykiot_to_haravan",
        "bad",
        _("MyKiot → Haravan is wrong: the store does not follow"),
        (_("KiotViet and MyKiot agree (or could not be compared): sync the stock again from MyKiot to Haravan."),),
        "0",
        to_send=(
            _("The stock on Haravan is not the same as in MyKiot. Please sync the stock again from MyKiot to Haravan."),
        ),
    ),
    StockKind.KIOTVIET_HOP: Section(
        "kiotviet_to_mykiot",
        "bad",
        _("KiotViet → MyKiot is wrong: MyKiot does not follow"),
        (_("The store does follow MyKiot: sync KiotViet to MyKiot again, and see which branch MyKiot takes."),),
        "0",
        to_send=(
            _(
                "Haravan shows what MyKiot has, and MyKiot does not show what KiotViet has. Please sync from "
                "KiotViet to MyKiot again, and see which branch MyKiot takes its stock from."
            ),
        ),
    ),
    StockKind.BOTH_HOPS: Section(
        "both_hops",
        "bad",
        _("Both KiotViet → MyKiot and MyKiot → Haravan are wrong"),
        (_("Sync KiotViet to MyKiot first; once MyKiot is right, sync MyKiot to Haravan."),),
        "0",
        to_send=(
            _(
                "The stock in KiotViet, in MyKiot and on Haravan is three different numbers. Please sync from"
                " KiotViet to MyKiot first, and once MyKiot is right, from MyKiot to Haravan."
            ),
        ),
    ),
    StockKind.OTHER_RULE: Section(
        "other_rule",
        "ask",
        _("Right by another rule"),
        (_("Mend no single code: see what to do next, it is one setting of the app."),),
        "5",
        to_send=(
            _(
                "All these numbers on Haravan are worked out in one and the same other way, so no single "
                "product needs to be corrected. Please open the settings of the KiotViet app on Haravan, see "
                "which branches are synced, and tell us of which branches the web is to sell."
            ),
        ),
    ),
    StockKind.OPEN_ORDERS: Section(
        "open_orders",
        "ask",
        _("Off by just what open store orders hold"),
        (_("What the store can sell is right. Process the open orders, then compare again."),),
        "5",
        to_send=(
            _(
                "What Haravan can sell is right; the rest is held back for orders that are not delivered yet."
                " Once you process their delivery, the numbers agree again."
            ),
        ),
    ),
    StockKind.NO_STOCK_ROW: Section(
        "no_stock_row",
        "ask",
        _("KiotViet has some, the store never had a stock row"),
        (_("The stock of this code was never synced: sync it from the KiotViet app on Haravan."),),
        "5",
        to_send=(
            _(
                "KiotViet has some, and on Haravan its stock was never entered. Please sync the stock of "
                "these products in the KiotViet app on Haravan."
            ),
        ),
    ),
    StockKind.NOT_LISTED: Section(
        "not_listed",
        "ask",
        _("A branch does not list this code: nothing concluded"),
        (_("The file of that branch may be filtered, or the product is not sold there: export again, no filters."),),
        "5",
        to_send=(
            _(
                "The file of one branch does not list these products, so we cannot tell whether their stock "
                "is right. Please export the goods of that branch again without any filter (KiotViet: Hàng "
                "hóa → Danh sách hàng hóa → Xuất file), and send us the file."
            ),
        ),
    ),
    StockKind.NOT_FOR_SALE: Section(
        "not_for_sale",
        "ask",
        _("KiotViet sells it no more, the store has another number"),
        (_("Goods that are not for sale are not synced: hide them on Haravan, or sell them again in KiotViet."),),
        "5",
        to_send=(
            _(
                "In KiotViet the product is no longer sold, so its stock is not synced, and Haravan still "
                "shows some. Please hide it on Haravan, or sell it again in KiotViet."
            ),
        ),
    ),
    StockKind.REPEATED: Section(
        "repeated",
        "ask",
        _("One code in two places: which number is meant is not known"),
        (_("A code of KiotViet's may stand on one variant only (SKU and barcode). Mend it on Haravan."),),
        "5",
        to_send=(
            _(
                "One code is in more than one place, so it cannot be told which number is meant. Please keep "
                "the code, as SKU and Barcode, on one product of Haravan only."
            ),
        ),
        yields_to="1",
    ),
    StockKind.DAMAGED: Section(
        "damaged_code",
        "ask",
        _("Excel seems to have damaged the code: not compared"),
        (_("Export again, and do not save it in Excel; where the store itself has it, mend the SKU on Haravan."),),
        "5",
        to_send=(
            _(
                "The code on Haravan seems to have been damaged by Excel, so the stock does not go there. "
                "Please put the SKU on Haravan right as KiotViet has it. If it is right there already, please"
                " export the file once more and send it to us without opening it in Excel."
            ),
        ),
    ),
    StockKind.MYKIOT_ASIDE: Section(
        "mykiot_aside",
        "ask",
        _("The store is right, only MyKiot differs"),
        (_("The store may take its stock straight from KiotViet, or MyKiot's file is old."),),
        "0",
        to_send=(
            _(
                "Haravan is right, and only MyKiot shows another number. Please tell us whether Haravan takes"
                " its stock straight from KiotViet at your shop."
            ),
        ),
    ),
    StockKind.NEGATIVE: Section(
        "negative",
        "",
        _("KiotViet is below zero, the store at 0 or below"),
        (_("Correct the stock in KiotViet (kiểm kho)."),),
        "5",
        to_send=(
            _(
                "The stock in KiotViet is below zero. Haravan is not wrong; please correct the number in "
                "KiotViet when you can (Hàng hóa → Kiểm kho)."
            ),
        ),
    ),
    StockKind.NOT_TRACKED: Section(
        "not_tracked",
        "",
        _("The store keeps no stock of it: always for sale"),
        (_("To have its stock synced, switch on “Quản lý tồn kho” of the variant on Haravan."),),
        "5",
        to_send=(
            _(
                "Haravan keeps no stock of it, so it can always be bought. If that is not meant, please "
                "switch on “Quản lý tồn kho” of the product on Haravan; if it is, there is nothing for you to"
                " do."
            ),
        ),
    ),
}
EFFECTS: Mapping[StockKind, Text] = {
    StockKind.OVERSELL: _("sells what is gone"),
    StockKind.LOST_SALE: _("says sold out"),
    StockKind.DIFFERS: _("differs"),
}
