"""Four times as much of anything takes about four times as long, never sixteen."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hostile.case import BOOK, SHEET, by_excel, good, parts_of, with_parts
from tests.hostile.runner import outcomes
from tests.hostile.tables import csv

Sized = Callable[[int], bytes]


def _before(mark: bytes, piece: bytes, part: str = SHEET, *, excel: bool = False) -> Sized:
    """The piece so many times before the first mark of a part."""

    def make(count: int) -> bytes:
        data = by_excel() if excel else good()
        head, found, tail = parts_of(data)[part].partition(mark)
        assert found
        return with_parts({part: head + piece * count + found + tail}, data=data)

    return make


def _formatted(row: bytes) -> Sized:
    def make(count: int) -> bytes:
        rows = b"".join(row % number for number in range(100, 100 + count))
        return _before(b"</sheetData>", rows)(1)

    return make


_STRINGS = "xl/sharedStrings.xml"
_NAME = b"<definedName name='_FilterDatabase_FilterDatabase' localSheetId='0'>x:A:A:A:A</definedName>"
KINDS: dict[str, tuple[Sized, int]] = {
    "formatted empty rows": (_formatted(b'<row r="%d" ht="15" customHeight="1"/>'), 40_000),
    "empty rows of an unusual form": (_formatted(b"<row r='%d' foo='1'/>"), 10_000),
    "empty rows with an end tag": (_formatted(b"<row r='%d'></row >"), 10_000),
    "spaces between rows": (_before(b"<row ", b" \n"), 500_000),
    "phonetic hints": (_before(b"</v>", b"</v><rPh/><v>"), 50_000),
    "phonetic hints in shared strings": (_before(b"</si>", b"<rPh/>", _STRINGS, excel=True), 100_000),
    "runs in shared strings": (
        _before(b"<si>", b"<si><r><t>a</t></r></si>", "xl/sharedStrings.xml", excel=True),
        20_000,
    ),
    "unclosed values": (_before(b"</v>", b"<v>"), 200_000),
    "a long text": (_before(b"</v>", b"abc &amp; "), 50_000),
    "colons in a tag": (_before(b"<sheetData>", b"<a:"), 200_000),
    "attributes of a row": (_before(b' spans="', b" a"), 20_000),
    "names of filtered ranges": (_before(b"<calcPr", _NAME, BOOK), 1_500),
    "dimensions": (_before(b"<sheetData>", b'<dimension ref="A1:A:A:A:A"/>'), 4_000),
    "children behind the rows": (_before(b"<tableParts", b"<pageMargins/>"), 20_000),
    "sheets": (_before(b"<sheets>", b"<a/>", BOOK), 50_000),
    "lines of a CSV": (lambda count: csv() + b"\n" * count, 400_000),
    "quotes of a CSV": (lambda count: csv() + b'""' * count, 400_000),
}


@pytest.mark.parametrize("kind", KINDS)
def test_four_times_as_much_takes_about_four_times_as_long(kind: str, tmp_path: Path) -> None:
    make, size = KINDS[kind]
    ending = ".csv" if "CSV" in kind else ".xlsx"
    lines = []
    for count in (1, size, 4 * size):  # the first pays for what is imported once
        export = tmp_path / f"{count}{ending}"
        export.write_bytes(make(count))
        lines.append(["repair", str(export), "--output", str(tmp_path / f"out-{count}.xlsx"), "--rows", "affected"])
    _, one, four = outcomes(lines, tmp_path / "home")
    assert four.seconds < 8 * (one.seconds + 0.02), (one, four)
