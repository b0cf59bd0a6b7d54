"""Sizes in their order, to see whether those of one family go on where another's stop."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from catalogrepair.catalog.families.family import values_of
from catalogrepair.catalog.families.vocabulary import attribute_kind
from catalogrepair.catalog.names import plain

_LETTER = re.compile(r"(\d*)(x*)([sml])")
_PLACE = {"s": 2, "m": 3, "l": 4}
_NUMBER = re.compile(r"(\d+(?:[.,]\d+)?)\s*([a-z]{0,4})")
LETTERS = "letters"


@dataclass(frozen=True)
class Sizes:
    """The sizes of one family, which has one attribute and in it nothing but sizes of one kind."""

    kind: str
    """"letters", or the unit of numbers, "" for bare ones"""
    least: float
    most: float
    said: str
    """one of them, folded and in capitals"""

    def is_another_kind(self, other: "Sizes") -> bool:
        """Whether one side has letters and the other bare numbers; M may well be 60kg."""
        return {self.kind, other.kind} == {LETTERS, ""}

    def goes_on(self, other: "Sizes") -> bool:
        """Whether all sizes of one are below those of the other."""
        return self.kind == other.kind and (self.most < other.least or other.most < self.least)


@lru_cache(maxsize=4096)
def _rank(value: str) -> tuple[str, float] | None:
    """S is 2 and L is 4; each x is one further out, 2XL as far as XXL."""
    if letter := _LETTER.fullmatch(value):
        times, exes, size = letter[1], len(letter[2]), letter[3]
        further = int(times[:3]) if times and exes else exes
        return None if times and not exes else (LETTERS, float(_PLACE[size] + (-further if size == "s" else further)))
    number = _NUMBER.fullmatch(value)
    return (number[2], float(number[1].replace(",", "."))) if number else None


def sizes_of(attributes: Collection[str]) -> Sizes | None:
    """The sizes in the `Thuộc tính` of a family's rows; None where there is something else."""
    ranks: list[tuple[str, float]] = []
    values: list[str] = []
    for text in attributes:
        pairs = values_of(text)
        rank = _rank(pairs[0][1]) if len(pairs) == 1 else None
        if rank is not None and rank[0] != LETTERS and attribute_kind(plain(pairs[0][0])) != "size":
            return None
        if rank is None or (ranks and rank[0] != ranks[0][0]):
            return None
        ranks.append(rank)
        values.append(pairs[0][1])
    if not ranks:
        return None
    places = [place for _, place in ranks]
    return Sizes(ranks[0][0], min(places), max(places), min(values).upper())
