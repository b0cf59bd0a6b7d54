"""Lines on the placeholder product: which product each stands for, why, and which product is next."""

from decimal import Decimal
from typing import Any

import pytest

from catalogrepair.diagnoses import orders
from catalogrepair.diagnoses.orders import next_placeholder, placeholder
from catalogrepair.diagnoses.shared.judged import Judged
from catalogrepair.diagnoses.stock.compare import compare
from catalogrepair.diagnoses.stock.rules import Places, lay_out
from catalogrepair.diagnoses.stock.sides import KiotVietSide, StoreSide
from catalogrepair.report.to_send import answer_to_send
from catalogrepair.sales.documents import KiotVietStock, SalesDocuments, StoreStock
from catalogrepair.sales.matching import link
from tests.diagnoses.documents import invoice, line, order, sales, slip, sold

HERE = lay_out("basic", Places(["Kho chính"], [""]))
FALSE = sold("HRV-khong-xoa", "product HRV-khong-xoa")


def found(shop: SalesDocuments, *patterns: str) -> list[tuple[str, str, str]]:
    """(order, kind, product) of each row."""
    records = placeholder.find(shop, link(shop), patterns or placeholder.PATTERNS)
    return [(str(one.cells[0]), one.section.key, str(one.cells[3])) for one in records if one.section]


def shop(*lines: Any, asked: Any = (), **more: Any) -> SalesDocuments:
    """An invoice with these lines; of what was asked for KiotViet has none, where nothing else is said."""
    its = {"kiotviet_stock": [stock(one.code, 0) for one in asked]} | more
    return sales(slips=[slip()], invoices=[invoice()], invoice_lines=lines, lines=asked, **its)


def stock(code: str, on_hand: int | None, **more: Any) -> KiotVietStock:
    return KiotVietStock("Kho chính", code, on_hand=None if on_hand is None else Decimal(on_hand), **more)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("HRV-khong-xoa", "gì đó"),
        ("SP000009", "HRV khong xoa"),
        ("SP000009", "product không xóa"),
        ("SP000009", "Product HRV-Khong-Xoa"),
        ("hrv_khong_xoa", ""),
        ("SP000009", "product kho\u0302ng xo\u0301a"),
    ],
)
def test_the_placeholder_is_known_in_every_spelling(code: str, name: str) -> None:
    assert found(shop(sold(code, name), asked=[line("TS1")])) == [("#DD500", "placeholder", "TS1")]


@pytest.mark.parametrize("name", ["Bút lông không xóa được", "Bảng xóa khô", "HRV 2026", "Sản phẩm quà tặng"])
def test_a_real_product_is_not_taken_for_it(name: str) -> None:
    assert found(shop(sold("BL01", name), asked=[line("BL01", name)])) == []


def test_the_shop_can_name_its_own_placeholder() -> None:
    its = shop(sold("TAM", "Hàng tạm Haravan"), asked=[line("TS1")])
    assert found(its) == []
    assert found(its, "hang tam") == [("#DD500", "placeholder", "TS1")]


def test_the_line_that_did_not_arrive_is_the_one_it_stands_for() -> None:
    asked = [line("TS1"), line("DD2", "Đĩa sứ", price=90000)]
    assert found(shop(sold("TS1"), FALSE, asked=asked)) == [("#DD500", "placeholder", "DD2")]


def test_two_placeholders_are_told_apart_by_quantity_and_price() -> None:
    asked = [line("TS1", quantity=2, price=50000), line("DD2", quantity=3, price=70000)]
    its = shop(
        sold("HRV-khong-xoa", quantity=3, price=70000), sold("HRV-khong-xoa", quantity=2, price=50000), asked=asked
    )
    assert [product for _, _, product in found(its)] == ["DD2", "TS1"]


def test_two_placeholders_never_stand_for_the_same_product() -> None:
    asked = [line("TS1", quantity=2), line("DD2", quantity=3)]
    its = shop(sold("HRV-khong-xoa", quantity=2), sold("HRV-khong-xoa", quantity=9), asked=asked)
    assert [product for _, _, product in found(its)] == ["TS1", "DD2"]


def test_a_line_that_arrived_under_its_barcode_is_not_missing() -> None:
    asked = [line("KHAC", quantity=2)._replace(barcode="TS1"), line("DD2", quantity=3)]
    assert found(shop(sold("TS1", quantity=2), sold("HRV-khong-xoa", quantity=9), asked=asked))[0][2] == "DD2"


def test_a_product_on_two_variants_is_foretold_once() -> None:
    variants = [StoreStock("", "A", sells_at_zero=True, variant=str(each)) for each in (1, 2)]
    assert len(list(next_placeholder.find(sales(kiotviet_stock=[stock("A", 0)], store_stock=variants)))) == 1


