"""The options that choose what is changed."""

from pathlib import Path

import pytest

from tests.cli.run import CIRCLES, FASHION, UNITS, Run, done, expected, within

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


def test_a_skipped_group_is_still_shown() -> None:
    found = check(FASHION, "--skip", "AT26-1")
    assert found.code == 1
    assert "AT26-1" in [conflict["group"] for conflict in found.json["conflicts"]]


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
