"""What the functions of the API return: values, with what a notebook asks of them."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from catalogrepair.jobs.values import Edit, Examination, Export, Finding, Plan, Results, Verified
from catalogrepair.text import Text

if TYPE_CHECKING:
    from pandas import DataFrame

Language = Literal["vi", "en"]
"""of the sentences in a table; its columns and other words are the same in both"""


@dataclass(frozen=True)
class Checked:
    """What the checks found in one export, and the plan that the choice leads to."""

    examination: Examination
    export: Export = field(repr=False)
    """the file's rows, and what is needed to write it again"""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Conflicts (those with a level) and notes, most certain first, then in file order."""
        return self.examination.findings

    @property
    def plan(self) -> Plan:
        """The edits that would be made."""
        return self.examination.plan

    @property
    def warnings(self) -> tuple[Text, ...]:
        """What the files lack, so that nobody relies on the verdict more than it bears."""
        return self.examination.warnings

    @property
    def is_well(self) -> bool:
        """Whether nothing blocks the sync, sure or not."""
        return not any(finding.level for finding in self.findings)

    def to_frame(self, language: Language = "vi") -> "DataFrame":
        """A row for each row of the export that a finding is about; columns: `catalogrepair.report.frames.FINDINGS`."""
        from catalogrepair.report.frames import findings_frame

        return findings_frame(self.examination, language)

    def to_data(self) -> dict[str, Any]:
        """The JSON values that `check --format json` prints."""
        from catalogrepair.jobs.to_send import answer_of
        from catalogrepair.report.data import examination_to_data

        return examination_to_data(self.examination) | {"answer_to_send": answer_of(self.examination).data}


@dataclass(frozen=True)
class _OfPlan:
    plan: Plan

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The cells that the plan changes."""
        return self.plan.edits

    def to_frame(self, language: Language = "vi") -> "DataFrame":
        """A row for each edit; the columns are `catalogrepair.report.frames.EDITS`."""
        from catalogrepair.report.frames import edits_frame

        return edits_frame(self.plan, language)


@dataclass(frozen=True)
class Planned(_OfPlan):
    """A plan: its edits, and where it was written."""

    path: Path | None = None
    """the plan file; None where none was asked for"""
    warnings: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Repaired(_OfPlan):
    """The cells that were changed, and the files that hold them; no file where no cell was to change.

    `plan` is the plan that was followed; its edits are what was written, an undo's with the old values as `after`.
    """

    paths: tuple[Path, ...]
    """the workbooks: one, or numbered parts of at most what one import takes"""
    plan_path: Path | None = None
    """the plan file that `repair` writes beside the workbook"""
    warnings: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Answered:
    """A table of results: what `verify` saw, or a diagnosis."""

    results: Results
    verified: Verified | None = field(default=None, repr=False)
    """what `verify` saw, as values; None for a diagnosis"""

    @property
    def is_well(self) -> bool:
        """Whether nothing needs anybody: the command would end with exit code 0."""
        return self.results.is_well if self.verified is None else self.verified.is_whole

    def to_frame(self, language: Language = "vi") -> "DataFrame":
        """A row for each product, order or webhook; `catalogrepair.report.frames.results_frame` says the columns."""
        from catalogrepair.report.frames import results_frame

        return results_frame(self.results, language)

    def to_data(self) -> dict[str, Any]:
        """The JSON values that the command prints with `--format json`."""
        from catalogrepair.report.results import results_to_data

        return results_to_data(self.results)
