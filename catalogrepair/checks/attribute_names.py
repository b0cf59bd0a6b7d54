"""Attribute names that differ inside one family: the store product takes its options from the root.

All rows of a group share one set of attribute names in real files (docs: kiotviet-files 2.2: no exception in
103 groups), and Haravan reads the names once, from the product it creates. A row with other names has no place in
it. Of rows whose name is the root's this is `possible`: a careful person would rather correct the attribute than
split the product, so the fix (the rows leave) waits for a yes. Rows of another name are `second_family`'s. Without
the root in the file there is nothing to measure against: shown without a fix.
"""

from collections import defaultdict
from collections.abc import Iterator

from catalogrepair.catalog.findings import Finding, Fix, Level
from catalogrepair.catalog.groups import Catalogue, Group
from catalogrepair.catalog.names import attribute_names
from catalogrepair.catalog.settings import Settings
from catalogrepair.catalog.table import Row
from catalogrepair.checks.about import About, cited
from catalogrepair.text import _

ABOUT = About(
    title=_("Attribute names that differ inside a group"),
    looks_for=_(
        "Rows of the same name that use other attributes than the root, such as CHẤT LIỆU where the "
        "root has MÀU and SIZE."
    ),
    does=_("Possible: better correct the attribute in KiotViet; the rows leave the group only when the shop says so."),
    example=_("AT01 holds “MÀU:Đỏ|SIZE:S”, AT07 of the same name “CHẤT LIỆU:Lụa”."),
    source=cited("kiotviet-files", "2.2"),
    to_send=(
        _(
            "In KiotViet these goods have attributes of other names than the goods of their group, so "
            "they may not reach Haravan. Please open them in KiotViet and give them the same attributes "
            "as the rest of the group."
        ),
    ),
)


def find(catalogue: Catalogue, settings: Settings) -> Iterator[Finding]:
    """One finding for each set of attribute names that is not the root's (or, without a root, not the commonest)."""
    if not catalogue.table.has("attributes"):
        return
    for group in catalogue.groups:
        yield from _in_group(group)


def _in_group(group: Group) -> Iterator[Finding]:
    if len({attribute_names(row.attributes) for row in group.rows}) == 1:
        return
    rows_of: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in group.families[0].rows:
        rows_of[attribute_names(row.attributes)].append(row)
    usual = (
        attribute_names(group.root.attributes)
        if group.root
        else max(sorted(rows_of), key=lambda names: len(rows_of[names]))
    )
    for names, rows in rows_of.items():
        if names != usual:
            numbers = tuple(row.number for row in rows)
            theirs, ours = (" + ".join(side).upper() or "∅" for side in (names, usual))
            yield Finding(
                Level.POSSIBLE,
                group.code,
                numbers,
                (_("The attributes of these rows are {theirs}, the root's are {ours}.", theirs=theirs, ours=ours),),
                Fix(leave=numbers) if group.root else None,
            )
