"""A code on two variants of the store."""

from tests.checks.shop import shop


def test_a_code_on_two_variants_is_a_conflict_without_a_fix() -> None:
    found = shop("""
        code | name    | store | title
        NL1  | Nón lá  | yes   | Nón lá Huế
        KE1  | Kệ gỗ   | NL1   | Kệ gỗ
    """)
    assert found.seen("repeated_on_store") == ["certain -: NL1"]
    assert found.after("possible") == {}
    assert "“Nón lá Huế”; “Kệ gỗ”" in found.why("repeated_on_store")


def test_a_barcode_that_is_another_s_sku_counts() -> None:
    found = shop("""
        code | name    | store
        NL1  | Nón lá  | sku
        NL2  | Nón cói | own-0
    """)
    assert found.seen("repeated_on_store") == ["note -:"]


def test_codes_that_the_export_lacks_are_one_note() -> None:
    found = shop("""
        code | name    | store
        NL1  | Nón lá  | ZZ
        NL2  | Nón cói | zz·
    """)
    assert found.seen("repeated_on_store") == ["note -:"]
    assert "1 more codes" in found.why("repeated_on_store")
