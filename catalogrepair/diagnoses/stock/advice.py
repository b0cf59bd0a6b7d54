"""What to do about the stock as a whole: one cause for many codes first, then the hop, then the usual."""

from collections.abc import Sequence
from decimal import Decimal

from catalogrepair.catalog.numbers import ZERO
from catalogrepair.diagnoses.stock.causes import Cause, told
from catalogrepair.diagnoses.stock.compare import Stock
from catalogrepair.diagnoses.stock.differences import DIFFERENCES, Compared, StockKind, is_wrong
from catalogrepair.diagnoses.stock.rules import Layout
from catalogrepair.diagnoses.stock.sections import ONE_WAY
from catalogrepair.diagnoses.stock.sides import KiotVietSide, StoreSide, fits, whole
from catalogrepair.diagnoses.stock.working import rounded
from catalogrepair.text import Text, _, joined, listed, number

_STALE = 0.5
"""share of differences from which on the sync itself is in doubt"""
_LEAST_STALE = 10
_NEARLY = 0.9


def advice(stock: Stock, layout: Layout, compared: Sequence[Compared], why: Sequence[Cause]) -> list[Text]:
    sums = any(len(cause.others[0].terms) > 1 for cause in why)
    # Where one location holds the sum of all branches, it is no wonder that the others are empty.
    told_all = [told(cause) for cause in why if cause.others[0].terms or not sums]
    wrong = [one for one in compared if one.kind in DIFFERENCES]
    settled = [
        one
        for one in compared
        if one.kind in (*DIFFERENCES, StockKind.SAME, StockKind.OTHER_RULE, StockKind.OPEN_ORDERS)
    ]
    if stock.middle is None and (wrong or why):
        told_all.append(_MYKIOT)
    if len(wrong) >= _LEAST_STALE and len(wrong) > _STALE * len(settled):
        told_all.append(_in_doubt(wrong, len(settled), layout, all_branches=stock.all_branches))
    told_all += [*_hops(compared), *_unconverted(compared), *_rounded_up(compared)]
    if not wrong and not why:
        return told_all
    told_all.append(ONE_WAY)
    if stock.from_files:
        told_all.append(
            _(
                "The files must be exported at one time: what was sold in between differs too. With few "
                "differences, export and compare once more before anything is mended; the live store, asked "
                "itself, also shows open orders."
            )
        )
    if stock.middle is None and wrong:
        told_all.append(_escalation(wrong))
    return told_all


_MYKIOT = _(
    "Does the shop use MyKiotViet? Then stock takes two hops, KiotViet → MyKiot → Haravan: export the stock of MyKiot "
    "too and compare again with it, MyKiot with Haravan first."
)


def _escalation(wrong: Sequence[Compared]) -> Text:
    """What the technicians need where nothing that a shop can look at explains it (docs: playbook 0)."""
    most = sorted(wrong, key=lambda one: -abs(one.difference or ZERO))
    shown = [_example(one) for one in most[:_EXAMPLES]]
    return _(
        "Where the shop does not use MyKiot and a new sync mends nothing, pass it on to the technicians with the "
        "KiotViet shop's name, the store's address, the branches that the app takes, when both sides were read and "
        "last synced, this report, and some codes: {examples}.",
        examples=joined(shown),
    )


_EXAMPLES = 3


def _example(one: Compared) -> Text:
    return _(
        "{code}: {expected} in KiotViet, {shown} on the store",
        code=one.goods.first.code,
        expected=_known(rounded(one.expected.amount)),
        shown=_known(one.shelf.on_hand),
    )


def _known(amount: Decimal | None) -> Decimal | str:
    return "?" if amount is None else amount


def _in_doubt(wrong: Sequence[Compared], settled: int, layout: Layout, *, all_branches: bool) -> Text:
    """Most numbers differ, by no rule: a branch is missing, or the sync is dead."""
    some, all_of = number(len(wrong)), number(settled)
    share = _("{some} of {all_of}", some=some, all_of=all_of)
    more = sum((one.difference or 0) > 0 for one in wrong)
    if more >= _NEARLY * len(wrong):
        if layout.rule == "basic" and not all_branches:
            return _(
                "{share} differ, and the store has more of nearly each: is there a branch whose file was "
                "not given? Add the file of each and compare again.",
                share=share,
            )
        if layout.rule == "chosen":
            return _(
                "{share} differ, and the store has more of nearly each: see in the settings of the KiotViet app on "
                "Haravan whether it really takes “{branch}” only.",
                share=share,
                branch=layout.main,
            )
    return _(
        "{share} differ and no rule explains it: the app may hear of no change any more. Run "
        "`catalogrepair diagnose webhooks`, then sync all stock again from the app.",
        share=share,
    )


def _hops(compared: Sequence[Compared]) -> list[Text]:
    """With MyKiot between the shops, where to start."""
    store = sum(one.kind in (StockKind.STORE_HOP, StockKind.BOTH_HOPS) for one in compared)
    kiotviet = sum(one.kind in (StockKind.KIOTVIET_HOP, StockKind.BOTH_HOPS) for one in compared)
    aside = sum(one.kind is StockKind.MYKIOT_ASIDE for one in compared)
    if aside > store + kiotviet:
        return [
            _(
                "{aside} codes are right on the store although MyKiot differs: the store does not seem to "
                "take its stock from MyKiot.",
                aside=aside,
            )
        ]
    if not store + kiotviet:
        return []
    return [
        _(
            "MyKiot → Haravan is wrong for {store}, KiotViet → MyKiot for {kiotviet} codes: sync again where "
            "it is wrong.",
            store=store,
            kiotviet=kiotviet,
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
        _(
            "The units {codes} carry the number of their base unit, not divided by Quy đổi: see how the app "
            "maps units.",
            codes=codes,
        )
    ]


def _rounded_up(compared: Sequence[Compared]) -> list[Text]:
    """What the store shows as whole although a part of it is missing."""
    codes = [
        one.goods.first.code
        for one in compared
        if is_wrong(one)
        and one.expected.amount is not None
        and one.expected.amount > whole(one.expected.amount)
        and one.shelf.on_hand == whole(one.expected.amount) + 1
    ]
    if not codes:
        return []
    return [
        _(
            "The store rounds up {codes}: it may sell one more than there is whole. Parts of a pack or of a piece do "
            "not count.",
            codes=listed(codes),
        )
    ]


def coverage(kiotviet: KiotVietSide, store: StoreSide) -> list[Text]:
    """A warning where most of KiotViet's products are not on the store: nothing was said about them."""
    stocked = [
        key for key, goods in kiotviet.goods.items() if goods.first.has_stock and goods.for_sale and not goods.base
    ]
    seen = sum(map(store.has, stocked))
    if seen * 2 >= len(stocked):
        return []
    some, all_of = number(seen), number(len(stocked))
    return [
        _(
            "Only {some} of the {all_of} codes for sale in KiotViet are on the store; nothing is said of the "
            "rest. Where that is not meant, a check of the product list against the store tells why; or the "
            "store's file is one page only.",
            some=some,
            all_of=all_of,
        )
    ]
