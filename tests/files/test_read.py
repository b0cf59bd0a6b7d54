"""Any file in any slot: read for what it is, or refused by name in one sentence that says where the right one is."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest

from catalogrepair.errors import UnusableInput
from catalogrepair.files.invoices import INVOICES
from catalogrepair.files.kinds import Kind
from catalogrepair.files.orders import STORE_ORDERS, store_orders_of
from catalogrepair.files.read import Read, read_file
from catalogrepair.files.returns import RETURNS
from catalogrepair.files.slips import SLIPS
from catalogrepair.files.stock import KIOTVIET_STOCK, STORE_STOCK
from tests.shops import dialects, trade
from tests.shops.stories import story
from tests.shops.stories_trade import pottery
from tests.shops.wrong import WRONG

CUT_RETURNS = "Mã trả hàng|Mã hóa đơn|Khách cần trả|Trạng thái|Mã hàng"
"""returns of which somebody deleted columns"""
SUPPLIERS = "Mã nhà cung cấp|Tên nhà cung cấp|Điện thoại|Tổng mua|Trạng thái"


def table(headings: str) -> bytes:
    columns = headings.split("|")
    return dialects.wps_bytes([{column: f"{column} 1" for column in columns}], columns)


def products() -> bytes:
    return story("fashion_swallowed_family").data()


FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    # a file, and what it is called
    "orders": (lambda: trade.orders_bytes(pottery()), "đơn hàng của Haravan"),
    "invoices": (lambda: trade.invoices_bytes(pottery()), "hóa đơn của KiotViet"),
    "slips": (lambda: trade.slips_bytes(pottery()), "phiếu đặt hàng của KiotViet"),
    "products": (products, "danh sách hàng hóa của KiotViet"),
    "store": (WRONG["haravan_xlsx"][1], "sản phẩm của Haravan"),
    "returns": (lambda: table("|".join(trade.RETURNS)), "phiếu trả hàng của KiotViet"),
    "cut returns": (lambda: table(CUT_RETURNS), "phiếu trả hàng của KiotViet"),
    "returns to suppliers": (
        lambda: table("|".join(trade.RETURNS_TO_SUPPLIERS)),
        "danh sách trả hàng nhập của KiotViet",
    ),
    "purchases": (WRONG["purchases"][1], "danh sách nhập hàng của KiotViet"),
    "price book": (WRONG["price_book"][1], "bảng giá của KiotViet"),
    "customers": (WRONG["customers"][1], "danh sách khách hàng của KiotViet"),
    "suppliers": (lambda: table(SUPPLIERS), "danh sách nhà cung cấp"),
}
SLOTS: dict[str, tuple[Sequence[Kind], set[str]]] = {
    "ORDERS": ([STORE_ORDERS], {"orders"}),
    "--kov of payments": ([INVOICES, SLIPS, RETURNS], {"invoices", "slips", "returns"}),
    "--kov of orders": ([INVOICES, SLIPS, KIOTVIET_STOCK], {"invoices", "slips", "products"}),
    "--hrv": ([STORE_STOCK], {"store"}),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("papers")
    for name, (make, _) in FILES.items():
        (made / f"{name}.xlsx").write_bytes(make())
    return made


def refusal(path: Path, wanted: Sequence[Kind] = (STORE_ORDERS,)) -> UnusableInput:
    with pytest.raises(UnusableInput) as refused:
        read_file(path, wanted)
    assert path.name in refused.value.text.vi
    assert path.name in refused.value.text.en
    assert refused.value.exit_code == 2
    return refused.value


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def orders_of(path: Path) -> list[tuple[str, str]]:
    found, _ = store_orders_of(read_file(path, [STORE_ORDERS]).columns)
    return [(one.name, one.payment.code) for one in found]


@pytest.mark.parametrize("slot", SLOTS)
@pytest.mark.parametrize("name", FILES)
def test_every_file_in_every_slot(folder: Path, slot: str, name: str) -> None:
    wanted, right = SLOTS[slot]
    path = folder / f"{name}.xlsx"
    if name in right:
        read = read_file(path, wanted)
        assert (read.kind.name.vi, read.rows > 0) == (FILES[name][1], True)
    elif name == "cut returns" and RETURNS in wanted:
        assert "nhưng thiếu cột “Đã trả khách”" in refusal(path, wanted).text.vi
    else:
        said = refusal(path, wanted).text.vi
        assert said.startswith(f"Tệp “{path.name}” là {FILES[name][1]}, không phải {wanted[0].name.vi}")
        assert wanted[-1].ask.vi in said


@pytest.mark.parametrize("kind", sorted(WRONG))
def test_files_that_are_no_table_are_refused_in_every_slot(kind: str, tmp_path: Path) -> None:
    name, make = WRONG[kind]
    (tmp_path / name).write_bytes(make())
    refusal(tmp_path / name, [STORE_ORDERS])
    refusal(tmp_path / name, [SLIPS])


LACKING = {
    # the headings of a file, what is missing
    "Mã đơn hàng,Tên sản phẩm": "“Trạng thái thanh toán”",
    "Mã đơn,Mã SKU,Tên sản phẩm": "“Trạng thái thanh toán”",
    "Trạng thái thanh toán,Tổng tiền": "“Mã đơn hàng”",
    "Mã hóa đơn,Thời gian": "“Trạng thái”, “Khách đã trả”",
    "Mã hóa đơn,Trạng thái,Mã đặt hàng": "“Khách đã trả”",
    "Mã đặt hàng,Mã hóa đơn": "“Trạng thái”",
}


@pytest.mark.parametrize("headings", LACKING)
def test_the_column_that_is_missing_is_named(headings: str, tmp_path: Path) -> None:
    path = written(tmp_path / "cut.csv", f"{headings}\n1,2,3\n")
    said = refusal(path, [STORE_ORDERS, INVOICES, SLIPS]).text
    assert f"nhưng thiếu cột {LACKING[headings]}. Hãy xuất lại với đủ cột" in said.vi
    assert f"lacks the column {LACKING[headings]}. Export it" in said.en


def test_a_table_of_something_else_is_told_which_columns_were_looked_for(tmp_path: Path) -> None:
    said = refusal(written(tmp_path / "lich.csv", "Ngày,Ca\n01/03,Sáng\n")).text.vi
    assert "không thấy dòng tiêu đề có cột “Mã đơn hàng” / “Trạng thái thanh toán”" in said


def test_headings_alone_are_refused(tmp_path: Path) -> None:
    for text in ("Mã đơn hàng,Trạng thái thanh toán\n", "Mã đơn hàng,Trạng thái thanh toán\n, \n,\n"):
        assert "chỉ có dòng tiêu đề" in refusal(written(tmp_path / "rong.csv", text)).text.vi


def test_invoices_of_which_there_are_none_are_an_answer(tmp_path: Path) -> None:
    headings = "Mã hóa đơn,Mã đặt hàng,Trạng thái,Khách cần trả\n"
    read = read_file(written(tmp_path / "rong.csv", headings), [INVOICES, SLIPS])
    assert (read.kind, read.rows) == (INVOICES, 0)
    said = refusal(written(tmp_path / "tong.csv", f"{headings},,Hoàn thành,5000\n"), [INVOICES]).text.vi
    assert "không có dòng nào có “Mã hóa đơn”" in said


def test_rows_without_a_single_code_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "cut.csv", "Mã đơn hàng,Trạng thái thanh toán\n,Đã thanh toán\n")
    assert "không có dòng nào có “Mã đơn hàng”" in refusal(path).text.vi


def test_the_headings_may_stand_below_a_title(tmp_path: Path) -> None:
    text = "Đơn hàng tháng 11\n\nMã đơn hàng,Trạng thái thanh toán\n#1,Đã thanh toán\n"
    assert orders_of(written(tmp_path / "title.csv", text)) == [("#1", "paid")]


def test_a_csv_with_semicolons_and_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    (tmp_path / "excel.csv").write_text(
        'Mã đơn hàng;Trạng thái thanh toán;Tổng tiền\n#1;"Đã thanh toán";1.250.000\n#2;Chờ;0\n', encoding="utf-8-sig"
    )
    assert orders_of(tmp_path / "excel.csv") == [("#1", "paid"), ("#2", "pending")]


@pytest.mark.parametrize("write", [dialects.xls_bytes, dialects.google_bytes, dialects.libreoffice_bytes])
def test_files_of_other_programs_are_read(write: dialects.Writer, tmp_path: Path) -> None:
    headings = ["Mã đơn hàng", "Trạng thái thanh toán", "Tổng tiền"]
    row = {"Mã đơn hàng": "100123", "Trạng thái thanh toán": "Đã thanh toán", "Tổng tiền": "315000"}
    path = tmp_path / ("old.xls" if write is dialects.xls_bytes else "new.xlsx")
    path.write_bytes(write([row], headings))
    assert orders_of(path) == [("100123", "paid")]


@pytest.mark.parametrize("headings", [
    ("Order number", "Financial status"), ("Số đơn hàng", "Tình trạng thanh toán"), ("ĐƠN HÀNG", "Thanh toán"),
    ("Ma don hang", "trạng_thái_thanh_toán"), ("  Mã  đơn hàng ", "Trạng thái Thanh toán"),
])  # fmt: skip
def test_columns_are_found_by_any_of_their_headings(headings: tuple[str, str], tmp_path: Path) -> None:
    path = written(tmp_path / "other.csv", ",".join(headings) + "\n#1,paid\n")
    assert orders_of(path) == [("#1", "paid")]


def two_sheets(*sheets: Sequence[Sequence[str]]) -> bytes:
    book, held = openpyxl.Workbook(), io.BytesIO()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Trang {number}")
        for row in rows:
            sheet.append(row)
    book.save(held)
    return held.getvalue()


def test_sheets_of_one_workbook_are_one_file_and_what_is_on_both_counts_once(tmp_path: Path) -> None:
    summary = [["Mã đơn hàng", "Trạng thái thanh toán"], ["#1", "paid"], ["#2", "paid"]]
    detail = [
        ["Mã đơn hàng", "Trạng thái thanh toán", "SKU"],
        ["#2", "paid", "A1"],
        ["#2", "paid", "B2"],
        ["#3", "paid", "C3"],
    ]
    path = tmp_path / "two.xlsx"
    path.write_bytes(two_sheets(summary, detail))
    orders, lines = store_orders_of(read_file(path, [STORE_ORDERS]).columns)
    assert [one.name for one in orders] == ["#1", "#2", "#3"]
    assert sorted((line.order, line.code) for line in lines) == [("#2", "A1"), ("#2", "B2"), ("#3", "C3")]


def test_a_slip_and_an_invoice_that_name_each_other_are_told_apart_by_their_first_code(tmp_path: Path) -> None:
    def kind(headings: str) -> str:
        read: Read = read_file(written(tmp_path / "x.csv", f"{headings}\nA1,B2,x,1\n"), [INVOICES, SLIPS])
        return read.kind.name.en

    assert kind("Mã hóa đơn,Mã đặt hàng,Trạng thái,Khách đã trả") == "KiotViet's invoices"
    assert kind("Mã đặt hàng,Mã hóa đơn,Trạng thái,Khách đã trả") == "KiotViet's order slips"


def test_an_order_file_of_several_branches_is_no_slip(tmp_path: Path) -> None:
    path = written(tmp_path / "x.csv", "Mã đơn hàng,Chi nhánh xử lý,Trạng thái thanh toán\n#1,Kho,paid\n")
    assert orders_of(path) == [("#1", "paid")]


def test_the_order_s_sum_is_not_that_of_its_goods(tmp_path: Path) -> None:
    text = (
        "Mã đơn hàng,Tình trạng thanh toán,Tổng tiền,Phí vận chuyển,Tổng cộng\n#1,Đã thanh toán,300000,25000,325000\n"
    )
    (order,), _ = store_orders_of(read_file(written(tmp_path / "sums.csv", text), [STORE_ORDERS]).columns)
    assert order.total == 325000
