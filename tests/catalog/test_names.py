"""Names a shop types: one product, something to ask about, or another product."""

import pytest

from catalogrepair.catalog.findings import Level
from catalogrepair.catalog.groups import read_catalogue
from catalogrepair.catalog.settings import Settings
from catalogrepair.catalog.table import Row, Table
from catalogrepair.checks.second_family import find

ONE_NAME = [
    ("Đầm Nora tay ngắn", "Váy Nora tay ngắn"),
    ("Đầm Nora tay ngắn", "ĐẦM NORA TAY NGẮN"),
    ("Đầm xoè Lily", "Đầm xòe Lily"),
    ("Đầm xoè Lily", "Dam xoe Lily"),
    ("Váy xoè Lily", "Vay xoe Lily"),
    ("Đầm xoè Lily", "Đầm xoèp Lily"),
    ("Hoa tai bạc", "Hoa tai bạcc"),
    ("Áo thun Mây", "Áo thun Mây "),
    ("Áo thun Mây", "Áo  thun Mây"),
    ("Áo thun Mây", "Áothun Mây"),
    ("Áo thun Mây cổ tròn", "Áo thun cổ tròn Mây"),
    ("A\u0301o thun Ma\u0302y", "Áo thun Mây"),
    ("Mỳ gói tôm", "Mì gói tôm"),
    ("Mũ cói Biển", "Nón cói Biển"),
    ("Quần jean Sóng", "Quần jeans Sóng"),
    ("Áo thun Mây", "[SALE 50%] Áo thun Mây"),
    ("Áo thun Mây", "KM mua 1 tặng 1 Áo thun Mây"),
    ("Áo thun Mây", "Áo thun Mây (hàng mới về)"),
    ("Áo thun Mây", "HOT! Áo thun Mây - giảm giá 30%"),
    ("Áo thun Mây", "Á. thun Mây"),
    ("Áo sơ mi Mây", "Áo SM Mây"),
    ("Đầm hoa vintage", "Đầm hoa vntg"),
    ("Quần tây lưng cao", "Quần tâyy lưnng cao"),
]
ONE_NAME_BUT_A_SHADE = [
    ("Áo thun Mây", "Áo thun Mây đỏ"),
    ("Áo thun Mây trắng", "Áo thun Mây xanh rêu"),
    ("Áo thun Mây", "Áo thun Mây size XL"),
    ("Chảo chống dính Bếp Việt 20cm", "Chảo chống dính Bếp Việt 28cm"),
]
TO_ASK = [
    ("Đầm Lam kèm áo lót", "Đầm Lam"),
    ("Áo yukata khoác", "Áo yukata Sakura"),
    ("Váy Poppy lưới thắt nơ", "Đầm lưới Poppy hoa thắt nơ"),
    ("Áo Hạ tay ngắn", "Áo Hạ tay dài"),
    ("Điện thoại Sao 12", "Điện thoại Sao 13"),
    ("Áo Mây", "Áo Nắng"),
    ("Trà đá", "Trà đào"),
    ("Phở gà", "Phở gạo"),
    ("Cá thu", "Cá hú"),
    ("Bột nấm", "Bột nam"),
    ("Áo cổ tim", "Áo cổ tím"),
    ("Chân váy dài", "Váy dài"),
]
OTHER_NAME = [
    ("Áo thun Mây cổ tròn", "Quần jean Sóng ống rộng"),
    ("Áo sơ mi sọc", "Nồi cơm điện Sun"),
    ("Sữa tắm Hương Cau", "Bàn chải Răng Xinh"),
    ("Đầm dáng suông ren 31", "Yếm cổ vuông tơ 66"),
    ("Khăn bandana lụa", "Mũ sợi"),
    ("Áo khoác dáng suông tay bồng", "Quần tây cổ vuông linen"),
]
STYLES, AUTOMATIC = ("R07{}", "K19{}"), ("SP00001{}", "SP00123{}")


