"""What a number on the store must be made of, rule by rule, right and wrong."""

from decimal import Decimal

import pytest

from catalogrepair.diagnoses.stock.rules import Pairs, Places, lay_out
from catalogrepair.errors import UnusableInput
from tests.diagnoses.stock.shelves import cell, compare, good, kinds, kiotviet, web

A = kiotviet("A", T1="10-4", T2="6", T3="0")
B = kiotviet("B", T1="8-3", T2="2-2", T3="5-1")
C = kiotviet("C", T1="1", T2="0", T3="-2")


def test_basic_takes_the_main_branch_on_hand_and_the_others_less_what_is_ordered() -> None:
    assert kinds(compare(A + B + C, web(T1="16", T2="6", T3="2"))) == {}


@pytest.mark.parametrize(("code", "shown"), [("T1", "12"), ("T1", "19"), ("T2", "8"), ("T3", "4")])
def test_basic_tells_a_sum_that_takes_off_too_much_or_too_little(code: str, shown: str) -> None:
    right = {"T1": "16", "T2": "6", "T3": "2"}
    results = compare(A + B + C, web(**right | {code: shown}))
    assert kinds(results) == {code: "differs"}
    assert cell(results, code, "difference") == Decimal(shown) - Decimal(right[code])


def test_the_sum_is_written_down_as_a_person_would() -> None:
    results = compare(A + B + C, web(T1="1", T2="1"))
    assert cell(results, "T1", "working").en == "A: 10 + B: 8 − 3 + C: 1"  # type: ignore[attr-defined]  # a Text
    assert cell(compare(A, web(T1="1")), "T1", "working") == "", "of one branch there is nothing to add up"
    many = [one for branch in "CDEF" for one in kiotviet(branch, T1="0")]
    working = cell(compare(A + B + many, web(T1="1")), "T1", "working")
    assert working.en == "A: 10 + B: 8 − 3"  # type: ignore[attr-defined]


def test_another_main_branch_makes_another_sum() -> None:
    store = web(T1="15", T2="8", T3="3")
    assert kinds(compare(A + B + C, store, main="B")) == {}
    assert kinds(compare(A + B + C, store, main="A")) != {}


def test_chosen_takes_one_branch_on_hand_and_no_other() -> None:
    assert kinds(compare(A + B + C, web(T1="8", T2="2", T3="5"), "chosen", main="B")) == {}
    assert kinds(compare(A + B + C, web(T1="5", T2="2", T3="5"), "chosen", main="B")) == {"T1": "differs"}


def test_multi_pairs_the_main_places_by_on_hand_and_the_others_by_what_is_available() -> None:
    right = web("Cửa hàng", T1="10", T2="6", T3="0") + web("b", T1="5", T2="0", T3="4")
    assert kinds(compare(A + B, right, "multi", main_location="Cửa hàng")) == {}
    wrong = web("Cửa hàng", T1="6", T2="6", T3="0") + web("b", T1="8", T2="0", T3="4")
    found = kinds(compare(A + B, wrong, "multi", main_location="Cửa hàng"))
    assert found == {"T1@Cửa hàng": "differs", "T1@b": "differs"}


def test_multi_says_which_places_have_no_counterpart() -> None:
    store = web("A", T1="10", T2="6", T3="0") + web("Kho lạ", T1="99", T2="99", T3="99")
    results = compare(A + B, store, "multi")
    told = " ".join(fact.en for fact in results.facts)
    assert kinds(results) == {}
    assert "which do not count: “B”" in told
    assert "not looked at: “Kho lạ”" in told


def test_a_mapping_pairs_places_of_other_names() -> None:
    pairs = Pairs("B", {"B": "Kho 1", "A": "Kho 2"})
    store = web("Kho 1", T1="8", T2="2", T3="5") + web("Kho 2", T1="6", T2="6", T3="0")
    assert kinds(compare(A + B, store, "multi", main="B", pairs=pairs)) == {}


def test_a_branch_that_the_mapping_leaves_out_does_not_count_in_the_sum() -> None:
    pairs = Pairs("A", {"A": "", "C": ""})
    assert kinds(compare(A + B + C, web(T1="11", T2="6", T3="-2"), pairs=pairs)) == {"T3": "negative"}


def test_several_locations_are_one_sum_under_the_basic_rule() -> None:
    store = web("Kho 1", T1="10", T2="6", T3="2") + web("Kho 2", T1="6", T2="0", T3="0")
    assert kinds(compare(A + B + C, store)) == {}


def test_a_unit_is_its_base_converted_and_never_added() -> None:
    units = [good(branch, "T1-H", text, base="T1", factor=Decimal(6)) for branch, text in (("A", "9"), ("B", "9"))]
    stock = A + B + units
    assert kinds(compare(stock, web(T1="15", T2="6", T3="4"))) == {}
    for shown, kind in (("2", {}), ("3", {"T1-H": "differs"}), ("1", {"T1-H": "differs"})):
        assert kinds(compare(stock, web(T1="15", **{"T1-H": shown}))) == kind, "15 pieces are 2.5 units of 6"


def test_a_unit_whose_base_is_not_in_the_file_has_its_own_number() -> None:
    unit = [good("A", "T9-H", "3", base="T9", factor=Decimal(6))]
    assert kinds(compare(unit, web(**{"T9-H": "3"}))) == {}
    assert kinds(compare(unit, web(**{"T9-H": "18"}))) == {"T9-H": "differs"}


