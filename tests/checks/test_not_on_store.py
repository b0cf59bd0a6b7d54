"""Goods that no synced group holds back: other causes come first."""

from tests.checks.shop import shop


def test_a_group_of_which_nothing_is_there_is_one_note() -> None:
    found = shop("""
        code | name        | options | related | store
        TX1  | Túi Vỏ Sò   | SIZE:S  |         |
        TX2  | Túi Vỏ Sò   | SIZE:M  | TX1     |
        NL1  | Nón lá      |         |         | yes
    """)
    assert found.seen("not_on_store") == ["note TX1: TX1 TX2"]
    assert found.after("possible") == {}
    assert "Không tạo mới sản phẩm" in found.why("not_on_store")


def test_goods_of_no_group_are_one_note() -> None:
    found = shop("""
        code | name   | store
        NL1  | Nón lá | yes
        KE1  | Kệ gỗ  |
        KE2  | Kệ tre |
    """)
    assert found.seen("not_on_store") == ["note -: KE1 KE2"]


def test_goods_not_for_sale_and_unit_rows_are_not_counted() -> None:
    found = shop("""
        code | name   | base | unit  | active | store
        NL1  | Nón lá |      | Cái   | 1      | yes
        NL1C | Nón lá | NL1  | Chồng | 1      |
        KE1  | Kệ gỗ  |      |       | 0      |
    """)
    assert found.seen("not_on_store") == []


def test_a_synced_group_is_not_listed() -> None:
    found = shop("""
        code | name      | options | related | store
        TX1  | Túi Vỏ Sò | SIZE:S  |         | yes
        TX2  | Túi Vỏ Sò | SIZE:M  | TX1     |
    """)
    assert found.seen("not_on_store") == []


def test_without_the_store_nothing_is_said() -> None:
    found = shop("""
        code | name   | related
        KE1  | Kệ gỗ  |
    """)
    assert found.seen("not_on_store") == []


def test_combos_and_services_are_not_counted() -> None:
    found = shop("""
        code | name      | kind             | store
        NL1  | Nón lá    | Hàng hóa         | yes
        CB1  | Combo Mây | Combo - đóng gói |
        DV1  | Giặt ủi   | Dịch vụ          |
        KE1  | Kệ gỗ     | Hàng hóa         |
    """)
    assert found.seen("not_on_store") == ["note -: KE1"]


def test_a_row_that_names_itself_is_single_goods() -> None:
    found = shop("""
        code | name   | related | store
        NL1  | Nón lá |         | yes
        KE1  | Kệ gỗ  | ke1     |
    """)
    assert found.seen("not_on_store") == ["note -: KE1"]
