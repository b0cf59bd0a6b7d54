"""Playbook rows 0 and 5: the stock on the store is not what KiotViet's branches make it.

Basic stock: the store = on-hand of the main branch + Σ (on-hand − ordered) of the others. Several locations: main ↔
main syncs on-hand, secondary ↔ secondary available. With MyKiot between them the wrong hop is named: MyKiot against the
store first, then KiotViet against MyKiot. Numbers are compared with the store's on-hand.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from catalogrepair.core.damaged import DamagedIndex
from catalogrepair.core.numbers import ZERO
from catalogrepair.core.results import Cell, Column, Record, Results, record
from catalogrepair.core.spoken import number, quantity
from catalogrepair.core.trade import StoreStock, TillStock
from catalogrepair.diagnoses.judged import Judged
from catalogrepair.diagnoses.stock_causes import Cause, causes, told
from catalogrepair.diagnoses.stock_kinds import DIFFERENCES, PLAIN_DIFFERENCES, Compared, Kind, judged
from catalogrepair.diagnoses.stock_rules import Layout, Slot
from catalogrepair.diagnoses.stock_sections import EFFECTS, ONE_WAY, SECTIONS
from catalogrepair.diagnoses.stock_sides import UNREADABLE, Goods, Shelf, Store, Till
from catalogrepair.errors import Text

TITLE = Text("Tồn kho giữa KiotViet và Haravan", "Stock in KiotViet and on Haravan")
COLUMNS = (
    Column("code", Text("Mã hàng", "Product code"), 20),
    Column("name", Text("Tên hàng", "Product"), 36),
    Column("location", Text("Kho Haravan", "Location"), 20),
    Column("expected", Text("Phải là", "Should be"), 12),
    Column("mykiot", Text("MyKiot", "MyKiot"), 12),
    Column("on_hand", Text("Web: tồn", "Store: on hand"), 14),
    Column("available", Text("Web: khả dụng", "Store: available"), 16),
    Column("difference", Text("Lệch", "Off by"), 12),
    Column("value", Text("Trị giá lệch (đ)", "Worth (đ)"), 16),
    Column("effect", Text("Ảnh hưởng", "Effect"), 20),
    Column("working", Text("Cách tính", "How it is worked out"), 60),
)
_CODES = Text("mã hàng", "product codes")
_STALE = 0.5
"""share of differences from which on the sync itself is in doubt"""
_LEAST_STALE = 10


@dataclass(frozen=True)
class Stock:
    """What was read of both shops, and of MyKiot where the shop has it."""

    till: Sequence[TillStock]
    store: Sequence[StoreStock]
    middle: Sequence[StoreStock] | None = None
    from_files: bool = True


def diagnose(stock: Stock, layout: Layout, branches: Sequence[str]) -> Results:
    """Every code that both shops have, and how its number stands; `branches` are all of KiotViet's."""
    till = Till(stock.till)
    store = Store(stock.store, till.goods)
    middle = None if stock.middle is None else Store(stock.middle, till.goods)
    found = Judged(_CODES)
    compared = _compared(till, store, middle, layout, found)
    why = causes(layout, till, compared, branches)
    explained = frozenset(place for cause in why for place in cause.explained)
    compared = [one._replace(kind=Kind.OTHER_RULE) if place in explained else one for place, one in enumerate(compared)]
    for kind in SECTIONS:
        its = sorted((one for one in compared if one.kind is kind), key=_weight)
        found.records += [_record(one) for one in its]
    found.advice += _advice(stock, compared, why)
    _leave_out(found, till, store, compared)
    results = found.results(TITLE, COLUMNS, "products")
    if why:
        results = replace(results, summary=_summary(results.summary, why))
    return replace(results, facts=(*layout.told, *results.facts), data={**results.data, **_data(layout, compared, why)})


def _compared(till: Till, store: Store, middle: Store | None, layout: Layout, found: Judged) -> list[Compared]:
    compared = []
    damaged = DamagedIndex(enumerate(store.strangers.values()))
    places = tuple({place for slot in layout.slots for place in slot.locations})
    combos, absent = [], []
    for key, goods in till.goods.items():
        code = goods.first.code
        if not goods.has_stock:
            combos.append(code)
        elif not store.has(key):
            if store.strangers and damaged.find(code):
                compared.append(_blank(goods, layout.slots[0], Kind.DAMAGED))
            elif not goods.base and goods.for_sale:
                absent.append(code)
        else:
            found.looked += 1
            if key in till.repeated or goods.base in till.repeated or store.is_repeated(key, places):
                compared.append(_blank(goods, layout.slots[0], Kind.REPEATED, store.shelf(key, places)))
            else:
                compared += _of_one(key, goods, till, store, middle, layout)
    found.leave_out(
        Text("combo, dịch vụ: không có tồn kho riêng", "combos and services: no stock of their own"), combos
    )
    found.leave_out(Text("không có trên web", "not on the store"), absent)
    return compared


