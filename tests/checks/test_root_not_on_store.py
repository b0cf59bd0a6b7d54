"""A root that did not arrive although its group did."""

from tests.checks.shop import shop


def test_a_root_that_did_not_arrive_is_shown_without_a_fix() -> None:
    found = shop("""
        code | name        | options | related | store
        AT1  | Áo thun Mây | SIZE:S  |         |
        AT2  | Áo thun Mây | SIZE:M  | AT1     | yes
    """)
    assert found.seen("root_not_on_store") == ["certain AT1: AT1"]
    assert found.seen("late_addition") == []
    assert found.after("possible") == {}


def test_a_root_not_for_sale_need_not_be_there() -> None:
    found = shop("""
        code | name        | options | related | active | store
        AT1  | Áo thun Mây | SIZE:S  |         | 0      |
        AT2  | Áo thun Mây | SIZE:M  | AT1     | 1      | yes
    """)
    assert found.seen("root_not_on_store") == []


def test_the_root_of_a_group_that_is_not_synced_is_the_groups_matter() -> None:
    found = shop("""
        code | name        | options | related | store
        AT1  | Áo thun Mây | SIZE:S  |         |
        AT2  | Áo thun Mây | SIZE:M  | AT1     |
        NL1  | Nón lá      |         |         | yes
    """)
    assert found.seen("root_not_on_store") == []
