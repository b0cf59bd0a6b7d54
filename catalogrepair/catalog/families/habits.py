"""A shop's habits, learned from its own products in the same file: what one product has in common in this shop.

For each kind of evidence two things are counted: how often it is equal inside one product (the rows of a family of two
or more), and how often it is equal between two products by chance. A habit weighs as much as the two differ: where one
product always has one price and two seldom share one, the price says much; where all goods cost the same, nothing.
Source (docs: kiotviet-files 2.2), and the shares of a real export: 101 of 103 groups have one style code, 86 one
price.
"""

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache, partial
from itertools import pairwise
from typing import TypeVar

from catalogrepair.catalog.families import scale
from catalogrepair.catalog.families.family import Family, values_of
from catalogrepair.catalog.families.scale import Shares
from catalogrepair.catalog.families.style import LETTERS, STYLES, Cut
from catalogrepair.catalog.families.vocabulary import attribute_kind
from catalogrepair.catalog.moments import moment_of
from catalogrepair.catalog.names import attribute_names, fold
from catalogrepair.catalog.numbers import amount_of
from catalogrepair.catalog.table import Row
from catalogrepair.text import Text

Value = TypeVar("Value", str, float, tuple[str, ...])

MOST_PRODUCTS = 1500
"""families, and as many goods outside any group, that a shop's habits are learned from; more say nothing new"""
MOST_ROWS = 30
"""rows of one product that are looked at"""


@dataclass(frozen=True)
class Habit:
    """How one kind of evidence is spread in this shop; outcome 0 is "equal"."""

    one: tuple[int, ...]
    """products of two rows or more by outcome"""
    two: tuple[float, ...]
    """share of pairs of products by outcome; empty where there is no pair"""
    products: int
    """products that have it at all"""
    assumed: Shares

    @property
    def asked(self) -> int:
        """Products of two rows or more that have it."""
        return sum(self.one)

    @property
    def kept(self) -> int:
        """Of these, the products all of whose rows are equal in it."""
        return self.one[0]

    @cached_property
    def words(self) -> dict[tuple[str, str], Text]:
        """What is said of it, once for all findings (`clues.py`), by the name of what is equal."""
        return {}

    def weight(self, outcome: int) -> int:
        """Points for another product (see `scale`)."""
        return self._weights[outcome]

    @cached_property
    def _weights(self) -> tuple[int, ...]:
        return tuple(map(self._weight, range(len(self.assumed.one))))

    def _weight(self, outcome: int) -> int:
        one = (self.one[outcome] + scale.ASSUMED * self.assumed.one[outcome]) / (self.asked + scale.ASSUMED)
        known = self.products if self.two else 0
        seen = self.two[outcome] * known if known else 0.0
        two = (seen + scale.ASSUMED * self.assumed.two[outcome]) / (known + scale.ASSUMED)
        return max(-scale.MOST, min(scale.MOST, round(2 * math.log10(two / one))))


@dataclass(frozen=True)
class Habits:
    """Everything that was learned of one shop. Products are families of its groups and goods outside any group."""

    products: tuple[tuple[Row, ...], ...]
    """rows of each product that was looked at; nothing learned depends on their order"""
    grouped: int
    """the first so many of them are families of groups"""

    @cached_property
    def style(self) -> tuple[Cut, Habit]:
        """Which part of a code names the style in this shop, and how far the shop keeps that."""
        learned = [(cut, self._equal(partial(style_of, cut), scale.STYLE)) for cut in STYLES]
        cut, habit = max(learned, key=lambda pair: _tells(pair[1]))
        if habit.kept >= habit.asked * scale.STYLE_KEPT:
            return cut, habit
        return LETTERS, self._equal(partial(style_of, LETTERS), scale.STYLE)

    @cached_property
    def category(self) -> Habit:
        """`Nhóm hàng`."""
        return self._equal(category_of, scale.EQUAL)

    @cached_property
    def brand(self) -> Habit:
        """`Thương hiệu`."""
        return self._equal(brand_of, scale.EQUAL)

    @cached_property
    def maker(self) -> Habit:
        """Whose number the barcode begins with."""
        return self._equal(maker_of, scale.EQUAL)

    @cached_property
    def attributes(self) -> Habit:
        """The names in `Thuộc tính`."""
        return self._equal(lambda row: attributes_of(row.attributes), scale.EQUAL)

    @cached_property
    def price(self) -> Habit:
        """`Giá bán`, by how many times it is apart."""
        return self._apart(log_price_of, PRICE_STEPS, scale.PRICE)

    @cached_property
    def created(self) -> Habit:
        """`Thời gian tạo`, by how long it is apart."""
        return self._apart(minutes_of, CREATED_STEPS, scale.CREATED)

    @cached_property
    def repeated(self) -> Habit:
        """Attribute values that stand twice in one product. Between two products no shop is asked: half do."""
        listed = [[values_of(row.attributes) for row in rows] for rows in self._several]
        twice = sum(len(set(values)) < len(values) for values in listed)
        return Habit((len(listed) - twice, twice), (), 0, scale.REPEATED)

    @cached_property
    def _several(self) -> list[tuple[Row, ...]]:
        return [rows for rows in self.products[: self.grouped] if len(rows) > 1]

    def _equal(self, of: Callable[[Row], Value | None], assumed: Shares) -> Habit:
        """A kind of evidence that is equal or not; None means that a row does not have it."""
        values = [[value for row in rows if (value := of(row)) is not None] for rows in self._several]
        kept = [len(set(its)) == 1 for its in values if len(its) > 1]
        mains = [value for rows in self.products if (value := _main(map(of, rows))) is not None]
        number, counts = len(mains), Counter(mains)
        alike = sum(count * (count - 1) for count in counts.values()) / (number * (number - 1)) if number > 1 else 0.0
        two = (alike, 1 - alike) if number > 1 else ()
        return Habit((sum(kept), len(kept) - sum(kept)), two, number, assumed)

    def _apart(self, of: Callable[[Row], float | None], steps: Sequence[float], assumed: Shares) -> Habit:
        """A kind of evidence on a scale: within the first step it is equal, then step by step further apart."""
        one = [0] * (len(steps) + 1)
        for rows in self._several:
            its = [value for row in rows if (value := of(row)) is not None]
            if len(its) > 1:
                one[step_of(max(its) - min(its), steps)] += 1
        mains = sorted(value for rows in self.products if (value := _main(map(of, rows))) is not None)
        number = len(mains)
        pairs = number * (number - 1) / 2
        within = [
            sum(bisect_right(mains, value + step) - place - 1 for place, value in enumerate(mains)) for step in steps
        ]
        edges = [0, *within, pairs]
        two = tuple((high - low) / pairs for low, high in pairwise(edges)) if pairs else ()
        return Habit(tuple(one), two, number, assumed)


