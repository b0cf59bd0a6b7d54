"""`--rows affected`: only what the import needs, in the same anatomy, no group torn."""

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from catalogrepair.catalog.groups import read_catalogue
from catalogrepair.catalog.plans.decide import Choice
from catalogrepair.catalog.plans.reduced import affected_parts
from catalogrepair.catalog.settings import Settings
from catalogrepair.jobs import repair
from tests.shops.dialects import WORKBOOK_WRITERS, csv_bytes, excel_bytes, xls_bytes
from tests.shops.kiotviet import export_bytes, product
from tests.shops.stories import story

SHOP = story("supermarket_units")
FASHION = story("fashion_swallowed_family")
WRITERS = {f"{name}.xlsx": writer for name, writer in WORKBOOK_WRITERS.items()} | {
    "list.csv": csv_bytes,
    "old.xls": xls_bytes,
}


def reduced(path: Path, mode: str = "clear") -> tuple[repair.Export, repair.Export, set[int]]:
    """(input, output, changed rows) of one repair with only the affected rows."""
    read, examination = repair.examine(path, Choice(mode=mode), Settings())  # type: ignore[arg-type]
    output = path.with_name("out.xlsx")
    written = repair.apply_edits(read, examination.plan.edits, output, affected=True)
    assert written.paths == (output,)
    return read, repair.read_export(output), {edit.row for edit in examination.plan.edits}


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("mode", ["clear", "regroup"])
def test_only_changed_rows_their_roots_and_units_are_kept(name: str, mode: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(WRITERS[name](SHOP.rows, SHOP.headings))
    read, small, changed = reduced(path, mode)
    rows = {row.number: row for row in read.table.rows}
    expected = set(changed)
    for number in changed:
        row = rows[number]
        expected |= {other.number for other in read.table.rows if other.code and other.code in (row.related, row.base)}
        expected |= {other.number for other in read.table.rows if other.base and other.base == row.code}
    assert [row.code for row in small.table.rows] == [rows[number].code for number in sorted(expected)]
    kept = [rows[number] for number in sorted(expected)]
    for row, source in zip(small.table.rows, kept, strict=True):
        # A .csv holds no cell types: its prices become numbers, whose zeros behind the point go.
        same = {"number": row.number, "price": row.price} | (
            {"related": row.related} if source.number in changed else {}
        )
        assert row == source._replace(**same)  # type: ignore[arg-type]


def test_the_table_and_its_filter_end_at_the_last_row(tmp_path: Path) -> None:
    path = tmp_path / "export.xlsx"
    path.write_bytes(FASHION.data())
    _, small, _ = reduced(path)
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]
    (table,) = sheet.tables.values()
    assert table.ref.endswith(str(len(small.table.rows) + 1))
    assert table.autoFilter.ref == table.ref
    assert sheet.max_row == len(small.table.rows) + 1


def test_what_hangs_on_rows_that_moved_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "export.xlsx"
    path.write_bytes(excel_bytes(FASHION.rows, FASHION.headings))
    read, _, _ = reduced(path)
    assert read.sheet is not None
    sheet = zipfile.ZipFile(tmp_path / "out.xlsx").read(read.sheet.part)
    assert b"legacyDrawing" in zipfile.ZipFile(path).read(read.sheet.part)
    assert not re.search(rb"legacyDrawing|mergeCells|<drawing|conditionalFormatting", sheet)
    openpyxl.load_workbook(tmp_path / "out.xlsx")


def test_a_split_tears_no_group_apart(tmp_path: Path) -> None:
    rows = []
    for group in range(30):
        code = f"R{group}"
        rows += [product(f"{code}-{n}" if n else code, "Áo thun Mây", f"SIZE:{n}", code if n else "") for n in range(4)]
        rows += [product(f"K{group}-{n}", "Quần jean Sóng", f"SIZE:{n}", code) for n in range(4)]
    path = tmp_path / "export.xlsx"
    path.write_bytes(export_bytes(rows))
    read, examination = repair.examine(path, Choice(mode="regroup"), Settings())
    parts = affected_parts(read_catalogue(read.table), examination.plan.edits, limit=23)
    assert [len(part) for part in parts] == [20] * 7 + [10]
    assert sorted(number for part in parts for number in part) == sorted({number for part in parts for number in part})
    by_number = {row.number: row for row in read.table.rows}
    groups = [{by_number[number].related or by_number[number].code for number in part} for part in parts]
    assert sum(map(len, groups)) == len(set().union(*groups))
