"""Same-type groups: which rows hang on which root, and which unit rows belong to which variant.

Source (docs: kiotviet-files 1.4, 2.1, 2.3, 2.4).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import Any

from catalogrepair.catalog.chains import CodeIndex, circles_of, ends_of
from catalogrepair.catalog.facts import Facts, Listed, Match, Presence
from catalogrepair.catalog.families.family import Family, families_of
from catalogrepair.catalog.families.habits import Habits, learn
from catalogrepair.catalog.families.lexicon import Lexicon
from catalogrepair.catalog.families.spelling import Form, form_of
from catalogrepair.catalog.names import fold, is_blank, undeleted
from catalogrepair.catalog.table import Row, Table


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
    lexicon: Lexicon = field(compare=False, repr=False)
    """the words of the whole shop"""

    @cached_property
    def families(self) -> tuple[Family, ...]:
        """What the shop would call one product each; the root's family first when the root is in the file."""
        return families_of(self.rows, self.root, self.lexicon.is_slip)

    @cached_property
    def family_of(self) -> dict[int, Family]:
        """Row number of a variant to its family."""
        return {row.number: family for family in self.families for row in family.rows}


@dataclass(frozen=True)
class Catalogue:
    """A whole export, its rows sorted into groups."""

    table: Table
    groups: tuple[Group, ...]
    """every group of two rows or more and every group whose root is outside the file, in file order"""
    units_of: Mapping[int, tuple[Row, ...]]
    """row number of a variant to its unit rows"""
    targets: Mapping[int, Row]
    """row number of a row with a related code to the row of that code; absent when no row has it"""
    roots: Mapping[int, Row]
    """row number of a child to its last root, chains followed; absent in a circle or when the chain leaves the file"""
    outside: Mapping[int, str]
    """row number of a child to the code of its last root, where that root is outside the file"""
    lexicon: Lexicon
    """the words of the shop's names"""
    facts: Facts | None = None
    """what the store holds; None when it was not asked"""

    @cached_property
    def presence(self) -> dict[str, Presence]:
        """Code to how the store has it, roots and bases outside the file among them; empty when it was not asked."""
        if self.facts is None:
            return {}
        rows, former = self.table.rows, self._former.values()
        known = {unit.number for units in self.units_of.values() for unit in units}
        bases = (code for row in rows if row.base and row.number not in known for code in (row.base, row.related))
        return self.facts.find_all(
            [*(row.code for row in rows), *(group.code for group in self.groups), *former, *bases]
        )

    @cached_property
    def _former(self) -> dict[str, str]:
        """Code of a deleted root to the code it had, unless a row of the file holds that by now."""
        deleted = {group.code: undeleted(group.code) for group in self.groups if group.root is None}
        taken = {fold(row.code) for row in self.table.rows} if any(deleted.values()) else set()
        return {code: former for code, former in deleted.items() if former and fold(former) not in taken}

    def root_presence(self, group: Group) -> Presence | None:
        """How the store has the group's root, in the file or not, deleted in KiotViet or not."""
        return self.presence.get(group.code) or self.presence.get(self._former.get(group.code, ""))

    def on_store(self, row: Row) -> bool:
        """Whether the store has this row or one of its unit rows (perhaps under a code that Excel damaged)."""
        if self.facts is None:
            return False
        return row.code in self.presence or any(unit.code in self.presence for unit in self._units(row))

    def surely_on_store(self, row: Row) -> bool:
        """Whether the store has this row or one of its unit rows under a code that nobody damaged."""
        if self.facts is None:
            return False
        return any(_is_sure(self.presence.get(one.code)) for one in (row, *self._units(row)))

    def _units(self, row: Row) -> tuple[Row, ...]:
        return self.units_of.get(row.number, ())

    def is_synced(self, group: Group) -> bool:
        """Whether the store surely has a product of this group, a root outside the file included (docs: playbook 1)."""
        return _is_sure(self.root_presence(group)) or any(map(self.surely_on_store, group.rows))

    def is_perhaps_synced(self, group: Group) -> bool:
        """Whether all that the store has of this group stands under codes that Excel may have damaged."""
        there = self.root_presence(group) is not None or any(map(self.on_store, group.rows))
        return there and not self.is_synced(group)

    def missing(self, rows: Iterable[Row]) -> tuple[Row, ...]:
        """The rows that could be on the store and are not.

        Goods not for sale never go there, and of a row without a code nobody can tell.
        """
        return tuple(row for row in rows if row.for_sale and not self.on_store(row) and fold(row.code))

    @cached_property
    def titles(self) -> dict[Form, list[Listed]]:
        """What the store calls its products, as sorted words, to all that it lists under that title."""
        found: dict[Form, list[Listed]] = defaultdict(list)
        forms: dict[str, Form] = {}
        for listed in self.facts.listed if self.facts else ():
            if listed.title:
                if listed.title not in forms:
                    forms[listed.title] = tuple(sorted(form_of(listed.title)))
                found[forms[listed.title]].append(listed)
        return found

    @cached_property
    def hanging(self) -> dict[int, list[int]]:
        """Row number to the numbers of the rows whose related cell names it."""
        found: dict[int, list[int]] = defaultdict(list)
        for number, target in self.targets.items():
            found[target.number].append(number)
        return found

    @cached_property
    def memo(self) -> dict[int, Any]:
        """What `families/contrast.py` found of a group that is asked for again, by the number of its first row."""
        return {}

    @cached_property
    def circles(self) -> dict[int, tuple[int, ...]]:
        """Row number to the sorted numbers of the circle that its related codes lead into."""
        return circles_of(self.targets)

    @cached_property
    def habits(self) -> Habits:
        """What this shop's own products have in common."""
        grouped = {row.number for group in self.groups for row in group.rows}
        alone = (row for row in self.table.rows if row.number not in grouped and not row.base)
        return learn((family for group in self.groups for family in group.families), alone)

    @cached_property
    def codeless(self) -> frozenset[int]:
        """Numbers of the rows without a product code."""
        return frozenset(row.number for row in self.table.rows if is_blank(row.code))

    @cached_property
    def group_of(self) -> dict[int, Group]:
        """Row number to the row's group; unit rows belong to their variant's."""
        return {row.number: group for group in self.groups for row in (*group.rows, *group.units)}

    @cached_property
    def kinds(self) -> dict[int, RowKind]:
        """Row number to kind."""
        return _kinds(self)

    @cached_property
    def codes(self) -> frozenset[str]:
        """Every code as the file spells it."""
        return frozenset(row.code for row in self.table.rows)

    @cached_property
    def rows(self) -> dict[int, Row]:
        """Row number to row."""
        return {row.number: row for row in self.table.rows}


