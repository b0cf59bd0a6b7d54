"""What to do about the stock as a whole: one cause for many codes first, then the hop, then the usual."""

from collections.abc import Sequence

from catalogrepair.diagnoses.stock.causes import Cause, told
from catalogrepair.diagnoses.stock.compare import Stock
from catalogrepair.diagnoses.stock.differences import DIFFERENCES, Compared, StockKind, is_wrong
from catalogrepair.diagnoses.stock.sections import ONE_WAY
from catalogrepair.diagnoses.stock.sides import KiotVietSide, StoreSide, fits
from catalogrepair.text import Text, listed, number

_STALE = 0.5
"""share of differences from which on the sync itself is in doubt"""
_LEAST_STALE = 10
_NEARLY = 0.9


def advice(stock: Stock, compared: Sequence[Compared], why: Sequence[Cause]) -> list[Text]:
    sums = any(len(cause.others[0].terms) > 1 for cause in why)
    # Where one location holds the sum of all branches, it is no wonder that the others are empty.
    told_all = [told(cause) for cause in why if cause.others[0].terms or not sums]
    wrong = [one for one in compared if one.kind in DIFFERENCES]
    settled = [
        one
        for one in compared
        if one.kind in (*DIFFERENCES, StockKind.SAME, StockKind.OTHER_RULE, StockKind.OPEN_ORDERS)
    ]
    if len(wrong) >= _LEAST_STALE and len(wrong) > _STALE * len(settled):
        told_all.append(_in_doubt(wrong, len(settled), all_branches=stock.all_branches))
    told_all += [*_hops(compared), *_unconverted(compared)]
    if not wrong and not why:
        return told_all
    told_all.append(ONE_WAY)
    if stock.from_files:
        told_all.append(
            Text(
                "Các tệp phải xuất cùng một lúc: hàng bán được giữa hai lần xuất cũng thành lệch. Lệch ít thì xuất lại "
                "rồi so lần nữa trước khi sửa; --hrv haravan còn cho thấy hàng nằm trong đơn chưa giao.",
                "The files must be exported at one time: what was sold in between differs too. With few differences, "
                "export and compare once more before anything is mended; --hrv haravan also shows open orders.",
            )
        )
    return told_all


def _in_doubt(wrong: Sequence[Compared], settled: int, *, all_branches: bool) -> Text:
    """Most numbers differ, by no rule: a branch is missing, or the sync is dead."""
    some, all_of = number(len(wrong)), number(settled)
    share = Text(f"{some.vi}/{all_of.vi}", f"{some.en} of {all_of.en}")
    more = sum((one.difference or 0) > 0 for one in wrong)
    if not all_branches and more >= _NEARLY * len(wrong):
        return Text(
            f"{share.vi} mã lệch, gần như mã nào web cũng nhiều hơn: shop còn chi nhánh nào chưa đưa tệp vào không? "
            'Thêm --kov "Tên chi nhánh=TỆP" cho từng chi nhánh rồi so lại.',
            f"{share.en} differ, and the store has more of nearly each: is there a branch whose file was not given? "
            'Add --kov "Branch=FILE" for each and compare again.',
        )
    return Text(
        f"{share.vi} mã lệch và không quy tắc nào giải thích được: có thể ứng dụng đã ngừng nhận thay đổi. Chạy "
        "`catalogrepair diagnose webhooks`, rồi đồng bộ lại toàn bộ tồn kho từ ứng dụng.",
        f"{share.en} differ and no rule explains it: the app may hear of no change any more. Run "
        "`catalogrepair diagnose webhooks`, then sync all stock again from the app.",
    )


def _hops(compared: Sequence[Compared]) -> list[Text]:
    """With MyKiot between the shops, where to start."""
    store = sum(one.kind in (StockKind.STORE_HOP, StockKind.BOTH_HOPS) for one in compared)
    kiotviet = sum(one.kind in (StockKind.KIOTVIET_HOP, StockKind.BOTH_HOPS) for one in compared)
    aside = sum(one.kind is StockKind.MYKIOT_ASIDE for one in compared)
    if aside > store + kiotviet:
        return [
            Text(
                f"{number(aside).vi} mã trên web đúng với KiotViet dù MyKiot khác: có vẻ web không lấy tồn từ MyKiot.",
                f"{number(aside).en} codes are right on the store although MyKiot differs: the store does not seem to "
                "take its stock from MyKiot.",
            )
        ]
    if not store + kiotviet:
        return []
    return [
        Text(
            f"Chặng MyKiot → Haravan sai {number(store).vi} mã, chặng KiotViet → MyKiot sai {number(kiotviet).vi} mã: "
            "chặng nào sai thì đồng bộ lại ở chặng đó.",
            f"MyKiot → Haravan is wrong for {number(store).en}, KiotViet → MyKiot for {number(kiotviet).en} codes: "
            "sync again where it is wrong.",
        )
    ]


def _unconverted(compared: Sequence[Compared]) -> list[Text]:
    """Units that show their base's number: somebody forgot `Quy đổi`."""
    units = [
        one
        for one in compared
        if one.source is not one.goods
        and is_wrong(one)
        and one.expected.amount is not None
        and fits(one.shelf.on_hand, one.expected.amount * one.goods.first.factor)
    ]
    if not units:
        return []
    codes = listed([one.goods.first.code for one in units])
    return [
        Text(
            f"Mã đơn vị tính {codes.vi} mang nguyên số tồn của đơn vị cơ bản, chưa chia cho Quy đổi: xem lại cách ghép "
            "đơn vị tính trong ứng dụng.",
            f"The units {codes.en} carry the number of their base unit, not divided by Quy đổi: see how the app maps "
            "units.",
        )
    ]


def coverage(kiotviet: KiotVietSide, store: StoreSide) -> list[Text]:
    """A warning where most of KiotViet's products are not on the store: nothing was said about them."""
    stocked = [key for key, goods in kiotviet.goods.items() if goods.has_stock and goods.for_sale and not goods.base]
    seen = sum(map(store.has, stocked))
    if seen * 2 >= len(stocked):
        return []
    some, all_of = number(seen), number(len(stocked))
    return [
        Text(
            f"Chỉ {some.vi} trong {all_of.vi} mã đang bán của KiotViet có trên web, số còn lại không xét được. Nếu "
            "không phải cố ý, chạy `catalogrepair check EXPORT --store FILE` để biết vì sao; tệp của web cũng có thể "
            "chỉ là một trang.",
            f"Only {some.en} of the {all_of.en} codes for sale in KiotViet are on the store; nothing is said of the "
            "rest. Where that is not meant, `catalogrepair check EXPORT --store FILE` tells why; or the store's file "
            "is one page only.",
        )
    ]
