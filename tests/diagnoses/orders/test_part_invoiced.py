"""The whole order was processed, and some of its products are on no invoice."""

from decimal import Decimal
from typing import Any

import pytest

from catalogrepair.diagnoses import orders
from catalogrepair.sales.documents import SalesDocuments
from catalogrepair.sales.matching import link
from tests.diagnoses.documents import invoice, kinds, line, order, sales, slip, sold
from tests.diagnoses.stock.shelves import good

ASKED = [line("TS1"), line("DD2", "Đĩa sứ"), line("")]


def shop(*arrived: Any, of_order: dict[str, Any] | None = None, **more: Any) -> SalesDocuments:
    its = {"slips": [slip()], "invoices": [invoice()], "lines": ASKED} | more
    return sales(order(**(of_order or {})), invoice_lines=list(arrived), **its)


def found(its: SalesDocuments) -> list[tuple[str, str]]:
    return [
        (str(one.cells[2]), getattr(one.cells[3], "vi", ""))
        for one in orders.diagnose(its, link(its)).records
        if one.section and one.section.key in ("part_invoiced", "other_goods_invoiced", "fewer_invoiced")
    ]


def test_the_product_that_is_on_no_invoice_is_named() -> None:
    assert found(shop(sold("TS1"))) == [("HD500", "DD2")]


ON_SLIP = [sold("TS1", of="DH500"), sold("DD2", of="DH500")]
TEN = [line("TS1", quantity=10)]


def test_an_invoice_with_none_of_the_goods_names_both() -> None:
    its = shop(sold("KHAC", "Đèn dầu"), slip_lines=ON_SLIP)
    (row,) = (one for one in orders.diagnose(its, link(its)).records if one.section and one.section.rule == "6")
    assert row.section
    assert (row.tone, row.section.key) == ("ask", "other_goods_invoiced")
    assert [getattr(cell, "vi", cell) for cell in row.cells[2:]] == [
        "HD500", "TS1, DD2", "Tách sứ, Đĩa sứ", "trên hóa đơn có: KHAC Đèn dầu",
    ]  # fmt: skip


