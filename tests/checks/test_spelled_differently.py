"""One product under several spellings stays together."""

from tests.checks.shop import shop


def test_typing_differences_are_a_note_and_change_nothing() -> None:
    found = shop("""
        code | name              | options | related
        DN1  | Đầm Mira tay ngắn | SIZE:S  |
        DN2  | Váy Mira tay ngắn | SIZE:M  | DN1
        DN3  | ĐẦM MIRA  tay ngắn | SIZE:L  | DN1
        DN4  | Đầm Mirra tay ngắn | SIZE:XL | DN1
    """)
    assert found.seen("spelled_differently") == ["note DN1: DN1 DN2 DN3 DN4"]
    assert found.after("possible") == {}
