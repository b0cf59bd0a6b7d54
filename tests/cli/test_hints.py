"""The command that check suggests is the check that was run; a store that is none is no store asked."""

import shlex
import shutil
from pathlib import Path

import pytest

from tests.cli.run import FASHION, Run, within

STORE = FASHION.with_name("store.xlsx")


def suggested(found: Run) -> list[str]:
    line = next(line for line in found.err.splitlines() if "catalogrepair repair" in line)
    return shlex.split(line[line.index("catalogrepair repair") :])


def test_the_suggested_repair_keeps_every_choice(tmp_path: Path) -> None:
    folder = tmp_path / "tệp của shop"
    folder.mkdir()
    export = Path(shutil.copy(FASHION, folder / "hàng hóa's.xlsx"))
    given = {
        "--store": str(STORE), "--level": "possible", "--mode": "regroup", "--only": "AT26-1", "--skip": "LM26-1",
        "--max-variants": "30",
    }  # fmt: skip
    words = [word for pair in given.items() for word in pair] + ["--only", "LM26-1", "--keep-late", "--force"]
    again = suggested(within("check", export, *words, "--lang", "en"))
    assert again[:3] == ["catalogrepair", "repair", str(export)]
    assert sorted(again[3:]) == sorted([*words, "--dry-run"])
    assert within(*again[1:], "--format", "json").edits == within("check", export, *words, "--format", "json").edits


def test_what_was_not_given_is_not_suggested() -> None:
    assert suggested(within("check", FASHION)) == ["catalogrepair", "repair", str(FASHION), "--dry-run"]


@pytest.mark.parametrize("command", [("check",), ("repair", "--dry-run"), ("plan", "--output", "p.json"), ("guide",)])
@pytest.mark.parametrize("word", ["", "  ", "Haravan", "HARAVAN", "kiotviet"])
def test_a_store_that_is_neither_a_file_nor_haravan_is_refused(command: tuple[str, ...], word: str) -> None:
    name, *options = command
    found = within(name, FASHION, *options, "--store", word, "--lang", "en")
    assert (found.code, found.out) == (2, "")
    assert "or haravan (in small letters)" in found.err


def test_a_file_may_have_any_name(tmp_path: Path) -> None:
    shutil.copy(STORE, tmp_path / "Haravan")
    assert within("check", FASHION, "--store", tmp_path / "Haravan").code == 1
