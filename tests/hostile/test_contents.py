"""Damaged and hostile contents of a workbook: sheets, and the parts that lead to them."""

import pytest

from tests.hostile import parts, sheets
from tests.hostile.case import Case
from tests.hostile.check import Tried, require, tried

CASES = (*sheets.cases(), *parts.cases())


@pytest.fixture(scope="module")
def its(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Tried]:
    return tried(CASES, tmp_path_factory.mktemp("contents"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_it_is_refused_in_a_sentence_or_repaired_in_the_planned_cells(case: Case, its: dict[str, Tried]) -> None:
    require(case, its[case.name])
