"""One order through every rule on orders (docs: playbook 2, 3, 4, 5, 6, 6b, 6c): what support types on the phone."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from string import ascii_lowercase
from typing import Any, NamedTuple

from catalogrepair.catalog.names import fold
from catalogrepair.catalog.numbers import ZERO
from catalogrepair.catalog.results import (
    Cell,
    Column,
    Reason,
    Record,
    Results,
    Section,
    Subject,
    Unjudged,
    record,
    say,
    subject_of,
)
from catalogrepair.diagnoses import Diagnosis, diagnosis, names, stock
from catalogrepair.diagnoses.invoices.judge import in_kiotviet
from catalogrepair.diagnoses.orders.products import Products
from catalogrepair.diagnoses.shared import asks, switched_off
from catalogrepair.diagnoses.shared.about import About, Reads, Symptom
from catalogrepair.diagnoses.shared.lack import Lack, Needed, is_missing, not_given
from catalogrepair.diagnoses.shared.order_rules import OneOrder, OrderRule, orders_of
from catalogrepair.diagnoses.stock.rules import Layout
from catalogrepair.sales.clues import order_key
from catalogrepair.sales.completion import three
from catalogrepair.sales.documents import SalesDocuments, StoreOrder
from catalogrepair.sales.matching import Links
from catalogrepair.text import Text, _, day, dong, joined, pgettext, quantity

ABOUT = About(
    title=_("One order through every rule."),
    answers=_("Without options the two live shops are asked."),
    symptoms=(Symptom("2 to 6c", _("one order, the shop is on the phone")),),
    reads=Reads.ORDER,
    kiotviet=("slips", "invoices", "returns", "kiotviet_stock"),
    haravan=_("Haravan's product export, or haravan: for the stock of the order's products."),
)
COLUMNS = (
    Column("playbook_row", _("Playbook row")),
    Column("seen", pgettext("one_order", "What was seen")),
)
_WELL = Section(
    "well",
    "good",
    _("Looked at, nothing is wrong"),
    to_send=(_("What we could look at of this order is right."),),
)


def places_of(code: str, sales: SalesDocuments, links: Links) -> list[int]:
    """The places of the orders that a code may mean: an order's own, its slip's, its invoice's or its return's."""
    wanted = _keys(code)
    orders = sales.orders or ()
    named = [
        place
        for place, order in enumerate(orders)
        if order_key(order.name) in wanted or order_key(order.reference) in wanted
    ]
    if not named:
        named = [place for place, order in enumerate(orders) if means(code, order.name)]
    documents = [place for place, its in links.slips.items() if any(fold(one.code) == fold(code) for one in its)]
    documents += [place for place, its in links.returns.items() if any(fold(one.code) == fold(code) for one in its)]
    documents += [place for place, its in links.invoices.items() if any(_is_invoice(code, one.code) for one in its)]
    return named or sorted(set(documents))


def means(code: str, name: str) -> bool:
    """Whether a code that somebody typed may mean the order of this name: bare numbers do without its letters."""
    key, wanted = order_key(name), _keys(code)
    return key in wanted or key.lstrip(ascii_lowercase) in wanted


def _keys(code: str) -> set[str]:
    key = order_key(code)
    return {key, key.removeprefix("haravan").removeprefix("hrv")} - {""}


def _is_invoice(code: str, invoice: str) -> bool:
    """Whether a code is an invoice's, in whichever version."""
    return fold(code) in (fold(invoice), fold(invoice.rpartition(".")[0]))


def codes_of(order: StoreOrder, sales: SalesDocuments) -> list[tuple[str, ...]]:
    """The codes of each of an order's products, its SKU before its barcode: KiotViet may know either."""
    lines = [line for line in sales.lines if line.order == order.name]
    return list(dict.fromkeys(filter(None, (tuple(filter(None, (line.code, line.barcode))) for line in lines))))


