"""Single fields of a JSON object: a key that is missing, or null, says nothing."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from catalogrepair.shops.remote.decoding import is_sane


def text_of(values: Mapping[str, Any], *keys: str) -> str:
    """The first of these fields that says something, without spaces around it; "" when none does."""
    for key in keys:
        text = "" if values.get(key) is None else str(values[key]).strip()
        if text:
            return text
    return ""


def decimal_of(values: Mapping[str, Any], *keys: str) -> Decimal | None:
    """The first of these fields that is a number, exactly; None when none is."""
    for key in keys:
        try:
            number = Decimal(str(values.get(key)))
        except InvalidOperation:
            continue
        if is_sane(number):
            return number
    return None


def object_of(values: Mapping[str, Any], *keys: str) -> Mapping[str, Any]:
    """The first of these fields that is an object; an empty one when none is."""
    return next((found for key in keys if isinstance(found := values.get(key), dict)), {})
