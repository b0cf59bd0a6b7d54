"""More variants in one family than the store product takes (a setting, 100 by default).

Unit rows are variants of their own on the store and count. `certain`, without a fix: how to split such a product is
the shop's to decide. Rows of another family do not count: when they leave, the product shrinks.
Source: the store's limit (docs: haravan-files 4.4).
"""

from collections.abc import Iterator

from catalogrepair.catalog.findings import Finding, Level
from catalogrepair.catalog.groups import Catalogue
from catalogrepair.catalog.settings import Settings
from catalogrepair.checks.about import About, cited
from catalogrepair.text import _

ABOUT = About(
    title=_("Too many variants"),
    looks_for=_("A product with more variants than the store takes (100 by default, set by --max-variants)."),
    does=_("Only shown: how to split it is the shop's decision."),
    example=_("One phone case for 140 phone models."),
    source=cited("haravan-files", "4.4"),
    to_send=(
        _("This product has more variants than Haravan takes. Please tell us into which products it is to be divided."),
    ),
)


def find(catalogue: Catalogue, settings: Settings) -> Iterator[Finding]:
    """One finding for each family that is too large."""
    for group in catalogue.groups:
        if len(group.rows) + len(group.units) <= settings.max_variants:
            continue
        for family in group.families:
            units = [unit for row in family.rows for unit in catalogue.units_of.get(row.number, ())]
            count = len(family.rows) + len(units)
            if count > settings.max_variants:
                yield Finding(
                    Level.CERTAIN,
                    group.code,
                    family.numbers,
                    (
                        _(
                            "“{name}” has {count} variants, the store takes {max_variants} at most.",
                            name=family.name,
                            count=count,
                            max_variants=settings.max_variants,
                        ),
                    ),
                )
