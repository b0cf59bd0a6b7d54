"""What became of each finding under the plan: the one place where every report gets its counts from."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalogrepair.catalog.examination import Examination, made_of
from catalogrepair.catalog.findings import Finding


@dataclass(frozen=True)
class Verdict:
    """An examination's findings, sorted by what the plan does with them."""

    fixed: tuple[Finding, ...]
    """conflicts that the plan's edits mend"""
    open: tuple[Finding, ...]
    """conflicts that stay as they are: not sure enough, left out on purpose, or without a fix"""
    kept: tuple[Finding, ...]
    """conflicts of which somebody answered that they stay as they are"""
    passed: tuple[Finding, ...]
    """conflicts of groups that were left out by command: nothing is said of them but how many they are"""
    notes: tuple[Finding, ...]
    blocking: int
    """groups that rows leave"""
    leaving: int
    """rows that leave their group"""
    asking: int
    """groups (or findings without a group) with an open conflict"""
    left_out: int
    """groups (or findings without a group) with a conflict that were left out by command"""


def judge(examination: Examination) -> Verdict:
    """Sort the findings; cost grows with the findings and edits only."""
    edited = {edit.row for edit in examination.plan.edits}
    conflicts = [finding for finding in examination.findings if finding.level is not None]
    fixed = tuple(finding for finding in conflicts if edited.intersection(finding.fixable))
    closed = {id(finding) for finding in fixed}
    passed = tuple(finding for finding in examination.passed if id(finding) not in closed)
    closed |= {id(finding) for finding in passed}
    still = [finding for finding in conflicts if id(finding) not in closed]
    leaving = [finding for finding in fixed if finding.fix and edited.intersection(finding.fix.leave)]
    made = [*examination.outcomes.values(), made_of(examination.plan.edits)]
    return Verdict(
        fixed,
        tuple(finding for finding in still if not _is_kept(finding, examination)),
        tuple(finding for finding in still if _is_kept(finding, examination)),
        passed,
        tuple(finding for finding in examination.findings if finding.level is None),
        _places(leaving),
        max(outcome.variants for outcome in made),
        _places(finding for finding in still if not _is_kept(finding, examination)),
        _places(passed),
    )


def _is_kept(finding: Finding, examination: Examination) -> bool:
    answers = examination.plan.answers
    return bool(finding.fixable) and all(answers.get(row) == "keep" for row in finding.fixable)


def codes_of(examination: Examination, numbers: Iterable[int]) -> list[str]:
    """The `Mã hàng` of the rows with these numbers."""
    rows = examination.catalogue.rows
    return [rows[number].code for number in numbers if number in rows]


def _places(findings: Iterable[Finding]) -> int:
    return len({finding.group or finding.rows for finding in findings})
