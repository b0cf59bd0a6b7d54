"""Groups as shops have them, and what a careful support person would do: clear, ask, or keep as one product."""

from typing import Literal

import pytest

from tests.checks.shop import Shop, shop

Answer = Literal["clear", "ask", "keep"]
GROUPS: dict[str, tuple[Answer, str]] = {
    "renamed: one style code, and the sizes go on": ("ask", """
        D2612S  | Đầm cúc nhí mùa hạ | SIZE:S  |
        D2612M  | Đầm cúc nhí mùa hạ | SIZE:M  | D2612S
        D2612L  | Flower gown        | SIZE:L  | D2612S
        D2612XL | Flower gown        | SIZE:XL | D2612S"""),
    "another style, other goods, repeated values": ("clear", """
        AT61S | Áo thun Gió    | SIZE:S |
        AT61M | Áo thun Gió    | SIZE:M | AT61S
        QJ67S | Quần jean Suối | SIZE:S | AT61S
        QJ67M | Quần jean Suối | SIZE:M | AT61S"""),
    "words a letter apart are two words, and numbers tell": ("clear", """
        DM3S  | Đầm dáng suông lụa 41 | SIZE:S  |
        DM3M  | Đầm dáng suông lụa 41 | SIZE:M  | DM3S
        YM9L  | Yếm cổ vuông thô 76   | SIZE:L  | DM3S
        YM9XL | Yếm cổ vuông thô 76   | SIZE:XL | DM3S"""),
    "accents count: a sleeve is no Western cut": ("clear", """
        AK1S | Áo khoác dáng dài tay bồng | SIZE:S |
        AK1M | Áo khoác dáng dài tay bồng | SIZE:M | AK1S
        QT5L | Quần tây cổ vuông đũi      | SIZE:L | AK1S"""),
    "two single goods without attributes": ("clear", """
        KH1 | Khăn bandana nhung | |
        MN2 | Mũ Sợi            | | KH1"""),
    "a heart neck is not purple": ("clear", """
        AT2S  | Áo thun Gió dài | SIZE:S  |
        AT2M  | Áo thun Gió dài | SIZE:M  | AT2S
        AC7L  | Áo cổ tim       | SIZE:L  | AT2S
        AC7XL | Áo cổ tim       | SIZE:XL | AT2S"""),
    "four words shared and automatic codes: perhaps two flavours": ("ask", """
        SP000001 | Bánh xốp Hạt Nắng thịt gà    | CỠ:Nhỏ |
        SP000002 | Bánh xốp Hạt Nắng thịt gà    | CỠ:Vừa | SP000001
        SP000003 | Bánh xốp Hạt Nắng sầu riêng  | CỠ:Lớn | SP000001
        SP000004 | Bánh xốp Hạt Nắng sầu riêng  | CỠ:Đại | SP000001"""),
    "only the garment is shared, and values repeat": ("clear", """
        VM1S | Váy Rosalin                   | SIZE:S  |
        VM1M | Váy Rosalin                   | SIZE:M  | VM1S
        DO1S | Đầm Cordelia cổ vuông tay bèo | SIZE:S  | VM1S
        DO1M | Đầm Cordelia cổ vuông tay bèo | SIZE:M  | VM1S
        DO1L | Đầm Cordelia cổ vuông tay bèo | SIZE:L  | VM1S"""),
    "the garment is not the product": ("clear", """
        QB1S  | Quần alibaba      | SIZE:S |
        QB1M  | Quần alibaba      | SIZE:M | QB1S
        QN128 | Quần kaki ống đứng | SIZE:28 | QB1S
        QN129 | Quần kaki ống đứng | SIZE:29 | QB1S"""),
    "the store cannot hold both under the same options": ("clear", """
        T31-do   | Tất lưới màu cổ kính | MÀU:Đỏ   |
        T31-den  | Tất lưới màu cổ kính | MÀU:Đen  | T31-do
        T31-be   | Tất lưới màu cổ kính | MÀU:Be   | T31-do
        T33-do   | Tất cổ bẻ            | MÀU:Đỏ   | T31-do
        T33-den  | Tất cổ bẻ            | MÀU:Đen  | T31-do
        T33-be   | Tất cổ bẻ            | MÀU:Be   | T31-do"""),
    "other sizes of what could be one kind of jeans": ("ask", """
        QJ1S  | Quần Jeans bụi          | SIZE:S  |
        QJ1M  | Quần Jeans bụi          | SIZE:M  | QJ1S
        QJ2L  | Quần Jean Denim ống loe | SIZE:L  | QJ1S
        QJ2XL | Quần Jean Denim ống loe | SIZE:XL | QJ1S"""),
    "both are words: no misspelling": ("ask", """
        TD1 | Chè đỗ  | CỠ:Nhỏ |
        TD2 | Chè đào | CỠ:Lớn | TD1"""),
    "no syllable: a misspelling": ("keep", """
        DX1S | Đầm xòe Thu  | SIZE:S |
        DX1M | Đầm xòe Thu  | SIZE:M | DX1S
        DX1L | Đầm xoèp Thu | SIZE:L | DX1S"""),
    "a base unit does not hide repeated values": ("clear", """
        A1M | Áo len xám 5 sọc    | SIZE:M | |
        A1L | Áo len xám 5 sọc    | SIZE:L | A1M |
        B1M | Áo len kẻ cam       | SIZE:M | A1M | Cái
        B1L | Áo len kẻ cam       | SIZE:L | A1M | Cái"""),
    "colours in the names of two styles, and values repeat": ("clear", """
        AL18M  | Áo len rêu hoa văn | SIZE:M |
        AL18L  | Áo len rêu hoa văn | SIZE:L | AL18M
        AL22M | Áo len nâu hoa văn | SIZE:M | AL18M
        AL22L | Áo len nâu hoa văn | SIZE:L | AL18M"""),
    "advertising tells nothing": ("keep", """
        AT05S   | Áo thun trơn                        | SIZE:S   |
        AT05M   | [SALE 50%] Áo thun trơn             | SIZE:M   | AT05S
        AT05L   | AT05 Áo thun trơn                   | SIZE:L   | AT05S
        AT05XL  | Áo thun trơn (hàng mới về)          | SIZE:XL  | AT05S
        AT052XL | KM mua 1 tặng 1 Áo thun trơn        | SIZE:2XL | AT05S"""),
}  # fmt: skip


