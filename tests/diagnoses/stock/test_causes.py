"""One cause for many differences is told once, and only where the numbers bear it out."""

from collections.abc import Callable, Mapping

import pytest

from catalogrepair.catalog.results import Results
from tests.diagnoses.stock.shelves import compare, kinds, kiotviet, web

BRANCHES: Mapping[str, Mapping[str, tuple[int, int]]] = {
    # code: on hand and ordered in the main branch, in B, in C
    f"T{place}": {"A": (place, place % 4), "B": (2 * place, place % 3), "C": (place % 7, place % 2)}
    for place in range(1, 31)
}
Rule = Callable[[Mapping[str, tuple[int, int]]], int]
OTHERS: dict[str, tuple[Rule, str]] = {
    # what the store shows, how it is told
    "on hand, nothing taken off": (lambda at: sum(hand for hand, _ in at.values()), "all branches on hand"),
    "all available": (lambda at: sum(hand - gone for hand, gone in at.values()), "all branches available"),
    "another main branch": (
        lambda at: at["B"][0] + sum(at[name][0] - at[name][1] for name in "AC"),
        "“B” on hand + what the other branches have available",
    ),
    "the main branch only": (lambda at: at["A"][0], "only “A” on hand"),
    "another branch only": (lambda at: at["C"][0], "only “C” on hand"),
    "one branch only, available": (lambda at: at["B"][0] - at["B"][1], "only “B” available"),
    "one branch left out": (lambda at: at["A"][0] + at["C"][0] - at["C"][1], "the branches but “B”"),
}


def shown(rule: Rule) -> dict[str, str]:
    return {code: str(rule(at)) for code, at in BRANCHES.items()}


def found(store: dict[str, str], rule: str = "basic") -> Results:
    stock = [
        one
        for branch in "ABC"
        for one in kiotviet(branch, **{code: f"{at[branch][0]}-{at[branch][1]}" for code, at in BRANCHES.items()})
    ]
    return compare(stock, web(**store), rule)  # type: ignore[arg-type]  # a rule of the tests below


@pytest.mark.parametrize("name", OTHERS)
def test_another_rule_is_recognised_and_told_once(name: str) -> None:
    rule, words = OTHERS[name]
    results = found(shown(rule))
    assert set(kinds(results).values()) == {"other_rule"}
    assert f"are: {words}" in results.advice[0].en
    assert "one cause in common" in results.summary.en
    assert len(results.data["causes"]) == 1


@pytest.mark.parametrize("name", OTHERS)
def test_what_the_other_rule_does_not_explain_stays_a_difference(name: str) -> None:
    rule, _ = OTHERS[name]
    results = found(shown(rule) | {"T17": "9999"})
    assert kinds(results)["T17"] == "differs"
    assert set(kinds(results).values()) == {"other_rule", "differs"}


def test_a_store_that_shows_nothing_but_zero_was_never_synced() -> None:
    results = found(dict.fromkeys(BRANCHES, "0"))
    assert "seems never to have been synced" in results.advice[0].en


def test_numbers_of_no_rule_have_no_cause_and_put_the_sync_in_doubt() -> None:
    results = found({code: str(place * 37 % 90) for place, code in enumerate(BRANCHES)})
    assert results.data["causes"] == []
    assert "the app may hear of no change any more" in results.advice[1].en


def test_a_store_that_has_more_of_everything_may_count_a_branch_that_was_not_given() -> None:
    more = {code: str(500 + place * 7) for place, code in enumerate(BRANCHES)}
    assert "is there a branch whose file was not given?" in found(more).advice[1].en
    chosen = [text.en for text in found(more, "chosen").advice]
    assert not any("is there a branch" in text for text in chosen), "this rule has one"
    assert "whether it really takes “A” only" in chosen[1]


def test_without_mykiots_numbers_it_is_asked_whether_the_shop_uses_it_and_else_what_technicians_need_is_named() -> None:
    results = compare(kiotviet("A", T1="5", T2="9"), web(T1="7", T2="0"))
    assert results.advice[0].en.startswith("Does the shop use MyKiotViet?")
    assert "some codes: T2: 9 in KiotViet, 0 on the store; T1: 5 in KiotViet, 7 on the store." in results.advice[-1].en
    with_mykiot = compare(kiotviet("A", T1="5", T2="9"), web(T1="7", T2="0"), mykiot=web(T1="5", T2="9"))
    assert not any("use MyKiot" in text.en for text in with_mykiot.advice)
    assert compare(kiotviet("A", T1="5"), web(T1="5")).advice == ()


