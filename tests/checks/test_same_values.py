"""The same attribute values twice in one product."""

from tests.checks.shop import shop


def test_it_is_a_conflict_that_only_a_person_can_mend() -> None:
    found = shop("""
        code | name        | options | related
        AT1  | Áo thun Mây | SIZE:S  |
        AT2  | Áo thun Mây | SIZE:M  | AT1
        AT3  | Áo thun Mây | size: m | AT1
    """)
    assert found.seen("same_values") == ["likely AT1: AT2 AT3"]
    assert found.after("possible") == {}


def test_another_unit_is_another_variant() -> None:
    found = shop("""
        code | name    | options | related | unit
        TR1  | Trà sen | VỊ:Sen  |         | Gói
        TR2  | Trà sen | VỊ:Sen  | TR1     | Hộp
    """)
    assert found.seen("same_values") == []


def test_rows_without_attributes_are_not_compared() -> None:
    found = shop("""
        code | name    | options | related
        TR1  | Trà sen |         |
        TR2  | Trà sen |         | TR1
    """)
    assert found.seen("same_values") == []
