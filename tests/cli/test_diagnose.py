"""`diagnose` as a user types it: exit codes, five forms of one answer, and what is wrong with the command line."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli.run import SAMPLES, within

SHOP = SAMPLES / "orders_pottery"
ORDERS, KOV = SHOP / "orders.xlsx", ("--kov", SHOP / "invoices.xlsx", "--kov", SHOP / "slips.xlsx")
FAULTS = ("invoices", "orders", "payments")


@pytest.mark.parametrize("fault", FAULTS)
def test_faults_are_shown_with_the_sources_first_and_exit_1(fault: str) -> None:
    found = within("diagnose", fault, ORDERS, *KOV)
    assert (found.code, found.err) == (1, "")
    lines = found.out.splitlines()
    assert lines[0] == "Đã đọc đơn hàng của Haravan từ “orders.xlsx”: 26 dòng, 23 đơn."
    assert "Ghép được 40/42 chứng từ KiotViet với 22/23 đơn trên web." in lines
    assert any(line.startswith("[cần xử lý] ") for line in lines)


@pytest.mark.parametrize("fault", FAULTS)
def test_json_stands_alone_on_stdout_and_says_how_much_was_looked_at(fault: str) -> None:
    found = within("diagnose", fault, ORDERS, *KOV, "--format", "json")
    assert found.json["looked_at"] > 18
    assert {kind["playbook_row"] for kind in found.json["kinds"]} <= {"2", "3", "4", "6", "6b", "6c"}
    assert sum(kind["count"] for kind in found.json["kinds"]) == len(found.json["orders"])


def written(path: Path, *rows: str) -> Path:
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_where_not_one_order_could_be_judged_the_answer_is_shown_and_the_exit_code_is_2(tmp_path: Path) -> None:
    bills = written(
        tmp_path / "hoadon.csv",
        "Mã hóa đơn,Thời gian tạo,Kênh bán,Khách cần trả,Khách đã trả,Trạng thái",
        "HD77,01/08/2026 10:00:00,Bán trực tiếp,50000,50000,Hoàn thành",
    )
    for fault in ("orders", "payments"):
        found = within("diagnose", fault, ORDERS, "--kov", bills)
        answer = next(line for line in found.out.splitlines() if line.startswith("Chưa xét được đơn hàng nào (0/23)"))
        assert "không thấy gì sai" not in found.out, answer
        assert (found.code, found.err) == (2, ""), fault
        assert within("diagnose", fault, ORDERS, "--kov", bills, "--format", "json").json["looked_at"] == 0


def test_an_export_without_a_single_invoice_means_that_there_is_none(tmp_path: Path) -> None:
    bills = written(
        tmp_path / "hoadon.csv", "Mã hóa đơn,Mã đặt hàng,Thời gian tạo,Khách cần trả,Khách đã trả,Trạng thái"
    )
    found = within("diagnose", "orders", ORDERS, "--kov", bills, "--format", "json")
    assert found.code == 1
    assert {row["kind"] for row in found.json["orders"]} == {"permission"}


def test_the_same_rows_stand_in_every_form_of_report(tmp_path: Path) -> None:
    for ending in ("html", "json", "csv", "xlsx"):
        assert within("diagnose", "payments", ORDERS, *KOV, "--report", tmp_path / f"r.{ending}").code == 1
    data = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    wanted = sorted((row["order"], row["difference"]) for row in data["orders"])
    sheet = openpyxl.load_workbook(tmp_path / "r.xlsx").worksheets[0]
    assert sorted((row[1], row[6]) for row in sheet.iter_rows(min_row=2, values_only=True)) == wanted
    rows = list(csv.DictReader(io.StringIO((tmp_path / "r.csv").read_text(encoding="utf-8-sig"))))
    assert sorted((row["order"], int(row["difference"])) for row in rows) == wanted
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert all(order in page for order, _ in wanted)


def test_a_report_says_whose_shop_it_is_and_draws_the_ways_of_orders(tmp_path: Path) -> None:
    page = tmp_path / "r.html"
    for words in (("payments", ORDERS), ("GN1013", "--orders", ORDERS)):
        within("diagnose", *words, *KOV, "--report", page, "--force")
        text = page.read_text(encoding="utf-8")
        assert f": {ORDERS.parent.name}</title>" in text
        assert '<ol class="way">' in text
        assert "thu 0đ / 540.000đ" in text


def test_an_existing_report_is_kept_and_so_is_a_source(tmp_path: Path) -> None:
    report = tmp_path / "r.html"
    report.write_text("mine")
    assert within("diagnose", "payments", ORDERS, *KOV, "--report", report).code == 2
    assert report.read_text() == "mine"
    orders = tmp_path / "orders.xlsx"
    orders.write_bytes(ORDERS.read_bytes())
    assert within("diagnose", "payments", orders, *KOV, "--report", orders, "--force").code == 2
    assert orders.read_bytes() == ORDERS.read_bytes()


def test_one_order_is_found_by_any_of_its_codes() -> None:
    for code in ("GN1013", "#GN1013", "1013", "HRV-GN1013", "DH001013", "HD001013"):
        found = within("diagnose", code, "--orders", ORDERS, *KOV)
        assert found.code == 1, code
        assert "Đơn #GN1013: 1 điều cần xử lý hoặc xem lại; còn 2 quy tắc chưa xét được." in found.out.splitlines()


def test_only_the_terminal_is_told_which_option_takes_a_file_that_is_missing() -> None:
    found = within("diagnose", "GN1013", "--orders", ORDERS)
    assert "gửi thêm hóa đơn của KiotViet (KiotViet: Đơn hàng → Hóa đơn → Xuất file" in found.out
    assert ("--kov" in found.out, "--kov FILE, --hrv FILE" in found.err) == (False, True)
    assert "--" not in within("diagnose", "GN1013", "--orders", ORDERS, "--format", "json").err


def test_an_order_that_is_well_exits_0() -> None:
    found = within("diagnose", "GN1001", "--orders", ORDERS, *KOV, "--lang", "en")
    assert found.code == 0
    assert "Order #GN1001: nothing is wrong; 2 rules could not be judged." in found.out.splitlines()


def test_the_stock_of_an_order_is_compared_where_both_product_lists_are_given() -> None:
    words = (
        "--orders",
        ORDERS,
        *KOV,
        "--kov",
        SHOP / "products.xlsx",
        "--hrv",
        SHOP / "store.xlsx",
        "--format",
        "json",
    )
    found = {name: within("diagnose", name, *words).json["answers"] for name in ("GN1001", "GN1011", "GN1013")}
    kinds = {name: {row["kind"] for row in rows if row["playbook_row"] == "5"} for name, rows in found.items()}
    assert kinds == {"GN1001": {"well"}, "GN1011": {"oversell"}, "GN1013": {"differs"}}


def test_a_branch_that_is_none_is_refused_where_it_was_named() -> None:
    stock = ("--kov", SHOP / "products.xlsx", "--hrv", SHOP / "store.xlsx")
    found = within("diagnose", "GN1001", "--orders", ORDERS, *KOV, *stock, "--branch-main", "Kho 9")
    assert (found.code, "Không có chi nhánh nào tên “Kho 9”" in found.err) == (2, True)


def test_a_branch_is_called_as_its_file_is(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "Quầy.xlsx").write_bytes((SHOP / "products.xlsx").read_bytes())
    stock = ("--kov", tmp_path / "a" / "Quầy.xlsx", "--hrv", SHOP / "store.xlsx", "--branch-main", "quay")
    words = ("diagnose", "GN1001", "--orders", ORDERS, *KOV, *stock)
    assert within(*words).code == 0
    found = within(*words, "--kov", tmp_path / "b" / "Quầy.xlsx")
    assert (found.code, "Hai tệp hàng hóa cùng tên “Quầy”" in found.err) == (2, True)


def test_an_order_that_is_not_there_is_told_with_examples() -> None:
    found = within("diagnose", "GN9999", "--orders", ORDERS, *KOV)
    assert (found.code, found.out) == (2, "")
    assert "Không thấy đơn “GN9999” trong 23 đơn đã đọc (ví dụ #GN1001" in found.err


def test_an_invoice_whose_order_only_its_slip_tells_is_not_called_unknown() -> None:
    found = within("diagnose", "HD001013", "--orders", ORDERS, "--kov", SHOP / "invoices.xlsx")
    assert (found.code, "hãy thêm tệp phiếu đặt hàng" in found.err) == (2, True)


def test_products_that_the_next_order_would_lose_are_told_ahead(tmp_path: Path) -> None:
    store = tmp_path / "store.csv"
    store.write_text(
        "Url,Tên,Mã phiên bản sản phẩm,Barcode,Quản lý tồn kho,Số lượng tồn kho,Đặt hàng khi hết hàng\n"
        "lo,Lọ hoa vai ngang,LO05,LO05,haravan,0,continue\nbat,Bát men rạn,BAT01,BAT01,haravan,0,continue\n",
        encoding="utf-8",
    )
    found = within("diagnose", "orders", ORDERS, "--kov", SHOP / "products.xlsx", "--hrv", store, "--format", "json")
    assert [row["product"] for row in found.json["orders"] if row["kind"] == "next_placeholder"] == ["LO05"]


def test_a_product_that_is_not_shown_on_the_channel_of_its_order_is_found_in_the_files(tmp_path: Path) -> None:
    tables = {
        "orders.csv": "Mã đơn hàng,Ngày đặt hàng,Tình trạng thanh toán,Tên sản phẩm,Số lượng sản phẩm,Mã sản phẩm,"
        "Kênh bán hàng\n#GN2001,2026-11-05T09:00:00+07:00,paid,Đèn dầu,1,DEN9,shopee\n",
        "slips.csv": "Mã đặt hàng,Thời gian,Ghi chú,Trạng thái,Mã hàng,Tên hàng,Số lượng\n"
        "DH2001,05/11/2026 09:05:00,HRV-#GN2001,Phiếu tạm,SP1,product HRV-khong-xoa,1\n",
        "store.csv": "Url,Tên,Mã phiên bản sản phẩm,Barcode,Số lượng tồn kho,Hiển thị kênh bán hàng Shopee\n"
        "den,Đèn dầu,DEN9,DEN9,3,No\n",
    }
    for name, text in tables.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    words = [tmp_path / "orders.csv", "--kov", tmp_path / "slips.csv", "--hrv", tmp_path / "store.csv"]
    found = within("diagnose", "orders", *words, "--format", "json")
    assert [(row["order"], row["kind"]) for row in found.json["orders"]] == [("#GN2001", "placeholder_channel")]


def test_the_shop_s_own_placeholder_is_known_by_its_name() -> None:
    found = within("diagnose", "orders", ORDERS, *KOV, "--placeholder", "bat men", "--format", "json")
    assert {row["order"] for row in found.json["orders"] if row["kind"].startswith("placeholder")} >= {
        "#GN1001",
        "#GN1005",
    }


WRONG: dict[str, tuple[tuple[object, ...], str]] = {
    "a fault that is none": (("diagnose", "invoice", ORDERS), "Không có lệnh 'invoice'"),
    "no orders": (("diagnose", "invoices"), "ORDERS"),
    "a file that is not there": (("diagnose", "invoices", "khong-co.xlsx"), "không có tệp nào tên “khong-co.xlsx”"),
    "the wrong shop in the slot": (("diagnose", "invoices", "kiotviet"), "không có tệp nào tên “kiotviet”"),
    "orders without kiotviet": (("diagnose", "orders", ORDERS), "--kov"),
    "payments without kiotviet": (("diagnose", "payments", ORDERS), "--kov"),
    "invoices as orders": (("diagnose", "invoices", SHOP / "invoices.xlsx"), "là hóa đơn của KiotViet, không phải đơn"),
    "orders as kiotviet": (("diagnose", "payments", ORDERS, "--kov", ORDERS), "là đơn hàng của Haravan, không phải"),
    "products among the papers": (
        ("diagnose", "payments", ORDERS, "--kov", SHOP / "products.xlsx"), "là danh sách hàng hóa của KiotViet",
    ),
    "no days at all": (("diagnose", "invoices", ORDERS, "--days", "0"), "--days"),
    "a report of another kind": (("diagnose", "invoices", ORDERS, "--report", "r.pdf"), "“.pdf”"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_command_line_is_answered_in_a_sentence(name: str) -> None:
    words, said = WRONG[name]
    found = within(*words)
    assert (found.code, found.out) == (2, "")
    assert said in found.err
    assert "Traceback" not in found.err


def papers(folder: Path, goods: str, thousands: int) -> tuple[Path, Path]:
    """Four orders of jars at 120.000đ, and invoices under their numbers of these goods at so many thousands."""
    orders, invoices = folder / "orders.csv", folder / "invoices.csv"
    orders.write_text(
        "Mã đơn hàng,Tình trạng thanh toán,Tổng cộng,Mã sản phẩm,Tên sản phẩm,Số lượng sản phẩm,Giá sản phẩm\n"
        + "".join(f"#10010{n},Đã thanh toán,12{n}000,HU{n},Hũ mật ong,1,12{n}000\n" for n in range(4)),
        encoding="utf-8",
    )
    invoices.write_text(
        "Mã hóa đơn,Ghi chú,Trạng thái,Khách cần trả,Khách đã trả,Mã hàng,Tên hàng,Số lượng,Giá bán\n"
        + "".join(
            f"HD{n},HRV-#10010{n},Hoàn thành,{thousands + n}000,{thousands + n}000,X{n},{goods},1,{thousands + n}000\n"
            for n in range(4)
        ),
        encoding="utf-8",
    )
    return orders, invoices


@pytest.mark.parametrize("fault", [*FAULTS, "100102"])
def test_papers_of_another_shop_are_refused_until_somebody_insists(fault: str, tmp_path: Path) -> None:
    orders, invoices = papers(tmp_path, "Máy xay", 900)
    words = ("diagnose", fault, *(("--orders",) if fault.isdecimal() else ()), orders, "--kov", invoices)
    found = within(*words)
    assert (found.code, found.out) == (3, "")
    assert "của shop khác" in found.err
    assert "--force" in found.err
    insisted = within(*words, "--force")
    assert insisted.code in (0, 1)
    assert "của shop khác" in insisted.out
    assert within(*words[:-1], papers(tmp_path, "Hũ mật ong", 120)[1]).code in (0, 1)


def test_an_order_that_excel_damaged_is_named_and_not_judged(tmp_path: Path) -> None:
    orders, invoices = papers(tmp_path, "Hũ mật ong", 120)
    orders.write_text(orders.read_text(encoding="utf-8").replace("#100102", "5.85694E+17"), encoding="utf-8")
    found = within("diagnose", "payments", orders, "--kov", invoices, "--format", "json").json
    assert found["looked_at"] == 3
    assert [each["examples"] for each in found["not_judged"]] == [["5.85694E+17"]]
