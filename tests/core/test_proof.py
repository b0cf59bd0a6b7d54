"""A plan held against an export made after the import, and against the store."""

from catalogrepair.core.arrival import arrivals
from catalogrepair.core.decide import Choice, decide
from catalogrepair.core.diff import Sheetful, compare_exports
from catalogrepair.core.facts import Facts, Listed
from catalogrepair.core.plan import Edit
from catalogrepair.core.proof import Proof, prove
from tests.checks.shop import shop

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
    return prove(edits(), compare_exports(sheet(GOODS), sheet(after, stock)), RELATED)


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


def test_a_row_that_was_linked_back_and_one_that_hangs_elsewhere() -> None:
    proof = proved({"QJ2": "KE1"})
    assert (codes(proof.untouched), [(edit.code, value) for edit, value in proof.other]) == (["QJ1"], [("QJ2", "KE1")])


def test_a_row_that_is_gone() -> None:
    proof = proved({"QJ1": ""}, drop="QJ2")
    assert (codes(proof.done), codes(proof.gone), proof.is_done) == (["QJ1"], ["QJ2"], False)


def test_another_shop_s_export_is_told_from_an_import_that_was_ignored() -> None:
    assert prove(edits(), compare_exports(sheet(GOODS), sheet({"ZZ1": "", "ZZ2": "ZZ1"})), RELATED).is_of_another_file
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
    assert prove(edits(), compare_exports(sheet(GOODS), sheet(after)), RELATED).is_done


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
