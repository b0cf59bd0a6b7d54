"""The catalogue of a KiotViet shop as the rows of its own import template, so that every check works on it.

Source (docs: kiotviet-api 2.1, 2.2; docs: kiotviet-files 1.1, 1.2). Inactive products are
asked for too (an inactive root with active children is a real case); ordering by id keeps the pages still.

What the API does not say stays empty: cost and stock (they belong to a branch), warranty and maintenance.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from catalogrepair.errors import Rejected, UnusableInput
from catalogrepair.shops.kiotviet.lists import NAME, PAGE
from catalogrepair.shops.kiotviet.lists import walk as walk_list
from catalogrepair.shops.remote.client import Client, strange
from catalogrepair.shops.remote.shapes import ID, NUMBER, VALUE, Shape, fits, values
from catalogrepair.shops.remote.walking import PRODUCTS, Item, Items, item_of
from catalogrepair.text import Progress, _

TEMPLATE = (
    "Loại hàng", "Nhóm hàng(3 Cấp)", "Mã hàng", "Mã vạch", "Tên hàng", "Thương hiệu", "Giá bán", "Giá vốn", "Tồn kho",
    "Tồn nhỏ nhất", "Tồn lớn nhất", "ĐVT", "Mã ĐVT Cơ bản", "Quy đổi", "Thuộc tính", "Mã HH Liên quan",
    "Hình ảnh (url1,url2...)", "Trọng lượng", "Đang kinh doanh", "Được bán trực tiếp", "Mô tả", "Mẫu ghi chú", "Vị trí",
    "Hàng thành phần", "Bảo hành", "Bảo trì định kỳ",
)  # fmt: skip
"""headings of the import template, in its order"""

SHAPE: dict[str, Shape] = {
    **values(
        "code", "barCode", "name", "fullName", "tradeMarkName", "basePrice", "minQuantity", "maxQuantity", "unit",
        "conversionValue", "categoryName", "weight", "isActive", "allowsSale", "description", "orderTemplate",
        "modifiedDate",
    ),
    **dict.fromkeys(("type", "categoryId", "masterProductId", "masterUnitId"), NUMBER),
    "attributes": [values("attributeName", "attributeValue")],
    "inventories": [
        {
            "branchId": NUMBER,
            **values("branchName", "minQuantity", "maxQuantity", "onHand", "onhand", "reserved"),
        }
    ],
    "productFormulas": [values("materialCode", "quantity")],
}  # fmt: skip
_CATEGORY: dict[str, Shape] = {"categoryId": ID, "parentId": NUMBER, "categoryName": VALUE}
KINDS = {1: "Combo - đóng gói", 2: "Hàng hóa", 3: "Dịch vụ"}
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""letters that no workbook can hold (XML 1.0); a name without them is the same name"""
_QUERY = {
    "includeInventory": "true",
    "includeRemoveIds": "true",
    "includeSoftDeletedAttribute": "false",
    "includeMaterial": "true",
    "IncludeProductShelves": "true",
}


def walk(client: Client, progress: Progress) -> list[list[str]]:
    """The shop's products as rows of texts in the order of `TEMPLATE`, newest first, groups and units together.

    Raises Unreachable when the shop keeps changing or its pages do not agree with its total.
    """
    return rows_of(client, walk_products(client, progress))


def walk_products(client: Client, progress: Progress) -> list[Item]:
    """The shop's products as the API gives them, with their stock. Raises as `walk` does."""
    return walk_list(client, "/products", _QUERY, PRODUCTS, progress, SHAPE)


def rows_of(client: Client, items: Iterable[Item]) -> list[list[str]]:
    """The rows of products that were read; their categories, and roots outside of them, are asked for."""
    categories = _categories(client)
    products = {item["id"]: item for item in items}
    if not all(item.get("code") for item in products.values()):
        raise strange(NAME)
    codes = {number: str(item["code"]) for number, item in products.items()}
    if wrong := next((code for code in codes.values() if _UNWRITABLE.search(code)), None):
        raise _refuse_code(wrong)
    codes |= _outside(client, products)
    return [_record(item, codes, categories) for item in _in_order(products)]


def _categories(client: Client) -> dict[int, str]:
    """Category id to its path of names, joined as the import writes them ("Gia vị>>Muối")."""
    named: dict[int, tuple[str, int | None]] = {}
    while True:
        body = client.get("/categories", {"pageSize": PAGE, "currentItem": len(named), "hierachicalData": "false"}).body
        data = body.get("data") if isinstance(body, dict) else None
        if not isinstance(data, list) or not all(isinstance(one, dict) and fits(one, _CATEGORY) for one in data):
            raise strange(NAME)
        fresh = {item["categoryId"]: (_text(item.get("categoryName")), item.get("parentId")) for item in data}
        if not fresh.keys() - named.keys():
            return {number: _path(number, named) for number in named}
        named |= fresh


