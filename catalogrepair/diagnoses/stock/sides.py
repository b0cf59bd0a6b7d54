"""The two sides of a stock comparison: KiotViet's products with their branches, the store's variants by code.

Source (docs: kiotviet-files 1.4, 2.3; docs: haravan-files 4.1): unit rows; SKU and barcode.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_FLOOR, Decimal
from typing import NamedTuple

from catalogrepair.catalog.names import fold
from catalogrepair.catalog.numbers import ZERO
from catalogrepair.diagnoses.stock.rules import Term
from catalogrepair.sales.documents import KiotVietStock, StoreStock


@dataclass
class StockProduct:
    """One product or unit of KiotViet, with what each branch has of it."""

    first: KiotVietStock
    held: dict[str, KiotVietStock] = field(default_factory=dict)

    @property
    def base(self) -> str:
        """The folded code of a unit row's base product; "" of a base product itself."""
        return fold(self.first.base)

    @property
    def for_sale(self) -> bool:
        return any(one.for_sale for one in self.held.values())

    @property
    def price(self) -> Decimal | None:
        return next((one.price for one in self.held.values() if one.price is not None), None)


class Expected(NamedTuple):
    """What a number on the store must be."""

    amount: Decimal | None
    """None where a figure that counts cannot be read"""
    at_most: bool = False
    """a branch does not say what customers ordered there, so it may be less"""
    absent: tuple[str, ...] = ()
    """branches that do not list the product: nothing of it was counted there"""


UNREADABLE = Expected(None)


class KiotVietSide:
    """KiotViet's products by folded code."""

    def __init__(self, stock: Iterable[KiotVietStock]) -> None:
        self.goods: dict[str, StockProduct] = {}
        self.repeated: dict[str, str] = {}
        """folded codes that one branch has twice, and how they are spelled"""
        for one in stock:
            key = fold(one.code)
            goods = self.goods.setdefault(key, StockProduct(one))
            if one.branch in goods.held:
                self.repeated[key] = one.code
            goods.held[one.branch] = one

    def source(self, goods: StockProduct) -> StockProduct:
        """Whose figures count: of a unit row its base's. Where the base is missing its own, which KiotViet has
        converted already.
        """
        return self.goods.get(goods.base, goods) if goods.base else goods

    def expected(self, goods: StockProduct, terms: Sequence[Term]) -> Expected:
        """The sum of these figures, in the goods' own unit."""
        source = self.source(goods)
        found = _sum(source, terms)
        if source is goods or found.amount is None:
            return found
        return found._replace(amount=found.amount / goods.first.factor) if goods.first.factor > 0 else UNREADABLE


def _sum(goods: StockProduct, terms: Sequence[Term]) -> Expected:
    total, at_most, absent = ZERO, False, []
    for branch, available in terms:
        one = goods.held.get(branch)
        if one is None:
            absent.append(branch)
            continue
        if one.on_hand is None:
            return UNREADABLE
        total += one.on_hand
        if available:
            total -= one.reserved or ZERO
            at_most = at_most or one.reserved is None
    return Expected(total, at_most, tuple(absent))


def fits(shown: Decimal | None, wanted: Decimal) -> bool:
    """Whether the store shows this number; of 2.5 the store, which counts whole pieces, may show 2: a third one is
    not there to be sold.
    """
    return shown is not None and shown in (wanted, whole(wanted))


def whole(amount: Decimal) -> Decimal:
    """The whole pieces of an amount; 17.999999999999996, which binary fractions make of 18, is 18."""
    nearest = amount.to_integral_value()
    return nearest if abs(nearest - amount) < _NOISE else amount.to_integral_value(ROUND_FLOOR)


_NOISE = Decimal("0.000001")


class Shelf(NamedTuple):
    """What the store has of one code, over the locations that were asked for."""

    name: str
    on_hand: Decimal | None
    """None where no location has a stock row"""
    available: Decimal | None
    tracked: bool
    sells_at_zero: bool


class StoreSide:
    """The store's variants by folded SKU and barcode, location by location."""

    def __init__(self, stock: Iterable[StoreStock], codes: Mapping[str, object]) -> None:
        """`codes` are KiotViet's folded codes."""
        self._codes = codes
        self._held: dict[str, dict[str, list[StoreStock]]] = defaultdict(lambda: defaultdict(list))
        self.codes: dict[str, str] = {}
        """all folded codes, and how they are spelled"""
        self.strangers: dict[str, str] = {}
        """those of variants that no code of KiotViet's matches"""
        for one in stock:
            self._add(one)

    def _add(self, one: StoreStock) -> None:
        spelled = {fold(code): code for code in (one.barcode, one.code)}
        spelled.pop("", None)
        for key, code in spelled.items():
            self._held[one.location][key].append(one)
            self.codes[key] = code
        if spelled and not any(key in self._codes for key in spelled):
            key, code = next(reversed(spelled.items()))
            self.strangers[key] = code

    def has(self, key: str) -> bool:
        """Whether any variant has this folded code."""
        return key in self.codes

    def is_repeated(self, key: str, locations: Sequence[str]) -> bool:
        """Whether two variants claim it, or the only one belongs to another code of KiotViet's by its SKU."""
        return any(self._is_shared(key, self._held[place].get(key, ())) for place in locations)

    def _is_shared(self, key: str, claims: Sequence[StoreStock]) -> bool:
        if len(claims) != 1:
            return len(claims) > 1
        sku = fold(claims[0].code)
        return sku != key and sku in self._codes

    def titles(self, key: str) -> list[str]:
        """The names of all variants that claim a code."""
        claims = [one for held in self._held.values() for one in held.get(key, ())]
        return list(dict.fromkeys(one.name or one.variant for one in claims))

    def shelf(self, key: str, locations: Sequence[str]) -> Shelf | None:
        """What these locations have of a code together; None where they do not list it."""
        claims = [one for place in locations for one in self._held[place].get(key, ())]
        if not claims:
            return None
        return Shelf(
            next((one.name for one in claims if one.name), ""),
            _known([one.on_hand for one in claims]),
            _known([one.available for one in claims]),
            any(one.tracked for one in claims),
            any(one.sells_at_zero for one in claims),
        )


def _known(numbers: Sequence[Decimal | None]) -> Decimal | None:
    known = [number for number in numbers if number is not None]
    return sum(known, ZERO) if known else None
