"""The whole order was processed, and some of its products are on no invoice."""

from typing import Any

import pytest

from catalogrepair.diagnoses import orders
from catalogrepair.sales.documents import SalesDocuments
from catalogrepair.sales.matching import link
from tests.diagnoses.documents import invoice, kinds, line, order, sales, slip, sold

ASKED = [line("TS1"), line("DD2", "Đĩa sứ"), line("")]


def shop(*arrived: Any, of_order: dict[str, Any] | None = None, **more: Any) -> SalesDocuments:
    its = {"slips": [slip()], "invoices": [invoice()], "lines": ASKED} | more
    return sales(order(**(of_order or {})), invoice_lines=list(arrived), **its)


def found(its: SalesDocuments) -> list[tuple[str, str]]:
    return [
        (str(one.cells[2]), getattr(one.cells[3], "vi", ""))
        for one in orders.diagnose(its, link(its)).records
        if one.section and one.section.key == "part_invoiced"
    ]


def test_the_product_that_is_on_no_invoice_is_named() -> None:
    assert found(shop(sold("TS1"))) == [("HD500", "DD2")]


TWO = [invoice("HD1"), invoice("HD2")]
FINE: dict[str, SalesDocuments] = {
    "one of two invoices tells of no lines": shop(sold("TS1", of="HD1"), invoices=TWO),
    "all of them": shop(sold("TS1"), sold("dd2 ")),
    "over two invoices": shop(sold("TS1", of="HD1"), sold("DD2", of="HD2"), invoices=TWO),
    "under its barcode": shop(sold("TS1"), sold("893"), lines=[ASKED[0], ASKED[1]._replace(barcode="893")]),
    "none under its own code: the codes differ": shop(sold("X1"), sold("X2")),
    "a placeholder stands for it": shop(sold("TS1"), sold("HRV-khong-xoa")),
    "the file tells of no lines": shop(),
    "only a part was sent": shop(sold("TS1"), of_order={"processing": "partial"}),
    "cancelled": shop(sold("TS1"), of_order={"cancelled": True}),
    "the goods came back": shop(sold("TS1"), of_order={"delivery": "Chuyển hoàn"}),
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