def group(lines: str) -> Shop:
    """One price and category; the fifth column is the unit."""
    rows = [[*line.split("|"), "", ""][:5] for line in lines.strip().splitlines()]
    return shop(
        "code | name | options | related | unit | price | category\n"
        + "\n".join(" | ".join([*(cell.strip() for cell in row), "200000", "Hàng"]) for row in rows)
    )


def said(found: Shop) -> Answer:
    levels = {line.split()[0] for line in found.seen("second_family")}
    return "ask" if "possible" in levels else "clear" if levels else "keep"


@pytest.mark.parametrize("name", GROUPS)
def test_a_group_is_judged_as_a_careful_person_would(name: str) -> None:
    answer, lines = GROUPS[name]
    assert said(group(lines)) == answer


@pytest.mark.parametrize("name", GROUPS)
def test_the_same_in_a_file_with_all_the_others(name: str) -> None:
    everything = group("\n".join(lines.strip("\n") for _, lines in GROUPS.values()))
    answer, lines = GROUPS[name]
    root = lines.split("|")[0].strip()
    found = [line.split()[0] for line in everything.seen("second_family") if line.split()[1] == f"{root}:"]
    assert found == {"clear": ["likely"], "ask": ["possible"], "keep": []}[answer]


def test_only_the_root_of_a_product_that_was_hung_on_another_is_cleared() -> None:
    found = group("""
        A1 | Áo thun Gió    | SIZE:S |
        B1 | Quần jean Suối | SIZE:S | A1
        B2 | Quần jean Suối | SIZE:M | B1
        B3 | Quần jean Suối | SIZE:L | B1""")
    assert found.after() == {"B1": ""}
    assert "is itself the root of 2 other rows" in found.why("second_family")


TITLED = """
    code | name           | options | related | store | title
    AT1S | Áo thun Gió    | SIZE:S  |         | yes   | Áo thun Gió
    AT1M | Áo thun Gió    | SIZE:M  | AT1S    | yes   | Áo thun Gió
    QJ7S | Quần jean Suối | SIZE:S  | AT1S    |       |
    QJ7M | Quần jean Suối | SIZE:M  | AT1S    |       |
    OLD9 | Nón lá         |         |         | yes   | {}
"""


def test_what_the_store_lists_under_other_codes_is_asked_about_and_said() -> None:
    found = shop(TITLED.format("Quần Jeans Suối (HOT)"))
    assert found.seen("second_family") == ["possible AT1S: QJ7S QJ7M"]
    assert "The store has “Quần Jeans Suối (HOT)” already, under other codes (OLD9)" in found.why("second_family")
    assert found.after() == {}
    assert shop(TITLED.format("Quần jean Biển")).seen("second_family") == ["certain AT1S: QJ7S QJ7M"]


