"""A plan held against an export made after the import, and against the store."""

from dataclasses import replace

import pytest

from catalogrepair.catalog.diff import Sheetful, compare_exports
from catalogrepair.catalog.facts import Facts, Listed
from catalogrepair.catalog.plans.arrival import arrivals
from catalogrepair.catalog.plans.decide import Choice, decide
from catalogrepair.catalog.plans.plan import Edit
from catalogrepair.catalog.plans.proof import Proof, Reading, prove, prove_alone, read_proof
from catalogrepair.catalog.table import Row
from tests.checks.shop import shop
from tests.resync import edit

RELATED = "Mã HH Liên quan"
GOODS = {"AT1": "", "AT2": "AT1", "QJ1": "AT1", "QJ2": "AT1", "KE1": ""}


def sheet(related: dict[str, str], stock: str = "5") -> Sheetful:
    rows = tuple((number, (code, text, stock)) for number, (code, text) in enumerate(related.items(), start=2))
    return Sheetful("export.xlsx", ("Mã hàng", RELATED, "Tồn kho"), 0, rows)


def edits() -> tuple[Edit, ...]:
    found = shop("""
        code | name           | options | related
        AT1  | Áo thun Mây    | SIZE:S  |
        AT2  | Áo thun Mây    | SIZE:M  | AT1
        QJ1  | Quần jean Sóng | SIZE:S  | AT1
        QJ2  | Quần jean Sóng | SIZE:M  | AT1
    """)
    return decide(found.catalogue, found.findings, Choice())[0]


def proved(changed: dict[str, str], stock: str = "5", drop: str = "") -> Proof:
    after = {code: text for code, text in (GOODS | changed).items() if code != drop}
    return prove(edits(), compare_exports(sheet(GOODS), sheet(after, stock)), RELATED, after)


def codes(found: tuple[Edit, ...]) -> list[str]:
    return [edit.code for edit in found]


def test_an_import_that_did_what_was_planned() -> None:
    proof = proved({"QJ1": "", "QJ2": ""})
    assert proof.is_done
    assert codes(proof.done) == ["QJ1", "QJ2"]


def test_an_import_that_was_ignored() -> None:
    proof = proved({})
    assert not proof.is_done
    assert codes(proof.untouched) == ["QJ1", "QJ2"]


@pytest.mark.parametrize("before", [set(), {"QJ1", "QJ2"}])
def test_an_empty_cell_that_should_hold_a_code_is_no_row_linked_back(before: set[str]) -> None:
    plan = (edit("QJ1", "AT1", row=4), edit("QJ2", "AT1", "QJ1", row=5))
    proof = prove_alone(plan, [Row(4, "QJ1", related=""), Row(5, "QJ2", related="")])
    assert (codes(proof.done), codes(proof.emptied)) == (["QJ1"], ["QJ2"])
    assert read_proof(proof, before, touched=None) == "not_gathered"
    half = prove_alone(plan, [Row(4, "QJ1", related="AT1"), Row(5, "QJ2", related="")])
    assert read_proof(half, before, touched=None) == ("linked_back" if before else "not_seen")


def test_a_row_that_was_linked_back_and_one_that_hangs_elsewhere() -> None:
    proof = proved({"QJ2": "KE1"})
    assert (codes(proof.untouched), [(edit.code, value) for edit, value in proof.other]) == (["QJ1"], [("QJ2", "KE1")])


def test_a_row_that_is_gone() -> None:
    proof = proved({"QJ1": ""}, drop="QJ2")
    assert (codes(proof.done), codes(proof.gone), proof.is_done) == (["QJ1"], ["QJ2"], False)


def test_another_shop_s_export_is_told_from_an_import_that_was_ignored() -> None:
    assert prove(
        edits(), compare_exports(sheet(GOODS), sheet({"ZZ1": "", "ZZ2": "ZZ1"})), RELATED, {}
    ).is_of_another_file
    assert not proved({}).is_of_another_file


def test_a_related_cell_outside_the_plan_is_told() -> None:
    proof = proved({"QJ1": "", "QJ2": "", "AT2": ""})
    assert [change.code for change in proof.unplanned] == ["AT2"]
    assert not proof.is_done


def test_stock_that_moved_is_no_fault_and_is_counted() -> None:
    proof = proved({"QJ1": "", "QJ2": ""}, stock="4")
    assert proof.is_done
    assert len(proof.elsewhere) == len(GOODS)


def test_rows_that_moved_are_found_by_their_code() -> None:
    after = dict(reversed((GOODS | {"QJ1": "", "QJ2": ""}).items()))
    assert prove(edits(), compare_exports(sheet(GOODS), sheet(after)), RELATED, after).is_done


