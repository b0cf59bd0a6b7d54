"""What one family looks like, each side of it read once: codes, values, prices, dates and so on."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property

from catalogrepair.catalog.families.family import Family, Options, values_of
from catalogrepair.catalog.families.habits import (
    attributes_of,
    log_price_of,
    maker_of,
    minutes_of,
    style_of,
)
from catalogrepair.catalog.families.sizes import Sizes, sizes_of
from catalogrepair.catalog.families.style import Cut
from catalogrepair.catalog.names import fold
from catalogrepair.text import Text


@dataclass(frozen=True)
class Profile:
    """A family as the evidence sees it."""

    family: Family
    cut: Cut
    """which part of a code names the style in this shop"""
    call: Callable[[], Text]
    """gives what a sentence calls it where it is the one that another is held against"""

    @cached_property
    def called(self) -> Text:
        """What a sentence calls it."""
        return self.call()

    @cached_property
    def styles(self) -> frozenset[str]:
        """Style codes, folded; automatic numbers are none."""
        return frozenset(style for row in self.family.rows if (style := style_of(self.cut, row)))

    @cached_property
    def values(self) -> frozenset[Options]:
        """The attribute values of each row; units aside, for the base unit does not tell two variants apart."""
        return frozenset(values_of(row.attributes) for row in self.family.rows)

    @cached_property
    def sizes(self) -> Sizes | None:
        """The sizes, where the rows have nothing but sizes."""
        return sizes_of({row.attributes for row in self.family.rows})

    @cached_property
    def attributes(self) -> dict[Hashable, str]:
        """Sets of attribute names, each with how it is shown."""
        texts = {row.attributes for row in self.family.rows}
        return _spelt((attributes_of(text), _names_of(text)) for text in texts)

    @cached_property
    def category(self) -> dict[Hashable, str]:
        """Categories, folded, each as the file spells it."""
        return _spelt((fold(text), text.strip()) for text in {row.category for row in self.family.rows})

    @cached_property
    def brand(self) -> dict[Hashable, str]:
        """Brands, folded, each as the file spells it."""
        return _spelt((fold(text), text.strip()) for text in {row.brand for row in self.family.rows})

    @cached_property
    def maker(self) -> dict[Hashable, str]:
        """Beginnings of barcodes."""
        return _spelt((maker, maker) for row in self.family.rows if (maker := maker_of(row)))

    @cached_property
    def prices(self) -> dict[float, str]:
        """Logarithms of prices, rising, each as the file spells it."""
        found = {price: row.price for row in self.family.rows if (price := log_price_of(row)) is not None}
        return dict(sorted(found.items()))

    @cached_property
    def created(self) -> tuple[float, ...]:
        """When its rows were made, in minutes, rising."""
        return tuple(sorted({made for row in self.family.rows if (made := minutes_of(row)) is not None}))


def _spelt(pairs: Iterable[tuple[Hashable, str]]) -> dict[Hashable, str]:
    """Each value with the first of its spellings, in their order; an empty text is no value."""
    found: dict[Hashable, str] = {}
    for value, text in pairs:
        if value != "":
            found[value] = min(found.get(value, text), text)
    return dict(sorted(found.items(), key=lambda pair: pair[1]))


def _names_of(attributes: str) -> str:
    """The attribute names as the file spells them."""
    return ", ".join(part.partition(":")[0].strip() for part in attributes.split("|") if part.strip()) or "—"
