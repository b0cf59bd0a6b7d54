"""What a person is asked about an export, one question for each family that might leave, and what the answers lead to.

The guided repair asks these; `decide` answers them for everybody who chose a level and a mode instead.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from catalogrepair.catalog.examination import ModeOutcome
from catalogrepair.catalog.findings import ITSELF, Finding, Level
from catalogrepair.catalog.groups import Catalogue
from catalogrepair.catalog.plans.decide import edits_of, in_order
from catalogrepair.catalog.plans.plan import ANSWERS, Answer, Edit, Mode


@dataclass(frozen=True)
class Question:
    """Rows of one finding that might change; each row is asked about once, by its most certain finding."""

    name: str
    """tells it from the other questions of the same export, and stays the same for the same file"""
    finding: Finding
    rows: tuple[int, ...]

    @property
    def act(self) -> Literal["leave", "point", "clear"]:
        """What a yes does to the rows: they leave their group, take another code, or lose a code that says nothing."""
        if self.finding.fix and self.finding.fix.leave:
            return "clear" if self.finding.check == ITSELF else "leave"
        return "point"

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What may be answered; a row alone, or one that is only pointed elsewhere, has no second way."""
        return ANSWERS if self.act == "leave" and len(self.rows) > 1 else ("keep", "clear", "unsure")

    @property
    def proposed(self) -> Answer | None:
        """What is answered unless somebody says otherwise; None where only the shop can tell."""
        return "clear" if self.finding.level and self.finding.level >= Level.LIKELY else None


def questions_of(catalogue: Catalogue, findings: Sequence[Finding]) -> tuple[Question, ...]:
    """Every question, in the order of the file."""
    taken: set[int] = set()
    found = []
    for finding in in_order(findings):
        rows = tuple(number for number in finding.fixable if number not in taken)
        taken.update(rows)
        if rows:
            found.append(Question(f"{finding.check}-{rows[0]}", finding, rows))
    return tuple(sorted(found, key=lambda question: (question.rows[0], question.name)))


def proposals(questions: Sequence[Question], mode: Mode = "clear") -> dict[int, Answer]:
    """Row number to the answer that is proposed, in the mode where it is allowed; a row without one is asked about."""
    return {
        row: mode if mode in question.answers else question.proposed
        for question in questions
        if question.proposed
        for row in question.rows
    }


def answered(
    catalogue: Catalogue, questions: Sequence[Question], answers: Mapping[int, Answer]
) -> tuple[tuple[Edit, ...], dict[str, ModeOutcome]]:
    """The edits that the answers lead to, and what they make; rows without an answer stay as they are."""
    modes: dict[int, Mode] = {}
    for question in questions:
        for row in question.rows:
            answer = answers.get(row, "keep")
            if answer in ("clear", "regroup"):
                modes[row] = answer
    return edits_of(catalogue, [question.finding for question in questions], modes)
