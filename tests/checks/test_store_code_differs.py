"""Codes that the store holds in another form: never cleared, always said."""

import pytest

from catalogrepair.catalog.facts import Facts, Listed
from catalogrepair.catalog.groups import read_catalogue
from catalogrepair.catalog.settings import Settings
from catalogrepair.catalog.table import Row, Table
from catalogrepair.checks.store_code_differs import find
from tests.checks.shop import shop


def test_case_spaces_and_unicode_form_are_one_note() -> None:
    found = shop("""
        code   | name        | options | related | store
        AT1    | Áo thun Mây | SIZE:S  |         | yes
        AT2·   | Áo thun Mây | SIZE:M  | AT1     | at2
        ĐÀ3    | Áo thun Mây | SIZE:L  | AT1     | ĐA\u03003
    """)
    assert found.seen("store_code_differs") == ["note -: AT2  ĐÀ3"]
    assert found.after("possible") == {}


def test_a_match_by_barcode_alone_counts_and_is_said() -> None:
    found = shop("""
        code | name        | options | related | store
        AT1  | Áo thun Mây | SIZE:S  |         | yes
        AT2  | Áo thun Mây | SIZE:M  | AT1     | barcode
    """)
    assert found.seen("store_code_differs") == ["note -: AT2"]
    assert "barcode only" in found.why("store_code_differs")
    assert found.after("possible") == {}


def test_a_match_by_sku_alone_needs_no_note() -> None:
    found = shop("""
        code | name        | options | related | store
        AT1  | Áo thun Mây | SIZE:S  |         | sku
    """)
    assert found.seen("store_code_differs") == []


def test_a_code_that_excel_damaged_is_left_alone() -> None:
    found = shop("""
        code          | name        | options | related | store
        AT1           | Áo thun Mây | SIZE:S  |         | yes
        000123        | Áo thun Mây | SIZE:M  | AT1     | 123
        8934567890123 | Áo thun Mây | SIZE:L  | AT1     | 8.93E+12
    """)
    assert found.seen("store_code_differs") == ["note -: 000123 8934567890123"]
    assert found.after("possible") == {}


def test_a_code_under_quite_another_name_is_said() -> None:
    found = shop("""
        code | name           | store | title
        AT1  | Áo thun Mây    | yes   | Áo thun Mây cổ tròn
        QJ1  | Quần jean Sóng | yes   | Nồi cơm điện
    """)
    assert found.seen("store_code_differs") == ["note -: QJ1"]


STORE = [Listed("NN0", "AT2", title="Áo"), Listed("", "AT3", title="Áo"), Listed("", "123", title="Áo")]


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("AT2", "1 row: the code is the store's barcode only, not its SKU (such as “AT2” / “NN0”)."),
        ("AT3", "1 row: the code is the store's barcode only, not its SKU (such as “AT3” / no SKU)."),
        ("000123", "1 row: perhaps on the store under a code that Excel damaged"),
        ("000123", "(such as “000123” / “123”)"),
    ],
)
def test_the_example_shows_what_the_store_has_instead(code: str, why: str) -> None:
    catalogue = read_catalogue(Table([Row(2, code, "Áo")]), Facts(STORE))
    (found,) = find(catalogue, Settings())
    assert why in found.why[0].en


def test_one_damaged_code_stands_for_one_row_at_most() -> None:
    found = shop("""
        code          | name  | store
        8930000000017 | Áo A  | 8.93E+12
        8930000000024 | Áo B  |
        8930000000031 | Áo C  |
    """)
    assert found.seen("store_code_differs") == ["note -: 8930000000017 8930000000024 8930000000031"]
    assert "at most 1 of the 3 rows" in found.why("store_code_differs")