def _of_one(
    key: str, goods: Goods, till: Till, store: Store, middle: Store | None, layout: Layout
) -> Iterable[Compared]:
    for slot in layout.slots:
        shelf = store.shelf(key, slot.locations)
        if shelf is not None:
            between = _middle(key, middle)
            expected = till.expected(goods, slot.terms)
            yield judged(Compared(goods, till.source(goods), slot, expected, shelf, between))


def _middle(key: str, middle: Store | None) -> Decimal | None:
    """MyKiot's number; None where MyKiot does not list the code, or lists it twice."""
    if middle is None or middle.is_repeated(key, [""]):
        return None
    shelf = middle.shelf(key, [""])
    return None if shelf is None else shelf.on_hand


def _blank(goods: Goods, slot: Slot, kind: Kind, shelf: Shelf | None = None) -> Compared:
    """A code that nothing was worked out for."""
    name = shelf.name if shelf else ""
    return Compared(goods, goods, slot, UNREADABLE, Shelf(name, None, None, True, False), kind=kind)


_URGENT = {kind: place for place, kind in enumerate(PLAIN_DIFFERENCES)}


def _weight(one: Compared) -> tuple[int, Decimal, Decimal, str]:
    """What matters most first: what it does, what it is worth, how much it is."""
    return (
        _URGENT.get(one.effect, len(_URGENT)),
        -(one.value or ZERO),
        -abs(one.difference or ZERO),
        one.goods.first.code,
    )


def _record(one: Compared) -> Record:
    first = one.goods.first
    locations = one.slot.locations
    cells: tuple[Cell, ...] = (
        first.code,
        first.name or one.shelf.name,
        locations[0] if len(locations) == 1 else "",
        one.expected.amount,
        one.middle,
        one.shelf.on_hand,
        one.shelf.available,
        one.difference,
        one.value,
        EFFECTS.get(one.effect, ""),
        _working(one),
    )
    return record(SECTIONS[one.kind], *cells)


def _working(one: Compared) -> Cell:
    """The sum as a person would write it down: "Kho 1: 5 + Kho 2: 7 − 2"."""
    if one.expected.amount is None:
        return ""
    return Text(*(_sum(one, language) for language in ("vi", "en")))


def _sum(one: Compared, language: str) -> str:
    text = " + ".join(
        _term(one.source.held.get(branch), branch, available, language) for branch, available in one.slot.terms
    )
    if one.source is one.goods:
        return text
    factor = quantity(one.goods.first.factor).say(language)
    return f"({text}) ÷ {factor}" if len(one.slot.terms) > 1 else f"{text} ÷ {factor}"


def _term(held: TillStock | None, branch: str, available: bool, language: str) -> str:
    if held is None:
        return f"{branch}: " + Text("không liệt kê", "not listed").say(language)
    text = f"{branch}: {quantity(held.on_hand or ZERO).say(language)}"
    if not available or held.reserved == 0:
        return text
    return f"{text} − {'?' if held.reserved is None else quantity(held.reserved).say(language)}"


def _leave_out(found: Judged, till: Till, store: Store, compared: Sequence[Compared]) -> None:
    """What could not be judged, and why."""
    unknown = [one for one in compared if one.kind is Kind.UNKNOWN]
    vague = dict.fromkeys(one.goods.first.code for one in unknown if one.expected.amount is not None)
    unread = dict.fromkeys(one.goods.first.code for one in unknown if one.expected.amount is None)
    branches = ", ".join(f"“{name}”" for name in _silent(unknown))
    found.leave_out(
        Text(
            f"{branches} không ghi khách đặt (cột KH đặt), nên chưa biết số khả dụng",
            f"{branches} does not say what customers ordered (column KH đặt), so what is available is not known",
        ),
        list(vague),
    )
    found.leave_out(
        Text("số tồn ở KiotViet trống hoặc không phải số", "KiotViet's stock is empty or no number"), list(unread)
    )
    ours = DamagedIndex((place, goods.first.code) for place, goods in enumerate(till.goods.values()))
    foreign = [code for code in store.strangers.values() if not ours.find(code)]
    found.leave_out(Text("có trên web, không có ở KiotViet", "on the store, not in KiotViet"), foreign)


