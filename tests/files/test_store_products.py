"""Haravan's product export, in both layouts and however it was saved."""

import csv
import io
from collections.abc import Callable, Iterable
from pathlib import Path

import openpyxl
import pytest

from catalogrepair.catalog.facts import Listed
from catalogrepair.files.store_products import newest_change, text_of
from catalogrepair.jobs.catalogues import Store, read_store
from catalogrepair.jobs.repair import silent
from tests.shops.haravan import LAYOUT_2020, LAYOUT_2025, Listing, Variant, csv_bytes, rows_of, xlsx_bytes
from tests.shops.headings import Cells, Headings
from tests.shops.tables import Page, workbook_bytes

SKU, BARCODE = "Mã phiên bản sản phẩm", "Barcode"
SHIRT = Listing("Áo thun Mây", (Variant("AT01", "AT01", "SIZE:S"), Variant("AT02", "893", "SIZE:M")))
TEA = Listing("Trà sen", (Variant("TR01", "TR01"), Variant("TR01T", "TR01T", unit="Thùng")), hidden=True)
SHOP = (SHIRT, TEA)
Writer = Callable[[Iterable[Cells], Headings], bytes]
WRITERS: dict[str, Writer] = {"store.xlsx": xlsx_bytes, "store.csv": csv_bytes}


def read(path: Path) -> Store:
    return read_store(str(path), fresh=False, progress=silent)


