"""Two orders of one name, as a live shop may have them: neither is taken for the other."""

import pytest

from catalogrepair.diagnoses import invoices, one_order, orders
from catalogrepair.errors import UnusableInput
from catalogrepair.jobs.reading.order import place_of
from catalogrepair.sales.apart import told_apart
from catalogrepair.sales.matching import link
from tests.diagnoses.documents import invoice, kinds, line, order, sales, slip

DUE = {"delivery": "Đang giao hàng", "created": "2025-01-03T09:00:00", "processed": "2025-01-03T09:00:00"}
TWINS = sales(order("#1001"), order("#1001", **DUE), order("#1002"), slips=[slip(of="#1002")], invoices=[invoice()])


def test_names_that_are_repeated_are_numbered_and_no_other() -> None:
    apart, told = told_apart(TWINS)
    assert [one.name for one in apart.orders or ()] == ["#1001 (1)", "#1001 (2)", "#1002"]
    assert "#1001" in told[0].en
    assert told_apart(sales(order(), order("#1002"))) == (sales(order(), order("#1002")), [])


def test_one_of_them_is_not_given_the_other_s_verdict() -> None:
    links = link(TWINS)
    apart, _ = told_apart(TWINS)
    assert kinds(invoices.diagnose(apart, links))["#1001 (2)"] == ["missing_delivery"]
    first, second = ([one.section.key for one in one_order.diagnose(place, apart, links).records if one.section]
                     for place in (0, 1))  # fmt: skip
    assert ("missing_delivery" in first, "missing_delivery" in second) == (False, True)


def test_one_of_them_is_judged_and_the_other_is_not() -> None:
    its = sales(order("#1001", cancelled=True), order("#1001"), slips=[slip("DH1", of="#9")], invoices=[invoice("HD1")])
    links = link(its)
    judged = orders.diagnose(told_apart(its)[0], links)
    assert judged.data["looked_at"] + sum(one["count"] for one in judged.data["not_judged"]) >= 2
    assert "#1001 (1)" in str(judged.data["not_judged"]), "the cancelled one is left out"


def test_either_is_asked_about_by_its_number() -> None:
    links, (apart, _told) = link(TWINS), told_apart(TWINS)
    with pytest.raises(UnusableInput, match=r"#1001 \(1\), #1001 \(2\)"):
        place_of("1001", apart, TWINS, links)
    assert [place_of(code, apart, TWINS, links) for code in ("#1001 (1)", "1001 (2)", "1002")] == [0, 1, 2]


def test_products_that_may_be_either_s_are_nobody_s() -> None:
    its = sales(order("#1001"), order("#1001"), order("#1002"), lines=[line("A", of="#1001"), line("B", of="#1002")])
    assert [one.code for one in told_apart(its)[0].lines] == ["B"]
