"""What is no product list of the store is named and refused: nothing may be concluded from it."""

from pathlib import Path

import pytest

from catalogrepair.errors import UnusableInput
from catalogrepair.jobs.catalogues import read_store
from catalogrepair.jobs.repair import silent
from tests.shops.dialects import csv_bytes
from tests.shops.stories import story
from tests.shops.wrong import WRONG


def refused(path: Path) -> UnusableInput:
    with pytest.raises(UnusableInput) as refusal:
        read_store(str(path), fresh=False, progress=silent)
    assert path.name in refusal.value.text.vi
    assert path.name in refusal.value.text.en
    return refusal.value


@pytest.mark.parametrize("kind", sorted(set(WRONG) - {"haravan_xlsx", "haravan_csv"}))
def test_every_wrong_file_is_refused_by_name(kind: str, tmp_path: Path) -> None:
    name, make = WRONG[kind]
    (tmp_path / name).write_bytes(make())
    refused(tmp_path / name)


def test_the_other_platform_s_export_is_named(tmp_path: Path) -> None:
    name, make = WRONG["sapo_csv"]
    (tmp_path / name).write_bytes(make())
    assert "Sapo" in refused(tmp_path / name).text.vi


@pytest.mark.parametrize("name", ["export.xlsx", "export.csv"])
def test_a_kiotviet_export_passed_by_mistake_is_named(name: str, tmp_path: Path) -> None:
    shop = story("fashion_swallowed_family")
    path = tmp_path / name
    path.write_bytes(shop.data() if name.endswith("xlsx") else csv_bytes(shop.rows, shop.headings))
    assert "danh sách hàng hóa của KiotViet, không phải sản phẩm của Haravan" in refused(path).text.vi


def test_a_haravan_file_without_its_key_columns_says_which(tmp_path: Path) -> None:
    path = tmp_path / "store.csv"
    path.write_text("Mã phiên bản sản phẩm,Giá\nAT01,1000\n", encoding="utf-8")
    assert "thiếu cột “Url”" in refused(path).text.vi


def test_headings_without_goods_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "store.csv"
    path.write_text("Url,Tên,Mã phiên bản sản phẩm\n", encoding="utf-8")
    assert "chỉ có dòng tiêu đề" in refused(path).text.vi


def test_a_table_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lich.csv"
    path.write_text("Ngày,Ca\n01/03,Sáng\n", encoding="utf-8")
    assert "không phải tệp sản phẩm của Haravan" in refused(path).text.vi


def test_products_without_any_code_are_called_that(tmp_path: Path) -> None:
    path = tmp_path / "store.csv"
    path.write_text("Url,Tên,Mã phiên bản sản phẩm,Mã biến thể\nao,Áo,,11\nmu,Mũ, ,12\n", encoding="utf-8")
    text = refused(path).text
    assert "sản phẩm trên Haravan chưa có mã SKU (cả 2 phiên bản" in text.vi
    assert "none of its 2 variants has a SKU or a barcode" in text.en


def test_two_columns_named_like_kiotviet_s_are_no_export_of_it(tmp_path: Path) -> None:
    path = tmp_path / "codes.csv"
    path.write_text("Mã hàng,Tên hàng\nAT01,Áo\n", encoding="utf-8")
    assert "Hãy chỉ giữ cột “Mã hàng”" in refused(path).text.vi
