"""What each kind of evidence adds, and that one kind alone is never enough."""

import pytest

from catalogrepair.catalog.families.contrast import contrasts
from catalogrepair.catalog.families.lexicon import Lexicon
from catalogrepair.catalog.families.likeness import Nearness, compare
from catalogrepair.catalog.families.sizes import sizes_of
from catalogrepair.catalog.families.spelling import keys_of, split_words
from tests.checks.shop import Shop, shop

HEAD = "code | name | options | related | price | category | brand | created | barcode"


def beside_clean_goods(lines: str, codes: str = "D{0}S D{0}M") -> Shop:
    """A group in a shop of a dozen products: one price, category, brand and sitting each, all of them different."""
    clean = []
    for number in range(2611, 2623):
        root, child = (code.format(number, "ABCDEFGHIJKLMN"[number - 2611]) for code in codes.split())
        beside = f"{number}00 | Loại {number % 3} | Hãng {number % 4} | {46000 + number % 7 * 30}.5 | "
        clean += [
            f"{root} | Đầm Hè {number} | SIZE:S |  | {beside}",
            f"{child} | Đầm Hè {number} | SIZE:M | {root} | {beside}",
        ]
    return shop("\n".join([HEAD, *clean, *lines.strip().splitlines()]))


def clues(found: Shop) -> dict[str, int]:
    """The points of each kind in the last group."""
    _, (seen, *_) = contrasts(found.catalogue, found.catalogue.groups[-1])
    return {clue.kind: clue.weight for clue in seen.clues}


def row(code: str, name: str, size: str, related: str = "", **more: str) -> str:
    beside = {"price": "500000", "category": "Loại 1", "brand": "Hãng 1", "created": "46100.5", "barcode": ""} | more
    return " | ".join([code, name, f"SIZE:{size}" if size else "", related, *beside.values()])


def group(*rows: str, codes: str = "D{0}S D{0}M") -> Shop:
    return beside_clean_goods("\n".join(rows), codes)


def test_repeated_values_alone_are_one_kind_and_so_a_question() -> None:
    bare = {"price": "", "category": "", "brand": "", "created": ""}
    found = group(
        row("SP000001", "Áo Hạ tay ngắn", "S", **bare),
        row("SP000002", "Áo Hạ tay ngắn", "M", "SP000001", **bare),
        row("SP000003", "Áo Hạ tay dài", "S", "SP000001", **bare),
        row("SP000004", "Áo Hạ tay dài", "M", "SP000001", **bare),
    )
    assert clues(found) == {"values": 5, "names": -1}
    assert "But only one kind of evidence is clear" in found.why("second_family")
    assert found.seen("second_family") == ["possible SP000001: SP000003 SP000004"]


def test_another_price_of_a_single_row_weighs_little() -> None:
    one = [row("SP000001", "Áo thun Gió", "S"), row("SP000002", "Áo thun Gió", "M", "SP000001")]
    odd = row("SP000003", "Quần jean Suối", "L", "SP000001", price="90000")
    more = row("SP000004", "Quần jean Suối", "XL", "SP000001", price="90000")
    assert clues(group(*one, odd))["price"] == 1
    assert clues(group(*one, odd, more))["price"] >= 2


@pytest.mark.parametrize(
    ("kind", "value"),
    [("category", "Loại 2"), ("brand", "Hãng 2"), ("price", "90000"), ("created", "46900.5")],
)
def test_what_is_equal_speaks_for_one_product_and_what_differs_for_two(kind: str, value: str) -> None:
    same = [row("SP000001", "Áo thun Gió", "S"), row("SP000002", "Áo thun Gió", "M", "SP000001")]
    guests = ("SP000003", "L"), ("SP000004", "XL")
    equal = clues(group(*same, *(row(code, "Quần jean Suối", size, "SP000001") for code, size in guests)))
    other = clues(
        group(*same, *(row(code, "Quần jean Suối", size, "SP000001", **{kind: value}) for code, size in guests))
    )
    assert equal[kind] < 0 < other[kind]
    assert {name: weight for name, weight in equal.items() if name != kind} == {
        name: weight for name, weight in other.items() if name != kind
    }


def test_the_maker_stands_in_the_barcode() -> None:
    own, other = "8934563{}00", "8801116{}00"
    rows = [row("SP000001", "Bánh gạo", "", barcode=own.format("0010"))]
    rows += [row("SP000002", "Mì gói", "", "SP000001", barcode=other.format("0020"))]
    found = group(*rows)
    assert clues(found)["maker"] > 0
    assert "The maker in the barcode differs: “8801116”, not “8934563”" in found.why("second_family")


def test_a_row_with_rows_of_its_own_was_a_product() -> None:
    bare = {"price": "", "category": "", "brand": "", "created": ""}
    rows = [
        row("SP000001", "Áo thun Gió", "S", **bare),
        row("SP000002", "Quần jean Suối", "L", "SP000001", **bare),
        row("SP000003", "Quần jean Suối", "XL", "SP000002", **bare),
    ]
    found = group(*rows)
    assert clues(found) == {"names": 3, "own_rows": 3, "sizes": -1}
    assert found.after() == {"SP000002": ""}


