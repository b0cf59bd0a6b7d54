"""A group of which the store has damaged codes only."""

from tests.checks.shop import shop

DAMAGED = """
    code   | name        | options | related | store
    000123 | Áo thun Mây | SIZE:S  |         | 123
    000124 | Áo thun Mây | SIZE:M  | 000123  | 124
    000125 | Áo thun Mây | SIZE:L  | 000123  | {}
"""


def test_rows_that_are_missing_beside_damaged_codes_are_asked_about() -> None:
    found = shop(DAMAGED.format(""))
    assert found.seen("sync_unknown") == ["possible 000123: 000125"]
    assert found.seen("not_on_store") == []
    assert found.after("possible") == {}


def test_a_sure_code_settles_it() -> None:
    table = DAMAGED.format("") + "    000126 | Áo thun Mây | SIZE:XL | 000123 | yes\n"
    assert shop(table).seen("sync_unknown") == []
    assert shop(table).seen("late_addition") == ["certain 000123: 000125"]


def test_a_group_that_is_there_whole_needs_no_answer() -> None:
    assert shop(DAMAGED.format("125")).seen("sync_unknown") == []


def test_findings_of_such_a_group_say_that_it_is_not_known() -> None:
    found = shop("""
        code   | name           | options | related | store
        000123 | Áo thun Mây    | SIZE:S  |         | 123
        QJ1    | Quần jean Sóng | SIZE:S  | 000123  |
        QJ2    | Quần jean Sóng | SIZE:M  | 000123  |
    """)
    assert "is not known" in found.why("second_family")
