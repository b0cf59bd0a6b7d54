"""More variants than a store product takes."""

from tests.checks.shop import shop

TABLE = """
code | name    | options | related | base | unit
TR1  | Trà sen | VỊ:Sen  |         |      | Gói
TR2  | Trà sen | VỊ:Lài  | TR1     |      | Gói
TR2T | Trà sen | VỊ:Lài  | TR1     | TR2  | Thùng
"""


def test_unit_rows_count_as_variants() -> None:
    assert shop(TABLE, max_variants=2).seen("too_many_variants") == ["certain TR1: TR1 TR2"]
    assert shop(TABLE, max_variants=3).seen("too_many_variants") == []


def test_another_product_in_the_group_does_not_count() -> None:
    found = shop(
        """
        code | name           | options | related
        AT1  | Áo thun Mây    | SIZE:S  |
        AT2  | Áo thun Mây    | SIZE:M  | AT1
        QJ1  | Quần jean Sóng | SIZE:S  | AT1
        QJ2  | Quần jean Sóng | SIZE:M  | AT1
    """,
        max_variants=2,
    )
    assert found.seen("too_many_variants") == []
