"""What the export says of a product beyond the columns of the repair: how many there are, and where its picture is."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from catalogrepair.catalog.names import heading_key
from catalogrepair.files.headed import read_headed

_HEADINGS = {"mahang": "code", "mahanghoa": "code", "tonkho": "stock", "hinhanh(url1,url2...)": "image"}


class ProductDetails(NamedTuple):
    """One product, for the eye only."""

    stock: str = ""
    picture: str = ""
    """https address of the first picture, "" for none"""


def goods_of(path: Path) -> dict[str, ProductDetails]:
    """Code to goods, for the first row of each code."""
    columns = read_headed(path, _places).columns or {}
    codes = columns.get("code", ())
    blank = [""] * len(codes)
    found: dict[str, ProductDetails] = {}
    stocks, images = columns.get("stock", blank), columns.get("image", blank)
    for code, stock, images_text in zip(codes, stocks, images, strict=True):
        first = images_text.split(",")[0].strip()
        found.setdefault(code, ProductDetails(stock, first if first.startswith("https://") else ""))
    return found


def _places(row: Mapping[int, str]) -> Mapping[str, int] | None:
    places: dict[str, int] = {}
    for place, heading in row.items():
        if name := _HEADINGS.get(heading_key(heading)):
            places.setdefault(name, place)
    return places if "code" in places and len(row) > 2 else None
