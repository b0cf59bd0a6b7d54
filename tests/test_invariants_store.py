"""What holds for any catalogue beside any store, looked for by hypothesis.

Chains, roots outside the file, deleted roots, unit rows, repeated, empty and damaged codes are all there.
"""

from collections.abc import Iterator
from typing import NamedTuple

from hypothesis import example, given, settings
from hypothesis import strategies as st

from catalogrepair.catalog.facts import Facts, Listed, Match
from catalogrepair.catalog.findings import LATE, Finding, Level
from catalogrepair.catalog.groups import Catalogue, Group, read_catalogue
from catalogrepair.catalog.names import fold, undeleted
from catalogrepair.catalog.plans.decide import Choice, decide
from catalogrepair.catalog.plans.plan import Edit
from catalogrepair.catalog.settings import Settings
from catalogrepair.catalog.table import Row, Table
from catalogrepair.checks import find_all

CODES = ["A1", "A2", "A3", "B1", "Đ1", "000123", "8930000000017"]
DIRTY = ["a2 ", "A1", ""]
ANYTHING = (*CODES, "X9", "U0", "U2", "123", "8.93E+12", "lạ")
OUTSIDE = ["", "X9", "x9", "A1{DEL}", "U1"]
NAMES = ["Áo thun Mây", "Áo thun Mây", "áo thun mây", "Quần jean Sóng"]
OPTIONS = ["", "SIZE:S", "SIZE:M", "MÀU:Đỏ|SIZE:S"]
FLAGS = st.sampled_from(["1", "1", "1", "1", "0"])


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Some products, most of them tied to another one, each with a unit row behind it or not."""
    rows: list[Row] = []
    codes = draw(st.permutations(CODES))[: draw(st.integers(3, 5))]
    dirty = draw(st.booleans())
    for place, plain in enumerate(codes):
        code = draw(st.sampled_from([plain] * 4 + DIRTY)) if dirty else plain
        related = draw(st.sampled_from([*codes, *OUTSIDE] if dirty else ["", "X9", "X9", codes[0], *codes[:place]]))
        options, name = draw(st.sampled_from(OPTIONS)), draw(st.sampled_from(NAMES))
        rows.append(Row(0, code, name, options, related, active=draw(FLAGS), sold=draw(FLAGS)))
        if code and draw(st.booleans()):
            rows.append(Row(0, f"U{place}", name, options, related or code, code, "Thùng", active=draw(FLAGS)))
    return Table([row._replace(number=number) for number, row in enumerate(rows, start=2)])


@st.composite
def stores(draw: st.DrawFn) -> Facts:
    """Each code on a variant of its own, in its SKU, its barcode or both."""
    listed = []
    for code in draw(st.sampled_from([ANYTHING, ("X9", "A1")])):
        if draw(st.booleans()):
            sku, barcode = draw(st.sampled_from([(code, code), (code, ""), ("", code)]))
            listed.append(Listed(sku, barcode, code, code, draw(st.sampled_from(["", "", *NAMES]))))
    return Facts(listed)


MODES = st.sampled_from(["clear", "regroup"])
CHOICES = st.builds(Choice, st.sampled_from(list(Level)), MODES, keep_late=st.booleans())
SURE = st.builds(Choice, st.sampled_from([Level.CERTAIN, Level.LIKELY]), MODES)
FREEING = st.builds(Choice, st.sampled_from(list(Level)), MODES)
KEEPING = st.builds(Choice, st.sampled_from([Level.LIKELY, Level.POSSIBLE]), MODES, keep_late=st.just(True))
quick = settings(max_examples=300)
long = settings(quick, max_examples=1200)
"""for what goes wrong in few catalogues only"""


class Repair(NamedTuple):
    """A catalogue, what was seen and decided in it, and the catalogue that it becomes."""

    before: Catalogue
    findings: tuple[Finding, ...]
    edits: tuple[Edit, ...]
    after: Catalogue


def seen(table: Table, facts: Facts) -> tuple[Catalogue, tuple[Finding, ...]]:
    catalogue = read_catalogue(table, facts)
    return catalogue, find_all(catalogue, Settings())


def repaired(table: Table, facts: Facts, choice: Choice) -> Repair:
    catalogue, findings = seen(table, facts)
    edits, _ = decide(catalogue, findings, choice)
    cells = {edit.row: edit.after for edit in edits}
    rows = [row._replace(related=cells.get(row.number, row.related)) for row in table.rows]
    return Repair(catalogue, findings, edits, read_catalogue(Table(rows), facts))


# The oracles below look into the store's own lines, not into what the catalogue makes of them.


def held(facts: Facts) -> set[str]:
    return {fold(text) for one in facts.listed for text in (one.sku, one.barcode) if text}


def is_there(row: Row, facts: Facts) -> bool:
    return bool(row.code) and fold(row.code) in held(facts)


def is_synced(group: Group, facts: Facts, table: Table) -> bool:
    former = fold(undeleted(group.code)) if group.root is None else ""
    codes = {fold(row.code) for row in (*group.rows, *group.units)} | {fold(group.code)}
    if former and former not in {fold(row.code) for row in table.rows}:
        codes.add(former)
    return bool((codes - {""}) & held(facts))


def is_perhaps_there(row: Row, catalogue: Catalogue) -> bool:
    presence = catalogue.presence.get(row.code)
    return presence is not None and presence.match is Match.DAMAGED


def root_of(number: int, catalogue: Catalogue) -> str:
    """Folded code of the row's root, in the file or not; "" for a row that is one, or on a circle."""
    base_of = {unit.number: base for base, units in catalogue.units_of.items() for unit in units}
    step, passed = number, set[int]()
    while step not in passed:
        passed.add(step)
        row = catalogue.rows[step]
        if step in base_of:
            step = base_of[step]
        elif step in catalogue.targets:
            step = catalogue.targets[step].number
        elif row.related and fold(row.related) != fold(row.code):
            return fold(row.related)
        else:
            return fold(row.code) if step != number else ""
    return ""


