"""What a terminal, a pipe and an odd code page are given."""

import re
from pathlib import Path

import pytest

from tests.cli.run import FASHION, run, terminal
from tests.conftest import needs_posix

ANSI = re.compile(r"\x1b\[[0-9;]*m")
ODD = ({"PYTHONIOENCODING": "cp1258"}, {"LC_ALL": "C"})


@pytest.mark.parametrize("odd", ODD, ids=str)
@pytest.mark.parametrize("words", [["check", FASHION], ["check", FASHION, "--format", "json"], ["--help"], ["check"]])
def test_output_is_utf_8_on_any_code_page(words: list[object], odd: dict[str, str]) -> None:
    plain, found = run(*words), run(*words, **odd)
    assert re.search("[ạ-ỹ]", found.out + found.err)
    assert re.sub('"created": "[^"]*"', "", found.out) == re.sub('"created": "[^"]*"', "", plain.out)
    assert found.err == plain.err


def test_utf_8_does_not_rest_on_pythons_own_fallbacks() -> None:
    bare = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert run("check", FASHION, **bare) == run("check", FASHION)


@needs_posix
@pytest.mark.parametrize("words", [["check", "--verbose"], ["repair", "--dry-run"]])
def test_a_terminal_gets_colours(words: list[str]) -> None:
    shown = terminal(*words, FASHION, COLUMNS="200")
    assert "\x1b[33m\x1b[1m[gần như chắc]" in shown


@needs_posix
def test_no_color_is_kept() -> None:
    assert not ANSI.search(terminal("check", FASHION, NO_COLOR="1"))


@needs_posix
def test_colours_add_nothing_to_the_words() -> None:
    assert ANSI.sub("", terminal("check", FASHION)) == terminal("check", FASHION, NO_COLOR="1")


@needs_posix
def test_json_has_no_colours_even_on_a_terminal() -> None:
    assert not ANSI.search(terminal("check", FASHION, "--format", "json"))


@pytest.mark.parametrize("words", [["check"], ["repair", "--dry-run"]])
def test_a_pipe_gets_no_colours(words: list[str]) -> None:
    found = run(*words, FASHION)
    assert not ANSI.search(found.out + found.err)


def test_one_of_a_kind_is_singular(tmp_path: Path) -> None:
    export, codes = tmp_path / "export.csv", tmp_path / "codes.txt"
    export.write_text(
        "Mã hàng,Tên hàng,Mã HH Liên quan,Mã ĐVT Cơ bản\nA1,Áo thun,,\nA2,Áo thun,A1,\nB1,Mũ len,B1,\n",
        encoding="utf-8",
    )
    codes.write_text("a1\n", encoding="utf-8")
    found = run("repair", export, "--store", codes, "--only", "A1", "--dry-run", "--lang", "en")
    assert "1 cell would change" in found.out
    assert "on the store “codes.txt”: 1 code." in found.out
    assert "1 of 3 codes of the KiotViet file is on the store (1 matches only" in found.out
    assert "1 of the store's 1 code is in the KiotViet file" in found.out
    assert "3 rows, 1 same-type group." in run("check", export, "--lang", "en").out
