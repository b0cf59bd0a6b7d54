"""A plain list of codes that are on the store."""

from pathlib import Path

import pytest

from catalogrepair.errors import UnusableInput
from catalogrepair.jobs.catalogues import read_store
from catalogrepair.jobs.repair import silent


def codes(path: Path) -> list[str]:
    origin, facts, _ = read_store(str(path), fresh=False, progress=silent)
    assert origin.kind == "codes"
    return [listed.sku for listed in facts.listed]


@pytest.mark.parametrize(
    "text",
    [
        "AT01\nAT02\n",
        "AT01\r\nAT02\r\n",
        "\ufeffAT01\nAT02",
        "\n\nAT01\n\nAT02\n \n",
        "Mã hàng\nAT01\nAT02",
        "SKU\r\nAT01\r\nAT02",
        "Mã hàng (SKU)\nAT01\nAT02",
        "AT01\rAT02\r",
        '"SKU"\n"AT01"\nAT02',
        "SKU\t\nAT01\t\nAT02",
        "SKU\nAT01;\nAT02;",
        "AT01,\nAT02",
    ],
    ids=[
        "plain",
        "Windows",
        "BOM",
        "blank lines",
        "heading",
        "heading, Windows",
        "long heading",
        "old Mac",
        "quotes",
        "tabs at the end",
        "semicolons at the end",
        "a comma at an end",
    ],
)
def test_one_code_a_line(text: str, tmp_path: Path) -> None:
    path = tmp_path / "codes.txt"
    path.write_bytes(text.encode())
    assert codes(path) == ["AT01", "AT02"]


def test_edge_spaces_belong_to_the_code(tmp_path: Path) -> None:
    path = tmp_path / "codes.txt"
    path.write_bytes(b"AT01 \n V12S\n")
    assert codes(path) == ["AT01 ", " V12S"]


def test_commas_are_no_separator_in_a_list(tmp_path: Path) -> None:
    path = tmp_path / "codes.txt"
    path.write_text("AT01,S\nAT02;M\n", encoding="utf-8")
    assert codes(path) == ["AT01,S", "AT02;M"]


def test_a_csv_of_one_column_is_a_list(tmp_path: Path) -> None:
    path = tmp_path / "codes.csv"
    path.write_text("Mã hàng\nAT01\nAT02\n", encoding="utf-8-sig")
    assert codes(path) == ["AT01", "AT02"]


@pytest.mark.parametrize(
    "text",
    [
        'Mã hàng\nAT01\n"AT02"\n',
        '"Mã hàng";\n"AT01";\n"AT02";\n',
        "Mã hàng;\nAT01\nAT02;\n",
        "Mã hàng\nAT01\t\nAT02\t\n",
        ",Mã hàng\n,AT01\n,AT02\n",
        "sep=;\nMã hàng;\nAT01;\nAT02;\n",
        "sep=,\nAT01\nAT02\n",
    ],
)
def test_a_list_that_a_spreadsheet_saved_is_read_cell_by_cell(text: str, tmp_path: Path) -> None:
    path = tmp_path / "codes.csv"
    path.write_text(text, encoding="utf-8-sig")
    assert codes(path) == ["AT01", "AT02"]


def test_quotes_keep_commas_within_a_code(tmp_path: Path) -> None:
    path = tmp_path / "codes.csv"
    path.write_text('SKU\n"AT01,S"\n"5""x3"\n', encoding="utf-8")
    assert codes(path) == ["AT01,S", '5"x3']


@pytest.mark.parametrize("name", ["codes.csv", "codes.txt"])
def test_a_number_with_its_separators_is_one_code(name: str, tmp_path: Path) -> None:
    lines = ["8930000000017,00", "8,930,000,000,024", "8.930.000.000.031,00"]
    (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")
    assert codes(tmp_path / name) == lines


@pytest.mark.parametrize("name", ["codes.csv", "codes.txt"])
@pytest.mark.parametrize("mark", ["\t", ";", ","])
def test_a_list_with_several_columns_is_refused_and_says_which_to_keep(name: str, mark: str, tmp_path: Path) -> None:
    lines = [mark.join(line) for line in (("Tên hàng", "Mã SKU"), ("Áo", "AT01"), ("Mũ", "AT02"))]
    (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(UnusableInput) as refusal:
        codes(tmp_path / name)
    assert "“Tên hàng”, “Mã SKU”" in refusal.value.text.vi
    assert "Keep only the column “Mã SKU”" in refusal.value.text.en


def test_a_tab_on_one_line_names_the_line(tmp_path: Path) -> None:
    (tmp_path / "codes.txt").write_text("AT01\nAT02\tÁo\n", encoding="utf-8")
    with pytest.raises(UnusableInput, match="line 2: “AT02”, “Áo”"):
        codes(tmp_path / "codes.txt")


def test_all_codes_on_one_line_are_refused(tmp_path: Path) -> None:
    (tmp_path / "codes.txt").write_text("AT01, AT02, AT03\n", encoding="utf-8")
    with pytest.raises(UnusableInput, match="one code a line"):
        codes(tmp_path / "codes.txt")


def test_an_open_quote_in_a_table_is_refused_and_in_a_list_belongs_to_the_code(tmp_path: Path) -> None:
    for name in ("codes.csv", "codes.txt"):
        (tmp_path / name).write_text('AT01\n"AT02\nAT03\n', encoding="utf-8")
    assert codes(tmp_path / "codes.txt") == ["AT01", '"AT02', "AT03"]
    with pytest.raises(UnusableInput, match=r"line 2|not valid CSV"):
        codes(tmp_path / "codes.csv")


def test_lines_that_look_like_several_codes_are_doubted(tmp_path: Path) -> None:
    (tmp_path / "codes.txt").write_text("AT01\nAT02, AT03\n", encoding="utf-8")
    (warning,) = read_store(str(tmp_path / "codes.txt"), fresh=False, progress=silent).warnings
    assert "1 line with a comma or semicolon (such as “AT02, AT03”)" in warning.en


def test_a_haravan_export_saved_as_text_is_an_export(tmp_path: Path) -> None:
    (tmp_path / "store.txt").write_text("Url\tTên\tMã phiên bản sản phẩm\nao\tÁo\tAT01\n", encoding="utf-8")
    origin, facts, _ = read_store(str(tmp_path / "store.txt"), fresh=False, progress=silent)
    assert (origin.kind, [one.sku for one in facts.listed]) == ("export", ["AT01"])


def test_a_code_twice_in_a_list_is_one_variant(tmp_path: Path) -> None:
    path = tmp_path / "codes.txt"
    path.write_text("AT01\nAT01\nat01 \n", encoding="utf-8")
    assert read_store(str(path), fresh=False, progress=silent)[1].repeated() == {}


@pytest.mark.parametrize(("name", "data"), [("codes.txt", b""), ("codes.txt", b"\n \n"), ("codes.txt", b"SKU\n")])
def test_an_empty_list_is_refused(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UnusableInput, match="not one code"):
        codes(tmp_path / name)


def test_a_list_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "codes.txt").write_bytes(b"\xff\xfeA\x00T\x00")
    with pytest.raises(UnusableInput, match=r"codes\.txt.*UTF-8.*Notepad.*Save as"):
        codes(tmp_path / "codes.txt")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    for name in ("codes.txt", "store.xlsx", "store.csv"):
        with pytest.raises(UnusableInput, match=name):
            codes(tmp_path / name)
