"""How well a store and an export fit: counted from both sides, and refused when they are two shops'."""

from catalogrepair.catalog.evidence import Evidence, Origin, measure
from catalogrepair.catalog.facts import Facts, Listed
from catalogrepair.catalog.table import Row

ORIGIN = Origin("codes", "codes.txt", "", "2026-03-02T09:30:00+07:00")


def measured(rows: list[Row], *listed: Listed) -> Evidence:
    facts = Facts(listed)
    return measure(ORIGIN, facts, rows, facts.find_all(row.code for row in rows))


def rows(*codes: str, name: str = "Áo thun Mây") -> list[Row]:
    return [Row(number, code, name) for number, code in enumerate(codes, start=2)]


def test_both_sides_are_counted_by_codes_and_not_by_rows() -> None:
    seen = measured(
        rows("AT1", "AT1", "at2", "B3", "0004", "X", ""),
        Listed("AT1", "AT1", "p1", "v1"),
        Listed("AT2", "AT2", "p1", "v2"),
        Listed("own", "B3", "p2", "v3"),
        Listed("4", "4", "p3", "v4"),
        Listed("8.93E+12", "8.93E+12", "p4", "v5"),
    )
    assert (seen.products, seen.variants) == (4, 5)
    assert (seen.export_codes, seen.export_on_store) == (5, 3)
    assert (seen.export_folded, seen.export_barcode, seen.export_damaged) == (1, 1, 1)
    assert (seen.store_codes, seen.store_in_export, seen.store_damaged) == (6, 3, 1)


def test_a_tenth_in_common_on_either_side_is_one_shop() -> None:
    shop = rows(*(f"A{number}" for number in range(100)))
    few = [Listed(f"A{number}") for number in range(2)]
    assert measured(shop, *few).fits
    assert measured(shop, *few, *(Listed(f"Z{number}") for number in range(18))).fits
    assert not measured(shop, *few, *(Listed(f"Z{number}") for number in range(19))).fits


def test_nothing_in_common_does_not_fit() -> None:
    assert not measured(rows("A1"), Listed("Z1")).fits
    assert not measured(rows(""), Listed("Z1")).fits


def test_codes_alone_do_not_make_one_shop_when_the_names_differ() -> None:
    shop = rows("SP1", "SP2", "SP3", "SP4", "SP5")
    strange = [Listed(f"SP{number}", title="Bình giữ nhiệt") for number in range(1, 6)]
    alike = [Listed(f"SP{number}", title="Áo thun Mây cổ tròn") for number in range(1, 3)]
    assert not measured(shop, *strange).fits
    assert measured(shop, *alike, *strange[2:]).fits
    assert not measured(shop, *alike[:1], *strange[1:]).fits


def test_a_list_of_codes_has_no_names_to_compare() -> None:
    seen = measured(rows("SP1"), Listed("SP1"))
    assert (seen.titles, seen.fits) == (0, True)


def test_codes_that_no_row_has_are_not_counted() -> None:
    facts = Facts([Listed("AT1", "AT1")])
    seen = measure(ORIGIN, facts, rows("AT2"), facts.find_all(["AT2", "AT1"]))
    assert (seen.export_on_store, seen.export_codes) == (0, 1)


def test_one_damaged_code_stands_for_one_row_at_most() -> None:
    seen = measured(rows("8930000000017", "8930000000024"), Listed("8.93E+12"))
    assert seen.export_damaged == 1
