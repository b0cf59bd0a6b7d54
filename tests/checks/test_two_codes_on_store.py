"""Two codes of the export on one variant of the store."""

from catalogrepair.catalog.facts import Facts, Listed
from catalogrepair.catalog.findings import Finding, Level
from catalogrepair.catalog.groups import read_catalogue
from catalogrepair.catalog.settings import Settings
from catalogrepair.catalog.table import Row, Table
from catalogrepair.checks import find_all

ROWS = [Row(2, "AT1", "Áo thun Mây"), Row(3, "QJ1", "Quần jean Sóng")]


def doubtful(*listed: Listed) -> list[Finding]:
    findings = find_all(read_catalogue(Table(ROWS), Facts(listed)), Settings())
    return [finding for finding in findings if finding.check == "two_codes_on_store"]


def test_a_code_that_is_only_the_barcode_of_another_is_asked_about() -> None:
    (found,) = doubtful(Listed("at1", "QJ1", variant="v1", title="Áo thun Mây"))
    assert (found.level, found.rows, found.fix) == (Level.POSSIBLE, (3, 2), None)
    assert "QJ1 “Quần jean Sóng”" in found.why[0].en


def test_a_code_that_is_a_sku_elsewhere_is_not() -> None:
    assert not doubtful(Listed("AT1", "QJ1", variant="v1"), Listed("QJ1", "", variant="v2"))


def test_a_sku_that_is_the_same_code_in_another_spelling_is_not() -> None:
    assert not doubtful(Listed("qj1", "QJ1", variant="v1"), Listed("AT1", "AT1", variant="v2"))


def test_a_barcode_beside_a_sku_of_no_row_is_not() -> None:
    assert not doubtful(Listed("own-1", "QJ1", variant="v1"), Listed("AT1", "AT1", variant="v2"))
