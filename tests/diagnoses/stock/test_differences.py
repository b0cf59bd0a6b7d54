"""Differences in the order in which they matter, and what is no difference."""

from decimal import Decimal

import pytest

from catalogrepair.catalog.results import Results
from catalogrepair.diagnoses.stock import diagnose
from catalogrepair.diagnoses.stock.compare import Stock
from catalogrepair.diagnoses.stock.rules import Places, lay_out
from catalogrepair.errors import Refused, UnusableInput
from tests.diagnoses.stock.shelves import cell, compare, good, kinds, kiotviet, left_out, variant, web

ONE: dict[str, tuple[str, str, str]] = {
    # KiotViet, the store, the kind
    "equal": ("5", "5", ""),
    "the store sells what is gone": ("0", "2", "oversell"),
    "sold below zero, the store sells on": ("-3", "1", "oversell"),
    "the store says sold out": ("4", "0", "lost_sale"),
    "the store is below zero": ("4", "-1", "lost_sale"),
    "both sell, another number": ("4", "9", "differs"),
    "open orders hold the rest": ("4", "6/4", "open_orders"),
    "open orders do not explain it": ("4", "6/5", "differs"),
    "no stock row, something to sell": ("4", "", "no_stock_row"),
    "no stock row, nothing to sell": ("0", "", ""),
    "not tracked": ("4", "∞", "not_tracked"),
    "below zero, shown as 0": ("-3", "0", "negative"),
    "below zero, shown so": ("-3", "-3", "negative"),
    "below zero, shown otherwise": ("-3", "-1", "negative"),
}


@pytest.mark.parametrize("name", ONE)
def test_one_code_has_one_kind(name: str) -> None:
    stock, store, kind = ONE[name]
    results = compare(kiotviet("A", T1=stock), web(T1=store))
    assert kinds(results) == ({"T1": kind} if kind else {})
    assert results.is_well is (kind in ("", "not_tracked", "negative"))
    assert results.data["looked_at"] == 1


def test_a_code_whose_number_cannot_be_read_is_not_among_those_that_are_right() -> None:
    store = web(T1="4", T2="5", T3="6")
    results = compare(kiotviet("A", T1="4", T2="", T3=""), store)
    assert results.data["looked_at"] == 1
    assert results.summary.en.startswith("1 of 3 product codes could be judged: nothing is wrong with them.")
    assert "KiotViet's stock is empty or no number (2)" in results.summary.en
    none = compare(kiotviet("A", T2=""), store)
    assert (none.is_judged, none.data["looked_at"]) == (False, 0)
    assert none.summary.en.startswith("Of 1 product code not one could be judged")


def test_a_number_of_any_length_is_shown() -> None:
    results = compare([good("A", "T1", "9" * 29, price=Decimal("9" * 25))], web(T1="4"))
    assert kinds(results) == {"T1": "differs"}


def test_a_number_that_means_nothing_makes_no_difference() -> None:
    shown = [variant("", "T1", "")._replace(tracked=False, on_hand=Decimal(99))]
    results = compare([good("A", "T1", "4", price=Decimal(1000))], shown)
    assert (kinds(results), cell(results, "T1", "on_hand")) == ({"T1": "not_tracked"}, Decimal(99))
    assert (cell(results, "T1", "difference"), cell(results, "T1", "value")) == (None, None)


def test_a_variant_that_sells_at_zero_loses_no_sale() -> None:
    store = [variant("", "T1", "0", sells_at_zero=True)]
    assert kinds(compare(kiotviet("A", T1="4"), store)) == {"T1": "differs"}


def test_what_can_be_oversold_stands_first_then_lost_sales_then_the_dearest() -> None:
    prices = {"T1": 1000, "T2": 90000, "T3": 5000, "T4": 5000}
    stock = [
        good("A", code, text, price=Decimal(prices[code]))
        for code, text in (("T1", "9"), ("T2", "9"), ("T3", "0"), ("T4", "7"))
    ]
    results = compare(stock, web(T1="4", T2="8", T3="1", T4="0"))
    assert [one.cells[0] for one in results.records] == ["T3", "T4", "T2", "T1"]
    assert cell(results, "T2", "value") == Decimal(90000)


@pytest.mark.parametrize("kind", ["Combo - đóng gói", "Combo", "Dịch vụ"])
def test_combos_and_services_are_left_out(kind: str) -> None:
    results = compare([*kiotviet("A", T1="1"), good("A", "T2", "0", kind=kind)], web(T1="1", T2="8"))
    assert kinds(results) == {}
    assert left_out(results) == {"combos and services: no stock of their own": ["T2"]}


def test_codes_of_one_side_only_are_told_and_no_difference() -> None:
    results = compare(kiotviet("A", T1="1", T2="1"), web(T1="1", W9="8"))
    assert kinds(results) == {}
    assert left_out(results) == {"not on the store": ["T2"], "on the store, not in KiotViet": ["W9"]}


@pytest.mark.parametrize(("shown", "kind"), [("8", {"T1": "not_for_sale"}), ("4", {}), ("0", {})])
def test_goods_that_are_sold_no_more_matter_only_while_the_store_sells_them(shown: str, kind: dict[str, str]) -> None:
    assert kinds(compare([good("A", "T1", "4", for_sale=False)], web(T1=shown))) == kind


def test_a_code_is_found_in_either_field_whatever_its_case() -> None:
    store = [variant("", "cũ", "4", barcode="t1 "), variant("", " T2", "5", barcode="")]
    assert kinds(compare(kiotviet("A", T1="4", T2="6"), store)) == {"T2": "differs"}


