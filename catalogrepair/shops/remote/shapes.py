"""What the fields of an answer may be: said once for each kind of item, and checked where the answer comes in.

So no reader below meets a list where a name should be. A field that is missing, or null, says nothing and always fits;
fields that nobody reads are not looked at.
"""

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from typing import Any, TypeAlias


class Leaf(Enum):
    """A single value."""

    ID = "a whole number of 64 bits that must be there"
    NUMBER = "a whole number of 64 bits"
    VALUE = "a text, a number, yes or no: the two APIs do not always agree with their documents which of them"


Shape: TypeAlias = "Leaf | Mapping[str, Shape] | list[Shape]"
"""a leaf; an object with such fields; or a list (of one entry: what each of its entries is)"""

ID, NUMBER, VALUE = Leaf


def values(*names: str) -> dict[str, Shape]:
    """Fields that hold one value each."""
    return dict.fromkeys(names, VALUE)


def fits(value: Any, shape: Shape) -> bool:
    """Whether a value of an answer is of this shape."""
    if value is None:
        return shape is not ID
    if isinstance(shape, list):
        return isinstance(value, list) and all(one is not None and fits(one, shape[0]) for one in value)
    if isinstance(shape, Mapping):
        return isinstance(value, dict) and all(fits(value.get(name), part) for name, part in shape.items())
    if shape is VALUE:
        return isinstance(value, str | int | Decimal)
    return type(value) is int and abs(value) < 1 << 63
