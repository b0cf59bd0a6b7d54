"""With MyKiot between the two shops, the hop that is wrong is named: MyKiot against the store first."""

import pytest

from tests.diagnoses.stock.shelves import cell, compare, kinds, kiotviet, left_out, web

HOPS: dict[str, tuple[str, str, str, str]] = {
    # KiotViet, MyKiot, the store, the kind
    "all agree": ("5", "5", "5", ""),
    "the store does not follow MyKiot": ("5", "5", "9", "mykiot_to_haravan"),
    "MyKiot does not follow KiotViet": ("5", "9", "9", "kiotviet_to_mykiot"),
    "neither follows": ("5", "7", "9", "both_hops"),
    "the store sells what is gone": ("0", "0", "3", "mykiot_to_haravan"),
    "the store says sold out": ("4", "0", "0", "kiotviet_to_mykiot"),
    "only MyKiot is off": ("5", "7", "5", "mykiot_aside"),
    "open orders hold the rest": ("5", "5", "8/5", "open_orders"),
    "open orders, and MyKiot is off": ("5", "7", "9/7", "kiotviet_to_mykiot"),
    "open orders hold what MyKiot has too many": ("5", "7", "7/5", "kiotviet_to_mykiot"),
    "below zero, both show 0": ("-2", "0", "0", "negative"),
    "below zero, MyKiot sells on": ("-2", "3", "3", "kiotviet_to_mykiot"),
    "below zero, only MyKiot sells on": ("-2", "3", "0", "mykiot_aside"),
    "below zero all the way, by other numbers": ("0", "-1", "-3", "differs"),
    "MyKiot shows less than zero, the store 0": ("2", "-1", "0", "kiotviet_to_mykiot"),
    "not tracked on the store": ("5", "5", "∞", "not_tracked"),
    "no stock row on the store": ("5", "5", "", "no_stock_row"),
    "a weight, cut on the way": ("2.5", "2", "2", ""),
    "a weight, rounded up on the way": ("2.5", "3", "3", "kiotviet_to_mykiot"),
}


@pytest.mark.parametrize("name", HOPS)
def test_the_wrong_hop_is_named(name: str) -> None:
    stock, between, store, kind = HOPS[name]
    results = compare(kiotviet("A", T1=stock), web(T1=store), mykiot=web(T1=between))
    assert kinds(results) == ({"T1": kind} if kind else {})


def test_a_code_that_mykiot_does_not_list_is_compared_straight() -> None:
    results = compare(kiotviet("A", T1="5", T2="5"), web(T1="9", T2="9"), mykiot=web(T1="9"))
    assert kinds(results) == {"T1": "kiotviet_to_mykiot", "T2": "differs"}


def test_a_code_that_mykiot_lists_twice_is_compared_straight() -> None:
    results = compare(kiotviet("A", T1="5"), web(T1="9"), mykiot=web(T1="4") + web(T1="5"))
    assert kinds(results) == {"T1": "differs"}


def test_the_rule_holds_between_kiotviet_and_mykiot() -> None:
    stock = kiotviet("A", T1="5-2") + kiotviet("B", T1="8-3")
    assert kinds(compare(stock, web(T1="10"), mykiot=web(T1="10"))) == {}
    assert kinds(compare(stock, web(T1="13"), mykiot=web(T1="13"))) == {"T1": "kiotviet_to_mykiot"}


def test_the_store_is_held_against_mykiot_even_where_kiotviet_does_not_say() -> None:
    stock = kiotviet("A", T1="5", T2="5") + kiotviet("B", T1="8-?", T2="8-?")
    results = compare(stock, web(T1="10", T2="10"), mykiot=web(T1="11", T2="10"))
    assert kinds(results) == {"T1": "mykiot_to_haravan"}
    assert next(iter(left_out(results).values())) == ["T2"]


@pytest.mark.parametrize(
    ("between", "store", "kind"),
    [
        ("10", "10", ""),
        ("10", "20", "mykiot_to_haravan"),
        ("20", "20", "kiotviet_to_mykiot"),
        ("20", "10", "both_hops"),
        ("20", "30", "both_hops"),
    ],
)
def test_at_most_thirteen_is_enough_to_judge_by(between: str, store: str, kind: str) -> None:
    stock = kiotviet("A", T1="5", T2="1") + kiotviet("B", T1="8-?", T2="0")
    results = compare(stock, web(T1=store, T2="1"), mykiot=web(T1=between, T2="1"))
    assert kinds(results) == ({"T1": kind} if kind else {})


def test_the_store_is_held_against_mykiot_where_a_branch_does_not_list_the_code() -> None:
    stock = kiotviet("A", T1="5", T2="5") + kiotviet("B", T3="1")
    results = compare(stock, web(T1="9", T2="7"), mykiot=web(T1="6", T2="7"))
    assert kinds(results) == {"T1": "mykiot_to_haravan", "T2": "not_listed"}


def test_each_hop_is_counted() -> None:
    stock = kiotviet("A", T1="5", T2="5", T3="5")
    results = compare(stock, web(T1="9", T2="9", T3="9"), mykiot=web(T1="5", T2="9", T3="7"))
    assert results.advice[0].en.startswith("MyKiot → Haravan is wrong for 2, KiotViet → MyKiot for 2 codes")


def test_a_single_stray_number_of_mykiots_does_not_hide_the_hops() -> None:
    stock = kiotviet("A", T1="5", T2="5", T3="5")
    results = compare(stock, web(T1="9", T2="9", T3="5"), mykiot=web(T1="5", T2="9", T3="7"))
    assert results.advice[0].en.startswith("MyKiot → Haravan is wrong for 1")


def test_a_store_that_does_not_listen_to_mykiot_is_told() -> None:
    stock = kiotviet("A", T1="5", T2="5", T3="5")
    results = compare(stock, web(T1="5", T2="5", T3="5"), mykiot=web(T1="2", T2="3", T3="4"))
    assert "does not seem to take its stock from MyKiot" in results.advice[0].en


def test_what_a_difference_does_is_shown_beside_the_hop_and_decides_what_stands_first() -> None:
    results = compare(kiotviet("A", T1="5", T2="0"), web(T1="90", T2="9"), mykiot=web(T1="5", T2="0"))
    assert cell(results, "T2", "effect").en == "sells what is gone"  # type: ignore[attr-defined]  # a Text
    assert [one.cells[0] for one in results.records] == ["T2", "T1"]
