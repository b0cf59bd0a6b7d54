"""The loopback shop's present state as the workbook that KiotViet would write of it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from tests.servers.base import Json
from tests.shops.headings import Cells, product

KINDS = {1: "Combo - đóng gói", 2: "Hàng hóa", 3: "Dịch vụ"}


def cells_of(products: Sequence[Json], categories: Sequence[Json], gone: Mapping[int, str]) -> list[Cells]:
    """All rows: newest group first, a group's rows together, its root first, unit rows right after their base.

    `gone`: ids of deleted products with the codes they had; they are written with KiotViet's mark {DEL}.
    """
    codes = {number: f"{code}{{DEL}}" for number, code in gone.items()} | {row["id"]: row["code"] for row in products}
    bases = {row["id"]: row for row in products}
    return [_cells(row, codes, bases, categories) for row in sorted(products, key=_place)]


def _place(row: Json) -> tuple[int, bool, int, int]:
    root, base = row["masterProductId"] or row["id"], row["masterUnitId"] or row["id"]
    return -root, base != root, base, -1 if base == row["id"] else row["id"]


def _cells(row: Json, codes: Mapping[int, str], bases: Mapping[int, Json], categories: Sequence[Json]) -> Cells:
    base = bases.get(row["masterUnitId"], row)
    stock = (row.get("inventories") or [{}])[0]
    return product(
        row["code"],
        row["name"],
        "|".join(f"{pair['attributeName']}:{pair['attributeValue']}" for pair in base["attributes"] or ()),
        codes.get(row["masterProductId"], ""),
        base=codes.get(row["masterUnitId"], ""),
        unit=row["unit"] or "",
        price=_number(row["basePrice"]),
        cost=_number(stock.get("cost", 0)),
        category=_path(row, categories),
        brand=row["tradeMarkName"] or "",
        kind=KINDS[row["type"]],
        barcode=row["barCode"] or "",
        stock=_number(stock.get("onHand", 0)),
        active=_flag(row["isActive"]),
        sold=_flag(row["allowsSale"]),
        factor=_number(row["conversionValue"]),
        images=",".join(row["images"] or ()),
        extra={
            "KH đặt": _number(stock.get("reserved", 0)),
            "Đặt NCC": _number(stock.get("onOrder", 0)),
            "Tồn nhỏ nhất": _number(stock.get("minQuantity", 0)),
            "Tồn lớn nhất": _number(stock.get("maxQuantity", 999999999)),
            "Trọng lượng": _number(row["weight"]),
            "Tích điểm": _flag(row["isRewardPoint"]),
            "Mô tả": row["description"] or "",
        },
    )


def _path(row: Json, categories: Sequence[Json]) -> str:
    names, step = [], row["categoryId"]
    known = {one["categoryId"]: one for one in categories}
    while step in known:
        names.append(known[step]["categoryName"])
        step = known[step].get("parentId")
    return ">>".join(reversed(names)) or row["categoryName"]


def _number(value: float | None) -> str:
    """Digits without a useless fraction; "" for nothing."""
    return "" if value is None else f"{Decimal(str(value)).normalize():f}"


def _flag(value: object) -> str:
    return str(int(bool(value)))
