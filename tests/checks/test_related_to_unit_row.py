"""A related code that names a unit row."""

from tests.checks.shop import shop


def test_the_row_can_be_pointed_at_the_unit_row_s_root() -> None:
    found = shop("""
        code | name    | options | related | base | unit
        BU1  | Bút bi  | MÀU:Đen |         |      | Cây
        BU1H | Bút bi  | MÀU:Đen |         | BU1  | Hộp
        BU2  | Bút bi  | MÀU:Đỏ  | BU1H    |      | Cây
    """)
    assert found.seen("related_to_unit_row") == ["possible BU1: BU2"]
    assert found.after() == {}
    assert found.after("possible") == {"BU2": "BU1"}
