"""The mapping of branches to locations: a draft that can be read back, and what is wrong with a file."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogrepair.catalog.names import fold
from catalogrepair.diagnoses.stock.mapping import draft, parse
from catalogrepair.diagnoses.stock.rules import Places, equal_names
from catalogrepair.errors import UnusableInput

SHOP = Places(["Quầy", "Kho Một", "Kho Hai"], ["Cửa hàng", "kho một", "Kho lạ"], "Cửa hàng")


def test_the_draft_pairs_main_with_main_and_equal_names_and_leaves_the_rest_open() -> None:
    text = draft(SHOP, "Quầy", equal_names(SHOP, "Quầy"), "vi")
    held = tomllib.loads(text)
    assert held == {"main": "Quầy", "locations": {"Quầy": "Cửa hàng", "Kho Một": "kho một"}}
    assert '# "Kho Hai" = ""' in text
    assert '"Kho lạ"' in text


def test_an_open_line_that_is_filled_in_counts() -> None:
    text = draft(SHOP, "Quầy", equal_names(SHOP, "Quầy"), "en").replace('# "Kho Hai" = ""', '"Kho Hai" = "Kho lạ"')
    pairs = parse(text, "map.toml", SHOP, "multi")
    assert pairs.main == "Quầy"
    assert pairs.locations == {"Quầy": "Cửa hàng", "Kho Một": "kho một", "Kho Hai": "Kho lạ"}


def test_an_unknown_main_branch_is_left_open_in_the_draft() -> None:
    text = draft(SHOP, "", equal_names(SHOP, ""), "en")
    assert "main" not in tomllib.loads(text)
    assert '# main = "Kho Hai"' in text


def test_names_in_the_file_are_taken_in_the_shops_own_spelling() -> None:
    pairs = parse('main = "QUẦY"\n[locations]\n"kho hai" = "KHO LẠ"\n', "map.toml", SHOP, "multi")
    assert pairs == ("Quầy", {"Kho Hai": "Kho lạ"})


def test_several_branches_may_feed_one_location_where_one_sum_is_compared() -> None:
    text = '[locations]\n"Quầy" = "Cửa hàng"\n"Kho Hai" = "Cửa hàng"\n'
    assert len(parse(text, "map.toml", SHOP, "basic").locations) == 2


WRONG: dict[str, tuple[str, str]] = {
    "an unknown branch": ('[locations]\n"Kho Ba" = "Kho lạ"\n', "no branch of KiotViet “Kho Ba”"),
    "an unknown location": ('[locations]\n"Quầy" = "Kho Ba"\n', "no location of Haravan “Kho Ba”"),
    "an unknown main branch": ('main = "Kho Ba"\n[locations]\n"Quầy" = "Kho lạ"\n', "no branch of KiotViet “Kho Ba”"),
    "a location twice": ('[locations]\n"Quầy" = "Kho lạ"\n"Kho Hai" = "kho lạ"\n', "“Kho lạ” stands there twice"),
    "a branch twice, spelled in two ways": (
        '[locations]\n"Quầy" = "Kho lạ"\n"QUẦY" = "Cửa hàng"\n',
        "“Quầy” stands there twice",
    ),
    "a branch twice": ('[locations]\n"Quầy" = "Kho lạ"\n"Quầy" = "Cửa hàng"\n', "broken at line 3"),
    "no quotes": ('[locations]\nQuầy = "Kho lạ"\n', 'broken at line 2: Quầy = "Kho lạ"'),
    "a quote that does not end": ('[locations]\n"Quầy" = "Kho lạ\n', "broken at line 2"),
    "a number": ('[locations]\n"Quầy" = 3\n', "the location of “Quầy” is no text"),
    "no table": ('"Quầy" = "Kho lạ"\n', "“Quầy” means nothing here"),
    "nothing but main": ('main = "Quầy"\n', "it lacks [locations]"),
    "nothing paired": ('[locations]\n# "Quầy" = ""\n', "pairs no branch yet"),
    "an empty file": ("", "it lacks [locations]"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said_with_the_file_and_the_place(name: str) -> None:
    text, words = WRONG[name]
    with pytest.raises(UnusableInput) as refused:
        parse(text, "map.toml", SHOP, "multi")
    assert "“map.toml”" in refused.value.text.en
    assert words in refused.value.text.en


NAMES = st.lists(
    st.text(st.characters(blacklist_categories=["Cs"]), min_size=1).filter(fold), min_size=1, max_size=5, unique_by=fold
)


@given(NAMES, NAMES)
def test_any_draft_can_be_read_back(branches: list[str], locations: list[str]) -> None:
    shop = Places(branches, locations, locations[0])
    pairs = equal_names(shop, branches[0])
    held = tomllib.loads(draft(shop, branches[0], pairs, "vi"))
    assert held == {"main": branches[0], "locations": pairs}
