"""Rows without a product code are told of and never changed."""

from tests.checks.shop import shop


def test_rows_without_a_code_are_one_note_with_their_row_numbers() -> None:
    found = shop("""
        code | name        | options | related
        AT1  | Áo thun Mây | SIZE:S  |
             | Áo thun Mây | SIZE:M  | AT1
             | Nón lá      |         |
    """)
    assert [one.rows for one in found.findings if one.check == "without_code"] == [(3, 4)]
    assert "2 rows have no code (row 3, 4)" in found.why("without_code")


def test_beside_a_store_such_a_row_is_not_called_missing() -> None:
    found = shop("""
        code | name        | options | related | store
        AT1  | Áo thun Mây | SIZE:S  |         | yes
             | Áo thun Mây | SIZE:M  | AT1     |
             | Nón lá      |         |         |
    """)
    assert found.seen("late_addition") == []
    assert found.seen("not_on_store") == []
    assert found.after("possible") == {}


def test_a_file_full_of_codes_has_no_such_note() -> None:
    assert shop("code | name\nAT1 | Áo thun Mây").seen("without_code") == []