PRICE_STEPS = (1e-6, math.log(1.25), math.log(2))
CREATED_STEPS = (10.0, 1440.0)
"""minutes"""


def learn(families: Iterable[Family], alone: Iterable[Row]) -> Habits:
    """What the families of a file's groups, and its goods outside any group, say of the shop."""
    grouped = _sample([family.rows for family in families])
    single = _sample([(row,) for row in alone])
    return Habits((*(tuple(sorted(rows, key=_place)[:MOST_ROWS]) for rows in grouped), *single), len(grouped))


def _place(row: Row) -> tuple[str, str]:
    return row.code, row.name


def _sample(products: list[tuple[Row, ...]]) -> list[tuple[Row, ...]]:
    """At most `MOST_PRODUCTS` of them, evenly spread over their codes."""
    if len(products) <= MOST_PRODUCTS:
        return products
    products.sort(key=lambda rows: min(map(_place, rows)))
    step = len(products) / MOST_PRODUCTS
    return [products[int(number * step)] for number in range(MOST_PRODUCTS)]


def _main(values: Iterable[Value | None]) -> Value | None:
    """The commonest value; of equals the smallest."""
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def _tells(habit: Habit) -> float:
    """How much a kind of evidence tells one product from two in this shop (Jeffreys' divergence)."""
    if not habit.asked:
        return -math.inf
    told = 0.0
    for outcome, count in enumerate(habit.one):
        one = (count + 0.5) / (habit.asked + 1)
        two = ((habit.two[outcome] if habit.two else 0.5) * habit.products + 0.5) / (habit.products + 1)
        told += (two - one) * math.log(two / one)
    return told


def step_of(distance: float, steps: Sequence[float]) -> int:
    """The number of the first step that a distance does not pass; their count when it passes all."""
    return next((number for number, step in enumerate(steps) if distance <= step), len(steps))


def style_of(cut: Cut, row: Row) -> str | None:
    """The style code of a row, folded."""
    return cut.style(row.code, row.attributes)


def category_of(row: Row) -> str | None:
    """The category, folded."""
    return fold(row.category) or None


@lru_cache(maxsize=4096)
def attributes_of(attributes: str) -> tuple[str, ...]:
    """The names in `Thuộc tính`, those of one meaning under one of them: "MÀU" and "COLOR"."""
    return tuple(sorted(map(attribute_kind, attribute_names(attributes))))


def brand_of(row: Row) -> str | None:
    """The brand, folded."""
    return fold(row.brand) or None


_BARCODE = re.compile(r"\d{12,14}")


def maker_of(row: Row) -> str | None:
    """The first seven digits of a barcode of 12 to 14 (a GS1 company prefix has about as many); the code may be one."""
    for text in (row.barcode.strip(), row.code.strip()):
        if _BARCODE.fullmatch(text):
            return text.zfill(13)[-13:][:7]
    return None


@lru_cache(maxsize=16384)
def _log_price(text: str) -> float | None:
    amount = float(amount_of(text) or 0)
    return math.log(amount) if 0 < amount < math.inf else None


def log_price_of(row: Row) -> float | None:
    """The natural logarithm of the price; a price of 0 says nothing."""
    return _log_price(row.price)


_SOME_DAY = datetime(2000, 1, 1)


@lru_cache(maxsize=16384)
def _minutes(text: str) -> float | None:
    moment = moment_of(text)
    return (datetime.fromisoformat(moment) - _SOME_DAY).total_seconds() / 60 if moment else None


def minutes_of(row: Row) -> float | None:
    """When the row was made, in minutes."""
    return _minutes(row.created)
