"""Which of the two shops a file is of: told by its headings, where a page has a place for each."""

from pathlib import Path
from typing import Literal, NamedTuple

from catalogrepair.files.product_list import PRODUCT_LIST
from catalogrepair.files.read import seen_as
from catalogrepair.files.store_products import STORE_PRODUCTS
from catalogrepair.text import Text

Place = Literal["export", "store"]
"""for KiotViet's product list, or for what Haravan has"""


class Misplaced(NamedTuple):
    """A file that was given at the other shop's place."""

    kind: Text
    place: Place
    """the one that takes it"""


def misplaced(path: Path, place: Place) -> Misplaced | None:
    """What a file that was given at `place` is where the other one takes it; None where that one does not.

    Raises UnusableInput for what is no table at all, naming what it is instead.
    """
    kind, _columns = seen_as(path)
    if kind == PRODUCT_LIST and place == "store":
        return Misplaced(kind.name, "export")
    if kind == STORE_PRODUCTS and place == "export":
        return Misplaced(kind.name, "store")
    return None
