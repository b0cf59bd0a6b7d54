"""Goods added to a product after it was synced: seen only with the store asked."""

from tests.checks.shop import shop

LATE = """
code | name        | options | related | store
AT1  | Áo thun Mây | SIZE:S  |         | yes
AT2  | Áo thun Mây | SIZE:M  | AT1     | yes
AT3  | Áo thun Mây | SIZE:L  | AT1     |
AT4  | Áo thun Mây | SIZE:XL | AT1     |
"""


def test_rows_of_a_synced_product_that_the_store_does_not_have_are_blocked() -> None:
    found = shop(LATE)
    assert found.seen("late_addition") == ["certain AT1: AT3 AT4"]
    assert found.after("certain") == {"AT3": "", "AT4": ""}


def test_regroup_makes_the_late_rows_one_new_product() -> None:
    assert shop(LATE).after(mode="regroup") == {"AT3": "", "AT4": "AT3"}


def test_keep_late_leaves_them_at_every_level() -> None:
    for level in ("certain", "likely", "possible"):
        assert shop(LATE).after(level, keep_late=True) == {}


def test_the_cost_is_said() -> None:
    assert "listings of their own" in shop(LATE).why("late_addition")


def test_without_the_store_nothing_can_be_seen() -> None:
    found = shop("""
        code | name        | options | related
        AT1  | Áo thun Mây | SIZE:S  |
        AT2  | Áo thun Mây | SIZE:M  | AT1
    """)
    assert found.seen("late_addition") == []
    assert found.after("possible") == {}


def test_goods_not_for_sale_are_not_late() -> None:
    found = shop("""
        code | name        | options | related | active | sold | store
        AT1  | Áo thun Mây | SIZE:S  |         | 1      | 1    | yes
        AT2  | Áo thun Mây | SIZE:M  | AT1     | 0      | 1    |
        AT3  | Áo thun Mây | SIZE:L  | AT1     | 1      | 0    |
    """)
    assert found.seen("late_addition") == []
    assert found.after("possible") == {}


def test_a_hidden_row_is_there() -> None:
    found = shop("""
        code | name        | options | related | store
        AT1  | Áo thun Mây | SIZE:S  |         | hidden
        AT2  | Áo thun Mây | SIZE:M  | AT1     | hidden
    """)
    assert found.seen("late_addition") == []


def test_a_root_that_did_not_arrive_is_shown_and_its_children_wait_for_a_yes() -> None:
    found = shop("""
        code | name            | options | related | store
        AT1  | Áo thun Mây     | SIZE:S  |         |
        AT2  | Áo thun Mây     | SIZE:M  | AT1     |
        QJ1  | Quần jean Sóng  | SIZE:S  | AT1     | yes
    """)
    assert found.seen("root_not_on_store") == ["certain AT1: AT1"]
    assert found.seen("late_addition") == ["possible AT1: AT2"]
    assert found.after() == {}
    assert found.after("possible") == {"AT2": ""}


def test_another_product_that_is_partly_there_has_late_rows_of_its_own() -> None:
    found = shop("""
        code | name           | options | related | store
        AT1  | Áo thun Mây    | SIZE:S  |         | yes
        QJ1  | Quần jean Sóng | SIZE:S  | AT1     | yes
        QJ2  | Quần jean Sóng | SIZE:M  | AT1     |
    """)
    assert found.seen("late_addition") == ["certain AT1: QJ2"]
    assert found.after("possible") == {"QJ2": ""}


def test_a_root_outside_the_file_that_the_store_has_makes_its_rows_late() -> None:
    found = shop("""
        code | name        | options | related | base | unit | store
        AT2  | Áo thun Mây | SIZE:M  | AT1     |      |      |
        AT3  | Áo thun Mây | SIZE:L  | AT1     |      |      |
        XX   | Nón lá      |         |         |      |      | AT1
    """)
    assert found.seen("late_addition") == ["certain AT1: AT2 AT3"]


