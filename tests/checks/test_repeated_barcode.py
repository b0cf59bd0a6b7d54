"""A barcode on two rows."""

from tests.checks.shop import shop


def test_it_is_a_note() -> None:
    found = shop("""
        code | name   | barcode
        KE1  | Kệ gỗ  | 893001
        KE2  | Kệ tre | 893001
        KE3  | Kệ mây |
        KE4  | Kệ sắt |
    """)
    assert found.seen("repeated_barcode") == ["note -: KE1 KE2"]