def test_units_with_their_bases_number_are_told_as_such() -> None:
    units = [good("A", "T2-H", "1", base="T2", factor=Decimal(6))]
    results = compare(A + units, web(T2="6", **{"T2-H": "6"}))
    assert "T2-H carry the number of their base unit" in results.advice[1].en
    nothing = [good("A", "T3-H", "0", base="T3", factor=Decimal(6))]
    assert compare(A + nothing, web(T1="10", T2="6", T3="0", **{"T3-H": "0"})).advice == ()


PACKS: dict[str, tuple[str, str, str]] = {
    # pieces in KiotViet, packs of 12 on the store, the kind
    "a whole one and a half": ("18", "1", ""),
    "rounded up, one is sold that is not there": ("18", "2", "differs"),
    "less than is there": ("42", "2", "differs"),
    "none where one is whole": ("18", "0", "lost_sale"),
    "half of one is none": ("6", "0", ""),
    "half of one is sold": ("6", "1", "oversell"),
    "the very fraction": ("18", "1.5", ""),
    "what binary fractions make of 24": ("23.999999999999996", "2", ""),
    "one piece short of two": ("23.999", "2", "differs"),
}


@pytest.mark.parametrize("name", PACKS)
def test_a_pack_that_is_not_whole_is_not_sold(name: str) -> None:
    pieces, shown, kind = PACKS[name]
    pack = good("A", "P", "0", base="T", factor=Decimal(12))
    results = compare([*kiotviet("A", T=pieces), pack], web(T=pieces, P=shown))
    assert kinds(results) == ({"P": kind} if kind else {})


def test_packs_that_the_store_rounds_up_are_told_with_the_sum() -> None:
    results = compare([*kiotviet("A", T="18"), good("A", "P", "0", base="T", factor=Decimal(12))], web(T="18", P="2"))
    assert cell(results, "P", "working").en == "18 ÷ 12: only 1 whole"  # type: ignore[attr-defined]  # a Text
    assert any("The store rounds up P" in text.en for text in results.advice)


@pytest.mark.parametrize(("shown", "kind"), [("2", {}), ("2.5", {}), ("3", {"T1": "differs"})])
def test_weights_may_be_cut_and_are_never_rounded_up(shown: str, kind: dict[str, str]) -> None:
    assert kinds(compare(kiotviet("A", T1="2.5"), web(T1=shown))) == kind


def refusal(rule: str, shop: Places, main: str = "", pairs: Pairs | None = None) -> str:
    with pytest.raises(UnusableInput) as refused:
        lay_out(rule, shop, main, pairs)  # type: ignore[arg-type]  # a rule of the table below
    return refused.value.text.en


def test_several_branches_need_a_main_one_and_are_listed() -> None:
    for rule in ("basic", "chosen", "multi"):
        said = refusal(rule, Places(["Kho A", "Kho B"], ["Kho A", "Kho B"]))
        assert "“Kho A”, “Kho B”" in said
        assert '--branch-main "Kho A"' in said


def test_a_main_branch_outside_the_mapping_has_no_part_in_the_sum() -> None:
    shop = Places(["A", "B"], ["X"])
    assert "“A” is not in the mapping" in refusal("basic", shop, "A", Pairs("", {"B": "X"}))
    assert lay_out("multi", shop, "A", Pairs("", {"B": "X"})).slots[0].terms == (("B", True),)


def test_a_main_branch_that_does_not_exist_is_named_beside_those_that_do() -> None:
    said = refusal("basic", Places(["Kho A", "Kho B"], [""]), "Kho C")
    assert said == "There is no branch “Kho C”. There are: “Kho A”, “Kho B”."


@pytest.mark.parametrize("word", ["kho đồng", "KHO ĐỒNG ", "kho dong"])
def test_a_branch_is_known_without_case_spaces_and_accents(word: str) -> None:
    assert lay_out("basic", Places(["Kho Đồng", "Kho Bạc"], [""]), word).main == "Kho Đồng"


def test_two_branches_that_differ_in_accents_only_are_not_guessed_at() -> None:
    assert "There is no branch “kho ban”" in refusal("basic", Places(["Kho Bán", "Kho Bạn"], [""]), "kho ban")


def test_one_total_cannot_be_compared_location_by_location() -> None:
    assert "holds one total" in refusal("multi", Places(["A"], [""]))


def test_places_that_no_name_pairs_ask_for_a_mapping() -> None:
    assert "--write-map" in refusal("multi", Places(["A", "B"], ["X", "Y"]), "A")


def test_the_main_branch_goes_to_the_main_location_though_another_has_its_name() -> None:
    shop = Places(["A", "B"], ["Cửa hàng", "A", "B"], "Cửa hàng")
    pairs = {slot.terms[0]: slot.locations[0] for slot in lay_out("multi", shop, "A").slots}
    assert pairs == {("A", False): "Cửa hàng", ("B", True): "B"}


def test_one_branch_and_one_location_are_a_pair_whatever_their_names() -> None:
    layout = lay_out("multi", Places(["A"], ["Kho web"]))
    assert [(slot.terms[0].branch, slot.locations) for slot in layout.slots] == [("A", ("Kho web",))]
