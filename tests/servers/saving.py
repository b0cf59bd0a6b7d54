"""What a PUT makes of a product by KiotViet's rules: the new product, or a refusal (docs: kiotviet-api 2.4)."""

from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy

from tests.servers.base import Json
from tests.servers.kiotviet import full_name
from tests.servers.switches import Switches

_BOTH = {
    "name", "code", "categoryId", "allowsSale", "description", "hasVariants", "attributes", "unit", "masterUnitId",
    "conversionValue", "inventories", "basePrice", "weight", "productTaxs", "purchaseTax",
}  # fmt: skip
ONE = frozenset({*_BOTH, "barCode", "isActive", "isRewardPoint"})
"""fields of `PUT /products/{id}`: any other is passed over, `masterProductId` too"""
MANY = frozenset({*_BOTH, "fullName", "images", "masterProductId"})
"""fields of `PUT /listupdatedproducts`"""
_UNKNOWN = "Tham số truyền vào không hợp lệ"
_TEXTS = ("name", "code", "barCode", "unit", "description")


class Refused(Exception):
    """Validation failed: 420, and nothing is saved."""

    def __init__(self, message: str, code: str = "KvValidateProductException") -> None:
        super().__init__(message)
        self.message, self.code = message, code


def edited(row: Json, body: Json, fields: Iterable[str], branches: Sequence[Json], others: Sequence[Json]) -> Json:
    """The product after the body's fields but its root. Raises Refused."""
    sent = {name: value for name, value in body.items() if name in set(fields) - {"masterProductId"}}
    _validate(sent, row, others)
    new = deepcopy(row)
    for name, value in sent.items():
        match name:
            case "attributes":
                new[name] = [{"productId": row["id"], **_pair(one)} for one in value or ()] or None
                new["hasVariants"] = bool(new[name]) or None
            case "inventories":
                new[name] = _stocked(new.get(name) or [], value, branches)
            case _:
                new[name] = value
    if sent.keys() & {"name", "attributes", "unit"}:
        new["fullName"] = full_name(new["name"], new["attributes"] or (), new["unit"] or "")
    return new


def _validate(sent: Json, row: Json, others: Sequence[Json]) -> None:
    if any(not isinstance(sent.get(name), str | None) for name in _TEXTS) or len(sent.get("barCode") or "") > 16:
        raise Refused(_UNKNOWN)
    if any(name in sent and not (sent[name] or "").strip() for name in ("name", "code")):
        raise Refused(_UNKNOWN)
    price = sent.get("basePrice", 0)
    if isinstance(price, bool) or not isinstance(price, int | float) or price < 0:
        raise Refused(_UNKNOWN)
    for other in others:
        if other["id"] != row["id"] and other["code"] == sent.get("code"):
            raise Refused(f"{sent['code']} đã tồn tại")


def _pair(one: object) -> Json:
    if not isinstance(one, dict) or not one.get("attributeName") or not one.get("attributeValue"):
        raise Refused(_UNKNOWN)
    return {"attributeName": one["attributeName"], "attributeValue": one["attributeValue"]}


def _stocked(rows: list[Json], sent: Sequence[Json], branches: Sequence[Json]) -> list[Json]:
    """Stock is set outright, per branch."""
    known = {branch["id"] for branch in branches}
    for one in sent:
        if one.get("branchId") not in known:
            raise Refused("Chi nhánh không tồn tại")
        for row in rows:
            if row["branchId"] == one["branchId"]:
                row |= {key: one[key] for key in ("onHand", "cost") if key in one}
    return rows


def rooted(row: Json, root: object, switches: Switches, find: Callable[[object], Json | None]) -> None:
    """Give a product the root that a bulk PUT asks for, as the switches say. Raises Refused."""
    what: str = switches.other_master
    if root is None:
        what = switches.null_master
    elif root == 0:
        what = switches.zero_master
    elif root == row["id"]:
        what = switches.self_master
    if what == "refused":
        raise Refused(_UNKNOWN)
    if what == "detaches":
        row["masterProductId"] = None
    if what == "moves":
        target = find(root)
        if target is None:
            raise Refused("Không tìm thấy hàng hóa")
        if target["masterProductId"] is not None and root != row["masterProductId"]:
            raise Refused(_UNKNOWN)
        row["masterProductId"] = target["id"]


def spoiled(value: object) -> object:
    """Another value of the same kind: what a field holds that moved by itself."""
    match value:
        case bool():
            return not value
        case int() | float():
            return value + 1
        case str() | None:
            return f"{value or ''}*"
        case [dict() as first, *rest]:
            return [{key: spoiled(one) if key in ("onHand", "attributeValue") else one for key, one in first.items()},
                    *rest]  # fmt: skip
    return [f"{value}*"]
