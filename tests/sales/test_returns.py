"""What came back of an invoice: by the returns that were read, and by its own word where these do not settle it."""

from decimal import Decimal
from typing import Any

import pytest

from catalogrepair.sales import statuses
from catalogrepair.sales.documents import Invoice, Return
from catalogrepair.sales.matching import Links, link
from catalogrepair.sales.returns import Returns
from tests.diagnoses.documents import back, invoice, order, sales, slip

Told = tuple[bool, int | None]


def told(one: Invoice, *returns: Return) -> Told:
    its = Returns(returns).told(one)
    return its.is_returned, None if its.given_back is None else int(its.given_back)


NAMED = invoice("HD1", returns=("TH1",), is_returned=True)
CASES: dict[str, tuple[Invoice, list[Return], Told]] = {
    "none": (invoice("HD1"), [], (False, None)),
    "of another invoice": (invoice("HD1"), [back("TH1", "HD2", 9000)], (False, None)),
    "one": (invoice("HD1"), [back("TH1", "HD1", 9000)], (True, 9000)),
    "one that gave nothing back": (invoice("HD1"), [back("TH1", "HD1", 0)], (True, 0)),
    "two": (invoice("HD1"), [back("TH1", "hd1", 9000), back("TH2", "HD1", 500)], (True, 9500)),
    "the same told twice": (invoice("HD1"), [back("TH1", "HD1", 9000), back("TH1", "HD1", 9000)], (True, 9000)),
    "the same, changed since": (
        invoice("HD1"), [back("TH1", "HD1", 7000, updated="2026-11-09"), back("TH1", "HD1", 9000)], (True, 7000),
    ),
    "of a version before": (invoice("HD1.02"), [back("TH1", "HD1", 9000)], (True, 9000)),
    "of a later version": (invoice("HD1"), [back("TH1", "HD1.01", 9000)], (True, 9000)),
    "cancelled": (invoice("HD1"), [back("TH1", "HD1", 9000, "Đã hủy")], (False, None)),
    "one of two cancelled": (
        invoice("HD1"), [back("TH1", "HD1", 9000, "Đã hủy"), back("TH2", "HD1", 500)], (True, 500),
    ),
    "of a status that nobody knows": (invoice("HD1"), [back("TH1", "HD1", 9000, "Chờ duyệt")], (True, None)),
    "of a status that is not said": (invoice("HD1"), [back("TH1", "HD1", 9000, "")], (True, 9000)),
    "what was given back is not said": (invoice("HD1"), [back("TH1", "HD1", None)], (True, None)),
    "only what there is to give is said": (
        invoice("HD1"), [back("TH1", "HD1", None, due=Decimal(700))], (True, 700),
    ),
    "not all of it was given": (invoice("HD1"), [back("TH1", "HD1", 300, due=Decimal(700))], (True, 300)),
    "the one that it names": (NAMED, [back("TH1", "HD1", 9000)], (True, 9000)),
    "another than it names": (NAMED, [back("TH2", "HD1", 9000)], (True, None)),
    "not the one that it names": (NAMED, [], (True, None)),
    "the one that it names was cancelled": (NAMED, [back("TH1", "HD1", 9000, "Đã hủy")], (False, None)),
    "the one that it names is of another: an exchange": (NAMED, [back("TH1", "HD9", 9000)], (False, None)),
    "the one that it names is of nobody": (NAMED, [back("TH1", "", 9000)], (True, None)),
    "nobody told, and there is none": (invoice("HD1", is_returned=None), [], (False, None)),
    "nobody told, and there is one": (invoice("HD1", is_returned=None), [back("TH1", "HD1", 5)], (True, 5)),
    "its goods came back, by its own word": (invoice("HD1", is_returned=True), [], (True, None)),
    "its goods came back, and the return says so": (
        invoice("HD1", is_returned=True), [back("TH1", "HD1", 9000)], (True, 9000),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_was_given_back_of_an_invoice(name: str) -> None:
    one, returns, expected = CASES[name]
    assert told(one, *returns) == expected


@pytest.mark.parametrize("one", [NAMED, invoice("HD1"), invoice("HD1", is_returned=None)])
def test_returns_that_nobody_gave_are_not_the_same_as_none(one: Invoice) -> None:
    assert Returns(None).told(one) == one


def linked(**more: Any) -> Links:
    return link(sales(order(), slips=[slip()], **more))


def test_an_order_has_the_returns_of_its_invoices() -> None:
    returns = [back("TH1", "HD500", 9000), back("TH2", "HD9", 1), back("TH3", "", 1), back("TH4", "", 1, "Đã hủy")]
    links = linked(invoices=[invoice()], returns=returns)
    assert [one.code for one in links.returns[0]] == ["TH1"]
    assert [(one.is_returned, one.given_back) for one in links.invoices[0]] == [(True, 9000)]
    assert links.returns_without_invoice == ("TH3",), "it is taken off nothing"
    assert linked(invoices=[invoice()], returns=[]).returns == {}


def test_an_edited_invoice_keeps_what_came_back_of_its_first_version() -> None:
    found = [invoice("HD500"), invoice("HD500.01", order="")]
    links = linked(invoices=found, returns=[back("TH1", "HD500", 9000)])
    assert [(one.code, one.given_back) for one in links.invoices[0]] == [("HD500.01", 9000)]


def test_a_number_that_nobody_knows_is_a_word_that_nobody_knows() -> None:
    assert [statuses.returned("", number).code for number in (1, 2, 7, None)] == ["complete", "cancelled", "other", ""]
    assert statuses.returned("", 7).shown == "7"
    assert statuses.returned("Đã hủy", 1).code == "cancelled", "words go first"
