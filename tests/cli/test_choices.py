"""The options that choose what is changed."""

from pathlib import Path

import openpyxl
import pytest

from tests.cli.run import CIRCLES, FASHION, SAMPLES, UNITS, Run, done, expected, within

JEANS = {"S19", "S20", "S21", "S22", "S23", "S24"}
DRESSES = {"S37", "S38"}


def check(sample: Path, *words: str) -> Run:
    return within("check", sample, *words, "--format", "json")


@pytest.mark.parametrize(("level", "cells"), [("certain", set()), ("likely", JEANS), ("possible", JEANS | DRESSES)])
def test_each_level_admits_what_is_at_least_as_sure(level: str, cells: set[str]) -> None:
    assert set(check(FASHION, "--level", level).edits) == cells


def test_the_default_level_is_likely_and_the_default_mode_clear() -> None:
    assert check(FASHION).edits == check(FASHION, "--level", "likely", "--mode", "clear").edits


def test_a_related_cell_with_its_own_code_is_certain() -> None:
    assert check(CIRCLES, "--level", "certain").edits == {"S7": ("VI60", "")}


ONLY_AND_SKIP = {
    "--only AT26-1": JEANS,
    "--only LM26-1": DRESSES,
    "--only LM26-1 --only AT26-1": JEANS | DRESSES,
    "--skip AT26-1": DRESSES,
    "--skip LM26-1": JEANS,
    "--skip AT26-1 --skip LM26-1": set(),
    "--only AT26-1 --skip AT26-1": set(),
}


@pytest.mark.parametrize("words", ONLY_AND_SKIP)
def test_only_and_skip_choose_groups_by_the_code_of_their_root(words: str) -> None:
    assert set(check(FASHION, "--level", "possible", *words.split()).edits) == ONLY_AND_SKIP[words]


STORE = ("--store", FASHION.with_name("store.xlsx"))


def test_a_skipped_group_is_told_to_scripts_and_is_no_question() -> None:
    found = check(FASHION, "--skip", "AT26-1")
    assert found.code == 1
    assert [one["group"] for one in found.json["conflicts"] if one["left_out"]] == ["AT26-1"]
    assert (found.json["summary"]["asked"], found.json["summary"]["left_out"]) == (1, 1)


@pytest.mark.parametrize(
    ("words", "asked", "left_out"),
    [
        ((FASHION, *STORE, "--only", "LM26-1"), 0, 2),
        ((SAMPLES / "odd_one" / "export.xlsx", "--only", "GL09-1"), 1, 1),
        ((FASHION, "--skip", "AT26-1", "--skip", "LM26-1"), 0, 2),
    ],
)
def test_what_was_left_out_is_counted_apart_and_is_no_all_clear(
    words: tuple[object, ...], asked: int, left_out: int
) -> None:
    found = within("check", *words)
    assert found.code == 1
    assert f"ỏ qua theo lệnh: {left_out} nhóm" in found.out
    assert ("cần anh/chị xem lại" in found.out, found.out.count("[cần hỏi]")) == (bool(asked), asked)
    assert "Không có gì phải sửa" not in found.out


def test_a_skipped_group_is_neither_shown_nor_told_to_the_shop_nor_recommended() -> None:
    words = (FASHION, *STORE, "--skip", "AT26-1", "--skip", "LM26-1")
    for said in (within("check", *words, "--verbose").out, within("check", *words, "--answer").out):
        assert ("GB26-1" in said, "nhóm AT26-1" in said, "QJ26" in said) == (True, False, False)
    assert "--only" not in within("check", *words).err


def test_where_all_is_skipped_the_shop_is_not_told_that_all_is_well() -> None:
    said = within("check", FASHION, *STORE, *("--skip", "AT26-1", "--skip", "GB26-1"), "--answer").out
    assert "nhóm hàng khác lần này bên em chưa xem" in said
    assert "chưa cần làm gì" not in said
    assert "QJ26" not in said


def test_one_group_is_recommended_without_the_choice_of_before() -> None:
    found = within("check", FASHION, "--level", "possible", "--skip", "AT26-1", "--level", "likely")
    hint = next((line for line in found.err.splitlines() if "--only" in line), "")
    assert "--skip" not in hint
    asked = within("repair", FASHION, "--skip", "AT26-1", "--dry-run").err
    assert "--only LM26-1" in asked
    assert "--skip" not in asked


def test_every_report_has_what_was_left_out_apart(tmp_path: Path) -> None:
    for ending in ("html", "xlsx", "csv"):
        within("check", FASHION, "--skip", "AT26-1", "--report", tmp_path / f"one.{ending}")
    page = (tmp_path / "one.html").read_text(encoding="utf-8")
    assert "Bỏ qua theo lệnh: 1 nhóm" in page
    table = (tmp_path / "one.csv").read_text(encoding="utf-8-sig")
    assert [line.rsplit(",", 1)[-1] for line in table.splitlines() if line.startswith("conflict")] == [
        "left_out", "asked",
    ]  # fmt: skip
    sheet = openpyxl.load_workbook(tmp_path / "one.xlsx")["Để nguyên"]
    fates = {str(row[2]): str(row[1]) for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert (fates["AT26-1"], fates["LM26-1"]) == ("đã được chọn để nguyên", "chưa đủ chắc nên chưa sửa")


@pytest.mark.parametrize("mode", ["clear", "regroup"])
@pytest.mark.parametrize("sample", [FASHION, UNITS], ids=["fashion", "units"])
def test_each_mode_gives_the_edits_of_the_sample(sample: Path, mode: str) -> None:
    assert check(sample, "--mode", mode).edits == expected(sample, mode)


def test_clear_makes_each_row_that_leaves_a_product() -> None:
    assert set(check(FASHION, "--mode", "clear").edits.values()) == {("AT26-1", "")}


def test_regroup_points_the_other_rows_at_the_first() -> None:
    first, *others = check(FASHION, "--mode", "regroup").json["edits"]
    assert (first["code"], first["after"]) == ("QJ26-1", "")
    assert [row["after"] for row in others] == ["QJ26-1"] * 5


def test_a_regrouped_file_has_nothing_left_to_repair(tmp_path: Path) -> None:
    output = tmp_path / "out.xlsx"
    done("repair", FASHION, "--mode", "regroup", "--output", output)
    assert check(output, "--mode", "regroup").edits == {}


@pytest.mark.parametrize(("most", "found"), [("3", True), ("100", False)])
def test_max_variants_is_what_a_product_may_have(most: str, found: bool) -> None:
    conflicts = check(FASHION, "--max-variants", most).json["conflicts"]
    assert ("too_many_variants" in [conflict["check"] for conflict in conflicts]) is found


def test_affected_rows_are_those_that_change_with_root_and_units(tmp_path: Path) -> None:
    output = tmp_path / "out.xlsx"
    done("repair", UNITS, "--output", output, "--rows", "affected")
    found = done("diff", UNITS, output, "--format", "json").json
    assert [change["code"] for change in found["changed"]] == ["BS40-1", "BS40-1T", "BS40-2", "BS40-2T"]
    assert check(output).json["source"]["rows"] < check(UNITS).json["source"]["rows"]
    assert "TR40-1" not in [code for _, code in found["removed"]]


def test_verbose_shows_every_note() -> None:
    short, whole = within("check", FASHION).out, within("check", FASHION, "--verbose").out
    assert "--verbose" in short
    assert "--verbose" not in whole
    assert len(whole.splitlines()) >= len(short.splitlines())
