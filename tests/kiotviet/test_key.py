"""The retailer as people give it: its name, or its address from the browser."""

import pytest

from catalogrepair.errors import UnusableInput
from catalogrepair.shops.kiotviet.key import Key, retailer_of


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("tiemmay", "tiemmay"),
        (" TiemMay ", "tiemmay"),
        ("tiem-may_2", "tiem-may_2"),
        ("tiemmay.kiotviet.vn", "tiemmay"),
        ("https://tiemmay.kiotviet.vn", "tiemmay"),
        ("https://TiemMay.kiotviet.vn/man/#/Products?x=1", "tiemmay"),
        ("http://www.tiemmay.kiotviet.vn:443/", "tiemmay"),
        ("tiemmay/", "tiemmay"),
    ],
)
def test_a_name_and_an_address_are_understood(given: str, name: str) -> None:
    assert retailer_of(given) == name
    assert Key(given, "1", "2") == Key(name, "1", "2")


@pytest.mark.parametrize(
    "given", ["", " ", "Tiệm Mây", "https://", "https://www.kiotviet.vn", "tiemmay.example", "a b", "a\nb", "x" * 70]
)
def test_what_is_no_retailer_is_a_sentence(given: str) -> None:
    with pytest.raises(UnusableInput) as refusal:
        Key(given, "1", "2")
    assert "không phải tên gian hàng" in refusal.value.text.vi


def test_a_secret_is_not_in_the_key_s_description() -> None:
    assert "geheim" not in repr(Key("tiemmay", "1", "geheim"))
