"""What the store's word makes of a finding that rests on the export alone.

The export shows what a group looks like; only the store knows what arrived. So, once it was asked:
- a row that is on the store is not blocked, and no look of its group changes its cell, at any level;
- a group of which nothing is on the store is not blocked by its grouping (it would have been created), so its
  cells are never changed by default: other causes come first (`checks/not_on_store.py`).
Source (docs: playbook 1, 1.1).
"""

from dataclasses import replace

from catalogrepair.catalog.findings import Finding, Level, without_rows
from catalogrepair.catalog.groups import Catalogue
from catalogrepair.text import Text, _, pgettext


def weigh(catalogue: Catalogue, finding: Finding) -> Finding:
    """The finding as it stands beside what the store holds; itself when the store was not asked."""
    if catalogue.facts is None or finding.level is None:
        return finding
    rows = [catalogue.rows[number] for number in finding.rows]
    arrived = [row for row in rows if catalogue.on_store(row)]
    perhaps = not all(map(catalogue.surely_on_store, arrived))
    if len(arrived) == len(rows):
        return replace(finding, level=None, fix=None, why=(*finding.why, _arrived(len(rows), perhaps)))
    if finding.fix is None:
        return finding
    fix = without_rows(finding.fix, {row.number for row in arrived})
    group = catalogue.group_of.get(finding.rows[0])
    level, why = finding.level, finding.why
    if arrived:
        why = (*why, _partly_arrived(len(arrived), len(rows), perhaps))
    if group is not None and not catalogue.is_synced(group):
        level = Level.POSSIBLE
        why = (*why, _PERHAPS_SYNCED if catalogue.is_perhaps_synced(group) else _NOT_SYNCED)
    return replace(finding, level=level, fix=fix, why=why)


def _arrived(count: int, perhaps: bool) -> Text:
    on_store = PERHAPS_ON_STORE if perhaps else ON_STORE
    if count == 1:
        return _("The row is {on_store} and is left alone.", on_store=on_store)
    return _("All {count} rows are {on_store} and are left alone.", count=count, on_store=on_store)


def _partly_arrived(arrived: int, count: int, perhaps: bool) -> Text:
    return _(
        "{arrived} of {count} rows are {on_store}: those are left alone.",
        arrived=arrived,
        count=count,
        on_store=PERHAPS_ON_STORE if perhaps else ON_STORE,
    )


ON_STORE = pgettext("of a row", "on the store")
PERHAPS_ON_STORE = pgettext("of a row", "perhaps on the store")
_NOT_SYNCED = _("Nothing of this group is on the store yet, so the grouping may not be the cause.")
_PERHAPS_SYNCED = _(
    "Whether this group is synced is not known, for Excel may have damaged the store's "
    "codes: export again from Haravan, without opening the file in Excel."
)
