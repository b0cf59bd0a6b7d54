"""How a code of the export is found among what the store holds."""

import pytest

from catalogrepair.catalog.facts import Facts, Listed, Match


def facts(*listed: Listed) -> Facts:
    return Facts(listed)


def on(*codes: str) -> Facts:
    """A store whose SKUs and barcodes are these codes, one variant each."""
    return Facts([Listed(code, code, f"p{place}", f"v{place}") for place, code in enumerate(codes)])


def test_the_exact_text_comes_first() -> None:
    found = on("at1", "AT1").find("AT1")
    assert found is not None
    assert found.match is Match.EXACT
    assert [listed.sku for listed in found.listed] == ["AT1"]


@pytest.mark.parametrize("held", ["at1", " AT1", "AT1 ", "AT1\u00a0"])
def test_case_and_edge_spaces_are_folded(held: str) -> None:
    found = on(held).find("AT1")
    assert found is not None
    assert found.match is Match.FOLDED


def test_unicode_forms_are_folded() -> None:
    found = on("DA\u0323\u0302M1").find("D\u1eacM1")
    assert found is not None
    assert found.match is Match.FOLDED


def test_leading_zeros_belong_to_the_code() -> None:
    assert on("123").find("000123") is None
    assert on("AT1").find("AT10") is None
    assert on("AT 1").find("AT1") is None


def test_an_empty_code_is_nowhere() -> None:
    store = facts(Listed("", "", "p1", "v1"), Listed(" ", " ", "p2", "v2"))
    assert store.find("") is None
    assert store.find("  ") is None
    assert store.find_all(["", " "]) == {}


@pytest.mark.parametrize(
    ("sku", "barcode", "field"),
    [
        ("AT1", "893", "sku"),
        ("AT1", "", "sku"),
        ("893", "AT1", "barcode"),
        ("", "at1", "barcode"),
        ("AT1", "AT1", "both"),
    ],
)
def test_the_field_that_holds_the_code_is_told(sku: str, barcode: str, field: str) -> None:
    found = facts(Listed(sku, barcode)).find("AT1")
    assert found is not None
    assert found.field == field


def test_hidden_only_where_every_variant_is() -> None:
    hidden, shown = Listed("AT1", hidden=True), Listed("AT1")
    both, one = facts(hidden, shown).find("AT1"), facts(hidden).find("AT1")
    assert both is not None
    assert not both.hidden
    assert one is not None
    assert one.hidden


def test_a_repeated_code_is_told_with_its_variants() -> None:
    store = facts(
        Listed("AT1", "AT1", "p1", "v1"),
        Listed("X", "at1 ", "p2", "v2"),
        Listed("KE1", "KE1", "p3", "v3"),
    )
    assert {code: [one.product for one in listed] for code, listed in store.repeated().items()} == {"at1": ["p1", "p2"]}


def test_a_variant_and_its_own_unit_may_share_a_code() -> None:
    assert facts(Listed("TR1", "TR1", "p1", "v1"), Listed("TR1", "TR1T", "p1", "v1")).repeated() == {}


def test_codes_without_variant_names_are_told_apart_by_place() -> None:
    assert list(facts(Listed("AT1"), Listed("AT1")).repeated()) == ["at1"]


@pytest.mark.parametrize(
    ("code", "held"),
    [
        ("000123", "123"),
        ("123", "000123"),
        ("00123", "0123"),
        ("123", "123.0"),
        ("8934567890123", "8.93E+12"),
        ("8934567890123", "8,93457e+12"),
        ("8.93457E+12", "8934567890123"),
        ("8930000000017", "'8930000000017"),
        ("0893000000017", '="0893000000017"'),
        ("AT2", "'AT2"),
        ("8930000000017", "8930000000017,00"),
        ("8930000000017", "8,930,000,000,017"),
        ("8930000000017", "8.930.000.000.017"),
        ("8930000000017", "8.930.000.000.017,00"),
        ("8930000000017", "8 930 000 000 017"),
        ("8930000000017", "8\u00a0930\u00a0000\u00a0000\u00a0017"),
        ("8930000000017", "8\u202f930\u202f000\u202f000\u202f017"),
        ("8930000000017", "893E+10"),
        ("8930000000017", "8.930000000017E12"),
        ("8925000000000", "8.93E+12"),
        ("8925000000000", "8.92E+12"),
        ("9999999999999", "1E+13"),
        ("8930000000012345", "8930000000012340"),
        ("8930000000012345", "8930000000012350"),
        ("8930000000012340", "8930000000012345"),
        ("8.930000000017E12", "8.930000000017e+12"),
    ],
)
def test_a_code_that_excel_damaged_is_perhaps_there(code: str, held: str) -> None:
    found = on(held).find_all([code])
    assert found[code].match is Match.DAMAGED


@pytest.mark.parametrize(
    ("code", "held"),
    [
        ("8934567890123", "8.94E+12"),
        ("8934567890123", "8.93E+11"),
        ("124", "123"),
        ("AT0123", "AT123"),
        ("1230", "123"),
        ("8930000000018", "8930000000017"),
        ("8930000000012345", "8930000000022340"),
        ("893000000012345", "893000000012340"),
        ("500000", "5E5"),
        ("50000000000", "5E+10"),
        ("8930000000017", "8.930.000.000.01"),
        ("8930000000017", "8930000000017,50"),
        ("AT2", "'AT3"),
    ],
)
def test_another_number_is_not(code: str, held: str) -> None:
    assert on(held).find_all([code]) == {}


def test_what_is_another_code_s_own_is_not_a_damaged_form() -> None:
    found = on("123").find_all(["000123", "123"])
    assert set(found) == {"123"}
    assert found["123"].match is Match.EXACT


def test_codes_in_scientific_form_are_counted() -> None:
    assert on("8.93E+12", "8.94E+12", "123", "ABE+12").damaged == 2


def test_a_short_code_with_an_e_is_somebody_s_own_and_not_called_damaged() -> None:
    assert on("5E12", "893E+10", "8.93E12", "5E+5").damaged == 2


@pytest.mark.parametrize(
    ("sku", "barcode", "field"), [("123", "123", "both"), ("123", "X", "sku"), ("", "123", "barcode")]
)
def test_a_damaged_code_s_field_is_told_too(sku: str, barcode: str, field: str) -> None:
    assert facts(Listed(sku, barcode)).find_all(["000123"])["000123"].field == field
