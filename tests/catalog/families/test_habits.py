"""What a shop's own products teach: which part of a code is the style, how far prices and dates go together."""

import pytest

from catalogrepair.catalog.families.habits import Habits
from catalogrepair.catalog.families.scale import EQUAL
from catalogrepair.catalog.families.style import LETTERS, STYLES
from tests.checks.shop import shop


def habits(rows: list[tuple[str, str, str, str]], columns: str = "price") -> Habits:
    """From (code, name, related, value of the column)."""
    lines = [f"{code} | {name} | MÀU:{code} | {related} | {value}" for code, name, related, value in rows]
    return shop(f"code | name | options | related | {columns}\n" + "\n".join(lines)).catalogue.habits


def products(codes: str, count: int = 12, price: str = "{}0000") -> list[tuple[str, str, str, str]]:
    """So many products of two rows; {} in the two codes is the product's number."""
    first, second = codes.split()
    found = []
    for number in range(11, 11 + count):
        root = first.format(number)
        found += [(root, f"Hàng {number}", "", price.format(number))]
        found += [(second.format(number), f"Hàng {number}", root, price.format(number))]
    return found


@pytest.mark.parametrize(
    ("codes", "cut", "style"),
    [
        ("D25{}S D25{}M", "number", "d2511"),
        ("AT{}-1 AT{}-2", "number", "at11"),
        ("7{}-do 7{}-den", "number", "711"),
        ("AO-{}-S AO-{}-M", "number", "ao-11"),
        ("A{}B1 A{}B2", "number", "a11"),
        ("X1-{}-1 X1-{}-2", "mark", "x1-11"),
    ],
)
def test_the_cut_that_the_shop_keeps_is_taken(codes: str, cut: str, style: str) -> None:
    found, habit = habits(products(codes)).style
    first, _ = codes.split()
    assert (found.name, found.style(first.format(11))) == (cut, style)
    assert (habit.kept, habit.asked) == (12, 12)
    assert habit.weight(0) <= -3
    assert habit.weight(1) >= 3


def test_a_shop_that_numbers_its_goods_one_by_one_has_letters_only() -> None:
    rows = [
        (f"{letters}{n}{at}", f"Hàng {n}", f"{letters}{n}1" if at > 1 else "", "1")
        for n, letters in enumerate(("AO", "QU", "TU", "GI"), 10)
        for at in (1, 2, 3)
    ]
    assert habits(rows).style[0] is LETTERS


@pytest.mark.parametrize("code", ["SP000123", "HH000001", "8801116026517", "000123", ""])
def test_numbers_that_nobody_chose_are_no_style(code: str) -> None:
    assert {cut.style(code) for cut in (*STYLES, LETTERS)} == {None}


def test_a_habit_weighs_as_far_as_the_shop_keeps_it() -> None:
    one_price = habits(products("D{}S D{}M")).price
    assert one_price.weight(0) <= -2
    assert one_price.weight(2) >= 2
    same_for_all = habits(products("D{}S D{}M", price="50000")).price
    assert (same_for_all.weight(0), same_for_all.kept) == (0, 12)
    assert habits(products("D{}S D{}M", price="0")).price.asked == 0


def test_of_an_unknown_shop_equal_says_nothing_and_different_something() -> None:
    nothing = habits([("A1", "Hàng", "", "")], columns="category").category
    assert (nothing.asked, nothing.weight(0), nothing.weight(1)) == (0, 0, 2)
    assert nothing.assumed is EQUAL


def test_rows_of_a_product_are_made_in_one_sitting() -> None:
    rows = [(code, name, related, f"{46000 + int(name[-2:])}.5") for code, name, related, _ in products("D{}S D{}M")]
    created = habits(rows, columns="created").created
    assert (created.kept, created.asked) == (12, 12)
    assert created.weight(0) <= -2
    assert created.weight(2) >= 1


def test_the_order_of_rows_teaches_nothing() -> None:
    rows = products("D25{}S D25{}M", count=30)
    forth, back = habits(rows), habits(rows[::-1])
    for kind in ("category", "brand", "maker", "attributes", "price", "created"):
        assert getattr(forth, kind) == getattr(back, kind)
    assert forth.style == back.style
