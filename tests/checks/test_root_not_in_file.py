"""A root that is not in the file."""

from tests.checks.shop import shop


def test_it_is_a_note() -> None:
    found = shop("""
        code | name        | options | related
        VA2  | Vải thô Mộc | MÀU:Ngà | VA1
        VA3  | Vải thô Mộc | MÀU:Be  | VA1
    """)
    assert found.seen("root_not_in_file") == ["note VA1: VA2 VA3"]
    assert found.after("possible") == {}


def test_a_root_whose_code_only_differs_in_spaces_is_there() -> None:
    found = shop("""
        code | name        | options | related
        VA1  | Vải thô Mộc | MÀU:Đỏ  |
        VA2  | Vải thô Mộc | MÀU:Ngà | va1·
    """)
    assert found.seen("root_not_in_file") == []
