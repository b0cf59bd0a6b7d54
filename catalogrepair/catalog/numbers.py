"""Amounts and quantities as people and exports write them, read without a detour through binary fractions."""

import re
from decimal import Decimal
from functools import lru_cache

ZERO = Decimal(0)
_MOST_DIGITS = 30
"""Haravan's amounts have up to 22 before the point and 4 after it; "1e99999" is somebody's code"""
_MONEY_MARKS = re.compile(r"[\s₫]|đồng|vn[dđ]|đ", re.IGNORECASE)
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(?:(?:\.\d{3})+|(?:,\d{3})+)")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,2})?", re.IGNORECASE)


@lru_cache(maxsize=65536)
def amount_of(text: str) -> Decimal | None:
    """An amount in đồng: "315000.0000", "1.250.000đ", "(85,000)"; None when it is empty or no number.

    A single point or comma before exactly three digits stands between thousands: nobody pays fractions of a đồng.
    """
    text = _MONEY_MARKS.sub("", text).replace("\u2212", "-")
    if text.startswith("(") and text.endswith(")"):
        text = f"-{text[1:-1]}"
    if _THOUSANDS.fullmatch(text):
        text = text.replace(".", "").replace(",", "")
    return _decimal(text)


@lru_cache(maxsize=65536)
def quantity_of(text: str) -> Decimal | None:
    """A quantity: "12", "0.042", "2,5", "1.250.000"; None when it is empty or no number.

    A single point or comma always stands before a fraction. KiotViet shows quantities as `#,0.##0`
    (docs: kiotviet-files 1.2), so that a .csv saved from Excel holds "1.000" or "1,000" for one piece and "1,000.000"
    for a thousand.
    """
    text = "".join(text.split())
    if text.count(".") > 1 or text.count(",") > 1:
        return amount_of(text)
    return _decimal(text)


def _decimal(text: str) -> Decimal | None:
    if "," in text and "." in text:
        thousands = "." if text.rindex(",") > text.rindex(".") else ","
        text = text.replace(thousands, "")
    text = text.replace(",", ".")
    if not _NUMBER.fullmatch(text):
        return None
    number = Decimal(text)
    return number if number.adjusted() < _MOST_DIGITS else None
