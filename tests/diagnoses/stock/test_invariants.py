"""Whatever the shop: a store filled by the rule shows no difference, and each planted difference is found, exactly."""

from collections.abc import Mapping
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from catalogrepair.sales.documents import KiotVietStock
from tests.diagnoses.stock.shelves import cell, compare, good, kinds, web

BRANCHES = ("A", "B", "C")
Held = Mapping[str, Mapping[str, tuple[int, int]]]
FIGURES = st.tuples(st.integers(-5, 400), st.integers(0, 60))
SHOPS = st.dictionaries(
    st.sampled_from([f"T{place}" for place in range(12)]),
    st.fixed_dictionaries(dict.fromkeys(BRANCHES, FIGURES)),
    min_size=1,
)
RULES = st.sampled_from(["basic", "chosen"])
PLANTED = st.integers(1, 900)
quick = settings(max_examples=200)


def stock_of(shop: Held) -> list[KiotVietStock]:
    return [
        good(branch, code, str(at[branch][0]))._replace(reserved=Decimal(at[branch][1]))
        for code, at in shop.items()
        for branch in BRANCHES
    ]


def expected(at: Mapping[str, tuple[int, int]], rule: str) -> int:
    """The rule by hand."""
    return at["A"][0] + (sum(at[name][0] - at[name][1] for name in "BC") if rule == "basic" else 0)


@quick
@given(SHOPS, RULES)
def test_a_store_filled_by_the_rule_shows_no_difference(shop: Held, rule: str) -> None:
    store = web(**{code: str(expected(at, rule)) for code, at in shop.items()})
    results = compare(stock_of(shop), store, rule)  # type: ignore[arg-type]  # one of the rules above
    assert set(kinds(results).values()) <= {"negative"}
    assert results.is_well
    assert results.data["looked_at"] == len(shop)


@quick
@given(SHOPS, RULES, st.data())
def test_each_planted_difference_is_found_exactly(shop: Held, rule: str, data: st.DataObject) -> None:
    right = {code: expected(at, rule) for code, at in shop.items()}
    planted = data.draw(st.dictionaries(st.sampled_from(sorted(shop)), PLANTED, max_size=len(shop)))
    store = web(**{code: str(number + planted.get(code, 0)) for code, number in right.items()})
    results = compare(stock_of(shop), store, rule)  # type: ignore[arg-type]
    # Below zero on both sides is KiotViet's own matter.
    wanted = {code for code, more in planted.items() if right[code] >= 0 or right[code] + more > 0}
    found = {str(one.cells[0]) for one in results.records if one.tone}
    assert found == wanted
    for code in found:
        assert cell(results, code, "difference") == planted[code]
        assert cell(results, code, "expected") == right[code]


@quick
@given(SHOPS)
def test_multi_compares_each_place_by_itself(shop: Held) -> None:
    store = web("A", **{code: str(at["A"][0]) for code, at in shop.items()})
    for name in "BC":
        store += web(name, **{code: str(at[name][0] - at[name][1]) for code, at in shop.items()})
    assert compare(stock_of(shop), store, "multi").is_well
    wrong = [one._replace(on_hand=Decimal(900)) if one.location == "C" else one for one in store]
    results = compare(stock_of(shop), wrong, "multi")
    assert {key for key in kinds(results) if key.endswith("@C")} == {f"{code}@C" for code in shop}
    assert all(one.cells[2] == "C" for one in results.records if one.tone)
