"""A workbook's row as fields of a product: everything but its code, its base and its root."""

from dataclasses import dataclass

from tests.servers.base import Json
from tests.servers.kiotviet import attributes_of, full_name


@dataclass(frozen=True)
class Fields:
    """The three questions of the import dialog about overwriting."""

    stock: bool = False
    cost: bool = False
    description: bool = False


def update(row: Json, cells: dict[str, str], fields: Fields) -> None:
    """Overwrite a product's fields with what the row holds, blanks too; a heading that is missing changes nothing."""
    texts = {"Mã vạch": "barCode", "Thương hiệu": "tradeMarkName"} | (
        {"Mô tả": "description"} if fields.description else {}
    )
    for heading, name in texts.items():
        if heading in cells:
            row[name] = cells[heading] or None
    for heading, name, blank in (
        ("Giá bán", "basePrice", 0.0),
        ("Quy đổi", "conversionValue", 1.0),
        ("Trọng lượng", "weight", None),
    ):
        if heading in cells:
            row[name] = float(cells[heading]) if cells[heading] else blank
    flags = {"Đang kinh doanh": "isActive", "Được bán trực tiếp": "allowsSale", "Tích điểm": "isRewardPoint"}
    for heading, name in flags.items():
        if cells.get(heading):
            row[name] = cells[heading] == "1"
    _describe(row, cells)
    _stock(row, cells, fields)


def _describe(row: Json, cells: dict[str, str]) -> None:
    row["name"] = cells.get("Tên hàng") or row["name"]
    row["unit"] = cells.get("ĐVT", row["unit"])
    if "Thuộc tính" in cells and not row["masterUnitId"]:
        row["attributes"] = attributes_of(row["id"], cells["Thuộc tính"]) or None
        row["hasVariants"] = bool(row["attributes"]) or None
    if "Hình ảnh (url1,url2...)" in cells:
        row["images"] = [url for url in cells["Hình ảnh (url1,url2...)"].split(",") if url] or None
    category = cells.get("Nhóm hàng(3 Cấp)", "").split(">>")[-1]
    if category and category != row["categoryName"]:
        row |= {"categoryName": category, "categoryId": 9000 + len(category)}
    row["fullName"] = full_name(row["name"], row["attributes"] or (), row["unit"] or "")


def _stock(row: Json, cells: dict[str, str], fields: Fields) -> None:
    """Figures of the branch that the import is for: the first."""
    first = row["inventories"][0]
    for heading, name, wanted in (
        ("Tồn kho", "onHand", fields.stock),
        ("Giá vốn", "cost", fields.cost),
        ("Tồn nhỏ nhất", "minQuantity", True),
        ("Tồn lớn nhất", "maxQuantity", True),
    ):
        if wanted and cells.get(heading):
            first[name] = float(cells[heading])
