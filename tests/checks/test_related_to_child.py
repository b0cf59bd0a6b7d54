"""A related code that names a child: a chain."""

from tests.checks.shop import shop


def test_the_row_can_be_pointed_at_the_root() -> None:
    found = shop("""
        code | name         | options | related
        MU1  | Mũ Cỏ May    | MÀU:Be  |
        MU2  | Mũ Cỏ May    | MÀU:Nâu | MU1
        MU3  | Mũ Cỏ May    | MÀU:Đen | MU2
    """)
    assert found.seen("related_to_child") == ["possible MU1: MU3"]
    assert found.after() == {}
    assert found.after("possible") == {"MU3": "MU1"}


def test_a_circle_is_no_chain() -> None:
    found = shop("""
        code | name      | related
        DH1  | Đồng hồ   | DH2
        DH2  | Đồng hồ   | DH1
    """)
    assert found.seen("related_to_child") == []


def test_a_chain_that_leaves_the_file_is_a_group_of_the_code_outside() -> None:
    found = shop("""
        code | name        | options | related
        AT2  | Áo thun Mây | SIZE:M  | AT1
        AT3  | Áo thun Mây | SIZE:L  | AT2
    """)
    assert [(group.code, len(group.rows)) for group in found.catalogue.groups] == [("AT1", 2)]
    assert found.seen("related_to_child") == ["possible AT1: AT3"]
    assert found.after("possible") == {"AT3": "AT1"}
    assert found.after() == {}


def test_no_row_is_pointed_at_a_deleted_root() -> None:
    found = shop("""
        code | name        | options | related  | store
        AT2  | Áo thun Mây | SIZE:M  | AT1{DEL} | yes
        AT3  | Áo thun Mây | SIZE:L  | AT2      |
    """)
    assert found.seen("related_to_child") == ["possible AT1{DEL}: AT3"]
    assert found.after("possible") == {"AT3": ""}
