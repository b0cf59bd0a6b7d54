"""What is said about each kind of stock difference, and what to do about it (playbook rows 0 and 5)."""

from collections.abc import Mapping

from catalogrepair.catalog.results import Section
from catalogrepair.diagnoses.stock.differences import StockKind
from catalogrepair.text import Text

ONE_WAY = Text(
    "Tồn kho chỉ đi một chiều KiotViet → Haravan: sửa trên Haravan không giữ được lâu. Số ở KiotViet sai thì kiểm kho "
    "trên KiotViet; số ở KiotViet đúng thì đồng bộ lại tồn kho từ ứng dụng KiotViet trên Haravan.",
    "Stock goes one way, KiotViet → Haravan: what is edited on Haravan does not last. Where KiotViet is wrong, correct "
    "it there (kiểm kho); where it is right, sync the stock again from the KiotViet app on Haravan.",
)
_RESYNC = Text(
    "Đếm lại hàng; KiotViet đúng thì đồng bộ lại tồn kho của các mã này từ ứng dụng KiotViet trên Haravan.",
    "Count the goods; where KiotViet is right, sync the stock of these codes again from the KiotViet app on Haravan.",
)

SECTIONS: Mapping[StockKind, Section] = {
    StockKind.OVERSELL: Section(
        "oversell",
        "bad",
        Text("Web còn bán trong khi KiotViet đã hết hàng", "The store still sells what KiotViet has no more"),
        (
            Text(
                "Làm trước tiên: khách đặt những mã này thì shop không có hàng giao.",
                "First of all: orders for these cannot be delivered.",
            ),
            _RESYNC,
        ),
        "5",
    ),
    StockKind.LOST_SALE: Section(
        "lost_sale",
        "bad",
        Text("Web báo hết trong khi KiotViet còn hàng", "The store says sold out, but KiotViet has some"),
        (_RESYNC,),
        "5",
    ),
    StockKind.DIFFERS: Section(
        "differs",
        "bad",
        Text("Số trên web khác KiotViet", "The store's number differs from KiotViet's"),
        (_RESYNC,),
        "5",
    ),
    StockKind.STORE_HOP: Section(
        "mykiot_to_haravan",
        "bad",
        Text(
            "Sai ở chặng MyKiot → Haravan: web không theo MyKiot",
            "MyKiot → Haravan is wrong: the store does not follow",
        ),
        (
            Text(
                "KiotViet và MyKiot đã khớp (hoặc chưa xét được): đồng bộ lại tồn kho từ MyKiot sang Haravan.",
                "KiotViet and MyKiot agree (or could not be compared): sync the stock again from MyKiot to Haravan.",
            ),
        ),
        "0",
    ),
    StockKind.KIOTVIET_HOP: Section(
        "kiotviet_to_mykiot",
        "bad",
        Text(
            "Sai ở chặng KiotViet → MyKiot: MyKiot không theo KiotViet",
            "KiotViet → MyKiot is wrong: MyKiot does not follow",
        ),
        (
            Text(
                "Web đã theo đúng MyKiot: đồng bộ lại từ KiotViet sang MyKiot, và xem MyKiot lấy chi nhánh nào.",
                "The store does follow MyKiot: sync KiotViet to MyKiot again, and see which branch MyKiot takes.",
            ),
        ),
        "0",
    ),
    StockKind.BOTH_HOPS: Section(
        "both_hops",
        "bad",
        Text(
            "Sai ở cả hai chặng: KiotViet → MyKiot và MyKiot → Haravan",
            "Both KiotViet → MyKiot and MyKiot → Haravan are wrong",
        ),
        (
            Text(
                "Đồng bộ lại từ KiotViet sang MyKiot trước; MyKiot đúng rồi mới đồng bộ từ MyKiot sang Haravan.",
                "Sync KiotViet to MyKiot first; once MyKiot is right, sync MyKiot to Haravan.",
            ),
        ),
        "0",
    ),
    StockKind.OTHER_RULE: Section(
        "other_rule",
        "ask",
        Text("Đúng theo một quy tắc khác", "Right by another rule"),
        (
            Text(
                "Không cần sửa từng mã: xem việc nên làm tiếp, đó là một thiết lập của ứng dụng.",
                "Mend no single code: see what to do next, it is one setting of the app.",
            ),
        ),
        "5",
    ),
    StockKind.OPEN_ORDERS: Section(
        "open_orders",
        "ask",
        Text("Lệch bằng đúng số hàng trong đơn chưa giao trên web", "Off by just what open store orders hold"),
        (
            Text(
                "Số có thể bán trên web đã đúng. Xử lý giao các đơn đang mở rồi so lại.",
                "What the store can sell is right. Process the open orders, then compare again.",
            ),
        ),
        "5",
    ),
    StockKind.NO_STOCK_ROW: Section(
        "no_stock_row",
        "ask",
        Text(
            "KiotViet còn hàng, web chưa từng có dòng tồn kho",
            "KiotViet has some, the store never had a stock row",
        ),
        (
            Text(
                "Mã này chưa từng được đồng bộ tồn kho: đồng bộ lại từ ứng dụng KiotViet trên Haravan.",
                "The stock of this code was never synced: sync it from the KiotViet app on Haravan.",
            ),
        ),
        "5",
    ),
    StockKind.NOT_LISTED: Section(
        "not_listed",
        "ask",
        Text(
            "Có chi nhánh không liệt kê mã này nên chưa kết luận",
            "A branch does not list this code: nothing concluded",
        ),
        (
            Text(
                "Tệp của chi nhánh ấy có thể bị lọc, hoặc hàng ngừng kinh doanh ở đó: xuất lại, bỏ hết bộ lọc.",
                "The file of that branch may be filtered, or the product is not sold there: export again, no filters.",
            ),
        ),
        "5",
    ),
    StockKind.NOT_FOR_SALE: Section(
        "not_for_sale",
        "ask",
        Text(
            "KiotViet đã ngừng bán, web vẫn còn và khác số",
            "KiotViet sells it no more, the store has another number",
        ),
        (
            Text(
                "Hàng ngừng kinh doanh không được đồng bộ nữa: ẩn trên Haravan, hoặc cho bán lại trên KiotViet.",
                "Goods that are not for sale are not synced: hide them on Haravan, or sell them again in KiotViet.",
            ),
        ),
        "5",
    ),
    StockKind.REPEATED: Section(
        "repeated",
        "ask",
        Text(
            "Một mã ở hai chỗ: không biết so với số nào",
            "One code in two places: which number is meant is not known",
        ),
        (
            Text(
                "Mỗi mã hàng KiotViet chỉ được nằm ở một phiên bản (SKU và Barcode). Sửa mã trên Haravan rồi so lại.",
                "A code of KiotViet's may stand on one variant only (SKU and barcode). Mend it on Haravan.",
            ),
        ),
        "5",
    ),
    StockKind.DAMAGED: Section(
        "damaged_code",
        "ask",
        Text("Mã có vẻ bị Excel làm hỏng nên không so được", "Excel seems to have damaged the code: not compared"),
        (
            Text(
                "Xuất lại tệp và đừng mở bằng Excel rồi lưu; mã hỏng ngay trên web thì sửa SKU trên Haravan.",
                "Export again, and do not save it in Excel; where the store itself has it, mend the SKU on Haravan.",
            ),
        ),
        "5",
    ),
    StockKind.MYKIOT_ASIDE: Section(
        "mykiot_aside",
        "ask",
        Text("Web đúng với KiotViet, chỉ MyKiot khác", "The store is right, only MyKiot differs"),
        (
            Text(
                "Có thể web lấy tồn thẳng từ KiotViet, không qua MyKiot; hoặc tệp MyKiot đã cũ.",
                "The store may take its stock straight from KiotViet, or MyKiot's file is old.",
            ),
        ),
        "0",
    ),
    StockKind.NEGATIVE: Section(
        "negative",
        "",
        Text("KiotViet bán quá số có (tồn âm), web để 0 hoặc âm", "KiotViet is below zero, the store at 0 or below"),
        (Text("Kiểm kho trên KiotViet để hết âm.", "Correct the stock in KiotViet (kiểm kho)."),),
        "5",
    ),
    StockKind.NOT_TRACKED: Section(
        "not_tracked",
        "",
        Text(
            "Web không quản lý tồn kho mã này: lúc nào cũng bán được",
            "The store keeps no stock of it: always for sale",
        ),
        (
            Text(
                "Muốn đồng bộ tồn thì bật “Quản lý tồn kho” cho phiên bản ấy trên Haravan.",
                "To have its stock synced, switch on “Quản lý tồn kho” of the variant on Haravan.",
            ),
        ),
        "5",
    ),
}
EFFECTS: Mapping[StockKind, Text] = {
    StockKind.OVERSELL: Text("web bán hàng đã hết", "sells what is gone"),
    StockKind.LOST_SALE: Text("web báo hết", "says sold out"),
    StockKind.DIFFERS: Text("lệch số", "differs"),
}