def diagnose(
    place: int,
    sales: SalesDocuments,
    links: Links,
    layout: Layout | Lack | None = None,
    where: Mapping[Needed, Text] | None = None,
) -> Results:
    """What every rule says about the order at this place of the list.

    `layout` says how the stock of the two shops hangs together, or why that is not known. `where` says of everything
    that can still be given what it is called, and where the shop gets it.
    """
    one = orders_of(sales, links)[place]
    order = one.order
    asked = list(_of_sales())
    found = [
        record(
            its.section,
            its.section.rule,
            _seen(its.cells[2:], results.columns[2:]),
            about=_detail(subject_of(its, results.columns)),
        )
        for results in (each.diagnose(sales, links) for each in asked)
        for its in results.records
        if its.section is not None and its.cells[0] == order.name
    ]
    found += [
        record(section, section.rule, section.title, about=switched_off.ABOUT)
        for section in switched_off.sections(sales)
    ]
    in_stock, stock_lacks = _stock(order, sales, layout or _stock_lacks(sales))
    found += in_stock
    broken = {its.cells[0] for its in found}
    found = [its for its in found if not its.section or its.section.yields_to not in broken - {""}]
    rules = [rule for each in asked for rule in getattr(each, "rules", _no_rules)(one)]
    rules.append(OrderRule("5", _STOCK, stock_lacks))
    rules.sort(key=lambda rule: rule.row)
    unasked = [_Unasked(rule, rule.lacks) for rule in rules if rule.row not in broken and rule.lacks]
    found += [record(_WELL, rule.row, rule.title) for rule in rules if rule.row not in broken and not rule.lacks]
    unknown = Section("not_judged", "unknown", _("Could not be judged"), tuple(_to_give(unasked, one, where or {})))
    found += [record(unknown, rule.row, joined((rule.title, lack.why), between=": ")) for rule, lack in unasked]
    wrong = sum(its.tone in ("bad", "ask") for its in found)
    return Results(
        _("Order {name}", name=order.name),
        _summary(order, wrong, unknown=len(unasked), of=len(found)),
        tuple(_facts(one)),
        COLUMNS,
        tuple(found),
        data={"order": order.name, "rules": [_rule_data(rule, broken, where or {}) for rule in rules]},
        noun="answers",
        is_judged=len(found) > len(unasked),
        looked_at=_("order {name}", name=order.name),
        unjudged=tuple(Unjudged(lack.why) for _rule, lack in unasked),
    )


def _detail(about: Subject) -> Subject:
    """What a row is about within a message on this order alone: its goods or sums, without its name."""
    return about._replace(name="") if about.kind == "order" else about


class _Unasked(NamedTuple):
    """A rule that could not be asked."""

    rule: OrderRule
    lack: Lack


def _to_give(unasked: Sequence[_Unasked], one: OneOrder, where: Mapping[Needed, Text]) -> Iterator[Text]:
    """Everything that would let these rules be asked, each once."""
    rows: dict[Needed, list[str]] = {}
    for rule, lack in unasked:
        for need in lack.needs:
            if need in where:
                rows.setdefault(need, []).append(rule.row)
    for need in filter(rows.__contains__, where):
        what, judged = where[need], ", ".join(rows[need])
        if need == "main_branch" or is_missing(one.sales, need):
            yield _("To judge {rows}, give {what}.", rows=judged, what=what)
        else:
            start = day(one.order.created) if one.order.created else "?"
            yield _(
                "To judge {rows}, give again, with all columns and the days from {start} on: {what}.",
                rows=judged,
                what=what,
                start=start,
            )
    if rows.keys() - {"main_branch"}:
        yield _("Or ask the two live shops, which takes no files: their keys are needed.")


def _rule_data(rule: OrderRule, broken: Collection[Cell], where: Mapping[Needed, Text]) -> dict[str, Any]:
    """A rule for scripts: whether it was asked, else why not and what would let it be."""
    lack = None if rule.row in broken else rule.lacks
    return {
        "playbook_row": rule.row,
        "rule": dict(rule.title.data),
        "asked": lack is None,
        "why": None if lack is None else dict(lack.why.data),
        "needs": [] if lack is None else [need for need in lack.needs if need in where],
    }


def _of_sales() -> Iterator[Diagnosis]:
    """Every diagnosis that looks at orders."""
    for name in names():
        if (each := diagnosis(name)).ABOUT.reads is Reads.SALES:
            yield each


