"""Two codes of the export on one variant of the store: one as its SKU, the other as its barcode alone.

The app writes the product's code into both, and orders are matched by the barcode (docs: haravan-files 4.1). So the
variant is perhaps the SKU's product: the barcode's is then not on the store, though it counts as being there, and its
orders land on the wrong product. `possible`, without a fix: only the shop can tell, and Haravan is where it is
corrected.
"""

from collections.abc import Iterator

from catalogrepair.catalog.facts import Match, Presence
from catalogrepair.catalog.findings import Finding, Level
from catalogrepair.catalog.groups import Catalogue
from catalogrepair.catalog.names import fold
from catalogrepair.catalog.settings import Settings
from catalogrepair.catalog.table import Row
from catalogrepair.checks.about import About, cited
from catalogrepair.text import _

ABOUT = About(
    title=_("Two codes on one variant of the store"),
    looks_for=_(
        "Needs --store. A variant whose SKU is one product's code and whose barcode is another's, "
        "which stands nowhere else on the store."
    ),
    does=_(
        "Possible: the barcode's code counts as being on the store and is not cleared. Correct the "
        "barcode in Haravan and check again."
    ),
    example=_("A variant with SKU AT01 and barcode QJ01."),
    source=cited("haravan-files", "4.1"),
    blocks=False,
    asks_store=True,
    to_send=(
        _(
            "On Haravan one product has the SKU of one of these goods and the Barcode of another. Please "
            "correct the Barcode on Haravan."
        ),
    ),
)


def find(catalogue: Catalogue, settings: Settings) -> Iterator[Finding]:
    """One finding for each row that is found by another row's barcode alone."""
    doubtful = [
        (row, presence)
        for row in catalogue.table.rows
        if (presence := catalogue.presence.get(row.code))
        and presence.field == "barcode"
        and presence.match is not Match.DAMAGED
    ]
    if not doubtful:
        return
    row_of = {fold(row.code): row for row in reversed(catalogue.table.rows) if fold(row.code)}
    for row, presence in doubtful:
        owners = [row_of.get(fold(one.sku)) for one in presence.listed if fold(one.sku) != fold(row.code)]
        if owner := next((owner for owner in owners if owner is not None), None):
            yield _finding(row, owner, presence)


def _finding(row: Row, owner: Row, presence: Presence) -> Finding:
    title = f" (“{presence.title}”)" if presence.title else ""
    why = _(
        "{code} “{name}” is on the store only as the barcode of {owner} “{owner_name}”{title}: perhaps "
        "{code} is not there, and orders of {owner} are matched to it by mistake.",
        code=row.code,
        name=row.name.strip(),
        owner=owner.code,
        owner_name=owner.name.strip(),
        title=title,
    )
    return Finding(Level.POSSIBLE, "", (row.number, owner.number), (why,))
