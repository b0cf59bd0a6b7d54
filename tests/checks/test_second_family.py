"""Another product inside a group, by the export alone and by the store's word."""

from tests.checks.shop import shop

SWALLOWED = """
code | name           | options | related
AT1  | Áo thun Mây    | SIZE:S  |
AT2  | Áo thun Mây    | SIZE:M  | AT1
QJ1  | Quần jean Sóng | SIZE:S  | AT1
QJ2  | Quần jean Sóng | SIZE:M  | AT1
"""


def test_a_block_of_another_name_leaves() -> None:
    found = shop(SWALLOWED)
    assert found.seen("second_family") == ["likely AT1: QJ1 QJ2"]
    assert found.after() == {"QJ1": "", "QJ2": ""}
    assert found.after("certain") == {}


def test_regroup_keeps_the_block_one_product() -> None:
    assert shop(SWALLOWED).after(mode="regroup") == {"QJ1": "", "QJ2": "QJ1"}


def test_a_single_odd_name_waits_for_a_yes() -> None:
    found = shop("""
        code     | name           | options | related
        SP000001 | Áo thun Mây    | SIZE:S  |
        SP000002 | Áo thun Mây    | SIZE:M  | SP000001
        SP000003 | Quần jean Sóng | SIZE:L  | SP000001
    """)
    assert found.seen("second_family") == ["possible SP000001: SP000003"]
    assert found.after() == {}
    assert "look at its picture" in found.why("second_family")


def test_a_single_odd_row_with_a_code_of_its_own_kind_leaves() -> None:
    found = shop("""
        code | name           | options | related
        AT1  | Áo thun Mây    | SIZE:S  |
        AT2  | Áo thun Mây    | SIZE:M  | AT1
        QJ1  | Quần jean Sóng | SIZE:L  | AT1
    """)
    assert found.seen("second_family") == ["likely AT1: QJ1"]


def test_a_single_odd_row_in_another_category_leaves() -> None:
    found = shop("""
        code | name           | options | related | category
        AT1  | Áo thun Mây    | SIZE:S  |         | Áo
        AT2  | Áo thun Mây    | SIZE:M  | AT1     | Áo
        QJ1  | Quần jean Sóng | SIZE:L  | AT1     | Quần
    """)
    assert found.seen("second_family") == ["likely AT1: QJ1"]


NEAR = """
    code | name              | options | related
    DL1S | Đầm Lam kèm áo lót | SIZE:S  |
    DL1M | Đầm Lam kèm áo lót | SIZE:M  | DL1S
    {1}  | Đầm Lam           | SIZE:{0}  | DL1S
"""


def test_near_names_are_asked_about_and_may_be_one_product_entered_twice() -> None:
    assert shop(NEAR.format("L", "SP000001")).seen("second_family") == ["possible DL1S: SP000001"]
    found = shop(NEAR.format("S", "SP000001"))
    assert found.seen("second_family") == ["possible DL1S: SP000001"]
    assert "it was entered twice" in found.why("second_family")


def test_near_names_that_repeat_the_values_under_another_style_leave() -> None:
    block = NEAR.format("S", "DL2S") + "DL2M | Đầm Lam | SIZE:M | DL1S"
    assert shop(block).seen("second_family") == ["likely DL1S: DL2S DL2M"]


def test_without_the_root_nobody_knows_which_product_stays() -> None:
    found = shop("""
        code | name           | options | related
        AT2  | Áo thun Mây    | SIZE:M  | AT1
        AT3  | Áo thun Mây    | SIZE:L  | AT1
        QJ1  | Quần jean Sóng | SIZE:M  | AT1
        QJ2  | Quần jean Sóng | SIZE:L  | AT1
    """)
    assert found.seen("second_family") == ["possible AT1: AT2 AT3 QJ1 QJ2"]
    assert found.after("possible") == {}


