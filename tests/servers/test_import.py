"""The loopback shop imports and exports workbooks by KiotViet's rules."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.servers.base import Json
from tests.servers.clock import Clock
from tests.servers.importer import Dialog, Imported
from tests.servers.kiotviet import product
from tests.servers.kiotviet_shop import KiotVietShop
from tests.servers.rows import Fields
from tests.shops.headings import REDUCED, RELATED, RETAIL, TEMPLATE, Headings

GOODS = [
    product(11, "AT01 ", "Áo thun Mây ", attributes="MÀU:Đỏ|SIZE:S", barCode="0896", weight=None),
    product(12, "AT02", "Áo thun Mây", attributes="MÀU:Đỏ|SIZE:M", master=11, allowsSale=False, basePrice=45000.5),
    product(21, "QJ01", "Quần jean", attributes="MÀU:Xanh|SIZE:S", master=11, description="Mềm", images=["a", "b"]),
    product(22, "QJ02", "Quần jean", attributes="MÀU:Xanh|SIZE:M", master=11, categoryId=3, categoryName="Quần"),
    product(23, "QJ02H", "Quần jean", master=11, unit_of=22, unit="Hộp", conversion=10.0),
    product(31, "KH01", "Khăn lụa", isActive=False),
]
Change = Callable[[dict[str, Any]], object]


@pytest.fixture
def shop() -> Iterator[KiotVietShop]:
    categories = [{"categoryId": 1, "categoryName": "Đồ"}, {"categoryId": 3, "categoryName": "Quần", "parentId": 1}]
    with KiotVietShop(deepcopy(GOODS), categories=categories, clock=Clock()) as server:
        yield server


def rows_of(path: Path) -> list[dict[str, Any]]:
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    headings, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, headings), row, strict=True)) for row in rows]


@pytest.fixture
def edit(shop: KiotVietShop, tmp_path: Path) -> Callable[..., Imported]:
    """Export, change cells of rows by code, add rows, import."""

    def run(
        changes: dict[str, dict[str, str]],
        *new: dict[str, str],
        headings: Headings = RETAIL,
        dialog: Dialog | None = None,
    ) -> Imported:
        path = tmp_path / "export.xlsx"
        shop.export_workbook(path, headings)
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.append(list(headings))
        for row in (*rows_of(path), *new):
            cells = row | changes.get(str(row.get("Mã hàng")), {})
            sheet.append([cells.get(heading) for heading in headings])
        book.save(path)
        return shop.import_workbook(path, dialog)

    return run


def without_dates(products: list[Json]) -> list[Json]:
    return [{key: value for key, value in row.items() if key != "modifiedDate"} for row in products]


@pytest.mark.parametrize("headings", [RETAIL, REDUCED, TEMPLATE], ids=["retail", "reduced", "template"])
def test_an_export_that_is_imported_unchanged_changes_nothing(
    shop: KiotVietShop, tmp_path: Path, headings: Headings
) -> None:
    path = tmp_path / "DanhSachSanPham_KV23112026-090000-000.xlsx"
    shop.export_workbook(path, headings)
    before = deepcopy(shop.products)
    done = shop.import_workbook(path)
    assert without_dates(shop.products) == without_dates(before)
    assert (len(done.written), done.created, done.refused) == (6, [], [])


def test_an_export_holds_the_relations_as_codes_with_their_spaces(shop: KiotVietShop, tmp_path: Path) -> None:
    shop.export_workbook(tmp_path / "e.xlsx")
    found = {row["Mã hàng"]: (row[RELATED], row["Mã ĐVT Cơ bản"]) for row in rows_of(tmp_path / "e.xlsx")}
    assert found == {
        "KH01": (None, None), "AT01 ": (None, None), "AT02": ("AT01 ", None), "QJ01": ("AT01 ", None),
        "QJ02": ("AT01 ", None), "QJ02H": ("AT01 ", "QJ02"),
    }  # fmt: skip


def test_a_unit_row_shows_its_base_s_attributes(shop: KiotVietShop, tmp_path: Path) -> None:
    shop.export_workbook(tmp_path / "e.xlsx")
    found = {row["Mã hàng"]: row["Thuộc tính"] for row in rows_of(tmp_path / "e.xlsx")}
    assert found["QJ02H"] == found["QJ02"] == "MÀU:Xanh|SIZE:M"


def test_a_root_that_was_deleted_keeps_its_code_with_a_mark(shop: KiotVietShop, tmp_path: Path) -> None:
    shop.products[:] = [product(41, "LN02", "Len", attributes="MÀU:Vàng", master=5)]
    shop.gone[5] = "LN01"
    shop.export_workbook(tmp_path / "e.xlsx")
    assert [row[RELATED] for row in rows_of(tmp_path / "e.xlsx")] == ["LN01{DEL}"]
    assert shop.import_workbook(tmp_path / "e.xlsx").refused == []


@pytest.mark.parametrize(("word", "root"), [("detaches", ""), ("ignored", "AT01 ")])
def test_an_empty_cell_detaches_or_is_ignored(
    shop: KiotVietShop, edit: Callable[..., Imported], word: Any, root: str
) -> None:
    shop.switches.blank_cell = word
    edit({"QJ01": {RELATED: ""}})
    assert shop.related()["QJ01"] == root


def test_a_family_may_be_pointed_at_its_own_root_and_units_at_their_base(
    shop: KiotVietShop, edit: Callable[..., Imported]
) -> None:
    edit({"QJ01": {RELATED: ""}, "QJ02": {RELATED: "QJ01"}, "QJ02H": {RELATED: "QJ01"}})
    assert shop.related() == {
        "AT01 ": "", "AT02": "AT01 ", "QJ01": "", "QJ02": "QJ01", "QJ02H": "QJ01", "KH01": "",
    }  # fmt: skip


@pytest.mark.parametrize(("word", "root"), [("group_root", "QJ01"), ("refused", "AT01 ")])
def test_a_unit_row_may_name_its_base_where_the_base_is_a_child_or_not(
    shop: KiotVietShop, edit: Callable[..., Imported], word: Any, root: str
) -> None:
    shop.switches.unit_names_child = word
    done = edit({"QJ01": {RELATED: ""}, "QJ02": {RELATED: "QJ01"}, "QJ02H": {RELATED: "QJ02"}})
    assert shop.related()["QJ02H"] == root
    assert bool(done.refused) == (word == "refused")


@pytest.mark.parametrize(("later", "root"), [(True, "QJ02"), (False, "AT01 ")])
def test_a_row_may_be_pointed_at_a_later_one_or_not(
    shop: KiotVietShop, edit: Callable[..., Imported], later: bool, root: str
) -> None:
    shop.switches.forward_references = later
    done = edit({"QJ01": {RELATED: "QJ02"}, "QJ02": {RELATED: ""}})
    assert shop.related()["QJ01"] == root
    assert [line.code for line in done.refused] == ([] if later else ["QJ01"])


def test_kiotviet_may_link_rows_back_by_itself(shop: KiotVietShop, edit: Callable[..., Imported]) -> None:
    shop.switches.relinks_itself = True
    before = shop.related()
    done = edit({"QJ01": {RELATED: ""}, "QJ02": {RELATED: "QJ01"}, "QJ02H": {RELATED: "QJ01"}})
    assert shop.related() == before
    assert sorted(done.relinked) == ["QJ01", "QJ02", "QJ02H"]


def test_rows_with_other_attribute_names_are_not_linked_back(shop: KiotVietShop, edit: Callable[..., Imported]) -> None:
    shop.switches.relinks_itself = True
    edit({"QJ01": {RELATED: "", "Thuộc tính": "ỐNG:Rộng"}})
    assert shop.related()["QJ01"] == ""
    assert shop.created_attributes == ["ỐNG"]


@pytest.mark.parametrize("related", ["KHONG-CO", "AT01", "QJ02H", "AT02", "QJ01"])
def test_a_root_that_cannot_be_is_a_line_of_the_error_file(
    shop: KiotVietShop, edit: Callable[..., Imported], related: str
) -> None:
    before = shop.related()
    done = edit({"QJ01": {RELATED: related}})
    assert [(line.code, related in line.reason) for line in done.refused] == [("QJ01", True)]
    assert shop.related() == before


def test_a_unit_row_is_never_a_root(shop: KiotVietShop, edit: Callable[..., Imported]) -> None:
    shop.products[4]["masterProductId"] = None
    assert [line.code for line in edit({"QJ01": {RELATED: "QJ02H"}}).refused] == ["QJ01"]


def test_a_trimmed_code_and_an_empty_one_make_new_products(shop: KiotVietShop, edit: Callable[..., Imported]) -> None:
    done = edit({}, {"Mã hàng": "AT01", "Tên hàng": "Áo"}, {"Tên hàng": "Mũ", "Giá bán": "5"})
    assert done.created == ["AT01", "SP000008"]
    assert [(row["code"], row["basePrice"]) for row in shop.products[6:]] == [("AT01", 0.0), ("SP000008", 5.0)]


def test_another_name_stops_the_import_and_keeps_the_rows_before_it(
    shop: KiotVietShop, edit: Callable[..., Imported]
) -> None:
    done = edit({"AT02": {RELATED: ""}, "QJ01": {"Tên hàng": "Quần bò"}, "QJ02": {RELATED: ""}})
    assert (done.stopped, [line.code for line in done.refused]) == (True, ["QJ01"])
    assert (shop.related()["AT02"], shop.related()["QJ02"]) == ("", "AT01 ")


def test_another_name_is_taken_where_the_dialog_says_so(shop: KiotVietShop, edit: Callable[..., Imported]) -> None:
    edit({"QJ01": {"Tên hàng": "Quần bò"}}, dialog=Dialog(conflict="replace"))
    assert shop.products[2]["fullName"] == "Quần bò - Xanh-S"


def test_stock_cost_and_description_stay_unless_the_dialog_says_otherwise(
    shop: KiotVietShop, edit: Callable[..., Imported]
) -> None:
    changes = {"QJ01": {"Tồn kho": "99", "Giá vốn": "88", "Mô tả": "Cứng", "Giá bán": "77"}}
    edit(changes)
    row = shop.products[2]
    assert (row["inventories"][0]["onHand"], row["description"], row["basePrice"]) == (6.0, "Mềm", 77.0)
    edit(changes, dialog=Dialog(fields=Fields(stock=True, cost=True, description=True)))
    row = shop.products[2]
    assert (row["inventories"][0]["onHand"], row["inventories"][0]["cost"], row["description"]) == (99, 88, "Cứng")


def test_blank_cells_of_other_columns_empty_their_fields(shop: KiotVietShop, edit: Callable[..., Imported]) -> None:
    edit({"QJ01": {"Giá bán": "", "Hình ảnh (url1,url2...)": ""}})
    assert (shop.products[2]["basePrice"], shop.products[2]["images"]) == (0.0, None)


@pytest.mark.parametrize("moves", [True, False])
@pytest.mark.parametrize("fires", [True, False])
def test_an_import_moves_dates_and_fires_webhooks_or_not(
    shop: KiotVietShop, edit: Callable[..., Imported], moves: bool, fires: bool
) -> None:
    shop.switches.import_moves_date, shop.switches.import_fires_webhooks = moves, fires
    shop.webhooks.register("http://127.0.0.1:1/nobody")
    edit({})
    changed = [row["modifiedDate"] != GOODS[0]["modifiedDate"] for row in shop.products]
    assert changed == [moves] * 6
    assert [len(call.products) for call in shop.webhooks.deliveries] == [6] * fires
