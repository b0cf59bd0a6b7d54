"""A row of the answer about stock: its columns, and the sum behind each number as a person would write it down."""

from decimal import Decimal, localcontext

from catalogrepair.catalog.numbers import ZERO
from catalogrepair.catalog.results import Cell, Column, Record, Subject, record
from catalogrepair.diagnoses.stock.differences import Compared, StockKind
from catalogrepair.diagnoses.stock.rules import Term
from catalogrepair.diagnoses.stock.sections import EFFECTS, SECTIONS
from catalogrepair.diagnoses.stock.sides import whole
from catalogrepair.text import NOTHING, Text, _, joined, quantity

COLUMNS = (
    Column("code", _("Product code")),
    Column("name", _("Product")),
    Column("location", _("Location")),
    Column("expected", _("Should be"), is_number=True),
    Column("mykiot", _("MyKiot"), is_number=True),
    Column("on_hand", _("Store: on hand"), is_number=True),
    Column("available", _("Store: available"), is_number=True),
    Column("difference", _("Off by"), is_number=True),
    Column("value", _("Worth (đ)"), is_number=True),
    Column("effect", _("Effect")),
    Column("working", _("How it is worked out")),
)
_NO_DIFFERENCE = (StockKind.NEGATIVE, StockKind.MYKIOT_ASIDE, StockKind.NOT_TRACKED)


def row_of(one: Compared) -> Record:
    """The row of a comparison whose kind has a section."""
    first = one.goods.first
    locations = one.slot.locations
    cells: tuple[Cell, ...] = (
        first.code,
        first.name or one.shelf.name,
        locations[0] if len(locations) == 1 else "",
        rounded(one.expected.amount),
        one.middle,
        one.shelf.on_hand,
        one.shelf.available,
        None if one.kind in _NO_DIFFERENCE else rounded(one.difference),
        None if one.kind in _NO_DIFFERENCE else rounded(one.value),
        EFFECTS.get(one.effect, "") if one.effect is not one.kind else "",
        _working(one),
    )
    return record(SECTIONS[one.kind], *cells, about=Subject("goods", first.code, _both(one)))


def _both(one: Compared) -> Text:
    """The numbers of both sides for a message to the shop, where both are known and differ."""
    wanted, shown = rounded(one.expected.amount), one.shelf.on_hand
    if wanted is None or shown is None or wanted == shown or one.kind in _NOT_TOLD:
        return NOTHING
    kiotviet = whole(wanted) if shown == whole(shown) else wanted
    told = _("Haravan {shown}, by KiotViet {kiotviet}", shown=shown, kiotviet=kiotviet)
    place = one.slot.locations[0] if len(one.slot.locations) == 1 else ""
    return joined((place, told), between=": ") if place else told


_NOT_TOLD = (StockKind.NOT_TRACKED, StockKind.NOT_LISTED, StockKind.OTHER_RULE)
"""kinds for which the number that the rule makes means nothing to the shop"""


def rounded(amount: Decimal | None) -> Decimal | None:
    """To KiotViet's three decimals: a third of a carton goes on for ever."""
    if amount is None:
        return None
    with localcontext(prec=100):  # a cell may hold more digits than a Decimal rounds by itself
        return round(amount, 3).normalize() + 0


def _working(one: Compared) -> Cell:
    """The sum as a person would write it down: "Kho 1: 5 + Kho 2: 7 − 2"; of 1.5 packs, that 1 may be shown."""
    amount = one.expected.amount
    if amount is None:
        return one.note or ""
    text = _sum(one)
    if amount == whole(amount) or one.kind in _NO_DIFFERENCE:
        return text
    pieces = _("only {pieces} whole", pieces=whole(amount))
    return joined((text, pieces), between=": ") if text else pieces


def _sum(one: Compared) -> Text | str:
    if one.source is one.goods and len(one.slot.terms) == 1 and not any(one.slot.locations):
        return ""  # nothing was added up
    terms = [_term(one, term) for term in one.slot.terms if len(one.slot.terms) <= _MANY or _counts(one, term)]
    text = joined(terms, between=" + ")
    if one.source is one.goods:
        return text
    if len(terms) > 1:
        text = joined(("(", text, ")"), between="")
    return joined((text, one.goods.first.factor), between=" ÷ ")


_MANY = 4
"""branches from which on those that have nothing are not written down"""


def _counts(one: Compared, term: Term) -> bool:
    held = one.source.held.get(term.branch)
    return held is None or bool(held.on_hand or held.reserved)


def _term(one: Compared, term: Term) -> Text:
    held = one.source.held.get(term.branch)
    if held is None:
        return joined((term.branch, _("not listed")), between=": ")
    text = quantity(held.on_hand or ZERO)
    if len(one.slot.terms) > 1 or any(one.slot.locations):
        text = joined((term.branch, text), between=": ")
    if not term.available or held.reserved == 0:
        return text
    return joined((text, "?" if held.reserved is None else held.reserved), between=" − ")
