"""How one number on the store stands to what KiotViet's rule expects (docs: playbook 0, 5)."""

from decimal import Decimal
from enum import Enum, auto
from typing import NamedTuple

from catalogrepair.catalog.numbers import ZERO
from catalogrepair.diagnoses.stock.rules import Slot
from catalogrepair.diagnoses.stock.sides import Expected, Goods, Shelf, fits
from catalogrepair.text import Text


class Kind(Enum):
    """In the order in which support wants to see them."""

    OVERSELL = auto()
    """the store sells what KiotViet does not have"""
    LOST_SALE = auto()
    """the store says sold out, KiotViet has some"""
    DIFFERS = auto()
    STORE_HOP = auto()
    """MyKiot is right, the store is not"""
    TILL_HOP = auto()
    """the store follows MyKiot, which does not follow KiotViet"""
    BOTH_HOPS = auto()
    OTHER_RULE = auto()
    """another rule than the given one explains it"""
    OPEN_ORDERS = auto()
    """on-hand differs, available is what is expected"""
    NO_STOCK_ROW = auto()
    NOT_LISTED = auto()
    """the file of a branch that counts does not list it"""
    NOT_FOR_SALE = auto()
    REPEATED = auto()
    DAMAGED = auto()
    MYKIOT_ASIDE = auto()
    """the store is right, MyKiot between them is not"""
    NEGATIVE = auto()
    NOT_TRACKED = auto()
    SAME = auto()
    UNKNOWN = auto()
    """what customers ordered, or a number, is not known"""


PLAIN_DIFFERENCES = (Kind.OVERSELL, Kind.LOST_SALE, Kind.DIFFERS)
DIFFERENCES = (*PLAIN_DIFFERENCES, Kind.STORE_HOP, Kind.TILL_HOP, Kind.BOTH_HOPS)


class Compared(NamedTuple):
    """One code in one slot, and how it stands."""

    goods: Goods
    source: Goods
    """whose figures count: the goods' own, or of a unit row its base's"""
    slot: Slot
    expected: Expected
    shelf: Shelf
    middle: Decimal | None = None
    """MyKiot's number"""
    kind: Kind = Kind.SAME
    effect: Kind = Kind.SAME
    """what a difference does to the shop, whichever hop made it"""
    note: Text | None = None
    """why nothing was worked out"""

    @property
    def difference(self) -> Decimal | None:
        """How much more the store shows than it should."""
        if self.shelf.on_hand is None or self.expected.amount is None:
            return None
        return self.shelf.on_hand - self.expected.amount

    @property
    def value(self) -> Decimal | None:
        """What the difference is worth at KiotViet's price."""
        difference, price = self.difference, self.goods.price
        return None if difference is None or price is None else abs(difference * price)


def judged(found: Compared) -> Compared:
    """With its kind."""
    straight = _straight(found.expected, found.shelf, for_sale=found.goods.for_sale)
    kind = straight if found.middle is None else _hop(straight, found, found.middle)
    return found._replace(kind=kind, effect=straight)


def _straight(expected: Expected, shelf: Shelf, *, for_sale: bool) -> Kind:
    """KiotViet against the store."""
    wanted, shown = expected.amount, shelf.on_hand
    if not shelf.tracked:
        return Kind.NOT_TRACKED
    if wanted is None:
        return Kind.UNKNOWN
    if shown is None:
        return Kind.NO_STOCK_ROW if wanted > 0 else Kind.SAME
    if expected.at_most:
        kind = _bounded(wanted, shown, shelf)
    elif wanted < 0 and shown <= 0:
        kind = Kind.NEGATIVE
    else:
        kind = Kind.SAME if fits(shown, wanted) else None
    return kind or _different(expected, wanted, shown, shelf, for_sale=for_sale)


def _bounded(most: Decimal, shown: Decimal, shelf: Shelf) -> Kind | None:
    """What customers ordered is not known: only a store that shows more than there is at most is surely wrong."""
    if shown == 0 and most <= 0:
        return Kind.SAME
    some = shown if shelf.available is None else min(shown, shelf.available)
    return Kind.UNKNOWN if some <= most or fits(some, most) else None


def _different(expected: Expected, wanted: Decimal, shown: Decimal, shelf: Shelf, *, for_sale: bool) -> Kind:
    if expected.absent:
        return Kind.NOT_LISTED
    if fits(shelf.available, wanted):
        return Kind.OPEN_ORDERS
    if not for_sale:
        return Kind.NOT_FOR_SALE if shown > 0 else Kind.SAME
    return _effect(wanted, shown, shelf)


def _effect(wanted: Decimal, shown: Decimal, shelf: Shelf) -> Kind:
    if shown > 0 and wanted <= 0:
        return Kind.OVERSELL
    if shown <= 0 and wanted > 0 and not shelf.sells_at_zero:
        return Kind.LOST_SALE
    return Kind.DIFFERS


def _hop(straight: Kind, found: Compared, middle: Decimal) -> Kind:
    """Which hop is wrong: MyKiot against the store first, then KiotViet against MyKiot."""
    shown = found.shelf.on_hand
    if shown is None:
        return straight
    store_follows = _follows(shown, middle) or fits(found.shelf.available, middle)
    till_breaks = _is_broken(found.expected, middle)
    if straight is Kind.OPEN_ORDERS and store_follows and till_breaks:
        return Kind.TILL_HOP
    if straight in (*PLAIN_DIFFERENCES, Kind.UNKNOWN, Kind.NOT_LISTED):
        if store_follows:
            return Kind.TILL_HOP if till_breaks else straight
        return Kind.BOTH_HOPS if till_breaks else Kind.STORE_HOP
    aside = straight in (Kind.SAME, Kind.NEGATIVE) and not store_follows and till_breaks
    return Kind.MYKIOT_ASIDE if aside else straight


def _is_broken(expected: Expected, middle: Decimal) -> bool:
    """Whether MyKiot surely does not show what KiotViet's rule makes."""
    wanted = expected.amount
    if wanted is None or expected.absent or (expected.at_most and middle <= wanted):
        return False
    return not _follows(middle, wanted)


def _follows(shown: Decimal | None, wanted: Decimal) -> bool:
    """Whether a number is what it should be; below zero counts as zero, which a shop window may show instead."""
    return fits(shown, wanted) or (shown is not None and shown <= 0 and wanted <= 0)


def is_wrong(found: Compared) -> bool:
    """Whether it is a difference that somebody has to mend."""
    return found.kind in DIFFERENCES


def shown_of(found: Compared) -> Decimal:
    """The number that should be made of KiotViet's figures: MyKiot's where it stands between, else the store's."""
    shown = found.shelf.on_hand if found.middle is None else found.middle
    return ZERO if shown is None else shown
