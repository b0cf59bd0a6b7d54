"""Which sheets of a workbook hold the store's products: all visible ones, a hidden one only when there is no other."""

from collections.abc import Callable
from pathlib import Path

import pytest
import xlwt

from catalogrepair.errors import UnusableInput
from catalogrepair.jobs.catalogues import Store, read_store
from catalogrepair.jobs.repair import read_export, silent
from tests.shops.tables import Page, workbook_bytes

SKU, BARCODE = "Mã phiên bản sản phẩm", "Barcode"
HEADINGS = ["Url", "Tên", SKU, BARCODE]


def page(name: str, *codes: str, hidden: bool = False) -> Page:
    return Page(name, [HEADINGS, *([code.lower(), "Áo", code, code] for code in codes)], hidden)


NOTES = Page("Ghi chú", [["Xuất ngày 02/03"], ["của shop"]])


def xlsx(path: Path, pages: tuple[Page, ...]) -> None:
    path.write_bytes(workbook_bytes(*pages))


def xls(path: Path, pages: tuple[Page, ...]) -> None:
    book = xlwt.Workbook()
    for one in pages:
        sheet = book.add_sheet(one.name)
        for number, row in enumerate(one.rows):
            for column, text in enumerate(row):
                sheet.write(number, column, text)
        sheet.visibility = int(one.hidden)
    book.active_sheet = next(place for place, one in enumerate(pages) if not one.hidden)
    book.save(str(path))


@pytest.fixture(params=["xlsx", "xls"])
def written(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., Path]:
    def write(*pages: Page) -> Path:
        path = tmp_path / f"store.{request.param}"
        (xlsx if request.param == "xlsx" else xls)(path, pages)
        return path

    return write


def read(path: Path) -> Store:
    return read_store(str(path), fresh=False, progress=silent)


def codes(store: Store) -> list[str]:
    return [one.sku for one in store.facts.listed]


def test_the_rows_of_all_sheets_are_one_file(written: Callable[..., Path]) -> None:
    store = read(written(page("Sheet 1", "AT1", "AT2"), NOTES, page("Sheet 2", "QJ1")))
    assert codes(store) == ["AT1", "AT2", "QJ1"]
    assert store.warnings == ()


def test_a_sheet_may_have_its_own_order_of_columns(written: Callable[..., Path]) -> None:
    other = Page("Sheet 2", [[SKU, "Url", "Tên"], ["QJ1", "qj", "Quần"]])
    store = read(written(page("Sheet 1", "AT1"), other))
    assert [(one.sku, one.barcode, one.title) for one in store.facts.listed] == [
        ("AT1", "AT1", "Áo"),
        ("QJ1", "", "Quần"),
    ]
    assert [text.en for text in store.warnings if "sheet “Sheet 2”, lacks the column “Barcode”" in text.en]


def test_a_hidden_sheet_never_wins_over_a_visible_one(written: Callable[..., Path]) -> None:
    store = read(written(page("cũ", "AT1", hidden=True), page("Sheet 1", "AT1", "AT2")))
    assert codes(store) == ["AT1", "AT2"]
    assert store.warnings == ()


def test_hidden_sheets_alone_are_read_and_doubted(written: Callable[..., Path]) -> None:
    store = read(written(NOTES, page("cũ", "AT1", hidden=True)))
    assert codes(store) == ["AT1"]
    assert "trang bị ẩn (“cũ”)" in store.warnings[0].vi


GOODS = [["Mã hàng", "Tên hàng", "Mã HH Liên quan", "Mã ĐVT Cơ bản"], ["AT1", "Áo", "", ""]]


def test_a_kiotviet_list_behind_notes_is_found(written: Callable[..., Path]) -> None:
    export = read_export(written(NOTES, Page("DanhSach", GOODS)))
    assert [row.code for row in export.table.rows] == ["AT1"]
    assert export.table.sheet == "DanhSach"


def test_two_kiotviet_lists_in_one_file_are_refused_by_name(written: Callable[..., Path]) -> None:
    with pytest.raises(UnusableInput, match="“DanhSach”, “Trang 2”"):
        read_export(written(Page("DanhSach", GOODS), Page("Trang 2", GOODS)))
