"""What a plan would break: faults of the grouping that stand in a catalogue after its edits and did not before.

Source (docs: kiotviet-files 2.1, 2.3, 6): a related code names one row of the file,
which is no unit row and hangs on nothing itself; a unit row names its product, or the root that its product hangs on.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from catalogrepair.catalog.chains import CodeIndex, circles_of, ends_of
from catalogrepair.catalog.names import fold
from catalogrepair.catalog.plans.plan import Edit
from catalogrepair.catalog.table import Row
from catalogrepair.text import Text, _

Kind = Literal["absent", "itself", "unit", "repeated", "inexact", "chain", "circle", "torn"]


@dataclass(frozen=True)
class Fault:
    """One wrong cell, told apart by its row, what is wrong with it and the code in it."""

    row: int
    kind: Kind
    code: str


def new_faults(rows: Sequence[Row], edits: Sequence[Edit]) -> list[tuple[Fault, Edit, Text]]:
    """The faults that the edits would bring in, each with the edit that does it, in the plan's order.

    Every edit must name a row of `rows`.
    """
    after = {edit.row: edit.after for edit in edits}
    changed = [row._replace(related=after[row.number]) if row.number in after else row for row in rows]
    old, new = _Grouping(rows), _Grouping(changed)
    known = set(old.faults())
    found = [
        fault
        for fault in new.faults()
        if fault not in known
        and not old.leads_to(fault.row, fault.code)
        and not (fault.row not in after and new.names_its_product(fault.row))
    ]
    causes = _causes([fault.row for fault in found], edits, (new, old))
    told = [(fault, causes[fault.row], _sentence(fault, new.rows[fault.row])) for fault in found]
    return sorted(told, key=lambda one: (one[1].line, one[1].row))


def causes_of(numbers: Collection[int], edits: Sequence[Edit], *tables: Sequence[Row]) -> dict[int, Edit]:
    """Row number to the edit of that row, or of the nearest row that it hangs on in one of the tables."""
    return _causes(numbers, edits, [_Grouping(table) for table in tables] if numbers else ())


class _Grouping:
    """Where every related code of some rows leads."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = {row.number: row for row in rows}
        self.index = CodeIndex(rows)
        self.counts = Counter(row.code for row in rows)
        self.targets = {
            row.number: target
            for row in rows
            if row.related and not row.base and (target := self.index.find(row.related)) is not None
        }
        linked = {number: target for number, target in self.targets.items() if target.number != number}
        self.ends: Mapping[int, Row | str | None] = ends_of(linked, self.index)
        self.circles = circles_of(linked)

    def leads_to(self, number: int, code: str) -> bool:
        """Whether a row hangs, at the end of its chain, on a root outside the file that has this code."""
        row = self.rows[number]
        end = self.ends.get(number, row.related)
        return isinstance(end, str) and end != "" and self.index.find(end) is None and fold(end) == fold(code)

    def faults(self) -> Iterator[Fault]:
        """Everything wrong, row by row."""
        for row in self.rows.values():
            kind = self._torn(row) if row.base else self._wrong(row)
            if kind is not None:
                yield Fault(row.number, kind, row.related)

    def _wrong(self, row: Row) -> Kind | None:
        if not row.related:
            return None
        target = self.targets.get(row.number)
        if target is None:
            return "absent"
        wrongs: tuple[tuple[Kind, bool], ...] = (
            ("itself", target is row),
            ("circle", row.number in self.circles),
            ("unit", bool(target.base)),
            ("repeated", self.counts[target.code] > 1),
            ("inexact", target.code != row.related),
            ("chain", bool(target.related) and self.targets.get(target.number) is not target),
        )
        return next((kind for kind, is_so in wrongs if is_so), None)

    def _torn(self, unit: Row) -> Kind | None:
        """A unit row names its own product or the root of it; of what is no product of the file nobody can tell."""
        base = self.index.find(unit.base)
        if base is None or base.base:
            return None
        end = self.ends.get(base.number, base.related or base)
        root = end.code if isinstance(end, Row) else end or ""
        return None if fold(unit.related) == fold(root) else "torn"

    def names_its_product(self, number: int) -> bool:
        """Whether a unit row carries the code of its own product, as it does where that is a root."""
        row = self.rows[number]
        return bool(row.base) and fold(row.related) == fold(row.base)

    def above(self, number: int) -> Row | None:
        """The row that a row hangs on: its product for a unit row."""
        row = self.rows[number]
        return self.index.find(row.base) if row.base else self.targets.get(number)


def _causes(numbers: Collection[int], edits: Sequence[Edit], groupings: Sequence[_Grouping]) -> dict[int, Edit]:
    by_row = {edit.row: edit for edit in edits}
    return {number: _cause(number, by_row, groupings) or edits[0] for number in numbers}


def _cause(number: int, by_row: Mapping[int, Edit], groupings: Sequence[_Grouping]) -> Edit | None:
    for grouping in groupings:
        seen: set[int] = set()
        place: int | None = number
        while place is not None and place not in seen:
            if place in by_row:
                return by_row[place]
            seen.add(place)
            above = grouping.above(place)
            place = above.number if above is not None else None
    return None


def _sentence(fault: Fault, row: Row) -> Text:
    """What is wrong with a cell, as somebody who edited the plan must hear it."""
    code, place = fault.code, _("row {row} ({code})", row=str(fault.row), code=row.code)
    said: dict[Kind, Text] = {
        "absent": _("the file has no code “{code}”", code=code),
        "itself": _("it would hang on itself"),
        "unit": _("“{code}” is a unit row, not a root", code=code),
        "repeated": _("the code “{code}” stands on several rows", code=code),
        "inexact": _("the file spells the code “{code}” otherwise (spaces, case)", code=code),
        "chain": _("“{code}” hangs on another code itself", code=code),
        "circle": _("the codes hang on each other through “{code}”", code=code),
        "torn": _("the unit row of {base} would hang on “{code}”, torn from its product", base=row.base, code=code),
    }
    text = said[fault.kind]
    return _("{place}: {text}", place=place, text=text)
