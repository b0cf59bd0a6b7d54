"""Rows that point at each other in a circle."""

from tests.checks.shop import shop


def test_a_circle_needs_a_person() -> None:
    found = shop("""
        code | name    | related
        DH1  | Đồng hồ | DH2
        DH2  | Đồng hồ | DH3
        DH3  | Đồng hồ | DH1
        DH4  | Đồng hồ | DH1
    """)
    assert found.seen("related_circle") == ["certain DH1: DH1 DH2 DH3"]
    assert found.after("possible") == {}


def test_a_row_that_names_itself_is_no_circle() -> None:
    found = shop("""
        code | name    | related
        DH1  | Đồng hồ | DH1
    """)
    assert found.seen("related_circle") == []
