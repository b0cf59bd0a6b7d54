"""Whether KiotViet's documents and the store's orders are one shop's: asked before anything is concluded from both.

Every shop has an order #100105, and KiotViet numbers the goods of every shop SP000001: that a document names an order
proves nothing where neither goods nor sums agree (docs: manual 5.1).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from typing import Literal, NamedTuple

from catalogrepair.catalog.families.likeness import same_goods
from catalogrepair.catalog.names import fold, plain
from catalogrepair.catalog.numbers import ZERO
from catalogrepair.errors import Refused
from catalogrepair.sales.documents import Invoice, KiotVietLine, SalesDocuments, Slip, StoreLine, StoreOrder
from catalogrepair.sales.matching import Links, link
from catalogrepair.text import Text, _, dong, listed, number

LEAST_AGREEING = 0.25
"""share of the orders that must agree with their documents: round sums and common goods make a few agree by chance"""
FEW = 3
"""orders from which on it says something that nothing agrees, where both sides tell goods by their codes"""
FEW_SUMS = 5
"""the same where sums alone can be held against each other: one fee that KiotViet leaves out changes them all"""
_EXAMPLES = 3
_SAMPLE = 400
"""orders that are compared, from all over the list"""
_WORD = re.compile(r"\w+")
_PLACEHOLDER = "khongxoa"
"""in the line by which the app replaces goods that cannot be ordered: it tells nothing of them"""

_Kind = Literal["slips", "invoices"]
_PAPERS: Mapping[_Kind, Text] = {"slips": _("order slips"), "invoices": _("invoices")}
_Given = Mapping[int, Sequence[Slip | Invoice]]
"""the documents of orders, by the orders' places"""


class Source(NamedTuple):
    """What one file, or one live shop, told of the sales."""

    name: str
    told: SalesDocuments
    """of the orders those alone that an earlier source told of, too"""


class _Goods(NamedTuple):
    """A line of either side."""

    codes: frozenset[str]
    """none for a line that somebody typed, and for a service without a code"""
    name: str
    price: Decimal | None
    quantity: Decimal | None

    @property
    def worth(self) -> Decimal | None:
        """Its sum, where it is known."""
        return None if self.price is None or self.quantity is None else self.price * self.quantity


@dataclass
class Fit:
    """How many orders were held against their documents, and how many of them agree in anything."""

    compared: int = 0
    coded: int = 0
    """of these, those whose goods have codes on both sides"""
    agreeing: int = 0
    strange: list[Text] = field(default_factory=list)
    """the first that do not agree, as both sides have them"""

    @property
    def is_one_shop(self) -> bool:
        """Whether they seem to be one shop's, or too few to tell."""
        says_something = self.coded >= FEW or self.compared >= FEW_SUMS
        return not says_something or self.agreeing >= LEAST_AGREEING * self.compared


def require_one_shop(
    sales: SalesDocuments, links: Links, sources: Sequence[Source] = (), *, insist: bool = False
) -> list[Text]:
    """Raise Refused where documents that name orders agree with these in next to nothing, unless somebody insists.

    Where several sources told of the sales, those of one agree for themselves alone: the refusal names the other.
    Else what is to be said where nothing agrees, and too little was compared to refuse.
    """
    fits = [*_fits_of_orders(sales, sources), *_fits(sales, links, sources)]
    for told, fit in fits:
        if not (fit.is_one_shop or insist):
            raise Refused(told, details=tuple(fit.strange), hint=_("Add --force to go on all the same."))
    return [told for told, fit in fits if not (fit.is_one_shop and (fit.agreeing or not fit.compared))]


def _fits_of_orders(sales: SalesDocuments, sources: Sequence[Source]) -> Iterator[tuple[Text, Fit]]:
    """What is said of each source whose orders were known, and how well these agree with what was known of them."""
    places = {order.name: place for place, order in enumerate(sales.orders or ())}
    # Both tell the order's own sum: what its goods come to says nothing more, and may be alike by chance.
    sales = replace(sales, lines=_without_prices(sales.lines))
    for name, told in sources:
        if told.orders:
            given = {places[one.name]: [Slip(one.name, total=one.total, paid=one.paid)] for one in told.orders}
            fit = _fit(sales, given, _without_prices(told.lines), f"“{name}”")
            yield _told_of_orders(name, fit), fit


def _without_prices(lines: Sequence[StoreLine]) -> list[StoreLine]:
    return [line._replace(price=None) for line in lines]


def _told_of_orders(source: str, fit: Fit) -> Text:
    return _(
        "Of {compared} store orders whose numbers stand in “{source}” and in another file, {agreeing} have the same "
        "goods or the same sum in both. One of the two may be another shop's: every shop has orders of these numbers.",
        compared=number(fit.compared),
        source=source,
        agreeing=number(fit.agreeing),
    )


def _fits(sales: SalesDocuments, links: Links, sources: Sequence[Source]) -> Iterator[tuple[Text, Fit]]:
    """The same of slips and invoices, each by themselves, and so each source of them, for one may be another shop's."""
    for kind, name in _PAPERS.items():
        its = [one for one in sources if getattr(one.told, kind)]
        if len(its) < 2:
            fit = _fit_of(kind, sales, links)
            yield _told(_named_by(its, name), fit), fit
            continue
        for one in its:
            part = _only(one, kind, sales)
            fit = _fit_of(kind, part, link(part))
            yield _told(_named_by([one], name), fit), fit


def _only(source: Source, kind: _Kind, sales: SalesDocuments) -> SalesDocuments:
    """The sales with the slips or the invoices of one source alone: two shops' papers may have the same codes."""
    told = source.told
    if kind == "slips":
        return replace(sales, slips=told.slips, slip_lines=told.slip_lines, invoices=None)
    return replace(sales, invoices=told.invoices, invoice_lines=told.invoice_lines)