def shop(root: str, other: str, *, repeats: bool, rows: int = 3, codes: tuple[str, str] = AUTOMATIC) -> Table:
    """A root family in S, M, L and rows of another name in the same sizes, or in further ones."""
    own, theirs = codes
    sizes = "SML" if repeats else ("XL", "2XL", "3XL")
    tails = "SML" if codes is STYLES else "123"
    family = [
        Row(2 + n, own.format(tails[n]), root, f"SIZE:{size}", own.format(tails[0]) if n else "")
        for n, size in enumerate("SML")
    ]
    guests = [Row(5 + n, theirs.format(tails[n]), other, f"SIZE:{sizes[n]}", family[0].code) for n in range(rows)]
    return Table([*family, *guests])


def level(table: Table) -> Level | None:
    found = list(find(read_catalogue(table), Settings()))
    return found[0].level if found else None


@pytest.mark.parametrize(("root", "other"), ONE_NAME)
@pytest.mark.parametrize("repeats", [True, False])
@pytest.mark.parametrize("codes", [STYLES, AUTOMATIC], ids=["styles", "automatic"])
def test_one_name_typed_differently_is_one_family(root: str, other: str, repeats: bool, codes: tuple[str, str]) -> None:
    assert level(shop(root, other, repeats=repeats, codes=codes)) is None
    assert level(shop(other, root, repeats=repeats, codes=codes)) is None


@pytest.mark.parametrize(("root", "other"), ONE_NAME_BUT_A_SHADE)
def test_a_colour_or_size_in_the_name_is_forgiven_unless_the_values_repeat(root: str, other: str) -> None:
    assert level(shop(root, other, repeats=False)) is None
    assert level(shop(root, other, repeats=True)) is Level.POSSIBLE
    assert level(shop(root, other, repeats=True, codes=STYLES)) is Level.LIKELY


@pytest.mark.parametrize(("root", "other"), TO_ASK)
@pytest.mark.parametrize("rows", [1, 3])
def test_names_with_words_in_common_are_asked_about(root: str, other: str, rows: int) -> None:
    assert level(shop(root, other, repeats=False, rows=rows)) is Level.POSSIBLE


@pytest.mark.parametrize(("root", "other"), TO_ASK)
def test_a_block_that_repeats_the_roots_values_under_another_style_is_another_product(root: str, other: str) -> None:
    assert level(shop(root, other, repeats=True, codes=STYLES)) is Level.LIKELY


@pytest.mark.parametrize(("root", "other"), OTHER_NAME)
@pytest.mark.parametrize("rows", [1, 3])
def test_names_alone_never_clear(root: str, other: str, rows: int) -> None:
    assert level(shop(root, other, repeats=False, rows=rows)) is Level.POSSIBLE


@pytest.mark.parametrize(("root", "other"), OTHER_NAME)
@pytest.mark.parametrize("rows", [1, 3])
def test_names_apart_and_another_style_are_another_product(root: str, other: str, rows: int) -> None:
    assert level(shop(root, other, repeats=False, rows=rows, codes=STYLES)) is Level.LIKELY
    assert level(shop(root, other, repeats=True, rows=rows, codes=STYLES)) is Level.LIKELY


def test_a_root_that_is_the_odd_one_is_asked_about() -> None:
    table = shop("Áo thun Mây", "Quần jean Sóng", repeats=False)
    assert level(Table([table.rows[0], *table.rows[3:]])) is Level.POSSIBLE


def test_a_word_that_several_names_hold_is_no_slip_of_another() -> None:
    """Lisanna and Lisenna are a letter apart and no syllables; in a shop with goods of both they are two lines."""
    table = shop("Đầm Lisanna", "Đầm Lisenna", repeats=False)
    more = [
        Row(20 + n, f"X{n}", f"{kind} {line}")
        for n, kind in enumerate(("Áo", "Quần"))
        for line in ("Lisanna", "Lisenna")
    ]
    assert level(table) is None
    assert level(Table([*table.rows, *more])) is Level.POSSIBLE


def test_without_the_root_nothing_is_proposed() -> None:
    table = shop("Áo thun Mây", "Quần jean Sóng", repeats=True)
    (finding,) = find(read_catalogue(Table(table.rows[1:])), Settings())
    assert (finding.level, finding.fix) == (Level.POSSIBLE, None)
