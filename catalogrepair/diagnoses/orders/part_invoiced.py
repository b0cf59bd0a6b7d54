"""Delivery of the whole order was processed, and some or all of its goods are on no invoice (docs: playbook 6)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from catalogrepair.catalog.names import fold, plain
from catalogrepair.catalog.numbers import ZERO
from catalogrepair.catalog.results import Reason, Record, Section, Subject, record
from catalogrepair.diagnoses.orders.placeholder import is_placeholder
from catalogrepair.diagnoses.orders.products import Products, goods_told, squeezed
from catalogrepair.diagnoses.shared import asks
from catalogrepair.diagnoses.shared.judged import EXAMPLES, Judged
from catalogrepair.diagnoses.shared.lines import asked_of, lines_of
from catalogrepair.sales.completion import has_come_back, live_of
from catalogrepair.sales.documents import Invoice, KiotVietLine, SalesDocuments, StoreLine, StoreOrder
from catalogrepair.sales.matching import Links
from catalogrepair.text import NOTHING, Text, _, day, joined, listed, quantity

_FEW = 3
"""fewer orders than this do not tell whether both sides use the same codes"""
_LOOK = _(
    "Look at the invoice in KiotViet: where the staff exchanged the goods it is right; else these "
    "were neither taken off the stock nor charged: make another invoice."
)
_EXCHANGED = _(
    "If the goods were exchanged for others, that is right. If not, they were neither taken off "
    "the stock nor charged in KiotViet: please make another invoice for them."
)
_PART = Section(
    "part_invoiced",
    "ask",
    _("The whole order was processed, and a product of it is on no invoice"),
    (_LOOK,),
    "6",
    to_send=(
        _("The whole order was processed on Haravan, and the invoice in KiotViet lacks a product of it."),
        _EXCHANGED,
    ),
)
_NONE = Section(
    "other_goods_invoiced",
    "ask",
    _("The whole order was processed, and the invoice holds none of its goods"),
    (
        _LOOK,
        _("Is it another sale's invoice, which only names this order? Then this order still waits for its own."),
    ),
    "6",
    to_send=(
        _(
            "The whole order was processed on Haravan, and the invoice in KiotViet holds none of its "
            "goods. Is it the invoice of another sale that only names this order? Then please tell us."
        ),
        _EXCHANGED,
    ),
)
_FEWER = Section(
    "fewer_invoiced",
    "ask",
    _("The whole order was processed, and the invoice holds fewer of a product than were ordered"),
    (_LOOK,),
    "6",
    to_send=(
        _("The whole order was processed on Haravan, and the invoice in KiotViet holds fewer than were ordered."),
        _EXCHANGED,
    ),
)


class _Sale(NamedTuple):
    """A whole order that was processed, and what its invoices hold."""

    order: StoreOrder
    invoices: Sequence[Invoice]
    asked: Sequence[StoreLine]
    """its lines that have a code"""
    arrived: Sequence[KiotVietLine]
    missing: Sequence[StoreLine]
    """those of which none arrived"""

    @property
    def has_none(self) -> bool:
        """Whether nothing that was asked for arrived."""
        return bool(self.missing) and len(self.missing) == len(self.asked)


def find(sales: SalesDocuments, links: Links, patterns: Sequence[str], judged: Judged) -> Iterator[Record]:
    """A row for each such order, where the invoices tell of their lines.

    Without any line in common the two sides may use different codes, which says nothing about this, unless KiotViet
    is seen to use the order's, or most orders of the shop do have their codes on their invoices.
    """
    goods = _Goods(sales)
    every = list(_sales(sales, links, patterns, goods))
    bare = [one for one in every if one.has_none]
    agree = len(every) >= _FEW and len(bare) * 2 < len(every)
    unlike = [one for one in bare if not agree and not any(map(goods.is_known, one.missing))]
    untold = set(map(id, unlike))
    if unlike:
        judged.notes.append(
            Reason(
                _(
                    "{orders:# order has|# orders have} an invoice without any of the order's codes, and whether "
                    "KiotViet uses these codes is not known: add KiotViet's product list ({some}).",
                    orders=len(unlike),
                    some=listed([one.order.name for one in unlike], EXAMPLES),
                ),
                _(
                    "The goods on some invoices have other codes than on Haravan ({some}).",
                    some=listed([one.order.name for one in unlike], EXAMPLES),
                ),
                asks.SEND_GOODS,
            )
        )
    for one in every:
        section, told, seen = _PART, one.missing, NOTHING
        if one.has_none:
            section, told = _NONE, () if id(one) in untold else one.missing
            held = [f"{line.code} {line.name}".strip() for line in one.arrived]
            seen = _("on the invoice: {goods}", goods=listed(held, 3))
        elif not one.missing:
            fewer = [] if one.order.refunded else list(_fewer(one.asked, one.arrived, goods))
            section, told, seen = _FEWER, [line for line, _both in fewer], joined(both for _line, both in fewer)
        if told:
            codes = listed([line.code or line.barcode for line in told], 3)
            names = listed([line.name for line in told], 3)
            documents = ", ".join(each.code for each in one.invoices)
            about = Subject("order", one.order.name, goods_told(codes))
            yield record(section, one.order.name, day(one.order.created), documents, codes, names, seen, about=about)


def _sales(sales: SalesDocuments, links: Links, patterns: Sequence[str], goods: "_Goods") -> Iterator[_Sale]:
    """The orders whose goods can be held against their invoices; a placeholder line stands for what is missing."""
    wanted = {squeezed(one) for one in patterns} - {""}
    asked, lines = asked_of(sales.lines), lines_of(sales.invoice_lines)
    for place, order in enumerate(sales.orders or ()):
        if order.cancelled or order.processing.code != "fulfilled" or has_come_back(order) or place in links.contested:
            continue
        live = live_of(links.invoices.get(place, ()))
        its = [line for one in live for line in lines.get(one.code, ())]
        if not live or any(one.code not in lines for one in live) or any(is_placeholder(line, wanted) for line in its):
            continue
        coded = [line for line in asked.get(order.name, ()) if line.code or line.barcode]
        yield _Sale(order, live, coded, its, _missing(coded, its, goods))


def _missing(asked: Sequence[StoreLine], arrived: Sequence[KiotVietLine], goods: "_Goods") -> list[StoreLine]:
    """The lines of which nothing arrived.

    A code that KiotViet is not seen to use may have arrived under the product's name; where that is all that did, the
    two sides use different codes, and nothing is known to be missing.
    """
    there, names = goods.of(*(line.code for line in arrived)), {plain(line.name) for line in arrived} - {""}
    missing = [line for line in asked if not goods.of(*goods.codes(line)) & there]
    left = [line for line in missing if goods.is_known(line) or plain(line.name) not in names]
    return [] if len(left) < len(missing) == len(asked) else left


class _Goods:
    """What the codes of the two sides mean: the goods of a unit row are those of its base product."""

    def __init__(self, sales: SalesDocuments) -> None:
        self._products = Products(sales)
        lines = (*sales.slip_lines, *sales.invoice_lines)
        self._known = {fold(line.code) for line in lines} | self._products.kiotviet.keys()

    def is_known(self, line: StoreLine) -> bool:
        """Whether KiotViet is seen to use one of the line's codes."""
        return bool((set(map(fold, self.codes(line))) - {""}) & self._known)

    def codes(self, line: StoreLine) -> Sequence[str]:
        """The codes by which KiotViet may know it."""
        return self._products.codes(line)

    def of(self, *codes: str) -> set[str]:
        """What codes of one line stand for."""
        return {self._unit(code)[0] for code in codes if code}

    def counts(self, lines: Iterable[tuple[str, Decimal | None]]) -> Mapping[str, Decimal]:
        """How many of each are on some lines of codes and quantities; none of those with a quantity nobody knows."""
        found: dict[str, Decimal] = defaultdict(Decimal)
        unknown = set()
        for code, many in lines:
            base, factor = self._unit(code)
            if many is None:
                unknown.add(base)
            else:
                found[base] += many * factor
        return {base: many for base, many in found.items() if base not in unknown}

    def _unit(self, code: str) -> tuple[str, Decimal]:
        """The code of the base product, and how many of it one is."""
        row = next((row for row in self._products.rows(code) or () if row.base), None)
        return (fold(row.base), row.factor) if row else (fold(code), Decimal(1))


def _fewer(
    asked: Sequence[StoreLine], arrived: Sequence[KiotVietLine], goods: _Goods
) -> Iterator[tuple[StoreLine, Text]]:
    """The first line of each product of which the invoices hold fewer than the order, with both numbers."""
    there = goods.of(*(line.code for line in arrived))
    pairs = [
        (line, next((code for code in goods.codes(line) if goods.of(code) & there), line.code or line.barcode))
        for line in asked
    ]
    ordered = goods.counts((code, line.quantity) for line, code in pairs)
    invoiced = goods.counts((line.code, line.quantity) for line in arrived)
    told: set[str] = set()
    for line, code in pairs:
        (base,) = goods.of(code)
        if base not in told and base in invoiced and invoiced[base] < ordered.get(base, ZERO):
            told.add(base)
            many, fewer = quantity(ordered[base]), quantity(invoiced[base])
            yield line, _("{code}: {many} ordered, {fewer} on the invoice", code=code, many=many, fewer=fewer)