def test_a_product_sold_under_a_unit_row_only_is_a_note() -> None:
    found = shop("""
        code | name     | options | related | base | unit  | store
        TR1  | Trà sen  | VỊ:Sen  |         |      | Gói   | yes
        TR2  | Trà sen  | VỊ:Lài  | TR1     |      | Gói   |
        TR2T | Trà sen  | VỊ:Lài  | TR1     | TR2  | Thùng | yes
    """)
    assert found.seen("late_addition") == ["note TR1: TR2"]
    assert found.after("possible") == {}


def test_unit_rows_follow_a_late_row() -> None:
    found = shop("""
        code | name     | options | related | base | unit  | store
        TR1  | Trà sen  | VỊ:Sen  |         |      | Gói   | yes
        TR2  | Trà sen  | VỊ:Lài  | TR1     |      | Gói   |
        TR2T | Trà sen  | VỊ:Lài  | TR1     | TR2  | Thùng |
    """)
    assert found.seen("late_addition") == ["certain TR1: TR2"]
    assert found.after() == {"TR2": "", "TR2T": "TR2"}


FAMILIES = """
    code | name           | options | related | store | title
    AT2  | Áo thun Mây    | SIZE:M  | QJ1     |       |
    AT3  | Áo thun Mây    | SIZE:L  | QJ1     |       |
    QJ2  | Quần jean Sóng | SIZE:M  | QJ1     |       |
    QJ3  | Quần jean Sóng | SIZE:L  | QJ1     |       |
    XX   | Nón lá         |         |         | QJ1   | {}
"""


def test_beside_a_root_outside_the_file_every_family_is_blocked_though_nobody_knows_which_is_the_roots() -> None:
    found = shop(FAMILIES.format(""))
    assert found.seen("late_addition") == ["certain QJ1: AT2 AT3", "certain QJ1: QJ2 QJ3"]
    assert "Which product the root is cannot be told" in found.why("late_addition")
    assert found.after(mode="regroup") == {"AT2": "", "AT3": "AT2", "QJ2": "", "QJ3": "QJ2"}
    assert found.after(keep_late=True) == {}


def test_the_stores_title_of_such_a_root_tells_which_family_is_late() -> None:
    found = shop(FAMILIES.format("Quần jean Sóng"))
    assert found.seen("late_addition") == ["certain QJ1: QJ2 QJ3"]
    assert found.seen("second_family") == ["certain QJ1: AT2 AT3"]
    assert found.after(keep_late=True) == {"AT2": "", "AT3": ""}


def test_rows_behind_a_child_of_a_root_outside_the_file_are_late_too() -> None:
    found = shop("""
        code | name        | options | related | store
        AT2  | Áo thun Mây | SIZE:M  | AT1     | yes
        AT3  | Áo thun Mây | SIZE:L  | AT2     |
        XX   | Nón lá      |         |         | AT1
    """)
    assert found.seen("late_addition") == ["certain AT1: AT3"]
    assert found.after() == {"AT3": ""}


def test_a_deleted_root_that_the_store_still_has_makes_its_rows_late() -> None:
    rows = """
        code | name         | options | related  | store
        BT2  | Áo len Sương | SIZE:M  | BT1{DEL} |
        BT3  | Áo len Sương | SIZE:S  | BT1{DEL} |
        XX   | Nón lá       |         |          | BT1
    """
    assert shop(rows).seen("late_addition") == ["certain BT1{DEL}: BT2 BT3"]
    again = rows + "        BT1  | Kệ gỗ Sồi    |         |          |\n"
    assert shop(again).seen("late_addition") == []


def test_an_arrival_that_excel_may_have_damaged_is_told_as_perhaps() -> None:
    found = shop("""
        code   | name           | options | related | store
        AT1    | Áo thun Mây    | SIZE:S  |         | yes
        000123 | Quần jean Sóng | SIZE:S  | AT1     | 123
        000124 | Quần jean Sóng | SIZE:M  | AT1     |
    """)
    assert found.seen("late_addition") == ["certain AT1: 000124"]
    assert "“Quần jean Sóng” is perhaps on the store (000123)" in found.why("late_addition")
