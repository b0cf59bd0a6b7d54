"""Ward and courier: what KiotViet does not take, or keeps elsewhere, is answered as expected and not as a fault."""

from typing import Any

import pytest

from catalogrepair.diagnoses import orders
from catalogrepair.sales.documents import SalesDocuments
from catalogrepair.sales.matching import link
from tests.diagnoses.documents import invoice, kinds, order, sales, slip


def found(its: SalesDocuments) -> list[str]:
    return kinds(orders.diagnose(its, link(its))).get("#DD500", [])


def shop(of_order: dict[str, Any], of_slip: dict[str, Any], of_invoice: dict[str, Any] | None = None) -> SalesDocuments:
    invoices = [invoice(**of_invoice)] if of_invoice is not None else [invoice()]
    return sales(order(**of_order), slips=[slip(**of_slip)], invoices=invoices)


WARDS: dict[str, tuple[dict[str, Any], dict[str, Any], bool]] = {
    "missing, and kiotviet tells of wards": ({"ward": "Phường 5"}, {"ward": ""}, True),
    "missing, but the file has no such column": ({"ward": "Phường 5"}, {}, False),
    "there": ({"ward": "Phường 5"}, {"ward": "Phường 5"}, False),
    "missing on the store, too": ({}, {"ward": ""}, False),
    "an order from before": ({"ward": "Phường 5", "created": "2020-02-02T23:00:00"}, {"ward": ""}, False),
    "an order of that day": ({"ward": "Phường 5", "created": "2020-02-03T00:10:00"}, {"ward": ""}, True),
}


@pytest.mark.parametrize("name", WARDS)
def test_a_missing_ward_is_expected_since_that_day(name: str) -> None:
    of_order, of_slip, expected = WARDS[name]
    its = shop(of_order, of_slip)
    assert found(its) == (["no_ward"] if expected else [])
    assert orders.diagnose(its, link(its)).is_well


COURIERS: dict[str, tuple[dict[str, Any], dict[str, Any], dict[str, Any], list[str]]] = {
    "not on the slip": ({"courier": "GHN"}, {"courier": ""}, {"courier": "GHN"}, ["no_courier_on_slip"]),
    "not on the slip, the invoices do not tell": ({"courier": "GHN"}, {"courier": ""}, {}, ["no_courier_on_slip"]),
    "not on the invoice either": ({"courier": "GHN"}, {"courier": ""}, {"courier": ""}, ["no_courier_on_invoice"]),
    "none on the store": ({}, {"courier": ""}, {"courier": ""}, []),
    "no such column": ({"courier": "GHN"}, {}, {}, []),
    "on both": ({"courier": "GHN"}, {"courier": "GHN"}, {"courier": "GHN"}, []),
}


@pytest.mark.parametrize("name", COURIERS)
def test_a_slip_without_courier_is_expected_an_invoice_is_not(name: str) -> None:
    of_order, of_slip, of_invoice, expected = COURIERS[name]
    assert found(shop(of_order, of_slip, of_invoice)) == expected


def test_a_cancelled_invoice_says_nothing_of_the_courier() -> None:
    cancelled = {"status": "Đã hủy", "courier": ""}
    said = found(shop({"courier": "GHN"}, {"courier": ""}, cancelled))
    assert said == ["cancelled_in_kiotviet", "no_courier_on_slip"]


def test_the_reader_is_told_that_no_ticket_is_needed() -> None:
    its = shop({"ward": "Phường 5", "courier": "GHN"}, {"ward": "", "courier": ""})
    texts = [text.vi for section in orders.diagnose(its, link(its)).sections for text in section.todo]
    assert all("Không phải lỗi, không cần báo" in text for text in texts)
    assert len(texts) == 2
