"""The groups with a conflict as values to draw: their families side by side, who stays and who leaves."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from catalogrepair.catalog.examination import Examination
from catalogrepair.catalog.findings import Finding
from catalogrepair.catalog.groups import Group
from catalogrepair.catalog.plans.plan import Edit
from catalogrepair.catalog.table import Row
from catalogrepair.report import wording
from catalogrepair.report.formatting import attribute_pairs
from catalogrepair.report.verdict import Verdict
from catalogrepair.text import Text


@dataclass(frozen=True)
class FamilyView:
    """The rows of one family that have one fate; a family of which a part leaves is two of them."""

    number: int
    """the family's place in its group, from 1"""
    name: str
    rows: tuple[Row, ...]
    state: str
    """"stay", "leave" or "ask": how it is drawn"""
    label: Text
    """the same in words"""

    @cached_property
    def attribute_names(self) -> tuple[str, ...]:
        """The attribute names of its rows, each once."""
        return tuple(dict.fromkeys(name for row in self.rows for name, _ in pairs(row) if name))


@dataclass(frozen=True)
class GroupCard:
    """One group with a conflict, or a conflict that concerns no group (then `group` is None)."""

    code: str
    group: Group | None
    findings: tuple[Finding, ...]
    families: tuple[FamilyView, ...]
    fixed: bool
    """whether the plan changes something in it"""
    kept: bool
    """whether somebody answered of all that was found in it that it stays"""
    open: tuple[Finding, ...] = ()
    """those of the findings of which a person is to be asked"""

    @property
    def root(self) -> int:
        """Row number of the root, 0 when it is not in the file."""
        return self.group.root.number if self.group and self.group.root else 0

    @property
    def units(self) -> int:
        """How many unit rows hang on its variants."""
        return len(self.group.units) if self.group else 0


def pairs(row: Row) -> tuple[tuple[str, str], ...]:
    """A row's attributes as (name, value)."""
    return attribute_pairs(row.attributes)


def cards(examination: Examination, verdict: Verdict) -> list[GroupCard]:
    """Every group with a conflict, those the plan mends first; cost grows with their rows."""
    groups: dict[str, Group] = {}
    for group in examination.catalogue.groups:
        groups.setdefault(group.code, group)
    edits = {edit.row: edit for edit in examination.plan.edits}
    mended, kept = ({id(finding) for finding in findings} for findings in (verdict.fixed, verdict.kept))
    drawn = [
        _card(code, groups.get(code) if code else None, findings, edits, mended, kept)
        for code, findings in _by_group(verdict.fixed + verdict.open + verdict.kept)
    ]
    return sorted(drawn, key=lambda card: not card.fixed)


def _by_group(findings: Iterable[Finding]) -> Iterator[tuple[str, list[Finding]]]:
    together: dict[str, list[Finding]] = {}
    alone = []
    for finding in findings:
        if finding.group:
            together.setdefault(finding.group, []).append(finding)
        else:
            alone.append(finding)
    yield from together.items()
    for finding in alone:
        yield "", [finding]


def _card(
    code: str, group: Group | None, findings: list[Finding], edits: dict[int, Edit], mended: set[int], kept: set[int]
) -> GroupCard:
    asked = {row for finding in findings if id(finding) not in kept for row in finding.fixable}
    judged = {row for finding in findings for row in finding.fixable}
    families = group.families if group else ()
    return GroupCard(
        code,
        group,
        tuple(findings),
        tuple(
            _view(number, family.name, rows, edits, asked, judged)
            for number, family in enumerate(families, start=1)
            for rows in _by_fate(family.rows, edits, asked)
        ),
        any(id(finding) in mended for finding in findings),
        all(id(finding) in kept for finding in findings),
        tuple(finding for finding in findings if id(finding) not in mended | kept),
    )


def _by_fate(rows: tuple[Row, ...], edits: dict[int, Edit], asked: set[int]) -> Iterator[tuple[Row, ...]]:
    """The rows that stay, that are asked about, and that change, each together."""
    changed = tuple(row for row in rows if row.number in edits)
    open_rows = tuple(row for row in rows if row.number in asked and row.number not in edits)
    rest = tuple(row for row in rows if row.number not in edits and row.number not in asked)
    yield from filter(None, (rest, open_rows, changed))


def _view(
    number: int, name: str, rows: tuple[Row, ...], edits: dict[int, Edit], asked: set[int], judged: set[int]
) -> FamilyView:
    state, label = _fate(rows, edits, asked, judged)
    return FamilyView(number, name, rows, state, label)


def _fate(rows: tuple[Row, ...], edits: dict[int, Edit], asked: set[int], judged: set[int]) -> tuple[str, Text]:
    changed = [edits[row.number] for row in rows if row.number in edits]
    if not changed:
        if any(row.number in asked for row in rows):
            return "ask", wording.ASK
        return "stay", wording.STAYS if judged else wording.UNCHANGED
    cleared = sum(not edit.after for edit in changed)
    if cleared == len(changed):
        return "leave", wording.LEAVES_ALONE
    return "leave", wording.LEAVES_TOGETHER if cleared else wording.CHANGES
