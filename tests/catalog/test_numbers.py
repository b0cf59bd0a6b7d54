"""Amounts and quantities as people and exports write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogrepair.catalog.numbers import amount_of, quantity_of
from catalogrepair.text import dong, quantity

AMOUNTS = {
    "1.250.000đ": "1250000", "1.250.000 Đ": "1250000", "1,250,000": "1250000", "₫1,250,000": "1250000",
    "1.250.000 VNĐ": "1250000", "1 250 000 vnd": "1250000", "1\u00a0250\u202f000": "1250000",
    "1.250.000 đồng": "1250000", "1.250.000,50": "1250000.50", "1,250,000.50": "1250000.50",
    "315000.0000": "315000", "315,000.00": "315000", "315.000,00": "315000", "109724.14": "109724.14",
    "85.000": "85000", "-85.000": "-85000", "\u221285.000": "-85000", "+85.000": "85000", "(85.000)": "-85000",
    "0": "0", "0.0000": "0", "0,000": "0", "0.500": "0.5", ".5": "0.5", "1e5": "100000", "1.25E+7": "12500000",
    "9999999999999999999999.9999": "9999999999999999999999.9999",
}  # fmt: skip
NO_AMOUNTS = (
    "", "--", "-", "()", "miễn phí", "12k", "1.250.00", "1.25.000", "1_000", "NaN", "Infinity", "1e99999", "HD000001",
    "350.000-400.000", "Đã thanh toán", "1" * 40,
)  # fmt: skip
QUANTITIES = {
    "12": "12", "0.042": "0.042", "2,5": "2.5", "-3": "-3", "1.000": "1", "1,000": "1", "1,000.000": "1000",
    "1.000,000": "1000", "1.250.000": "1250000", " 7 ": "7", "2.0": "2",
}  # fmt: skip


@pytest.mark.parametrize("text", AMOUNTS)
def test_amounts(text: str) -> None:
    assert amount_of(text) == Decimal(AMOUNTS[text])


@pytest.mark.parametrize("text", NO_AMOUNTS)
def test_what_is_no_amount_is_unknown_and_not_nothing(text: str) -> None:
    assert amount_of(text) is None


@pytest.mark.parametrize("text", QUANTITIES)
def test_quantities(text: str) -> None:
    assert quantity_of(text) == Decimal(QUANTITIES[text])


@pytest.mark.parametrize("text", ["", "--", "1 cái", "0,5kg"])
def test_what_is_no_quantity_is_unknown(text: str) -> None:
    assert quantity_of(text) is None


@given(st.integers(-(10**22), 10**22))
def test_an_amount_is_read_back_as_it_is_shown(amount: int) -> None:
    shown = dong(Decimal(amount))
    assert amount_of(shown.vi) == amount_of(shown.en) == amount


@given(st.decimals(-(10**9), 10**9, places=4))
def test_what_a_workbook_holds_keeps_every_digit(number: Decimal) -> None:
    assert amount_of(str(number)) == quantity_of(str(number)) == number


@given(st.integers(1, 10**9), st.integers(1, 99))
def test_a_shown_quantity_with_a_fraction_is_read_back(whole: int, hundredths: int) -> None:
    number = whole + Decimal(hundredths) / 100
    assert quantity_of(quantity(number).vi) == quantity_of(quantity(number).en) == number
