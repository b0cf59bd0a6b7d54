"""`cr.diagnose` says what the command says, of files by any way to name them."""

from collections.abc import Callable
from typing import Any

import pytest

import catalogrepair as cr
from tests.cli.run import SAMPLES, run

SHOP, TEA = SAMPLES / "orders_pottery", SAMPLES / "stock_tea"
ORDERS, KOV = SHOP / "orders.xlsx", [SHOP / "invoices.xlsx", SHOP / "slips.xlsx"]
BRANCHES = {"Quầy Chợ Sắt": TEA / "counter.xlsx", "Kho Ngã Sáu": TEA / "depot.xlsx"}


def said(*words: object) -> Any:
    return run("diagnose", *words, "--format", "json").json


@pytest.mark.parametrize("name", ["invoices", "orders", "payments"])
def test_sales_are_judged_as_by_the_command(name: str) -> None:
    words = [word for path in KOV for word in ("--kov", path)]
    found = cr.diagnose(name, orders=ORDERS, kov=KOV)
    assert found.to_data() == said(name, ORDERS, *words)
    assert not found.is_well


def test_one_order_is_found_by_its_code() -> None:
    words = ("--orders", ORDERS, "--kov", KOV[0])
    assert cr.diagnose("GN1001", orders=str(ORDERS), kov=KOV[0]).to_data() == said("GN1001", *words)


def test_stock_of_named_branches_is_compared() -> None:
    words = [word for name, path in BRANCHES.items() for word in ("--kov", f"{name}={path}")]
    words += ["--hrv", TEA / "store.xlsx", "--mykiot", TEA / "mykiot.xlsx", "--branch-main", "Quầy Chợ Sắt"]
    found = cr.diagnose(
        "stock", kov=BRANCHES, hrv=TEA / "store.xlsx", mykiot=TEA / "mykiot.xlsx", branch_main="Quầy Chợ Sắt"
    )
    assert found.to_data() == said("stock", *words)


def test_a_single_placeholder_is_one_text() -> None:
    found = cr.diagnose("orders", orders=ORDERS, kov=KOV, placeholder="no such thing")
    assert found.to_data() == said("orders", ORDERS, "--kov", KOV[0], "--kov", KOV[1], "--placeholder", "no such thing")


WRONG: dict[str, Callable[[], object]] = {
    "no such fault": lambda: cr.diagnose("nothing"),
    "no such order": lambda: cr.diagnose("GN9999", orders=ORDERS),
    "no orders": lambda: cr.diagnose("invoices", kov=KOV),
    "no papers": lambda: cr.diagnose("payments", orders=ORDERS),
    "no stock": lambda: cr.diagnose("stock", kov=BRANCHES),
    "no such file": lambda: cr.diagnose("invoices", orders=SHOP / "none.xlsx"),
    "no such rule": lambda: cr.diagnose(
        "stock", kov=BRANCHES, hrv=TEA / "store.xlsx", rule="all", branch_main="Quầy Chợ Sắt"
    ),  # type: ignore[arg-type]
    "no such branch": lambda: cr.diagnose("stock", kov=BRANCHES, hrv=TEA / "store.xlsx", branch_main="X"),
    "no such map": lambda: cr.diagnose("stock", kov=BRANCHES, hrv=TEA / "store.xlsx", mapping="none.toml"),
    "no days": lambda: cr.diagnose("invoices", orders=ORDERS, days=0),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_used_is_refused_in_both_languages(name: str) -> None:
    with pytest.raises(cr.UnusableInput) as caught:
        WRONG[name]()
    assert caught.value.text.vi != caught.value.text.en


def test_an_option_that_no_diagnosis_has_is_a_mistake_of_the_script() -> None:
    with pytest.raises(TypeError, match="colour"):
        cr.diagnose("invoices", orders=ORDERS, colour="red")


def test_a_rule_that_is_none_is_named_whatever_else_is_given() -> None:
    with pytest.raises(cr.UnusableInput, match="rule"):
        cr.diagnose("stock", kov=BRANCHES, hrv=TEA / "store.xlsx", branch_main="Quầy Chợ Sắt", rule="all")  # type: ignore[arg-type]
