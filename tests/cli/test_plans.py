"""plan → a text editor → apply → undo."""

import json
from pathlib import Path

import pytest

from catalogrepair.catalog.jsontext import readable
from tests.cli.run import FASHION, UNITS, done, expected, run, within
from tests.shops.pack import with_part

SAME = "Hai tệp giống nhau về nội dung."


def planned(sample: Path, folder: Path, *words: str) -> Path:
    plan = folder / "plan.json"
    done("plan", sample, "--output", plan, *words)
    return plan


def without_line(plan: Path, cell: str) -> None:
    """Remove the one line that names the cell, as a person would in a text editor."""
    lines = plan.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if f'"cell": "{cell}"' not in line]
    assert len(kept) == len(lines) - 1
    plan.write_text("".join(kept), encoding="utf-8")


def changed(before: Path, after: Path) -> list[str]:
    return [change["code"] for change in done("diff", before, after, "--format", "json").json["changed"]]


def test_a_plan_changes_nothing_by_itself(tmp_path: Path) -> None:
    planned(FASHION, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["plan.json"]


def test_apply_changes_exactly_the_lines_left_in_the_plan(tmp_path: Path) -> None:
    plan, output = planned(FASHION, tmp_path), tmp_path / "out.xlsx"
    without_line(plan, "S21")
    done("apply", plan, FASHION, "--output", output)
    assert changed(FASHION, output) == ["QJ26-1", "QJ26-2", "QJ26-4", "QJ26-5", "QJ26-6"]


def test_the_last_line_of_a_plan_can_be_removed_too(tmp_path: Path) -> None:
    plan, output = planned(FASHION, tmp_path), tmp_path / "out.xlsx"
    without_line(plan, "S24")
    assert within("apply", plan, FASHION, "--output", output).code == 0


@pytest.mark.parametrize("mode", ["clear", "regroup"])
def test_undo_gives_back_the_values_of_the_input(mode: str, tmp_path: Path) -> None:
    plan, there, back = planned(UNITS, tmp_path, "--mode", mode), tmp_path / "there.xlsx", tmp_path / "back.xlsx"
    done("apply", plan, UNITS, "--output", there)
    assert SAME not in done("diff", UNITS, there).out
    done("undo", plan, there, "--output", back)
    assert done("diff", UNITS, back).out == SAME + "\n"


def test_applying_a_plan_is_repairing(tmp_path: Path) -> None:
    plan = planned(UNITS, tmp_path)
    done("apply", plan, UNITS, "--output", tmp_path / "applied.xlsx")
    done("repair", UNITS, "--output", tmp_path / "repaired.xlsx")
    assert (tmp_path / "applied.xlsx").read_bytes() == (tmp_path / "repaired.xlsx").read_bytes()


def test_a_plan_of_the_first_form_which_spelt_each_reason_out_is_read(tmp_path: Path) -> None:
    plan, old = planned(FASHION, tmp_path), tmp_path / "old.json"
    body = json.loads(plan.read_text(encoding="utf-8"))
    reasons = body.pop("reasons")
    edits = [edit | {"why": reasons[edit["why"]]} for edit in body["edits"]]
    old.write_text(json.dumps(body | {"version": 1, "catalogrepair_plan": 1, "edits": edits}), encoding="utf-8")
    seen, same = (run("apply", one, FASHION, "--dry-run", "--format", "json").json for one in (old, plan))
    assert (seen["edits"], seen["reasons"]) == (same["edits"], same["reasons"])
    assert 0 < len(reasons) < len(edits)


@pytest.mark.parametrize("why", [99, -1, "0", True, None, 0.0])
def test_a_reason_that_is_not_there_is_said_with_its_line(why: object, tmp_path: Path) -> None:
    plan = planned(FASHION, tmp_path)
    body = json.loads(plan.read_text(encoding="utf-8"))
    body["edits"][1]["why"] = why
    plan.write_text(readable(body), encoding="utf-8")
    found = run("apply", plan, FASHION, "--dry-run", "--lang", "en")
    lines = plan.read_text(encoding="utf-8").splitlines()
    line = next(at for at, text in enumerate(lines, 1) if f'"why": {json.dumps(why)}' in text)
    assert found.code == 2
    assert f"edits, line {line} of the file (there is no reason {why!r} among its “reasons”)" in found.err


def test_a_plan_with_its_cells_in_place_takes_another_file_only_with_force(tmp_path: Path) -> None:
    plan, other, output = planned(FASHION, tmp_path), tmp_path / "other.xlsx", tmp_path / "out.xlsx"
    other.write_bytes(with_part(FASHION.read_bytes(), "docProps/app.xml", lambda data: data + b"\n"))
    found = within("apply", plan, other, "--output", output)
    assert (found.code, "--force" in found.err, output.exists()) == (3, True, False)
    done("apply", plan, other, "--output", output, "--force")
    assert len(changed(other, output)) == 6


def test_force_does_not_apply_a_plan_to_cells_that_differ(tmp_path: Path) -> None:
    plan, once, twice = planned(FASHION, tmp_path), tmp_path / "once.xlsx", tmp_path / "twice.xlsx"
    done("apply", plan, FASHION, "--output", once)
    found = within("apply", plan, once, "--output", twice, "--force")
    assert found.code == 3
    assert found.err.count("\n  - ") == len(expected(FASHION, "clear"))
    assert not twice.exists()


def test_an_undo_with_force_leaves_out_what_has_changed_since(tmp_path: Path) -> None:
    plan, there, back = planned(FASHION, tmp_path), tmp_path / "there.xlsx", tmp_path / "back.xlsx"
    done("apply", plan, FASHION, "--output", there)
    text = plan.read_text(encoding="utf-8").replace('"QJ26-3"', '"GONE"')
    plan.write_text(text, encoding="utf-8")
    found = within("undo", plan, there, "--output", back)
    assert (found.code, "  - GONE" in found.err, back.exists()) == (3, True, False)
    done("undo", plan, there, "--output", back, "--force")
    assert changed(there, back) == ["QJ26-1", "QJ26-2", "QJ26-4", "QJ26-5", "QJ26-6"]


@pytest.mark.parametrize("form", ["html", "xlsx", "json", "csv"])
def test_whoever_approves_sees_a_plan_before_it_is_applied(form: str, tmp_path: Path) -> None:
    plan, report = planned(FASHION, tmp_path), tmp_path / f"report.{form}"
    seen = done("apply", plan, FASHION, "--dry-run", "--report", report)
    assert seen.out.count("AT26-1” → (trống)") == 6
    assert "đã được sửa sau khi lập" not in seen.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plan.json", report.name]
    assert (b"QJ26-3" in report.read_bytes()) == (form != "xlsx")


def test_a_preview_says_that_somebody_edited_the_plan(tmp_path: Path) -> None:
    plan = planned(FASHION, tmp_path)
    without_line(plan, "S21")
    seen = done("apply", plan, FASHION, "--dry-run", "--format", "json")
    assert [edit["code"] for edit in seen.json["edits"]] == ["QJ26-1", "QJ26-2", "QJ26-4", "QJ26-5", "QJ26-6"]
    assert seen.json["outcomes"] == {"clear": {"products": 5, "variants": 5}}
    assert "đã được sửa sau khi lập" in seen.err


def test_a_preview_of_an_undo_writes_nothing(tmp_path: Path) -> None:
    plan, there = planned(FASHION, tmp_path), tmp_path / "there.xlsx"
    done("apply", plan, FASHION, "--output", there)
    seen = done("undo", plan, there, "--dry-run")
    assert seen.out.count("(trống) → “AT26-1”") == 6
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plan.json", "there.xlsx"]