def test_unit_rows_are_no_family_and_follow_their_product() -> None:
    found = shop("""
        code | name              | options | related | base | unit
        TR1  | Trà sen           | VỊ:Sen  |         |      | Gói
        TR2  | Trà sen           | VỊ:Lài  | TR1     |      | Gói
        BG1  | Bánh gạo Giòn Rụm | VỊ:Sen  | TR1     |      | Gói
        BG2  | Bánh gạo Giòn Rụm | VỊ:Lài  | TR1     |      | Gói
        BG2T | Thùng bánh        | VỊ:Lài  | TR1     | BG2  | Thùng
        TR2T | Thùng trà         | VỊ:Lài  | TR1     | TR2  | Thùng
    """)
    assert found.seen("second_family") == ["likely TR1: BG1 BG2"]
    assert found.after() == {"BG1": "", "BG2": "", "BG2T": "BG2"}
    assert found.after(mode="regroup") == {"BG1": "", "BG2": "BG1", "BG2T": "BG1"}


def test_the_store_makes_an_absent_product_certain_however_alike_the_names() -> None:
    found = shop("""
        code | name               | options | related | store
        DL1  | Đầm Lam kèm áo lót | SIZE:S  |         | yes
        DL2  | Đầm Lam            | SIZE:L  | DL1     |
    """)
    assert found.seen("second_family") == ["certain DL1: DL2"]
    assert found.after("certain") == {"DL2": ""}


def test_a_product_that_the_store_has_is_never_cleared_however_odd_its_name() -> None:
    found = shop("""
        code | name           | options | related | category | store
        AT1  | Áo thun Mây    | SIZE:S  |         | Áo       | yes
        AT2  | Áo thun Mây    | SIZE:M  | AT1     | Áo       | yes
        QJ1  | Quần jean Sóng | SIZE:S  | AT1     | Quần     | yes
        QJ2  | Quần jean Sóng | SIZE:M  | AT1     | Quần     | yes
    """)
    assert found.seen("second_family") == ["note AT1: QJ1 QJ2"]
    assert found.after("possible") == {}


def test_a_group_of_which_the_store_has_nothing_is_not_changed_by_default() -> None:
    found = shop("""
        code | name           | options | related | store
        AT1  | Áo thun Mây    | SIZE:S  |         |
        AT2  | Áo thun Mây    | SIZE:M  | AT1     |
        QJ1  | Quần jean Sóng | SIZE:S  | AT1     |
        QJ2  | Quần jean Sóng | SIZE:M  | AT1     |
        NL1  | Nón lá         |         |         | yes
    """)
    assert found.seen("second_family") == ["possible AT1: QJ1 QJ2"]
    assert found.after() == {}
    assert "may not be the cause" in found.why("second_family")


def test_only_rows_for_sale_of_an_absent_product_leave() -> None:
    found = shop("""
        code | name           | options | related | active | store
        AT1  | Áo thun Mây    | SIZE:S  |         | 1      | yes
        QJ1  | Quần jean Sóng | SIZE:S  | AT1     | 1      |
        QJ2  | Quần jean Sóng | SIZE:M  | AT1     | 0      |
    """)
    assert found.seen("second_family") == ["certain AT1: QJ1"]


def test_with_the_root_outside_the_file_the_product_on_the_store_stays() -> None:
    found = shop("""
        code | name           | options | related | store
        QJ1  | Quần jean Sóng | SIZE:M  | AT1     |
        AT2  | Áo thun Mây    | SIZE:M  | AT1     | yes
    """)
    assert found.seen("second_family") == ["certain AT1: QJ1"]


def test_of_a_product_that_is_partly_there_only_the_rows_that_are_there_are_left_alone() -> None:
    found = shop("""
        code | name           | options | related | store
        AT1  | Áo thun Mây    | SIZE:S  |         | yes
        QJ1  | Quần jean Sóng | SIZE:S  | AT1     | yes
        QJ2  | Quần jean Sóng | SIZE:M  | AT1     |
    """)
    assert found.seen("second_family") == ["note AT1: QJ1"]
    assert "1 row of this product is on the store" in found.why("second_family")


def test_a_product_found_by_a_damaged_code_alone_is_perhaps_there() -> None:
    found = shop("""
        code   | name           | options | related | store
        AT1    | Áo thun Mây    | SIZE:S  |         | yes
        000123 | Quần jean Sóng | SIZE:S  | AT1     | 123
    """)
    assert "This product is perhaps on the store" in found.why("second_family")
