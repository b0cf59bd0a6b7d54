"""Inputs that swell are refused or repaired in bounded memory and time, each in a process of its own."""

from pathlib import Path

import pytest

from tests.hostile.case import REPAIRED
from tests.hostile.check import MEBIBYTES, SECONDS
from tests.hostile.heavy import Heavy, cases
from tests.hostile.runner import outcomes


@pytest.mark.parametrize("case", tuple(cases()), ids=lambda case: case.name)
def test_it_takes_little_memory_and_time(case: Heavy, tmp_path: Path) -> None:
    export = tmp_path / f"export{case.ending}"
    case.write(export)
    (outcome,) = outcomes([["repair", str(export), "--output", str(tmp_path / "out.xlsx")]], tmp_path / "home")
    assert (outcome.code, case.said == REPAIRED or case.said in outcome.said) == (
        0 if case.said == REPAIRED else 2,
        True,
    )
    assert outcome.peak < MEBIBYTES
    assert outcome.seconds < SECONDS
    assert outcome.code == 0 or not (tmp_path / "out.xlsx").exists()
