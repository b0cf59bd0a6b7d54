"""Whether an import did what was planned, and whether the products arrived: told by looking, never by assuming."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from catalogrepair.core.diff import CellChange, Difference
from catalogrepair.core.facts import Facts
from catalogrepair.core.names import plain
from catalogrepair.core.plan import Edit

Arrival = Literal["arrived", "barcode", "hidden", "repeated", "missing"]


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
    unplanned: tuple[CellChange, ...]
    """related cells that changed and were not in the plan"""
    elsewhere: tuple[CellChange, ...]
    """cells of other columns that changed: sales, stock, somebody's work, or the import's"""

    @property
    def is_of_another_file(self) -> bool:
        """Whether not one planned row is in the new export: it is another shop's, or a filtered one."""
        return bool(self.gone) and not (self.done or self.untouched or self.other)

    @property
    def is_done(self) -> bool:
        """Whether every planned cell holds what was planned, and no other related cell changed."""
        return not (self.untouched or self.other or self.gone or self.unplanned)


def prove(edits: Sequence[Edit], difference: Difference, heading: str) -> Proof:
    """Hold the edits against what differs between the export before and the one after the import.

    `heading` is the related column's in the first export.
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
        elif change.after == edit.after:
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
    )


def arrivals(edits: Sequence[Edit], facts: Facts) -> dict[str, Arrival]:
    """Each edited product's code to how the store has it now; a code that Excel damaged there counts as missing."""
    return {edit.code: _arrival(edit.code, facts) for edit in edits if edit.code}


def _arrival(code: str, facts: Facts) -> Arrival:
    presence = facts.find(code)
    if presence is None:
        return "missing"
    if len({listed.variant for listed in presence.listed}) > 1:
        return "repeated"
    if presence.hidden:
        return "hidden"
    return "barcode" if presence.field == "barcode" else "arrived"