def test_a_code_on_two_variants_is_not_summed() -> None:
    results = compare(kiotviet("A", T1="4"), [*web(T1="2"), variant("", "khác", "2", barcode="T1", name="Trà khác")])
    assert kinds(results) == {"T1": "repeated"}
    assert "Trà khác" in str(cell(results, "T1", "working"))


def test_the_barcode_of_another_codes_variant_is_not_believed() -> None:
    store = [variant("", "T1", "4", barcode="T2")]
    assert kinds(compare(kiotviet("A", T1="4", T2="9"), store)) == {"T2": "repeated"}


def test_a_code_twice_in_one_file_of_kiotviet_is_not_summed() -> None:
    stock = kiotviet("A", T1="4") + kiotviet("A", t1="3")
    assert kinds(compare(stock, web(T1="7"))) == {"T1": "repeated"}


@pytest.mark.parametrize("code", ["8.93E+12", "8,93E+12", "8930000000000"])
def test_a_code_that_a_spreadsheet_damaged_is_no_missing_code(code: str) -> None:
    results = compare([good("A", "8930000000017", "4"), *kiotviet("A", T1="1")], [variant("", code, "9"), *web(T1="1")])
    found = kinds(results)
    assert found == ({"8930000000017": "damaged_code"} if "E" in code else {})
    assert ("not on the store" in left_out(results)) is ("E" not in code)


def test_a_product_that_a_branch_does_not_list_is_judged_only_where_it_fits() -> None:
    stock = kiotviet("A", T1="4", T2="4") + kiotviet("B", T3="1")
    results = compare(stock, web(T1="4", T2="6", T3="1"))
    assert kinds(results) == {"T2": "not_listed"}
    assert cell(results, "T2", "working").en == "A: 4 + B: not listed"  # type: ignore[attr-defined]  # a Text


def test_a_branch_that_does_not_say_what_is_ordered_is_unknown_and_not_zero() -> None:
    stock = kiotviet("A", T1="4", T2="4", T3="0") + kiotviet("B", T1="5-?", T2="5-?", T3="0-?")
    results = compare(stock, web(T1="9", T2="10", T3="0"))
    assert kinds(results) == {"T2": "differs"}, "more than there can be is wrong all the same"
    assert left_out(results) == {
        "“B” does not say what customers ordered (column KH đặt), so what is available is not known": ["T1"]
    }


def test_what_is_available_may_be_right_where_what_is_ordered_is_not_known() -> None:
    stock = kiotviet("A", T1="4", T2="4") + kiotviet("B", T1="5-?", T2="5-?")
    results = compare(stock, web(T1="12/8", T2="12/10"))
    assert kinds(results) == {"T2": "differs"}


def test_a_bound_is_none_while_another_branch_does_not_list_the_code() -> None:
    stock = kiotviet("A", T1="4", T2="4") + kiotviet("B", T1="5-?", T2="5") + kiotviet("C", T2="1")
    assert kinds(compare(stock, web(T1="12", T2="10"))) == {"T1": "not_listed"}


def test_the_main_branch_needs_no_ordered_numbers() -> None:
    stock = kiotviet("A", T1="4-?") + kiotviet("B", T1="5-1")
    assert kinds(compare(stock, web(T1="8"))) == {}
    both = web("A", T1="3") + web("B", T1="4")
    assert kinds(compare(stock, both, "multi")) == {"T1@A": "differs"}


def test_nothing_judged_is_not_nothing_wrong() -> None:
    with pytest.raises(UnusableInput) as refused:
        compare(kiotviet("A", T1="4") + kiotviet("B", T1="5-?"), web(T1="6"))
    assert "“B” lacks the column “KH đặt”" in refused.value.text.en


def test_a_number_that_cannot_be_read_is_left_out() -> None:
    results = compare(kiotviet("A", T1="", T2="1"), web(T1="5", T2="1"))
    assert kinds(results) == {}
    assert left_out(results) == {"KiotViet's stock is empty or no number": ["T1"]}


def straight(stock: dict[str, str], store: dict[str, str], name: str) -> Results:
    rows = [one._replace(name=name) for one in kiotviet("A", **stock)]
    return diagnose(Stock(rows, web(**store)), lay_out("basic", Places(["A"], [""])), ["A"])


def test_most_of_the_shop_missing_from_the_store_is_not_passed_over() -> None:
    stock = {f"A{place}": "1" for place in range(9)}
    results = straight(stock, {"A1": "1", "A2": "1", "A3": "1"}, "Trà")
    assert results.advice[0].en.startswith("Only 3 of the 9 codes for sale")
    assert straight(stock, {f"A{place}": "1" for place in range(5)}, "Trà").advice == ()


def test_two_shops_are_refused_by_their_codes() -> None:
    with pytest.raises(Refused) as refused:
        straight({f"A{place}": "1" for place in range(20)}, {f"B{place}": "1" for place in range(20)}, "Trà")
    assert "hardly share a code" in refused.value.text.en
    assert [detail.en for detail in refused.value.details][1].endswith("B0, B1, B2, …")


def test_two_shops_with_the_same_codes_are_refused_by_their_names() -> None:
    stock = {f"SP{place:06}": "1" for place in range(1, 21)}
    assert straight(stock, stock, "Trà").is_well
    with pytest.raises(Refused) as refused:
        straight(stock, stock, "Lốp xe máy")
    assert "two shops'" in refused.value.text.en
