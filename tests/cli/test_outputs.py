"""What a repair writes, and what it refuses to overwrite."""

import os
from pathlib import Path

import pytest

from tests.cli.run import CLEAN, FASHION, copy, done, expected, within
from tests.conftest import needs_linux


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_repair_writes_the_workbook_and_its_plan(tmp_path: Path) -> None:
    found = done("repair", FASHION, "--output", tmp_path / "out.xlsx")
    assert names(tmp_path) == ["out.plan.json", "out.xlsx"]
    assert within("check", tmp_path / "out.xlsx", "--format", "json").edits == {}
    assert all(f"Đã ghi: {tmp_path / name}\n" in found.err for name in names(tmp_path))


def test_the_plan_beside_the_workbook_undoes_it(tmp_path: Path) -> None:
    output, back = tmp_path / "out.xlsx", tmp_path / "back.xlsx"
    done("repair", FASHION, "--output", output)
    assert len(done("undo", tmp_path / "out.plan.json", output, "--output", back, "--format", "json").edits) == 6


@pytest.mark.parametrize("name", ["out.xlsx", "out.plan.json"])
def test_an_existing_output_is_kept_without_force(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"mine")
    found = within("repair", FASHION, "--output", tmp_path / "out.xlsx")
    assert found.code == 2
    assert f"“{name}”" in found.err
    assert names(tmp_path) == [name]
    assert (tmp_path / name).read_bytes() == b"mine"


def test_force_overwrites_an_existing_output(tmp_path: Path) -> None:
    for name in ("out.xlsx", "out.plan.json"):
        (tmp_path / name).write_bytes(b"mine")
    done("repair", FASHION, "--output", tmp_path / "out.xlsx", "--force")
    assert len(done("diff", FASHION, tmp_path / "out.xlsx", "--format", "json").json["changed"]) == 6
    assert (tmp_path / "out.plan.json").read_bytes() != b"mine"


@pytest.mark.parametrize("words", [["repair", "--output"], ["plan", "--output"], ["check", "--report"]])
def test_the_input_is_never_overwritten_even_with_force(words: list[str], tmp_path: Path) -> None:
    export = copy(FASHION, tmp_path)
    found = within(words[0], export, words[1], export, "--force")
    assert found.code == 2
    assert export.read_bytes() == FASHION.read_bytes()
    assert names(tmp_path) == ["export.xlsx"]
    assert "--" not in found.err, "which option names the file, whoever typed it knows"


def test_a_damaged_file_of_the_store_is_not_to_be_exported_from_kiotviet(tmp_path: Path) -> None:
    store = tmp_path / "store.xlsx"
    store.write_bytes(FASHION.with_name("store.xlsx").read_bytes()[:3000])
    found = within("check", FASHION, "--store", store)
    assert (found.code, "Hãy xuất lại tệp này." in found.err, "KiotViet" in found.err) == (2, True, False)


@pytest.mark.parametrize("command", ["apply", "undo"])
def test_apply_and_undo_keep_their_inputs_even_with_force(command: str, tmp_path: Path) -> None:
    export, plan = copy(FASHION, tmp_path), tmp_path / "plan.json"
    done("plan", export, "--output", plan)
    text = plan.read_bytes()
    for output in (export, plan):
        assert within(command, plan, export, "--output", output, "--force").code == 2
    assert (plan.read_bytes(), export.read_bytes()) == (text, FASHION.read_bytes())


def test_a_link_to_the_input_is_the_input(tmp_path: Path) -> None:
    export, link = copy(FASHION, tmp_path), tmp_path / "link.xlsx"
    link.hardlink_to(export)
    assert within("repair", export, "--output", link, "--force").code == 2
    assert export.read_bytes() == FASHION.read_bytes()


def test_a_dry_run_writes_nothing_and_shows_every_cell(tmp_path: Path) -> None:
    found = within("repair", copy(FASHION, tmp_path), "--dry-run")
    assert names(tmp_path) == ["export.xlsx"]
    shown = [line.split()[0] for line in found.out.splitlines() if line.startswith("  S")]
    assert shown == list(expected(FASHION, "clear"))


@pytest.mark.parametrize("both", [True, False])
def test_a_repair_wants_either_a_dry_run_or_an_output(both: bool, tmp_path: Path) -> None:
    words = ["--dry-run", "--output", tmp_path / "out.xlsx"] if both else []
    found = within("repair", FASHION, *words)
    assert found.code == 2
    assert "--dry-run" in found.err
    assert names(tmp_path) == []


def test_a_clean_shop_is_not_written_again(tmp_path: Path) -> None:
    found = done("repair", CLEAN, "--output", tmp_path / "out.xlsx")
    assert "không ghi gì" in found.out
    assert names(tmp_path) == []


@pytest.mark.parametrize("output", ["out.csv", "none/out.xlsx"])
def test_an_output_of_another_kind_or_place_is_refused(output: str, tmp_path: Path) -> None:
    assert within("repair", FASHION, "--output", tmp_path / output).code == 2
    assert names(tmp_path) == []


@pytest.mark.parametrize(("command", "name"), [("repair", "out.xlsx"), ("plan", "out.json")])
def test_a_report_never_replaces_the_output(command: str, name: str, tmp_path: Path) -> None:
    found = within(command, FASHION, "--output", tmp_path / name, "--report", tmp_path / name)
    assert found.code == 2
    assert names(tmp_path) == []


@pytest.mark.parametrize("option", ["--report", "--output"])
def test_the_store_s_file_is_an_input_too(option: str, tmp_path: Path) -> None:
    store = tmp_path / "store.xlsx"
    store.write_bytes(FASHION.with_name("store.xlsx").read_bytes())
    more = [] if option == "--output" else ["--dry-run"]
    found = within("repair", FASHION, "--store", store, option, store, "--force", *more)
    assert found.code == 2
    assert store.read_bytes() == FASHION.with_name("store.xlsx").read_bytes()


@needs_linux
def test_a_vietnamese_name_may_be_as_long_as_the_system_allows(tmp_path: Path) -> None:
    """A letter takes up to three bytes, and systems count bytes."""
    output = tmp_path / ("đ" * 78 + "ế" * 28 + ".xlsx")
    assert len(output.name.encode()) > 240
    done("repair", FASHION, "--output", output)
    assert output.exists()


@needs_linux
def test_a_name_that_is_too_long_is_a_sentence(tmp_path: Path) -> None:
    found = within("repair", FASHION, "--output", tmp_path / ("ế" * 90 + ".xlsx"))
    assert (found.code, "tên tệp quá dài" in found.err) == (2, True)


@needs_linux
def test_a_name_of_bytes_that_are_no_text_is_no_failure(tmp_path: Path) -> None:
    output = tmp_path / os.fsdecode(b"a\xff.xlsx")
    assert within("repair", FASHION, "--output", output).code == 0
