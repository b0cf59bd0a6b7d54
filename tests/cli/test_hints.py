"""The command that check suggests is the check that was run; a store that is none is no store asked."""

import shlex
import shutil
from pathlib import Path

import pytest

from tests.cli.run import CLEAN, FASHION, Run, within

STORE = FASHION.with_name("store.xlsx")


def suggested(found: Run, command: str = "repair") -> list[str]:
    line = next(line for line in found.err.splitlines() if f"catalogrepair {command} " in line)
    return shlex.split(line[line.index("catalogrepair ") :])


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
    assert sorted(again[3:]) == sorted([*words[:-1], "--dry-run"]), "the store fits: nothing is to be forced"
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


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """An export in a folder whose name a shell would take apart."""
    folder = tmp_path / "tệp của shop's"
    folder.mkdir()
    return Path(shutil.copy(FASHION, folder / "hàng hóa.xlsx"))


def pasted(found: Run, command: str, *more: str) -> Run:
    return within(*suggested(found, command)[1:], *more)


def test_what_follows_a_repair_can_be_pasted(shop: Path) -> None:
    dry = within("repair", shop, "--dry-run")
    written = pasted(dry, "repair")
    assert (written.code, shop.with_name("hàng hóa-fixed.xlsx").is_file()) == (0, True)
    assert "Còn 1 chỗ phải hỏi lại" in written.err
    assert "LM27-1" in pasted(written, "check").out
    assert "Báo lỗi và dừng import" in written.err
    again = suggested(written, "verify")
    assert again == ["catalogrepair", "verify", str(shop.with_name("hàng hóa-fixed.plan.json")), "--export", "SAU.xlsx"]
    shown = within(*suggested(written, "undo")[1:4], "--dry-run")
    assert suggested(shown, "undo") == suggested(written, "undo")
    undone = pasted(written, "undo", "--rows", "all")
    assert (undone.code, shop.with_name("hàng hóa-fixed-undone.xlsx").is_file()) == (0, True)
    assert "Báo lỗi và dừng import" in undone.err
    proof = [word.replace("SAU.xlsx", str(shop)) for word in suggested(undone, "undo")]
    assert within(*proof[1:], "--format", "json").json["state"] == "nothing_to_do", (
        "the old export holds the old values"
    )


def test_what_follows_a_plan_can_be_pasted(shop: Path) -> None:
    decided = within("plan", shop, "--output", shop.with_name("kế hoạch.json"))
    assert suggested(decided, "web")[2:] == [str(shop.with_name("kế hoạch.json")), str(shop)]
    applied = pasted(decided, "apply")
    assert (applied.code, shop.with_name("hàng hóa-fixed.xlsx").is_file()) == (0, True)
    assert "Báo lỗi và dừng import" in applied.err
    assert suggested(applied, "verify")[2] == str(shop.with_name("kế hoạch.json"))


def test_a_name_that_is_taken_is_not_suggested(shop: Path) -> None:
    shop.with_name("hàng hóa-fixed.xlsx").touch()
    assert pasted(within("repair", shop, "--dry-run"), "repair").code == 0


def test_where_there_is_nothing_to_do_nothing_follows() -> None:
    assert within("repair", CLEAN, "--dry-run").err == ""
