"""`--answer`: the message to the shop alone on stdout, and the same in every report."""

import io
import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from tests.cli.run import SAMPLES, within

SHOP = SAMPLES / "orders_pottery"
WORDS = (SHOP / "orders.xlsx", "--kov", SHOP / "invoices.xlsx", "--kov", SHOP / "slips.xlsx")


@pytest.mark.parametrize("fault", ["invoices", "orders", "payments"])
def test_it_stands_alone_on_stdout_and_the_exit_code_stays(fault: str) -> None:
    found = within("diagnose", fault, *WORDS, "--answer")
    assert (found.code, found.err) == (1, "")
    assert found.out.startswith("Dạ chào anh/chị, bên em đã kiểm tra ")
    assert found.out.endswith("Bên em cảm ơn anh/chị ạ!\n")
    assert "Đã đọc" not in found.out


def test_one_order_that_is_right_needs_nobody() -> None:
    stock = ("--kov", SHOP / "products.xlsx", "--hrv", SHOP / "store.xlsx")
    found = within("diagnose", "GN1001", "--orders", *WORDS, *stock, "--answer", "--lang", "en")
    assert found.code == 0
    assert "There is nothing for you to do." in found.out
    found = within("diagnose", "GN1001", "--orders", *WORDS, "--answer", "--lang", "en")
    assert found.code == 0
    assert "There is nothing for you to do." not in found.out, "a file is asked for"


def test_nothing_to_judge_by_keeps_exit_2_and_asks_for_the_files() -> None:
    found = within("diagnose", "GN1013", "--orders", SHOP / "orders.xlsx", "--answer")
    assert found.code == 2
    assert "chưa đủ dữ liệu" in found.out
    assert "Đơn hàng → Hóa đơn → Xuất file → File chi tiết" in found.out


def test_every_report_has_it(tmp_path: Path) -> None:
    said = within("diagnose", "payments", *WORDS, "--answer").out.rstrip("\n")
    for ending in ("json", "html", "xlsx"):
        report = tmp_path / f"report.{ending}"
        assert within("diagnose", "payments", *WORDS, "--answer", "--report", report).out.rstrip("\n") == said
        content = report.read_bytes()
        if ending == "json":
            assert json.loads(content)["answer_to_send"]["vi"] == said
        elif ending == "html":
            assert said in content.decode()
        else:
            sheet = openpyxl.load_workbook(io.BytesIO(content))["Câu trả lời gửi shop"]
            rows = [str(row[0] or "") for row in sheet.iter_rows(min_row=2, values_only=True)]
            assert "\n".join(rows) == said


@pytest.mark.parametrize("more", [("--format", "json"), ("--write-map", "map.toml", "--hrv", SHOP / "store.xlsx")])
def test_where_it_would_say_nothing_it_is_refused(more: tuple[object, ...]) -> None:
    fault = "stock" if "--write-map" in more else "payments"
    words = ("--kov", SHOP / "products.xlsx") if fault == "stock" else WORDS
    for given in (("--answer", *more), (*more, "--answer")):
        found = within("diagnose", fault, *words, *given)
        assert (found.code, found.out) == (2, "")
        assert "--answer" in found.err


EXPORT = SAMPLES / "fashion_swallowed_family" / "export.xlsx"
STORE = ("--store", EXPORT.with_name("store.xlsx"))
FIVE = "Báo lỗi và dừng import, Báo lỗi và dừng import, Không, Không, Không"


def test_of_an_export_it_names_the_goods_that_do_not_reach_the_web() -> None:
    found = within("check", EXPORT, *STORE, "--answer")
    assert found.code == 1
    assert "QJ26-6 (trong nhóm của AT26-1):" in found.out
    assert "Bên em sẽ gửi anh/chị tệp đã tách các hàng này khỏi nhóm" in found.out
    assert "GB26-3" in found.out
    assert FIVE not in found.out, "no file goes to the shop yet"
    assert within("check", EXPORT, *STORE, "--format", "json").json["answer_to_send"]["vi"] == found.out.rstrip("\n")
    assert within("check", EXPORT, *STORE, "--format", "json", "--answer").code == 2


NOT_ON_WEB = "nên các hàng này không lên web"
MAY_NOT = "có thể chưa lên web"


def test_what_is_only_asked_is_not_stated_as_a_fact() -> None:
    first, second = within("check", EXPORT, "--answer").out.split("\n\n")[1:3]
    assert (first.startswith("1. Hàng QJ26-1"), NOT_ON_WEB in first, MAY_NOT in first) == (True, True, False)
    assert (second.startswith("2. Hàng LM27-1"), NOT_ON_WEB in second, MAY_NOT in second) == (True, False, True)
    assert "Bên em chưa chắc" in second


def test_goods_that_are_left_as_they_are_are_not_said_to_be_mended(tmp_path: Path) -> None:
    said = within("check", EXPORT, *STORE, "--keep-late", "--answer").out
    assert "Bên em đang để nguyên các hàng này" in said
    report = tmp_path / "report.html"
    within("repair", EXPORT, *STORE, "--keep-late", "--output", tmp_path / "out.xlsx", "--report", report)
    page = report.read_text(encoding="utf-8")
    assert page.count("Trong tệp gửi kèm, bên em đã tách các hàng này khỏi nhóm.") == 1
    assert page.count("Bên em đang để nguyên các hàng này") == 1


