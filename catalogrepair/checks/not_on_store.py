"""Goods of which the store has nothing, though no synced group holds them back: other causes to look at.

A group with no product on the store is not blocked by its grouping: the app would have created it. So it is a note,
and its cells are never cleared by default. The causes to look at stand in the playbook (docs: playbook 1.1):
the app's option "Không tạo mới sản phẩm", goods not for sale or out of business, an app that was never allowed to
read KiotViet (row 6). Goods of no group are counted in one note. A group that may be synced under codes that Excel
damaged is `sync_unknown`'s.
"""

from collections.abc import Iterator

from catalogrepair.catalog.findings import Finding
from catalogrepair.catalog.groups import Catalogue, RowKind
from catalogrepair.catalog.settings import Settings
from catalogrepair.catalog.table import Row
from catalogrepair.checks.about import About, cited
from catalogrepair.text import Text, _

ABOUT = About(
    title=_("Not on the store, and not for its group"),
    looks_for=_(
        "Needs --store. A group (or single goods) with not one code on the store. The grouping does "
        "not block them: the app would have created them."
    ),
    does=_(
        "Only shown. Look at: the app's option “Không tạo mới sản phẩm”, “Đang kinh doanh”, “Được bán "
        "trực tiếp”, and whether the shop has pressed “Cho phép” for the app."
    ),
    example=_("Group TX01 has 4 rows, and no code of them is on the store."),
    source=cited("playbook", "1.1"),
    asks_store=True,
)


def find(catalogue: Catalogue, settings: Settings) -> Iterator[Finding]:
    """One note for each group that is not synced, and one for all single goods that are not on the store."""
    for group in catalogue.groups:
        missing = catalogue.missing(group.rows)
        if missing and not catalogue.is_synced(group) and not catalogue.is_perhaps_synced(group):
            rows = tuple(row.number for row in missing)
            yield Finding(None, group.code, rows, (_of_group(len(group.rows)),))
    if alone := catalogue.missing(row for row in catalogue.table.rows if _is_single(catalogue, row)):
        yield Finding(None, "", tuple(row.number for row in alone), (_of_none(len(alone)),))


def _is_single(catalogue: Catalogue, row: Row) -> bool:
    """Plain goods of no group; rows on a circle have a cause of their own, combos and services are not told of."""
    return row.number not in catalogue.group_of and catalogue.kinds[row.number] is RowKind.SINGLE


def _of_group(count: int) -> Text:
    return _(
        "Nothing of the group ({count:# row|# rows}) is on the store. The grouping is not the cause: "
        "look at “Không tạo mới sản phẩm”, goods not for sale, the app's permission.",
        count=count,
    )


def _of_none(count: int) -> Text:
    return _(
        "{count:# single product is|# single products are} not on the store. Look at “Không tạo mới "
        "sản phẩm” and the app's permission.",
        count=count,
    )
