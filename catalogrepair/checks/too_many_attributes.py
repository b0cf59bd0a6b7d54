"""More attributes than a Haravan product takes: only the first three are read, once, when it is created.

`certain` as a conflict where two variants of one family become the same by the cut (the store can create one of
them only), else a note: the product arrives, with a part of its attributes missing. No cell of the related column
mends it. Source (docs: playbook 1.1; docs: haravan-files 4.2).
"""

from collections.abc import Iterator

from catalogrepair.catalog.findings import Finding, Level
from catalogrepair.catalog.groups import Catalogue, Group
from catalogrepair.catalog.names import attribute_pairs, fold
from catalogrepair.catalog.settings import Settings
from catalogrepair.catalog.table import Row
from catalogrepair.checks.about import About, cited
from catalogrepair.text import _

ABOUT = About(
    title=_("Too many attributes"),
    looks_for=_("A product with more than 3 attributes. Haravan takes the first 3 only, when it creates the product."),
    does=_("Only shown. Certain where the cut makes two rows the same."),
    example=_("“MÀU:Đỏ|SIZE:S|CỔ:Tròn|TAY:Dài”: TAY does not reach Haravan."),
    source=cited("haravan-files", "4.2"),
    to_send=(
        _(
            "This product has more than 3 attributes, and Haravan takes the first 3 only. Please reduce "
            "them in KiotViet."
        ),
    ),
)


def find(catalogue: Catalogue, settings: Settings) -> Iterator[Finding]:
    """One finding for each group, and each row of no group, with too many attributes."""
    limit = settings.max_attributes
    long = {row.number for row in catalogue.table.rows if row.attributes.count("|") >= limit and not row.base}
    if not long:
        return
    for group in catalogue.groups:
        rows = [row for row in group.rows if row.number in long]
        long.difference_update(row.number for row in rows)
        if rows:
            yield _finding(group.code, rows, _collapses(group, limit), limit)
    for number in sorted(long):
        row = catalogue.rows[number]
        yield _finding(row.code, [row], False, limit)


def _collapses(group: Group, limit: int) -> bool:
    """Whether two rows of one family differ only in attributes past the limit."""
    for family in group.families:
        cut = [(attribute_pairs(row.attributes)[:limit], fold(row.unit)) for row in family.rows]
        whole = [(attribute_pairs(row.attributes), fold(row.unit)) for row in family.rows]
        if len(set(cut)) < len(set(whole)):
            return True
    return False


def _finding(code: str, rows: list[Row], collapses: bool, limit: int) -> Finding:
    why = [
        _(
            "{rows:# row has|# rows have} more than {limit} attributes: Haravan takes the first {limit} only.",
            rows=len(rows),
            limit=limit,
        )
    ]
    if collapses:
        why.append(_("Without the rest some rows become the same, and only one of them can be created."))
    level = Level.CERTAIN if collapses else None
    return Finding(level, code, tuple(row.number for row in rows), tuple(why))