def test_where_two_products_could_be_meant_both_are_named() -> None:
    asked = [line("TS1"), line("TS2")]
    assert [product for _, _, product in found(shop(FALSE, asked=asked))] == ["TS1, TS2"]


def test_without_the_stores_lines_the_paper_is_named_all_the_same() -> None:
    assert found(shop(FALSE)) == [("#DD500", "placeholder_cause_unknown", "")]


def test_a_line_on_slip_and_invoice_is_told_once() -> None:
    its = shop(FALSE, asked=[line("TS1")], slip_lines=[sold("HRV-khong-xoa", of="DH500")])
    assert len(found(its)) == 1


def test_a_slip_is_told_where_its_invoice_does_not_tell_the_same() -> None:
    asked = [line("TS1"), line("DD2", "Đĩa sứ", price=90000)]
    on_slip: dict[str, Any] = {"slip_lines": [sold("HRV-khong-xoa", of="DH500"), sold("DD2", of="DH500")]}
    assert found(shop(sold("DD2"), asked=asked, **on_slip)) == [("#DD500", "placeholder", "TS1")], "sent in part"
    assert found(shop(asked=asked, **on_slip)) == [("#DD500", "placeholder", "TS1")], "the invoices tell no lines"
    assert found(shop(sold("DD2"), sold("TS1"), asked=asked, **on_slip)) == [], "mended on the invoice"


def test_what_arrived_on_another_invoice_is_not_what_the_line_stands_for() -> None:
    asked = [line("TS1", quantity=3), line("DD2")]
    lines = [sold("HRV-khong-xoa", of="HD1"), sold("DD2", of="HD2"), sold("HRV-khong-xoa", quantity=2, of="HD2")]
    its = sales(slips=[slip()], invoices=[invoice("HD1"), invoice("HD2")], invoice_lines=lines, lines=asked)
    assert [product for _, _, product in found(its)] == ["TS1", "TS1"]


def test_cancelled_papers_and_orders_need_no_mending() -> None:
    dead = [invoice("HD500", "Đã hủy"), invoice("HD501")]
    mended = [FALSE, sold("TS1", of="HD501")]
    assert found(sales(slips=[slip()], invoices=dead, invoice_lines=mended, lines=[line("TS1")])) == []
    cancelled = sales(order(cancelled=True), slips=[slip()], invoices=[invoice()], invoice_lines=[FALSE])
    assert found(cancelled) == []


def test_a_slip_that_is_no_invoice_yet_is_told() -> None:
    its = sales(slips=[slip()], slip_lines=[sold("HRV-khong-xoa", of="DH500")], lines=[line("TS1")])
    assert found(its) == [("#DD500", "placeholder_cause_unknown", "TS1")]


def test_a_code_that_kiotviet_does_not_have_is_another_fault() -> None:
    known = [stock("DD2", 0)]
    assert found(shop(FALSE, asked=[line("TS1")], kiotviet_stock=known))[0][1] == "placeholder_not_linked"
    assert found(shop(FALSE, asked=[line("dd2 ")], kiotviet_stock=known))[0][1] == "placeholder"


def test_a_code_on_two_variants_of_the_store_is_another_fault() -> None:
    twice = [StoreStock("", "TS1", variant="1"), StoreStock("", "X", "TS1", variant="2")]
    assert found(shop(FALSE, asked=[line("TS1")], store_stock=twice))[0][1] == "placeholder_repeated_barcode"


def test_where_the_box_is_ticked_by_now_it_says_so() -> None:
    assert found(shop(FALSE, asked=[line("TS1")], orders_without_stock=True))[0][1] == "placeholder_now_ticked"
    assert found(shop(FALSE, asked=[line("TS1")], orders_without_stock=False))[0][1] == "placeholder"


CAUSES: dict[str, tuple[list[KiotVietStock] | None, str]] = {
    "no list at all": (None, "placeholder_cause_unknown"),
    "none left": ([stock("TS1", 0)], "placeholder"),
    "less than none": ([stock("TS1", -3)], "placeholder"),
    "some by now": ([stock("TS1", 2)], "placeholder_in_stock_now"),
    "some in another branch": ([stock("TS1", 0), stock("TS1", 2)], "placeholder_in_stock_now"),
    "a list without its stock": ([stock("TS1", None)], "placeholder_cause_unknown"),
    "a service": ([stock("TS1", 0, kind="Dịch vụ")], "placeholder_service"),
    "a combo": ([stock("TS1", 0, kind="Combo - đóng gói")], "placeholder_combo"),
    "no longer sold": ([stock("TS1", 0, for_sale=False)], "placeholder_not_sold"),
    "still sold in one branch": ([stock("TS1", 0, for_sale=False), stock("TS1", 0)], "placeholder"),
    "not in the list": ([stock("DD2", 0)], "placeholder_not_linked"),
}


