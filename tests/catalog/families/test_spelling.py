"""Names as words: what is dropped, what is one word, what is a word of its own."""

import pytest

from catalogrepair.catalog.families.lexicon import Lexicon
from catalogrepair.catalog.families.spelling import (
    form_of,
    is_silent,
    keys_of,
    shades_of,
    shortens,
    split_words,
    unspaced,
    without_shades,
    written,
)


def words(name: str) -> tuple[str, ...]:
    return keys_of(split_words(name))


@pytest.mark.parametrize(
    "name",
    [
        "Áo thun Mây",
        "ÁO THUN MÂY",
        "[SALE 50%] Áo thun Mây",
        "Áo thun Mây - giá sốc 99k",
        "KM mua 1 tặng 1 Áo thun Mây",
        "(Hàng mới về) Áo thun Mây 🔥 HOT",
        "Áo thun Mây flash sale giảm giá còn 50%",
    ],
)
def test_advertising_is_no_part_of_a_name(name: str) -> None:
    assert form_of(name) == words("Áo thun Mây")


@pytest.mark.parametrize("name", ["", "-", "🔥🔥", "Hàng mới về", "SALE 50%", "Tím đậm", "Size XL", "28", "500ml"])
def test_some_names_say_nothing(name: str) -> None:
    assert is_silent(form_of(name))


@pytest.mark.parametrize("name", ["Áo", "Áo đỏ", "Kem đánh răng", "Sao 12"])
def test_others_name_goods(name: str) -> None:
    assert not is_silent(form_of(name))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Nhẫn vàng 14k", "Nhẫn vàng 18k"), ("Socola 70%", "Socola 85%"), ("Thẻ cào 50k", "Thẻ cào 100k")],
)
def test_a_number_that_names_the_product_is_no_advertising(one: str, other: str) -> None:
    assert form_of(one) != form_of(other)


def test_a_name_or_code_pasted_by_mistake_is_cut() -> None:
    assert len(form_of("dài " * 20_000)) < 200
    assert len(written(["a1" * 20_000])) < 100


def test_own_codes_and_values_are_dropped_and_others_are_not() -> None:
    codes = written(["AT05S", "AT-05-M"])
    assert form_of("AT05 Áo thun", codes) == form_of("Áo thun (AT-05-M)", codes) == words("Áo thun")
    assert form_of("QJ07 Áo thun", codes)[0] == "qj07"
    assert form_of("Áo thun xanh rêu", (), ["Xanh rêu"]) == words("Áo thun")
    assert form_of("Áo thun rêu", (), ["Xanh rêu"]) == words("Áo thun rêu")
    assert form_of("Tra sen mat ong", (), ["Mật ong"]) == words("Tra sen")
    assert form_of("Áo đỏ", (), ["Áo đỏ"]) == form_of("AT05", codes) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa", "hoà"),
        ("mỳ", "mì"),
        ("Váy Lam", "Đầm Lam"),
        ("Vay lam", "Dam lam"),
        ("nón cói", "mũ cói"),
        ("jeans", "jean"),
        ("Non coi", "Mu coi"),
    ],
)
def test_one_word_in_two_spellings(one: str, other: str) -> None:
    assert words(one) == words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tay", "tây"),
        ("nấm", "nam"),
        ("tim", "tím"),
        ("Chân váy", "Chân đầm"),
        ("Áo váy", "Áo đầm"),
        ("say", "sai"),
        ("Tay phong", "Tay thun"),
    ],
)
def test_two_words(one: str, other: str) -> None:
    assert words(one) != words(other)


def test_a_skirt_is_no_dress_in_any_order() -> None:
    assert words("Váy Chân dài")[0] != words("Váy dài")[0]


def test_spaces_are_forgiven_with_their_tones() -> None:
    assert unspaced(words("Áothun Mây")) == unspaced(words("Áo thun Mây"))
    assert unspaced(words("Áo thun May")) != unspaced(words("Áo thun Mây"))


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Q. jean Sóng", "Quần jean Sóng"),
        ("Áo SM Mây", "Áo sơ mi Mây"),
        ("Đầm vntg Mây", "Đầm vintage Mây"),
        ("CV dài Mây", "Chân váy dài Mây"),
        ("VB Kira hoa", "Váy babydoll Kira hoa"),
    ],
)
def test_an_abbreviation_stands_for_its_words(short: str, long: str) -> None:
    assert shortens(words(short), words(long))


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Áo Mây", "Áo thun Mây"),
        ("Trà đ", "Trà đào"),
        ("Bộ an", "Bộ anh"),
        ("Sao 1", "Sao 12"),
        ("Q j", "Quần jean"),
        ("Sữa TH", "Sữa tươi hạt"),
        ("Nước me", "Nước mía ép"),
        ("iPhone pro", "iPhone promax"),
    ],
)
def test_a_word_left_out_or_a_letter_alone_is_no_abbreviation(short: str, long: str) -> None:
    assert not shortens(words(short), words(long))


def test_colours_sizes_and_measures_are_shades_but_never_the_first_word() -> None:
    assert without_shades(words("Áo thun xanh rêu nhạt size XL")) == words("Áo thun")
    assert without_shades(words("Ao thun xanh reu")) == words("Ao thun")
    assert without_shades(words("Chảo 28cm Bếp")) == words("Chảo Bếp")
    assert shades_of(words("Kem dưỡng sữa")) == frozenset()
    assert without_shades(words("Áo cổ tim")) == words("Áo cổ tim")


LINES = Lexicon(["Áo Lina", "Đầm Lina", "Áo Dina", "Đầm Dina", *(f"Áo {n}" for n in range(30)), "Cáo", "Áo x", "Aoo"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("xoèp", "xòe"),
        ("kimonno", "kimono"),
        ("hpola", "hoa"),
        ("aoo", "áo"),
        ("basicc", "basic"),
        ("truban", "turban"),
    ],
)
def test_a_word_that_is_none_is_a_slip(one: str, other: str) -> None:
    assert LINES.is_slip(*words(f"{one} {other}"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("coca", "cola"),
        ("bella", "stella"),
        ("nora", "dora"),
        ("omeprazol", "esomeprazol"),
        ("aa", "aaa"),
        ("luoi", "luon"),
        ("hat", "han"),
    ],
)
def test_short_foreign_words_and_words_without_marks_are_told_apart(one: str, other: str) -> None:
    assert not Lexicon([one, other]).is_slip(*words(f"{one} {other}"))


@pytest.mark.parametrize(
    ("one", "other"),
    [("đá", "đào"), ("gà", "gạo"), ("thu", "hú"), ("suông", "vuông"), ("lina", "dina"), ("12", "13"), ("xl", "l")],
)
def test_two_words_that_are_meant_are_none(one: str, other: str) -> None:
    assert not LINES.is_slip(*words(f"{one} {other}"))


def test_a_word_tells_the_more_the_fewer_names_have_it() -> None:
    assert LINES.weight("ao\u0301") < 0.1 < LINES.weight("lina") < LINES.weight("lavendula") == 1
