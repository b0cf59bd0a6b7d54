"""From findings to edits: a row is decided once, and no row is torn from its group or its units."""

from tests.checks.shop import shop

CHAIN = """
    code | name        | options | related | store
    AT1  | Áo thun Mây | SIZE:S  |         | yes
    AT2  | Áo thun Mây | SIZE:M  | AT1     |
    AT3  | Áo thun Mây | SIZE:L  | AT2     |
"""


def test_a_leaving_row_whose_cell_is_right_already_is_not_put_back_into_the_group() -> None:
    for level in ("certain", "likely", "possible"):
        assert shop(CHAIN).after(level, "regroup") == {"AT2": ""}
        assert shop(CHAIN).after(level, "clear") == {"AT2": ""}


def test_of_a_product_that_was_hung_on_another_as_a_whole_only_the_root_is_cleared() -> None:
    found = shop("""
        code | name           | options | related | base | unit
        AT1  | Áo thun Mây    | SIZE:S  |         |      | Cái
        QJ1  | Quần jean Sóng | SIZE:S  | AT1     |      | Cái
        QJ1L | Quần jean Sóng | SIZE:S  | AT1     | QJ1  | Lốc
        QJ2  | Quần jean Sóng | SIZE:M  | QJ1     |      | Cái
        QJ2L | Quần jean Sóng | SIZE:M  | QJ1     | QJ2  | Lốc
        QJ3  | Quần jean Sóng | SIZE:L  | QJ2     |      | Cái
    """)
    assert found.after() == {"QJ1": "", "QJ1L": "QJ1"}
    assert found.after(mode="regroup") == {"QJ1": "", "QJ1L": "QJ1", "QJ3": "QJ1"}


def test_a_row_of_the_staying_product_behind_a_leaving_one_is_put_back_and_others_go_along() -> None:
    found = shop("""
        code | name           | options | related | category
        AT1  | Áo thun Mây    | SIZE:S  |         | Áo
        AT2  | Áo thun Mây    | SIZE:M  | QJ1     | Áo
        QJ1  | Quần jean Sóng | SIZE:S  | AT1     | Quần
        QJ2  | Quần jean Són  | SIZE:L  | QJ1     | Quần
        QX1  | Quần jean      | SIZE:XL | QJ1     | Quần
    """)
    assert found.after() == {"QJ1": "", "AT2": "AT1"}


def test_unit_rows_of_a_child_carry_the_new_roots_code() -> None:
    found = shop("""
        code | name           | options | related | base | unit
        AT1  | Áo thun Mây    | SIZE:S  |         |      | Cái
        AT4  | Áo thun Mây    | SIZE:M  | AT1     |      | Cái
        QJ1  | Quần jean Sóng | SIZE:M  | AT1     |      | Cái
        QJ2  | Quần jean Sóng | SIZE:S  | AT1     |      | Cái
        QJ2L | Quần jean Sóng | SIZE:S  | AT1     | QJ2  | Lốc
        QJ2T | Quần jean Sóng | SIZE:S  | QJ2     | QJ2  | Thùng
    """)
    assert found.after(mode="regroup") == {"QJ1": "", "QJ2": "QJ1", "QJ2L": "QJ1"}
    assert found.after() == {"QJ1": "", "QJ2": "", "QJ2L": "QJ2"}


def test_a_chain_inside_another_product_leaves_whole_without_the_store_too() -> None:
    found = shop("""
        code | name           | options | related
        AT1  | Áo thun Mây    | SIZE:S  |
        AT4  | Áo thun Mây    | SIZE:M  | AT1
        QJ1  | Quần jean Sóng | SIZE:M  | AT1
        QJ2  | Quần jean Sóng | SIZE:S  | QJ1
    """)
    assert found.after("possible", "regroup") == {"QJ1": ""}


def test_keep_late_leaves_late_rows_to_no_other_check() -> None:
    found = shop("""
        code  | name        | options | related  | base | unit | store
        AT1   | Áo thun Mây | SIZE:S  |          |      | Cái  | yes
        AT2   | Áo thun Mây | SIZE:M  | AT1      |      | Cái  | yes
        AT3   | Áo thun Mây | MÀU:Đỏ  | AT1      |      | Cái  |
        AT3-L | Áo thun Mây | MÀU:Đỏ  | AT1      | AT3  | Lốc  |
        BT2   | Áo len Sương | SIZE:M | BT1{DEL} |      |      | yes
        BT3   | Áo len Sương | SIZE:S | BT1{DEL} |      |      |
    """)
    assert found.after("possible") == {"AT3": "", "AT3-L": "AT3", "BT3": ""}
    assert found.after("possible", keep_late=True) == {}


