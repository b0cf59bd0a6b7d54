"""Playbook rows 0 and 5: the stock on the store is not what KiotViet's branches make it.

Basic stock: the store = on-hand of the main branch + Σ (on-hand − ordered) of the others. Several locations: main ↔
main syncs on-hand, secondary ↔ secondary available. With MyKiot between them the wrong hop is named: MyKiot against the
store first, then KiotViet against MyKiot. Numbers are compared with the store's on-hand.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal, localcontext
from typing import Any

from catalogrepair.catalog.damaged import DamagedIndex
from catalogrepair.catalog.names import fold
from catalogrepair.catalog.numbers import ZERO
from catalogrepair.catalog.results import Cell, Column, Record, Results, record
from catalogrepair.catalog.spoken import number, quantity
from catalogrepair.diagnoses.judged import Judged
from catalogrepair.diagnoses.stock.advice import advice, coverage
from catalogrepair.diagnoses.stock.causes import Cause, causes
from catalogrepair.diagnoses.stock.compare import Stock, compare
from catalogrepair.diagnoses.stock.fit import require_judged, require_one_shop
from catalogrepair.diagnoses.stock.kinds import PLAIN_DIFFERENCES, Compared, Kind
from catalogrepair.diagnoses.stock.rules import Layout, Term
from catalogrepair.diagnoses.stock.sections import EFFECTS, SECTIONS
from catalogrepair.diagnoses.stock.sides import Store, Till
from catalogrepair.errors import Text
from catalogrepair.sales.documents import StoreStock, TillStock

TITLE = Text("Tồn kho giữa KiotViet và Haravan", "Stock in KiotViet and on Haravan")
COLUMNS = (
    Column("code", Text("Mã hàng", "Product code"), 20),
    Column("name", Text("Tên hàng", "Product"), 36),
    Column("location", Text("Kho Haravan", "Location"), 20),
    Column("expected", Text("Phải là", "Should be"), 12, is_number=True),
    Column("mykiot", Text("MyKiot", "MyKiot"), 12, is_number=True),
    Column("on_hand", Text("Web: tồn", "Store: on hand"), 14, is_number=True),
    Column("available", Text("Web: khả dụng", "Store: available"), 16, is_number=True),
    Column("difference", Text("Lệch", "Off by"), 12, is_number=True),
    Column("value", Text("Trị giá lệch (đ)", "Worth (đ)"), 16, is_number=True),
    Column("effect", Text("Ảnh hưởng", "Effect"), 20),
    Column("working", Text("Cách tính", "How it is worked out"), 60),
)
_CODES = Text("mã hàng", "product codes")


def diagnose(stock: Stock, layout: Layout, branches: Sequence[str], *, insist: bool = False) -> Results:
    """Every code that both shops have, and how its number stands; `branches` are all of KiotViet's.

    Raises Refused unless both seem to be one shop's (or `insist`), UnusableInput where nothing could be judged.
    """
    till = Till(stock.till)
    store = Store(stock.store, till.goods)
    middle = None if stock.middle is None else Store(stock.middle, till.goods)
    if not insist:
        require_one_shop(till, store)
    found = Judged(_CODES)
    compared = compare(till, store, middle, layout, found)
    require_judged(compared, _silent(compared))
    why = causes(layout, till, compared, branches)
    explained = frozenset(place for cause in why for place in cause.explained)
    compared = [one._replace(kind=Kind.OTHER_RULE) if place in explained else one for place, one in enumerate(compared)]
    for kind in SECTIONS:
        its = sorted((one for one in compared if one.kind is kind), key=_weight)
        found.records += [_record(one) for one in its]
    found.advice += [*advice(stock, compared, why), *coverage(till, store)]
    _leave_out(found, till, store, compared)
    results = found.results(TITLE, COLUMNS, "products")
    if why:
        results = replace(results, summary=_summary(results.summary, why))
    return replace(results, facts=(*layout.told, *results.facts), data={**results.data, **_data(layout, compared, why)})


def of_codes(
    till_stock: Iterable[TillStock], store_stock: Iterable[StoreStock], layout: Layout, codes: Iterable[str]
) -> tuple[list[Record], bool]:
    """What is to be said of a few codes by the same rule, and whether all of them could be compared."""
    till = Till(till_stock)
    compared = compare(till, Store(store_stock, till.goods), None, layout, Judged(_CODES))
    wanted = set(map(fold, codes))
    its = [one for one in compared if fold(one.goods.first.code) in wanted]
    found = {fold(one.goods.first.code) for one in its}
    is_whole = bool(wanted) and found == wanted and all(one.kind is not Kind.UNKNOWN for one in its)
    return [_record(one) for one in its if one.kind in SECTIONS], is_whole


_URGENT = {kind: place for place, kind in enumerate(PLAIN_DIFFERENCES)}


def _weight(one: Compared) -> tuple[int, Decimal, Decimal, str]:
    """What matters most first: what it does, what it is worth, how much it is."""
    return (
        _URGENT.get(one.effect, len(_URGENT)),
        -(one.value or ZERO),
        -abs(one.difference or ZERO),
        one.goods.first.code,
    )


_NO_DIFFERENCE = (Kind.NEGATIVE, Kind.MYKIOT_ASIDE, Kind.NOT_TRACKED)


def _record(one: Compared) -> Record:
    first = one.goods.first
    locations = one.slot.locations
    cells: tuple[Cell, ...] = (
        first.code,
        first.name or one.shelf.name,
        locations[0] if len(locations) == 1 else "",
        _rounded(one.expected.amount),
        one.middle,
        one.shelf.on_hand,
        one.shelf.available,
        None if one.kind in _NO_DIFFERENCE else _rounded(one.difference),
        None if one.kind in _NO_DIFFERENCE else _rounded(one.value),
        EFFECTS.get(one.effect, "") if one.effect is not one.kind else "",
        _working(one),
    )
    return record(SECTIONS[one.kind], *cells)


def _rounded(amount: Decimal | None) -> Decimal | None:
    """A third of a carton goes on for ever."""
    if amount is None:
        return None
    with localcontext(prec=100):  # a cell may hold more digits than a Decimal rounds by itself
        return round(amount, 3).normalize() + 0


def _working(one: Compared) -> Cell:
    """The sum as a person would write it down: "Kho 1: 5 + Kho 2: 7 − 2"."""
    if one.expected.amount is None:
        return one.note or ""
    if one.source is one.goods and len(one.slot.terms) == 1 and not any(one.slot.locations):
        return ""  # nothing was added up
    return Text(*(_sum(one, language) for language in ("vi", "en")))


def _sum(one: Compared, language: str) -> str:
    terms = [
        _term(one, term, language) for term in one.slot.terms if len(one.slot.terms) <= _MANY or _counts(one, term)
    ]
    text = " + ".join(terms)
    if one.source is one.goods:
        return text
    factor = quantity(one.goods.first.factor).say(language)
    return f"({text}) ÷ {factor}" if len(terms) > 1 else f"{text} ÷ {factor}"


_MANY = 4
"""branches from which on those that have nothing are not written down"""


def _counts(one: Compared, term: Term) -> bool:
    held = one.source.held.get(term.branch)
    return held is None or bool(held.on_hand or held.reserved)


def _term(one: Compared, term: Term, language: str) -> str:
    held = one.source.held.get(term.branch)
    if held is None:
        return f"{term.branch}: " + Text("không liệt kê", "not listed").say(language)
    text = quantity(held.on_hand or ZERO).say(language)
    if len(one.slot.terms) > 1 or any(one.slot.locations):
        text = f"{term.branch}: {text}"
    if not term.available or held.reserved == 0:
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
    unseen = [goods.first.code for key, goods in till.goods.items() if not store.has(key)]
    ours = DamagedIndex(enumerate(unseen))
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


def _summary(usual: Text, why: Sequence[Cause]) -> Text:
    count = number(sum(len(cause.explained) for cause in why))
    return Text(
        f"{usual.vi} Trong đó {count.vi} mã có chung một nguyên nhân: xem việc nên làm.",
        f"{usual.en} Of these, {count.en} have one cause in common: see what to do.",
    )


def _data(layout: Layout, compared: Sequence[Compared], why: Sequence[Cause]) -> dict[str, Any]:
    return {
        "rule": layout.rule,
        "main_branch": layout.main,
        "branches": list(layout.branches),
        "same": sum(one.kind is Kind.SAME for one in compared),
        "causes": [
            {
                "rule": {"vi": one.others[0].said.vi, "en": one.others[0].said.en},
                "explains": len(one.explained),
                "of": one.wrong,
            }
            for one in why
        ],
    }
