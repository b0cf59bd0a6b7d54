"""Unit rows that did not arrive though their product did: a note."""

from tests.checks.shop import shop


def test_a_missing_unit_row_of_a_product_that_is_there_is_noted() -> None:
    found = shop("""
        code | name     | related | base | unit  | store
        NN1  | Nước Sao |         |      | Lon   | yes
        NN1T | Nước Sao | NN1     | NN1  | Thùng |
        NN2  | Nước Sao | NN1     |      | Lon   | yes
        NN2T | Nước Sao | NN1     | NN2  | Thùng | yes
    """)
    assert found.seen("unit_not_on_store") == ["note -: NN1T"]
    assert "1 unit row: NN1T" in found.why("unit_not_on_store")
    assert found.after("possible") == {}


def test_unit_rows_of_a_product_that_is_not_there_go_with_their_product() -> None:
    found = shop("""
        code | name     | related | base | unit  | store
        NN1  | Nước Sao |         |      | Lon   |
        NN1T | Nước Sao | NN1     | NN1  | Thùng |
        NL1  | Nón lá   |         |      |       | yes
    """)
    assert found.seen("unit_not_on_store") == []


def test_a_base_outside_the_file_is_known_by_its_code_or_its_roots() -> None:
    found = shop("""
        code | name     | related | base | unit  | store
        NN3T | Nước Sao | NN1     | NN3  | Thùng |
        NN4T | Nước Sao | NN1     | NN4  | Thùng |
        NL1  | Nón lá   |         |      |       | NN3
    """)
    assert found.seen("unit_not_on_store") == ["note -: NN3T"]
    found = shop("""
        code | name     | related | base | unit  | store
        NN3T | Nước Sao | NN1     | NN3  | Thùng |
        NL1  | Nón lá   |         |      |       | NN1
    """)
    assert found.seen("unit_not_on_store") == ["note -: NN3T"]


def test_a_unit_not_for_sale_is_not_missing() -> None:
    found = shop("""
        code | name     | related | base | unit  | sold | store
        NN1  | Nước Sao |         |      | Lon   | 1    | yes
        NN1T | Nước Sao | NN1     | NN1  | Thùng | 0    |
    """)
    assert found.seen("unit_not_on_store") == []
