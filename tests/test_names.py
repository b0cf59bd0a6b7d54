"""Names a shop types: one product, something to ask about, or another product."""

import pytest

from catalogrepair.checks.second_family import find
from catalogrepair.core.findings import Level
from catalogrepair.core.groups import read_catalogue
from catalogrepair.core.settings import Settings
from catalogrepair.core.table import Row, Table

ONE_NAME = [
    ("Đầm Nora tay ngắn", "Váy Nora tay ngắn"),
    ("Đầm Nora tay ngắn", "ĐẦM NORA TAY NGẮN"),
    ("Đầm xoè Lily", "Đầm xòe Lily"),
    ("Đầm xoè Lily", "Dam xoe Lily"),
    ("Đầm xoè Lily", "Đầm xoèp Lily"),
    ("Áo thun Mây", "Áo thun Mây "),
    ("Áo thun Mây", "Áo  thun Mây"),
    ("Áo thun Mây cổ tròn", "Áo thun cổ tròn Mây"),
    ("Áo thun Mây", "Áo thun Mây đỏ"),
    ("Áo thun Mây trắng", "Áo thun Mây đen"),
    ("Áo thun Mây", "Áo thun Mây size XL"),
    ("Chảo chống dính Bếp Việt 20cm", "Chảo chống dính Bếp Việt 28cm"),
    ("Áo thun Mây", "A\u0301o thun Ma\u0302y"),
]
TO_ASK = [
    ("Đầm Lam kèm áo lót", "Đầm Lam"),
    ("Áo kimono khoác", "Áo kimono Haori"),
    ("Váy Daisy lưới cột dây", "Đầm lưới Daisy hoa cột dây"),
    ("Áo Hạ tay ngắn", "Áo Hạ tay dài"),
    ("Điện thoại Sao 12", "Điện thoại Sao 13"),
    ("Áo Mây", "Áo Nắng"),
]
OTHER_NAME = [
    ("Áo thun Mây cổ tròn", "Quần jean Sóng ống rộng"),
    ("Áo sơ mi caro", "Nồi cơm điện Sun"),
    ("Sữa tắm Hương Cau", "Bàn chải Răng Xinh"),
]


def shop(root: str, other: str, *, repeats: bool, rows: int = 3) -> Table:
    """A root family in S, M, L and rows of another name in the same sizes, or in sizes of their own."""
    sizes = ("S", "M", "L") if repeats else ("36", "38", "40")
    family = [Row(2 + n, f"R{n}", root, f"SIZE:{size}", "R0" if n else "") for n, size in enumerate("SML")]
    return Table([*family, *(Row(5 + n, f"K{n}", other, f"SIZE:{sizes[n]}", "R0") for n in range(rows))])


def level(table: Table) -> Level | None:
    found = list(find(read_catalogue(table), Settings()))
    return found[0].level if found else None


@pytest.mark.parametrize(("root", "other"), ONE_NAME)
@pytest.mark.parametrize("repeats", [True, False])
def test_one_name_typed_differently_is_one_family(root: str, other: str, repeats: bool) -> None:
    assert level(shop(root, other, repeats=repeats)) is None


@pytest.mark.parametrize(("root", "other"), TO_ASK)
def test_names_with_words_in_common_are_asked_about(root: str, other: str) -> None:
    assert level(shop(root, other, repeats=False)) is Level.POSSIBLE


@pytest.mark.parametrize(("root", "other"), TO_ASK)
def test_a_block_that_repeats_the_roots_values_is_another_product(root: str, other: str) -> None:
    assert level(shop(root, other, repeats=True)) is Level.LIKELY


@pytest.mark.parametrize(("root", "other"), OTHER_NAME)
def test_names_with_nothing_in_common_are_another_product(root: str, other: str) -> None:
    assert level(shop(root, other, repeats=False)) is Level.LIKELY


@pytest.mark.parametrize(("root", "other"), OTHER_NAME)
def test_a_single_odd_row_is_asked_about(root: str, other: str) -> None:
    assert level(shop(root, other, repeats=False, rows=1)) is Level.POSSIBLE


def test_a_root_that_is_the_odd_one_is_asked_about() -> None:
    table = shop("Áo thun Mây", "Quần jean Sóng", repeats=False)
    assert level(Table([table.rows[0], *table.rows[3:]])) is Level.POSSIBLE


def test_without_the_root_nothing_is_proposed() -> None:
    table = shop("Áo thun Mây", "Quần jean Sóng", repeats=True)
    (finding,) = find(read_catalogue(Table(table.rows[1:])), Settings())
    assert (finding.level, finding.fix) == (Level.POSSIBLE, None)
