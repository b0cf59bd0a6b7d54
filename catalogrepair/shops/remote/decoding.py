"""The JSON of an answer as plain values: exact numbers, texts that every file can hold, and little memory.

Sound JSON may still be nothing that a shop answers: numbers beyond all documented ones, NaN, lists nested a hundred
thousand deep, millions of tiny objects (which take fifty times their text in memory). Such an answer is Undocumented.
"""

import json
import re
from decimal import Decimal
from typing import Any

MOST_VALUES = 250_000
"""lists, objects and commas of one answer. The largest page that is asked for, 50 products of 100 variants, has
170,000; a quarter of a million take 90 MB of memory at the worst"""
_MOST_DIGITS = 40
"""of a number, before or after the point. Haravan documents 22 and 4; ids have 19 at most"""
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[dD][89a-fA-F][0-9a-fA-F]{2}|.)")


class Undocumented(Exception):
    """An answer that is JSON, but nothing that a shop answers."""


def decode(data: bytes) -> Any:
    """The value of a JSON text in UTF-8, its fractions as Decimal.

    Raises ValueError when it is no JSON or cut off, Undocumented when no shop answers that.
    """
    if sum(map(data.count, (b"[", b"{", b","))) > MOST_VALUES:
        raise Undocumented("too many values")
    text = data.decode("utf-8-sig")
    if r"\ud" in text or r"\uD" in text:
        text = _ESCAPE.sub(_without_half, text)
    try:
        return json.loads(text, parse_int=_whole, parse_float=_exact, parse_constant=_no_number)
    except RecursionError as error:
        raise Undocumented("nested too deep") from error


def _without_half(escape: re.Match[str]) -> str:
    """Half a character, as programs leave it that cut texts in the middle of one, can be written nowhere."""
    found = escape[0]
    return r"\ufffd" if len(found) == 6 and found[2] in "dD" else found


def is_sane(number: Decimal) -> bool:
    """Whether a number is of a size that is ever meant: one such as 1E+999999 takes a megabyte to write."""
    return number.is_finite() and (not number or abs(number.adjusted()) < _MOST_DIGITS)


def _exact(text: str) -> Decimal:
    number = Decimal(text)
    if not is_sane(number) or len(text) > 2 * _MOST_DIGITS:
        raise Undocumented(text[:_MOST_DIGITS])
    return number


def _whole(text: str) -> int:
    if len(text) > _MOST_DIGITS:
        raise Undocumented(text[:_MOST_DIGITS])
    return int(text)


def _no_number(text: str) -> Any:
    raise Undocumented(text)
