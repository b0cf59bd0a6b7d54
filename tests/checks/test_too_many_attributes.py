"""More attributes than a store product takes."""

from tests.checks.shop import shop

HEAD = "code | name | options | related\n"


def test_a_product_that_loses_its_fourth_attribute_is_a_note() -> None:
    found = shop(HEAD + "AT1 | Áo thun Mây | A:1¦B:1¦C:1¦D:1 | \nAT2 | Áo thun Mây | A:2¦B:1¦C:1¦D:2 | AT1")
    assert found.seen("too_many_attributes") == ["note AT1: AT1 AT2"]


def test_two_rows_that_become_the_same_by_the_cut_are_a_conflict() -> None:
    found = shop(HEAD + "AT1 | Áo thun Mây | A:1¦B:1¦C:1¦D:1 | \nAT2 | Áo thun Mây | A:1¦B:1¦C:1¦D:2 | AT1")
    assert found.seen("too_many_attributes") == ["certain AT1: AT1 AT2"]
    assert found.after("possible") == {}


def test_three_are_taken() -> None:
    found = shop(HEAD + "AT1 | Áo thun Mây | A:1¦B:1¦C:1 | ")
    assert found.seen("too_many_attributes") == []