def test_a_row_that_stays_takes_its_unit_rows_along() -> None:
    found = shop("""
        code  | name        | options | related | base | unit | store
        AT1   | Áo thun Mây | SIZE:S  |         |      | Cái  | yes
        AT3   | Áo thun Mây | SIZE:L  | AT1     |      | Cái  |
        AT4   | Áo thun Mây | SIZE:XL | AT3     |      | Cái  | yes
        AT4-L | Áo thun Mây | SIZE:XL | AT3     | AT4  | Lốc  | yes
    """)
    assert found.after("certain") == {"AT3": "", "AT4": "AT1", "AT4-L": "AT1"}


def test_a_unit_row_that_names_a_leaving_row_stays_with_its_product() -> None:
    found = shop("""
        code  | name        | options | related | base | unit | store
        AT1   | Áo thun Mây | SIZE:S  |         |      | Cái  | yes
        AT3   | Áo thun Mây | SIZE:L  | AT1     |      | Cái  |
        AT4   | Áo thun Mây | SIZE:XL | AT1     |      | Cái  | yes
        AT4-L | Áo thun Mây | SIZE:XL | AT3     | AT4  | Lốc  | yes
    """)
    assert found.after("certain") == {"AT3": "", "AT4-L": "AT1"}


def test_a_row_that_hangs_on_a_unit_row_of_a_leaving_one_stays_too() -> None:
    found = shop("""
        code  | name        | options | related | base | unit | store
        AT1   | Áo thun Mây | SIZE:S  |         |      | Cái  | yes
        AT3   | Áo thun Mây | SIZE:L  | AT1     |      | Cái  |
        AT3-L | Áo thun Mây | SIZE:L  | AT1     | AT3  | Lốc  |
        AT4   | Áo thun Mây | SIZE:XL | AT3-L   |      | Cái  | yes
    """)
    assert found.after("certain") == {"AT3": "", "AT3-L": "AT3", "AT4": "AT1"}


def test_a_row_on_the_store_behind_a_leaving_one_keeps_its_root_outside_the_file() -> None:
    found = shop("""
        code | name        | options | related | store
        AT3  | Áo thun Mây | SIZE:L  | AT2     | yes
        AT2  | Áo thun Mây | SIZE:M  | AT1     |
        XX   | Nón lá      |         |         | AT1
    """)
    assert found.after("certain") == {"AT2": "", "AT3": "AT1"}
    assert found.after("certain", "regroup") == {"AT2": "", "AT3": "AT1"}


def test_a_row_without_a_code_is_in_no_fix() -> None:
    found = shop("""
        code | name           | options | related | store
        AT1  | Áo thun Mây    | SIZE:S  |         | yes
        AT2  | Áo thun Mây    | SIZE:M  | AT1     | yes
             | Áo thun Mây    | SIZE:L  | AT1     |
             | Quần jean Sóng | SIZE:L  | AT1     |
    """)
    assert found.after("possible") == {}
    assert found.after("possible", "regroup") == {}


def test_a_unit_row_that_hangs_on_the_new_root_already_is_left_alone() -> None:
    found = shop("""
        code  | name           | options | related | base | unit
        AT1   | Áo thun Mây    | SIZE:S  |         |      | Cái
        AT4   | Áo thun Mây    | SIZE:M  | AT1     |      | Cái
        QJ1   | Quần jean Sóng | SIZE:M  | AT1     |      | Cái
        QJ2   | Quần jean Sóng | SIZE:S  | QJ1     |      | Cái
        QJ2-L | Quần jean Sóng | SIZE:S  | QJ1     | QJ2  | Lốc
    """)
    assert found.after(mode="regroup") == {"QJ1": ""}
    assert found.after(mode="clear") == {"QJ1": ""}


def test_a_unit_row_is_not_changed_for_a_second_row_with_its_products_code() -> None:
    found = shop("""
        code | name        | options | related | base | unit | store
        AT1  | Áo thun Mây | SIZE:S  |         |      | Cái  |
        at1  | Áo thun Mây | SIZE:M  | AT1·    |      | Cái  |
        AT1L | Áo thun Mây | SIZE:S  | AT1·    | AT1  | Lốc  | yes
    """)
    assert "AT1L" not in found.after("possible")
