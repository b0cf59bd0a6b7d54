"""What somebody signs: a line for each group that changes or must be asked about, with its goods by name.

Lines of changes are made from the edits themselves, so that they add up to them whatever the plan was made by.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from catalogrepair.catalog.examination import Examination, made_of
from catalogrepair.catalog.findings import Finding, Level
from catalogrepair.catalog.plans.plan import Edit
from catalogrepair.catalog.table import Row
from catalogrepair.report.cards import GroupCard
from catalogrepair.report.wording import becomes
from catalogrepair.text import NOTHING, Text


class Goods(NamedTuple):
    """Rows of one name."""

    name: str
    codes: int


@dataclass(frozen=True)
class Line:
    """One group on the decision sheet."""

    number: int
    """its place on the sheet, from 1, by which its picture and its evidence are found"""
    card: GroupCard | None
    """None for edits of a group in which nothing was found: somebody wrote them into the plan"""
    code: str
    """the root's code as the file spells it; "" where no group is concerned"""
    goods: tuple[Goods, ...]
    """what leaves, changes or is asked about"""
    host: str
    """the product that they hang on, "" where it is not known"""
    edits: tuple[Edit, ...]
    level: Level | None
    becomes: Text
    """what the edits make of it on the store; NOTHING without any"""
    ask: Text | None = None
    """how somebody can tell; None where nothing is to be asked"""


class Sheet(NamedTuple):
    """The decision sheet."""

    changes: tuple[Line, ...]
    asked: tuple[Line, ...]
    kept: tuple[Line, ...]


def sheet_of(examination: Examination, cards: Sequence[GroupCard]) -> Sheet:
    """The lines of an examination, those that change first; a group that changes and is asked about has two."""
    changes = list(_changes(examination, cards))
    rows = examination.catalogue.rows
    asked = [_asked(card, rows) for card in cards if card.open]
    kept = [_asked(card, rows) for card in cards if card.kept]
    lines = [replace(line, number=number) for number, line in enumerate((*changes, *asked, *kept), start=1)]
    first, second = len(changes), len(changes) + len(asked)
    return Sheet(tuple(lines[:first]), tuple(lines[first:second]), tuple(lines[second:]))


def _changes(examination: Examination, cards: Sequence[GroupCard]) -> Iterator[Line]:
    by_code = {card.code: card for card in cards if card.code}
    alone = {row: card for card in cards if not card.code for finding in card.findings for row in finding.fixable}
    for (code, row), edits in _by_group(examination.plan.edits).items():
        card = by_code.get(code) if code else alone.get(row)
        leaving = [edit for edit in edits if edit.role == "leaves"]
        names = [edit.name for edit in leaving or edits]
        level = min(edit.level for edit in edits)
        made = becomes(made_of(edits))
        yield Line(0, card, code, _goods(names), _host(card, {edit.row for edit in leaving}), tuple(edits), level, made)


def _by_group(edits: Iterable[Edit]) -> Mapping[tuple[str, int], list[Edit]]:
    """(group, row where there is no group) to its edits, in the plan's order."""
    found: dict[tuple[str, int], list[Edit]] = {}
    for edit in edits:
        found.setdefault((edit.group, 0 if edit.group else edit.row), []).append(edit)
    return found


def _asked(card: GroupCard, rows: Mapping[int, Row]) -> Line:
    findings = card.findings if card.kept else card.open
    about = {number for finding in findings for number in finding.fixable or finding.rows}
    worst = max(findings, key=lambda finding: finding.level or Level.POSSIBLE)
    goods = _goods(rows[number].name for number in sorted(about) if number in rows)
    return Line(0, card, card.code, goods, _host(card, about), (), worst.level, NOTHING, _how(worst))


def _how(finding: Finding) -> Text | None:
    """The last sentence of a finding says what would settle it."""
    return finding.why[-1] if finding.why else None


def _goods(names: Iterable[str]) -> tuple[Goods, ...]:
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return tuple(Goods(name, codes) for name, codes in counts.items())


def _host(card: GroupCard | None, leaving: set[int]) -> str:
    """The name of what stays in the group: that of its root, or of the first row that does not leave."""
    if card is None or card.group is None:
        return ""
    root = card.group.root
    if root is not None and root.number not in leaving:
        return root.name
    return next((row.name for row in card.group.rows if row.number not in leaving), "")
