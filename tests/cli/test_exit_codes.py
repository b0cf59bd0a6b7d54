"""The exit code of each way in which a run can end."""

from pathlib import Path

import pytest

from tests.cli.run import CLEAN, FASHION, ODD, SAMPLES, UNITS, done, run, within


def test_conflicts_give_one() -> None:
    assert run("check", FASHION).code == 1


def test_a_dry_run_that_finds_conflicts_gives_one() -> None:
    assert run("repair", FASHION, "--dry-run").code == 1


@pytest.mark.parametrize("words", [["check"], ["repair", "--dry-run"]])
def test_a_clean_shop_gives_zero(words: list[str]) -> None:
    assert run(*words, CLEAN).code == 0


def test_a_repair_that_found_conflicts_and_mended_them_gives_zero(tmp_path: Path) -> None:
    assert run("repair", FASHION, "--output", tmp_path / "out.xlsx").code == 0


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04 torn"])
def test_an_unusable_file_gives_two_and_one_sentence(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "export.xlsx"
    path.write_bytes(content)
    found = run("check", path)
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith("Lỗi: ")
    assert found.err.count("\n") == 1


def test_a_missing_file_gives_two_and_is_named(tmp_path: Path) -> None:
    found = run("check", tmp_path / "none.xlsx")
    assert found.code == 2
    assert "none.xlsx" in found.err


def test_an_unknown_option_gives_two_and_is_named() -> None:
    found = run("check", FASHION, "--nonsense")
    assert found.code == 2
    assert "--nonsense" in found.err


@pytest.mark.parametrize("option", ["--only", "--skip"])
def test_an_unknown_group_gives_two_and_is_named(option: str) -> None:
    found = run("check", FASHION, option, "NOSUCH1")
    assert found.code == 2
    assert "NOSUCH1" in found.err


def test_an_unknown_check_gives_two_and_the_nearest() -> None:
    found = run("explain", "second_famly")
    assert found.code == 2
    assert "second_family" in found.err


def test_a_plan_for_another_file_gives_three_and_lists_the_cells(tmp_path: Path) -> None:
    plan, output = tmp_path / "plan.json", tmp_path / "out.xlsx"
    done("plan", FASHION, "--output", plan)
    found = run("apply", plan, ODD, "--output", output)
    assert found.code == 3
    listed = [line[4:].split(":")[0] for line in found.err.splitlines() if line.startswith("  - ")]
    assert listed == ["S19", "S20", "S21", "S22", "S23", "S24"]
    assert not output.exists()


def test_an_undo_in_another_file_gives_three_and_lists_the_codes(tmp_path: Path) -> None:
    plan, output = tmp_path / "plan.json", tmp_path / "out.xlsx"
    done("plan", UNITS, "--output", plan)
    found = run("undo", plan, ODD, "--output", output)
    assert found.code == 3
    listed = [line[4:].split(":")[0] for line in found.err.splitlines() if line.startswith("  - ")]
    assert listed == ["BS40-1", "BS40-1T", "BS40-2", "BS40-2T"]
    assert not output.exists()


def test_a_file_that_is_no_plan_gives_two(tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    plan.write_text('{"edits": []}', encoding="utf-8")
    assert run("apply", plan, FASHION, "--output", tmp_path / "out.xlsx").code == 2


NO_NAME = ("a1" * 200, "a1\0b")
"""longer than any file's name may be; and what ends a name for the system"""
TAKES_A_NAME = (
    "NAME", "check NAME", "check FILE --store NAME", "check FILE --report NAME.html", "repair FILE --output NAME.xlsx",
    "diagnose invoices NAME", "diagnose invoices ORDERS --kov NAME", "diagnose stock --kov K=NAME --hrv NAME",
    "diagnose GN1001 --orders NAME", "diagnose 1 --orders ORDERS",
    "status NAME", "apply NAME FILE", "verify NAME --export FILE", "diff NAME FILE",
    "resync --codes CODES --via hook --hook NAME",
)  # fmt: skip


@pytest.mark.parametrize("name", NO_NAME)
@pytest.mark.parametrize("line", TAKES_A_NAME)
def test_what_no_file_can_be_called_is_no_fault_of_the_program(line: str, name: str, tmp_path: Path) -> None:
    (tmp_path / "codes.txt").write_text("A1\n", encoding="utf-8")
    known = {
        "NAME": name, "FILE": str(FASHION), "ORDERS": str(SAMPLES / "orders_pottery" / "orders.xlsx"),
        "CODES": str(tmp_path / "codes.txt"),
    }  # fmt: skip
    for word, meant in known.items():
        line = line.replace(word, meant)
    found = within(*line.split(" "))
    assert (found.code, found.out, "Lỗi: " in found.err) == (2, "", True)
