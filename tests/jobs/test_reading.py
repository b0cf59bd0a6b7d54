"""Several files of KiotViet are one set of documents: what two of them hold is counted once."""

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from catalogrepair.catalog.results import Results
from catalogrepair.diagnoses import invoices, orders, payments
from catalogrepair.jobs.reading import haravan, kiotviet
from catalogrepair.jobs.reading.reader import Reader
from catalogrepair.sales.matching import link
from tests.shops import trade
from tests.shops.stories_trade import pottery
from tests.shops.trade import Back

SALES = pottery()


def reading(folder: Path, *names: str) -> Reader:
    found = Reader(lambda _: None)
    haravan.read_orders(found, str(folder / "orders.xlsx"))
    kiotviet.read(found, [str(folder / f"{name}.xlsx") for name in names], ("slips", "invoices", "returns"))
    return found


def rows(read: Reader) -> list[object]:
    results: list[Results] = [each.diagnose(read.sales, link(read.sales)) for each in (invoices, orders, payments)]
    return [(one.section and one.section.key, *one.cells) for each in results for one in each.records]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("sales")
    (made / "orders.xlsx").write_bytes(trade.orders_bytes(SALES))
    for name, sales in {"": SALES, "early-": SALES[:14], "late-": SALES[8:]}.items():
        (made / f"{name}slips.xlsx").write_bytes(trade.slips_bytes(sales))
        (made / f"{name}invoices.xlsx").write_bytes(trade.invoices_bytes(sales))
    return made


OVERLAPS = {
    "the same files twice": ("slips", "invoices", "slips", "invoices"),
    "two that overlap": ("early-slips", "late-slips", "early-invoices", "late-invoices"),
    "the later first": ("late-slips", "late-invoices", "early-invoices", "early-slips"),
    "a whole and a part": ("slips", "early-slips", "early-invoices", "invoices"),
}


@pytest.mark.parametrize("name", OVERLAPS)
def test_overlapping_exports_say_what_one_export_says(folder: Path, name: str) -> None:
    once, more = reading(folder, "slips", "invoices"), reading(folder, *OVERLAPS[name])
    assert sorted(map(str, rows(more))) == sorted(map(str, rows(once)))
    assert link(more.sales).told(more.sales) == link(once.sales).told(once.sales)
    for field in ("slips", "slip_lines", "invoices", "invoice_lines"):
        assert sorted(getattr(more.sales, field)) == sorted(getattr(once.sales, field)), field


@pytest.mark.parametrize("order", [("old", "new"), ("new", "old")])
def test_of_two_exports_the_one_where_it_was_changed_last_counts(tmp_path: Path, order: tuple[str, str]) -> None:
    sale = next(sale for sale in SALES if sale.kinds == ("missing_delivery",))
    assert sale.invoice
    complete = replace(sale.invoice, status="Hoàn thành", day="20/11/2026", lines=sale.lines[:1])
    (tmp_path / "orders.xlsx").write_bytes(trade.orders_bytes([sale]))
    for name, paper in {"old": sale.invoice, "new": complete}.items():
        (tmp_path / f"{name}.xlsx").write_bytes(trade.invoices_bytes([replace(sale, invoice=paper)]))
    read = reading(tmp_path, *order)
    assert [one.status.code for one in read.sales.invoices or ()] == ["complete"]
    assert len(read.sales.invoice_lines) == len(sale.lines)


@pytest.mark.parametrize("names", list(permutations(["slips", "invoices", "returns"])))
def test_the_returns_are_read_in_any_order_and_of_two_exports_each_counts_once(
    tmp_path: Path, names: tuple[str, ...]
) -> None:
    sale = next(sale for sale in SALES if sale.kinds == ("refund_not_in_kiotviet",))
    assert sale.invoice
    back = Back("TH1", sale.lines[:1], "11/11/2026", of=sale.invoice.code, paid=sale.refunded)
    sale = replace(sale, back=back)
    (tmp_path / "orders.xlsx").write_bytes(trade.orders_bytes([sale]))
    (tmp_path / "slips.xlsx").write_bytes(trade.slips_bytes([sale]))
    (tmp_path / "invoices.xlsx").write_bytes(trade.invoices_bytes([sale]))
    (tmp_path / "returns.xlsx").write_bytes(trade.returns_bytes([back]))
    for files in (names, (*names, "returns")):
        read = reading(tmp_path, *files).sales
        assert [(one.invoice, one.given_back) for one in read.returns or ()] == [(sale.invoice.code, sale.refunded)]
        assert [line.document for line in read.return_lines] == ["TH1"]
        assert payments.diagnose(read, link(read)).is_well


def test_returns_of_which_there_are_none_are_an_answer(tmp_path: Path) -> None:
    (tmp_path / "orders.xlsx").write_bytes(trade.orders_bytes(SALES))
    (tmp_path / "returns.xlsx").write_bytes(trade.returns_bytes([]))
    assert reading(tmp_path).sales.returns is None
    assert reading(tmp_path, "returns").sales.returns == []


def test_an_edited_invoice_leaves_nothing_of_its_first_version(tmp_path: Path) -> None:
    sale = next(sale for sale in SALES if "placeholder" in sale.kinds)
    assert sale.invoice
    edited = replace(sale.invoice, code=f"{sale.invoice.code}.01", lines=sale.lines)
    (tmp_path / "orders.xlsx").write_bytes(trade.orders_bytes([sale]))
    (tmp_path / "invoices.xlsx").write_bytes(trade.invoices_bytes([sale, replace(sale, invoice=edited)]))
    read = reading(tmp_path, "invoices")
    assert [one.code for one in read.sales.invoices or ()] == [edited.code]
    assert {line.document for line in read.sales.invoice_lines} == {edited.code}
    found = orders.diagnose(read.sales, link(read.sales))
    assert [one.section.key for one in found.records if one.section and one.section.rule == "3"] == []
