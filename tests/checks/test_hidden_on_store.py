"""Goods that are on the store, and hidden."""

from tests.checks.shop import shop


def test_hidden_goods_are_one_note() -> None:
    found = shop("""
        code | name   | store
        NL1  | Nón lá | hidden
        NL2  | Nón cói | hidden
        KE1  | Kệ gỗ  | yes
    """)
    assert found.seen("hidden_on_store") == ["note -: NL1 NL2"]


def test_a_code_that_is_shown_once_is_not_hidden() -> None:
    found = shop("""
        code | name   | store
        NL1  | Nón lá | hidden
        NL2  | Nón cói | NL1
    """)
    assert found.seen("hidden_on_store") == []


def test_goods_out_of_business_are_not_counted() -> None:
    found = shop("""
        code | name     | active | store
        NL1  | Nón lá   | 0      | hidden
        NL2  | Nón rơm  | 1      | hidden
    """)
    assert found.seen("hidden_on_store") == ["note -: NL2"]
    assert "1 row is on the store but hidden" in found.why("hidden_on_store")
