"""Same-type groups: which rows hang on which root, and which unit rows belong to which variant.

Source: domain notes on the export, sections 0 (facts 2-4), 1.5 and 2.5.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from catalogrepair.core.facts import Facts, Match, Presence
from catalogrepair.core.families import Family, families_of
from catalogrepair.core.names import fold
from catalogrepair.core.table import Row, Table


class RowKind(Enum):
    """What a row is to the same-type grouping."""

    ROOT = "root"
    CHILD = "child"
    CHILD_WITHOUT_ROOT = "child whose root is not in the file"
    SINGLE = "single"
    UNIT = "unit row"
    COMBO = "combo"
    SERVICE = "service"


@dataclass(frozen=True)
class Group:
    """The rows on one root. `rows` are its variants in file order, the root among them; unit rows stand apart."""

    code: str
    """the root's code as the file spells it"""
    root: Row | None
    """None when the root is not in the file"""
    rows: tuple[Row, ...]
    units: tuple[Row, ...]

    @cached_property
    def families(self) -> tuple[Family, ...]:
        """What the shop would call one product each; the root's family first when the root is in the file."""
        return families_of(self.rows, self.root)


@dataclass(frozen=True)
class Catalogue:
    """A whole export, its rows sorted into groups."""

    table: Table
    groups: tuple[Group, ...]
    """every group of two rows or more and every group whose root is not in the file, in file order"""
    units_of: Mapping[int, tuple[Row, ...]]
    """row number of a variant to its unit rows"""
    targets: Mapping[int, Row]
    """row number of a row with a related code to the row of that code; absent when no row has it"""
    roots: Mapping[int, Row]
    """row number of a child to its last root, chains followed; absent in a circle or when the chain leaves the file"""
    facts: Facts | None = None
    """what the store holds; None when it was not asked"""

    @cached_property
    def presence(self) -> dict[str, Presence]:
        """Code to how the store has it; empty when the store was not asked."""
        codes = [row.code for row in self.table.rows] + [group.code for group in self.groups]
        return self.facts.find_all(codes) if self.facts else {}

    def on_store(self, row: Row) -> bool:
        """Whether the store has this row or one of its unit rows (perhaps under a code that Excel damaged)."""
        return row.code in self.presence or self.sold_in_units(row)

    def sold_in_units(self, row: Row) -> bool:
        """Whether the store has one of the row's unit rows."""
        return any(unit.code in self.presence for unit in self.units_of.get(row.number, ()))

    def is_synced(self, group: Group) -> bool:
        """Whether the store surely has a product of this group, a root outside the file among them (playbook row 1)."""
        codes = (group.code, *(row.code for row in (*group.rows, *group.units)))
        found = (self.presence.get(code) for code in codes)
        return any(presence is not None and presence.match is not Match.DAMAGED for presence in found)

    def missing(self, rows: Iterable[Row]) -> tuple[Row, ...]:
        """The rows that could be on the store and are not; goods not for sale never go there."""
        return tuple(row for row in rows if row.for_sale and not self.on_store(row))

    @cached_property
    def group_of(self) -> dict[int, Group]:
        """Row number to the row's group; unit rows belong to their variant's."""
        return {row.number: group for group in self.groups for row in (*group.rows, *group.units)}

    @cached_property
    def kinds(self) -> dict[int, RowKind]:
        """Row number to kind."""
        return _kinds(self.table, self.targets, self.roots)

    @cached_property
    def rows(self) -> dict[int, Row]:
        """Row number to row."""
        return {row.number: row for row in self.table.rows}


class CodeIndex:
    """Finds the row of a code: by the exact text first, else by the folded text (the domain notes' rule 5.3)."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._exact: dict[str, Row] = {}
        for row in rows:
            if row.code:
                self._exact.setdefault(row.code, row)

    @cached_property
    def _folded(self) -> dict[str, Row]:
        folded: dict[str, Row] = {}
        for code, row in self._exact.items():
            folded.setdefault(fold(code), row)
        return folded

    def find(self, code: str) -> Row | None:
        """The first row with this code, or None."""
        return self._exact.get(code) or (self._folded.get(fold(code)) if code else None)


def read_catalogue(table: Table, facts: Facts | None = None) -> Catalogue:
    """Sort the rows of an export into groups. Pure: the same table and facts give the same catalogue."""
    index = CodeIndex(table.rows)
    targets = {
        row.number: target
        for row in table.rows
        if row.related and not row.base and (target := index.find(row.related)) is not None and target is not row
    }
    roots = {number: root for number in targets if (root := _last_root(number, targets, index)) is not None}
    members: dict[object, list[Row]] = defaultdict(list)
    for row in table.rows:
        if row.base:
            continue
        root = roots.get(row.number)
        if root is not None:
            members[root.number].append(row)
        elif not row.related or index.find(row.related) is row:
            members[row.number].append(row)
        elif row.number not in targets:
            members[fold(row.related)].append(row)
    units_of: dict[int, list[Row]] = defaultdict(list)
    for row in table.rows:
        if row.base and (base := index.find(row.base)) is not None:
            units_of[base.number].append(row)
    groups = tuple(
        _group(key, rows, units_of) for key, rows in members.items() if len(rows) > 1 or isinstance(key, str)
    )
    return Catalogue(
        table,
        groups,
        {number: tuple(rows) for number, rows in units_of.items()},
        targets,
        roots,
        facts,
    )


def _last_root(number: int, targets: Mapping[int, Row], index: CodeIndex) -> Row | None:
    """Follow related codes (and unit rows to their base) to a row that hangs on nothing; None in a circle."""
    seen = {number}
    row = targets[number]
    while row.number not in seen:
        seen.add(row.number)
        if row.base:
            above = index.find(row.base)
        elif row.related and index.find(row.related) is not row:
            above = targets.get(row.number)
        else:
            return row
        if above is None:
            return None
        row = above
    return None


def _group(key: object, rows: list[Row], units_of: Mapping[int, list[Row]]) -> Group:
    root = next((row for row in rows if row.number == key), None)
    units = tuple(unit for row in rows for unit in units_of.get(row.number, ()))
    return Group(root.code if root else rows[0].related, root, tuple(rows), units)


def _kinds(table: Table, targets: Mapping[int, Row], roots: Mapping[int, Row]) -> dict[int, RowKind]:
    with_children = {root.number for root in roots.values()}
    kinds: dict[int, RowKind] = {}
    types: dict[str, RowKind | None] = {}
    for row in table.rows:
        if row.kind not in types:
            types[row.kind] = _type_kind(row.kind)
        if row.base:
            kind = RowKind.UNIT
        elif row.number in roots:
            kind = RowKind.CHILD
        elif row.number in with_children:
            kind = RowKind.ROOT
        elif row.related and row.number not in targets and row.related != row.code:
            kind = RowKind.CHILD_WITHOUT_ROOT
        elif row.number in targets:
            kind = RowKind.CHILD
        else:
            kind = types[row.kind] or RowKind.SINGLE
        kinds[row.number] = kind
    return kinds


def _type_kind(text: str) -> RowKind | None:
    """`Loại hàng` as a kind: combos and services have words of their own, goods have none."""
    word = fold(text)
    if word.startswith("combo"):
        return RowKind.COMBO
    return RowKind.SERVICE if word.startswith("dịch vụ") else None
