"""The whole result in one sentence, where no cell changes though something was found."""

from dataclasses import replace

from catalogrepair.catalog.findings import Finding, Fix, Level
from catalogrepair.report.wording import summary
from catalogrepair.text import Given
from tests.report.stories import clean

WHY = (Given("Vì vậy.", "Because."),)


def told(level: Level, fix: Fix | None) -> str:
    return summary(replace(clean(), findings=(Finding(level, "D100", (2,), WHY, fix),))).en


def test_what_is_sure_but_left_out_is_not_called_unsure() -> None:
    assert told(Level.CERTAIN, Fix(leave=(2,))).startswith("No cell changes, for what could be mended is left out")


def test_what_no_cell_can_mend_is_not_called_unsure() -> None:
    assert told(Level.CERTAIN, None).startswith("The tool cannot mend a cell")


def test_what_is_not_sure_is_called_so() -> None:
    assert told(Level.POSSIBLE, Fix(leave=(2,))).startswith("Nothing is sure enough")