def _fit_of(kind: _Kind, sales: SalesDocuments, links: Links) -> Fit:
    if kind == "slips":
        return _fit(sales, links.slips, sales.slip_lines)
    return _fit(sales, links.invoices, sales.invoice_lines)


def _fit(
    sales: SalesDocuments, given: _Given, lines: Sequence[StoreLine | KiotVietLine], where: str = "KiotViet"
) -> Fit:
    orders = sales.orders or ()
    sample = dict(islice(given.items(), 0, None, len(given) // _SAMPLE + 1))
    ours = _by_document(sales.lines, {orders[place].name for place in sample})
    theirs = _by_document(lines, {one.code for its in sample.values() for one in its})
    return measure(orders, ours, sample, theirs, where)


def _named_by(sources: Sequence[Source], name: Text) -> Text:
    """The papers, and the source of them where it is known."""
    return _("{papers} (“{source}”)", papers=name, source=sources[0].name) if sources else name


def _told(name: Text, fit: Fit) -> Text:
    return _(
        "Of {compared} store orders whose numbers stand on {papers} of KiotViet's, {agreeing} have the same goods or "
        "the same sum there. One of the two may be another shop's: every shop has orders of these numbers.",
        papers=name,
        compared=number(fit.compared),
        agreeing=number(fit.agreeing),
    )


def measure(
    orders: Sequence[StoreOrder],
    asked: Mapping[str, Sequence[_Goods]],
    given: _Given,
    lines: Mapping[str, Sequence[_Goods]],
    where: str,
) -> Fit:
    """How well the orders and the documents given for their places agree, by the goods and the sums of both."""
    fit, common = Fit(), _common([orders[place] for place in given])
    for place, documents in given.items():
        order = orders[place]
        ours = asked.get(order.name, ())
        theirs = [line for one in documents for line in lines.get(one.code, ())]
        our_sums, their_sums = _sums([order], ours), _sums(documents, theirs)
        is_coded = any(one.codes for one in ours) and any(one.codes for one in theirs)
        if not is_coded and not (our_sums and their_sums):
            continue
        fit.compared += 1
        fit.coded += is_coded
        if our_sums & their_sums - (common if is_coded else set()) or _share_goods(ours, theirs):
            fit.agreeing += 1
        elif len(fit.strange) < _EXAMPLES:
            fit.strange.append(_strange(order, ours, documents, theirs, where))
    return fit


def _common(orders: Sequence[StoreOrder]) -> set[Decimal]:
    """The sums that a quarter of the orders have: two shops of one trade have these alike by chance.

    Where goods can be held against each other, these tell; sums alone are better than nothing.
    """
    found = Counter(one for order in orders for one in _sums([order], ()))
    return {one for one, count in found.items() if count >= FEW and count >= LEAST_AGREEING * len(orders)}


def _by_document(lines: Sequence[StoreLine | KiotVietLine], wanted: Set[str]) -> dict[str, list[_Goods]]:
    """The lines of the wanted documents."""
    found: dict[str, list[_Goods]] = defaultdict(list)
    for one in lines:
        document = one.order if isinstance(one, StoreLine) else one.document
        if document not in wanted or _PLACEHOLDER in "".join(_WORD.findall(plain(one.code + one.name))):
            continue
        codes = {fold(one.code), fold(one.barcode) if isinstance(one, StoreLine) else ""}
        found[document].append(_Goods(frozenset(codes - {""}), one.name, one.price, one.quantity))
    return found


def _sums(documents: Sequence[StoreOrder | Slip | Invoice], lines: Sequence[_Goods]) -> set[Decimal]:
    """Every sum that may stand for the sale: each document's, all together, and that of the goods, before any fee."""
    totals = [one.total for one in documents if one.total is not None]
    paid = [one.paid for one in documents if one.paid is not None]
    worth = [one.worth for one in lines]
    goods = sum((each for each in worth if each is not None), ZERO) if None not in worth else ZERO
    found = {*totals, *paid, sum(totals, ZERO), sum(paid, ZERO), goods}
    return {one.quantize(Decimal(1)) for one in found if one >= 1}


def _share_goods(ours: Sequence[_Goods], theirs: Sequence[_Goods]) -> bool:
    """Whether one line is the same on both sides: by a code, unless the names contradict it, or by its whole name."""
    return any(
        not (one.name and other.name) or same_goods(one.name, other.name)
        if one.codes & other.codes
        else _is_within(one.name, other.name)
        for one in ours
        for other in theirs
    )


def _is_within(one: str, other: str) -> bool:
    """Whether one name holds all words of the other: "Áo lụa" and "Áo thun" share half, and are two shops' goods."""
    shorter, longer = sorted((_words(one), _words(other)), key=len)
    return shorter == longer != frozenset() or (len(shorter) > 1 and shorter <= longer)


@lru_cache(maxsize=65536)
def _words(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(plain(name)))


def _strange(
    order: StoreOrder,
    ours: Sequence[_Goods],
    documents: Sequence[Slip | Invoice],
    theirs: Sequence[_Goods],
    where: str,
) -> Text:
    return _(
        "{order}: {ours}, {total}; in {where} {document}: {theirs}, {other}",
        order=order.name,
        ours=_named(ours),
        total=_dong(order.total),
        where=where,
        document=documents[0].code,
        theirs=_named(theirs),
        other=_dong(documents[0].total),
    )


def _named(lines: Sequence[_Goods]) -> Text | str:
    names = [f"“{one.name}”" for one in lines if one.name]
    return listed(names, 1) if names else "?"


def _dong(amount: Decimal | None) -> Text | str:
    return "?" if amount is None else dong(amount)
