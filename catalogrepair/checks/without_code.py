"""Rows without a product code: in no fix, and never called missing.

KiotViet's import finds a product by its code, so a row with an empty one creates a new product
(docs: kiotviet-files 3.1), and whether such a row is on the store cannot be known. One note with the row numbers.
"""

from collections.abc import Iterator

from catalogrepair.catalog.findings import Finding
from catalogrepair.catalog.groups import Catalogue
from catalogrepair.catalog.settings import Settings
from catalogrepair.checks.about import About, cited
from catalogrepair.text import _

_SHOWN = 20

ABOUT = About(
    title=_("Rows without a product code"),
    looks_for=_(
        "An empty “Mã hàng”. Nobody can tell whether the row is on the store, and importing it creates a new product."
    ),
    does=_("The row is never changed: give it its code in KiotViet and export again."),
    example=_("Row 14 has a name but no code."),
    source=cited("kiotviet-files", "3.1"),
)


def find(catalogue: Catalogue, settings: Settings) -> Iterator[Finding]:
    """One note for all of them."""
    rows = tuple(sorted(catalogue.codeless))
    if rows:
        numbers = ", ".join(map(str, rows[:_SHOWN])) + (", …" if len(rows) > _SHOWN else "")
        why = _(
            "{rows:# row has|# rows have} no code (row {numbers}): left alone, for nobody can tell whether they are on "
            "the store, and importing a row without a code creates a new product.",
            numbers=numbers,
            rows=len(rows),
        )
        yield Finding(None, "", rows, (why,))