def _no_rules(_one: OneOrder) -> Iterable[OrderRule]:
    """A diagnosis that does not say what is well."""
    return ()


def _summary(order: StoreOrder, wrong: int, unknown: int, of: int) -> Text:
    named = pgettext("in a sentence", "Order {name}", name=order.name)
    if order.cancelled:
        named = _("Order {name} (cancelled on the store)", name=order.name)
    if unknown == of:
        return _("{order}: nothing could be judged.", order=named)
    if not wrong and unknown:
        return _(
            "{order}: nothing is wrong; {unknown:# rule|# rules} could not be judged.", order=named, unknown=unknown
        )
    if not wrong:
        return _("{order}: nothing is wrong.", order=named)
    if unknown:
        return _(
            "{order}: {wrong} to look after; {unknown:# rule|# rules} could not be judged.",
            order=named,
            wrong=wrong,
            unknown=unknown,
        )
    return _("{order}: {wrong} to look after.", order=named, wrong=wrong)


def _stock_lacks(sales: SalesDocuments) -> Lack:
    needs = not_given(sales, "kiotviet_stock", "store_stock")
    why = _("the stock of both sides was not given") if len(needs) > 1 else _("the stock of one side only was given")
    unseen = _("The stock of its goods we could not compare yet.")
    return Lack(Reason(why, unseen, *(asks.SEND[one] for one in needs)), needs)


def _stock(order: StoreOrder, sales: SalesDocuments, layout: Layout | Lack) -> tuple[list[Record], Lack | None]:
    """What the rule for stock says about the order's products, and what it lacks to be called well."""
    if isinstance(layout, Lack):
        return [], layout
    codes = codes_of(order, sales)
    # Of a code that KiotViet's API would not tell of, no branch is known either.
    kiotviet_stock = [one for one in sales.kiotviet_stock or () if one.branch]
    found, is_whole = stock.of_codes(kiotviet_stock, sales.store_stock or (), layout, codes)
    told = [
        record(one.section, one.section.rule, _seen(one.cells, stock.COLUMNS), about=one.about)
        for one in found
        if one.section
    ]
    return told, None if is_whole else _STOCK_UNKNOWN


def _seen(cells: Sequence[Cell], columns: Sequence[Column]) -> Text:
    """The cells of a row under their headings; what is empty is left out."""
    return joined(
        cell if column.key == "seen" else joined((column.heading, cell), between=": ")
        for column, cell in zip(columns, cells, strict=True)
        if cell is not None and say(cell, "vi")
    )


_STOCK = _("the stock of its products")
_STOCK_UNKNOWN = Lack(
    Reason(
        _("one side does not have a code, it is a combo or service, or its number is not known"),
        _(
            "The stock of its goods we could not compare in full: of some of them one side lacks the code or the "
            "number, or they are a combo or a service."
        ),
        _("Please see whether each of its goods is both in KiotViet and on Haravan, under the same code."),
    )
)


def _facts(one: OneOrder) -> Iterator[Text]:
    """The order as both sides have it, before any verdict."""
    order = one.order
    yield _(
        "Order {name}, made on {ordered}, total {total}.",
        name=order.name,
        ordered=day(order.created) if order.created else "?",
        total=dong(order.total) if order.total is not None else "?",
    )
    processing = order.processing.shown or "?"
    told = [_("Processing: {processing}", processing=processing)]
    told += [joined((need.name, need.now_text), between=": ") for need in three(order)]
    if order.courier:
        told.append(_("Courier: {courier}", courier=order.courier))
    yield joined((_("On the store"), joined(told, between=" · ")), between=": ")
    if one.documents:
        yield joined((_("In KiotViet"), in_kiotviet(one.slips, one.invoices, one.returns)), between=": ")
    products = Products(one.sales)
    for line in one.sales.lines:
        if line.order == order.name:
            many, left = quantity(line.quantity or ZERO), products.on_hand(*products.codes(line))
            sold = joined((f"{line.code or line.barcode} {line.name}", many), between=" × ")
            yield sold if left is None else _("{sold} (KiotViet's stock: {left})", sold=sold, left=left)
