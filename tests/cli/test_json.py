"""`--format json`: one document alone on stdout, notes on stderr."""

from pathlib import Path

import pytest

from tests.cli.run import CIRCLES, CLEAN, FASHION, UNITS, Run, done, expected, run

JSON = ("--format", "json")


@pytest.mark.parametrize("sample", [FASHION, UNITS, CIRCLES, CLEAN], ids=lambda path: path.parent.name)
def test_check_and_a_dry_run_say_the_same(sample: Path) -> None:
    check, dry = run("check", sample, *JSON), run("repair", sample, "--dry-run", *JSON)
    assert check.edits == dry.edits == expected(sample, "clear")
    assert dry.json["outputs"] == []


def test_repair_names_its_outputs(tmp_path: Path) -> None:
    output = tmp_path / "out.xlsx"
    found = done("repair", FASHION, "--output", output, *JSON)
    assert found.json["outputs"] == [str(output)]
    assert (found.json["state"], found.json["plan"]) == ("written", str(tmp_path / "out.plan.json"))
    assert "report" not in found.json
    assert found.json["summary"]["asked"] == 1
    assert found.edits == expected(FASHION, "clear")


def test_a_repair_with_nothing_to_do_names_none(tmp_path: Path) -> None:
    found = done("repair", CLEAN, "--output", tmp_path / "out.xlsx", *JSON).json
    assert (found["state"], found["outputs"], "plan" in found) == ("nothing_to_do", [], False)
    assert list(tmp_path.iterdir()) == []


def test_every_file_that_was_written_is_named(tmp_path: Path) -> None:
    plan, report, output = (tmp_path / name for name in ("p.json", "r.html", "out.xlsx"))
    decided = done("plan", FASHION, "--output", plan, "--report", report, *JSON).json
    assert (decided["state"], decided["plan"], decided["report"]) == ("written", str(plan), str(report))
    words = ("apply", plan, FASHION, "--report", report, "--force", *JSON)
    shown = done(*words, "--dry-run").json
    assert (shown["state"], shown["outputs"], shown["report"]) == ("shown", [], str(report))
    applied = done(*words, "--output", output).json
    assert (applied["state"], applied["outputs"], applied["report"]) == ("written", [str(output)], str(report))


def test_an_undo_of_what_is_as_it_was_writes_nothing(tmp_path: Path) -> None:
    plan, back = tmp_path / "p.json", tmp_path / "back.xlsx"
    done("plan", FASHION, "--output", plan)
    for more in (("--dry-run",), ("--output", back)):
        found = done("undo", plan, FASHION, *more, *JSON)
        assert (found.json["state"], found.json["outputs"], back.exists()) == ("nothing_to_do", [], False)


def test_plan_names_its_file(tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    found = done("plan", FASHION, "--output", plan, *JSON)
    assert found.json["plan"] == str(plan)
    assert Run(0, plan.read_text(encoding="utf-8"), "").edits == found.edits


def test_apply_and_undo_give_the_same_cells_the_other_way_round(tmp_path: Path) -> None:
    plan, there, back = tmp_path / "plan.json", tmp_path / "there.xlsx", tmp_path / "back.xlsx"
    done("plan", UNITS, "--output", plan)
    applied = done("apply", plan, UNITS, "--output", there, *JSON)
    undone = done("undo", plan, there, "--output", back, *JSON)
    assert applied.edits == expected(UNITS, "clear")
    assert undone.edits == {cell: (after, before) for cell, (before, after) in applied.edits.items()}
    assert (applied.json["outputs"], undone.json["outputs"]) == ([str(there)], [str(back)])


def test_diff_gives_each_changed_cell(tmp_path: Path) -> None:
    output = tmp_path / "out.xlsx"
    done("repair", UNITS, "--output", output)
    found = done("diff", UNITS, output, *JSON).json
    cells = [(change["before"], change["after"]) for change in found["changed"]]
    assert cells == list(expected(UNITS, "clear").values())
    assert (found["added"], found["removed"]) == ([], [])


def test_explain_gives_every_check_in_both_languages() -> None:
    checks = done("explain", *JSON).json
    assert "second_family" in [check["check"] for check in checks]
    assert all(check[part][language] for check in checks for part in ("title", "example") for language in ("vi", "en"))


def test_explain_gives_the_one_check_asked_for() -> None:
    assert [check["check"] for check in done("explain", "same_values", *JSON).json] == ["same_values"]


def test_a_failure_prints_no_json() -> None:
    found = run("check", FASHION, "--only", "NOSUCH1", *JSON)
    assert found.out == ""
    assert found.err.startswith("Lỗi: ")
