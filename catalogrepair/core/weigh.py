"""What the store's word makes of a finding that rests on the export alone.

The export shows what a group looks like; only the store knows what arrived. So, once it was asked:
- a row that is on the store is not blocked, and no look of its group changes its cell, at any level;
- a group of which nothing is on the store is not blocked by its grouping (it would have been created), so its
  cells are never changed by default: other causes come first (`checks/not_on_store.py`).
Source: playbook row 1 and "worth knowing for row 1".
"""

from collections.abc import Sequence
from dataclasses import replace

from catalogrepair.core.findings import Finding, Fix, Level
from catalogrepair.core.groups import Catalogue
from catalogrepair.errors import Text


def weigh(catalogue: Catalogue, finding: Finding) -> Finding:
    """The finding as it stands beside what the store holds; itself when the store was not asked."""
    if catalogue.facts is None or finding.level is None:
        return finding
    rows = [catalogue.rows[number] for number in finding.rows]
    arrived = tuple(row.number for row in rows if catalogue.on_store(row))
    if len(arrived) == len(rows):
        return replace(finding, level=None, fix=None, why=(*finding.why, _arrived(len(rows))))
    if finding.fix is None:
        return finding
    fix = _without(finding.fix, arrived)
    group = catalogue.group_of.get(finding.rows[0])
    level, why = finding.level, finding.why
    if arrived:
        why = (*why, _partly_arrived(len(arrived), len(rows)))
    if group is not None and not catalogue.is_synced(group):
        level, why = Level.POSSIBLE, (*why, _NOT_SYNCED)
    return replace(finding, level=level, fix=fix, why=why)


def _without(fix: Fix, arrived: Sequence[int]) -> Fix | None:
    leave = tuple(number for number in fix.leave if number not in arrived)
    point = tuple((number, code) for number, code in fix.point if number not in arrived)
    return Fix(leave, point) if leave or point else None


def _arrived(count: int) -> Text:
    if count == 1:
        return Text("Dòng này đã có trên web nên để nguyên.", "The row is on the store and is left alone.")
    return Text(
        f"Cả {count} dòng đã có trên web nên để nguyên.",
        f"All {count} rows are on the store and are left alone.",
    )


def _partly_arrived(arrived: int, count: int) -> Text:
    return Text(
        f"{arrived} trong {count} dòng đã có trên web: những dòng đó để nguyên.",
        f"{arrived} of {count} rows are on the store: those are left alone.",
    )


_NOT_SYNCED = Text(
    "Chưa hàng nào của nhóm này có trên web, nên có thể nguyên nhân không phải do nhóm.",
    "Nothing of this group is on the store yet, so the grouping may not be the cause.",
)
