"""Products that are on the store but hidden from shoppers.

They count as being there (docs: haravan-api 2), so they are no matter of grouping; a shop owner who does not
see them on the web site may think otherwise. One note. Source (docs: haravan-files 1.3): `Hiển thị`,
and `published_at` of the API.
"""

from collections.abc import Iterator

from catalogrepair.catalog.findings import Finding
from catalogrepair.catalog.groups import Catalogue
from catalogrepair.catalog.settings import Settings
from catalogrepair.checks.about import About, cited
from catalogrepair.text import _

ABOUT = About(
    title=_("On the store, but hidden"),
    looks_for=_("Needs --store. Goods that are synced, but whose product on Haravan is hidden from shoppers."),
    does=_("Only shown: publish them in Haravan to sell them."),
    example=_("AT01 with “Hiển thị” = No."),
    source=cited("playbook", "1.1"),
    asks_store=True,
)


def find(catalogue: Catalogue, settings: Settings) -> Iterator[Finding]:
    """One note for all goods for sale whose products are hidden."""
    found = ((row, catalogue.presence.get(row.code)) for row in catalogue.table.rows if row.for_sale)
    rows = tuple(row.number for row, presence in found if presence is not None and presence.hidden)
    if rows:
        why = _(
            "{rows:# row is|# rows are} on the store but hidden: shoppers do not see them, but the sync "
            "is not at fault.",
            rows=len(rows),
        )
        yield Finding(None, "", rows, (why,))
