"""A group of which nobody can tell whether it is synced: what the store has of it stands under damaged codes.

Excel takes long codes for numbers (docs: haravan-files 1.4), and a damaged code may be a mere look-alike. So the
group's rows that are not there may be blocked (docs: playbook 1) or have another cause: `possible`, without a fix. A
store file that never went through Excel settles it.
"""

from collections.abc import Iterator

from catalogrepair.catalog.findings import Finding, Level
from catalogrepair.catalog.groups import Catalogue
from catalogrepair.catalog.settings import Settings
from catalogrepair.checks.about import About, cited
from catalogrepair.text import _

ABOUT = About(
    title=_("A group that may or may not be synced"),
    looks_for=_(
        "Needs --store. All that the store has of a group are codes that Excel may have damaged "
        "(leading zeros lost, 8.93E+12), and other rows of the group are not there."
    ),
    does=_("Only shown: export again from Haravan without opening the file in Excel, and check once more."),
    example=_("KiotViet has 000123 and 000124 in one group, the store only 123."),
    source=cited("haravan-files", "1.4"),
    asks_store=True,
    to_send=(
        _(
            "The codes of this group on Haravan seem to have been damaged by Excel, so that we cannot "
            "tell which goods are there already. Please export the products from Haravan once more (Sản "
            "phẩm → Xuất dữ liệu) and send us the file as it is, without opening and saving it in Excel."
        ),
    ),
)


def find(catalogue: Catalogue, settings: Settings) -> Iterator[Finding]:
    """One finding for each such group that has missing rows."""
    for group in catalogue.groups:
        if catalogue.is_perhaps_synced(group) and (missing := catalogue.missing(group.rows)):
            count = len(missing)
            why = _(
                "Whether this group is synced is not known, for Excel may have damaged the store's "
                "codes; not on the store: {count:# row|# rows}. Export again from Haravan without "
                "opening the file in Excel.",
                count=count,
            )
            yield Finding(Level.POSSIBLE, group.code, tuple(row.number for row in missing), (why,))