def home(code: str, catalogue: Catalogue) -> str:
    """Folded code of the root that a code stands under; its own for a root, or where no row has it."""
    rows = [row for row in catalogue.table.rows if row.code == code]
    rows = rows or [row for row in catalogue.table.rows if fold(row.code) == fold(code)]
    return (root_of(rows[0].number, catalogue) if rows else "") or fold(code)


def missing(catalogue: Catalogue, facts: Facts) -> Iterator[tuple[Group, Row]]:
    """Variants for sale with a code, in synced groups, of which the store has neither them nor a unit row."""
    for group in catalogue.groups:
        if is_synced(group, facts, catalogue.table):
            for row in group.rows:
                ones = (row, *catalogue.units_of.get(row.number, ()))
                there = any(is_there(one, facts) or is_perhaps_there(one, catalogue) for one in ones)
                if row.code and row.for_sale and not there:
                    yield group, row


@quick
@given(table=tables(), facts=stores(), choice=CHOICES)
def test_a_row_that_the_store_has_or_may_have_is_only_ever_pointed_at_its_own_root(
    table: Table, facts: Facts, choice: Choice
) -> None:
    done = repaired(table, facts, choice)
    for edit in done.edits:
        row = done.before.rows[edit.row]
        if not row.base and (is_there(row, facts) or is_perhaps_there(row, done.before)):
            assert edit.after
            assert fold(edit.after) == root_of(edit.row, done.before)


@quick
@given(table=tables(), facts=stores(), choice=CHOICES)
def test_a_row_that_the_store_has_keeps_its_root_whatever_leaves(table: Table, facts: Facts, choice: Choice) -> None:
    done = repaired(table, facts, choice)
    for row in table.rows:
        if not row.base and is_there(row, facts):
            assert root_of(row.number, done.after) == root_of(row.number, done.before)


@long
@given(table=tables(), facts=stores())
def test_every_row_that_a_synced_group_blocks_is_a_conflict(table: Table, facts: Facts) -> None:
    catalogue, findings = seen(table, facts)
    conflicts = {number for finding in findings if finding.level for number in finding.rows}
    for _, row in missing(catalogue, facts):
        assert row.number in conflicts


