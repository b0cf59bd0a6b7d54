"""Every shipped sample: the expected cells change, and nothing else in the file does."""

import json
import zipfile
from pathlib import Path

import pytest

from catalogrepair.catalog.plans.decide import Choice
from catalogrepair.catalog.plans.plan import Mode
from catalogrepair.catalog.settings import Settings
from catalogrepair.jobs import repair

SAMPLES = sorted(path.parent for path in (Path(__file__).parents[1] / "samples").glob("*/export.xlsx"))
MODES: tuple[Mode, ...] = ("clear", "regroup")
CASES = [(sample, mode) for sample in SAMPLES for mode in MODES]


def planned(sample: Path, mode: Mode, store: str = "") -> dict[str, list[str]]:
    ask = repair.Ask(str(sample / store) if store else "")
    _, examination = repair.examine(sample / "export.xlsx", Choice(mode=mode), Settings(), ask)
    return {edit.cell: [edit.before, edit.after] for edit in examination.plan.edits}


@pytest.mark.parametrize(("sample", "mode"), CASES, ids=[f"{sample.name}-{mode}" for sample, mode in CASES])
def test_the_plan_is_what_the_sample_expects(sample: Path, mode: Mode) -> None:
    expected = json.loads((sample / "expected.json").read_text(encoding="utf-8"))["edits"]
    assert planned(sample, mode) == expected[mode]


@pytest.mark.parametrize(("sample", "mode"), CASES, ids=[f"{sample.name}-{mode}" for sample, mode in CASES])
def test_the_plan_with_the_store_asked_is_what_the_sample_expects(sample: Path, mode: Mode) -> None:
    expected = json.loads((sample / "expected.json").read_text(encoding="utf-8"))
    assert planned(sample, mode, expected["store"]) == expected["edits_with_store"][mode]


@pytest.mark.parametrize(("sample", "mode"), CASES, ids=[f"{sample.name}-{mode}" for sample, mode in CASES])
def test_the_repaired_sample_differs_in_the_planned_cells_only(sample: Path, mode: Mode, tmp_path: Path) -> None:
    source, output = sample / "export.xlsx", tmp_path / "out.xlsx"
    read, examination = repair.examine(source, Choice(mode=mode), Settings())
    repair.apply_edits(read, examination.plan.edits, output)
    difference = repair.compare_files(source, output)
    changes = {(change.row_before, change.before, change.after) for change in difference.changed}
    assert changes == {(edit.row, edit.before, edit.after) for edit in examination.plan.edits}
    assert {change.heading for change in difference.changed} <= {read.source.heading}
    assert not difference.added
    assert not difference.removed


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_every_other_part_keeps_its_bytes_and_place(sample: Path, tmp_path: Path) -> None:
    source, output = sample / "export.xlsx", tmp_path / "out.xlsx"
    read, examination = repair.examine(source, Choice(), Settings())
    repair.apply_edits(read, examination.plan.edits, output)
    assert read.sheet is not None
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(output) as new:
        assert old.namelist() == new.namelist()
        changed = [name for name in old.namelist() if old.read(name) != new.read(name)]
        assert changed == ([read.sheet.part] if examination.plan.edits else [])


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_undo_gives_the_sheet_back_to_the_byte(sample: Path, tmp_path: Path) -> None:
    source = sample / "export.xlsx"
    read, examination = repair.examine(source, Choice(mode="regroup"), Settings())
    repair.apply_edits(read, examination.plan.edits, tmp_path / "out.xlsx")
    repaired = repair.read_export(tmp_path / "out.xlsx")
    edits = repair.undo_edits(examination.plan, repaired)
    repair.apply_edits(repaired, edits, tmp_path / "back.xlsx")
    assert repair.compare_files(source, tmp_path / "back.xlsx").is_empty


@pytest.mark.parametrize(("sample", "mode"), CASES, ids=[f"{sample.name}-{mode}" for sample, mode in CASES])
def test_repairing_a_repaired_file_changes_nothing(sample: Path, mode: Mode, tmp_path: Path) -> None:
    read, examination = repair.examine(sample / "export.xlsx", Choice(mode=mode), Settings())
    repair.apply_edits(read, examination.plan.edits, tmp_path / "out.xlsx")
    _, again = repair.examine(tmp_path / "out.xlsx", Choice(mode=mode), Settings())
    assert again.plan.edits == ()
