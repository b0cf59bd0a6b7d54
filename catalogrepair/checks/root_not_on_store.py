"""A root that the store does not have although its group is synced.

A root was not added later and hangs on nothing: its cell is empty already, so nothing in the file mends it. `certain`
that it is missing, without a fix. Source (docs: playbook 1, 1.1).
"""

from collections.abc import Iterator

from catalogrepair.catalog.findings import Finding, Level
from catalogrepair.catalog.groups import Catalogue
from catalogrepair.catalog.settings import Settings
from catalogrepair.checks.about import About, cited
from catalogrepair.text import _

ABOUT = About(
    title=_("A root that is not on the store"),
    looks_for=_("Needs --store. A group has goods on the store, but the root itself is not there."),
    does=_(
        "Only shown: a root's cell is empty already. See the option “Không tạo mới sản phẩm”, or whether "
        "it was deleted on the store."
    ),
    example=_("AT02 and AT03 are on the store, their root AT01 is not."),
    source=cited("playbook", "1"),
    asks_store=True,
    to_send=(
        _(
            "The main goods of this group are not on Haravan, although others of the group are. Please "
            "see whether “Không tạo mới sản phẩm” is chosen in the KiotViet app on Haravan, or whether "
            "the product was deleted on Haravan."
        ),
    ),
)


def find(catalogue: Catalogue, settings: Settings) -> Iterator[Finding]:
    """One finding for each such root."""
    for group in catalogue.groups:
        if group.root is not None and catalogue.is_synced(group) and catalogue.missing([group.root]):
            root = group.root
            why = _(
                "The root {code} is not on the store although its group is synced; its cell is empty "
                "already. See the option “Không tạo mới sản phẩm”, or whether it was deleted on the "
                "store.",
                code=root.code,
            )
            yield Finding(Level.CERTAIN, group.code, (root.number,), (why,))
