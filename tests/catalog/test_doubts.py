"""What makes a store file weaker than it looks is said before any verdict, in every form of report."""

import csv
import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli.run import FASHION, Run, within
from tests.shops.haravan import Listing, Variant, csv_bytes, listings_of, rows_of
from tests.shops.stories import story

STORE = FASHION.with_name("store.xlsx")
GOODS = story("fashion_swallowed_family").rows
SOLD = [row["Mã hàng"] for row in GOODS if row["Đang kinh doanh"] != "0"]
HEAD = "Mã hàng,Tên hàng,Mã HH Liên quan,Mã ĐVT Cơ bản,ĐVT"
CUT = "Only 2 of"


def check(store: Path, *words: object) -> Run:
    return within("check", FASHION, "--store", store, "--lang", "en", *words)


@pytest.fixture
def two_codes(tmp_path: Path) -> Path:
    """A store file with one product of many, as the export of a filtered list would be."""
    path = tmp_path / "store.csv"
    path.write_bytes(csv_bytes(rows_of(listings_of(GOODS, SOLD[:2]))))
    return path


def test_a_store_file_with_few_of_the_codes_is_doubted_and_not_refused(two_codes: Path) -> None:
    found = check(two_codes)
    assert f"Only 2 of {len(SOLD)} codes for sale" in found.err
    assert "only the current page, a filter or one collection" in found.err
    assert found.code == 1


def test_half_of_the_codes_is_no_reason_to_doubt(tmp_path: Path) -> None:
    half = (len(SOLD) + 1) // 2
    for number, doubted in ((half, False), (half - 1, True)):
        (tmp_path / "codes.txt").write_text("\n".join(SOLD[:number]), encoding="utf-8")
        assert ("If this list is not complete" in check(tmp_path / "codes.txt").err) is doubted


def test_goods_that_are_not_sold_and_units_are_not_missed(tmp_path: Path) -> None:
    lines = ["A1,Áo,,,,1", "A2,Áo,A1,,,1", *(f"B{number},Mũ,,,,0" for number in range(9)), "A1T,Áo,,A1,Thùng,1"]
    export = tmp_path / "export.csv"
    export.write_text("\n".join([f"{HEAD},Đang kinh doanh", *lines]), encoding="utf-8")
    (tmp_path / "codes.txt").write_text("A1\n", encoding="utf-8")
    assert "codes for sale" not in within("check", export, "--store", tmp_path / "codes.txt", "--lang", "en").err


def test_the_doubt_stands_in_every_report(two_codes: Path, tmp_path: Path) -> None:
    texts = {}
    for ending in ("html", "json", "csv"):
        report = tmp_path / f"r.{ending}"
        check(two_codes, "--report", report)
        texts[ending] = report.read_text(encoding="utf-8")
    assert texts["html"].index(CUT) < texts["html"].index('class="summary"')
    assert CUT in json.loads(texts["json"])["warnings"][0]["en"]
    lines = csv.reader(texts["csv"].splitlines())
    assert [line[0] for line in lines if any(CUT in cell for cell in line)] == ["warning"]
    check(two_codes, "--report", tmp_path / "r.xlsx")
    cells = [cell for sheet in openpyxl.load_workbook(tmp_path / "r.xlsx") for row in sheet.values for cell in row]
    assert any(CUT in str(cell) for cell in cells)


def test_repair_and_plan_say_it_before_the_changes(two_codes: Path, tmp_path: Path) -> None:
    words = ("--store", two_codes, "--lang", "en")
    assert CUT in within("repair", FASHION, "--dry-run", *words).err
    assert CUT in within("plan", FASHION, "--output", tmp_path / "p.json", *words).err


def _products(number: int, path: Path) -> Path:
    goods = [Listing(f"Khăn số {place}", (Variant(f"KH{place:03}", f"KH{place:03}"),)) for place in range(number)]
    path.write_bytes(csv_bytes(rows_of(goods)))
    return path


@pytest.mark.parametrize(("sold", "listed", "refused"), [(101, 50, True), (101, 49, False), (100, 50, False)])
def test_exactly_one_page_of_many_products_is_refused(sold: int, listed: int, refused: bool, tmp_path: Path) -> None:
    export = tmp_path / "export.csv"
    lines = [f"KH{place:03},Khăn số {place},,," for place in range(sold)]
    export.write_text("\n".join([HEAD, *lines]), encoding="utf-8")
    words = ("check", export, "--store", _products(listed, tmp_path / "store.csv"), "--lang", "en")
    found = within(*words)
    assert (found.code == 3) is refused
    assert ("exactly 50 products, one page of Haravan's list" in found.err) is refused
    assert within(*words, "--force").code == 0


@pytest.mark.parametrize("time", ["31022026-090000", "20012026-250000", "00002026-000000"])
def test_a_file_name_with_an_impossible_time_is_a_name_like_any_other(time: str, tmp_path: Path) -> None:
    export = tmp_path / f"DanhSachSanPham_KV{time}-000.xlsx"
    export.write_bytes(FASHION.read_bytes())
    found = within("check", export, "--store", STORE, "--lang", "en")
    assert found.code == 1
    assert "Traceback" not in found.err
    assert "latest change" not in found.err


def test_flags_that_are_missing_are_said_when_the_store_is_asked(tmp_path: Path) -> None:
    export = tmp_path / "export.csv"
    export.write_text(f"{HEAD}\nA1,Áo,,,\n", encoding="utf-8")
    (tmp_path / "codes.txt").write_text("A1\n", encoding="utf-8")
    said = "lacks the columns “Đang kinh doanh” and “Được bán trực tiếp”"
    assert said in within("check", export, "--store", tmp_path / "codes.txt", "--lang", "en").err
    assert said not in within("check", export, "--lang", "en").err
    assert "lacks the" not in check(STORE).err


def test_a_store_file_without_barcodes_is_doubted(tmp_path: Path) -> None:
    rows = "\n".join(f"u{code},Áo,{code}" for code in SOLD)
    (tmp_path / "store.csv").write_text(f"Url,Tên,Mã phiên bản sản phẩm\n{rows}\n", encoding="utf-8")
    assert "lacks the column “Barcode”" in check(tmp_path / "store.csv", "--force").err
    assert "Barcode" not in check(STORE).err
