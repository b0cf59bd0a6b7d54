"""Style codes: the part of a product code that names the style, before size and colour ("D2512" of D2512S).

Shops cut their codes in different ways, and many let KiotViet number the goods. So there are several cuts, and
`habits` takes the one that this shop keeps: one product, one style; two products, two. Source: a real export, in which
101 of 103 groups have one style code (letters and digits up to the size).
"""

import re
from functools import lru_cache
from typing import NamedTuple

from catalogrepair.catalog.names import attribute_pairs, fold
from catalogrepair.text import Text, _

_AUTOMATIC = re.compile(r"[a-zđ]{0,4}\d{6,}")
"""SP000123 and its like, and barcodes: numbers that nobody chose say nothing"""
_LONGEST = 64
"""characters of a code that are looked at"""
_MARKS = "-_./ "
_IS_TAIL = re.compile(r"(?=.*[^\W\d_]).+|\d{2,}")
"""values that a code may end with; a single digit is too often a mere number"""
_LETTERS = re.compile(r"[^\W\d_]+")
_TO_NUMBER = re.compile(r"\D*\d+")
_BEFORE_LAST_MARK = re.compile(r"(.+)[-_./ ]\w+\Z")
_BEFORE_LAST_NUMBER = re.compile(r"(.*\d)\D+\d+\D*\Z")


class Cut(NamedTuple):
    """One way to cut the style out of a code."""

    name: str
    pattern: re.Pattern[str]
    """what a code begins with"""
    group: int = 0
    """the part of it that is taken"""
    what: Text = _("style code")
    """what such a part is called"""
    names_style: bool = True
    """whether goods with the same part are one style, not only of one sort"""

    def style(self, code: str, attributes: str = "") -> str | None:
        """The style of a code, folded; None for a number that nobody chose, or a code that has no such part.

        The row's own values are no part of it: AT052XL in size 2XL is of style AT05.
        """
        chosen = _chosen(code, attributes)
        return self.of(chosen) if chosen else None

    def of(self, code: str) -> str | None:
        """The part of a folded code, whatever it means; None where it has none."""
        found = self.pattern.match(code)
        return found[self.group] if found else None


def is_automatic(code: str) -> bool:
    """Whether KiotViet numbered the goods: SP000123 and its like, and barcodes."""
    return bool(_AUTOMATIC.fullmatch(fold(code[:_LONGEST])))


@lru_cache(maxsize=16384)
def _chosen(code: str, attributes: str) -> str:
    """A code, folded, without the row's own values at its end; "" for a number that nobody chose."""
    folded = fold(code[:_LONGEST])
    if _AUTOMATIC.fullmatch(folded):
        return ""
    for value in _tails(attributes):
        if folded.endswith(value) and len(folded) > len(value):
            folded = folded[: -len(value)].rstrip(_MARKS)
    return folded


@lru_cache(maxsize=4096)
def _tails(attributes: str) -> tuple[str, ...]:
    """The values that a code may end with, the longest first, and once more: one may stand before another."""
    values = sorted((value for _, value in attribute_pairs(attributes)), key=len, reverse=True)
    return (*filter(_IS_TAIL.fullmatch, values),) * 2


STYLES = (
    Cut("number", _TO_NUMBER),
    Cut("mark", _BEFORE_LAST_MARK, 1),
    Cut("last number", _BEFORE_LAST_NUMBER, 1),
)
"""the first is taken where a file says nothing"""
LETTERS = Cut("letters", _LETTERS, what=_("first letters of the code"), names_style=False)
"""where a shop numbers its goods one by one, its letters still say what sort they are"""