@pytest.mark.parametrize("name", CAUSES)
def test_that_it_was_sold_out_is_told_only_of_goods_that_kiotviet_has_none_of(name: str) -> None:
    known, kind = CAUSES[name]
    assert found(shop(FALSE, asked=[line("TS1")], kiotviet_stock=known)) == [("#DD500", kind, "TS1")]


def test_where_two_products_could_be_meant_the_cause_is_what_both_say() -> None:
    asked = [line("TS1"), line("TS2")]
    assert found(shop(FALSE, asked=asked))[0][1] == "placeholder"
    differ = [stock("TS1", 0), stock("TS2", 5)]
    assert found(shop(FALSE, asked=asked, kiotviet_stock=differ))[0][1] == "placeholder_cause_unknown"


def test_without_the_list_both_causes_are_named_and_the_list_is_asked_for() -> None:
    its = shop(FALSE, asked=[line("TS1")], kiotviet_stock=None)
    (row,) = placeholder.find(its, link(its))
    assert row.section
    said = " ".join(one.vi for one in row.section.todo)
    assert all(
        words in said for words in ("hết tồn", "không ghép được", "danh sách hàng hóa", "Hiển thị kênh bán hàng")
    )


CHANNELS: dict[str, tuple[str, tuple[str, ...], Any, str]] = {
    "not shown there": ("Tiktok Shop", ("Tiki", "TiktokShop"), [stock("TS1", 0)], "placeholder_channel"),
    "a service that is not shown there": (
        "shopee", ("Shopee",), [stock("TS1", 0, kind="Dịch vụ")], "placeholder_channel",
    ),
    "not shown there, and no list": ("Shopee", ("Shopee",), None, "placeholder_channel"),
    "not shown elsewhere": ("Tiktok Shop", ("Tiki", "Shopee"), [stock("TS1", 0)], "placeholder"),
    "a channel without a name": ("Shopee", ("—",), [stock("TS1", 0)], "placeholder"),
    "an order that does not tell": ("", ("Shopee",), [stock("TS1", 0)], "placeholder"),
    "not in KiotViet at all": ("Shopee", ("Shopee",), [stock("X", 0)], "placeholder_not_linked"),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANNELS)
def test_a_product_that_is_not_shown_on_the_orders_channel_has_that_cause(name: str) -> None:
    channel, kept_from, known, kind = CHANNELS[name]
    its = sales(
        order(channel=channel), slips=[slip()], invoices=[invoice()], invoice_lines=[FALSE], lines=[line("TS1")],
        kiotviet_stock=known, store_stock=[StoreStock("", "TS1", variant="1", kept_from=kept_from)],
    )  # fmt: skip
    assert found(its) == [("#DD500", kind, "TS1")]


@pytest.mark.parametrize(("kind", "has_stock"), [("Hàng hóa", True), ("Hàng dịch vụ", False), ("COMBO", False)])
def test_services_and_combos_have_no_stock_of_their_own_whichever_diagnosis_asks(kind: str, has_stock: bool) -> None:
    one, sold_at_3 = stock("TS1", 0, kind=kind), StoreStock("", "TS1", on_hand=Decimal(3))
    ahead = next_placeholder.find(sales(kiotviet_stock=[one], store_stock=[sold_at_3]))
    left_out = Judged()
    compared = compare(side := KiotVietSide([one]), StoreSide([sold_at_3], side.goods), None, HERE, left_out)
    assert (bool(list(ahead)), bool(compared)) == (has_stock, has_stock)


def test_a_service_has_no_stock_to_be_shown() -> None:
    its = shop(FALSE, asked=[line("TS1")], kiotviet_stock=[stock("TS1", 0, kind="Dịch vụ")])
    (row,) = placeholder.find(its, link(its))
    assert "tồn" not in str(row.cells[5])


def test_the_stock_of_now_is_shown_over_all_branches() -> None:
    its = shop(FALSE, asked=[line("TS1")], kiotviet_stock=[stock("TS1", 0), stock("TS1", 7)._replace(branch="Kho 2")])
    (row,) = placeholder.find(its, link(its))
    assert "tồn KiotViet hiện nay: 7" in str(row.cells[5])