def _path(number: int, named: Mapping[int, tuple[str, int | None]]) -> str:
    names: list[str] = []
    step: int | None = number
    while step is not None and step in named and len(names) < 3:
        name, step = named[step]
        names.append(name)
    return ">>".join(reversed(names))


def _outside(client: Client, products: Items) -> dict[int, str]:
    """Codes of roots and base products that the list left out; a deleted one gets KiotViet's own mark {DEL}."""
    named = {item[key] for item in products.values() for key in ("masterProductId", "masterUnitId") if item.get(key)}
    return {number: _code_of(client, number) for number in sorted(named - products.keys())}


def _code_of(client: Client, number: int) -> str:
    try:
        body = item_of(client.get(f"/products/{number}").body, NAME, SHAPE)
    except Rejected:  # an unknown product is answered with 420, not 404 (docs: kiotviet-api 2.3)
        return f"{number}{{DEL}}"
    return str(body["code"]) if body.get("code") else f"{number}{{DEL}}"


def _in_order(products: Items) -> list[Item]:
    """As an export is ordered: newest group first, a group's rows together, unit rows right after their base."""

    def place(item: Item) -> tuple[int, int, int, int, int]:
        root = item.get("masterProductId") or item["id"]
        base = item.get("masterUnitId") or item["id"]
        return (-root, base != root, base, base != item["id"], item["id"])

    return sorted(products.values(), key=place)


def _record(item: Item, codes: Mapping[int, str], categories: Mapping[int, str]) -> list[str]:
    inventory: Item = next(iter(item.get("inventories") or ()), {})
    texts = {
        "Loại hàng": KINDS.get(item.get("type", 2), KINDS[2]),
        "Nhóm hàng(3 Cấp)": categories.get(item.get("categoryId", 0)) or _text(item.get("categoryName")),
        "Mã hàng": _text(item["code"]),
        "Mã vạch": _text(item.get("barCode")),
        "Tên hàng": _text(item.get("name")),
        "Thương hiệu": _text(item.get("tradeMarkName")),
        "Giá bán": _text(item.get("basePrice")),
        "Tồn nhỏ nhất": _text(_own_or(inventory, item, "minQuantity")),
        "Tồn lớn nhất": _text(_own_or(inventory, item, "maxQuantity")),
        "ĐVT": _text(item.get("unit")),
        "Mã ĐVT Cơ bản": codes.get(item.get("masterUnitId", 0), ""),
        "Quy đổi": _text(item.get("conversionValue") or 1),
        "Thuộc tính": "|".join(
            f"{_text(pair.get('attributeName'))}:{_text(pair.get('attributeValue'))}"
            for pair in item.get("attributes") or ()
        ),
        "Mã HH Liên quan": codes.get(item.get("masterProductId", 0), ""),
        "Hình ảnh (url1,url2...)": ",".join(_images(item.get("images"))),
        "Trọng lượng": _text(item.get("weight")),
        "Đang kinh doanh": _flag(item.get("isActive")),
        "Được bán trực tiếp": _flag(item.get("allowsSale")),
        "Mô tả": _text(item.get("description")),
        "Mẫu ghi chú": _text(item.get("orderTemplate")),
        "Vị trí": _shelf(item.get("productShelves")),
        "Hàng thành phần": "|".join(
            f"{_text(part.get('materialCode'))}:{_text(part.get('quantity'))}"
            for part in item.get("productFormulas") or ()
        ),
    }
    return [texts.get(heading, "") for heading in TEMPLATE]


def _own_or(inventory: Item, item: Item, name: str) -> object:
    """A product's own value; a null says that it stands in the stock of the branch."""
    return inventory.get(name) if item.get(name) is None else item[name]


def _images(images: object) -> Iterator[str]:
    """Plain addresses, or objects that hold one (the docs and the live answers differ)."""
    for image in images if isinstance(images, list) else ():
        address = image.get("Image") or image.get("image") if isinstance(image, dict) else image
        if address and isinstance(address, str):
            yield address


def _shelf(shelves: object) -> str:
    first = shelves[0] if isinstance(shelves, list) and shelves else None
    return _text(first.get("productShelves")) if isinstance(first, dict) else ""


def _flag(value: object) -> str:
    """1 or 0; a key that is left out says nothing, so the cell stays empty."""
    return "" if value is None else str(int(bool(value)))


def _text(value: object) -> str:
    """Text as an export holds it: whole numbers without a point, nothing for null."""
    if isinstance(value, Decimal):
        return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"
    return "" if value is None else _UNWRITABLE.sub("", str(value))


def _refuse_code(code: str) -> UnusableInput:
    return UnusableInput(
        _(
            "KiotViet's product code “{code}” holds a control character, which no Excel file can: an "
            "import would meet another product. Mend that code in KiotViet, then run again.",
            code=code,
        ),
    )
