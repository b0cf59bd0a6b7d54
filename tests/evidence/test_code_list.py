"""A plain list of codes that are on the store."""

from pathlib import Path

import pytest

from catalogrepair.errors import UnusableInput
from catalogrepair.repair import silent
from catalogrepair.sources import read_store


def codes(path: Path) -> list[str]:
    origin, facts, _ = read_store(str(path), fresh=False, tell=silent)
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
    ],
    ids=["plain", "Windows", "BOM", "blank lines", "heading", "heading, Windows"],
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


def test_a_code_twice_in_a_list_is_one_variant(tmp_path: Path) -> None:
    path = tmp_path / "codes.txt"
    path.write_text("AT01\nAT01\nat01 \n", encoding="utf-8")
    assert read_store(str(path), fresh=False, tell=silent)[1].repeated() == {}


@pytest.mark.parametrize(("name", "data"), [("codes.txt", b""), ("codes.txt", b"\n \n"), ("codes.txt", b"SKU\n")])
def test_an_empty_list_is_refused(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UnusableInput, match="not one code"):
        codes(tmp_path / name)


def test_a_list_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "codes.txt").write_bytes(b"\xff\xfeA\x00T\x00")
    with pytest.raises(UnusableInput, match=r"codes\.txt.*UTF-8"):
        codes(tmp_path / "codes.txt")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    for name in ("codes.txt", "store.xlsx", "store.csv"):
        with pytest.raises(UnusableInput, match=name):
            codes(tmp_path / name)