AHEAD: dict[str, tuple[KiotVietStock, StoreStock, bool]] = {
    "at zero, sold at zero": (stock("A", 0), StoreStock("", "A", on_hand=Decimal(0), sells_at_zero=True), True),
    "at zero, not tracked": (stock("A", 0), StoreStock("", "A", tracked=False), True),
    "below zero, store still shows some": (stock("A", -2), StoreStock("", "A", on_hand=Decimal(3)), True),
    "at zero, store stops selling": (stock("A", 0), StoreStock("", "A", on_hand=Decimal(0)), False),
    "in stock": (stock("A", 1), StoreStock("", "A", sells_at_zero=True), False),
    "stock unknown": (stock("A", None), StoreStock("", "A", sells_at_zero=True), False),
    "by its barcode": (stock("A", 0), StoreStock("", "", "a", sells_at_zero=True), True),
    "another product": (stock("B", 0), StoreStock("", "A", sells_at_zero=True), False),
    "a service": (stock("A", 0, kind="Dịch vụ"), StoreStock("", "A", sells_at_zero=True), False),
    "a combo": (stock("A", 0, kind="Combo - đóng gói"), StoreStock("", "A", sells_at_zero=True), False),
}


@pytest.mark.parametrize("name", AHEAD)
@pytest.mark.parametrize("setting", [None, False, True])
def test_products_that_the_next_order_would_lose(name: str, setting: bool | None) -> None:
    kiotviet, store, falls = AHEAD[name]
    its = sales(kiotviet_stock=[kiotviet], store_stock=[store], orders_without_stock=setting)
    assert len(list(next_placeholder.find(its))) == (falls and not setting)


@pytest.mark.parametrize(
    ("orders_too", "sales_too", "kinds"),
    [
        (True, False, ["next_no_invoice"]),
        (True, None, []),
        (True, True, []),
        (False, False, ["next_placeholder"]),
        (None, False, ["next_placeholder"]),
        (False, True, ["next_placeholder"]),
    ],
)
def test_an_order_that_arrives_may_still_get_no_invoice(orders_too: Any, sales_too: Any, kinds: list[str]) -> None:
    kiotviet, store, _ = AHEAD["at zero, sold at zero"]
    its = sales(
        kiotviet_stock=[kiotviet], store_stock=[store], orders_without_stock=orders_too, sales_without_stock=sales_too
    )
    assert [one.section.key for one in next_placeholder.find(its) if one.section] == kinds


def test_without_slips_and_invoices_it_says_that_no_line_was_looked_at() -> None:
    its = sales(kiotviet_stock=[stock("A", 3)])
    assert "Chưa xét dòng hàng tạm" in orders.diagnose(its, link(its)).facts[0].vi


def test_files_without_product_columns_are_told() -> None:
    its = sales(slips=[slip()], invoices=[invoice()])
    assert "Hãy xuất “File chi tiết”" in orders.diagnose(its, link(its)).facts[0].vi
    assert not any("File chi tiết" in fact.vi for fact in orders.diagnose(shop(sold("A")), link(shop())).facts)


def test_what_kiotviet_does_not_sell_is_not_foretold() -> None:
    variants = [StoreStock("", code, sells_at_zero=True, variant=code) for code in ("A", "B")]
    its = sales(kiotviet_stock=[stock("A", 0, for_sale=False), stock("B", 0)], store_stock=variants)
    assert [one.cells[3] for one in next_placeholder.find(its)] == ["B"]


def test_nothing_is_foretold_without_both_stocks() -> None:
    assert list(next_placeholder.find(sales(kiotviet_stock=[stock("A", 0)]))) == []
    assert list(next_placeholder.find(sales(order(), store_stock=[StoreStock("", "A", tracked=False)]))) == []


def test_a_barcode_on_another_order_does_not_tell_that_a_line_has_none() -> None:
    from_a_file = line("TS1")._replace(barcode="")
    its = shop(FALSE, asked=[from_a_file, line("DD2", of="#DD501")], kiotviet_stock=[])
    assert found(its)[0][1] == "placeholder_cause_unknown"


def test_the_papers_of_a_sale_that_no_order_tells_of_are_told_once_and_not_as_orders() -> None:
    its = sales(
        order("#DD501"), slips=[slip("DH9", of="#1")], invoices=[invoice("HD9", order="DH9")],
        slip_lines=[FALSE._replace(document="DH9")], invoice_lines=[FALSE._replace(document="HD9")],
    )  # fmt: skip
    assert [product for product, _, _ in found(its)] == ["HD9"]
    assert "\nHD9 in KiotViet:" in answer_to_send([orders.diagnose(its, link(its))]).en.replace("1. ", "")
