"""Delivery of the whole order was processed, and some or all of its goods are on no invoice (docs: playbook 6)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from catalogrepair.catalog.names import fold
from catalogrepair.catalog.numbers import ZERO
from catalogrepair.catalog.results import Record, Section, record
from catalogrepair.diagnoses.orders.placeholder import asked_of, is_placeholder, lines_of
from catalogrepair.diagnoses.orders.products import Products, squeezed
from catalogrepair.sales.completion import has_come_back, live_of
from catalogrepair.sales.documents import KiotVietLine, SalesDocuments, StoreLine
from catalogrepair.sales.matching import Links
from catalogrepair.text import NOTHING, Text, _, day, joined, listed, quantity

_TODO = _(
    "Look at the invoice in KiotViet: where the staff exchanged the goods it is right; else these "
    "were neither taken off the stock nor charged: make another invoice."
)
_PART = Section(
    "part_invoiced",
    "ask",
    _("The whole order was processed, and a product of it is on no invoice"),
    (_TODO,),
    "6",
)
_NONE = Section(
    "other_goods_invoiced",
    "ask",
    _("The whole order was processed, and the invoice holds none of its goods"),
    (
        _TODO,
        _("Is it another sale's invoice, which only names this order? Then this order still waits for its own."),
    ),
    "6",
)
_FEWER = Section(
    "fewer_invoiced",
    "ask",
    _("The whole order was processed, and the invoice holds fewer of a product than were ordered"),
    (_TODO,),
    "6",
)


def find(sales: SalesDocuments, links: Links, patterns: Sequence[str]) -> Iterator[Record]:
    """A row for each such order, where the invoices tell of their lines.

    Without any line in common the two sides may use different codes, which says nothing about this, unless KiotViet
    is seen to use the order's; a placeholder line stands for what is missing.
    """
    wanted = {squeezed(one) for one in patterns} - {""}
    asked, lines, goods = asked_of(sales.lines), lines_of(sales.invoice_lines), _Goods(sales)
    for place, order in enumerate(sales.orders or ()):
        if order.cancelled or order.processing.code != "fulfilled" or has_come_back(order) or place in links.contested:
            continue
        live = live_of(links.invoices.get(place, ()))
        its = [line for one in live for line in lines.get(one.code, ())]
        if not live or any(one.code not in lines for one in live) or any(is_placeholder(line, wanted) for line in its):
            continue
        coded = [line for line in asked.get(order.name, ()) if line.code or line.barcode]
        there = goods.of(*(line.code for line in its))
        missing = [line for line in coded if not goods.of(line.code, line.barcode) & there]
        if missing and len(missing) < len(coded):
            section, told, seen = _PART, missing, NOTHING
        elif missing:
            section, told = _NONE, [line for line in missing if goods.is_known(line)]
            seen = _("on the invoice: {goods}", goods=listed([f"{line.code} {line.name}".strip() for line in its], 3))
        else:
            fewer = [] if order.refunded else list(_fewer(coded, its, goods))
            section, told, seen = _FEWER, [line for line, _both in fewer], joined(both for _line, both in fewer)
        if told:
            codes = listed([line.code or line.barcode for line in told], 3)
            names = listed([line.name for line in told], 3)
            documents = ", ".join(one.code for one in live)
            yield record(section, order.name, day(order.created), documents, codes, names, seen)


class _Goods:
    """What the codes of the two sides mean: the goods of a unit row are those of its base product."""

    def __init__(self, sales: SalesDocuments) -> None:
        self._products = Products(sales)
        lines = (*sales.slip_lines, *sales.invoice_lines)
        self._known = {fold(line.code) for line in lines} | self._products.kiotviet.keys()

    def is_known(self, line: StoreLine) -> bool:
        """Whether KiotViet is seen to use one of the line's codes."""
        return bool(({fold(line.code), fold(line.barcode)} - {""}) & self._known)

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
    pairs = [(line, line.code if goods.of(line.code) & there else line.barcode) for line in asked]
    ordered = goods.counts((code, line.quantity) for line, code in pairs)
    invoiced = goods.counts((line.code, line.quantity) for line in arrived)
    told: set[str] = set()
    for line, code in pairs:
        (base,) = goods.of(code)
        if base not in told and base in invoiced and invoiced[base] < ordered.get(base, ZERO):
            told.add(base)
            many, fewer = quantity(ordered[base]), quantity(invoiced[base])
            yield line, _("{code}: {many} ordered, {fewer} on the invoice", code=code, many=many, fewer=fewer)
