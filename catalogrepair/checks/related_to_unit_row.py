"""A related code that names a unit row ("Thùng") instead of a product.

A unit row is never a root (docs: kiotviet-files 2.1, 2.3). The row it is a unit of is known, so the fix
points there, or at that row's root; whether the row belongs to that product at all is the shop's to say: `possible`.
"""

from collections.abc import Iterator

from catalogrepair.catalog.findings import Finding, Fix, Level
from catalogrepair.catalog.groups import Catalogue
from catalogrepair.catalog.names import undeleted
from catalogrepair.catalog.settings import Settings
from catalogrepair.checks.about import About, cited
from catalogrepair.text import _

ABOUT = About(
    title=_("A row that points at a unit row"),
    looks_for=_("A related code that names a unit row (a pack, a case). A unit row is never a root."),
    does=_("Possible: on the shop's word the row is pointed at the root that the unit row belongs to."),
    example=_("NN02 names “NN01-THUNG” → NN01."),
    source=cited("kiotviet-files", "2.3"),
    to_send=(
        _(
            "In “Hàng hóa cùng loại” these goods hang on a unit, such as a pack or a case, and not on the"
            " main goods, so they may not reach Haravan."
        ),
    ),
)


def find(catalogue: Catalogue, settings: Settings) -> Iterator[Finding]:
    """One finding for each row that names a unit row."""
    for number, target in catalogue.targets.items():
        if not target.base:
            continue
        row, root = catalogue.rows[number], catalogue.roots.get(number)
        meant = root.code if root else catalogue.outside.get(number, "")
        yield Finding(
            Level.POSSIBLE,
            meant or row.related,
            (number,),
            (
                _(
                    "{code} names {target}, which is the unit row “{unit}” of {base}.",
                    code=row.code,
                    target=target.code,
                    unit=target.unit,
                    base=target.base,
                ),
            ),
            Fix(point=((number, meant),)) if meant and not undeleted(meant) else None,
        )
