"""A product code on two rows."""

from tests.checks.shop import shop


def test_the_exact_code_twice_is_certain() -> None:
    found = shop("""
        code | name
        KE1  | Kệ gỗ
        KE1  | Kệ tre
    """)
    assert found.seen("repeated_code") == ["certain -: KE1 KE1"]


def test_codes_that_differ_in_case_or_spaces_are_asked_about() -> None:
    found = shop("""
        code | name
        KE1  | Kệ gỗ
        ke1· | Kệ tre
    """)
    assert found.seen("repeated_code") == ["possible -: KE1 ke1"]


def test_empty_codes_are_not_compared() -> None:
    found = shop("""
        code | name
             | Kệ gỗ
             | Kệ tre
    """)
    assert found.seen("repeated_code") == []
