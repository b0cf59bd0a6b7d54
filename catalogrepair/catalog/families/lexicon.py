"""A shop's own words: which it uses, and how much each tells, learned from all names of the file."""

import math
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from catalogrepair.catalog.families.spelling import keys_of, letters_apart, split_words
from catalogrepair.catalog.families.syllables import is_bare_syllable, is_syllable
from catalogrepair.catalog.names import fold

_SOME_NAMES = 10
"""names added to every shop's: in a file of two names no word is common"""
_SLIPS_HELD = 65_536
"""pairs of words of which it is remembered whether they are one: the same stand in thousands of names"""
_LONG = 7
"""letters from which a word is not easily another one with a letter changed"""


def _is_syllable(key: str) -> bool:
    return is_syllable(key) or is_bare_syllable(key)


def _is_plain_slip(one: str, other: str) -> bool:
    """Whether two words, a letter apart, differ by a letter typed twice or by two that changed places."""
    short, long = sorted((one, other), key=len)
    doubled = (place for place in range(1, len(long)) if long[place] == long[place - 1])
    twice = any(long[:place] + long[place + 1 :] == short for place in doubled)
    return len(short) > 3 and (twice or sorted(short) == sorted(long))


class Lexicon:
    """The words of a file's product names; read when they are first asked for."""

    def __init__(self, names: Iterable[str]) -> None:
        self._given = tuple(names)
        self._weights: dict[str, float] = {}
        self._slips: dict[tuple[str, str], bool] = {}

    def is_slip(self, one: str, other: str) -> bool:
        """Whether two words are one word typed twice: a letter or two apart, and one of them no word that is meant.

        What two names or more hold ("Lina") is meant, too, unless ten times as many hold the other. Of two words that
        are no syllables, as foreign ones are, only long ones a single letter apart are taken for one, one beside ten
        times as many of the other, or one with a letter twice or two letters swapped.
        """
        pair = one, other
        found = self._slips.get(pair)
        if found is None:
            if len(self._slips) > _SLIPS_HELD:
                self._slips.clear()
            found = self._slips[pair] = self._is_slip(one, other)
        return found

    def _is_slip(self, one: str, other: str) -> bool:
        apart, longest = letters_apart(one, other), max(len(one), len(other))
        if apart > (2 if longest >= 5 else 1) or (self._is_meant(one, other) and self._is_meant(other, one)):
            return False
        if _is_syllable(one) or _is_syllable(other):
            return True
        least, most = sorted((max(1, self._counts[one]), max(1, self._counts[other])))
        return apart == 1 and (longest >= _LONG or least * 10 <= most or _is_plain_slip(one, other))

    def is_word(self, key: str) -> bool:
        """Whether a word is a Vietnamese syllable, with its marks or without any, or in two names or more."""
        return _is_syllable(key) or self._counts[key] > 1

    def _is_meant(self, key: str, beside: str) -> bool:
        return self.is_word(key) and (_is_syllable(key) or self._counts[key] * 10 > self._counts[beside])

    def weight(self, key: str) -> float:
        """How much a word tells in this shop, 0 to 1: nothing where every name has it, 1 where one or none has."""
        weight = self._weights.get(key)
        if weight is None:
            names = len(self._folded) + _SOME_NAMES
            weight = self._weights[key] = math.log(names / max(1, self._counts[key])) / math.log(names)
        return weight

    @cached_property
    def _folded(self) -> set[str]:
        return {fold(name) for name in set(self._given)}

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(key for name in self._folded for key in set(keys_of(split_words(name))))
