"""Amounts, quantities and days as a person says them, in both languages."""

from collections.abc import Sequence
from decimal import Decimal

from catalogrepair.errors import Text


def dong(amount: Decimal) -> Text:
    """1250000 as "1.250.000đ" in Vietnamese and "1,250,000đ" in English."""
    plain = quantity(amount)
    return Text(f"{plain.vi}đ", f"{plain.en}đ")


def quantity(number: Decimal) -> Text:
    """1234.5 as "1.234,5" in Vietnamese and "1,234.5" in English; at most three decimals, no zeros at the end."""
    english = f"{number:,.3f}".rstrip("0").rstrip(".")
    if english == "-0":
        english = "0"
    return Text(english.translate(str.maketrans(",.", ".,")), english)


def number(count: int) -> Text:
    """A count: "1.234" in Vietnamese, "1,234" in English."""
    return quantity(Decimal(count))


def day(moment: str) -> Text:
    """ "2026-10-05T09:00:00" as "05/10/2026" in Vietnamese and "2026-10-05" in English; "" stays."""
    if not moment:
        return Text("", "")
    return Text(f"{moment[8:10]}/{moment[5:7]}/{moment[:4]}", moment[:10])


def listed(codes: Sequence[str], most: int = 10) -> Text:
    """The first codes, and how many more there are."""
    shown, more = ", ".join(codes[:most]), len(codes) - most
    if more <= 0:
        return Text(shown, shown)
    return Text(f"{shown} và {number(more).vi} mã nữa", f"{shown} and {number(more).en} more")
