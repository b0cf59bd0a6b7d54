"""What the store says about a code: which of the export's products it has, and how that was seen.

Source (docs: haravan-files 1.1, 1.4, 4.1): the app writes KiotViet's product code into the SKU and the
barcode of the store's variant, either may have been changed since, and Excel damages long codes on their way.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property, partial
from typing import Literal, NamedTuple

from catalogrepair.catalog.damaged import DamagedIndex, may_be
from catalogrepair.catalog.names import fold

Field = Literal["sku", "barcode", "both"]


class Listed(NamedTuple):
    """One variant, or one unit of a variant, on the store."""

    sku: str
    barcode: str = ""
    product: str = ""
    """the store's own name for the product: its id, or its Url in a file without ids"""
    variant: str = ""
    """the store's own name for the variant; a unit carries its variant's"""
    title: str = ""
    hidden: bool = False


class Match(IntEnum):
    """How the store's code was found to be the export's."""

    EXACT = 3
    FOLDED = 2
    """the same but for case, spaces and the Unicode form"""
    DAMAGED = 1
    """perhaps the same, but for what Excel does to numbers"""


class Presence(NamedTuple):
    """A code that the store has. Hidden products count: they are there."""

    match: Match
    field: Field
    """where the store holds the code"""
    listed: tuple[Listed, ...]
    """every variant that holds it; more than one breaks the matching of orders too"""

    @property
    def title(self) -> str:
        """The first title that the store gives it, "" where none is known."""
        return next((listed.title for listed in self.listed if listed.title), "")

    @property
    def hidden(self) -> bool:
        """Whether no shopper can see it."""
        return all(listed.hidden for listed in self.listed)


@dataclass(frozen=True)
class Facts:
    """Everything the store was seen to hold. Always whole: half a walk never becomes facts."""

    listed: Sequence[Listed]

    @cached_property
    def _exact(self) -> Mapping[str, list[int]]:
        return self._places(lambda code: code)

    @cached_property
    def _folded(self) -> Mapping[str, list[int]]:
        return self._places(fold)

    @cached_property
    def _damaged(self) -> DamagedIndex:
        return DamagedIndex((place, code) for code, places in self._exact.items() for place in places)

    def _places(self, key: Callable[[str], str]) -> Mapping[str, list[int]]:
        places: dict[str, list[int]] = defaultdict(list)
        for place, listed in enumerate(self.listed):
            sku = key(listed.sku) if listed.sku else ""
            barcode = key(listed.barcode) if listed.barcode else ""
            if sku:
                places[sku].append(place)
            if barcode and barcode != sku:
                places[barcode].append(place)
        return places

    @property
    def codes(self) -> Set[str]:
        """Every SKU and barcode, folded."""
        return self._folded.keys()

    @property
    def damaged(self) -> int:
        """How many codes Excel shows as 8.93E+12."""
        return len(self._damaged)

    def find(self, code: str) -> Presence | None:
        """How the store has this code: by its exact text first, then folded; None when it does not."""
        if code and (places := self._exact.get(code)):
            return self._presence(Match.EXACT, places, lambda held: held == code)
        key = fold(code)
        if key and (places := self._folded.get(key)):
            return self._presence(Match.FOLDED, places, lambda held: fold(held) == key)
        return None

    def find_all(self, codes: Iterable[str]) -> dict[str, Presence]:
        """`find` for each code; one that is nowhere may still be there under a code that Excel damaged.

        What another of `codes` is found at is that one's, and not the damaged form of a second.
        """
        wanted = [code for code in dict.fromkeys(codes) if code.strip()]
        found = {code: presence for code in wanted if (presence := self.find(code)) is not None}
        taken = {id(listed) for presence in found.values() for listed in presence.listed}
        for code in wanted:
            if code not in found:
                listed = self._at(dict.fromkeys(self._damaged.find(code)))
                if left := tuple(one for one in listed if id(one) not in taken):
                    found[code] = Presence(Match.DAMAGED, _field(left[:1], partial(may_be, code)), left)
        return found

    def _at(self, places: Iterable[int]) -> tuple[Listed, ...]:
        return tuple(self.listed[place] for place in places)

    def _presence(self, match: Match, places: Iterable[int], same: Callable[[str], bool]) -> Presence:
        listed = self._at(places)
        return Presence(match, _field(listed, same), listed)

    def repeated(self) -> dict[str, tuple[Listed, ...]]:
        """Folded codes that stand on two variants or more; a variant and its own units may share one."""
        return {
            code: tuple(self.listed[place] for place in places)
            for code, places in self._folded.items()
            if len(places) > 1 and len({self.listed[place].variant or place for place in places}) > 1
        }


def _field(listed: Iterable[Listed], same: Callable[[str], bool]) -> Field:
    """Which of a variant's two codes is the one looked for."""
    by_sku, by_barcode = (
        any(map(same, held)) for held in zip(*((one.sku, one.barcode) for one in listed), strict=True)
    )
    return "both" if by_sku and by_barcode else "sku" if by_sku else "barcode"
