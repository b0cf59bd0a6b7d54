"""Every code that both shops have, held against the rule; the numbers are compared with the store's on-hand."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from catalogrepair.catalog.names import fold
from catalogrepair.catalog.numbers import ZERO
from catalogrepair.catalog.results import Record, Results
from catalogrepair.diagnoses.shared.judged import Judged
from catalogrepair.diagnoses.stock.advice import advice, coverage
from catalogrepair.diagnoses.stock.causes import Cause, causes
from catalogrepair.diagnoses.stock.compare import Stock, compare
from catalogrepair.diagnoses.stock.differences import PLAIN_DIFFERENCES, Compared, StockKind
from catalogrepair.diagnoses.stock.left_out import leave_out, silent
from catalogrepair.diagnoses.stock.one_shop import require_judged, require_one_shop
from catalogrepair.diagnoses.stock.rules import Layout
from catalogrepair.diagnoses.stock.sections import SECTIONS
from catalogrepair.diagnoses.stock.sides import KiotVietSide, StoreSide
from catalogrepair.diagnoses.stock.working import COLUMNS, row_of
from catalogrepair.sales.documents import KiotVietStock, StoreStock
from catalogrepair.text import Text, _, number

TITLE = _("Stock in KiotViet and on Haravan")
_CODES = _("{:product code|product codes}")
_WITHOUT_MYKIOT = _(
    "MyKiot's stock was not given: where the shop uses MyKiot, it tells which hop is wrong; else row 5 is the answer"
)
_SEEN = _("the stock")


def diagnose(stock: Stock, layout: Layout, branches: Sequence[str], *, insist: bool = False) -> Results:
    """Every code that both shops have, and how its number stands; `branches` are all of KiotViet's.

    Raises Refused unless both seem to be one shop's (or `insist`), UnusableInput where nothing could be judged.
    """
    kiotviet = KiotVietSide(stock.kiotviet)
    store = StoreSide(stock.store, kiotviet.goods)
    middle = None if stock.middle is None else StoreSide(stock.middle, kiotviet.goods)
    if not insist:
        require_one_shop(kiotviet, store)
    found = Judged(_CODES)
    compared = compare(kiotviet, store, middle, layout, found)
    require_judged(compared, silent(compared))
    why = causes(layout, kiotviet, compared, branches)
    explained = frozenset(place for cause in why for place in cause.explained)
    compared = [
        one._replace(kind=StockKind.OTHER_RULE) if place in explained else one for place, one in enumerate(compared)
    ]
    for kind in SECTIONS:
        its = sorted((one for one in compared if one.kind is kind), key=_weight)
        found.records += [row_of(one) for one in its]
    found.advice += [*advice(stock, layout, compared, why), *coverage(kiotviet, store)]
    leave_out(found, kiotviet, store, compared)
    results = found.results(TITLE, COLUMNS, "products", seen=_SEEN)
    if why:
        results = replace(results, summary=_summary(results.summary, why))
    return replace(
        results,
        facts=(*layout.told, *results.facts),
        data={**results.data, **_data(layout, compared, why)},
        unasked={} if stock.middle is not None else {"0": _WITHOUT_MYKIOT},
    )


def of_codes(
    kiotviet_stock: Iterable[KiotVietStock],
    store_stock: Iterable[StoreStock],
    layout: Layout,
    codes: Iterable[Sequence[str]],
) -> tuple[list[Record], bool]:
    """What is to be said of a few products by the same rule, and whether all of them could be compared.

    `codes` are those of each product; the first that KiotViet has counts.
    """
    kiotviet = KiotVietSide(kiotviet_stock)
    compared = compare(kiotviet, StoreSide(store_stock, kiotviet.goods), None, layout, Judged(_CODES))
    wanted = {next((key for key in map(fold, its) if key in kiotviet.goods), fold(its[0])) for its in codes}
    its = [one for one in compared if fold(one.goods.first.code) in wanted]
    found = {fold(one.goods.first.code) for one in its}
    is_whole = bool(wanted) and found == wanted and all(one.kind is not StockKind.UNKNOWN for one in its)
    return [row_of(one) for one in its if one.kind in SECTIONS], is_whole


_URGENT = {kind: place for place, kind in enumerate(PLAIN_DIFFERENCES)}


def _weight(one: Compared) -> tuple[int, Decimal, Decimal, str]:
    """What matters most first: what it does, what it is worth, how much it is."""
    return (
        _URGENT.get(one.effect, len(_URGENT)),
        -(one.value or ZERO),
        -abs(one.difference or ZERO),
        one.goods.first.code,
    )


def _summary(usual: Text, why: Sequence[Cause]) -> Text:
    count = number(sum(len(cause.explained) for cause in why))
    return _("{usual} Of these, {count} have one cause in common: see what to do.", usual=usual, count=count)


def _data(layout: Layout, compared: Sequence[Compared], why: Sequence[Cause]) -> dict[str, Any]:
    return {
        "rule": layout.rule,
        "main_branch": layout.main,
        "branches": list(layout.branches),
        "same": sum(one.kind is StockKind.SAME for one in compared),
        "causes": [
            {
                "rule": {"vi": one.others[0].said.vi, "en": one.others[0].said.en},
                "explains": len(one.explained),
                "of": one.wrong,
            }
            for one in why
        ],
    }
