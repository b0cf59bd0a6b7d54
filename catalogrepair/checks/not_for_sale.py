"""Goods not for sale or out of business: they do not go to the store, whatever their group.

A note, so that nobody blames the grouping for them. Source (docs: playbook 1.1); flags are 1 and 0
(docs: kiotviet-files 1.2).
"""

from collections import defaultdict
from collections.abc import Iterator

from catalogrepair.catalog.findings import Finding
from catalogrepair.catalog.groups import Catalogue
from catalogrepair.catalog.settings import Settings
from catalogrepair.checks.about import About, cited
from catalogrepair.text import _

ABOUT = About(
    title=_("Goods not for sale or out of business"),
    looks_for=_(
        "“Đang kinh doanh” or “Được bán trực tiếp” is 0. Such goods are not synced; the grouping is not to blame."
    ),
    does=_("Only shown."),
    example=_("AT05 with “Đang kinh doanh” = 0."),
    source=cited("playbook", "1.1"),
)


def find(catalogue: Catalogue, settings: Settings) -> Iterator[Finding]:
    """One note for each group that has such rows, and one for all rows of no group."""
    flagged = {row.number for row in catalogue.table.rows if not row.for_sale}
    if not flagged:
        return
    by_group: dict[str, list[int]] = defaultdict(list)
    for group in catalogue.groups:
        by_group[group.code] += [row.number for row in (*group.rows, *group.units) if row.number in flagged]
        flagged.difference_update(by_group[group.code])
    by_group[""] = sorted(flagged)
    for code, numbers in by_group.items():
        if numbers:
            yield Finding(
                None,
                code,
                tuple(numbers),
                (
                    _(
                        "{numbers:# row is|# rows are} not for sale or out of business: not synced.",
                        numbers=len(numbers),
                    ),
                ),
            )