def test_equal_letters_hold_nothing_back() -> None:
    rows = [
        row("AO301", "Áo thun Gió", "S"),
        row("AO302", "Áo thun Gió", "M", "AO301"),
        row("AO401", "Áo len kẻ sọc", "S", "AO301"),
        row("AO402", "Áo len kẻ sọc", "M", "AO301"),
    ]
    letters = "{1}{1}{0}1 {1}{1}{0}2"
    found = beside_clean_goods("\n".join(rows), letters)
    assert clues(found)["style"] == -1
    assert "The same first letters of the code, AO" in found.why("second_family")
    assert found.seen("second_family")[-1].endswith("AO301: AO401 AO402")


def test_where_one_name_has_several_codes_they_are_no_styles() -> None:
    rows = [
        row("K611", "Khăn bandana", "S"),
        row("K612", "Khăn vuông lụa", "L", "K611"),
        row("K613", "Khăn vuông lụa", "XL", "K611"),
    ]
    assert "style" not in clues(group(*rows))
    assert clues(group(*rows[:2]))["style"] > 0


def test_two_words_a_letter_apart_are_asked_about_however_much_else_is_equal() -> None:
    found = group(row("SP000001", "Trà đá", "S"), row("SP000002", "Trà đào", "M", "SP000001"))
    assert sum(clues(found).values()) <= -6
    assert found.seen("second_family") == ["possible SP000001: SP000002"]
    kept = group(row("SP000001", "Trà đá", "S"), row("SP000002", "Trà đá lớn", "M", "SP000001"))
    assert kept.seen("second_family") == []


def test_a_bare_name_joins_nothing_where_two_accented_ones_read_like_it() -> None:
    def families(*names: str) -> int:
        rows = [row(f"SP00000{n}", name, "SMLX"[n], "SP000000" if n else "") for n, name in enumerate(names)]
        return len(group(*rows).catalogue.groups[-1].families)

    assert families("Bột nấm", "Bot nam") == 1
    assert families("Bột nấm", "Bột nam", "Bot nam") == 3


@pytest.mark.parametrize(
    ("one", "other", "nearness"),
    [
        ("Áo thun", "Quần jean", Nearness.NOTHING),
        ("Bralette ren", "Bralette đan móc", Nearness.TYPE),
        ("Bralette ren hoa", "Bralette đan móc", Nearness.NOTHING),
        ("Quần jean bụi", "Quần jean denim ống loe", Nearness.SOME),
        ("Áo mây đỏ", "Áo mây xanh", Nearness.MOST),
        ("Áo Hạ tay ngắn", "Áo Hạ tay dài", Nearness.MOST),
        ("Đầm Lam", "Đầm Lam kèm áo lót", Nearness.WITHIN),
        ("Trà đá", "Trà đào", Nearness.MOST),
    ],
)
def test_names_stand_apart_or_near_word_by_word(one: str, other: str, nearness: Nearness) -> None:
    ones, others = ((keys_of(split_words(name)),) for name in (one, other))
    lexicon = Lexicon([])
    assert compare(ones, others, lexicon).nearness is nearness
    assert compare(others, ones, lexicon).nearness is nearness


def test_a_colour_in_the_name_is_forgiven_only_where_nothing_else_sorts_the_two_apart() -> None:
    def families(*codes: str, brand: str = "Hãng 1") -> int:
        first, second = codes
        rows = [row(first, "Trà túi xanh", "S"), row(second, "Trà túi đen", "M", first, brand=brand)]
        return len(group(*rows).catalogue.groups[-1].families)

    assert families("TR1S", "TR1M") == families("SP000001", "SP000002") == 1
    assert families("TR1S", "HT9M") == families("SP000001", "SP000002", brand="Hãng 2") == 2


def test_a_slip_made_twice_is_a_slip_beside_a_common_word() -> None:
    lexicon = Lexicon([*(f"Ghế xếp {n}" for n in range(40)), "Bàn xếpp đen", "Kệ xếpp"])
    assert lexicon.is_slip(*keys_of(("xếp", "xếpp")))
    assert not Lexicon(["Ghế xếp", "Bàn xếpp đen", "Kệ xếpp"]).is_slip(*keys_of(("xếp", "xếpp")))


def test_sizes_go_on_overlap_or_are_of_two_kinds() -> None:
    small, large = sizes_of(["SIZE:S", "SIZE:M"]), sizes_of(["SIZE:L", "SIZE:5XL"])
    between, numbers, grams = sizes_of(["SIZE:XS", "SIZE:L"]), sizes_of(["SIZE:36", "SIZE:38"]), sizes_of(["SIZE:100g"])
    assert small and large and between and numbers and grams
    assert small.goes_on(large)
    assert large.goes_on(small)
    assert not small.goes_on(between)
    assert not small.is_another_kind(large)
    assert small.is_another_kind(numbers)
    assert numbers.is_another_kind(small)
    assert not numbers.is_another_kind(grams)
    assert not numbers.goes_on(grams)
    assert large.most == 9
    double, spelt = sizes_of(["SIZE:2XL"]), sizes_of(["SIZE:XXL"])
    assert double and spelt
    assert double.most == spelt.most == 6
    assert sizes_of(["SIZE:S", "SIZE:38"]) is None
    assert sizes_of(["MÀU:Đỏ|SIZE:S"]) is None
    assert sizes_of(["MÀU:Đỏ"]) is None