def listed(path: Path) -> list[tuple[str, str, str, bool]]:
    return [(one.sku, one.barcode, one.title, one.hidden) for one in read(path)[1].listed]


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("headings", [LAYOUT_2025, LAYOUT_2020], ids=["44 columns", "54 columns"])
def test_variants_and_units_are_read_and_image_rows_are_not(name: str, headings: Headings, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(WRITERS[name](rows_of(SHOP), headings))
    assert listed(path) == [
        ("AT01", "AT01", "Áo thun Mây", False),
        ("AT02", "893", "Áo thun Mây", False),
        ("TR01", "TR01", "Trà sen", True),
        ("TR01T", "TR01T", "Trà sen", True),
    ]
    origin, facts, _ = read(path)
    assert (origin.kind, origin.name, len(origin.sha256)) == ("export", name, 64)
    assert origin.newest[:10] == "2026-03-02"
    assert len({one.product for one in facts.listed}) == 2


def test_columns_are_found_by_heading_wherever_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "store.xlsx"
    path.write_bytes(xlsx_bytes(rows_of(SHOP), tuple(reversed(LAYOUT_2025))))
    assert [one[0] for one in listed(path)] == ["AT01", "AT02", "TR01", "TR01T"]


def test_a_unit_carries_its_variant_s_name(tmp_path: Path) -> None:
    path = tmp_path / "store.xlsx"
    path.write_bytes(xlsx_bytes(rows_of(SHOP), LAYOUT_2025))
    names = [one.variant for one in read(path)[1].listed]
    assert names[2] == names[3]
    assert len(set(names)) == 3


def test_a_file_made_by_hand_fills_the_first_row_of_a_product_only(tmp_path: Path) -> None:
    text = f"Url,Tên,Hiển thị,{SKU},{BARCODE}\nao,Áo thun Mây,No,AT01,\n,,,AT02,\nmu,Mũ len,Yes,MU01,MU01\n"
    path = tmp_path / "store.csv"
    path.write_text(text, encoding="utf-8")
    assert listed(path) == [
        ("AT01", "", "Áo thun Mây", True),
        ("AT02", "", "Áo thun Mây", True),
        ("MU01", "MU01", "Mũ len", False),
    ]
    assert [one.product for one in read(path)[1].listed] == ["ao", "ao", "mu"]


def test_no_barcode_column_is_needed(tmp_path: Path) -> None:
    path = tmp_path / "store.csv"
    path.write_text(f"{SKU};Tên;Url\nAT01;Áo thun Mây;ao\n", encoding="utf-8-sig")
    assert listed(path) == [("AT01", "", "Áo thun Mây", False)]


def test_a_code_keeps_its_edge_spaces(tmp_path: Path) -> None:
    path = tmp_path / "store.xlsx"
    path.write_bytes(xlsx_bytes(rows_of([Listing("Áo", (Variant(" AT01 ", "AT01"),))]), LAYOUT_2025))
    assert listed(path)[0][0] == " AT01 "


def test_codes_that_are_number_cells_are_read_as_their_digits(tmp_path: Path) -> None:
    path = tmp_path / "store.xlsx"
    rows = [("Url", "Tên", SKU, BARCODE), ("ao", "Áo", 8934567890123, 123), ("mu", "Mũ", "0123", 45.0)]
    path.write_bytes(workbook_bytes(Page("Sheet 1", rows)))
    assert [one[:2] for one in listed(path)] == [("8934567890123", "123"), ("0123", "45")]


def test_saved_again_by_another_program_it_reads_the_same(tmp_path: Path) -> None:
    path = tmp_path / "store.xlsx"
    path.write_bytes(xlsx_bytes(rows_of(SHOP), LAYOUT_2025))
    before = listed(path)
    openpyxl.load_workbook(path).save(path)
    assert listed(path) == before


def test_the_sheet_with_the_headings_is_found_behind_another(tmp_path: Path) -> None:
    path = tmp_path / "store.xlsx"
    notes = Page("Ghi chú", [["Xuất ngày 02/03"]])
    path.write_bytes(workbook_bytes(notes, Page("Sheet 1", [("Url", "Tên", SKU), ("ao", "Áo", "AT01")])))
    assert listed(path) == [("AT01", "", "Áo", False)]


def test_a_repeated_code_of_the_store_is_kept_twice(tmp_path: Path) -> None:
    path = tmp_path / "store.csv"
    path.write_bytes(csv_bytes(rows_of([SHIRT, SHIRT]), LAYOUT_2025))
    assert sorted(read(path)[1].repeated()) == ["893", "at01", "at02"]


def test_a_live_shop_kept_as_such_a_file_reads_back_the_same(tmp_path: Path) -> None:
    held = [
        Listed("AT01", "AT01", "11", "111", "Áo “Mây”, mới\ncổ tròn"),
        Listed(" AT02 ", "893", "11", "112", "Áo “Mây”, mới\ncổ tròn"),
        Listed("TR01", "TR01", "12", "121", "Trà sen", hidden=True),
        Listed("TR01T", "TR01T", "12", "121", "Trà sen", hidden=True),
        Listed("", "", "13", "131", "Khăn"),
    ]
    path = tmp_path / "store.csv"
    path.write_text(text_of(held, "2026-11-20T08:00:00.000Z"), encoding="utf-8", newline="")
    origin, facts, _ = read(path)
    assert facts.listed == held
    assert origin.newest == "2026-11-20T15:00:00", "in Vietnamese time"


def test_semicolons_and_tabs_part_columns_too(tmp_path: Path) -> None:
    for delimiter in ";\t":
        held = io.StringIO(newline="")
        writer = csv.writer(held, delimiter=delimiter)
        writer.writerows([["Url", "Tên", SKU, BARCODE], ["ao", 'Áo "mới"; đẹp\tlắm', "AT01", "AT01"]])
        path = tmp_path / "store.csv"
        path.write_text(held.getvalue(), encoding="utf-8")
        assert listed(path) == [("AT01", "AT01", 'Áo "mới"; đẹp\tlắm', False)]


def test_the_newest_change_of_either_date_form_is_known(tmp_path: Path) -> None:
    older = Listing("Áo", (Variant("A", "A"),))
    newer = Listing("Mũ", (Variant("B", "B"),), changed="2026-10-30T07:05:00")
    for headings in (LAYOUT_2020, LAYOUT_2025):
        path = tmp_path / "store.csv"
        path.write_bytes(csv_bytes(rows_of([newer, older]), headings))
        assert read(path)[0].newest == "2026-10-30T07:05:00"


def test_the_newest_change_is_of_vietnamese_time_whatever_its_zone() -> None:
    assert newest_change({"updated": ["2026-10-30T07:05:00+07:00", "2026-10-30T01:00:00Z"]}) == "2026-10-30T08:00:00"