def test_each_way_of_having_arrived() -> None:
    found = shop("""
        code | name           | options | related
        AT1  | Áo thun Mây    | SIZE:S  |
        QJ1  | Quần jean Sóng | SIZE:S  | AT1
        QJ2  | Quần jean Sóng | SIZE:M  | AT1
        QJ3  | Quần jean Sóng | SIZE:L  | AT1
        QJ4  | Quần jean Sóng | SIZE:XL | AT1
        QJ5  | Quần jean Sóng | SIZE:Z  | AT1
        AT2  | Áo thun Mây    | SIZE:M  | AT1
    """)
    changed, _ = decide(found.catalogue, found.findings, Choice())
    facts = Facts(
        [
            Listed("QJ1", "QJ1", "p1", "v1"),
            Listed("own", "QJ2", "p2", "v2"),
            Listed("QJ3", "QJ3", "p3", "v3", hidden=True),
            Listed("QJ4", "QJ4", "p4", "v4"),
            Listed("QJ4", "x", "p5", "v5"),
        ]
    )
    assert arrivals(changed, facts) == {
        "QJ1": "arrived",
        "QJ2": "barcode",
        "QJ3": "hidden",
        "QJ4": "repeated",
        "QJ5": "missing",
    }


READINGS: dict[str, tuple[dict[str, str], set[str], bool | None, Reading]] = {
    # cells as they are now, codes that were as planned at an earlier look, changed since, what is said
    "all": ({"QJ1": "", "QJ2": "QJ1"}, set(), None, "as_planned"),
    "nothing": ({"QJ1": "AT1", "QJ2": "AT1"}, set(), None, "not_seen"),
    "nothing, and no change": ({"QJ1": "AT1", "QJ2": "AT1"}, set(), False, "not_imported"),
    "nothing, though changed": ({"QJ1": "AT1", "QJ2": "AT1"}, set(), True, "changed_since"),
    "codes, but no blanks": ({"QJ1": "AT1", "QJ2": "QJ1"}, set(), None, "blank_ignored"),
    "blanks, but no codes": ({"QJ1": "", "QJ2": "AT1"}, set(), None, "in_part"),
    "as planned once": ({"QJ1": "AT1", "QJ2": "AT1"}, {"QJ1", "QJ2"}, None, "linked_back"),
    "one linked back": ({"QJ1": "", "QJ2": "AT1"}, {"QJ2"}, True, "linked_back"),
    "another group": ({"QJ1": "", "QJ2": "KE1"}, set(), None, "in_part"),
    "a row gone": ({"QJ1": ""}, set(), None, "rows_gone"),
    "all gone": ({}, set(), None, "another_file"),
}


@pytest.mark.parametrize("name", READINGS)
def test_what_the_cells_tell_of_the_import(name: str) -> None:
    now, before, touched, reading = READINGS[name]
    plan = [edit("QJ1", "AT1"), edit("QJ2", "AT1", "QJ1")]
    rows = [Row(place, code, related=related) for place, (code, related) in enumerate(now.items(), start=2)]
    assert read_proof(prove_alone(plan, rows), before, touched=touched) == reading


LISTINGS: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    # code to the store's product, and code to what is said; QJ1 is freed, QJ2 goes with it, VA1 is freed alone
    "as planned": ({"AT1": "p1", "QJ1": "p2", "QJ2": "p2", "VA1": "p3"}, {}),
    "still with the shirt": ({"AT1": "p1", "QJ1": "p1", "QJ2": "p2"}, {"QJ1": "grouped", "QJ2": "grouped"}),
    "two that belong together, apart": ({"AT1": "p1", "QJ1": "p2", "QJ2": "p3"}, {"QJ2": "grouped"}),
    "two that do not, together": ({"QJ1": "p2", "VA1": "p2"}, {"VA1": "grouped"}),
    "a list of codes tells no products": ({"QJ1": "", "QJ2": "", "VA1": ""}, {}),
}


@pytest.mark.parametrize("name", LISTINGS)
def test_a_product_in_another_listing_than_planned(name: str) -> None:
    homes, wrong = LISTINGS[name]
    plan = [edit("QJ1", "AT1"), edit("QJ2", "AT1", "QJ1"), edit("VA1", "AT1", row=9)]
    facts = Facts([Listed(code, code, home, code) for code, home in homes.items()])
    there = {one.code: "arrived" if one.code in homes else "missing" for one in plan}
    assert arrivals(plan, facts) == there | wrong


def test_unit_rows_and_rows_that_stay_were_never_blocked() -> None:
    plan = [edit("QJ1", "AT1"), edit("QJ2", "AT1", "QJ1", role="unit"), edit("AT2", "QJ1", "AT1", role="stays")]
    assert list(arrivals(plan, Facts([]))) == ["QJ1"]


def test_a_unit_row_may_show_the_root_of_its_products_group() -> None:
    plan = [edit("QJ2", "AT1", "QJ1"), edit("QJ1", "AT1", "QJ2", role="unit")]
    rows = [Row(2, "QJ2", related="QJ1"), Row(3, "QJ1", related="QJ1")]
    assert prove_alone(plan, rows).is_done
    assert not prove_alone([replace(one, role="leaves") for one in plan], rows).is_done