def test_the_same_is_said_in_a_group_of_which_the_store_has_nothing() -> None:
    found = shop(TITLED.format("Quần jean Suối").replace("| yes   | Áo thun Gió", "|       |"))
    assert found.seen("second_family") == ["possible AT1S: QJ7S QJ7M"]
    assert "already, under other codes (OLD9)" in found.why("second_family")


def test_a_root_outside_the_file_is_known_by_its_style_where_the_shop_codes_styles() -> None:
    clean = "\n".join(
        f"D{number}{size} | Đầm Hè {number} | SIZE:{size} | {'' if size == 'S' else f'D{number}S'}"
        for number in range(2601, 2613)
        for size in "SML"
    )
    away = """
        D2699M | Đầm Lam cổ vuông | SIZE:M | D2699S
        D2699L | Đầm Lam cổ vuông | SIZE:L | D2699S
        Q2650M | Quần suông Nắng  | SIZE:M | D2699S
        Q2650L | Quần suông Nắng  | SIZE:L | D2699S"""
    assert group(clean + away).seen("second_family") == ["likely D2699S: Q2650M Q2650L"]
    assert group(away).seen("second_family") == ["possible D2699S: D2699M D2699L Q2650M Q2650L"]
    renamed = away.replace("Q2650", "D2699").replace(
        "SIZE:M | D2699S\n        D2699L | Quần", "SIZE:S | D2699S\n        D2699XL | Quần"
    )
    assert group(clean + renamed).after("possible") == {}


def test_one_style_code_holds_back_at_any_level() -> None:
    clean = "\n".join(
        f"D{number}{size} | Đầm Hè {number} | SIZE:{size} | {'' if size == 'S' else f'D{number}S'}"
        for number in range(2601, 2613)
        for size in "SML"
    )
    found = group(clean + """
        A2680S | Áo yukata khoác   | SIZE:S  |
        A2680M | Áo yukata khoác   | SIZE:M  | A2680S
        A2680L | Áo khoác Lady bầu | SIZE:L  | A2680S""")  # fmt: skip
    assert found.seen("second_family") == []
    assert "The same style code, A2680 (in this shop 13 of 13 products have one style code)" in found.why(
        "spelled_differently"
    )
    assert found.after("possible") == {}


def test_the_most_telling_question_comes_first() -> None:
    found = group("""
        SP000001 | Áo Hạ tay ngắn  | SIZE:S |
        SP000002 | Áo Hạ tay dài   | SIZE:M | SP000001
        SP000011 | Áo thun Gió     | SIZE:S |
        SP000012 | Quần jean Suối  | SIZE:M | SP000011""")
    assert found.seen("second_family") == ["possible SP000011: SP000012", "possible SP000001: SP000002"]


def test_a_family_that_hangs_on_a_third_one_is_held_against_that_and_the_root() -> None:
    found = group("""
        AT1S | Áo thun Gió    | SIZE:S |
        QJ7S | Quần jean Suối | SIZE:S | AT1S
        NC1  | Nồi cơm Sun    |        | QJ7S
        QJ7M | Quần jean Suôi | SIZE:M | QJ7S
        AT1L | Áo thun Gió bo | SIZE:L | QJ7S""")
    assert found.seen("second_family") == [
        "likely AT1S: QJ7S",
        "likely AT1S: NC1",
        "possible AT1S: QJ7M",
    ]
    assert found.after() == {"QJ7S": "", "NC1": "", "AT1L": "AT1S"}
    assert found.seen("related_to_child") == []


def test_what_the_evidence_calls_the_roots_product_is_put_back_to_it() -> None:
    clean = "\n".join(
        f"D{number}{size} | Đầm Hè {number} | SIZE:{size} | {'' if size == 'S' else f'D{number}S'}"
        for number in range(2601, 2613)
        for size in "SML"
    )
    nested = """
        Q2650S | Quần suông Nắng | SIZE:S | {}
        Q2650L | Quần suông hạ   | SIZE:L | Q2650S
        A2680M | Áo yukata dài   | SIZE:M | Q2650S
        A2680L | Áo yukata dài   | SIZE:L | {}"""
    root = "\n        A2680S | Áo yukata khoác | SIZE:S |"
    assert group(clean + root + nested.format("A2680S", "A2680S")).after() == {"Q2650S": "", "A2680M": "A2680S"}
    assert group(clean + nested.format("A2680S", "A2680S")).after() == {"Q2650S": "", "A2680M": "A2680S"}


