"""How one number on the store stands to what KiotViet's rule expects (docs: playbook 0, 5)."""

from decimal import Decimal
from enum import Enum, auto
from typing import NamedTuple

from catalogrepair.catalog.numbers import ZERO
from catalogrepair.diagnoses.stock.rules import Slot
from catalogrepair.diagnoses.stock.sides import Expected, Shelf, StockProduct, fits, whole
from catalogrepair.text import Text


class StockKind(Enum):
    """In the order in which support wants to see them."""

    OVERSELL = auto()
    """the store sells what KiotViet does not have"""
    LOST_SALE = auto()
    """the store says sold out, KiotViet has some"""
    DIFFERS = auto()
    STORE_HOP = auto()
    """MyKiot is right, the store is not"""
    KIOTVIET_HOP = auto()
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


PLAIN_DIFFERENCES = (StockKind.OVERSELL, StockKind.LOST_SALE, StockKind.DIFFERS)
DIFFERENCES = (*PLAIN_DIFFERENCES, StockKind.STORE_HOP, StockKind.KIOTVIET_HOP, StockKind.BOTH_HOPS)


class Compared(NamedTuple):
    """One code in one slot, and how it stands."""

    goods: StockProduct
    source: StockProduct
    """whose figures count: the goods' own, or of a unit row its base's"""
    slot: Slot
    expected: Expected
    shelf: Shelf
    middle: Decimal | None = None
    """MyKiot's number"""
    kind: StockKind = StockKind.SAME
    effect: StockKind = StockKind.SAME
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


def _straight(expected: Expected, shelf: Shelf, *, for_sale: bool) -> StockKind:
    """KiotViet against the store."""
    wanted, shown = expected.amount, shelf.on_hand
    if not shelf.tracked:
        return StockKind.NOT_TRACKED
    if wanted is None:
        return StockKind.UNKNOWN
    if shown is None:
        return StockKind.NO_STOCK_ROW if wanted > 0 else StockKind.SAME
    if expected.at_most:
        kind = _bounded(wanted, shown, shelf)
    elif wanted < 0 and shown <= 0:
        kind = StockKind.NEGATIVE
    else:
        kind = StockKind.SAME if fits(shown, wanted) else None
    return kind or _different(expected, wanted, shown, shelf, for_sale=for_sale)


def _bounded(most: Decimal, shown: Decimal, shelf: Shelf) -> StockKind | None:
    """What customers ordered is not known: only a store that shows more than there is at most is surely wrong."""
    if shown == 0 and most <= 0:
        return StockKind.SAME
    some = shown if shelf.available is None else min(shown, shelf.available)
    return StockKind.UNKNOWN if some <= most else None


def _different(expected: Expected, wanted: Decimal, shown: Decimal, shelf: Shelf, *, for_sale: bool) -> StockKind:
    if expected.absent:
        return StockKind.NOT_LISTED
    if fits(shelf.available, wanted):
        return StockKind.OPEN_ORDERS
    if not for_sale:
        return StockKind.NOT_FOR_SALE if shown > 0 else StockKind.SAME
    return _effect(wanted, shown, shelf)


def _effect(wanted: Decimal, shown: Decimal, shelf: Shelf) -> StockKind:
    if shown == whole(shown):
        wanted = whole(wanted)  # a store of whole packs sells none of half a pack
    if shown > 0 and wanted <= 0:
        return StockKind.OVERSELL
    if shown <= 0 and wanted > 0 and not shelf.sells_at_zero:
        return StockKind.LOST_SALE
    return StockKind.DIFFERS


def _hop(straight: StockKind, found: Compared, middle: Decimal) -> StockKind:
    """Which hop is wrong: MyKiot against the store first, then KiotViet against MyKiot."""
    shown = found.shelf.on_hand
    if shown is None:
        return straight
    store_follows = _follows(shown, middle) or fits(found.shelf.available, middle)
    kiotviet_breaks = _is_broken(found.expected, middle)
    if straight is StockKind.OPEN_ORDERS and store_follows and kiotviet_breaks:
        return StockKind.KIOTVIET_HOP
    if straight in (*PLAIN_DIFFERENCES, StockKind.UNKNOWN, StockKind.NOT_LISTED):
        if store_follows:
            return StockKind.KIOTVIET_HOP if kiotviet_breaks else straight
        return StockKind.BOTH_HOPS if kiotviet_breaks else StockKind.STORE_HOP
    aside = straight in (StockKind.SAME, StockKind.NEGATIVE) and not store_follows and kiotviet_breaks
    return StockKind.MYKIOT_ASIDE if aside else straight


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