def _silent(unknown: Iterable[Compared]) -> list[str]:
    """Branches that count by what they have available, and do not say what customers ordered."""
    return list(
        dict.fromkeys(
            branch
            for one in unknown
            for branch, available in one.slot.terms
            if available and (held := one.source.held.get(branch)) is not None and held.reserved is None
        )
    )


def _advice(stock: Stock, compared: Sequence[Compared], why: Sequence[Cause]) -> list[Text]:
    advice = [told(cause) for cause in why]
    wrong = [one for one in compared if one.kind in DIFFERENCES]
    settled = [one for one in compared if one.kind in (*DIFFERENCES, Kind.SAME, Kind.OTHER_RULE, Kind.OPEN_ORDERS)]
    if len(wrong) >= _LEAST_STALE and len(wrong) > _STALE * len(settled):
        share = Text(
            f"{number(len(wrong)).vi}/{number(len(settled)).vi}",
            f"{number(len(wrong)).en} of {number(len(settled)).en}",
        )
        advice.append(
            Text(
                f"{share.vi} mã lệch và không quy tắc nào giải thích được: có thể ứng dụng đã ngừng nhận thay đổi. Chạy "
                "`catalogrepair diagnose webhooks`, rồi đồng bộ lại toàn bộ tồn kho từ ứng dụng.",
                f"{share.en} differ and no rule explains it: the app may hear of no change any more. Run `catalogrepair "
                "diagnose webhooks`, then sync all stock again from the app.",
            )
        )
    advice += _hops(compared)
    if not wrong and not why:
        return advice
    advice.append(ONE_WAY)
    if stock.from_files:
        advice.append(
            Text(
                "Các tệp phải xuất cùng một lúc: hàng bán được giữa hai lần xuất cũng thành lệch. Lệch ít thì xuất lại "
                "rồi so lần nữa trước khi sửa.",
                "The files must be exported at one time: what was sold in between differs too. With few differences, "
                "export and compare once more before anything is mended.",
            )
        )
    return advice


def _hops(compared: Sequence[Compared]) -> list[Text]:
    """With MyKiot between the shops, where to start."""
    store = sum(one.kind in (Kind.STORE_HOP, Kind.BOTH_HOPS) for one in compared)
    till = sum(one.kind in (Kind.TILL_HOP, Kind.BOTH_HOPS) for one in compared)
    aside = sum(one.kind is Kind.MYKIOT_ASIDE for one in compared)
    if aside > store + till:
        return [
            Text(
                f"{number(aside).vi} mã trên web đúng với KiotViet dù MyKiot khác: có vẻ web không lấy tồn từ MyKiot.",
                f"{number(aside).en} codes are right on the store although MyKiot differs: the store does not seem to "
                "take its stock from MyKiot.",
            )
        ]
    if not store + till:
        return []
    return [
        Text(
            f"Chặng MyKiot → Haravan sai {number(store).vi} mã, chặng KiotViet → MyKiot sai {number(till).vi} mã: chặng "
            "nào sai thì đồng bộ lại ở chặng đó.",
            f"MyKiot → Haravan is wrong for {number(store).en}, KiotViet → MyKiot for {number(till).en} codes: sync again "
            "where it is wrong.",
        )
    ]


def _summary(usual: Text, why: Sequence[Cause]) -> Text:
    count = number(sum(len(cause.explained) for cause in why))
    return Text(
        f"{usual.vi} Trong đó {count.vi} mã có chung một nguyên nhân: xem việc nên làm.",
        f"{usual.en} Of these, {count.en} have one cause in common: see what to do.",
    )


def _data(layout: Layout, compared: Sequence[Compared], why: Sequence[Cause]) -> dict[str, Any]:
    kinds = Counter(SECTIONS[one.kind].key for one in compared if one.kind in SECTIONS)
    return {
        "rule": layout.rule,
        "main_branch": layout.main,
        "branches": list(layout.branches),
        "same": sum(one.kind is Kind.SAME for one in compared),
        "kinds": dict(kinds),
        "causes": [
            {
                "rule": {"vi": one.others[0].said.vi, "en": one.others[0].said.en},
                "explains": len(one.explained),
                "of": one.wrong,
            }
            for one in why
        ],
    }
