"""Codes that a spreadsheet took for numbers: zeros lost, digits grouped or rounded, long ones shown as 8.93E+12."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context

from catalogrepair.catalog.names import fold

LEAST_DIGITS = 12
"""from so many digits on Excel shows a number as 8.93E+12"""
PRECISION = 15
"""digits that Excel keeps of a number; the rest become zeros"""

_MARKS = "'’‘`\""
_MOST = 64
"""characters and digits beyond which nothing is a number that was a code"""
_ZEROS = re.compile(r"([0-9]+)(?:[.,]0+)?")
_GROUPED = re.compile(r"([0-9]{1,3}(?:([.,' \u00a0\u202f])[0-9]{3})(?:\2[0-9]{3})*)(?:[.,]0+)?")
_SCIENTIFIC = re.compile(r"([0-9]{1,15})(?:[.,]([0-9]{1,20}))?E\+?([0-9]{1,2})", re.IGNORECASE)
_ROUNDINGS = (ROUND_HALF_UP, ROUND_HALF_EVEN)

Shown = tuple[int, str, int]
"""a number in scientific form: how many digits are shown, these digits, and how many the number has"""


def numbers_of(code: str) -> set[str]:
    """The numbers, without leading zeros, that a code may be: "1.200" is 1200 or 1; none for a code of letters."""
    text = _unmarked(code)
    if not text[:1].isdecimal() or len(text) > _MOST:
        return set()
    found = {match[1] for pattern in (_ZEROS, _GROUPED) if (match := pattern.fullmatch(text))}
    return {re.sub("[^0-9]", "", number).lstrip("0") or "0" for number in found}


def scientific(code: str) -> Shown | None:
    """A code such as "8.93E+12", "8,93e12" or "893E+10"; None for any other, and for numbers shown in full."""
    match = _SCIENTIFIC.fullmatch(_unmarked(code))
    if match is None:
        return None
    whole, rest = match[1].lstrip("0"), match[2] or ""
    length = len(whole) + int(match[3])
    if not whole or length < LEAST_DIGITS:
        return None
    shown = whole + rest
    return len(shown), shown, length


def may_be(code: str, held: str) -> bool:
    """Whether one of two codes may be the other after a spreadsheet."""
    return bool(DamagedIndex([(0, held)]).find(code))


def looks_damaged(code: str) -> bool:
    """Whether only a spreadsheet writes so: "5E12" may well be somebody's own code."""
    return scientific(code) is not None and any(mark in code for mark in "+.,")


def _unmarked(code: str) -> str:
    """Without the marks that make a spreadsheet take digits for text: '0123, ="0123"."""
    return code.strip().removeprefix("=").strip(_MARKS).strip()


def _shown(number: str, digits: int) -> Iterator[Shown]:
    """A long number with so many digits, rounded as one program or another would."""
    if len(number) >= LEAST_DIGITS:
        for rounding in _ROUNDINGS:
            rounded = Context(prec=digits, rounding=rounding).create_decimal(number)
            mantissa = "".join(map(str, rounded.as_tuple().digits)).ljust(digits, "0")
            yield digits, mantissa[:digits], rounded.adjusted() + 1


def _shortened(number: str) -> set[str]:
    """What is left of a number with more digits than a spreadsheet or a program keeps."""
    if len(number) <= PRECISION:
        return set()
    left = {number[:PRECISION].ljust(len(number), "0"), str(int(float(number)))}
    for rounding in _ROUNDINGS:
        left.add(f"{Context(prec=PRECISION, rounding=rounding).create_decimal(number):f}")
    return left - {number}


class DamagedIndex:
    """Finds the places of codes that may be one code before and after a spreadsheet."""

    def __init__(self, codes: Iterable[tuple[int, str]]) -> None:
        """`codes` are (place, code) pairs."""
        self._numbers: dict[str, list[int]] = defaultdict(list)
        self._shortened: dict[str, list[int]] = defaultdict(list)
        self._scientific: dict[Shown, list[int]] = defaultdict(list)
        self._marked: dict[str, list[int]] = defaultdict(list)
        self._shown: dict[int, dict[Shown, list[int]]] = {}
        self._damaged = 0
        for place, code in codes:
            self._add(place, code)
        self._precisions = {digits for digits, _, _ in self._scientific}

    def _add(self, place: int, code: str) -> None:
        for number in numbers_of(code):
            self._numbers[number].append(place)
            for short in _shortened(number):
                self._shortened[short].append(place)
        if shown := scientific(code):
            self._scientific[shown].append(place)
            self._damaged += looks_damaged(code)
        if (text := _unmarked(code)) and text != code.strip():
            self._marked[fold(text)].append(place)

    def __len__(self) -> int:
        """How many codes are shown as 8.93E+12."""
        return self._damaged

    def find(self, code: str) -> list[int]:
        """Places whose code may be this one; whichever side was damaged."""
        places = list(self._marked.get(fold(_unmarked(code)), ()))
        if shown := scientific(code):
            places += self._as_shown(shown[0]).get(shown, ())
            places += self._scientific.get(shown, ())
        for number in numbers_of(code):
            places += self._numbers.get(number, ())
            places += self._shortened.get(number, ())
            for short in _shortened(number):
                places += self._numbers.get(short, ())
            for digits in self._precisions:
                for form in set(_shown(number, digits)):
                    places += self._scientific.get(form, ())
        return places

    def _as_shown(self, digits: int) -> dict[Shown, list[int]]:
        """All long numbers as they would be shown with so many digits."""
        if digits not in self._shown:
            forms: dict[Shown, list[int]] = defaultdict(list)
            for number, places in self._numbers.items():
                for form in set(_shown(number, digits)):
                    forms[form] += places
            self._shown[digits] = forms
        return self._shown[digits]
