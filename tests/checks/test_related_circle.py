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
    assert found.seen("related_circle") == ["certain DH1: DH1 DH2 DH3 DH4"]
    assert "DH4 hangs on that circle" in found.why("related_circle")
    assert found.after("possible") == {}


def test_a_row_that_names_itself_is_no_circle() -> None:
    found = shop("""
        code | name    | related
        DH1  | Đồng hồ | DH1
    """)
    assert found.seen("related_circle") == []


def test_rows_on_a_circle_are_not_told_that_their_grouping_is_not_the_cause() -> None:
    found = shop("""
        code | name    | related | store
        DH1  | Đồng hồ | DH2     | yes
        DH2  | Đồng hồ | DH1     |
        DH4  | Đồng hồ | DH1     |
    """)
    assert found.seen("related_circle") == ["certain DH1: DH1 DH2 DH4"]
    assert found.seen("not_on_store") == []
