"""A folder with whatever a shop sent: what each file is, which are taken, and what is never guessed."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from catalogrepair.catalog.overview import Overview
from catalogrepair.errors import Refused, UnusableInput
from catalogrepair.jobs.diagnose_shop import ShopOptions, diagnose_shop
from catalogrepair.jobs.reading.whole_shop import attempt
from catalogrepair.text import Given
from tests.cli.run import CLEAN, FASHION, SAMPLES, environment, within
from tests.conftest import needs_posix
from tests.shops.stories_trade import pottery
from tests.shops.trade import Line, orders_bytes

POTTERY, TEA = SAMPLES / "orders_pottery", SAMPLES / "stock_tea"


def folder(place: Path, **files: Path) -> Path:
    """The files under other names: "orders_xlsx" for "orders.xlsx"; the first is the newest."""
    for age, (name, source) in enumerate(files.items()):
        target = place / name.replace("__", "/").replace("_xlsx", ".xlsx")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)
        os.utime(target, (1_800_000_000 - age, 1_800_000_000 - age))
    return place


def look(place: Path, **options: object) -> Overview:
    return diagnose_shop(str(place), ShopOptions(**options))  # type: ignore[arg-type]


def standings(found: Overview) -> dict[str, str]:
    return {row.row: row.standing for row in found.rows}


def unread(found: Overview) -> str:
    return "\n".join(text.en for text in found.unread)


def test_every_file_is_known_by_its_headings_whatever_it_is_called(tmp_path: Path) -> None:
    place = folder(tmp_path, a_xlsx=POTTERY / "slips.xlsx", sub__b_xlsx=POTTERY / "orders.xlsx",
                   c_xlsx=POTTERY / "store.xlsx", d_xlsx=POTTERY / "invoices.xlsx",
                   e_xlsx=POTTERY / "products.xlsx")  # fmt: skip
    expected = {"0": "unknown", "1": "well", "2": "found", "3": "found", "4": "found", "5": "found", "6": "found",
                "6b, 6c": "well", "": "unknown"}  # fmt: skip
    assert standings(look(place)) == expected == standings(look(POTTERY))


def test_both_sample_shops_say_what_their_diagnoses_say(tmp_path: Path) -> None:
    found = look(TEA, branch_main="counter")
    assert standings(found)["0"] == standings(found)["5"] == "found"
    assert {row.standing for row in found.rows if row.row in ("2", "3", "4", "6", "6b, 6c", "")} == {"unknown"}
    (stock,) = (part.results for part in found.parts if part.name == "stock")
    assert stock is not None
    assert stock.data["main_branch"] == "counter"


def test_a_shop_with_groups_that_block_is_told_so(tmp_path: Path) -> None:
    found = look(folder(tmp_path, x_xlsx=FASHION, y_xlsx=FASHION.parent / "store.xlsx"))
    assert standings(found)["1"] == "found"
    assert found.first[0].section.rule == "1"
    alone = look(folder(tmp_path / "alone", x_xlsx=FASHION))
    (grouping,) = (part.results for part in alone.parts if part.name == "grouping")
    assert grouping is not None
    assert any("The store was not asked" in fact.en for fact in grouping.facts)


def test_lists_that_nobody_calls_branches_are_not_added_up(tmp_path: Path) -> None:
    place = folder(tmp_path, new_xlsx=POTTERY / "products.xlsx", old_xlsx=POTTERY / "products.xlsx",
                   store_xlsx=POTTERY / "store.xlsx", orders_xlsx=POTTERY / "orders.xlsx",
                   slips_xlsx=POTTERY / "slips.xlsx", invoices_xlsx=POTTERY / "invoices.xlsx")  # fmt: skip
    found = look(place)
    assert standings(found)["5"] == "unknown"
    assert "else leave the newest" in next(row.told.en for row in found.rows if row.row == "5")
    (orders,) = (part.results for part in found.parts if part.name == "orders")
    assert orders is not None
    assert {one.section.key for one in orders.records if one.section} & {"placeholder_in_stock_now"} == set()


def test_a_branch_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match="no branch “quầy”"):
        look(TEA, branch_main="quầy")


def test_a_list_of_stock_is_mykiot_s_only_where_its_name_says_so(tmp_path: Path) -> None:
    place = folder(tmp_path, kiem_ke_xlsx=TEA / "mykiot.xlsx", counter_xlsx=TEA / "counter.xlsx",
                   store_xlsx=TEA / "store.xlsx")  # fmt: skip
    found = look(place)
    assert ("if it is MyKiot's" in unread(found), standings(found)["0"]) == (True, "unknown")
    (place / "kiem_ke.xlsx").rename(place / "ton MyKiot.xlsx")
    found = look(place)
    assert standings(found)["0"] == "found"
    assert any("ton MyKiot.xlsx" in fact.en for fact in found.facts)


def test_a_list_without_orders_makes_no_row_fine(tmp_path: Path) -> None:
    place = folder(tmp_path, slips_xlsx=POTTERY / "slips.xlsx")
    head = "Mã đơn hàng,Ngày đặt hàng,Trạng thái thanh toán,Trạng thái xử lý giao hàng"
    (place / "orders.csv").write_text(f"{head}\n5.85694E+17,02/11/2026,Đã thanh toán,Đã giao hàng\n", encoding="utf-8")
    found = standings(look(place))
    assert {row: one for row, one in found.items() if one == "well"} == {}


def test_what_is_not_known_is_named_and_leftovers_of_programs_are_not(tmp_path: Path) -> None:
    place = folder(tmp_path, orders_xlsx=POTTERY / "orders.xlsx")
    for name in ("~$orders.xlsx", ".DS_Store", "Thumbs.db", "__MACOSX/orders.xlsx"):
        (place / name).parent.mkdir(exist_ok=True)
        (place / name).write_bytes(b"\0\1")
    (place / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (place / "notes.csv").write_text("việc,ngày\ngọi shop,28/11\n", encoding="utf-8")
    (place / "plan.json").write_text('{"format": "catalogrepair-plan", "catalogrepair_plan": 6}', encoding="utf-8")
    found = look(place)
    assert [name for name in ("photo.png", "notes.csv", "plan.json") if name not in unread(found)] == []
    assert len(found.unread) == 3
    assert "a plan of catalogrepair" in unread(found)


def test_the_report_of_the_last_look_may_lie_beside_the_files(tmp_path: Path) -> None:
    place = folder(tmp_path, orders_xlsx=POTTERY / "orders.xlsx")
    (place / "last.json").write_text('{"format": "catalogrepair-shop",\n "summary": {"vi": ""}}', encoding="utf-8")
    assert look(place).unread == ()


def test_lists_under_kiotviet_s_own_names_tell_no_branch_so_nothing_is_added_up(tmp_path: Path) -> None:
    place = folder(tmp_path, DanhSachSanPham_KV01112026_xlsx=TEA / "counter.xlsx", store_xlsx=TEA / "store.xlsx",
                   DanhSachSanPham_KV02112026_xlsx=TEA / "depot.xlsx")  # fmt: skip
    found = look(place)
    (row,) = (row for row in found.rows if row.row == "5")
    assert row.standing == "unknown"
    assert "which branch" in row.told.en
    (place / "DanhSachSanPham_KV02112026.xlsx").unlink()
    assert standings(look(place))["5"] != "unknown"


def test_an_order_of_two_files_is_taken_once_from_the_newer(tmp_path: Path) -> None:
    place = folder(tmp_path, new_xlsx=POTTERY / "orders.xlsx", old_xlsx=POTTERY / "orders.xlsx")
    found = look(place)
    once = look(folder(tmp_path / "once", new_xlsx=POTTERY / "orders.xlsx"))
    assert [row.told.en for row in found.rows] == [row.told.en for row in once.rows]


def test_of_several_files_of_the_store_the_newest_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    place = folder(tmp_path, a_xlsx=TEA / "store.xlsx", b_xlsx=TEA / "store.xlsx", c_xlsx=TEA / "counter.xlsx")
    found = look(place)
    assert "“b.xlsx” is Haravan's products, too" in unread(found)
    assert standings(found)["5"] != "unknown"


def test_papers_of_two_shops_are_refused_and_force_goes_on(tmp_path: Path) -> None:
    place = folder(tmp_path, products_xlsx=FASHION, store_xlsx=TEA / "store.xlsx")
    with pytest.raises(Refused):
        look(place)
    assert look(place, insist=True).rows


def test_an_option_that_is_wrong_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match="basic, multi, chosen"):
        look(tmp_path, rule="choosen")


@pytest.mark.parametrize("name", ["nothing", "only notes", "a file", "absent"])
def test_a_folder_that_holds_nothing_of_a_shop_is_refused_by_its_name(tmp_path: Path, name: str) -> None:
    place = tmp_path / "shop-a"
    if name != "absent":
        place.mkdir()
    if name == "only notes":
        (place / "notes.csv").write_text("việc,ngày\ngọi shop,28/11\n", encoding="utf-8")
    if name == "a file":
        place = folder(place, x_xlsx=FASHION) / "x.xlsx"
    with pytest.raises(UnusableInput, match=place.name):
        look(place)


def test_the_returns_of_a_folder_settle_what_was_given_back(tmp_path: Path) -> None:
    papers = {f"{name}_xlsx": POTTERY / f"{name}.xlsx" for name in ("orders", "slips", "invoices", "returns")}
    found = look(folder(tmp_path, **papers))
    (paid,) = (part.results for part in found.parts if part.name == "payments")
    assert paid is not None
    left = [code for one in paid.data["not_judged"] for code in one["examples"]]
    assert not {"#GN1022", "#GN1023"} & {*left, *(one.cells[0] for one in paid.records)}


def test_a_folder_of_too_many_files_is_not_walked_to_its_end(tmp_path: Path) -> None:
    for number in range(250):
        (tmp_path / f"{number}.txt").touch()
    with pytest.raises(UnusableInput, match="more than 200 files"):
        look(tmp_path)


def test_what_cannot_be_read_says_all_of_why() -> None:
    def fail() -> None:
        raise UnusableInput(Given("hỏng", "broken"), details=(Given("dòng 3", "row 3"),))

    told = attempt(fail)
    assert told is not None
    assert told.en == "broken row 3"


def test_a_file_of_orders_that_cannot_be_read_beside_one_that_can_is_named(tmp_path: Path) -> None:
    place = folder(tmp_path, orders_xlsx=POTTERY / "orders.xlsx")
    head = "Mã đơn hàng,Ngày đặt hàng,Trạng thái thanh toán,Trạng thái xử lý giao hàng"
    (place / "more.csv").write_text(f"{head}\n,02/11/2026,Đã thanh toán,Đã giao hàng\n", encoding="utf-8")
    assert "“more.csv” has no row with “Mã đơn hàng”" in unread(look(place))


def test_products_of_the_store_without_codes_leave_the_groups_judged_and_are_named(tmp_path: Path) -> None:
    place = folder(tmp_path, export_xlsx=FASHION, haravan_xlsx=FASHION.parent / "store.xlsx")
    book = load_workbook(place / "haravan.xlsx")
    sheet = book.active
    assert sheet is not None
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            if sheet.cell(1, cell.column).value in ("Mã phiên bản sản phẩm", "Barcode"):
                cell.value = None
    book.save(place / "haravan.xlsx")
    found = look(place)
    assert standings(found)["1"] == "found"
    assert "“haravan.xlsx”: the products on Haravan have no codes" in unread(found)
    assert "--store" not in unread(found), "this command has no such option"


def test_the_groups_are_those_of_the_newest_product_list_which_is_named(tmp_path: Path) -> None:
    place = folder(tmp_path, new_xlsx=CLEAN, old_xlsx=FASHION)
    assert CLEAN.stat().st_size < FASHION.stat().st_size, "the largest one is not what is asked for"
    found = look(place)
    assert standings(found)["1"] == "well"
    (told,) = (text.en for text in found.facts if text.en.startswith("Groups"))
    assert ("“new.xlsx”" in told, "old.xlsx" in told) == (True, True)


def test_what_this_tool_wrote_itself_is_no_product_list_until_kiotviet_has_it(tmp_path: Path) -> None:
    place = folder(tmp_path, export_xlsx=FASHION)
    within("repair", place / "export.xlsx", "-o", place / "repaired.xlsx", variables=environment())
    found = look(place)
    assert standings(found)["1"] == "found"
    assert "“repaired.xlsx” was written by this program" in unread(found)


def another_shops(place: Path) -> Path:
    """An export of as many orders with the numbers of the sample's, of other goods and sums."""
    sales = [
        # Goods at the prices of the sample's, but for a discount: what they come to is alike, and proves nothing.
        replace(
            sale, lines=[Line(f"GT{n}", f"Giày thể thao {n}", sale.total)], shipping=0, discount=1000 + n, paid=None
        )
        for n, sale in enumerate(pottery())
    ]
    place.mkdir()
    (place / "b.xlsx").write_bytes(orders_bytes(sales))
    return place / "b.xlsx"


