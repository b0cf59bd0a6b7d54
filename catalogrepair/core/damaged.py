"""Codes that Excel took for numbers: leading zeros lost, or long digits shown as 8.93E+12."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

_DIGITS = re.compile(r"0*(\d+?)(?:\.0+)?")
_SCIENTIFIC = re.compile(r"(\d)(?:[.,](\d+))?E\+(\d+)", re.IGNORECASE)


def bare_digits(code: str) -> str:
    """A number's digits without leading zeros and a decimal part of zeros; "" for any other code."""
    match = _DIGITS.fullmatch(code.strip())
    return match[1] if match else ""


def scientific(code: str) -> str:
    """A code such as "8.93E+12" or "8,93e+12" in one spelling; "" for any other."""
    match = _SCIENTIFIC.fullmatch(code.strip())
    if match is None:
        return ""
    point = f".{match[2]}" if match[2] else ""
    return f"{match[1]}{point}E+{int(match[3])}"


class DamagedIndex:
    """Finds the places of codes that may be one code before and after Excel."""

    def __init__(self, codes: Iterable[tuple[int, str]]) -> None:
        """`codes` are (place, code) pairs."""
        self._digits: dict[str, list[int]] = defaultdict(list)
        self._scientific: dict[str, list[int]] = defaultdict(list)
        self._shown: dict[int, Mapping[str, list[int]]] = {}
        for place, code in codes:
            if digits := bare_digits(code):
                self._digits[digits].append(place)
            elif shown := scientific(code):
                self._scientific[shown].append(place)
        self._precisions = {_precision(shown) for shown in self._scientific}

    def __len__(self) -> int:
        """How many codes are shown as 8.93E+12."""
        return sum(map(len, self._scientific.values()))

    def find(self, code: str) -> list[int]:
        """Places whose code may be this one; whichever side was damaged."""
        if shown := scientific(code):
            return list(self._as_shown(_precision(shown)).get(shown, ()))
        digits = bare_digits(code)
        if not digits:
            return []
        places = list(self._digits.get(digits, ()))
        for precision in self._precisions:
            places += self._scientific.get(f"{Decimal(digits):.{precision}E}", ())
        return places

    def _as_shown(self, precision: int) -> Mapping[str, list[int]]:
        """All long numbers as Excel would show them with so many digits after the point."""
        if precision not in self._shown:
            shown: dict[str, list[int]] = defaultdict(list)
            for digits, places in self._digits.items():
                if len(digits) > 11:
                    shown[f"{Decimal(digits):.{precision}E}"] += places
            self._shown[precision] = shown
        return self._shown[precision]


def _precision(shown: str) -> int:
    return len(shown.partition("E")[0].partition(".")[2])
