"""The shipped pottery shop, read from its files: every order gets the answers that stand beside it, and no other."""

import json
from pathlib import Path

import pytest

from catalogrepair.catalog.results import Results
from catalogrepair.diagnoses import invoices, one_order, orders, payments
from catalogrepair.jobs.reading import haravan, kiotviet
from catalogrepair.jobs.reading.reader import Reader
from catalogrepair.sales.documents import SalesDocuments
from catalogrepair.sales.matching import Links, link
from tests.diagnoses.documents import kinds

SAMPLE = Path(__file__).parents[2] / "samples" / "orders_pottery"
EXPECTED = json.loads((SAMPLE / "expected.json").read_text(encoding="utf-8"))["kinds"]
NAMES = [f"#GN{number}" for number in range(1001, 1024)]
Shop = tuple[SalesDocuments, Links]


@pytest.fixture(scope="module")
def shop() -> Shop:
    reading = Reader(lambda _: None)
    haravan.read_orders(reading, str(SAMPLE / "orders.xlsx"))
    files = [str(SAMPLE / f"{name}.xlsx") for name in ("slips", "invoices", "returns", "products")]
    kiotviet.read(reading, files, ("slips", "invoices", "returns", "kiotviet_stock"))
    return reading.sales, link(reading.sales)


def everything(shop: Shop) -> list[Results]:
    return [each.diagnose(*shop) for each in (invoices, orders, payments)]


def test_every_order_gets_its_answers_and_no_other(shop: Shop) -> None:
    found: dict[str, list[str]] = {}
    for results in everything(shop):
        for name, its in kinds(results).items():
            found.setdefault(name, []).extend(kind for kind in its if kind != "no_ward")
    assert {name: sorted(its) for name, its in found.items() if its} == EXPECTED


def test_no_ward_arrived_and_that_is_no_fault(shop: Shop) -> None:
    found = [one for one in orders.diagnose(*shop).records if one.section and one.section.key == "no_ward"]
    assert len(found) == 22, "all orders that KiotViet knows"
    assert {one.tone for one in found} == {""}


def test_every_order_was_looked_at_or_is_named_with_the_reason(shop: Shop) -> None:
    checked, _, paid = everything(shop)
    left = [code for each in checked.data["not_judged"] for code in each["examples"]]
    assert (checked.data["looked_at"], left) == (23, []), "#GN1020 was cancelled: it waits for no invoice"
    left = [code for each in paid.data["not_judged"] for code in each["examples"]]
    assert (paid.data["looked_at"], left) == (21, ["#GN1017", "#GN1018", "TH000003"]), "the last is of no order"


@pytest.mark.parametrize("name", NAMES)
def test_one_order_says_the_same(shop: Shop, name: str) -> None:
    place = [order.name for order in shop[0].orders or ()].index(name)
    results = one_order.diagnose(place, *shop)
    found = [one.section.key for one in results.records if one.section]
    # Where row 6 says why there is no invoice, nobody needs to hear that there is none.
    expected = [kind for kind in EXPECTED.get(name, []) if kind not in ("without_invoice", "papers_cancelled")]
    assert sorted(set(found) - {"well", "not_judged", "no_ward"}) == expected


@pytest.mark.parametrize("name", NAMES)
def test_one_order_goes_through_every_rule(shop: Shop, name: str) -> None:
    place = [order.name for order in shop[0].orders or ()].index(name)
    rules = [one.cells[0] for one in one_order.diagnose(place, *shop).records]
    without_second = {"#GN1017", "#GN1018", "#GN1019"}
    assert sorted(set(rules)) == [
        rule for rule in ("2", "3", "4", "5", "6", "6b", "6c") if rule != "2" or name not in without_second
    ]
