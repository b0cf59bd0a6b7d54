"""Order numbers of 18 digits after a spreadsheet: known as such, never judged, never another order's."""

import pytest

from catalogrepair.diagnoses import invoices, orders, payments
from catalogrepair.diagnoses.orders import no_invoice
from catalogrepair.diagnoses.shared.judged import Judged
from catalogrepair.errors import UnusableInput
from catalogrepair.jobs.reading.order import place_of
from catalogrepair.sales.damaged import damaged, sound
from catalogrepair.sales.documents import SalesDocuments
from catalogrepair.sales.matching import link
from tests.diagnoses.documents import invoice, line, order, sales, slip

WHOLE = "585694123412341234"


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        (["5.85694E+17", "5,85694e+17", "5.856941234123412e+17"], [0, 1, 2]),
        (["585694123412341000", "585694123412352000"], [0, 1]),
        (["585694123412341000", WHOLE], []),
        (["#100105", "GN1001", WHOLE, "5E17", "100000000000000", "1.5E+3"], []),
    ],
)
def test_which_codes_a_spreadsheet_damaged(codes: list[str], expected: list[int]) -> None:
    assert damaged(codes) == [codes[place] for place in expected]


def test_damaged_orders_are_left_out_with_their_lines() -> None:
    every, lines = [order("#DD500"), order("5.85694E+17")], [line("A"), line("B", of="5.85694E+17")]
    assert sound(every, lines) == (every[:1], lines[:1], ["5.85694E+17"])


@pytest.mark.parametrize("fault", [invoices, orders, payments])
def test_they_are_counted_and_named_as_not_judged(fault: object) -> None:
    its = sales(order(), slips=[slip()], invoices=[invoice()])
    data = fault.diagnose(its, link(its, ["5.85694E+17", "5.85695E+17"])).data  # type: ignore[attr-defined]
    left = [each for each in data["not_judged"] if "Excel" in each["why"]["vi"]]
    assert [(each["count"], each["examples"]) for each in left] == [(2, ["5.85694E+17", "5.85695E+17"])]


def test_an_order_whose_paper_has_a_damaged_code_is_not_told_to_have_none() -> None:
    papers = [invoice("5.85694E+17", order=""), invoice("HD2", order="DH2")]
    its = SalesDocuments(orders=[order(WHOLE), order("#DD501")], slips=[slip("DH2", of="#DD501")], invoices=papers)
    links = link(its)
    assert links.damaged_documents == ("5.85694E+17",)
    assert links.contested == {0}
    assert links.strangers == ()
    assert list(no_invoice.find(its, links, Judged())) == []


def test_a_document_that_was_matched_otherwise_takes_no_order_from_anybody() -> None:
    its = SalesDocuments(orders=[order(WHOLE), order()], slips=[slip()], invoices=[invoice("5.85694E+17")])
    assert (link(its).damaged, link(its).contested) == ((), frozenset())


def test_the_number_that_was_asked_for_may_be_among_them() -> None:
    its = sales(order())
    with pytest.raises(UnusableInput, match=r"5\.85694E\+17"):
        place_of(WHOLE, its, its, link(its, ["5.85694E+17"]))
    with pytest.raises(UnusableInput) as refusal:
        place_of("999994123412341234", its, its, link(its, ["5.85694E+17"]))
    assert "Excel" not in refusal.value.text.en
