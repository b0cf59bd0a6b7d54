"""Why the system would not do something is said in words of ours, in the reader's language, never in its English."""

import errno
import os
import re
import sqlite3
from pathlib import Path

import pytest

from catalogrepair.errors import UnusableInput, reason
from catalogrepair.files.toml import read_toml
from catalogrepair.storage.reasons import why
from tests.cli.run import FASHION, within

VIETNAMESE = re.compile("[À-ỹ]")
RAW = re.compile(r"\[?Errno|codec|0x[0-9a-f]{2}|Traceback|Error\b", re.IGNORECASE)


@pytest.mark.parametrize("number", sorted(errno.errorcode), ids=lambda number: errno.errorcode[number])
def test_no_error_of_the_system_speaks_english(number: int) -> None:
    said = reason(OSError(number, os.strerror(number)))
    assert VIETNAMESE.search(said.vi), said.vi
    assert os.strerror(number).lower() not in said.vi.lower()
    assert not RAW.search(said.en)


@pytest.mark.parametrize(
    "error", [OSError(), OSError("Forbidden"), TimeoutError("timed out"), PermissionError("Denied")]
)
def test_nor_does_one_without_a_number(error: OSError) -> None:
    assert VIETNAMESE.search(reason(error).vi)
    assert not any(str(arg) in reason(error).vi for arg in error.args)


def test_a_missing_folder_and_a_missing_file_are_two_sentences(tmp_path: Path) -> None:
    there, away = (
        within("check", tmp_path / "a.xlsx", "--lang", "en"),
        within("check", tmp_path / "b" / "c" / "a.xlsx", "--lang", "en"),
    )
    assert "there is no such file" in there.err
    assert f"there is no folder “{tmp_path / 'b'}”" in away.err
    assert "it is a folder" in within("check", tmp_path, "--lang", "en").err
    through = within("check", FASHION / "a.xlsx", "--lang", "en").err
    assert "a part of its path is a file, not a folder" in through


@pytest.mark.parametrize("option", ["--output", "--report"])
def test_a_missing_folder_and_a_folder_are_two_sentences(option: str, tmp_path: Path) -> None:
    folder = tmp_path / "r.html"
    folder.mkdir()
    words = ("repair", FASHION, "--lang", "en", *(("--dry-run",) if option == "--report" else ()), option)
    assert "it is a folder. Add a file's name" in within(*words, folder).err
    away = within(*words, tmp_path / "no" / "r.html").err
    assert f"there is no folder “{tmp_path / 'no'}”. Make it first" in away


@pytest.mark.parametrize("name", [".", "..", "/"])
def test_a_folder_without_a_name_is_a_folder(name: str, tmp_path: Path) -> None:
    found = within("repair", FASHION, "--lang", "en", "--output", name, cwd=tmp_path)
    assert (found.code, "it is a folder" in found.err) == (2, True)


TOML = {
    b'caf\xe9 = "x"': "is not UTF-8",
    b'a = 1\nurl = "https://a\n': 'is wrong in line 2: url = "https://a',
    b"a = [1,": "ends too early",
    b"a = x": "is wrong in line 1: a = x",
    b'a = """x': "ends too early",
}


@pytest.mark.parametrize("content", TOML, ids=TOML.get)
def test_a_broken_toml_names_its_line(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "hook.toml"
    path.write_bytes(content)
    with pytest.raises(UnusableInput) as refusal:
        read_toml(path)
    assert TOML[content] in refusal.value.text.en
    assert VIETNAMESE.search(refusal.value.text.vi)
    assert not RAW.search(refusal.value.text.en)


def test_what_sqlite_says_is_said_in_words(tmp_path: Path) -> None:
    broken = tmp_path / "journal.sqlite3"
    broken.write_bytes(b"no database" * 100)
    with pytest.raises(sqlite3.DatabaseError) as raised:
        sqlite3.connect(broken).execute("SELECT 1 FROM sqlite_master")
    assert why(raised.value).en == "it is damaged"
    with pytest.raises(sqlite3.OperationalError) as missing:
        sqlite3.connect(tmp_path / "no" / "a").execute("SELECT 1")
    assert why(missing.value).vi == "không mở được"
