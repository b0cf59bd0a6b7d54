"""The store's word beside what the export looks like: what arrived is no conflict, what did not may still be."""

from tests.checks.shop import shop


def test_of_a_finding_only_the_rows_that_did_not_arrive_are_changed() -> None:
    found = shop("""
        code | name        | options | related | active | store
        AT1  | Áo thun Mây | SIZE:S  |         | 1      | yes
        AT2  | Áo thun Mây | MÀU:Đỏ  | AT1     | 1      | yes
        AT3  | Áo thun Mây | MÀU:Be  | AT1     | 0      |
    """)
    assert found.seen("attribute_names") == ["possible AT1: AT2 AT3"]
    assert "1 of 2 rows are on the store" in found.why("attribute_names")
    assert found.after("possible") == {"AT3": ""}


def test_what_arrived_whole_becomes_a_note() -> None:
    found = shop("""
        code | name        | related | store
        AT1  | Áo thun Mây | AT1     | yes
        KE1  | Kệ gỗ       | KE1     |
    """)
    assert sorted(found.seen("related_to_itself")) == ["certain KE1: KE1", "note AT1: AT1"]
    assert found.after() == {"KE1": ""}


def test_a_code_twice_in_the_export_stays_a_conflict() -> None:
    found = shop("""
        code | name   | store
        KE1  | Kệ gỗ  | yes
        KE1  | Kệ tre | yes
    """)
    assert found.seen("repeated_code") == ["certain -: KE1 KE1"]


def test_nothing_is_changed_by_default_in_a_group_of_which_nothing_arrived() -> None:
    found = shop("""
        code | name    | options | related  | store
        BA1  | Ba lô   | MÀU:Đen | BA0{DEL} |
        BA2  | Ba lô   | MÀU:Xám | BA0{DEL} |
        NL1  | Nón lá  |         |          | yes
    """)
    assert found.seen("related_to_deleted") == ["possible BA0{DEL}: BA1 BA2"]
    assert found.after() == {}


def test_a_perhaps_damaged_code_does_not_make_a_group_synced() -> None:
    found = shop("""
        code   | name           | options | related | store
        000123 | Áo thun Mây    | SIZE:S  |         | 123
        QJ1    | Quần jean Sóng | SIZE:S  | 000123  |
        QJ2    | Quần jean Sóng | SIZE:M  | 000123  |
    """)
    assert found.seen("second_family") == ["possible 000123: QJ1 QJ2"]
    assert found.after() == {}


def test_a_row_found_by_a_damaged_code_alone_is_perhaps_there() -> None:
    found = shop("""
        code   | name        | related | store
        000123 | Áo thun Mây | 000123  | 123
        AT1    | Áo thun Bay | AT1     | yes
    """)
    assert "The row is perhaps on the store" in found.why("related_to_itself")
    assert "The row is on the store" in found.why("related_to_itself")
