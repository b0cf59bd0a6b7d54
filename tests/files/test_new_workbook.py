"""The workbook that a .csv or .xls becomes: cells as KiotViet writes them, and nothing that runs."""

import io
import zipfile

import openpyxl
import pytest

from catalogrepair.files.foreign import Records, write_new

HEADINGS = ["Mã hàng", "Tên hàng", "Giá bán"]


def sheet_xml(*rows: list[str]) -> str:
    out = io.BytesIO()
    write_new(Records("Hàng [1]/2", [HEADINGS, *rows]), 1, {}, out)
    assert openpyxl.load_workbook(out).sheetnames == ["Hàng  1  2"]
    with zipfile.ZipFile(out) as parts:
        return parts.read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize(
    "text", ["=1+1", "#N/A", "00123", "http://x.example", "8934567890123456789", " Áo ", "1E5", "_x0041_"]
)
def test_a_text_is_written_as_kiotviet_writes_it(text: str) -> None:
    assert f't="str"><v>{text}</v>' in sheet_xml([text, "", ""])


@pytest.mark.parametrize("number", ["35000.0000", "-2", "0.10000000000000001"])
def test_a_price_is_a_number_with_the_digits_that_were_read(number: str) -> None:
    assert f'<c r="C2" t="n"><v>{number}</v></c>' in sheet_xml(["A1", "", number])


def test_a_price_that_is_no_number_and_a_number_in_another_column_are_texts() -> None:
    xml = sheet_xml(["12", "", "35.000đ"])
    assert '<c r="A2" t="str"><v>12</v></c>' in xml and '<c r="C2" t="str"><v>35.000đ</v></c>' in xml


def test_a_character_that_xml_cannot_hold_is_written_by_its_number() -> None:
    assert "<v>a_x000B_b</v>" in sheet_xml(["A1", "a\x0bb", ""])


def test_a_row_that_ends_early_leaves_nothing_of_the_row_before() -> None:
    xml = sheet_xml(["A1", "Áo", "1"], [], ["A2"], ["", "Mũ", ""])
    assert '<row r="3"></row><row r="4"><c r="A4" t="str"><v>A2</v></c></row>' in xml
    assert '<row r="5"><c r="B5" t="str"><v>Mũ</v></c></row>' in xml
