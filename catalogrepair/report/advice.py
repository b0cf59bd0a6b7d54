"""What to do next when products have not arrived: only causes that what was seen points at, and those it cannot see."""

from collections.abc import Iterator

from catalogrepair.catalog.plans.arrival import THERE, Arrival
from catalogrepair.catalog.plans.plan import Edit
from catalogrepair.catalog.plans.pushed import GOOD
from catalogrepair.catalog.plans.verified import Verified
from catalogrepair.errors import Text

_NOTHING = Text("", "")
_STORE = {
    "repeated": Text("xóa bớt một phiên bản trên web, kẻo đơn hàng khớp sai", "remove one of the two on the store"),
    "grouped": Text(
        "gỡ liên kết hoặc xóa phiên bản cũ trên web rồi đồng bộ lại",
        "unlink or delete the old variant on the store, then sync again",
    ),
}
_IMPORT_FIRST = Text("nhập tệp đã sửa vào KiotViet trước", "import the repaired file into KiotViet first")
_IF_NOT_YET = Text("nếu chưa nhập tệp đã sửa thì nhập trước", "import the repaired file first, if you have not")
_BY_HAND = Text(
    "gỡ khỏi nhóm ngay trong KiotViet, tab “Hàng hóa cùng loại”",
    "take it out of the group in KiotViet, tab “Hàng hóa cùng loại”",
)
_INACTIVE = Text("hàng đã ngừng kinh doanh: app không đồng bộ", "out of business: the app does not sync it")
_NOT_SOLD = Text("chưa tích “Được bán trực tiếp”: app không đồng bộ", "not for sale: the app does not sync it")
_NOT_PUSHED = Text("chưa đẩy đồng bộ lại", "not pushed yet")


def cause_of(verified: Verified, edit: Edit, cell: str | None, arrival: Arrival | None) -> Text:
    """The likeliest cause of one product's absence; `cell` is how its planned cell stands, None when not looked at."""
    if arrival in _STORE:
        return _STORE[str(arrival)]
    if arrival in THERE:
        return _NOTHING
    row = verified.imported.rows.get(edit.code) if verified.imported is not None else None
    causes = (
        (cell in ("untouched", "other"), _on_cell(verified)),
        (row is not None and row.active == "0", _INACTIVE),
        (row is not None and row.sold == "0", _NOT_SOLD),
        (arrival == "missing" and not _is_pushed(verified, edit.code), _NOT_PUSHED),
    )
    return next((text for holds, text in causes if holds), _NOTHING)


def _on_cell(verified: Verified) -> Text:
    """What to do about a cell that is not as planned, by what is known of the import."""
    reading = verified.imported.reading if verified.imported is not None else None
    return {"not_imported": _IMPORT_FIRST, "not_seen": _IF_NOT_YET}.get(str(reading), _BY_HAND)


def advice_on(verified: Verified) -> Iterator[Text]:
    """What to do next, first things first; nothing when all is well."""
    if verified.imported is not None:
        yield from _ADVICE_ON_IMPORT.get(verified.imported.reading, ())
    if verified.arrived is not None and verified.arrived.count("missing"):
        yield from _on_missing(verified)


def _on_missing(verified: Verified) -> Iterator[Text]:
    assert verified.arrived is not None
    for kind in dict.fromkeys(verified.hooks_off or ()):
        yield Text(
            f"KiotViet đã tự tắt webhook “{kind}”: app không còn nghe được thay đổi. Vào app KiotViet trên Haravan, "
            "ngắt rồi kết nối lại.",
            f"KiotViet switched the webhook “{kind}” off: the app hears nothing any more. Disconnect the KiotViet app "
            "on Haravan and connect it again.",
        )
    missing = [edit.code for edit in verified.products if verified.arrived.states[edit.code] == "missing"]
    if not all(_is_pushed(verified, code) for code in missing):
        yield _PUSH
    yield _NO_NEW
    yield _FOR_SALE
    if verified.hooks_off is None:
        yield _WEBHOOKS
    yield _WAIT


def _is_pushed(verified: Verified, code: str) -> bool:
    push = verified.pushes.get(code)
    return push is not None and push.state in GOOD


_TAB = Text(
    "Trong KiotViet mở một mã còn sai, tab “Hàng hóa cùng loại”: nếu nó vẫn nằm trong nhóm thì gỡ thử ngay tại đó, "
    "hoặc nhập lại tệp đã sửa.",
    "In KiotViet open one of the codes, tab “Hàng hóa cùng loại”: if it still hangs on the group, take it out there, "
    "or import the repaired file again.",
)
_IMPORT = Text(
    "Nhập tệp đã sửa vào KiotViet, rồi chạy lại lệnh này.",
    "Import the repaired file into KiotViet, then run this again.",
)
_ADVICE_ON_IMPORT = {
    "not_imported": (_IMPORT,),
    "not_seen": (
        _TAB,
        Text(
            "Đăng nhập KiotViet rồi chạy verify với --export kiotviet: ngày sửa của từng mã cho biết đã nhập hay chưa.",
            "Sign in to KiotViet and run verify with --export kiotviet: the dates of change tell whether it was "
            "imported.",
        ),
    ),
    "in_part": (_TAB,),
    "blank_ignored": (_TAB,),
    "changed_since": (_TAB,),
    "linked_back": (
        Text(
            "Xem các mã này có trùng tên và thuộc tính với nhóm cũ không; đổi tên cho khác rồi sửa lại.",
            "See whether these carry the name and attributes of the old group; rename them, then repair again.",
        ),
    ),
}
_PUSH = Text(
    "Đẩy đồng bộ lại những mã chưa lên: catalogrepair resync PLAN.json.",
    "Push what is missing: catalogrepair resync PLAN.json.",
)
_NO_NEW = Text(
    "Xem app KiotViet trên Haravan: tùy chọn “Không tạo mới sản phẩm” phải tắt.",
    "In the KiotViet app on Haravan the option “Không tạo mới sản phẩm” must be off.",
)
_FOR_SALE = Text(
    "Xem hàng trong KiotViet: phải đang kinh doanh và được bán trực tiếp.",
    "In KiotViet the goods must be in business and for sale.",
)
_WEBHOOKS = Text(
    "Xem webhook có bị KiotViet tắt không: catalogrepair diagnose webhooks.",
    "See whether KiotViet switched a webhook off: catalogrepair diagnose webhooks.",
)
_WAIT = Text(
    "Mới đẩy xong thì chờ vài phút rồi xem lại (--store haravan --wait 15m).",
    "Right after a push, wait some minutes and look again (--store haravan --wait 15m).",
)
