"""The same shop as other programs write it: read alike, decided alike, repaired in the file's own manner."""

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from catalogrepair.catalog.plans.decide import Choice
from catalogrepair.catalog.settings import Settings
from catalogrepair.files.product_list import PRODUCT_LIST
from catalogrepair.jobs import repair
from tests.shops.dialects import WORKBOOK_WRITERS, csv_bytes, xls_bytes
from tests.shops.excel import excel_bytes
from tests.shops.kiotviet import product
from tests.shops.stories import story

SHOP = story("supermarket_units")
FASHION = story("fashion_swallowed_family")
FILES = {f"{name}.xlsx": writer for name, writer in WORKBOOK_WRITERS.items()} | {
    "bom.csv": lambda rows, headings: csv_bytes(rows, headings, bom=True, delimiter=","),
    "plain.csv": lambda rows, headings: csv_bytes(rows, headings, bom=False, delimiter=";"),
    "old.xls": xls_bytes,
}


@pytest.fixture(params=FILES)
def written(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / str(request.param)
    path.write_bytes(FILES[request.param](FASHION.rows, FASHION.headings))
    return path


def test_every_dialect_reads_alike(written: Path) -> None:
    export = repair.read_export(written)
    for column in ("code", "name", "attributes", "related", "base", "unit", "category", "barcode"):
        heading = next(heading for heading in PRODUCT_LIST.headings[column] if heading in FASHION.headings)
        assert [getattr(row, column) for row in export.table.rows] == [row.get(heading, "") for row in FASHION.rows]


@pytest.mark.parametrize("mode", ["clear", "regroup"])
def test_every_dialect_is_repaired_alike(written: Path, mode: str) -> None:
    read, examination = repair.examine(written, Choice(mode=mode), Settings())  # type: ignore[arg-type]
    output = written.with_name("out.xlsx")
    repair.apply_edits(read, examination.plan.edits, output)
    expected = {row.number: row.related for row in read.table.rows}
    expected |= {edit.row: edit.after for edit in examination.plan.edits}
    assert len(examination.plan.edits) == 6
    column = read.header.columns["related"] - 1
    assert related_by_openpyxl(output, read.source.sheet, column, expected) == expected
    assert related_by_calamine(output, read.source.sheet, column, expected) == expected


def related_by_openpyxl(path: Path, sheet: str, column: int, rows: dict[int, str]) -> dict[int, str]:
    book = openpyxl.load_workbook(path)
    page = book[sheet] if sheet in book.sheetnames else book.worksheets[0]
    return {row: str(page.cell(row, column + 1).value or "") for row in rows}


def related_by_calamine(path: Path, sheet: str, column: int, rows: dict[int, str]) -> dict[int, str]:
    book = CalamineWorkbook.from_path(path)
    name = sheet if sheet in book.sheet_names else book.sheet_names[0]
    cells = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return {row: str(cells[row - 1][column]) for row in rows}


def test_a_cleared_cell_is_kiotviets_own_empty_cell(tmp_path: Path) -> None:
    path = tmp_path / "export.xlsx"
    path.write_bytes(FASHION.data())
    read, examination = repair.examine(path, Choice(), Settings())
    repair.apply_edits(read, examination.plan.edits, tmp_path / "out.xlsx")
    assert read.sheet is not None
    old = zipfile.ZipFile(path).read(read.sheet.part)
    new = zipfile.ZipFile(tmp_path / "out.xlsx").read(read.sheet.part)
    for edit in examination.plan.edits:
        cell = f'<c r="{edit.cell}" t="str"><v>{edit.before}</v></c>'.encode()
        assert old.count(cell) == 1
        old = old.replace(cell, f'<c r="{edit.cell}" t="str" />'.encode())
    assert old == new


def test_a_template_keeps_its_prefix_and_the_style_of_a_cell(tmp_path: Path) -> None:
    path = tmp_path / "styled.xlsx"
    path.write_bytes(prefixed(FASHION.data()))
    read, examination = repair.examine(path, Choice(), Settings())
    repair.apply_edits(read, examination.plan.edits, tmp_path / "out.xlsx")
    assert read.sheet is not None
    sheet = zipfile.ZipFile(tmp_path / "out.xlsx").read(read.sheet.part)
    for edit in examination.plan.edits:
        assert f'<x:c r="{edit.cell}" s="3" t="str" />'.encode() in sheet


def prefixed(data: bytes) -> bytes:
    """The export with x: prefixes and a style on every related cell, as KiotViet's template has them."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if "worksheets/sheet" in name and name.endswith(".xml"):
                content = re.sub(rb"<(/?)(?=[a-z])", rb"<\1x:", content)
                content = content.replace(b" xmlns=", b" xmlns:x=")
                content = re.sub(rb'(<x:c r="S\d+")( t="str")', rb'\1 s="3"\2', content)
            new.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("rows", ["all", "affected"])
def test_libreoffice_opens_the_output_with_the_same_cells(tmp_path: Path, rows: str) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed (the README says so); CI installs it")
    path = tmp_path / "export.xlsx"
    path.write_bytes(SHOP.data())
    read, examination = repair.examine(path, Choice(), Settings())
    repair.apply_edits(read, examination.plan.edits, tmp_path / "out.xlsx", affected=rows == "affected")
    command = [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to"]
    command += ["csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "out.xlsx")], check=True, capture_output=True, timeout=120)
    ours = repair.read_export(tmp_path / "out.xlsx").table.rows
    theirs = repair.read_export(tmp_path / "out.csv").table.rows
    assert [(row.code, row.name, row.related, row.base) for row in theirs] == [
        (row.code, row.name, row.related, row.base) for row in ours
    ]


def test_descriptions_are_no_burden_in_a_file_that_excel_has_saved(tmp_path: Path) -> None:
    """20 MB of texts that nobody judges, all of them shared strings."""
    rows = [product(f"A{n}", f"Áo thun số {n}") | {"Mô tả": f"{n} " + "Vải mềm, thoáng. " * 120} for n in range(5000)]
    path = tmp_path / "export.xlsx"
    path.write_bytes(excel_bytes(rows))
    assert len(repair.read_export(path).table.rows) == 5000