def test_with_the_repaired_file_the_shop_is_told_how_to_import_it(tmp_path: Path) -> None:
    report = tmp_path / "report.xlsx"
    within("repair", EXPORT, *STORE, "--output", tmp_path / "out.xlsx", "--report", report)
    sheet = openpyxl.load_workbook(report)["Câu trả lời gửi shop"]
    said = "\n".join(str(row[0] or "") for row in sheet.iter_rows(min_row=2, values_only=True))
    assert FIVE in said
    assert "out.xlsx" not in said


def test_of_a_whole_shop_one_message_holds_everything(tmp_path: Path) -> None:
    found = within("diagnose", "shop", SHOP, "--answer", cwd=tmp_path)
    assert found.code == 1
    assert found.out.startswith("Dạ chào anh/chị")
    assert "#GN1013 (Haravan 540.000đ, KiotViet 0đ)" in found.out
    assert "LO05 (Haravan 2, theo KiotViet 0)" in found.out
    assert found.out.count("Trên KiotViet chứng từ của đơn đã bị hủy") == 1, "three diagnoses say it"
    assert "bên em chưa thấy hóa đơn trên KiotViet. Nhờ" not in found.out, "row 6 says more of these orders"
    for ending in ("html", "json", "xlsx"):
        report = tmp_path / f"all.{ending}"
        assert within("diagnose", "shop", SHOP, "--answer", "--report", report, cwd=tmp_path).code == 1
        if ending == "json":
            assert json.loads(report.read_text(encoding="utf-8"))["answer_to_send"]["vi"] == found.out.rstrip("\n")
        elif ending == "html":
            assert found.out.rstrip("\n") in report.read_text(encoding="utf-8")
        else:
            assert "Câu trả lời gửi shop" in openpyxl.load_workbook(report).sheetnames


def asked(place: Path, *files: Path, more: tuple[str, ...] = ()) -> str:
    place.mkdir()
    for one in files:
        shutil.copy(one, place)
    return within("diagnose", "shop", place, "--answer", *more).out


def test_a_shop_is_asked_for_what_it_has_not_sent_and_for_nothing_else(tmp_path: Path) -> None:
    orders, goods = "tệp đơn hàng của Haravan", "tệp hàng hóa của KiotViet"
    said = asked(tmp_path / "papers", SHOP / "invoices.xlsx", SHOP / "slips.xlsx")
    assert (orders in said, goods in said, "gửi thêm tệp hóa đơn" in said, "gửi thêm tệp phiếu" in said) == (
        True, True, False, False,
    )  # fmt: skip
    said = asked(tmp_path / "orders", SHOP / "orders.xlsx")
    assert (orders in said, "gửi thêm tệp hóa đơn" in said, "gửi thêm tệp phiếu" in said) == (False, True, True)
    assert "trạng thái hóa đơn của" not in said, "no invoice was looked at"
    assert "Đơn hàng và hóa đơn bên em chưa xem được" not in said


@pytest.mark.parametrize(
    ("names", "question"),
    [
        (("counter", "depot"), "cho bên em biết chi nhánh nào nhận đơn từ Haravan"),
        (("DanhSachSanPham_KV01", "DanhSachSanPham_KV02"), "cho biết mỗi tệp hàng hóa là của chi nhánh nào"),
    ],
)
def test_of_lists_of_several_branches_it_asks_which_is_which(
    names: tuple[str, str], question: str, tmp_path: Path
) -> None:
    tea = SAMPLES / "stock_tea"
    lists = [tmp_path / f"{name}.xlsx" for name in names]
    for source, target in zip(("counter", "depot"), lists, strict=True):
        shutil.copy(tea / f"{source}.xlsx", target)
    said = asked(tmp_path / "shop", tea / "store.xlsx", *lists)
    assert question in said
    assert "tệp hàng hóa của KiotViet" not in said
    assert "tệp sản phẩm của Haravan" not in said


def test_of_papers_that_nobody_read_nothing_is_asserted() -> None:
    said = within("diagnose", "invoices", SHOP / "orders.xlsx", "--answer").out
    assert "Nếu trên KiotViet mới có phiếu đặt hàng, chưa có hóa đơn" in said
    assert said.count("Nếu trên KiotViet hóa đơn vẫn còn") + said.count("mà trên KiotViet hóa đơn vẫn còn") == 2
    for asserted in ("KiotViet mới có phiếu đặt hàng, chưa có hóa đơn, vì", "nên hóa đơn trên KiotViet", "Sau đó hóa"):
        assert asserted not in said
    assert (
        "KiotViet mới có phiếu đặt hàng, chưa có hóa đơn, vì" in within("diagnose", "invoices", *WORDS, "--answer").out
    )


def test_what_two_diagnoses_see_of_a_code_is_told_once() -> None:
    said = within("diagnose", "shop", SAMPLES / "stock_tea", "--branch-main", "counter", "--answer").out
    assert said.count("TRA14") == 1
    assert within("diagnose", "shop", SHOP, "--answer").out.count("Đây không phải lỗi") == 1