NAMED: dict[str, tuple[SalesDocuments, str]] = {
    "KiotViet's list has a code": (shop(sold("KHAC"), kiotviet_stock=[good("Quầy", "TS1", "5")]), "TS1, DD2"),
    "another order's invoice has it": (
        shop(sold("KHAC", "Đèn"), sold("DD2", of="HD9"), invoices=[invoice(), invoice("HD9", order="")]), "TS1, DD2",
    ),
    "fewer on the invoice": (shop(sold("TS1", quantity=4), lines=TEN), "TS1"),
    "fewer over two lines and two invoices": (
        shop(
            sold("TS1", quantity=4, of="HD1"), sold("ts1", quantity=4, of="HD2"),
            lines=[line("TS1", quantity=5), line("TS1", quantity=5)], invoices=[invoice("HD1"), invoice("HD2")],
        ),
        "TS1",
    ),
    "fewer under its barcode": (shop(sold("893"), lines=[TEN[0]._replace(barcode="893")]), "TS1"),
    "fewer packs": (
        shop(sold("TS1", quantity=10), lines=[line("TS1-HOP", quantity=2)], kiotviet_stock=[
            good("Quầy", "TS1", "9"), good("Quầy", "TS1-HOP", "0")._replace(base="TS1", factor=Decimal(6)),
        ]),
        "TS1-HOP",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", NAMED)
def test_what_the_invoice_lacks_is_named(name: str) -> None:
    its, codes = NAMED[name]
    assert [code for _, code in found(its)] == [codes]


def three(*arrived: Any, **more: Any) -> SalesDocuments:
    """The orders #DD501 to #DD503 of one product each, with what their invoices hold."""
    numbers = range(501, 504)
    return sales(
        *(order(f"#DD{number}") for number in numbers),
        invoices=[invoice(f"HD{number}", order="", note=f"HRV-#DD{number}") for number in numbers],
        lines=[line(f"TS{number}", of=f"#DD{number}") for number in numbers],
        invoice_lines=[sold(code, code, of=f"HD{number}") for number, code in zip(numbers, arrived, strict=True)],
        **more,
    )


def test_where_the_other_orders_have_their_codes_one_without_any_is_named() -> None:
    assert found(three("TS501", "TS502", "KHAC")) == [("HD503", "TS503")]


def test_where_most_have_none_the_codes_may_differ_and_that_is_said() -> None:
    its = three("TS501", "X2", "X3")
    assert found(its) == []
    (note,) = (one.vi for one in orders.diagnose(its, link(its)).facts if "danh sách hàng hóa" in one.vi)
    assert note.startswith("2 đơn")
    assert "#DD502, #DD503" in note


def test_both_numbers_are_told_where_there_are_fewer() -> None:
    its = shop(sold("TS1", quantity=4), lines=TEN)
    (row,) = (one for one in orders.diagnose(its, link(its)).records if one.section and one.section.rule == "6")
    assert getattr(row.cells[5], "vi", "") == "TS1: đặt 10, trên hóa đơn 4"


TWO = [invoice("HD1"), invoice("HD2")]
FINE: dict[str, SalesDocuments] = {
    "one of two invoices tells of no lines": shop(sold("TS1", of="HD1"), invoices=TWO),
    "all of them": shop(sold("TS1"), sold("dd2 ")),
    "over two invoices": shop(sold("TS1", of="HD1"), sold("DD2", of="HD2"), invoices=TWO),
    "under its barcode": shop(sold("TS1"), sold("893"), lines=[ASKED[0], ASKED[1]._replace(barcode="893")]),
    "under a code of KiotViet's own, by its name": shop(sold("DD2", of="HD1"), sold("X1", "TÁCH SỨ"), lines=ASKED[:1],
        invoices=[invoice("HD500"), invoice("HD1", order="")]),
    "none under its own code: the codes differ": shop(sold("X1"), sold("X2")),
    "a placeholder stands for it": shop(sold("TS1"), sold("HRV-khong-xoa")),
    "the file tells of no lines": shop(),
    "only a part was sent": shop(sold("TS1"), of_order={"processing": "partial"}),
    "cancelled": shop(sold("TS1"), of_order={"cancelled": True}),
    "the goods came back": shop(sold("TS1"), of_order={"delivery": "Chuyển hoàn"}),
    "all ten of them": shop(sold("TS1", quantity=10), lines=TEN),
    "more of them": shop(sold("TS1", quantity=12), lines=TEN),
    "two packs of six as twelve pieces": shop(sold("TS1", quantity=12), lines=[line("TS1-HOP", quantity=2)],
        kiotviet_stock=[good("Quầy", "TS1-HOP", "0")._replace(base="TS1", factor=Decimal(6))]),
    "the invoice tells no quantity": shop(sold("TS1")._replace(quantity=None), lines=TEN),
    "the order tells no quantity": shop(sold("TS1"), lines=[TEN[0]._replace(quantity=None)]),
    "fewer, and money was given back": shop(sold("TS1", quantity=4), lines=TEN, of_order={"refunded": Decimal(1000)}),
    "no invoice at all": shop(slip_lines=ON_SLIP, invoices=[]),
    "its other invoice may be another order's": sales(
        order(), order("#DD501"),
        slips=[slip()], invoices=[invoice(), invoice("HD7", order="", note="HRV-#DD500 HRV-#DD501")],
        lines=ASKED, invoice_lines=[sold("TS1")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FINE)
def test_nothing_is_said_where_nothing_is_known_to_be_missing(name: str) -> None:
    assert found(FINE[name]) == []


def test_a_cancelled_invoice_holds_nothing() -> None:
    dead = [invoice("HD1", "Đã hủy"), invoice("HD2")]
    assert found(shop(sold("DD2", of="HD1"), sold("TS1", of="HD2"), invoices=dead)) == [("HD2", "DD2")]


def test_the_invoice_is_there_all_the_same() -> None:
    its = shop(sold("TS1"))
    assert kinds(orders.diagnose(its, link(its))) == {"#DD500": ["part_invoiced"]}
