"""Unit rows that the store does not have although it has the product that they are a unit of.

A note: Haravan keeps the units of a variant beside it, in real files often without a code of their own
(docs: haravan-files 1.2), so a code that is not there need not be a fault. No cell of the related column mends it.
"""

from collections.abc import Iterator

from catalogrepair.catalog.findings import Finding
from catalogrepair.catalog.groups import Catalogue
from catalogrepair.catalog.settings import Settings
from catalogrepair.catalog.table import Row
from catalogrepair.checks.about import About, cited
from catalogrepair.text import _, listed

_SHOWN = 20

ABOUT = About(
    title=_("Unit rows that are not on the store"),
    looks_for=_("Needs --store. A product is on the store, but the code of its unit row (a pack, a case) is not."),
    does=_("Only shown: Haravan may keep a unit without a code of its own. Look at the product's units in Haravan."),
    example=_("NN01 (Lon) is on the store, NN01-THUNG is not."),
    source=cited("haravan-files", "1.2"),
    asks_store=True,
)


def find(catalogue: Catalogue, settings: Settings) -> Iterator[Finding]:
    """One note for all of them."""
    units = [row for row in catalogue.table.rows if row.base]
    base_of = {unit.number: catalogue.rows[number] for number, found in catalogue.units_of.items() for unit in found}
    missing = [row for row in catalogue.missing(units) if _is_there(catalogue, row, base_of.get(row.number))]
    if missing:
        codes = listed([row.code.strip() for row in missing], _SHOWN)
        why = _(
            "The product is on the store, but not the code of {count:# unit row|# unit rows}: {codes}.",
            count=len(missing),
            codes=codes,
        )
        yield Finding(None, "", tuple(row.number for row in missing), (why,))


def _is_there(catalogue: Catalogue, unit: Row, base: Row | None) -> bool:
    """Whether the store has the product of a unit row; a base outside the file is known by the unit row's codes."""
    return catalogue.on_store(base) if base else bool({unit.base, unit.related} & catalogue.presence.keys())