@quick
@given(table=tables(), facts=stores())
def test_every_missing_unit_row_of_a_product_that_is_there_is_told(table: Table, facts: Facts) -> None:
    catalogue, findings = seen(table, facts)
    told = {number for finding in findings for number in finding.rows}
    for base, units in catalogue.units_of.items():
        for unit in units:
            absent = not is_there(unit, facts) and not is_perhaps_there(unit, catalogue)
            if is_there(catalogue.rows[base], facts) and unit.for_sale and absent:
                assert unit.number in told


@quick
@given(table=tables(), facts=stores())
def test_a_row_that_hangs_on_one_that_is_there_is_surely_seen(table: Table, facts: Facts) -> None:
    catalogue, findings = seen(table, facts)
    certain = {number for finding in findings if finding.level is Level.CERTAIN for number in finding.rows}
    for number, target in catalogue.targets.items():
        row = catalogue.rows[number]
        if number not in catalogue.group_of and not target.base and is_there(target, facts):
            assert catalogue.on_store(row) or not row.code or number in certain


@long
@given(table=tables(), facts=stores(), choice=FREEING)
def test_what_leaves_is_out_of_every_synced_group(table: Table, facts: Facts, choice: Choice) -> None:
    done = repaired(table, facts, choice)
    applied = [
        finding
        for finding in done.findings
        if finding.fix and finding.level and finding.level >= choice.level and finding.check != "related_to_itself"
    ]
    leaving = {number for finding in applied if finding.fix for number in finding.fix.leave}
    for finding in applied:
        if finding.fix:
            for number in finding.fix.leave:
                row, group = done.after.rows[number], done.after.group_of.get(number)
                above = done.before.targets.get(number)
                hangs_rightly = above is not None and above.number in leaving
                assert row.related == "" or choice.mode == "regroup" or hangs_rightly
                assert group is None or not any(is_there(other, facts) for other in group.rows)


TWO_SPELLINGS = Table(
    [
        Row(2, "A1", "Áo thun Mây", "", "A1"),
        Row(3, "a2 ", "Quần jean Sóng", "", "A2"),
        Row(4, "U1", "Quần jean Sóng", "", "A2", "a2 ", "Thùng"),
        Row(5, "A2", "Áo thun Mây", "", "A1"),
    ]
)
"""the unit row of one spelling names the row of the other"""


@long
@given(table=tables(), facts=stores(), choice=FREEING)
@example(table=TWO_SPELLINGS, facts=Facts([Listed("X9", "X9", "X9", "X9")]), choice=Choice(Level.POSSIBLE, "clear"))
def test_unit_rows_stay_with_their_product(table: Table, facts: Facts, choice: Choice) -> None:
    done = repaired(table, facts, choice)
    for number, units in done.before.units_of.items():
        code = done.before.rows[number].code
        for unit in units:
            if home(unit.related, done.before) == home(code, done.before):
                assert home(done.after.rows[unit.number].related, done.after) == home(code, done.after)


@quick
@given(table=tables(), facts=stores(), choice=SURE)
def test_by_default_nothing_is_changed_in_a_group_of_which_the_store_has_nothing(
    table: Table, facts: Facts, choice: Choice
) -> None:
    done = repaired(table, facts, choice)
    for edit in done.edits:
        group = done.before.group_of.get(edit.row)
        assert group is None or len(group.rows) == 1 or is_synced(group, facts, table)


@long
@given(table=tables(), facts=stores(), choice=KEEPING)
def test_late_rows_that_shall_stay_keep_their_group(table: Table, facts: Facts, choice: Choice) -> None:
    done = repaired(table, facts, choice)
    late = {number for finding in done.findings if finding.check == LATE for number in finding.rows}
    for number in late:
        assert root_of(number, done.after) == root_of(number, done.before)


@quick
@given(table=tables(), facts=stores(), choice=CHOICES)
def test_a_row_without_a_code_is_never_changed(table: Table, facts: Facts, choice: Choice) -> None:
    assert all(edit.code for edit in repaired(table, facts, choice).edits)


@long
@given(table=tables(), facts=stores(), choice=SURE)
def test_a_second_run_changes_nothing(table: Table, facts: Facts, choice: Choice) -> None:
    done = repaired(table, facts, choice)
    assert repaired(done.after.table, facts, choice).edits == ()  # type: ignore[arg-type]
