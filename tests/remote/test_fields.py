"""What a field of an answer says: nothing where it is missing or null, and numbers exactly."""

from decimal import Decimal

import pytest

from catalogrepair.shops.remote.fields import decimal_of, object_of, text_of


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (Decimal("600000.0000"), Decimal(600000)),
        ("600000.0000", Decimal(600000)),
        (-3, Decimal(-3)),
        (0, Decimal(0)),
        (None, None),
        (True, None),
        ("", None),
        ("NaN", None),
        ([1], None),
    ],
)
def test_a_number_is_exact_or_unknown(value: object, number: Decimal | None) -> None:
    assert decimal_of({"a": value}, "a") == number
    assert decimal_of({"a": value, "b": 5}, "a", "b") == (5 if number is None else number)


def test_the_first_text_that_says_something_counts() -> None:
    assert text_of({"a": None, "b": "  ", "c": " x ", "d": "y"}, "a", "b", "c", "d") == "x"
    assert text_of({"a": 100123}, "a") == "100123"
    assert text_of({}, "a") == ""


def test_what_is_no_object_is_an_empty_one() -> None:
    assert object_of({"a": "x", "b": None, "c": {"d": 1}}, "a", "b", "c") == {"d": 1}
    assert object_of({"a": []}, "a", "z") == {}
