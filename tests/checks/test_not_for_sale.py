"""Goods not for sale or out of business."""

from tests.checks.shop import shop


def test_each_group_and_all_single_goods_are_one_note() -> None:
    found = shop("""
        code | name        | options | related | active | sold
        AT1  | Áo thun Mây | SIZE:S  |         | 1      | 1
        AT2  | Áo thun Mây | SIZE:M  | AT1     | 0      | 1
        KE1  | Kệ gỗ       |         |         | 1      | 0
        KE2  | Kệ tre      |         |         | 1      | 1
    """)
    assert sorted(found.seen("not_for_sale")) == ["note -: KE1", "note AT1: AT2"]


def test_an_empty_flag_says_nothing() -> None:
    found = shop("""
        code | name  | active | sold
        KE1  | Kệ gỗ |        |
    """)
    assert found.seen("not_for_sale") == []
