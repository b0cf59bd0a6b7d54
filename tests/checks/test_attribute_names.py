"""Attribute names other than the root's."""

from tests.checks.shop import shop


def test_such_rows_wait_for_a_yes() -> None:
    found = shop("""
        code | name        | options | related
        AT1  | Áo thun Mây | SIZE:S  |
        AT2  | Áo thun Mây | SIZE:M  | AT1
        AT3  | Áo thun Mây | MÀU:Đỏ  | AT1
    """)
    assert found.seen("attribute_names") == ["possible AT1: AT3"]
    assert found.after() == {}
    assert found.after("possible") == {"AT3": ""}


def test_without_the_root_the_commonest_names_are_the_measure_and_nothing_is_changed() -> None:
    found = shop("""
        code | name        | options | related
        AT2  | Áo thun Mây | SIZE:M  | AT1
        AT3  | Áo thun Mây | SIZE:L  | AT1
        AT4  | Áo thun Mây | MÀU:Đỏ  | AT1
    """)
    assert found.seen("attribute_names") == ["possible AT1: AT4"]
    assert found.after("possible") == {}


def test_a_row_that_the_store_has_is_only_a_note() -> None:
    found = shop("""
        code | name        | options | related | store
        AT1  | Áo thun Mây | SIZE:S  |         | yes
        AT3  | Áo thun Mây | MÀU:Đỏ  | AT1     | yes
    """)
    assert found.seen("attribute_names") == ["note AT1: AT3"]
    assert found.after("possible") == {}