def test_near_names_with_another_date_and_price_only_are_asked_about() -> None:
    late = {"price": "90000", "created": "46900.5"}
    found = group(
        row("SP000001", "Áo thun Gió", "S"),
        row("SP000002", "Áo thun Gió", "M", "SP000001"),
        row("SP000003", "Áo thun Gió bản mới tay dài", "L", "SP000001", **late),
        row("SP000004", "Áo thun Gió bản mới tay dài", "XL", "SP000001", **late),
    )
    assert found.seen("second_family") == ["possible SP000001: SP000003 SP000004"]


@pytest.mark.parametrize("name", ["", "-", "🔥", "HÀNG MỚI VỀ SALE 50%", "Tím đậm", "SP000003"])
def test_a_name_that_says_nothing_clears_nothing(name: str) -> None:
    far = {"price": "90000", "category": "Loại 2"}
    rows = [row("SP000001", "Áo thun Gió", "S"), row("SP000002", "Áo thun Gió", "M", "SP000001")]
    found = group(*rows, row("SP000003", name, "S", "SP000001", **far), row("SP000004", name, "M", "SP000001", **far))
    assert clues(found)["names"] == 0
    assert found.seen("second_family") == ["possible SP000001: SP000003 SP000004"]


def test_a_price_too_small_for_a_float_says_nothing() -> None:
    tiny = "0." + "0" * 400 + "1"
    assert "price" not in clues(group(row("AT1S", "Áo", "S", price=tiny), row("QJ7M", "Quần", "M", "AT1S", price=tiny)))


def test_below_the_sum_it_is_asked() -> None:
    rows = [row("SP000001", "Áo thun Gió", "S"), row("SP000002", "Áo thun Gió", "M", "SP000001")]
    odd = [row("SP000003", "Quần jean Suối", "L", "SP000001", created="46900.5", price="")]
    odd += [row("SP000004", "Quần jean Suối", "XL", "SP000001", created="46900.5", price="")]
    found = group(*rows, *odd)
    assert (sum(clues(found).values()), found.seen("second_family")) == (3, ["possible SP000001: SP000003 SP000004"])


def test_another_style_between_two_single_rows_weighs_less() -> None:
    single = group(row("K611", "Túi da", "S"), row("Q999", "Quần jean Suối", "L", "K611"))
    block = group(
        row("K611S", "Túi da", "S"), row("K611M", "Túi da", "M", "K611S"), row("Q999", "Quần jean", "L", "K611S")
    )
    assert clues(single)["style"] == 2 < clues(block)["style"]


def test_a_shop_that_seldom_keeps_a_style_has_letters_only() -> None:
    rows = []
    for n in range(10, 22):  # two in three have a style code
        codes = (f"A{n}S", f"A{n}M") if n % 3 else (f"A{n}0", f"A{n}1")
        rows += [
            " | ".join([code, f"Hàng {n}", f"SIZE:{'SM'[at]}", codes[0] if at else "", *[""] * 5])
            for at, code in enumerate(codes)
        ]
    assert shop("\n".join([HEAD, *rows])).catalogue.habits.style[0].names_style is False


def test_near_names_of_a_single_row_on_another_shelf_are_asked_about() -> None:
    rows = [row("SP000001", "Son kem lì Velvet", "S"), row("SP000002", "Son kem lì Velvet", "M", "SP000001")]
    far = {"category": "Loại 2", "brand": "Hãng 2", "price": "", "created": ""}
    odd = row("SP000003", "Son Velvet bóng gương", "L", "SP000001", **far)
    found = group(*rows, odd)
    assert sum(clues(found).values()) >= 4
    assert found.seen("second_family") == ["possible SP000001: SP000003"]
    assert "But the names are near" in found.why("second_family")
    more = row("SP000004", "Son Velvet bóng gương", "XL", "SP000001", **far)
    assert group(*rows, odd, more).seen("second_family") == ["likely SP000001: SP000003 SP000004"]


def test_repeated_values_are_never_kept_as_one_product() -> None:
    rows = [row("D2699S", "Áo yukata khoác", "S"), row("D2699M", "Áo yukata khoác", "M", "D2699S")]
    again = row("D2699B", "Áo yukata Sakura", "S", "D2699S")
    assert group(*rows, again).seen("second_family") == ["possible D2699S: D2699B"]
    assert group(*rows, again.replace("SIZE:S", "SIZE:L")).seen("second_family") == []