def test_what_another_rule_explains_is_not_passed_on_to_technicians() -> None:
    told = [text.en for text in found(shown(OTHERS["all available"][0])).advice]
    assert any(text.startswith("Does the shop use MyKiotViet?") for text in told)
    assert not any("technicians" in text for text in told)


def test_two_differences_have_no_common_cause() -> None:
    right = shown(lambda at: at["A"][0] + sum(at[name][0] - at[name][1] for name in "BC"))
    sure = shown(OTHERS["on hand, nothing taken off"][0])
    some = {code: sure[code] for code in ("T1", "T5")}
    assert all(right[code] != text for code, text in some.items())
    results = found(right | some)
    assert set(kinds(results)) == set(some)
    assert results.data["causes"] == []


def test_a_rule_that_most_right_numbers_contradict_is_no_cause() -> None:
    right = shown(lambda at: at["A"][0] + sum(at[name][0] - at[name][1] for name in "BC"))
    only_main = {code: str(BRANCHES[code]["A"][0]) for code in ("T4", "T8", "T9")}
    results = found(right | only_main)
    assert set(kinds(results).values()) == {"differs"}
    assert results.data["causes"] == []


def test_a_rule_that_leaves_a_fifth_unexplained_is_no_cause() -> None:
    other = shown(OTHERS["another branch only"][0])
    assert found(other).data["causes"]
    assert found(other | dict.fromkeys(list(BRANCHES)[:6], "777")).data["causes"] == []


def test_a_rule_that_some_right_numbers_contradict_is_no_cause() -> None:
    right = shown(lambda at: at["A"][0] + sum(at[name][0] - at[name][1] for name in "BC"))
    other = shown(OTHERS["on hand, nothing taken off"][0])
    telling = [code for code in BRANCHES if right[code] != other[code]]
    assert len(telling) == 25
    for count, told in ((25, True), (24, True), (18, False)):
        results = found(right | {code: other[code] for code in telling[:count]})
        assert bool(results.data["causes"]) is told


def test_how_to_compare_by_the_other_rule_is_told() -> None:
    results = found(shown(OTHERS["another branch only"][0]))
    assert "the rule chosen and the main branch “C”" in results.advice[0].en


def test_swapped_locations_are_recognised() -> None:
    codes = list(BRANCHES)
    stock = [
        one for branch in "AB" for one in kiotviet(branch, **{code: str(BRANCHES[code][branch][0]) for code in codes})
    ]
    store = web("A", **{code: str(BRANCHES[code]["B"][0]) for code in codes})
    store += web("B", **{code: str(BRANCHES[code]["A"][0]) for code in codes})
    results = compare(stock, store, "multi")
    told = [one.en for one in results.advice[:2]]
    assert "at “A” are: “B” on hand" in told[0]
    assert "at “B” are: “A” on hand" in told[1]


def test_a_main_location_that_holds_the_sum_explains_the_empty_ones() -> None:
    codes = list(BRANCHES)
    stock = [
        one for branch in "AB" for one in kiotviet(branch, **{code: str(BRANCHES[code][branch][0]) for code in codes})
    ]
    store = web("A", **{code: str(BRANCHES[code]["A"][0] + BRANCHES[code]["B"][0]) for code in codes})
    store += web("B", **dict.fromkeys(codes, "0"))
    results = compare(stock, store, "multi")
    told = [one.en for one in results.advice]
    assert "the rule basic" in told[0]
    assert not any("never to have been synced" in text for text in told)
    assert set(kinds(results).values()) == {"other_rule"}


def test_mykiot_that_takes_one_branch_is_recognised_whatever_the_store_does_with_it() -> None:
    only = shown(OTHERS["another branch only"][0])
    stock = [
        one
        for branch in "ABC"
        for one in kiotviet(branch, **{code: f"{at[branch][0]}-{at[branch][1]}" for code, at in BRANCHES.items()})
    ]
    right = shown(lambda at: at["A"][0] + sum(at[name][0] - at[name][1] for name in "BC"))
    half = dict(list(right.items())[:15])
    for between, store in ((only, only), (only | half, only | dict.fromkeys(half, "999"))):
        results = compare(stock, web(**store), mykiot=web(**between))
        assert results.advice[0].en.startswith("MyKiot's numbers are: only “C” on hand")
