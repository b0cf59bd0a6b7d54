"""What a workbook takes in memory: a shared text once, however many sheets and rows name it."""

import zipfile
from pathlib import Path
from sys import getsizeof

import pytest

from catalogrepair.xlsx.archive import Archive
from catalogrepair.xlsx.book import sheets_of
from catalogrepair.xlsx.shared import SharedStrings
from catalogrepair.xlsx.sheet import Scan, Sheet
from tests.shops.tables import Page, workbook_bytes

LONG = "Áo thun cổ tròn " * 50


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Two sheets that say the same long text in every row."""
    path = tmp_path / "book.xlsx"
    rows = [[LONG, None, "x"]] * 200
    path.write_bytes(workbook_bytes(Page("Một", rows), Page("Hai", rows)))
    return path


def scanned(path: Path) -> tuple[list[Scan], int]:
    """Both sheets, and the bytes of texts that were counted."""
    archive = Archive.open(path)
    shared = SharedStrings(archive)
    scans = [Sheet(archive, one.part, shared).scan([1, 2], 3) for one in sheets_of(archive)]
    assert [scan.columns[0] for scan in scans] == [[LONG] * 200] * 2
    return scans, archive.budget.held


def irregular(path: Path) -> Path:
    """The same where rows do not fit the grammar: a tag ends with a space."""
    odd = path.with_name("odd.xlsx")
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(odd, "w") as changed:
        for name in whole.namelist():
            data = whole.read(name)
            if "worksheets/" in name:
                data = data.replace(b"</v>", b"</v >")
            changed.writestr(name, data)
    return odd


def test_a_text_that_both_sheets_share_is_counted_once(book: Path) -> None:
    scans, held = scanned(book)
    assert all(scan.regular for scan in scans)
    assert held < 1.5 * getsizeof(LONG)


def test_a_text_that_irregular_rows_share_is_counted_once(book: Path) -> None:
    scans, held = scanned(irregular(book))
    assert not any(scan.regular for scan in scans)
    assert held < 1.5 * getsizeof(LONG)
