"""What the API returns reaches another process whole: what was checked here can be written there."""

import pickle
from pathlib import Path

import pytest

import catalogrepair
from catalogrepair.jobs import repair
from tests.cli.run import SAMPLES

STORIES = sorted(path.parent for path in SAMPLES.glob("*/export.xlsx"))


@pytest.mark.parametrize("sample", STORIES, ids=lambda sample: sample.name)
def test_what_was_checked_can_be_written_elsewhere(sample: Path, tmp_path: Path) -> None:
    here = catalogrepair.check(sample / "export.xlsx")
    there = pickle.loads(pickle.dumps(here))
    assert there.plan == here.plan
    assert there.to_data() == here.to_data()
    for name, checked in (("here", here), ("there", there)):
        repair.apply_edits(checked.export, checked.plan.edits, tmp_path / f"{name}.xlsx")
    assert (tmp_path / "here.xlsx").read_bytes() == (tmp_path / "there.xlsx").read_bytes()


@pytest.mark.parametrize("sample", STORIES, ids=lambda sample: sample.name)
def test_a_plan_is_the_same_elsewhere(sample: Path) -> None:
    planned = catalogrepair.plan(sample / "export.xlsx")
    assert pickle.loads(pickle.dumps(planned)) == planned
