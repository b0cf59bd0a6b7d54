"""A root that was deleted."""

from tests.checks.shop import shop

DELETED = """
code | name    | options | related
BA1  | Ba lô   | MÀU:Đen | BA0{DEL}
BA2  | Ba lô   | MÀU:Xám | BA0{DEL}
"""


def test_its_rows_leave_once_somebody_says_yes() -> None:
    found = shop(DELETED)
    assert found.seen("related_to_deleted") == ["possible BA0{DEL}: BA1 BA2"]
    assert found.after() == {}
    assert found.after("possible") == {"BA1": "", "BA2": ""}


def test_regroup_keeps_them_together() -> None:
    assert shop(DELETED).after("possible", "regroup") == {"BA1": "", "BA2": "BA1"}


def test_a_deleted_root_that_is_still_in_the_file_is_a_root() -> None:
    found = shop("""
        code     | name  | options | related
        BA0{DEL} | Ba lô | MÀU:Be  |
        BA1      | Ba lô | MÀU:Đen | BA0{DEL}
    """)
    assert found.seen("related_to_deleted") == []