HARD: dict[str, tuple[Answer, str]] = {
    "a size glued to the code is no other style": ("ask", """
        AK9S   | Áo khoác dạ Mila | SIZE:S   |
        AK9M   | Áo khoác dạ Mila | SIZE:M   | AK9S
        AK92XL | Winter coat      | SIZE:2XL | AK9S"""),
    "two single rows with neighbouring codes": ("ask", """
        K611 | Túi xách mini da | MÀU:Đen   |
        K612 | Mini leather bag | MÀU:Trắng | K611"""),
    "names that mostly agree are told apart by harder evidence than a shelf": ("ask", """
        SP000001 | Son kem lì Velvet       | MÀU:Đỏ  | | | 290000 | Son
        SP000002 | Velvet Lip Tint son lì  | MÀU:Cam | SP000001 | | 310000 | Trang điểm"""),
    "one style code, even without a habit and on the sale shelf": ("ask", """
        D2612S  | Đầm hoa nhí vintage | SIZE:S  | | | 300000 | Đầm
        D2612M  | Đầm hoa nhí vintage | SIZE:M  | D2612S | | 300000 | Đầm
        D2612L  | Floral dress        | SIZE:L  | D2612S | | 199000 | Sale
        D2612XL | Floral dress        | SIZE:XL | D2612S | | 199000 | Sale"""),
    "goods that are named by their own codes": ("clear", """
        AT01S | Áo thun AT01 | SIZE:S |
        AT01M | Áo thun AT01 | SIZE:M | AT01S
        AT02S | Áo thun AT02 | SIZE:S | AT01S
        AT02M | Áo thun AT02 | SIZE:M | AT01S"""),
    "medicines a letter or two apart": ("ask", """
        SP000001 | Omeprazol 20mg   | HỘP:30 viên |
        SP000002 | Esomeprazol 20mg | HỘP:14 viên | SP000001"""),
    "a brand is no abbreviation": ("ask", """
        SP000001 | Sữa TH        | LOẠI:Ít đường |
        SP000002 | Sữa tươi hạt  | LOẠI:Có đường | SP000001"""),
    "a colour that names the goods": ("ask", """
        SP000001 | Đậu xanh 500g | KL:500g |
        SP000002 | Đậu đen 1kg   | KL:1kg  | SP000001"""),
    "a strength that names the goods": ("ask", """
        SP000001 | Cồn y tế 70% | DT:500ml |
        SP000002 | Cồn y tế 90% | DT:1l    | SP000001"""),
    "the same size in letters and in kilograms": ("ask", """
        SP000001 | Đầm bầu hoa     | SIZE:M    |
        SP000002 | Váy bầu form to | SIZE:60kg | SP000001"""),
    "one attribute under two names": ("ask", """
        SP000001 | Áo sơ mi lụa | MÀU:Đỏ   |
        SP000002 | Silk shirt   | COLOR:Be | SP000001"""),
}  # fmt: skip


@pytest.mark.parametrize("name", HARD)
def test_a_hard_one(name: str) -> None:
    answer, lines = HARD[name]
    rows = [[cell.strip() for cell in line.split("|")] for line in lines.strip().splitlines()]
    rows = [[*row, *["", "200000", "Hàng"][len(row) - 4 :]] for row in rows]
    head = "code | name | options | related | unit | price | category\n"
    assert said(shop(head + "\n".join(" | ".join(row) for row in rows))) == answer


def test_case_and_unicode_form_of_one_row_decide_nothing() -> None:
    lines = """
        SP000001 | Ốp lưng trong A12 | LOẠI:Trong |
        SP000002 | Ốp lưng trong A13 | LOẠI:Trong | SP000001
        SP000003 | Ốp lưng trong A13 | LOẠI:Nhám  | SP000001"""
    other = lines.replace("SP000003 | Ốp lưng trong A13", "SP000003 | ỐP LƯNG TRONG A13")
    assert group(other).seen("second_family") == group(lines).seen("second_family")


def test_unit_rows_of_unit_rows_stop_nothing() -> None:
    found = shop("""
        code | name           | options | related | base | unit
        A1   | Sữa tươi Mộc   | VỊ:Dâu  |         |      | Hộp
        B1   | Bánh quy Nắng  | VỊ:Dâu  | A1      |      | Gói
        B1L  | Bánh quy Nắng  | VỊ:Dâu  | A1      | B1   | Lốc
        B1T  | Bánh quy Nắng  | VỊ:Dâu  | B1      | B1L  | Thùng
    """)
    assert found.after() == {"B1": "", "B1L": "B1"}
