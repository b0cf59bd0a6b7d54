"""Amounts and quantities as people and exports write them, read without a detour through binary fractions."""

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache

ZERO = Decimal(0)
_MONEY_MARKS = re.compile(r"[\s\u00a0đ₫]|vn[dđ]", re.IGNORECASE)
_THOUSANDS = re.compile(r"-?\d{1,3}([.,]\d{3})+")


@lru_cache(maxsize=65536)
def amount_of(text: str) -> Decimal | None:
    """An amount in đồng: "315000.0000", "1.250.000đ", "1,250,000"; None when it is empty or no number.

    A single point or comma before exactly three digits stands between thousands: nobody pays fractions of a đồng.
    """
    text = _MONEY_MARKS.sub("", text)
    if _THOUSANDS.fullmatch(text) and len(set(re.findall("[.,]", text))) == 1:
        text = text.replace(".", "").replace(",", "")
    return _decimal(text)


@lru_cache(maxsize=65536)
def quantity_of(text: str) -> Decimal | None:
    """A quantity: "12", "0.042", "2,5", "1.250.000"; None when it is empty or no number."""
    text = "".join(text.split())
    if text.count(".") > 1 or text.count(",") > 1:
        return amount_of(text)
    return _decimal(text)


def _decimal(text: str) -> Decimal | None:
    if "," in text and "." in text:
        thousands = "." if text.rindex(",") > text.rindex(".") else ","
        text = text.replace(thousands, "")
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
