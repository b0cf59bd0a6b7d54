"""What the export says of a product beyond the columns of the repair: how many there are, and where its picture is."""

from pathlib import Path
from typing import NamedTuple

from catalogrepair.files.headed import read_headed
from catalogrepair.files.product_list import PRODUCT_LIST
from catalogrepair.files.sniff import sniff


class ProductDetails(NamedTuple):
    """One product, for the eye only."""

    stock: str = ""
    picture: str = ""
    """https address of the first picture, "" for none"""


_SHOWN = PRODUCT_LIST.taking("code", "on_hand", "image", "related", needed=PRODUCT_LIST.needed)


def goods_of(path: Path) -> dict[str, ProductDetails]:
    """Code to goods, for the first row of each code."""
    columns = read_headed(path, sniff(path), _SHOWN.columns_of).columns
    codes = columns.get("code", ())
    blank = [""] * len(codes)
    found: dict[str, ProductDetails] = {}
    stocks, images = columns.get("on_hand", blank), columns.get("image", blank)
    for code, stock, images_text in zip(codes, stocks, images, strict=True):
        first = images_text.split(",")[0].strip()
        found.setdefault(code, ProductDetails(stock, first if first.startswith("https://") else ""))
    return found