def read_catalogue(table: Table, facts: Facts | None = None) -> Catalogue:
    """Sort the rows of an export into groups. Pure: the same table and facts give the same catalogue."""
    index = CodeIndex(table.rows)
    targets: dict[int, Row] = {}
    ends: dict[int, Row | str | None] = {}
    for row in table.rows:
        if row.related and not row.base:
            target = index.find(row.related)
            if target is None:
                ends[row.number] = row.related
            elif target is not row:
                targets[row.number] = target
    reached = ends_of(targets, index)
    ends |= {number: reached[number] for number in targets}
    members: dict[object, list[Row]] = defaultdict(list)
    units_of: dict[int, list[Row]] = defaultdict(list)
    for row in table.rows:
        if row.base:
            if (base := index.find(row.base)) is not None:
                units_of[base.number].append(row)
        elif (end := ends.get(row.number, row)) is not None:
            members[fold(end) if isinstance(end, str) else end.number].append(row)
    outside = {number: end for number, end in ends.items() if isinstance(end, str)}
    lexicon = Lexicon(row.name for row in table.rows)
    groups = tuple(
        _group(key, rows, units_of, outside, lexicon)
        for key, rows in members.items()
        if len(rows) > 1 or isinstance(key, str)
    )
    return Catalogue(
        table,
        groups,
        {number: tuple(rows) for number, rows in units_of.items()},
        targets,
        {number: end for number, end in ends.items() if isinstance(end, Row)},
        outside,
        lexicon,
        facts,
    )


def _group(
    key: object,
    rows: list[Row],
    units_of: Mapping[int, list[Row]],
    outside: Mapping[int, str],
    lexicon: Lexicon,
) -> Group:
    root = next((row for row in rows if row.number == key), None)
    units = tuple(unit for row in rows for unit in units_of.get(row.number, ()))
    return Group(root.code if root else outside[rows[0].number], root, tuple(rows), units, lexicon)


def _is_sure(presence: Presence | None) -> bool:
    return presence is not None and presence.match is not Match.DAMAGED


def _kinds(catalogue: Catalogue) -> dict[int, RowKind]:
    with_children = {root.number for root in catalogue.roots.values()}
    kinds: dict[int, RowKind] = {}
    types: dict[str, RowKind | None] = {}
    for row in catalogue.table.rows:
        if row.kind not in types:
            types[row.kind] = _type_kind(row.kind)
        if row.base:
            kind = RowKind.UNIT
        elif row.number in with_children:
            kind = RowKind.ROOT
        elif row.number in catalogue.outside:
            kind = RowKind.CHILD_WITHOUT_ROOT
        elif row.number in catalogue.targets:
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
