"""How alike two product names are, word by word: what they share, what each has alone, and how much that tells.

A similarity figure cannot decide ("Áo Hạ tay ngắn" and "Áo Hạ tay dài" are 85/100 alike and two products), and no list
of dull words can, either: "quần" tells nothing in a shop that sells trousers only, and much among the crockery. So
each word weighs what it tells in this shop; the word for the type of goods, which comes first, and colours weigh less.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property, lru_cache

from rapidfuzz import fuzz

from catalogrepair.catalog.families import scale
from catalogrepair.catalog.families.lexicon import Lexicon
from catalogrepair.catalog.families.spelling import Form, is_silent, nearly, shades_of
from catalogrepair.catalog.names import plain

_FORMS_HELD = 8
"""spellings of one family that are held against another's"""


class Nearness(Enum):
    """How the names of two families stand to each other, the nearest first."""

    WITHIN = "within"
    """one holds all words of the other"""
    MOST = "most"
    SILENT = "silent"
    """one of them says nothing: it is empty, or advertising, a code, a colour"""
    SOME = "some"
    TYPE = "type"
    """only the word for the type of goods is shared, or words that half of the shop's names share"""
    NOTHING = "nothing"

    @property
    def points(self) -> int:
        """What it weighs."""
        return scale.NAMES[self.value].points

    @property
    def kept(self) -> int:
        """The points from which on down it is one product."""
        return scale.NAMES[self.value].kept

    @property
    def is_apart(self) -> bool:
        """Whether no telling word is shared."""
        return self in (Nearness.TYPE, Nearness.NOTHING)


@dataclass(frozen=True)
class Likeness:
    """Two names side by side, as keys of words in the order of the names."""

    forms: tuple[Form, Form]
    """the two names"""
    shared: Form
    one: Form
    """words of the first name alone"""
    other: Form
    """words of the second name alone"""
    telling: float
    """weight of the shared words that are neither the type of goods nor a shade"""
    all_shared: float
    """weight of all shared words"""
    alone: tuple[float, float]
    """weight of the words of each name alone"""
    is_silent: bool = False
    """whether one of the names says nothing"""
    only_letters: bool = False
    """whether the names differ by accents or single letters only, though each word may be meant"""

    @property
    def ratio(self) -> float:
        """Share of the shorter name's weight that the longer name holds, 0 to 1."""
        whole = self.all_shared + min(self.alone)
        return self.all_shared / whole if whole else 1.0

    @cached_property
    def nearness(self) -> Nearness:
        """The likeness in one word."""
        if self.is_silent:
            return Nearness.SILENT
        if self.only_letters:
            return Nearness.MOST
        if min(self.alone) == 0 and self.all_shared:
            return Nearness.WITHIN
        if self.telling < scale.TELLING:
            two_sided = min(self.alone) >= scale.UNLIKE
            return Nearness.NOTHING if two_sided or not self.shared else Nearness.TYPE
        return Nearness.SOME if self.ratio < scale.MOST_FROM else Nearness.MOST


def compare(ones: Sequence[Form], others: Sequence[Form], lexicon: Lexicon) -> Likeness:
    """The likeness of the two closest names of two families, weighed by what words tell in this shop.

    Raises ValueError when a side has no name.
    """
    pairs = ((one, other) for one in ones[:_FORMS_HELD] for other in others[:_FORMS_HELD])
    return min((_pair(one, other, lexicon) for one, other in pairs), key=lambda its: (its.nearness.points, -its.ratio))


def _pair(one: Form, other: Form, lexicon: Lexicon) -> Likeness:
    weights: dict[str, float] = {}
    dull: set[str] = set()
    for form in (one, other):
        shades = shades_of(form)
        for place, key in enumerate(form):
            weight = lexicon.weight(key)
            if place == 0:
                weight = min(weight, scale.TYPE)
            elif place in shades:
                weight *= scale.SHADE
            if place == 0 or place in shades:
                dull.add(key)
            weights[key] = min(weight, weights.get(key, 1.0))
    partner = _partners(one, other, lexicon)
    shared = tuple(key for key in dict.fromkeys(one) if key in partner)
    alone_one = tuple(key for key in dict.fromkeys(one) if key not in partner)
    taken = set(partner.values())
    alone_other = tuple(key for key in dict.fromkeys(other) if key not in taken)
    return Likeness(
        (one, other),
        shared,
        alone_one,
        alone_other,
        _sum(weights, (key for key in shared if key not in dull)),
        _sum(weights, shared),
        (_sum(weights, alone_one), _sum(weights, alone_other)),
        is_silent=is_silent(one) or is_silent(other),
        only_letters=nearly(one, other) and any(_are_meant(*pair, lexicon) for pair in zip(one, other, strict=True)),
    )


def _are_meant(one: str, other: str, lexicon: Lexicon) -> bool:
    return one != other and lexicon.is_word(one) and lexicon.is_word(other)


def _sum(weights: dict[str, float], keys: Iterable[str]) -> float:
    return sum(weights[key] for key in keys)


def _partners(one: Form, other: Form, lexicon: Lexicon) -> dict[str, str]:
    """Each word of a name to the word of the other that it is, misspelt perhaps."""
    there = set(other)
    found = {key: key for key in one if key in there}
    left = [key for key in dict.fromkeys(other) if key not in found]
    for key in dict.fromkeys(one):
        if key not in found:
            slip = next((word for word in left if lexicon.is_slip(key, word)), None)
            if slip is not None:
                found[key] = slip
                left.remove(slip)
    return found


_SAME_GOODS = 70


@lru_cache(maxsize=65536)
def same_goods(one: str, other: str) -> bool:
    """Whether two names may be one product's in two catalogues: most words of the shorter stand in the longer."""
    if one == other:
        return True
    first, second = plain(one), plain(other)
    return first == second or fuzz.token_set_ratio(first, second) >= _SAME_GOODS
