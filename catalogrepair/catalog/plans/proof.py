"""Whether an import did what was planned: told by looking, never by assuming."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from catalogrepair.catalog.diff import CellChange, Difference
from catalogrepair.catalog.names import plain
from catalogrepair.catalog.plans.plan import Edit
from catalogrepair.catalog.table import Row

Reading = Literal[
    "as_planned",
    "rows_gone",
    "another_file",
    "not_gathered",
    "linked_back",
    "blank_ignored",
    "in_part",
    "changed_since",
    "not_imported",
    "not_seen",
]
"""not_gathered: cells are empty that should hold a code, and nothing else is wrong; linked_back: was as planned, and
is not any more; blank_ignored: codes were taken, empty cells were not; in_part: some rows were taken, others not;
changed_since: KiotViet changed the products after the repair, and they hang as before; not_imported: KiotViet did not
change them since; not_seen: not imported, or ignored, or linked back"""
_MAKE = ("Mã ĐVT Cơ bản", "Quy đổi", "ĐVT", "Thuộc tính")
"""columns that make a row what it is: no import of ours changes them"""


@dataclass(frozen=True)
class Proof:
    """A plan held against an export that was made after the import."""

    done: tuple[Edit, ...]
    """cells that hold what was planned"""
    untouched: tuple[Edit, ...]
    """cells that hold what they held before: not imported, or KiotViet ignored the cell, or linked the row back"""
    other: tuple[tuple[Edit, str], ...]
    """cells that hold a third value, and the value"""
    gone: tuple[Edit, ...]
    """rows whose code the new export does not have"""
    unplanned: tuple[CellChange, ...] = ()
    """related cells that changed and were not in the plan"""
    elsewhere: tuple[CellChange, ...] = ()
    """cells of other columns that changed: sales, stock, somebody's work, or the import's"""
    lost: tuple[str, ...] = ()
    """codes of rows that the plan does not touch and the new export lacks"""

    @property
    def emptied(self) -> tuple[Edit, ...]:
        """Those of `other` whose cell is empty: the row left its group, and is not gathered as planned."""
        return tuple(edit for edit, value in self.other if not value)

    @property
    def is_of_another_file(self) -> bool:
        """Whether not one planned row is in the new export: it is another shop's, or a filtered one."""
        return bool(self.gone) and not (self.done or self.untouched or self.other)

    @property
    def is_done(self) -> bool:
        """Whether every planned cell holds what was planned, and no other related cell changed."""
        return not (self.untouched or self.other or self.gone or self.unplanned)

    @property
    def torn(self) -> tuple[CellChange, ...]:
        """Changed cells of columns that make a row what it is: units and attributes."""
        make = {plain(heading) for heading in _MAKE}
        return tuple(change for change in self.elsewhere if plain(change.heading) in make)

    @property
    def is_harmless(self) -> bool:
        """Whether nothing changed that no repair changes: other related cells, units, attributes, rows."""
        return not (self.unplanned or self.torn or self.lost)


def prove(edits: Sequence[Edit], difference: Difference, heading: str, now: Mapping[str, str]) -> Proof:
    """Hold the edits against what differs between the export before and the one after the import.

    `heading` is the related column's in the first export, `now` the related code of each code in the second.
    """
    same = plain(heading)
    related = {change.row_before: change for change in difference.changed if plain(change.heading) == same}
    removed = {row for row, _ in difference.removed}
    planned = {edit.row for edit in edits}
    done, untouched, gone = [], [], []
    other = []
    for edit in edits:
        change = related.get(edit.row)
        if edit.row in removed:
            gone.append(edit)
        elif change is None:
            untouched.append(edit)
        elif _is_as_planned(edit, change.after, now):
            done.append(edit)
        else:
            other.append((edit, change.after))
    return Proof(
        tuple(done),
        tuple(untouched),
        tuple(other),
        tuple(gone),
        tuple(change for row, change in related.items() if row not in planned),
        tuple(change for change in difference.changed if plain(change.heading) != same),
        tuple(code for row, code in difference.removed if row not in planned),
    )


def prove_alone(edits: Sequence[Edit], rows: Iterable[Row]) -> Proof:
    """Hold the edits against an export alone, rows found by their code: nothing can be said of the rest of the file."""
    held: dict[str, list[Row]] = {}
    for row in rows:
        held.setdefault(row.code, []).append(row)
    now = {code: found[0].related for code, found in held.items()}
    done: list[Edit] = []
    untouched: list[Edit] = []
    gone: list[Edit] = []
    other: list[tuple[Edit, str]] = []
    for edit in edits:
        found = held.get(edit.code, [])
        held_by = found[0] if len(found) == 1 else next((row for row in found if row.number == edit.row), None)
        if held_by is None:
            gone.append(edit)
        elif _is_as_planned(edit, held_by.related, now):
            done.append(edit)
        elif held_by.related == edit.before:
            untouched.append(edit)
        else:
            other.append((edit, held_by.related))
    return Proof(tuple(done), tuple(untouched), tuple(other), tuple(gone))


def _is_as_planned(edit: Edit, held: str, now: Mapping[str, str]) -> bool:
    """Whether a cell holds what was planned. KiotViet shows a unit row under the root of its product's group, though
    it is imported under its product (docs: kiotviet-files 2.3)."""
    return held == edit.after or (edit.role == "unit" and bool(held) and held == now.get(edit.after))


def read_proof(proof: Proof, before: Collection[str], *, touched: bool | None) -> Reading:
    """What the cells that are not as planned tell of the import.

    `before` are the codes that an earlier look saw as planned; `touched` whether KiotViet changed these products after
    the repaired file was written (None where nothing tells). Whether an empty cell detaches a row, and whether
    KiotViet links rows by itself, is documented nowhere: so only what was seen is said.
    """
    wrong = (*proof.untouched, *(edit for edit, _ in proof.other))
    if proof.is_of_another_file:
        return "another_file"
    if not wrong:
        return "as_planned" if not proof.gone else "rows_gone"
    hanging = (*proof.untouched, *(edit for edit, value in proof.other if value))
    if not hanging:
        return "not_gathered"
    if any(edit.code in before for edit in hanging):
        return "linked_back"
    if not proof.done:
        return "not_seen" if touched is None else "changed_since" if touched else "not_imported"
    emptied = [edit for edit in proof.done if not edit.after]
    is_blank_ignored = not emptied and all(not edit.after for edit in wrong)
    return "blank_ignored" if is_blank_ignored else "in_part"