@pytest.mark.parametrize(("newer", "older"), [("ours", "other"), ("other", "ours")])
def test_orders_of_two_stores_with_the_same_numbers_are_refused_by_the_file(
    newer: str, older: str, tmp_path: Path
) -> None:
    sources = {"ours": POTTERY / "orders.xlsx", "other": another_shops(tmp_path / "other")}
    place = folder(tmp_path / "shop", **{f"{name}_xlsx": sources[name] for name in (newer, older)})
    with pytest.raises(Refused, match=f"“{older}.xlsx”") as refusal:
        look(place)
    assert f"in “{older}.xlsx”" in refusal.value.details[0].en
    assert any(f"“{older}.xlsx” and in another file, 0 have" in fact.en for fact in look(place, insist=True).facts)


def test_how_many_orders_of_a_file_were_known_already_is_said(tmp_path: Path) -> None:
    place = folder(tmp_path, new_xlsx=POTTERY / "orders.xlsx", old_xlsx=POTTERY / "orders.xlsx")
    told = [fact.en for fact in look(place).facts if "already" in fact.en]
    many = len(pottery())
    assert told == [
        f"{many} orders of “old.xlsx” were read from another file already, and are taken as they stand there."
    ]


@pytest.mark.parametrize("text", ["[" * 100_000, "{", "[]"])
def test_what_is_no_earlier_look_is_refused_by_its_name(tmp_path: Path, text: str) -> None:
    last = tmp_path / "last.json"
    last.write_text(text, encoding="utf-8")
    with pytest.raises(UnusableInput, match=r"last\.json"):
        look(POTTERY, since=last)


@needs_posix
def test_an_earlier_look_in_a_pipe_is_refused_not_waited_for(tmp_path: Path) -> None:
    last = tmp_path / "last.json"
    os.mkfifo(last)
    end = os.open(last, os.O_RDWR)  # so that a reader gets what follows, and not an error
    os.write(end, b"[]")
    try:
        with pytest.raises(UnusableInput, match="pipe"):
            look(POTTERY, since=last)
    finally:
        os.close(end)
