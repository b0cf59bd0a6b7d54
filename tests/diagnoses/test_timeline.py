"""The way of an order: a step is made, or not yet, or nobody knows; never an all-clear where nothing was read."""

import pytest

from catalogrepair.diagnoses import invoices
from catalogrepair.diagnoses.shared.timeline import timelines_of
from catalogrepair.sales.documents import SalesDocuments
from catalogrepair.sales.matching import link
from tests.diagnoses.documents import DAY, invoice, order, sales, slip

OPEN = invoice(status="Đang xử lý", paid=0)
LATE = {"delivery": "Đang giao hàng", "payment": "Chưa thanh toán"}


def way(its: SalesDocuments) -> dict[str, tuple[str, str]]:
    """Step to (state, what is said), of the order #DD500."""
    links = link(its)
    steps = timelines_of(invoices.diagnose(its, links), its, links)["#DD500"]
    return {step.title.en: (step.state, step.said.en) for step in steps}


def test_the_way_tells_what_is_done_and_what_is_not() -> None:
    found = way(sales(order(**LATE), slips=[slip()], invoices=[OPEN]))
    assert found == {
        "Ordered": ("done", ""),
        "Paid": ("open", "Chưa thanh toán"),
        "Delivery processed": ("done", ""),
        "Invoiced in KiotViet": ("done", "HD500"),
        "Delivered": ("open", "Đang giao hàng"),
        "Invoice complete": ("open", "“Đang xử lý”, 0đ of 200,000đ"),
    }


def test_each_step_that_has_a_time_tells_it() -> None:
    its = sales(order(**LATE), slips=[slip()], invoices=[OPEN])
    links = link(its)
    steps = timelines_of(invoices.diagnose(its, links), its, links)["#DD500"]
    assert [step.title.en for step in steps if step.moment == DAY] == [
        "Ordered", "Delivery processed", "Invoiced in KiotViet",
    ]  # fmt: skip


def test_an_invoice_that_nobody_read_is_not_known_to_be_missing() -> None:
    found = way(sales(order(**LATE), slips=[slip()]))
    assert found["Invoiced in KiotViet"][0] == found["Invoice complete"][0] == "unknown"
    slips = [slip(status="Phiếu tạm"), slip("DH9", of="#DD9")]
    seen = way(sales(order(**LATE), order("#DD9"), slips=slips, invoices=[invoice("HD9", order="DH9")]))
    assert seen["Invoiced in KiotViet"][0] == seen["Invoice complete"][0] == "open"


@pytest.mark.parametrize(("cod", "state"), [("Chưa nhận", "open"), ("Đã nhận", "done")])
def test_cod_is_a_step_only_where_money_is_to_be_collected(cod: str, state: str) -> None:
    its = sales(order(**LATE | {"cod": cod}), slips=[slip()], invoices=[OPEN])
    assert way(its)["COD collected"][0] == state
    assert "COD collected" not in way(sales(order(**LATE), slips=[slip()], invoices=[OPEN]))


def test_only_orders_that_need_somebody_have_a_way() -> None:
    its = sales(order(), order("#DD501", **LATE), slips=[slip()], invoices=[invoice()])
    links = link(its)
    assert "#DD500" not in timelines_of(invoices.diagnose(its, links), its, links)
