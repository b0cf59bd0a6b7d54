"""A row that names itself."""

from tests.checks.shop import shop


def test_its_cell_is_cleared() -> None:
    found = shop("""
        code | name        | related
        AT1  | Áo thun Mây | AT1
        KE1  | Kệ gỗ       |
    """)
    assert found.seen("related_to_itself") == ["certain AT1: AT1"]
    assert found.after("certain") == {"AT1": ""}


def test_a_code_on_two_rows_may_mean_the_other_one() -> None:
    found = shop("""
        code | name        | related
        AT1  | Áo thun Mây | AT1
        at1  | Áo thun Mây |
    """)
    assert found.seen("related_to_itself") == ["possible AT1: AT1"]
    assert found.after("possible") == {}


def test_a_unit_row_names_its_own_product_by_right() -> None:
    found = shop("""
        code | name    | related | base | unit
        TR1  | Trà sen |         |      | Gói
        TR1T | Trà sen | TR1T    | TR1  | Thùng
    """)
    assert found.seen("related_to_itself") == []
